"""docs/promises.md names pages, procedures, views, tables and tests: each of them exists, or is marked as missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "promises.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TEXT.splitlines()
    if line.startswith("|") and not line.startswith(("|---", "| Sentence"))
]
SQL = {
    path.stem
    for folder in ("api/procedures", "api/views", "data/tables", "data/functions")
    for path in (ROOT / "sql" / folder).glob("*.sql")
}


def test_every_row_has_a_sentence_a_page_what_the_server_does_and_a_test() -> None:
    assert len(ROWS) > 70
    assert [row for row in ROWS if len(row) != 4 or not all(row)] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:40])
def test_what_a_row_names_is_there(row: list[str]) -> None:
    _, pages, server, tests = row
    for place, name in re.findall(r"`([\w/]+\.py):(\w+)`", pages):
        path = ROOT / "ecom_client" / "ui" / place
        assert path.is_file(), place
        assert re.search(rf"^class {name}\b", path.read_text("utf-8"), re.MULTILINE), f"{place} has no {name}"
    for name in re.findall(r"`([a-z_]+)`", server):
        assert name in SQL, f"there is no {name} in sql/"
    for name in re.findall(r"`(sql/[\w/.]+)`", server) + re.findall(r"`(tests/[\w/.]+)`", tests):
        assert (ROOT / name).exists(), name
    for name in re.findall(r"`make ([\w-]+)`", server + tests):
        assert re.search(rf"^{name}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE), name
    assert re.search(r"`|not there yet", pages + server + tests)
