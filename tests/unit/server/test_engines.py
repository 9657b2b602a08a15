"""What engines are found on this machine, and how one that is no good is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from ecom_client.server import mysql_root
from ecom_client.server.engines import (
    FAST,
    SERVER_PROGRAM_VARIABLE,
    SMALL,
    Engine,
    Family,
    describe,
    find_engine,
    how_to_install,
)


def program(folder: Path, words: str) -> str:
    """A program that says `words` about its version."""
    path = folder / "server"
    path.write_text(f"#!/bin/sh\necho '{words}'\n")
    path.chmod(0o755)
    return str(path)


def test_the_engine_of_this_run_is_what_it_says(engine: Engine) -> None:
    assert engine.supported
    assert engine.title.startswith(("MariaDB 1", "MySQL "))
    assert describe(engine.call, engine.options) == engine


def test_a_program_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = program(tmp_path, "mysqld  Ver 8.4.3 for Linux on x86_64 (MySQL Community Server - GPL)")
    monkeypatch.setenv(SERVER_PROGRAM_VARIABLE, named)
    assert find_engine() == Engine(Family.MYSQL, (8, 4, 3), (named,))
    assert find_engine(Family.MARIADB) is None


@pytest.mark.parametrize(
    "words",
    [
        "mysqld  Ver 8.0.40 for Linux on x86_64",
        "mariadbd  Ver 10.6.20-MariaDB for debian-linux-gnu",
        "hello",
    ],
)
def test_what_is_too_old_or_no_server_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setenv(SERVER_PROGRAM_VARIABLE, program(tmp_path, words))
    assert find_engine() is None


def test_a_program_that_does_not_run_is_none(tmp_path: Path) -> None:
    assert describe((str(tmp_path / "none"),)) is None


@pytest.mark.parametrize("password", ["", "it's", "a b", "x;y", "密码"])
def test_only_a_plain_password_enters_a_statement(engine: Engine, password: str) -> None:
    with pytest.raises(ValueError, match="plain"):
        engine.securing_sql(password)


def test_a_later_tuning_comes_after_an_earlier_one() -> None:
    both = SMALL + FAST
    for family in Family:
        assert set(both.options(family)) == {*SMALL.options(family), *FAST.options(family)}


def test_advice_is_never_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "nstall" in how_to_install()
    monkeypatch.setenv("PATH", "")
    assert "MariaDB 10.11" in how_to_install()


def test_mysql_for_tests_that_cannot_be_had_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(mysql_root.FOLDER_VARIABLE, str(tmp_path / "mysql"))
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert mysql_root.engine() is None
    assert mysql_root.main([]) == mysql_root.NOT_AVAILABLE
    assert "MySQL could not be installed" in capsys.readouterr().out


def test_an_unpacking_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tool = tmp_path / "debootstrap"
    tool.write_text("#!/bin/sh\nmkdir -p \"$4\"\necho 'E: the archive is away'\nexit 1\n")
    tool.chmod(0o755)
    monkeypatch.setattr("shutil.which", lambda name, path=None: str(tool))
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setenv(mysql_root.FOLDER_VARIABLE, str(tmp_path / "mysql"))
    assert mysql_root.main([]) == mysql_root.NOT_AVAILABLE
    assert "the archive is away" in capsys.readouterr().out
    assert not (tmp_path / "mysql").exists()
    assert not (tmp_path / "mysql.making").exists()
