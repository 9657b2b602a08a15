"""The kinds of input a form declares. A field never cuts or mends what was typed: it says what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from PyQt6.QtCore import QDate, Qt
from PyQt6.QtGui import QMouseEvent
from PyQt6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ecom_client.domain import input_rules
from ecom_client.ui.common.field import Field, WrongInput
from ecom_client.ui.common.text import _, date_pattern, money, ngettext, number
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import SMALL, TIGHT

#: QLineEdit cuts silently at 32,767: nothing a person pastes may reach its own limit.
_NO_LIMIT = 10_000_000
_WHOLE = re.compile(r"[+-]?\d+|[+-]?\d{1,3}(,\d{3})+")
_DECIMAL = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)?(\.\d*)?")


class _TypedField(Field):
    """Text, without the blanks around it. `max_length` is in characters; what is required has something to see."""

    #: Control characters that may stand in it.
    _controls = ""

    def __init__(self, name: str, label: str, max_length: int, **more: Any) -> None:
        super().__init__(name, label, **more)
        self.max_length = max_length

    def typed(self) -> str:
        """What stands in the field."""
        raise NotImplementedError

    def value(self) -> Any:
        """The text, stripped; refuses text that is too long or has control characters."""
        text = self.typed().strip()
        if sentence := _too_long(text, self.max_length):
            raise WrongInput(sentence)
        if any(sign not in self._controls and unicodedata.category(sign) in ("Cc", "Cs") for sign in text):
            raise WrongInput(_("This has characters that cannot be written. Type it again without them."))
        return text

    def is_nothing(self, value: Any) -> bool:
        return not value or (self.required and input_rules.shows_nothing(value))

    def urgent_problem(self) -> str:
        """That the text is too long."""
        return _too_long(self.typed().strip(), self.max_length)


class TextField(_TypedField):
    """One line of text."""

    def __init__(
        self, name: str, label: str, *, max_length: int = 0, placeholder: str = "", **more: Any
    ) -> None:
        super().__init__(name, label, max_length, **more)
        self.edit = QLineEdit()
        self.edit.setMaxLength(_NO_LIMIT)
        self.edit.setPlaceholderText(placeholder)
        self.edit.textChanged.connect(self.changed)
        self._use(self.edit)

    def typed(self) -> str:
        return self.edit.text()

    def set_value(self, value: Any) -> None:
        """Show the text."""
        self.edit.setText("" if value is None else str(value))


class LongTextField(_TypedField):
    """Several lines of text with a counter. Enter makes a new line, Ctrl+Enter confirms."""

    _controls = "\n\t"

    def __init__(
        self,
        name: str,
        label: str,
        *,
        max_length: int = 2000,
        lines: int = 4,
        placeholder: str = "",
        **more: Any,
    ) -> None:
        super().__init__(name, label, max_length, **more)
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * lines + current_theme().px(20))
        self.counter = QLabel()
        mark(self.counter, role="caption")
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().px(TIGHT))
        column.addWidget(self.edit)
        column.addWidget(self.counter, 0, Qt.AlignmentFlag.AlignRight)
        self._use(whole, self.edit)
        self.edit.textChanged.connect(self._on_text_changed)
        self._on_text_changed()

    def typed(self) -> str:
        return self.edit.toPlainText()

    def set_value(self, value: Any) -> None:
        """Show the text."""
        self.edit.setPlainText("" if value is None else str(value))

    def _on_text_changed(self) -> None:
        length = len(self.typed().strip())
        self.counter.setText(f"{number(length)} / {number(self.max_length)}")
        mark(self.counter, role="error" if length > self.max_length else "caption")
        self.changed.emit()


class PasswordField(Field):
    """A password, taken exactly as typed, hidden until "Show" is pressed."""

    def __init__(self, name: str, label: str, **more: Any) -> None:
        super().__init__(name, label, **more)
        self.edit = QLineEdit()
        self.edit.setMaxLength(_NO_LIMIT)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        # A word, not an eye: the sign-in dialog starts without the icon font.
        self.reveal = QPushButton(_("Show"))
        self.reveal.setCheckable(True)
        self.reveal.setAutoDefault(False)
        self.reveal.setAccessibleName(_("Show the password"))
        mark(self.reveal, kind="link")
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().px(SMALL))
        row.addWidget(self.edit, 1)
        row.addWidget(self.reveal)
        self._use(whole, self.edit)
        self.edit.textChanged.connect(self.changed)
        self.reveal.toggled.connect(self._on_reveal_toggled)

    def value(self) -> Any:
        """The password."""
        return self.edit.text()

    def set_value(self, value: Any) -> None:
        """Put a password in (or None)."""
        self.edit.setText("" if value is None else str(value))

    def _on_reveal_toggled(self, shown: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.reveal.setText(_("Hide") if shown else _("Show"))


class WholeField(Field):
    """A whole number from `least` to `most`; None while empty."""

    def __init__(
        self, name: str, label: str, *, least: int = 0, most: int = 999_999_999, **more: Any
    ) -> None:
        super().__init__(name, label, **more)
        self.least, self.most = least, most
        self.edit = QLineEdit()
        self.edit.setMaxLength(_NO_LIMIT)
        self.edit.setFont(current_theme().font("number"))
        self.edit.textChanged.connect(self.changed)
        self._use(self.edit)

    def value(self) -> Any:
        """The number as int."""
        typed = _plain(self.edit.text())
        if not typed:
            return None
        if not typed.isascii() or not _WHOLE.fullmatch(typed):
            raise WrongInput(_("Type a whole number, like 12."))
        value = (
            int(typed.replace(",", ""))
            if len(typed) < 40
            else (self.most + 1) * (-1 if typed[0] == "-" else 1)
        )
        if not self.least <= value <= self.most:
            raise WrongInput(
                _("Type a number from {least} to {most}.").format(
                    least=number(self.least), most=number(self.most)
                )
            )
        return value

    def set_value(self, value: Any) -> None:
        """Show the number."""
        self.edit.setText("" if value is None else str(value))


class MoneyField(Field):
    """Yuan with at most two decimals as Decimal; None while empty."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        least: Decimal = Decimal(0),
        most: Decimal = Decimal("999999999.99"),
        **more: Any,
    ) -> None:
        super().__init__(name, label, **more)
        self.least, self.most = least, most
        self.edit = QLineEdit()
        self.edit.setMaxLength(_NO_LIMIT)
        self.edit.setFont(current_theme().font("number"))
        self.edit.setPlaceholderText("0.00")
        sign = QLabel("¥")
        mark(sign, role="muted")
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().px(SMALL))
        row.addWidget(sign)
        row.addWidget(self.edit, 1)
        self._use(whole, self.edit)
        self.edit.textChanged.connect(self.changed)

    def value(self) -> Any:
        """The amount as Decimal, exact to the cent."""
        typed = _plain(self.edit.text()).removeprefix("¥").strip()
        if not typed:
            return None
        if not typed.isascii() or not _DECIMAL.fullmatch(typed) or not any(sign.isdigit() for sign in typed):
            raise WrongInput(_("Type an amount, like 12.50."))
        amount = Decimal(typed.replace(",", "")) if len(typed) < 40 else self.most + 1
        if amount < self.least:
            raise WrongInput(_("Type {amount} or more.").format(amount=money(self.least)))
        if amount > self.most:  # before its decimals are looked at: of 28 digits and more they cannot be
            raise WrongInput(_("Type {amount} or less.").format(amount=money(self.most)))
        if amount != amount.quantize(Decimal("0.01")):
            raise WrongInput(_("An amount has at most two decimals."))
        return amount.quantize(Decimal("0.01"))

    def set_value(self, value: Any) -> None:
        """Show the amount."""
        self.edit.setText("" if value is None else f"{Decimal(value):.2f}")


class ChoiceField(Field):
    """One of several. `options` are (value, word); without a first value nothing is chosen."""

    def __init__(
        self, name: str, label: str, *, options: Sequence[tuple[Any, str]], placeholder: str = "", **more: Any
    ) -> None:
        super().__init__(name, label, **more)
        self.box = QComboBox()
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.setPlaceholderText(placeholder or _("Choose…"))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        self._use(self.box)
        self.set_options(options)
        self.box.currentIndexChanged.connect(lambda _place: self.changed.emit())

    def set_options(self, options: Sequence[tuple[Any, str]]) -> None:
        """Offer other options; what was chosen stays chosen where it is still offered."""
        chosen = self.value()
        self.box.clear()
        for value, word in options:
            self.box.addItem(word, value)
        self.set_value(chosen)

    def value(self) -> Any:
        """The value chosen, or None."""
        return self.box.currentData()

    def set_value(self, value: Any) -> None:
        """Choose `value`; one that is not offered leaves nothing chosen."""
        places = (place for place in range(self.box.count()) if self.box.itemData(place) == value)
        self.box.setCurrentIndex(next(places, -1) if value is not None else -1)


class _CheckWords(QLabel):
    """The words of a check box: they wrap, as a check box's own text does not, and are clicked like it."""

    def __init__(self, words: str, box: QCheckBox) -> None:
        super().__init__(words)
        self._box = box
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumHeight(current_theme().px(24))

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        if event is not None and event.button() == Qt.MouseButton.LeftButton:
            self._box.click()


class CheckField(Field):
    """Yes or no. Required means that it has to be yes (terms of use)."""

    def __init__(self, name: str, label: str, **more: Any) -> None:
        super().__init__(name, label, **more)
        self.box = QCheckBox()
        words = _CheckWords(label, self.box)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        self.box.toggled.connect(lambda _on: self.changed.emit())
        self._use(whole, self.box)

    def value(self) -> Any:
        """True or False."""
        return self.box.isChecked()

    def set_value(self, value: Any) -> None:
        """Check it or not."""
        self.box.setChecked(bool(value))

    def problem(self) -> str:
        """That it has to be checked."""
        return _("Check this to go on.") if self.required and not self.box.isChecked() else super().problem()


class DateField(Field):
    """A day. Where it is not required, a check box before it says whether there is one; None without."""

    def __init__(
        self, name: str, label: str, *, least: date | None = None, most: date | None = None, **more: Any
    ) -> None:
        super().__init__(name, label, **more)
        self.edit = QDateEdit(QDate.currentDate())
        self.edit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.edit.setCalendarPopup(True)
        self.edit.setDisplayFormat(date_pattern())
        self.edit.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToPreviousValue)
        self.least, self.most = least, most
        self.given = QCheckBox()
        self.given.setAccessibleName(_("With a date"))
        self.given.setVisible(not self.required)
        self.given.setChecked(self.required)
        self.edit.setEnabled(self.required)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.given)
        row.addWidget(self.edit, 1)
        self._use(whole, self.edit)
        if not self.required:
            whole.setFocusProxy(self.given)
        self.given.toggled.connect(self._on_given_toggled)
        self.edit.dateChanged.connect(lambda _day: self.changed.emit())

    def value(self) -> Any:
        """The day as date, or None."""
        if not self.given.isChecked():
            return None
        shown = self.edit.date()
        day = date(shown.year(), shown.month(), shown.day())
        if (self.least and day < self.least) or (self.most and day > self.most):
            raise WrongInput(_("This day is out of range."))
        return day

    def set_value(self, value: Any) -> None:
        """Show the day, or none."""
        self.given.setChecked(value is not None or self.required)
        if value is not None:
            self.edit.setDate(QDate(value.year, value.month, value.day))

    def _on_given_toggled(self, given: bool) -> None:
        self.edit.setEnabled(given)
        self.changed.emit()


class CustomField(Field):
    """Any widget: pictures, stars, an address picker. `get` and `set` read and write its value."""

    def __init__(
        self,
        name: str,
        label: str,
        widget: QWidget,
        get: Callable[[], Any],
        set: Callable[[Any], object] | None = None,
        changed: Any = None,
        **more: Any,
    ) -> None:
        super().__init__(name, label, **more)
        self._get, self._set = get, set
        self._use(widget)
        if changed is not None:
            changed.connect(lambda *_arguments: self.changed.emit())

    def value(self) -> Any:
        """What the widget says."""
        return self._get()

    def set_value(self, value: Any) -> None:
        """Tell the widget."""
        if self._set is not None:
            self._set(value)


def _plain(typed: str) -> str:
    """Digits as a keyboard in any mode types them: full-width becomes plain, blanks go."""
    return "".join(unicodedata.normalize("NFKC", typed).replace("\u2212", "-").split())


def _too_long(text: str, most: int) -> str:
    if not most or len(text) <= most:
        return ""
    over = len(text) - most
    return ngettext(
        "At most {most} characters; this is {n} too many.",
        "At most {most} characters; this is {n} too many.",
        over,
    ).format(most=number(most), n=number(over))
