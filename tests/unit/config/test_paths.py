"""Where Ecom keeps and finds its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from ecom_client.config.paths import HOME_VARIABLE, bundled, paths


def test_one_folder_holds_everything_when_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "ecom"))
    found = paths()
    for place in (found.settings, found.log, found.trial, found.cache):
        assert tmp_path / "ecom" in place.parents
    assert not (tmp_path / "ecom").exists()


def test_otherwise_the_system_says_where(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(HOME_VARIABLE)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert paths().settings.name == "settings.toml"
    assert paths().settings.parent.name == "ecom"


def test_the_sql_that_comes_with_the_program_is_found() -> None:
    assert bundled("sql").is_dir()
    with pytest.raises(FileNotFoundError, match="no_such_folder"):
        bundled("no_such_folder")
