"""How many: − and + around a number that can be typed. What is out of range is told, not cut in silence."""

from __future__ import annotations

import unicodedata

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.text import _, number
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import ICON, TIGHT


class Quantity(QWidget):
    """A whole number from `least` to `most`."""

    #: The quantity became another one that is in range.
    value_changed = pyqtSignal(int)
    #: Something else was asked for; the sentence says what is possible. The quantity stays.
    refused = pyqtSignal(str)

    def __init__(
        self, least: int = 1, most: int = 999, value: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least, self._most = least, max(least, most)
        self._value = least if value is None else min(max(value, least), self._most)
        self._init_ui()
        self._connect_signals()
        self._show()

    def value(self) -> int:
        """The quantity, always in range."""
        return self._value

    def set_value(self, value: int) -> None:
        """Ask for `value`; out of range it is refused with a sentence."""
        if not self._least <= value <= self._most:
            self._refuse(value)
            return
        mark(self.edit, wrong=False)
        self.edit.setToolTip("")
        changed = value != self._value
        self._value = value
        self._show()
        if changed:
            self.value_changed.emit(value)

    def set_range(self, least: int, most: int) -> None:
        """Another range (the stock changed); the quantity moves into it."""
        self._least, self._most = least, max(least, most)
        self.set_value(min(max(self._value, self._least), self._most))

    def _init_ui(self) -> None:
        theme = current_theme()
        self.less = QToolButton()
        self.less.setIcon(icon("minus"))
        self.less.setAccessibleName(_("One less"))
        self.more = QToolButton()
        self.more.setIcon(icon("plus"))
        self.more.setAccessibleName(_("One more"))
        for button in (self.less, self.more):
            button.setIconSize(QSize(theme.px(ICON), theme.px(ICON)))
            button.setAutoRepeat(True)
        self.edit = QLineEdit()
        self.edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.edit.setFixedWidth(theme.px(56))
        self.edit.setFont(theme.font("number"))
        self.edit.setAccessibleName(_("Quantity"))
        self.setFocusProxy(self.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(TIGHT))
        row.addWidget(self.less)
        row.addWidget(self.edit)
        row.addWidget(self.more)
        row.addStretch()

    def _connect_signals(self) -> None:
        self.less.clicked.connect(lambda: self.set_value(self._value - 1))
        self.more.clicked.connect(lambda: self.set_value(self._value + 1))
        self.edit.editingFinished.connect(self._on_edited)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
        if event is not None and event.key() in steps:
            self.set_value(self._value + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _on_edited(self) -> None:
        typed = unicodedata.normalize("NFKC", self.edit.text()).strip()
        if typed == str(self._value):
            return
        # Twelve digits are past any stock; longer ones are not worth reading as a number.
        self.set_value(int(typed)) if typed.isascii() and typed.isdigit() and len(
            typed
        ) < 12 else self._refuse(None)

    def _refuse(self, asked: int | None) -> None:
        if asked is not None and asked > self._most:
            sentence = _("No more than {n} can be taken.").format(n=number(self._most))
        elif asked is not None and asked < self._least:
            sentence = _("Take at least {n}.").format(n=number(self._least))
        else:
            sentence = _("Type a whole number.")
        mark(self.edit, wrong=True)
        self.edit.setToolTip(sentence)
        self.refused.emit(sentence)

    def _show(self) -> None:
        self.edit.setText(str(self._value))
        self.less.setEnabled(self._value > self._least)
        self.more.setEnabled(self._value < self._most)
