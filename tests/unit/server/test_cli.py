"""The owner's command line: its frame, the trial server, and how it finds and enters a server."""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ecom_client import __version__
from ecom_client.server import trial as trial_module
from ecom_client.server.cli import main
from ecom_client.server.commands import all_commands, connection
from ecom_client.server.commands.command import CommandError
from ecom_client.server.engines import Engine
from ecom_client.server.hosts import is_this_computer
from ecom_client.server.private_server import PrivateServer


@pytest.fixture
def trial(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateServer]:
    """A home without a trial server yet, and this run's engine to make one."""
    monkeypatch.setenv("ECOM_HOME", str(tmp_path))
    monkeypatch.setattr(trial_module, "find_engine", lambda family: engine)
    server = trial_module.trial_server()
    yield server
    server.stop()


def options(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    connection.add_arguments(parser)
    return parser.parse_args(words)


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    assert end.value.code == 0
    said = capsys.readouterr().out
    assert all(command.name in said for command in all_commands())


@pytest.mark.parametrize("words", [[], ["no-such-command"], ["trial"], ["trial", "start", "--port", "0"]])
def test_a_command_line_that_makes_no_sense_is_refused(words: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code == 2


def test_it_runs_as_a_module_too() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "ecom_client.server", "--version"], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == f"Ecom {__version__}"


@pytest.mark.own_server
def test_the_trial_server_from_start_to_stop(
    trial: PrivateServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["trial", "status"]) == 3
    assert "stopped" in capsys.readouterr().out
    assert main(["trial", "start"]) == 0
    said = capsys.readouterr().out
    assert "running" in said
    assert str(trial.socket) in said
    assert main(["trial", "start"]) == 0
    assert main(["trial", "status"]) == 0
    with connection.root(options("--trial")) as root, root.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchall() == ((1,),)
    assert main(["trial", "stop"]) == 0
    assert main(["trial", "stop"]) == 0
    assert "was not running" in capsys.readouterr().out


def test_without_a_database_server_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ECOM_HOME", str(tmp_path))
    monkeypatch.setattr(trial_module, "find_engine", lambda family: None)
    assert main(["trial", "status"]) == 4
    assert main(["trial", "start"]) == 1
    assert "nstall" in capsys.readouterr().err


def test_a_server_by_its_socket_with_a_password_from_a_file(
    server: PrivateServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "password"
    file.write_text(server.root_password() + "\n")
    file.chmod(0o644)
    with connection.root(options("--socket", str(server.socket), "--password-file", str(file))) as root:
        assert root.get_autocommit() is True
    assert "chmod 600" in capsys.readouterr().err
    file.chmod(0o600)
    with connection.root(options("--socket", str(server.socket), "--password-file", str(file))):
        assert capsys.readouterr().err == ""


def test_a_password_from_standard_input(server: PrivateServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(server.root_password() + "\n"))
    with connection.root(options("--socket", str(server.socket), "--password-file", "-")):
        pass


def test_a_wrong_password_is_a_sentence(server: PrivateServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("wrong\n"))
    entering = connection.root(options("--socket", str(server.socket), "--password-file", "-"))
    with pytest.raises(CommandError, match="does not let root in"), entering:
        pass


def test_nobody_to_ask_is_no_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    with (
        pytest.raises(CommandError, match="--password-file"),
        connection.root(options("--host", "127.0.0.1")),
    ):
        pass


def test_a_certificate_authority_that_is_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="certificates"):
        connection.verifying(tmp_path / "none.pem")
    (tmp_path / "empty.pem").write_text("not a certificate")
    with pytest.raises(CommandError, match="certificates"):
        connection.verifying(tmp_path / "empty.pem")


@pytest.mark.parametrize(
    ("host", "here"),
    [("localhost", True), ("127.0.0.1", True), ("::1", True), ("10.0.0.1", False), ("shop", False)],
)
def test_only_this_computer_is_reached_without_tls(host: str, here: bool) -> None:
    assert is_this_computer(host) is here


def test_one_place_must_be_named() -> None:
    for words in ([], ["--trial", "--host", "shop"]):
        with pytest.raises(SystemExit):
            options(*words)
