"""The inputs of a condition's values: one kind for each kind of column and operator.

Each tells `changed`, gives `values()` or raises Invalid as the condition would be refused, and takes `set_values`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from PyQt6.QtCore import QDate, Qt, pyqtSignal
from PyQt6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QHBoxLayout, QLabel, QLineEdit, QWidget

from ecom_client.domain.errors import Invalid
from ecom_client.domain.query import FIRST_DAY, LAST_DAY, Kind, Operator, QueryColumn, Value
from ecom_client.ui.common.flow import FlowLayout
from ecom_client.ui.common.query_words import QueryWords
from ecom_client.ui.common.text import _, current_locale, date_pattern
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import SMALL

_SEPARATORS = re.compile(r"[,，;；、\n]")
_NO_LIMIT = 1_000_000


class ValueInput(QWidget):
    """What the values of one comparison are typed or chosen in."""

    changed = pyqtSignal()

    def values(self) -> tuple[Value, ...]:
        """What is given; Invalid where it cannot be read."""
        return ()

    def set_values(self, values: Sequence[Value]) -> None:
        """Show these."""

    def typed(self) -> tuple[str, ...]:
        """What stands in the text inputs, for an input of the same shape that takes this one's place."""
        return ()

    def set_typed(self, typed: Sequence[str]) -> None:
        """Take over what stood in another input."""

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().px(SMALL))
        return row


class TypedInput(ValueInput):
    """One or two lines, or one line of several values with commas between."""

    def __init__(self, column: QueryColumn, operator: Operator) -> None:
        super().__init__()
        self._column, self._operator = column, operator
        self.edits: list[QLineEdit] = []
        row = self._row()
        for place in range(2 if operator is Operator.BETWEEN else 1):
            if place:
                row.addWidget(QLabel(_("to")))
            edit = QLineEdit()
            edit.setMaxLength(_NO_LIMIT)
            edit.setAccessibleName(_("To") if place else _("Value"))
            edit.setObjectName("queryValueTo" if place else "queryValue")
            if operator is Operator.ONE_OF:
                edit.setPlaceholderText(_("Several, with commas between"))
            edit.textChanged.connect(self.changed)
            row.addWidget(edit, 1)
            self.edits.append(edit)
        self.setFocusProxy(self.edits[0])

    def values(self) -> tuple[Value, ...]:
        typed = [edit.text() for edit in self.edits]
        if self._operator is Operator.ONE_OF:
            typed = [part for part in _SEPARATORS.split(typed[0]) if part.strip()]
        if not typed or not all(part.strip() for part in typed):
            raise Invalid("text_missing", "value")
        return tuple(self._read(part.strip()) for part in typed)

    def set_values(self, values: Sequence[Value]) -> None:
        if self._operator is Operator.ONE_OF:
            self.edits[0].setText(", ".join(str(value) for value in values))
            return
        for edit, value in zip(self.edits, values, strict=False):
            edit.setText(str(value))

    def typed(self) -> tuple[str, ...]:
        return tuple(edit.text() for edit in self.edits)

    def set_typed(self, typed: Sequence[str]) -> None:
        for edit, text in zip(self.edits, typed, strict=False):
            edit.setText(text)

    def _read(self, text: str) -> Value:
        if self._operator is Operator.LAST_DAYS:
            if not re.fullmatch(r"[0-9]{1,6}", text):
                raise Invalid("number_needed", "value")
            return int(text)
        if self._column.kind not in (Kind.NUMBER, Kind.MONEY):
            return text
        plain = text.removeprefix("¥").replace(current_locale().groupSeparator(), "").strip()
        if not re.fullmatch(r"[+-]?\d{1,20}(\.\d{0,20})?", plain):
            raise Invalid("number_needed", "value")
        try:
            return Decimal(plain)
        except InvalidOperation as error:
            raise Invalid("number_needed", "value") from error


class DayInput(ValueInput):
    """One day or two."""

    def __init__(self, operator: Operator) -> None:
        super().__init__()
        self.edits: list[QDateEdit] = []
        row = self._row()
        for place in range(2 if operator is Operator.BETWEEN else 1):
            if place:
                row.addWidget(QLabel(_("to")))
            edit = QDateEdit(QDate.currentDate())
            edit.setCalendarPopup(True)
            edit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            edit.setDisplayFormat(date_pattern())
            edit.setDateRange(
                QDate(FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day),
                QDate(LAST_DAY.year, LAST_DAY.month, LAST_DAY.day),
            )
            edit.setAccessibleName(_("To") if place else _("Day"))
            edit.setObjectName("queryDayTo" if place else "queryDay")
            edit.dateChanged.connect(self.changed)
            row.addWidget(edit)
            self.edits.append(edit)
        row.addStretch(1)
        self.setFocusProxy(self.edits[0])

    def values(self) -> tuple[Value, ...]:
        shown = [edit.date() for edit in self.edits]
        return tuple(date(day.year(), day.month(), day.day()) for day in shown)

    def set_values(self, values: Sequence[Value]) -> None:
        for edit, value in zip(self.edits, values, strict=False):
            if isinstance(value, date):
                edit.setDate(QDate(value.year, value.month, value.day))


class ChoiceInput(ValueInput):
    """One of a few values."""

    def __init__(self, options: Sequence[tuple[Value, str]]) -> None:
        super().__init__()
        self.combo = QComboBox()
        self.combo.setAccessibleName(_("Value"))
        self.combo.setObjectName("queryChoice")
        for value, words in options:
            self.combo.addItem(words, value)
        self.combo.currentIndexChanged.connect(self.changed)
        row = self._row()
        row.addWidget(self.combo)
        row.addStretch(1)
        self.setFocusProxy(self.combo)

    def values(self) -> tuple[Value, ...]:
        return (self.combo.currentData(),)

    def set_values(self, values: Sequence[Value]) -> None:
        place = self.combo.findData(values[0]) if values else -1
        if place >= 0:
            self.combo.setCurrentIndex(place)


class ChoicesInput(ValueInput):
    """Any of a few values."""

    def __init__(self, options: Sequence[tuple[Value, str]]) -> None:
        super().__init__()
        flow = FlowLayout(self, current_theme().px(SMALL))
        self.boxes: list[tuple[Value, QCheckBox]] = []
        for value, words in options:
            box = QCheckBox(words)
            box.toggled.connect(lambda _on: self.changed.emit())
            flow.addWidget(box)
            self.boxes.append((value, box))
        self.setFocusProxy(self.boxes[0][1])

    def values(self) -> tuple[Value, ...]:
        return tuple(value for value, box in self.boxes if box.isChecked())

    def set_values(self, values: Sequence[Value]) -> None:
        for value, box in self.boxes:
            box.setChecked(value in values)


def make_input(words: QueryWords, column: QueryColumn, operator: Operator) -> ValueInput:
    """The input that fits a column and an operator."""
    if operator in (Operator.EMPTY, Operator.FILLED):
        return ValueInput()
    if column.kind is Kind.MOMENT and operator is not Operator.LAST_DAYS:
        return DayInput(operator)
    if column.kind is Kind.CHOICE:
        options = words.choices(column.name)
        return ChoicesInput(options) if operator is Operator.ONE_OF else ChoiceInput(options)
    if column.kind is Kind.YES_NO:
        return ChoiceInput([(True, _("Yes")), (False, _("No"))])
    return TypedInput(column, operator)
