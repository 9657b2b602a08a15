"""Conditional queries: a tree of comparisons over the declared columns of one subject.

A condition is one comparison or a group of parts that must hold all, or any one of. It answers yes or no for each
row, never "unknown": a value that is missing is not equal to, less or more than anything, so "is not 5" holds
for a row without the value. Letters match in either case. A day is a day of the shop: "on", "before", "after" and
"between" mean whole days. Nothing in here knows SQL; `ecom_client.data.query` writes a condition as an expression.
"""

from __future__ import annotations

import enum
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

from ecom_client.domain.errors import Invalid

VERSION = 1
"""Of the form a condition is saved in."""

DEEPEST, MOST_COMPARISONS, MOST_PARTS, MOST_VALUES, LONGEST_TEXT = 5, 50, 20, 100, 200
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
MOST_DAYS = 3660
LARGEST_NUMBER = Decimal(10) ** 15


class Kind(enum.StrEnum):
    """What the values of a column are."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    MOMENT = "moment"
    CHOICE = "choice"
    YES_NO = "yes_no"


class Operator(enum.StrEnum):
    """How a column is compared."""

    IS = "is"
    IS_NOT = "is_not"
    CONTAINS = "contains"
    CONTAINS_NOT = "contains_not"
    BEGINS = "begins"
    ONE_OF = "one_of"
    LESS = "less"
    AT_MOST = "at_most"
    MORE = "more"
    AT_LEAST = "at_least"
    BETWEEN = "between"
    ON = "on"
    BEFORE = "before"
    AFTER = "after"
    LAST_DAYS = "last_days"
    EMPTY = "empty"
    FILLED = "filled"


_NUMBERS = (
    Operator.IS,
    Operator.IS_NOT,
    Operator.LESS,
    Operator.AT_MOST,
    Operator.MORE,
    Operator.AT_LEAST,
    Operator.BETWEEN,
    Operator.ONE_OF,
    Operator.EMPTY,
    Operator.FILLED,
)
_FITTING: Mapping[Kind, tuple[Operator, ...]] = {
    Kind.TEXT: (
        Operator.CONTAINS,
        Operator.BEGINS,
        Operator.IS,
        Operator.IS_NOT,
        Operator.CONTAINS_NOT,
        Operator.ONE_OF,
        Operator.EMPTY,
        Operator.FILLED,
    ),
    Kind.NUMBER: _NUMBERS,
    Kind.MONEY: _NUMBERS,
    Kind.MOMENT: (
        Operator.ON,
        Operator.BEFORE,
        Operator.AFTER,
        Operator.BETWEEN,
        Operator.LAST_DAYS,
        Operator.EMPTY,
        Operator.FILLED,
    ),
    Kind.CHOICE: (Operator.IS, Operator.IS_NOT, Operator.ONE_OF, Operator.EMPTY, Operator.FILLED),
    Kind.YES_NO: (Operator.IS, Operator.EMPTY, Operator.FILLED),
}

Value: TypeAlias = str | Decimal | date | bool | int


@dataclass(frozen=True)
class QueryColumn:
    """A column that may be asked about. `choices` are the words of a `Kind.CHOICE`; `nullable` where it may be missing.

    `code` marks plain identifiers, which hold no letters beyond ASCII.
    """

    name: str
    kind: Kind
    choices: tuple[str, ...] = ()
    nullable: bool = False
    code: bool = False

    @property
    def operators(self) -> tuple[Operator, ...]:
        """The ways this column can be compared, the likeliest first."""
        may_be_empty = self.nullable or self.kind is Kind.TEXT
        return tuple(
            one for one in _FITTING[self.kind] if may_be_empty or one not in (Operator.EMPTY, Operator.FILLED)
        )


@dataclass(frozen=True)
class Subject:
    """What can be asked about: a name and its columns."""

    name: str
    columns: tuple[QueryColumn, ...]

    def column(self, name: str) -> QueryColumn:
        """The column of this name. Invalid: choice_unknown."""
        for column in self.columns:
            if column.name == name:
                return column
        raise Invalid("choice_unknown", "column")


@dataclass(frozen=True)
class Comparison:
    """One column compared with no, one, two or several values, as its operator needs."""

    column: str
    operator: Operator
    values: tuple[Value, ...] = ()


@dataclass(frozen=True)
class Group:
    """Parts that must hold all (`every`), or one of which must."""

    every: bool
    parts: tuple[Comparison | Group, ...]


Condition: TypeAlias = Comparison | Group


def comparisons(condition: Condition) -> Iterator[Comparison]:
    """Every comparison of a condition, in reading order."""
    if isinstance(condition, Comparison):
        yield condition
    else:
        for part in condition.parts:
            yield from comparisons(part)


def both(first: Condition | None, second: Condition | None) -> Condition | None:
    """The condition that both hold; either may be missing."""
    if first is None or second is None:
        return first or second
    parts: list[Condition] = []
    for one in (first, second):
        parts.extend(one.parts if isinstance(one, Group) and one.every else (one,))
    return Group(True, tuple(parts))


def value_count(operator: Operator) -> tuple[int, int]:
    """The least and the most values an operator takes."""
    if operator in (Operator.EMPTY, Operator.FILLED):
        return (0, 0)
    if operator is Operator.BETWEEN:
        return (2, 2)
    return (1, MOST_VALUES) if operator is Operator.ONE_OF else (1, 1)


def check(subject: Subject, condition: Condition) -> None:
    """Refuse (Invalid) a condition that does not fit the subject, or is too large."""
    if sum(1 for _one in comparisons(condition)) > MOST_COMPARISONS:
        raise Invalid("list_too_long", "conditions")
    _check(subject, condition, DEEPEST)


def _check(subject: Subject, condition: Condition, levels: int) -> None:
    if isinstance(condition, Comparison):
        check_comparison(subject, condition)
        return
    if not isinstance(condition, Group) or levels == 0 or len(condition.parts) > MOST_PARTS:
        raise Invalid("list_too_long", "conditions")
    if not condition.parts:
        raise Invalid("text_missing", "conditions")
    for part in condition.parts:
        _check(subject, part, levels - 1)


def check_comparison(subject: Subject, comparison: Comparison) -> None:
    """Refuse (Invalid) an unknown column, an operator that does not fit it, values of another kind or number.

    Words: choice_unknown, text_missing, text_too_long, text_unprintable, number_out_of_range, date_out_of_range,
    list_too_long, range_backwards; the detail is column, operator or value.
    """
    column = subject.column(comparison.column)
    if comparison.operator not in column.operators:
        raise Invalid("choice_unknown", "operator")
    least, most = value_count(comparison.operator)
    if len(comparison.values) < least:
        raise Invalid("text_missing", "value")
    if len(comparison.values) > most:
        raise Invalid("list_too_long", "value")
    for value in comparison.values:
        _check_value(column, comparison.operator, value)
    if comparison.operator is Operator.BETWEEN:
        low, high = comparison.values
        if low > high:  # type: ignore[operator]
            raise Invalid("range_backwards", "value")


def _check_value(column: QueryColumn, operator: Operator, value: Value) -> None:
    if operator is Operator.LAST_DAYS:
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MOST_DAYS:
            raise Invalid("number_out_of_range", "value")
    elif column.kind is Kind.TEXT:
        _check_text(value)
    elif column.kind in (Kind.NUMBER, Kind.MONEY):
        if not isinstance(value, Decimal) or not value.is_finite() or abs(value) > LARGEST_NUMBER:
            raise Invalid("number_out_of_range", "value")
        exponent = value.as_tuple().exponent
        if not isinstance(exponent, int) or exponent < -6:
            raise Invalid("number_out_of_range", "value")
    elif column.kind is Kind.MOMENT:
        if type(value) is not date or not FIRST_DAY <= value <= LAST_DAY:
            raise Invalid("date_out_of_range", "value")
    elif column.kind is Kind.CHOICE:
        if value not in column.choices:
            raise Invalid("choice_unknown", "value")
    elif not isinstance(value, bool):
        raise Invalid("choice_unknown", "value")


def _check_text(value: Value) -> None:
    if not isinstance(value, str) or not value.strip():
        raise Invalid("text_missing", "value")
    if len(value) > LONGEST_TEXT:
        raise Invalid("text_too_long", "value")
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in value):
        raise Invalid("text_unprintable", "value")


# Saved form -------------------------------------------------------------------------------------------------


def to_dict(condition: Condition) -> dict[str, Any]:
    """The condition as JSON can hold it, with the version of the form."""
    return {"version": VERSION, "condition": _written(condition)}


def from_dict(subject: Subject, data: object) -> Condition:
    """The condition that was saved. Invalid (query_unreadable) for any other form, or as `check`."""
    if not isinstance(data, Mapping) or data.get("version") != VERSION or isinstance(data["version"], bool):
        raise Invalid("query_unreadable")
    condition = _read(subject, data.get("condition"), DEEPEST + 1)
    check(subject, condition)
    return condition


def _written(condition: Condition) -> dict[str, Any]:
    if isinstance(condition, Group):
        return {"every" if condition.every else "any": [_written(part) for part in condition.parts]}
    values = [
        value if isinstance(value, bool | int) else str(value) for value in condition.values
    ]  # str of a date is ISO 8601
    return {"column": condition.column, "is": condition.operator.value, "values": values}


def _read(subject: Subject, data: object, levels: int) -> Condition:
    if not isinstance(data, Mapping) or levels == 0:
        raise Invalid("query_unreadable")
    for word, every in (("every", True), ("any", False)):
        if set(data) == {word}:
            parts = data[word]
            if not isinstance(parts, list) or len(parts) > MOST_PARTS:
                raise Invalid("query_unreadable")
            return Group(every, tuple(_read(subject, part, levels - 1) for part in parts))
    if set(data) != {"column", "is", "values"} or not isinstance(data["values"], list):
        raise Invalid("query_unreadable")
    if not isinstance(data["column"], str) or data["is"] not in list(Operator):
        raise Invalid("query_unreadable")
    if len(data["values"]) > MOST_VALUES:
        raise Invalid("list_too_long", "value")
    column, operator = subject.column(data["column"]), Operator(data["is"])
    return Comparison(
        column.name, operator, tuple(_value(column, operator, value) for value in data["values"])
    )


def _value(column: QueryColumn, operator: Operator, written: object) -> Value:
    try:
        if operator is Operator.LAST_DAYS and isinstance(written, int):
            return written
        if column.kind is Kind.YES_NO and isinstance(written, bool):
            return written
        if isinstance(written, str):
            if column.kind in (Kind.NUMBER, Kind.MONEY):
                return Decimal(written)
            if column.kind is Kind.MOMENT and operator is not Operator.LAST_DAYS:
                return date.fromisoformat(written)
            if column.kind in (Kind.TEXT, Kind.CHOICE):
                return written
    except (ValueError, InvalidOperation, OverflowError):
        pass
    raise Invalid("query_unreadable")
