"""Columns of a list, as a page declares them: what a row says in it, how it is written, what it sorts by."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PyQt6.QtCore import Qt

from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.edits import Edit
from ecom_client.ui.common.stars import rating_words
from ecom_client.ui.common.text import NOTHING, _, date, date_time, money, money_delta, number

#: The native value of a cell: a Decimal, a datetime, a word.
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
#: The whole row of a cell, None while it is not read yet.
ROW_ROLE = Qt.ItemDataRole.UserRole + 2
#: The declaration of a cell's column.
COLUMN_ROLE = Qt.ItemDataRole.UserRole + 3


class Kind(enum.Enum):
    """How a column's values are written."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    #: Money that came in or went out: signed, and toned.
    DELTA = "delta"
    DATETIME = "datetime"
    DATE = "date"
    CHIP = "chip"
    STARS = "stars"
    PICTURE = "picture"
    BOOL = "bool"
    ID = "id"
    #: The name of something a click leads to; the page connects the table's `clicked`.
    LINK = "link"


_RIGHT = (Kind.NUMBER, Kind.MONEY, Kind.DELTA)
_WIDTHS = {
    Kind.TEXT: 180,
    Kind.NUMBER: 90,
    Kind.MONEY: 110,
    Kind.DELTA: 120,
    Kind.DATETIME: 150,
    Kind.DATE: 110,
    Kind.CHIP: 130,
    Kind.STARS: 150,
    Kind.PICTURE: 56,
    Kind.BOOL: 80,
    Kind.ID: 90,
    Kind.LINK: 160,
}


@dataclass(frozen=True)
class Column:
    """One column of a list.

    ``title`` is asked each time, so that it speaks the current language. ``value`` picks the native value out
    of a row; a `Kind.PICTURE`'s value is the id its picture is asked by. ``sort`` is the word the list is
    sorted by, None where it cannot be. ``width`` is in pixels at 100 % text, 0 for what its kind usually
    takes. ``chip`` makes a state's chip out of the value (`Kind.CHIP` needs it), ``count`` tells how many
    gave the stars. ``edit`` is what may be typed in its place, ``editable`` says in which rows (where ``edit`` is
    declared, its own `fits` does).
    """

    name: str
    title: Callable[[], str]
    value: Callable[[Any], Any]
    kind: Kind = Kind.TEXT
    sort: str | None = None
    width: int = 0
    tooltip: Callable[[Any], str] | None = None
    chip: Callable[[Any], Chip] | None = None
    count: Callable[[Any], int | None] | None = None
    editable: Callable[[Any], bool] | None = None
    shown: bool = True
    edit: Edit | None = None

    def __post_init__(self) -> None:
        if self.kind is Kind.CHIP and self.chip is None:
            raise ValueError(f"column {self.name!r} needs to know its chips")

    @property
    def start_width(self) -> int:
        """Pixels at 100 % text before anybody sized it."""
        return self.width or _WIDTHS[self.kind]

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Numbers and money stand at the right, all else at the left."""
        side = Qt.AlignmentFlag.AlignRight if self.kind in _RIGHT else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def may_edit(self, row: Any) -> bool:
        """Whether this row's cell may be edited in its place."""
        if self.edit is not None:
            return self.edit.in_cell and self.edit.fits(row)
        return self.editable is not None and self.editable(row)

    def seen(self, row: Any) -> Any:
        """The value an editor begins with."""
        return self.value(row) if self.edit is None else self.edit.value(row)

    def text(self, row: Any) -> str:
        """The cell as it is written in the current language; what is not known is a dash."""
        value = self.value(row)
        if value is None and self.kind is not Kind.STARS:
            return "" if self.kind is Kind.PICTURE else NOTHING
        return _WRITERS[self.kind](self, row, value)

    def plain(self, row: Any) -> str:
        """The cell for another program: figures without signs and groups, no tabs or line ends."""
        value = self.value(row)
        if value is None:
            return ""
        if self.kind in (Kind.NUMBER, Kind.MONEY, Kind.DELTA, Kind.STARS, Kind.ID):
            return str(value)
        return " ".join(self.text(row).split())


def _number(value: Any) -> str:
    """As many decimals as the value has."""
    exponent = value.normalize().as_tuple().exponent if isinstance(value, Decimal) else 0
    return number(value, max(0, -exponent) if isinstance(exponent, int) else 0)


_WRITERS: dict[Kind, Callable[[Column, Any, Any], str]] = {
    Kind.TEXT: lambda column, row, value: str(value),
    Kind.NUMBER: lambda column, row, value: _number(value),
    Kind.MONEY: lambda column, row, value: money(value),
    Kind.DELTA: lambda column, row, value: money_delta(value),
    Kind.DATETIME: lambda column, row, value: date_time(value),
    Kind.DATE: lambda column, row, value: date(value),
    Kind.CHIP: lambda column, row, value: column.chip(value).word if column.chip else str(value),
    Kind.STARS: lambda column, row, value: rating_words(value, column.count(row) if column.count else None),
    Kind.PICTURE: lambda column, row, value: "",
    Kind.BOOL: lambda column, row, value: _("Yes") if value else _("No"),
    Kind.ID: lambda column, row, value: str(value),
    Kind.LINK: lambda column, row, value: str(value),
}
