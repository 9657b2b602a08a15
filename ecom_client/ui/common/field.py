"""What every input of a form is: a label, a value, and a sentence for what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PyQt6.QtCore import QEvent, QObject, Qt, pyqtSignal
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QPlainTextEdit, QWidget

from ecom_client.domain.errors import Known
from ecom_client.ui.common.text import _

Check = Callable[[Any], object]


class WrongInput(ValueError):
    """What was typed cannot be taken; the text is the sentence that stands beside the field."""


class Field(QObject):
    """One input with its label. `check` is called with the value and raises when it cannot be taken.

    `half` lets two neighbours share a line.
    """

    changed = pyqtSignal()
    #: Enter was pressed in it (Ctrl+Enter where Enter makes a new line).
    confirmed = pyqtSignal()
    #: The input lost the focus.
    left = pyqtSignal()

    def __init__(
        self,
        name: str,
        label: str,
        *,
        hint: str = "",
        required: bool = False,
        check: Check | None = None,
        half: bool = False,
    ) -> None:
        super().__init__()
        self.name, self.label, self.hint = name, label, hint
        self.required, self.check, self.half = required, check, half
        #: How an error of a check is said; the form sets it.
        self.sentence: Callable[[Exception], str] = str
        #: What the form lays out.
        self.widget: QWidget = QWidget()
        #: What takes the focus and shows the mark of an error.
        self.input: QWidget = self.widget

    def value(self) -> Any:
        """What was typed, as the field's kind. Raises WrongInput when it is not of that kind."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show `value`; None empties the field."""
        raise NotImplementedError

    def is_nothing(self, value: Any) -> bool:
        """Whether such a value is none."""
        return value is None or value == ""

    def problem(self) -> str:
        """The sentence that says what is wrong, or nothing."""
        try:
            value = self.value()
            if self.is_nothing(value):
                return _("This is needed.") if self.required else ""
            if self.check is not None:
                self.check(value)
        except (ValueError, Known) as error:
            return self.sentence(error)
        return ""

    def urgent_problem(self) -> str:
        """What is said while typing, without waiting for the end."""
        return ""

    def _use(self, widget: QWidget, focus: QWidget | None = None) -> None:
        """Take `widget` as the field's, `focus` as the part that is typed into."""
        self.widget, self.input = widget, focus or widget
        if widget is not self.input:
            widget.setFocusProxy(self.input)
        self.input.setAccessibleName(self.label)
        self.input.installEventFilter(self)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        # A field that is being let go has lost its attributes before its widgets have said their last.
        if event is None or watched is None or watched is not getattr(self, "input", None):
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            makes_line = isinstance(self.input, QPlainTextEdit)
            if is_enter and (not makes_line or event.modifiers() & Qt.KeyboardModifier.ControlModifier):
                self.confirmed.emit()
                return True
        elif event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        elif event.type() == QEvent.Type.Wheel and not self.input.hasFocus():
            # A form that is scrolled past must not change its choices.
            event.ignore()
            return True
        return super().eventFilter(watched, event)
