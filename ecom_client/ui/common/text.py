"""Words, numbers, money and times as the reader writes them.

Visible strings are English in the code and go through `_`, `ngettext` or `pgettext` when they are shown, never when a
module is imported: the language can change before sign-in. Formatting is Qt's locale data, so importing this is cheap.
"""

from __future__ import annotations

import datetime as times
import gettext
import os
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt6.QtCore import (
    QCoreApplication,
    QDate,
    QDateTime,
    QLibraryInfo,
    QLocale,
    QTime,
    QTranslator,
)

from ecom_client.config.paths import bundled

if TYPE_CHECKING:
    from decimal import Decimal

MINUS = "\u2212"
NOTHING = "\u2013"
SOURCE_LANGUAGE = "en"
_LANGUAGE_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
#: Languages the program speaks, each named in itself.
LANGUAGES: dict[str, str] = {"en": "English", "zh_CN": "简体中文"}


def translations_folder() -> Path:
    """Where compiled translations lie: see `bundled`."""
    return bundled("resources") / "translations"


class _Speech:
    """The language in use. One for the process, as the interface has one language at a time."""

    def __init__(self) -> None:
        self.code = SOURCE_LANGUAGE
        self.words: gettext.NullTranslations = gettext.NullTranslations()
        self._locale: QLocale | None = None
        self.qt_words: QTranslator | None = None

    @property
    def locale(self) -> QLocale:
        """The locale, made when the first number or date is written: the sign-in dialog starts without it."""
        if self._locale is None:
            self._locale = _locale_for(self.code)
            QLocale.setDefault(self._locale)
        return self._locale

    def forget_locale(self) -> None:
        """The language changed."""
        self._locale = None


_speech = _Speech()


def _(message: str) -> str:
    """The message in the current language."""
    return _speech.words.gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """The form of the message that fits `count`."""
    return _speech.words.ngettext(one, many, count)


def pgettext(context: str, message: str) -> str:
    """The message in the meaning that `context` names ("verb", "column of orders")."""
    return _speech.words.pgettext(context, message)


def current_language() -> str:
    """The code of the language in use: a key of `LANGUAGES`."""
    return _speech.code


def current_locale() -> QLocale:
    """Qt's locale that numbers and dates are written by; from now on Qt's own widgets follow it too."""
    return QLocale(_speech.locale)


def system_language() -> str:
    """The program's language that fits this computer best; English when none does."""
    spoken = [os.environ.get(name, "").split(":")[0].split(".")[0] for name in _LANGUAGE_VARIABLES]
    # Qt's locales cost a start as much as the rest of the words: they are asked where the surroundings are silent.
    wanted = next((name for name in spoken if name), None)
    for name in [wanted] if wanted else QLocale.system().uiLanguages():
        if (code := _known(name)) is not None:
            return code
    return SOURCE_LANGUAGE


def set_language(code: str, folder: Path | None = None) -> None:
    """Speak `code` from now on; what is on the screen already keeps its words until it is built again.

    An unknown language, or one without compiled words, falls back to English.
    """
    known = _known(code) or SOURCE_LANGUAGE
    words: gettext.NullTranslations = gettext.NullTranslations()
    if known != SOURCE_LANGUAGE:
        words = gettext.translation("ecom", folder or translations_folder(), languages=[known], fallback=True)
    _speech.code = known
    _speech.words = words
    _speech.forget_locale()
    _speak_qt(known)


def _known(code: str) -> str | None:
    """The key of LANGUAGES for any spelling of a language (`zh`, `zh-Hans-CN`, `en_GB`)."""
    plain = code.replace("-", "_")
    if plain in LANGUAGES:
        return plain
    stem = plain.split("_")[0].lower()
    return next((known for known in LANGUAGES if known.split("_")[0] == stem), None)


def _locale_for(code: str) -> QLocale:
    """This computer's own locale when it speaks the language (so that en_GB keeps its dates), else the usual one."""
    system = QLocale.system()
    wanted = QLocale("en_US" if code == "en" else code)
    return system if system.language() == wanted.language() else wanted


class _QtWords(QTranslator):
    """Qt's own words, and those that its catalogue leaves in English."""

    def translate(self, context: str, source: str, disambiguation: str = "", n: int = -1) -> str:
        # Not an empty word but None where nobody knows one: Qt goes on looking then.
        return super().translate(context, source, disambiguation, n) or _left_by_qt().get(source)  # type: ignore[return-value]


def _left_by_qt() -> dict[str, str]:
    return {
        "&Look in:": _("&Look in:"),
        "Files of &type:": _("Files of &type:"),
        "Folder": _("Folder"),
        "Drive": _("Drive"),
        "Page &Set:": _("Page &Set:"),
    }


def _speak_qt(code: str) -> None:
    """Qt's own words (context menus, file dialogs) in the same language."""
    app = QCoreApplication.instance()
    if app is None:
        return
    if _speech.qt_words is not None:
        app.removeTranslator(_speech.qt_words)
        _speech.qt_words = None
    if code == SOURCE_LANGUAGE:
        return
    translator = _QtWords(app)
    if translator.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
        _speech.qt_words = translator


# Numbers and money ---------------------------------------------------------------------------------------------------


def number(value: Decimal | float | None, decimals: int = 0) -> str:
    """`12,345` with `decimals` digits after the point, half-up; a dash for None."""
    if value is None:
        return NOTHING
    from decimal import ROUND_HALF_UP, Decimal

    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return (MINUS if exact < 0 else "") + _grouped(abs(exact), decimals)


def percent(value: Decimal | float) -> str:
    """Of a hundred, as `20 %`."""
    return _("{n} %").format(n=number(value))


def listed(names: Iterable[str]) -> str:
    """Several names in one line."""
    return pgettext("between names", ", ").join(names)


def money(value: Decimal | int | None) -> str:
    """Yuan as `¥1,234.50`; money out is `−¥12.00`; a dash for None."""
    if value is None:
        return NOTHING
    exact = _cents(value)
    return (MINUS if exact < 0 else "") + "¥" + _grouped(abs(exact), 2)


def money_delta(value: Decimal | int | None) -> str:
    """A change of money with its sign always shown: `+¥12.00`, `−¥12.00`, `¥0.00`."""
    if value is None:
        return NOTHING
    return ("+" if _cents(value) > 0 else "") + money(value)


def _cents(value: Decimal | int) -> Decimal:
    from decimal import ROUND_HALF_UP, Decimal

    return Decimal(value).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def _grouped(value: Decimal, decimals: int) -> str:
    # Not QLocale.toString: it takes a float, and money is exact.
    text = f"{value:,.{decimals}f}"
    comma, point = _speech.locale.groupSeparator(), _speech.locale.decimalPoint()
    return text if (comma, point) == (",", ".") else text.translate({ord(","): comma, ord("."): point})


# Times ---------------------------------------------------------------------------------------------------------------


def local(moment: datetime) -> datetime:
    """A UTC moment on this computer's clock. A moment without a zone is UTC."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone()


def date_time(moment: datetime | None) -> str:
    """Local day and minute as the locale writes them, with the year in full; a dash for None."""
    if moment is None:
        return NOTHING
    here = local(moment)
    shown = QDateTime(QDate(here.year, here.month, here.day), QTime(here.hour, here.minute))
    return _speech.locale.toString(
        shown, _full_year(_speech.locale.dateTimeFormat(QLocale.FormatType.ShortFormat))
    )


def date(day: times.date | datetime | None) -> str:
    """The day as the locale writes it; a moment (UTC) gives its local day; a dash for None."""
    if day is None:
        return NOTHING
    if isinstance(day, datetime):
        day = local(day).date()
    return _speech.locale.toString(QDate(day.year, day.month, day.day), date_pattern())


def day_and_month(day: times.date) -> str:
    """The day without its year, as short as the locale writes it: for the axes of charts."""
    pattern = re.sub(r"^[^Md]*y+[^Md]*|[^Md]*y+[^Md]*$", "", date_pattern())
    return _speech.locale.toString(QDate(day.year, day.month, day.day), pattern)


def date_pattern() -> str:
    """The locale's short day pattern with the year in full, for date inputs and axes."""
    return _full_year(_speech.locale.dateFormat(QLocale.FormatType.ShortFormat))


def _full_year(pattern: str) -> str:
    return pattern if "yyyy" in pattern else pattern.replace("yy", "yyyy")


def relative(moment: datetime | None, now: datetime | None = None) -> str:
    """How long ago, in words up to a week; older (or a future) moments are written as days."""
    if moment is None:
        return NOTHING
    then = local(moment)
    today = local(now) if now else datetime.now(UTC).astimezone()
    seconds = (today - then).total_seconds()
    if seconds < -60:
        return date_time(moment)
    if seconds < 60:
        return _("just now")
    if seconds < 3600:
        minutes = int(seconds // 60)
        return ngettext("{n} minute ago", "{n} minutes ago", minutes).format(n=minutes)
    days = (today.date() - then.date()).days
    if days == 0 or seconds < 6 * 3600:
        hours = int(seconds // 3600)
        return ngettext("{n} hour ago", "{n} hours ago", hours).format(n=hours)
    if days == 1:
        return _("yesterday")
    if days < 7:
        return ngettext("{n} day ago", "{n} days ago", days).format(n=days)
    return date(moment)
