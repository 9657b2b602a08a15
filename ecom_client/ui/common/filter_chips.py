"""The chips of a filter row: each is a button that says what it is set to and opens what sets it."""

from __future__ import annotations

import datetime as clock
import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from PyQt6.QtCore import QDate, QPoint, Qt, pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDateEdit,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.text import _, current_locale, date, date_pattern, money, number
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import MEDIUM, SMALL

Options = Callable[[], Sequence[tuple[Any, str]]]


class FilterKind(enum.Enum):
    """What a range is a range of."""

    MONEY = "money"
    NUMBER = "number"


@dataclass(frozen=True)
class Choice:
    """One of some values. `options` are asked when the chip is opened: value and words."""

    name: str
    title: Callable[[], str]
    options: Options


@dataclass(frozen=True)
class MultiChoice:
    """Any of some values: a frozenset."""

    name: str
    title: Callable[[], str]
    options: Options


@dataclass(frozen=True)
class YesNo:
    """True, False, or not set."""

    name: str
    title: Callable[[], str]


@dataclass(frozen=True)
class Range:
    """A pair of bounds, both included: Decimal yuan or whole numbers."""

    name: str
    title: Callable[[], str]
    kind: FilterKind = FilterKind.MONEY


@dataclass(frozen=True)
class DateRange:
    """Days on this computer's calendar; the value is a pair of UTC moments, the second excluded."""

    name: str
    title: Callable[[], str]


Filter = Choice | MultiChoice | YesNo | Range | DateRange


class FilterChip(QPushButton):
    """One filter. Its kinds say how the value is worded and what opens."""

    #: The value became another one.
    changed = pyqtSignal()

    def __init__(self, declared: Filter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = declared.name
        self._title = declared.title
        self._value: Any = None
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the icon stands after the words
        self.clicked.connect(self.open)
        self._show()

    def value(self) -> Any:
        """What it is set to; None while it is not."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Set it; None clears it."""
        if value != self._value:
            self._value = value
            self._show()
            self.changed.emit()

    def open(self) -> None:
        """Show what sets the value."""
        raise NotImplementedError

    def words(self) -> str:
        """The value as it is shown."""
        raise NotImplementedError

    def _show(self) -> None:
        isset = self._value is not None
        title = self._title()
        self.setText(_("{label}: {text}").format(label=title, text=self.words()) if isset else title)
        self.setAccessibleName(self.text())
        self.setIcon(icon("check" if isset else "chevron-down", "accent" if isset else "muted"))
        mark(self, chip="set" if isset else "unset")

    def _below(self) -> QPoint:
        return self.mapToGlobal(QPoint(0, self.height() + 2))


class _ChoiceChip(FilterChip):
    def __init__(self, declared: Choice | YesNo, options: Options) -> None:
        self._options = options
        super().__init__(declared)

    def words(self) -> str:
        return next((words for value, words in self._options() if value == self._value), str(self._value))

    def menu_of(self) -> QMenu:
        """The values, the one that is set checked."""
        menu = _menu_below(self)
        for value, words in ((None, _("Any")), *self._options()):
            action = QAction(words, menu)
            action.setCheckable(True)
            action.setChecked(value == self._value)
            action.triggered.connect(lambda _checked, value=value: self.set_value(value))
            menu.addAction(action)
        return menu

    def open(self) -> None:
        menu = self.menu_of()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._below())


class _MultiChip(FilterChip):
    def __init__(self, declared: MultiChoice) -> None:
        self._options = declared.options
        super().__init__(declared)

    def words(self) -> str:
        chosen = [words for value, words in self._options() if value in self._value]
        return chosen[0] if len(chosen) == 1 else f"{chosen[0]} +{len(chosen) - 1}" if chosen else "–"

    def menu_of(self) -> QMenu:
        """A check box a value; the menu stays open while they are ticked."""
        menu = _menu_below(self)
        for value, words in self._options():
            box = QCheckBox(words)
            box.setChecked(self._value is not None and value in self._value)
            box.toggled.connect(lambda on, value=value: self._tick(value, on))
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(current_theme().px(SMALL), 0, current_theme().px(MEDIUM), 0)
            line.addWidget(box)
            row.setFocusProxy(box)
            action = QWidgetAction(menu)
            action.setDefaultWidget(row)
            menu.addAction(action)
        return menu

    def _tick(self, value: Any, on: bool) -> None:
        chosen = set(self._value or ()) | {value} if on else set(self._value or ()) - {value}
        self.set_value(frozenset(chosen) or None)

    def open(self) -> None:
        menu = self.menu_of()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._below())


def _menu_below(chip: FilterChip) -> QMenu:
    """A menu that reads as the language does, though the chip's icon stands after its words."""
    menu = QMenu(chip)
    menu.setLayoutDirection(QApplication.layoutDirection())
    return menu


class Popup(QFrame):
    """Two inputs, what is wrong with them, "Apply" and "Clear". Enter applies, Esc closes."""

    applied = pyqtSignal()
    cleared = pyqtSignal()

    def __init__(self, owner: QWidget, first: QWidget, second: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        mark(self, ground="raised")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme = current_theme()
        grid = QGridLayout()
        for row, (words, field) in enumerate(((_("From"), first), (_("To"), second))):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            field.setMinimumWidth(theme.px(150))
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        self.wrong = QLabel()
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        mark(self.wrong, role="error")
        self.apply_button = QPushButton(_("Apply"))
        mark(self.apply_button, kind="primary")
        self.clear_button = QPushButton(_("Clear"))
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.clear_button)
        buttons.addWidget(self.apply_button)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*[theme.px(MEDIUM)] * 4)
        self.column.addLayout(grid)
        self.column.addWidget(self.wrong)
        self.column.addLayout(buttons)
        self.apply_button.clicked.connect(self.applied)
        self.clear_button.clicked.connect(self.cleared)

    def refuse(self, sentence: str, field: QWidget) -> None:
        """Say what is wrong, beside the fields."""
        self.wrong.setText(sentence)
        self.wrong.show()
        self.adjustSize()
        field.setFocus()


class _RangeChip(FilterChip):
    def __init__(self, declared: Range) -> None:
        self._kind = declared.kind
        super().__init__(declared)

    def words(self) -> str:
        write = money if self._kind is FilterKind.MONEY else number
        return _bounds_words(write, *self._value)

    def popup(self) -> Popup:
        """The two bounds as fields."""
        low, high = self._value or (None, None)
        first, second = (
            QLineEdit("" if low is None else str(low)),
            QLineEdit("" if high is None else str(high)),
        )
        popup = Popup(self, first, second)

        def apply() -> None:
            bounds: list[Any] = []
            for field in (first, second):
                mark(field, wrong=False)
                try:
                    bounds.append(self._parse(field.text()))
                except ValueError:
                    mark(field, wrong=True)
                    popup.refuse(_("Enter a number, such as 120."), field)
                    return
            if None not in bounds and bounds[0] > bounds[1]:
                mark(second, wrong=True)
                popup.refuse(_("“To” must not be less than “From”."), second)
                return
            self.set_value(None if bounds == [None, None] else tuple(bounds))
            popup.close()

        _connect_popup(popup, self, apply)
        for field in (first, second):
            field.returnPressed.connect(apply)
        first.setFocus()
        return popup

    def _parse(self, text: str) -> Decimal | int | None:
        plain = text.strip().removeprefix("¥").replace(current_locale().groupSeparator(), "").strip()
        if not plain:
            return None
        try:
            value = Decimal(plain)
        except InvalidOperation as error:
            raise ValueError(text) from error
        if not value.is_finite() or value.copy_abs() > 10**12:
            raise ValueError(text)
        if self._kind is FilterKind.NUMBER:
            if value != value.to_integral_value():
                raise ValueError(text)
            return int(value)
        return value

    def open(self) -> None:
        popup = self.popup()
        popup.move(self._below())
        popup.show()


class _DateChip(FilterChip):
    def words(self) -> str:
        start, end = self._value
        return _bounds_words(date, start, end - timedelta(microseconds=1) if end is not None else None)

    def popup(self) -> Popup:
        """Some usual spans, and two days."""
        today = clock.date.today()  # noqa: DTZ011 - this computer's calendar is meant
        start, end = self._value or (None, None)
        first, second = _day_field(start, today), _day_field(end and end - timedelta(microseconds=1), today)
        popup = Popup(self, first, second)

        def choose(days: int, _checked: bool) -> None:
            self.set_days(today - timedelta(days=days), today)
            popup.close()

        spans = QHBoxLayout()
        for words, days in ((_("Today"), 0), (_("7 days"), 6), (_("30 days"), 29)):
            button = QPushButton(words)
            button.clicked.connect(partial(choose, days))
            spans.addWidget(button)
        popup.column.insertLayout(0, spans)

        def apply() -> None:
            if first.date() > second.date():
                mark(second, wrong=True)
                popup.refuse(_("“To” must not be before “From”."), second)
                return
            self.set_days(_day(first), _day(second))
            popup.close()

        _connect_popup(popup, self, apply)
        first.setFocus()
        return popup

    def set_days(self, first: clock.date, last: clock.date) -> None:
        """From the start of the first day to the end of the last, on this computer's clock."""
        self.set_value((_midnight(first), _midnight(last + timedelta(days=1))))

    def open(self) -> None:
        popup = self.popup()
        popup.move(self._below())
        popup.show()


def _connect_popup(popup: Popup, chip: FilterChip, apply: Callable[[], None]) -> None:
    def clear() -> None:
        chip.set_value(None)
        popup.close()

    popup.applied.connect(apply)
    popup.cleared.connect(clear)


def _bounds_words(write: Callable[[Any], str], low: Any, high: Any) -> str:
    if low is None:
        return _("up to {high}").format(high=write(high))
    if high is None:
        return _("from {low}").format(low=write(low))
    return write(low) if write(low) == write(high) else f"{write(low)} – {write(high)}"


def _day_field(moment: datetime | None, otherwise: clock.date) -> QDateEdit:
    day = otherwise if moment is None else moment.astimezone().date()
    field = QDateEdit(QDate(day.year, day.month, day.day))
    field.setCalendarPopup(True)
    field.setDisplayFormat(date_pattern())
    return field


def _day(field: QDateEdit) -> clock.date:
    day = field.date()
    return clock.date(day.year(), day.month(), day.day())


def _midnight(day: clock.date) -> datetime:
    return datetime.combine(day, time()).astimezone().astimezone(UTC)


def make_chip(declared: Filter) -> FilterChip:
    """The chip of a declared filter."""
    match declared:
        case Choice():
            return _ChoiceChip(declared, declared.options)
        case MultiChoice():
            return _MultiChip(declared)
        case YesNo():
            return _ChoiceChip(declared, lambda: ((True, _("Yes")), (False, _("No"))))
        case Range():
            return _RangeChip(declared)
        case DateRange():
            return _DateChip(declared)
