"""A form: declared fields, each with its label above and its hint or error sentence below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ecom_client.ui.common.field import Field, WrongInput
from ecom_client.ui.common.fields import (
    CheckField,
    ChoiceField,
    CustomField,
    DateField,
    LongTextField,
    MoneyField,
    PasswordField,
    TextField,
    WholeField,
)
from ecom_client.ui.common.sentences import sentence
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import MEDIUM, TIGHT

__all__ = [
    "CheckField",
    "ChoiceField",
    "CustomField",
    "DateField",
    "Field",
    "Form",
    "Heading",
    "LongTextField",
    "MoneyField",
    "PasswordField",
    "TextField",
    "WholeField",
    "WrongInput",
]


class Heading:
    """A line of the form that only says what the fields below are about."""

    def __init__(self, words: str) -> None:
        self.words = words


class _Row(QWidget):
    """Label, input, and the one line below that is the hint or the error."""

    def __init__(self, field: Field, optional_word: str) -> None:
        super().__init__()
        self.field = field
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(TIGHT))
        self.label = QLabel(field.label)
        self.label.setWordWrap(True)
        self.label.setBuddy(field.input)
        mark(self.label, role="strong")
        self.below = QLabel()
        self.below.setWordWrap(True)
        self.below.setTextFormat(Qt.TextFormat.PlainText)
        if isinstance(field, CheckField):
            self.label.hide()
        head = QHBoxLayout()
        head.setSpacing(theme.px(TIGHT))
        head.addWidget(self.label, 0 if optional_word else 1)
        if optional_word:
            optional = QLabel(optional_word)
            mark(optional, role="caption")
            head.addWidget(optional, 1)
        column.addLayout(head)
        column.addWidget(field.widget)
        column.addWidget(self.below)
        column.addStretch()
        self.error = ""
        self.show_error("")

    def show_error(self, sentence: str) -> None:
        self.error = sentence
        self.below.setText(sentence or self.field.hint)
        mark(self.below, role="error" if sentence else "caption")
        if self.below.isHidden() == bool(self.below.text()):
            self.below.setVisible(bool(self.below.text()))
        mark(self.field.input, wrong=bool(sentence))
        self.field.input.setAccessibleDescription(sentence or self.field.hint)


class Form(QWidget):
    """The declared fields in their order.

    What is wrong is said when a field is left, when the form is checked, and when the server refuses; nothing typed is
    taken back. Enter in any field asks for `submitted`. `sentences` says what a field's check raised
    (a ValueError or a known error) in a sentence.
    """

    #: Enter was pressed: the owner checks and sends.
    submitted = pyqtSignal()
    #: Something was typed or chosen.
    changed = pyqtSignal()

    def __init__(
        self,
        fields: Sequence[Field | Heading],
        parent: QWidget | None = None,
        *,
        sentences: Callable[[Exception], str] = sentence,
    ) -> None:
        super().__init__(parent)
        self._rows: dict[str, _Row] = {}
        self._first_values: dict[str, Any] = {}
        self._init_ui(fields)
        for field in self.fields():
            field.sentence = sentences
        self._connect_signals()
        self.remember_values()

    def field(self, name: str) -> Field:
        """The declared field; KeyError for a name that was not declared."""
        return self._rows[name].field

    def fields(self) -> list[Field]:
        """The declared fields in order."""
        return [row.field for row in self._rows.values()]

    def values(self) -> dict[str, Any]:
        """What was typed, by field name. Raises WrongInput where something is not of its kind: `check` first."""
        return {name: row.field.value() for name, row in self._rows.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show these values; fields not named keep theirs. Counts as unchanged afterwards."""
        for name, value in values.items():
            if name in self._rows:
                self._rows[name].field.set_value(value)
        self.clear_errors()
        self.remember_values()

    def check(self) -> bool:
        """Whether everything can be sent. Says what is wrong beside each field and goes to the first."""
        for row in self._rows.values():
            row.show_error(row.field.problem() if row.isVisibleTo(self) else "")
        self._go_to_first_error()
        return not self.errors()

    def set_error(self, name: str, sentence: str) -> bool:
        """Say `sentence` beside the field and go to the first one that is wrong. False when there is no such field."""
        if name not in self._rows:
            return False
        self._rows[name].show_error(sentence)
        self._go_to_first_error()
        return True

    def errors(self) -> dict[str, str]:
        """The sentences that stand beside fields now."""
        return {name: row.error for name, row in self._rows.items() if row.error}

    def clear_errors(self) -> None:
        """Take every error sentence away."""
        for row in self._rows.values():
            row.show_error("")

    def show_field(self, name: str, shown: bool) -> None:
        """Show a field only where it applies; a hidden one is not checked."""
        self._rows[name].setVisible(shown)

    def is_changed(self) -> bool:
        """Whether something differs from the values the form was given."""
        return any(_readable(row.field) != self._first_values.get(name) for name, row in self._rows.items())

    def remember_values(self) -> None:
        """What is shown now counts as unchanged."""
        self._first_values = {name: _readable(row.field) for name, row in self._rows.items()}

    def focus_first(self) -> None:
        """Put the focus where typing begins."""
        if self._rows:
            next(iter(self._rows.values())).field.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _init_ui(self, fields: Sequence[Field | Heading]) -> None:
        theme = current_theme()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(MEDIUM))
        grid.setVerticalSpacing(theme.px(MEDIUM))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        line, half_taken = 0, False
        for item in fields:
            is_half = isinstance(item, Field) and item.half
            if half_taken and not is_half:
                line, half_taken = line + 1, False
            if isinstance(item, Heading):
                title = QLabel(item.words)
                mark(title, role="section")
                grid.addWidget(title, line, 0, 1, 2)
            else:
                item.setParent(self)
                choosable = not item.required and not isinstance(item, CheckField | CustomField)
                row = self._rows[item.name] = _Row(item, _("(optional)") if choosable else "")
                grid.addWidget(row, line, 1 if half_taken else 0, 1, 1 if is_half else 2)
            if is_half and not half_taken:
                half_taken = True
            else:
                line, half_taken = line + 1, False
        # Room that is left over stays below the last field.
        grid.setRowStretch(line + 1, 1)

    def _connect_signals(self) -> None:
        for row in self._rows.values():
            row.field.changed.connect(lambda row=row: self._on_field_changed(row))
            row.field.left.connect(lambda row=row: self._on_field_left(row))
            row.field.confirmed.connect(self.submitted)

    def _on_field_changed(self, row: _Row) -> None:
        if row.error or row.field.urgent_problem():
            # While it is being mended only what is said in passing stays; the rest is judged on leaving.
            row.show_error(row.field.urgent_problem())
        self.changed.emit()

    def _on_field_left(self, row: _Row) -> None:
        problem = row.field.problem()
        if _readable(row.field) not in (None, "", False) and problem and not row.error:
            row.show_error(problem)

    def _go_to_first_error(self) -> None:
        for row in self._rows.values():
            if row.error:
                row.field.input.setFocus(Qt.FocusReason.OtherFocusReason)
                return


def _readable(field: Field) -> Any:
    """The value, or the sentence that says why there is none: either way something to compare."""
    try:
        return field.value()
    except ValueError as error:
        return str(error)
