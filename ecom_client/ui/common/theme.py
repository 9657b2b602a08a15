"""The look in force: scheme, text scale, fonts, palette and stylesheet, applied to the whole application.

The theme belongs to the application, like its palette: whoever paints asks `current_theme()`.
"""

from __future__ import annotations

from typing import Literal, cast

from PyQt6.QtCore import QObject, Qt, pyqtSignal
from PyQt6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QGuiApplication,
    QPalette,
)
from PyQt6.QtWidgets import QApplication, QWidget

from ecom_client.config.paths import bundled
from ecom_client.ui.common.stylesheet import stylesheet
from ecom_client.ui.common.tokens import DARK, LIGHT, TYPE, Tokens

Scheme = Literal["system", "light", "dark"]
_PROPERTY = "ecom_theme"
_FUSION = "ecom_fusion"
_MARKED = "ecom_marked"
#: The arrows and ticks that the stylesheet needs as files, drawn in each scheme's colours.
_MARKS = bundled("resources") / "marks"
_BODY = TYPE["body"][0]
#: A system font that only means "nobody chose one", and what reads better with Chinese beside it.
_UNCHOSEN = ("Sans Serif", "DejaVu Sans", "Bitstream Vera Sans")
_BETTER = ("Inter", "Noto Sans", "Noto Sans CJK SC")
_CHINESE = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei UI",
    "PingFang SC",
    "WenQuanYi Micro Hei",
)


class Theme(QObject):
    """Light or dark, at a text scale, following the system unless told otherwise.

    With `palette_later`, the first window may be painted before `set_palette` is called.
    `text_scale` 1.0 is 13-pixel body text; without one the system's font decides (1.0 to 2.0).
    """

    #: Scheme or scale became another one; the stylesheet and palette are already in force.
    changed = pyqtSignal()

    def __init__(
        self,
        app: QApplication,
        scheme: Scheme = "system",
        text_scale: float | None = None,
        *,
        palette_later: bool = False,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._wish: Scheme = scheme
        self._system_font = QFont(app.font())
        # The system's own palette tells its scheme as the hint does, and PyQt need not read all names of Qt first.
        self._began_dark: bool | None = app.palette().window().color().lightness() < 128
        self._scale = _system_scale(app) if text_scale is None else text_scale
        self._tokens = LIGHT
        self._fonts: dict[str, QFont] = {}
        if (before := app.property(_PROPERTY)) is not None:
            cast(Theme, before).retire()
        app.setProperty(_PROPERTY, self)
        if not app.property(_FUSION):
            app.setStyle("Fusion")
            app.setProperty(_FUSION, True)
        hints = QGuiApplication.styleHints()
        if hints is not None:
            hints.colorSchemeChanged.connect(self._on_system_scheme_changed)
        self._tell_system()
        self._apply(with_palette=not palette_later)

    def retire(self) -> None:
        """Another theme is in force from now on: follow the system no longer."""
        if (hints := QGuiApplication.styleHints()) is not None:
            hints.colorSchemeChanged.disconnect(self._on_system_scheme_changed)

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self._tokens

    @property
    def scheme(self) -> Scheme:
        """What was asked for: system, light or dark."""
        return self._wish

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are in force."""
        return self._tokens is DARK

    @property
    def text_scale(self) -> float:
        """1.0 is 13-pixel body text."""
        return self._scale

    def set_scheme(self, scheme: Scheme) -> None:
        """Light, dark, or as the system has it, from now on."""
        self._wish = scheme
        self._tell_system()
        self._apply()

    def set_text_scale(self, scale: float) -> None:
        """Larger or smaller text, 0.8 to 2.0; controls grow with it."""
        self._scale = min(max(scale, 0.8), 2.0)
        self._apply()

    def colour(self, name: str) -> QColor:
        """A token's colour for painting: `colour("muted")`. KeyError for a name that is no token."""
        return QColor(self._tokens.colours()[name])

    def font(self, role: str = "body") -> QFont:
        """The font of caption, body, strong, section or title; `number` is body with tabular figures."""
        if role not in self._fonts:
            pixels, weight = TYPE["body" if role == "number" else role]
            font = QFont(self._families()[0])
            font.setFamilies(self._families())
            font.setPixelSize(self.px(pixels))
            font.setWeight(QFont.Weight(weight))
            if role == "number":
                font.setFeature(QFont.Tag(b"tnum"), 1)
            self._fonts[role] = font
        return QFont(self._fonts[role])

    def px(self, pixels: int) -> int:
        """A size given for 100 % text, in pixels at the scale in force."""
        return round(pixels * self._scale)

    def _tell_system(self) -> None:
        """Title bars and native dialogs go along where the platform can."""
        if (hints := QGuiApplication.styleHints()) is None:
            return
        if self._wish == "system":
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Dark if self._wish == "dark" else Qt.ColorScheme.Light)

    def _on_system_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._wish == "system":
            self._apply()

    def _apply(self, with_palette: bool = True) -> None:
        dark = self._wish == "dark" or (self._wish == "system" and self._system_is_dark())
        self._tokens = DARK if dark else LIGHT
        self._fonts.clear()
        self._app.setFont(self.font())
        if with_palette:
            self.set_palette()
        sheet = stylesheet(self._tokens, self._scale, self._mark_file)
        if sheet != self._app.styleSheet():  # every widget there is would be polished anew for nothing
            self._app.setStyleSheet(sheet)
        self.changed.emit()

    def set_palette(self) -> None:
        """Colour what the stylesheet does not reach; PyQt reads all names of Qt for it, so a start does it later."""
        self._app.setPalette(_palette(self._tokens))

    def _system_is_dark(self) -> bool:
        began, self._began_dark = self._began_dark, None
        if began is not None:
            return began
        hints = QGuiApplication.styleHints()
        return hints is not None and hints.colorScheme() == Qt.ColorScheme.Dark

    def _families(self) -> list[str]:
        known = set(QFontDatabase.families())
        own = self._system_font.family()
        first = next((name for name in _BETTER if name in known), own) if own in _UNCHOSEN else own
        rest = (name for name in (own, *_CHINESE) if name in known and name != first)
        return [first, *rest]

    def _mark_file(self, name: str) -> str:
        return (_MARKS / f"{'dark' if self.is_dark else 'light'}-{name}.png").as_posix()


def make_application(arguments: list[str]) -> QApplication:
    """The application, in the style that the stylesheet is written for from its first moment.

    Setting the style later is as good, but it makes PyQt read all of QStyle, which a quick start does without.
    """
    app = QApplication([*arguments[:1], "-style", "Fusion", *arguments[1:]])
    app.setProperty(_FUSION, True)
    return app


def current_theme() -> Theme:
    """The application's theme; a light one is made where nobody has chosen (a widget shown alone)."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("a theme needs a QApplication")
    theme = app.property(_PROPERTY)
    return cast(Theme, theme) if theme is not None else Theme(app, "light")


def mark(widget: QWidget, **properties: object) -> None:
    """Set properties the stylesheet looks at (`role`, `kind`, `ground`, `wrong`) and have the widget drawn by them."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    if not widget.isVisible() and not widget.property(_MARKED):
        # It will be drawn by them when it is first shown.
        widget.setProperty(_MARKED, True)
        return
    if (style := widget.style()) is not None:
        style.unpolish(widget)
        style.polish(widget)
    widget.update()


def _system_scale(app: QApplication) -> float:
    """How much larger than usual the system wants its text; small differences of taste count as 1."""
    scale = QFontInfo(app.font()).pixelSize() / _BODY
    return 1.0 if scale < 1.2 else min(scale, 2.0)


def _palette(tokens: Tokens) -> QPalette:
    """The same colours for whatever the stylesheet does not reach."""
    roles = {
        QPalette.ColorRole.Window: tokens.window,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.window,
        QPalette.ColorRole.ToolTipBase: tokens.text,
        QPalette.ColorRole.ToolTipText: tokens.surface,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.Button: tokens.raised,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.BrightText: tokens.on_accent,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.LinkVisited: tokens.accent,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.Accent: tokens.accent,
        QPalette.ColorRole.Light: tokens.raised,
        QPalette.ColorRole.Midlight: tokens.line,
        QPalette.ColorRole.Mid: tokens.line_strong,
        QPalette.ColorRole.Dark: tokens.line_strong,
        QPalette.ColorRole.Shadow: tokens.line_strong,
    }
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.disabled))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, QColor(tokens.line))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.HighlightedText, QColor(tokens.muted))
    return palette
