"""A list in memory, and one of ten million rows that are made as they are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ecom_client.data.paging import Cursor, SortKey


@dataclass(frozen=True)
class PlainSource:
    """Dict rows with an `id`, sorted by one column. The rows are shared and may be changed by the test."""

    table: dict[int, dict[str, Any]]
    sorts: tuple[SortKey, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    sort_limit: int = 2
    asked: list[tuple[int, int]] = field(default_factory=list)

    def _sorted(self) -> list[dict[str, Any]]:
        rows = [dict(row) for row in list(self.table.values()) if self._fits(row)]
        rows.sort(key=lambda row: row["id"])
        for key in reversed(self.sorts):
            rows.sort(key=lambda row, name=key.column: row[name], reverse=key.descending)
        return rows

    def _fits(self, row: dict[str, Any]) -> bool:
        words = self.values.get("words")
        if words and not any(words in str(value) for value in row.values()):
            return False
        return all(
            row[name] in value if isinstance(value, frozenset) else value in str(row[name])
            for name, value in self.values.items()
            if name != "words"
        )

    def _rest(self, after: Cursor | None) -> list[dict[str, Any]]:
        rows = self._sorted()
        if after is None:
            return rows
        keys = (*self.sorts, SortKey("id"))

        def comes_after(row: dict[str, Any]) -> bool:
            for key, mark in zip(keys, after, strict=True):
                if row[key.column] != mark:
                    return bool((row[key.column] < mark) == key.descending)
            return False

        return [row for row in rows if comes_after(row)]

    def page(self, session: Any, after: Cursor | None, skip: int, limit: int) -> list[dict[str, Any]]:
        self.asked.append((skip, limit))
        return self._rest(after)[skip : skip + limit]

    def cursor(self, row: Mapping[str, Any]) -> Cursor:
        return (*(row[key.column] for key in self.sorts), row["id"])

    def hop(self, session: Any, after: Cursor | None, count: int) -> Cursor | None:
        rest = self._rest(after)
        return self.cursor(rest[count - 1]) if len(rest) >= count else None

    def tail(self, session: Any, after: Cursor | None) -> int:
        return len(self._rest(after))

    def with_sort(self, sorts: Sequence[SortKey]) -> PlainSource:
        return replace(self, sorts=tuple(sorts[: self.sort_limit]))

    def with_filter(self, values: Mapping[str, Any]) -> PlainSource:
        return replace(self, values={name: value for name, value in values.items() if value is not None})


@dataclass(frozen=True)
class EndlessSource:
    """`length` numbered rows, each worked out when it is asked for."""

    length: int = 10_000_000
    sorts: tuple[SortKey, ...] = ()
    sort_limit: int = 1

    def page(self, session: Any, after: Cursor | None, skip: int, limit: int) -> list[dict[str, Any]]:
        start = (after[0] if after else 0) + skip
        return [{"id": n, "name": f"Row {n}"} for n in range(start + 1, min(start + limit, self.length) + 1)]

    def cursor(self, row: Mapping[str, Any]) -> Cursor:
        return (row["id"],)

    def hop(self, session: Any, after: Cursor | None, count: int) -> Cursor | None:
        end = (after[0] if after else 0) + count
        return (end,) if end <= self.length else None

    def tail(self, session: Any, after: Cursor | None) -> int:
        return self.length - (after[0] if after else 0)

    def with_sort(self, sorts: Sequence[SortKey]) -> EndlessSource:
        return self

    def with_filter(self, values: Mapping[str, Any]) -> EndlessSource:
        return self
