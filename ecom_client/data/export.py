"""A list written into a file, whatever its length: page after page by key, never more than one page in memory.

The file appears under its name when it is complete. Until then it is a part file beside it, which goes when the work
is stopped or fails. What a cell says is never taken for a formula by the program that opens the file.
"""

from __future__ import annotations

import contextlib
import csv
import enum
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from ecom_client.data.paging import Reader, Source
from ecom_client.domain.errors import Cancelled, Invalid

PAGE = 1000
MOST_SHEET_ROWS = 1_048_575
"""How many rows a sheet of XLSX has below its titles."""

Tick = Callable[[int], None]
"""Told how many rows are written; raises Cancelled to stop."""


class CellKind(enum.Enum):
    """What a cell is to another program."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    MOMENT = "moment"


@dataclass(frozen=True)
class ExportColumn:
    """A column of the file: its title and what it takes from a row.

    TEXT gives str, NUMBER and MONEY Decimal or int, MOMENT a datetime without zone on the reader's clock; None is an
    empty cell. `share` is how wide it is beside the others, `text` how people read the cell.
    """

    title: str
    kind: CellKind
    value: Callable[[Any], Any]
    text: Callable[[Any], str]
    share: int = 1


def each_row(session: Reader, source: Source[Any], page: int = PAGE) -> Iterator[Any]:
    """Every row of the list in its order. Rows that come or go meanwhile are seen or not, none comes twice."""
    after = None
    while rows := source.page(
        session, after, 0, page
    ):  # procedures give fewer than asked for: only none is the end
        yield from rows
        after = source.cursor(rows[-1])


@contextlib.contextmanager
def part_file(target: Path) -> Iterator[Path]:
    """A file beside `target` that takes its name in the end, and goes when the work does not come to its end."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    os.close(handle)
    part = Path(name)
    try:
        yield part
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def stopping(stop: Callable[[], bool], told: Tick) -> Tick:
    """A tick that stops the work (Cancelled) once `stop` says so."""

    def tick(count: int) -> None:
        if stop():
            raise Cancelled
        told(count)

    return tick


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe before what would begin one."""
    return (
        f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") or text.lstrip()[:1] == "=" else text
    )


def write_csv(target: Path, columns: Sequence[ExportColumn], rows: Iterable[Any], tick: Tick) -> int:
    """Comma separated, UTF-8 with a mark so that spreadsheets see it, figures without groups. Gives how many rows."""
    with part_file(target) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([harmless(column.title) for column in columns])
        count = 0
        for count, row in enumerate(rows, start=1):
            writer.writerow([_plain(column, column.value(row)) for column in columns])
            if count % PAGE == 0:
                tick(count)
        tick(count)
    return count


def _plain(column: ExportColumn, value: Any) -> str:
    if value is None:
        return ""
    if column.kind is CellKind.MOMENT and isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if column.kind in (CellKind.NUMBER, CellKind.MONEY) and isinstance(value, int | Decimal):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    return harmless(str(value))


def write_xlsx(target: Path, columns: Sequence[ExportColumn], rows: Iterable[Any], tick: Tick) -> int:
    """A workbook with native figures and dates. Gives how many rows; Invalid (export_too_long) past a sheet's end."""
    import xlsxwriter  # late: windows start without it

    count = 0
    with part_file(target) as part, tempfile.TemporaryDirectory(prefix="ecom-export-") as folder:
        book = xlsxwriter.Workbook(
            str(part),
            {
                "constant_memory": True,
                "tmpdir": folder,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        sheet = book.add_worksheet()
        strong = book.add_format({"bold": True, "bottom": 1})
        forms = {
            CellKind.MONEY: book.add_format({"num_format": "#,##0.00"}),
            CellKind.MOMENT: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        }
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, max(9, min(40, column.share // 7)))
            sheet.write_string(0, place, column.title, strong)
        try:
            for count, row in enumerate(rows, start=1):
                if count > MOST_SHEET_ROWS:
                    raise Invalid("export_too_long")
                for place, column in enumerate(columns):
                    value = column.value(row)
                    if value is None:
                        continue
                    if column.kind is CellKind.MOMENT and isinstance(value, datetime):
                        sheet.write_datetime(count, place, value, forms[CellKind.MOMENT])
                    elif column.kind is not CellKind.TEXT and isinstance(value, int | Decimal):
                        sheet.write_number(count, place, value, forms.get(column.kind))
                    else:
                        sheet.write_string(count, place, str(value)[:32767])
                if count % PAGE == 0:
                    tick(count)
            tick(count)
        except BaseException:
            sheet.row_data_fh.close()  # its rows so far, which nobody wants any more
            raise
        book.close()
    return count
