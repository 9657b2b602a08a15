"""A source whose rows are a dataclass instead of mappings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, Self, TypeVar

from ecom_client.data.paging import CallSource, Cursor, Reader, SortKey, ViewSource

Row = TypeVar("Row")


@dataclass(frozen=True)
class TypedSource(Generic[Row]):
    """The list of `source`, each row made by `make`. The columns it is sorted by are attributes of the same name."""

    source: ViewSource | CallSource
    make: Callable[[Mapping[str, Any]], Row]

    @property
    def sorts(self) -> tuple[SortKey, ...]:
        """The order asked for, without the id that always ends it."""
        return self.source.sorts

    @property
    def sort_limit(self) -> int:
        """By how many columns at once this list can be sorted."""
        return self.source.sort_limit

    def page(self, session: Reader, after: Cursor | None, skip: int, limit: int) -> list[Row]:
        """Up to `limit` rows after the cursor, passing over `skip`; both at most 4096."""
        return [self.make(row) for row in self.source.page(session, after, skip, limit)]

    def cursor(self, row: Row) -> Cursor:
        """Where a row stands in this order."""
        return self.source.cursor(_Attributes(row))

    def hop(self, session: Reader, after: Cursor | None, count: int) -> Cursor | None:
        """The cursor of the `count`-th row after `after`; None where there are fewer."""
        return self.source.hop(session, after, count)

    def tail(self, session: Reader, after: Cursor | None) -> int:
        """How many rows come after `after`, at most 4096."""
        return self.source.tail(session, after)

    def with_sort(self, sorts: Sequence[SortKey]) -> Self:
        """The same rows in another order."""
        return replace(self, source=self.source.with_sort(sorts))

    def with_filter(self, values: Mapping[str, Any]) -> Self:
        """The same list narrowed by these values."""
        return replace(self, source=self.source.with_filter(values))


class _Attributes(Mapping[str, Any]):
    """A dataclass read like the row it was made of."""

    def __init__(self, row: object) -> None:
        self._row = row

    def __getitem__(self, name: str) -> Any:
        return getattr(self._row, name)

    def __iter__(self) -> Any:
        raise TypeError("only single columns are asked for")

    def __len__(self) -> int:
        raise TypeError("only single columns are asked for")
