"""The program's log: where it goes, what it keeps, and that it never stops the program."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from ecom_client.config import logs


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    logs.close()


def test_the_file_has_everything_and_the_terminal_only_warnings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "logs" / "ecom.log"
    logs.set_up(path)
    logger = logging.getLogger("ecom_client.data")
    logger.debug("too fine")
    logger.info("signed in 林")
    logger.warning("connection lost \udc80")
    kept = path.read_text()
    assert "signed in 林" in kept
    assert "connection lost" in kept
    assert "too fine" not in kept
    assert kept.split()[0].endswith("Z")
    said = capsys.readouterr().err
    assert "connection lost" in said
    assert "signed in" not in said


def test_setting_up_again_does_not_write_twice(tmp_path: Path) -> None:
    logs.set_up(tmp_path / "one.log")
    logs.set_up(tmp_path / "two.log", verbose=True)
    logging.getLogger("ecom_client").debug("once")
    assert (tmp_path / "one.log").read_text() == ""
    assert (tmp_path / "two.log").read_text().count("once") == 1


def test_old_logs_are_dropped(tmp_path: Path) -> None:
    logs.set_up(tmp_path / "ecom.log")
    for _ in range(60):
        logging.getLogger("ecom_client").info("x" * 100_000)
    files = list(tmp_path.iterdir())
    assert len(files) == 4
    assert sum(file.stat().st_size for file in files) < 5_000_000


def test_a_log_that_cannot_be_written_is_said_and_done_without(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    logs.set_up(tmp_path / "file" / "ecom.log")
    assert "no log is kept" in capsys.readouterr().err
    logging.getLogger("ecom_client").info("goes on")
