"""sql/ as files: each stands in the manifest once, is named like its object, and says what it is for."""

from __future__ import annotations

from pathlib import Path

import pytest

from ecom_client.config.paths import bundled
from ecom_client.server.schema import Schema

FOLDER = bundled("sql")
ENGINES = ("mariadb", "mysql")


def _lines() -> list[str]:
    lines = (FOLDER / "manifest").read_text("utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _files() -> set[str]:
    """Every file of sql/ but the migrations, the engines' under their common name."""
    found = (path.relative_to(FOLDER) for path in FOLDER.rglob("*.sql") if "migrations" not in path.parts)
    return {str(path).replace("mariadb", "<engine>").replace("mysql", "<engine>") for path in found}


def test_each_file_stands_in_the_manifest_once() -> None:
    lines = _lines()
    assert len(lines) == len(set(lines))
    assert set(lines) == _files()


def test_both_engines_have_the_same_files() -> None:
    names = [{path.name for path in (FOLDER / "engines" / engine).iterdir()} for engine in ENGINES]
    assert names[0] == names[1]


@pytest.mark.parametrize("engine", ENGINES)
def test_each_object_is_named_like_its_file_and_says_what_it_is_for(engine: str) -> None:
    for file in Schema(FOLDER, engine).files():
        assert file.text.startswith("-- "), f"{file.path} has no header"
        if file.creates is not None:
            assert file.creates[2] == file.path.stem, file.path
            schema = "ecom" if "api" in file.path.parts else "ecom_data"
            assert file.creates[1] == schema, file.path


def test_refusals_have_numbers_of_their_own_in_our_range() -> None:
    numbers = list(Schema(FOLDER, ENGINES[0]).refusals().values())
    assert len(numbers) == len(set(numbers))
    assert all(31000 <= number <= 31999 for number in numbers)


@pytest.mark.parametrize(
    "page", sorted(path for path in (FOLDER / "grants").glob("*.sql")), ids=lambda p: p.stem
)
def test_grants_name_what_there_is(page: Path) -> None:
    api = {path.stem for path in (FOLDER / "api").rglob("*.sql")}
    for line in page.read_text("utf-8").splitlines():
        if line.startswith("GRANT") and " ON " in line:
            assert line.split(" TO ")[0].rsplit(".", 1)[1] in api, line
