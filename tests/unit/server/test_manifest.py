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


@pytest.mark.parametrize("role", ["customer", "vendor"])
def test_what_a_module_opens_is_given_to_nobody_regardless(role: str) -> None:
    """A line left on a page of grants would open it to every group, whatever the matrix says."""
    schema = Schema(FOLDER, ENGINES[0])
    opened = {name for module in schema.modules() if module.role == role for _, _, name in module.objects}
    everybodys = {name for page, _, name in schema.page_objects() if page == role}
    assert not opened & everybodys


def test_modules_open_what_there_is_and_each_thing_once_a_module() -> None:
    api = {(path.parent.name.removesuffix("s"), path.stem) for path in (FOLDER / "api").rglob("*.sql")}
    for module in Schema(FOLDER, ENGINES[0]).modules():
        names = [(kind, name) for _, kind, name in module.objects]
        assert len(names) == len(set(names)), module.name
        assert set(names) <= api, module.name


def test_every_module_has_a_word_of_its_own_in_the_matrix() -> None:
    words = (bundled("sql").parent / "ecom_client" / "ui" / "admin" / "words.py").read_text("utf-8")
    missing = [one.name for one in Schema(FOLDER, ENGINES[0]).modules() if f'"{one.name}":' not in words]
    assert missing == []
