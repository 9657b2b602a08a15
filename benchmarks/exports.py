"""A table of an administrator as a file, whatever its length: how long it takes and how much memory it needs.

Run: python -m benchmarks.exports [rows]
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.place import open_shop
from ecom_client.data.export import (
    MOST_SHEET_ROWS,
    CellKind,
    ExportColumn,
    each_row,
    write_csv,
    write_xlsx,
)
from ecom_client.data.repositories.administration import AUDIT
from tests.fixtures.people import InstalledShop

Write = Callable[[Path, list[ExportColumn], Iterator[Any], Callable[[int], None]], int]


def column(name: str, kind: CellKind = CellKind.TEXT) -> ExportColumn:
    """A column of the audit log as the table exports it."""
    return ExportColumn(name, kind, lambda row: row[name], lambda row: str(row[name]))


COLUMNS = [
    column("id", CellKind.NUMBER),
    column("happened_at"),
    column("login_name"),
    column("action"),
    column("subject"),
    column("old_values"),
    column("new_values"),
]


def fill(shop: InstalledShop, account: int, rows: int) -> None:
    """So many entries in the audit log, each written by one account."""
    shop.execute(
        "INSERT INTO ecom_data.audit_log (account_id, action, subject, subject_id, old_values, new_values, happened_at)"
        " VALUES (%s, 'edit_customer', 'customer', 1, '{\"name\": \"=old\"}', '{\"name\": \"new\"}', UTC_TIMESTAMP(6))",
        account,
    )
    there = int(shop.value("SELECT COUNT(*) FROM ecom_data.audit_log"))
    while there < rows:
        step = min(there, rows - there)
        shop.execute(
            "INSERT INTO ecom_data.audit_log"
            " (account_id, action, subject, subject_id, old_values, new_values, happened_at)"
            " SELECT account_id, action, subject, subject_id, old_values, new_values, happened_at"
            f" FROM ecom_data.audit_log ORDER BY id LIMIT {step}"
        )
        there += step


def peak() -> int:
    """The most memory this process ever had, in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    """Fills an audit log and exports it."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with open_shop() as (shop, people, _address), tempfile.TemporaryDirectory() as folder:
        administrator = people.administrator()
        fill(shop, administrator.account_id, rows)
        wire = administrator.wire
        kinds: list[tuple[str, Write]] = [("csv", write_csv)]
        if rows <= MOST_SHEET_ROWS:
            kinds.append(("xlsx", write_xlsx))
        for ending, write in kinds:
            target = Path(folder) / f"log.{ending}"
            before, begun = peak(), time.perf_counter()
            written = write(target, COLUMNS, each_row(wire, AUDIT), lambda _count: None)
            taken = time.perf_counter() - begun
            megabytes = target.stat().st_size / 1_000_000
            grown = (peak() - before) / 1024
            print(
                f"{written:,} rows as {ending}: {taken:.1f} s, {written / taken:,.0f} rows a second,"
                f" {megabytes:.0f} MB of file, {grown:.0f} MiB more memory"
            )


if __name__ == "__main__":
    main()
