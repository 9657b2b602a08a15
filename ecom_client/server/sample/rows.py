"""Rows on their way into tables, many at once."""

from __future__ import annotations

from collections.abc import Sequence

from pymysql.connections import Connection

_BATCH = 2000


class Rows:
    """Collects the rows of one table and writes them in batches. Ids are given here, going on from the table's last."""

    def __init__(self, root: Connection, table: str, columns: Sequence[str]) -> None:
        self._root = root
        marks = ", ".join(["%s"] * len(columns))
        self._insert = f"INSERT INTO ecom_data.{table} ({', '.join(columns)}) VALUES ({marks})"
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
        if self._waiting:
            with self._root.cursor() as cursor:
                cursor.executemany(self._insert, self._waiting)
            self._waiting.clear()
