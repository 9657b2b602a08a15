"""Rows on their way into tables, many at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pymysql.connections import Connection
from pymysql.converters import escape_string

_BATCH = 2000
_LONGEST = 1_000_000
"""Characters of one statement, well below what a server takes (max_allowed_packet)."""
_PLAIN: dict[type, Callable[[Any], str]] = {
    str: lambda words: f"'{escape_string(words)}'",
    int: str,
    Decimal: str,
    type(None): lambda _none: "NULL",
    datetime: lambda moment: f"'{moment}'",
    date: lambda day: f"'{day}'",
}


class Rows:
    """Collects the rows of one table and writes them in batches. Ids are given here, going on from the table's last.

    The statements are put together here: the driver's own way of doing it takes several times as long.
    """

    def __init__(self, root: Connection, table: str, columns: Sequence[str]) -> None:
        self._root = root
        self._insert = f"INSERT INTO ecom_data.{table} ({', '.join(columns)}) VALUES "
        self._waiting: list[tuple[object, ...]] = []
        self._last = 0
        if columns[0] == "id":
            with root.cursor() as cursor:
                cursor.execute(f"SELECT COALESCE(MAX(id), 0) FROM ecom_data.{table}")
                self._last = int(cursor.fetchone()[0])

    def add(self, *values: object) -> None:
        """One row, with all its columns."""
        self._waiting.append(values)
        if len(self._waiting) >= _BATCH:
            self.write()

    def add_new(self, *values: object) -> int:
        """One row without its id, which is given back."""
        self._last += 1
        self.add(self._last, *values)
        return self._last

    def next_id(self) -> int:
        """An id for a row that is added later."""
        self._last += 1
        return self._last

    def write(self) -> None:
        """Write what waits."""
        rows: list[str] = []
        length = 0
        for values in self._waiting:
            row = f"({','.join(map(self._literal, values))})"
            if length + len(row) > _LONGEST:
                self._send(rows)
                length = 0
            rows.append(row)
            length += len(row)
        self._waiting.clear()
        self._send(rows)

    def _literal(self, value: object) -> str:
        plain = _PLAIN.get(type(value))
        return plain(value) if plain is not None else str(self._root.escape(value))

    def _send(self, rows: list[str]) -> None:
        if rows:
            with self._root.cursor() as cursor:
                cursor.execute(self._insert + ",".join(rows))
            rows.clear()
