"""Files of long lists: every row once, in order, bounded memory, nothing left behind when stopped, no formulas."""

from __future__ import annotations

import csv
import os
import re
import zipfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.engine import Engine

from ecom_client.data.export import (
    CellKind,
    ExportColumn,
    each_row,
    harmless,
    part_file,
    stopping,
    write_csv,
    write_xlsx,
)
from ecom_client.data.paging import SortKey, ViewSource
from ecom_client.domain.errors import Cancelled
from ecom_client.server.private_server import PrivateServer
from tests.unit.data.list_database import ListReader, big, list_database

BIG = 110_000
BOUND = 32 * 1024 * 1024
"""Bytes by which the process may grow in an export, however long the list."""


def column(title: str, name: str, kind: CellKind = CellKind.TEXT) -> ExportColumn:
    return ExportColumn(title, kind, lambda row: row[name], lambda row: str(row[name]))


COLUMNS = (
    column("Name", "name"),
    column("Price", "price", CellKind.MONEY),
    column("Rating", "rating", CellKind.NUMBER),
    column("Placed", "placed_at", CellKind.MOMENT),
)


def resident() -> int:
    """Bytes of memory this process has."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def nothing(_count: int) -> None:
    """Nobody listens."""


@pytest.fixture(scope="module")
def lists(server: PrivateServer) -> Iterator[Engine]:
    with list_database(server, BIG) as engine:
        yield engine


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_a_long_list_is_written_whole_in_bounded_memory(
    lists: Engine, tmp_path: Path, write: Callable[..., int]
) -> None:
    target = tmp_path / "list"
    counts: list[int] = []
    sizes: list[int] = []

    def tick(count: int) -> None:
        counts.append(count)
        sizes.append(resident())

    with lists.connect() as connection:
        source = ViewSource(big, sorts=(SortKey("price", descending=True),))
        written = write(target, COLUMNS, each_row(ListReader(connection), source), tick)
    assert written == BIG and counts[-1] == BIG and counts == sorted(counts)
    grown = max(sizes) - sizes[4]
    assert grown < BOUND, f"{grown / 1e6:.1f} MB"
    assert list(tmp_path.iterdir()) == [target]
    if write is write_csv:
        with target.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert rows[0] == ["Name", "Price", "Rating", "Placed"] and len(rows) == BIG + 1
        prices = [Decimal(row[1]) for row in rows[1:]]
        assert prices == sorted(prices, reverse=True)
        assert len({row[0] for row in rows[1:]}) == BIG
        assert target.read_bytes().startswith(b"\xef\xbb\xbf")


def things(count: int) -> list[dict[str, Any]]:
    rest = {"rating": None, "placed_at": None}
    return [{"name": f"n{number}", "price": Decimal(number), **rest} for number in range(count)]


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_what_is_stopped_or_fails_leaves_the_file_before_as_it_was(
    tmp_path: Path, write: Callable[..., int]
) -> None:
    target = tmp_path / "list"
    target.write_text("before")
    asked = iter([False, False, True])
    with pytest.raises(Cancelled):
        write(target, COLUMNS, things(10_000), stopping(lambda: next(asked), nothing))

    def breaking() -> Iterator[dict[str, Any]]:
        yield from things(1500)
        raise RuntimeError("the list broke")

    with pytest.raises(RuntimeError):
        write(target, COLUMNS, breaking(), nothing)
    assert list(tmp_path.iterdir()) == [target] and target.read_text() == "before"


def test_a_folder_that_is_not_there_is_an_error_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(OSError), part_file(tmp_path / "none" / "list.csv"):
        pytest.fail("nothing to write into")


FORMULAS = [
    "=1+1",
    "+1",
    "-1+2",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    '=HYPERLINK("http://x")',
    "=cmd|' /C calc'!A0",
]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_a_file_is_a_formula(tmp_path: Path, formula: str) -> None:
    rows = [{"name": formula, "price": Decimal("-5.50"), "rating": None, "placed_at": None}]
    write_csv(tmp_path / "a.csv", COLUMNS, rows, nothing)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = list(csv.reader(file))[1]
    assert cells == [f"'{formula}", "-5.50", "", ""]
    write_xlsx(tmp_path / "a.xlsx", COLUMNS, rows, nothing)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet and "<hyperlink" not in sheet
    assert re.search(r"<v>-5\.50?</v>", sheet), sheet


@given(st.text(max_size=6))
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    made = harmless(text)
    assert made in (text, f"'{text}")
    assert made[:1] not in ("=", "+", "-", "@", "\t", "\r")
