"""Lists that grow: rows of one list in one order, read by key and never by a deep OFFSET.

A *source* is an immutable description of a list (which rows, in which order). It answers four questions: a
page of rows after a cursor, the cursor of a row, the cursor some thousand rows further on, and how many rows
are left after the last such hop. With these a window can show any part of ten million rows without counting
or skipping them all.

Two kinds: :class:`ViewSource` reads a view that the signed-in account may see whole; :class:`CallSource` asks
a stored procedure, which is the only way to private rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, Self, TypeAlias, TypeVar

from sqlalchemy import ColumnElement, Executable, FromClause, and_, false, func, or_, select, text, true

from ecom_client.data.query import expression
from ecom_client.domain.query import Condition

MAX_SKIP = 4096
"""The most rows any question may skip or return; also the distance of one hop."""

_SHORT_SKIP = 128

Cursor: TypeAlias = tuple[Any, ...]
"""The values of the sort columns of one row, ending in its id. Its meaning depends on the order of its
source."""

FilterExpression: TypeAlias = Callable[[Any], ColumnElement[bool]]
"""Makes a condition out of one filter's value."""

Row = TypeVar("Row")


class Reader(Protocol):
    """What a source needs of a session: rows of one statement, as mappings by column name."""

    def rows(
        self, statement: Executable, params: Mapping[str, Any] | None = None, /
    ) -> Sequence[Mapping[str, Any]]:
        """All rows the statement gives."""


@dataclass(frozen=True, slots=True)
class SortKey:
    """One column of an order. ``column`` is the name the column has in a row."""

    column: str
    descending: bool = False


class Source(Protocol[Row]):
    """One list in one order. All answers come from the given session; nothing is remembered here."""

    @property
    def sorts(self) -> tuple[SortKey, ...]:
        """The order asked for, without the id that always ends it."""

    @property
    def sort_limit(self) -> int:
        """By how many columns at once this list can be sorted."""

    def page(self, session: Reader, after: Cursor | None, skip: int, limit: int) -> list[Row]:
        """Up to ``limit`` rows that come after the cursor, passing over the first ``skip`` (at most 4096)."""

    def cursor(self, row: Row) -> Cursor:
        """Where a row stands in this order; the last value is the row's id."""

    def hop(self, session: Reader, after: Cursor | None, count: int) -> Cursor | None:
        """The cursor of the ``count``-th row after ``after``; None where there are fewer."""

    def tail(self, session: Reader, after: Cursor | None) -> int:
        """How many rows come after ``after``, at most 4096 (asked where a hop found fewer)."""

    def with_sort(self, sorts: Sequence[SortKey]) -> Self:
        """The same rows in another order. Raises ValueError for a column that is not offered."""

    def with_filter(self, values: Mapping[str, Any]) -> Self:
        """The same list narrowed by these values, in place of the ones before. None means "not set"."""


def _bounded(count: int, least: int) -> int:
    if not least <= count <= MAX_SKIP:
        raise ValueError(f"{count} is outside {least} to {MAX_SKIP} rows")
    return count


def after_cursor(keys: Sequence[tuple[ColumnElement[Any], bool]], cursor: Cursor) -> ColumnElement[bool]:
    """The condition that a row comes after the cursor, for (column, descending) pairs ending in the id.

    Written as ``c <= k AND (c < k OR (c = k AND …))``: the engines find the first row in an index by its
    outer half, which they do not for a row constructor ``(c, id) < (k, i)``. NULL sorts below every value, as
    in both engines.
    """
    (column, descending), *rest = keys
    value, *others = cursor
    if isinstance(value, bool):  # SQLAlchemy compares truth values with = only
        value = int(value)
    nullable = getattr(column, "nullable", None) is not False
    if value is None:
        same: ColumnElement[bool] = column.is_(None)
        beyond: ColumnElement[bool] = false() if descending else column.is_not(None)
        bound: ColumnElement[bool] = same if descending else true()
    else:
        same = column == value
        beyond = column < value if descending else column > value
        bound = column <= value if descending else column >= value
        if descending and nullable:
            beyond, bound = or_(beyond, column.is_(None)), or_(bound, column.is_(None))
    if not rest:
        return beyond
    return and_(bound, or_(beyond, and_(same, after_cursor(rest, tuple(others)))))


@dataclass(frozen=True)
class ViewSource:
    """A list over a public or administrators' view.

    ``columns`` are the view's columns (or labelled expressions) a row has; all of them can be sorted by.
    Declare a column ``nullable=False`` where it is so: its conditions get simpler. Do not offer FLOAT columns
    for sorting, they do not compare equal to what was read. ``filters`` turns each filter's value into a
    condition; ``conditions`` always hold; ``condition`` is a conditional query over the view's columns. Rows come
    as mappings by column name.
    """

    view: FromClause
    columns: tuple[ColumnElement[Any], ...] = ()
    id: str = "id"
    sorts: tuple[SortKey, ...] = ()
    conditions: tuple[ColumnElement[bool], ...] = ()
    filters: Mapping[str, FilterExpression] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    sort_limit: int = 4
    condition: Condition | None = None

    def __post_init__(self) -> None:
        if not self.columns:
            object.__setattr__(self, "columns", tuple(self.view.c))
        names = {_name(column) for column in self.columns}
        for wanted in (self.id, *(key.column for key in self.sorts)):
            if wanted not in names:
                raise ValueError(f"this list has no column {wanted!r}")
        if unknown := self.values.keys() - self.filters.keys():
            raise ValueError(f"this list has no filter {sorted(unknown)}")

    def page(self, session: Reader, after: Cursor | None, skip: int, limit: int) -> list[Mapping[str, Any]]:
        """Up to ``limit`` rows after the cursor; ``skip`` and ``limit`` are at most 4096.

        A long skip is a question of its own, over the sort columns only: passing over 4,000 whole rows cost
        284 ms at a million rows, finding the key in the index first 3 ms.
        """
        if _bounded(skip, 0) > _SHORT_SKIP:
            after, skip = self.hop(session, after, skip), 0
            if after is None:
                return []
        statement = (
            select(*self.columns)
            .where(*self._where(after))
            .order_by(*self._order())
            .limit(_bounded(limit, 1))
            .offset(skip)
        )
        return list(session.rows(statement))

    def cursor(self, row: Mapping[str, Any]) -> Cursor:
        """The values of the sort columns and the id."""
        return tuple(row[name] for name, _ in self._keys())

    def hop(self, session: Reader, after: Cursor | None, count: int) -> Cursor | None:
        """The cursor ``count`` rows further on, from the sort columns alone so that an index can answer."""
        statement = (
            select(*(self._column(name) for name, _ in self._keys()))
            .where(*self._where(after))
            .order_by(*self._order())
            .limit(1)
            .offset(_bounded(count, 1) - 1)
        )
        found = session.rows(statement)
        return self.cursor(found[0]) if found else None

    def tail(self, session: Reader, after: Cursor | None) -> int:
        """How many rows follow, counted up to 4096."""
        rest = select(self._column(self.id)).where(*self._where(after)).limit(MAX_SKIP).subquery()
        return int(session.rows(select(func.count().label("n")).select_from(rest))[0]["n"])

    def with_sort(self, sorts: Sequence[SortKey]) -> Self:
        """The same rows by other columns, in the order given."""
        return replace(self, sorts=tuple(sorts[: self.sort_limit]))

    def with_filter(self, values: Mapping[str, Any]) -> Self:
        """The same list with these filter values; raises ValueError for a filter that is not declared."""
        return replace(self, values={name: value for name, value in values.items() if value is not None})

    def with_condition(self, condition: Condition | None) -> Self:
        """The same list narrowed by a conditional query, in place of the one before.

        Raises Invalid for columns, operators or values that do not fit the view.
        """
        if condition is not None:
            expression(self.view, condition)
        return replace(self, condition=condition)

    def where(self, *conditions: ColumnElement[bool]) -> Self:
        """The same list with more conditions that always hold."""
        return replace(self, conditions=(*self.conditions, *conditions))

    def predicates(self) -> tuple[ColumnElement[bool], ...]:
        """All that keeps rows out of the list: conditions, filters, the conditional query."""
        return tuple(self._where(None))

    def _keys(self) -> tuple[tuple[str, bool], ...]:
        """Names and directions of the whole order; the id goes the way of the last, as an index is read."""
        keys: list[tuple[str, bool]] = []
        for key in self.sorts:
            if key.column == self.id:
                return (*keys, (self.id, key.descending))
            if key.column not in (name for name, _ in keys):
                keys.append((key.column, key.descending))
        return (*keys, (self.id, keys[-1][1] if keys else False))

    def _column(self, name: str) -> ColumnElement[Any]:
        return next(column for column in self.columns if _name(column) == name)

    def _order(self) -> Iterable[ColumnElement[Any]]:
        for name, descending in self._keys():
            column = self._column(name)
            yield column.desc() if descending else column.asc()

    def _where(self, after: Cursor | None) -> Iterable[ColumnElement[bool]]:
        yield from self.conditions
        for name, value in self.values.items():
            yield self.filters[name](value)
        if self.condition is not None:
            yield expression(self.view, self.condition)
        if after is not None:
            yield after_cursor([(_plain(self._column(name)), down) for name, down in self._keys()], after)


def _name(column: ColumnElement[Any]) -> str:
    return str(getattr(column, "name", column))


def _plain(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A labelled expression without its label: WHERE does not know labels."""
    return getattr(column, "element", column) if column.__visit_name__ == "label" else column


@dataclass(frozen=True)
class CallSource:
    """A private list, answered by a stored procedure.

    The procedure is called as ``CALL procedure(sort, descending, after_value, after_id, skip, limit,
    filters…)``. Its sort words are the names of result columns (``offered``), one at a time. ``after_id``
    NULL means "from the start". ``parameters`` are the filters in the procedure's order; NULL means "not
    set". A filter's pair of bounds fills the parameters ``<name>_from`` and ``<name>_to``, a set of words is
    handed over joined by commas.
    """

    procedure: str
    offered: tuple[str, ...]
    sort: SortKey
    id: str = "id"
    parameters: tuple[str, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    sort_limit: int = 1

    def __post_init__(self) -> None:
        if not all(part.isidentifier() for part in self.procedure.split(".")):
            raise ValueError(f"{self.procedure!r} is not the name of a procedure")
        if self.sort.column not in self.offered:
            raise ValueError(f"this list is not sorted by {self.sort.column!r}")
        if unknown := self._arguments().keys() - set(self.parameters):
            raise ValueError(f"this list has no filter {sorted(unknown)}")

    @property
    def sorts(self) -> tuple[SortKey, ...]:
        """The one column this list is sorted by."""
        return (self.sort,)

    def page(self, session: Reader, after: Cursor | None, skip: int, limit: int) -> list[Mapping[str, Any]]:
        """Up to ``limit`` rows after the cursor; ``skip`` and ``limit`` are at most 4096."""
        value, row_id = (after[0], after[-1]) if after is not None else (None, None)
        arguments = self._arguments()
        params: dict[str, Any] = {
            "sort": self.sort.column,
            "descending": int(self.sort.descending),
            "after_value": value,
            "after_id": row_id,
            "skip": _bounded(skip, 0),
            "limit": _bounded(limit, 1),
        }
        params.update((f"f_{name}", arguments.get(name)) for name in self.parameters)
        call = f"CALL {self.procedure}({', '.join(':' + name for name in params)})"
        return list(session.rows(text(call), params))

    def cursor(self, row: Mapping[str, Any]) -> Cursor:
        """The sort column's value and the id."""
        return (row[self.sort.column], row[self.id])

    def hop(self, session: Reader, after: Cursor | None, count: int) -> Cursor | None:
        """The cursor ``count`` rows further on: one row, the others passed over by the procedure."""
        found = self.page(session, after, _bounded(count, 1) - 1, 1)
        return self.cursor(found[0]) if found else None

    def tail(self, session: Reader, after: Cursor | None) -> int:
        """How many rows follow: halves the range by asking for single rows, then reads what is left."""
        low, high = 0, MAX_SKIP
        while high - low > 256:
            middle = (low + high) // 2
            if self.page(session, after, middle - 1, 1):
                low = middle
            else:
                high = middle
        return low + len(self.page(session, after, low, high - low))

    def with_sort(self, sorts: Sequence[SortKey]) -> Self:
        """The same rows sorted by the first of the columns given."""
        return replace(self, sort=sorts[0]) if sorts else self

    def with_filter(self, values: Mapping[str, Any]) -> Self:
        """The same list with these filter values; raises ValueError for one the procedure does not take."""
        return replace(self, values={name: value for name, value in values.items() if value is not None})

    def _arguments(self) -> dict[str, Any]:
        arguments: dict[str, Any] = {}
        for name, value in self.values.items():
            if isinstance(value, tuple) and name not in self.parameters:
                arguments[f"{name}_from"], arguments[f"{name}_to"] = value
            elif isinstance(value, frozenset):
                arguments[name] = ",".join(sorted(value))
            else:
                arguments[name] = value
        return arguments


def equals(column: ColumnElement[Any]) -> FilterExpression:
    """Filter: the column has this value."""
    return lambda value: column == value


def one_of(column: ColumnElement[Any]) -> FilterExpression:
    """Filter: the column has one of these values (an empty set lets nothing through)."""
    return lambda values: column.in_(sorted(values))


def between(column: ColumnElement[Any]) -> FilterExpression:
    """Filter: a pair of bounds, both included, either may be None."""

    def condition(bounds: tuple[Any, Any]) -> ColumnElement[bool]:
        low, high = bounds
        parts = [] if low is None else [column >= low]
        return and_(true(), *parts, *([] if high is None else [column <= high]))

    return condition


def within(column: ColumnElement[Any]) -> FilterExpression:
    """Filter: a pair of moments, from the first included to the second excluded, either may be None."""

    def condition(bounds: tuple[Any, Any]) -> ColumnElement[bool]:
        start, end = bounds
        parts = [] if start is None else [column >= start]
        return and_(true(), *parts, *([] if end is None else [column < end]))

    return condition


def starts_with(*columns: ColumnElement[Any]) -> FilterExpression:
    """Filter: one of the columns begins with the text; percent signs and underscores mean themselves."""
    return lambda value: or_(*(column.startswith(value, autoescape=True) for column in columns))


def contains(*columns: ColumnElement[Any]) -> FilterExpression:
    """Filter: one of the columns contains the text. Reads every row: for short lists only."""
    return lambda value: or_(*(column.contains(value, autoescape=True) for column in columns))
