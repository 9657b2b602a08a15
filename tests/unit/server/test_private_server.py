"""A private server's life on the engine of this run: first start, crash, stale traces, two starters."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pymysql
import pytest

from ecom_client.server import processes
from ecom_client.server.engines import FAST, SMALL, Engine, Family
from ecom_client.server.private_server import (
    LONGEST_SOCKET_PATH,
    DidNotStart,
    NotInstalled,
    PrivateServer,
    PrivateServerError,
    State,
    Tuning,
)
from tests.fixtures.servers import OWNER, stop_orphans

pytestmark = pytest.mark.own_server

TUNING = SMALL + FAST


@pytest.fixture
def fresh(engine: Engine, tmp_path: Path) -> Iterator[PrivateServer]:
    """A server that was never started."""
    private = PrivateServer(engine, tmp_path / "server", tuning=TUNING)
    yield private
    private.stop()


def rows(server: PrivateServer, statement: str) -> list[tuple[object, ...]]:
    with contextlib.closing(server.root_connection()) as connection, connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def crash(server: PrivateServer) -> int:
    """End the server as a power cut would; answer the pid it had."""
    pid = server.status().pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    while processes.is_alive(pid):
        os.sched_yield()
    assert not processes.accepts(server.socket), "it still holds its socket, and so its files"
    return pid


def test_first_start_makes_a_server_that_only_root_of_this_folder_can_use(fresh: PrivateServer) -> None:
    assert fresh.status().state is State.STOPPED
    assert fresh.start() is True
    status = fresh.status()
    assert status.state is State.RUNNING
    assert status.port is None
    assert processes.is_alive(status.pid or 0)

    accounts = rows(fresh, "SELECT user, host FROM mysql.user WHERE user NOT LIKE 'm%.%'")
    assert accounts == [("root", "localhost")]
    for user, password in (("root", ""), ("", ""), ("anybody", "")):
        with pytest.raises(pymysql.OperationalError) as refusal:
            pymysql.connect(unix_socket=str(fresh.socket), user=user, password=password)
        assert refusal.value.args[0] in (1045, 1698)

    assert stat.S_IMODE(fresh.directory.stat().st_mode) == 0o700
    assert stat.S_IMODE((fresh.directory / "root-password").stat().st_mode) == 0o600
    assert len(fresh.root_password()) >= 24
    assert not (fresh.directory / "first-start.sql").exists()


def test_settings_a_shop_relies_on(engine: Engine, tmp_path: Path) -> None:
    private = PrivateServer(engine, tmp_path / "server")
    wanted = {
        "character_set_server": "utf8mb4",
        "innodb_flush_log_at_trx_commit": 1,
        "event_scheduler": "ON",
        "local_infile": 0,
        "max_connections": 300,
        "skip_name_resolve": 1,
        "skip_networking": 1,
    }
    names = ", ".join(f"@@global.{name}" for name in wanted)
    private.start()
    try:
        assert dict(zip(wanted, rows(private, f"SELECT {names}")[0], strict=True)) == wanted
    finally:
        private.stop()


def test_starting_and_stopping_twice_is_the_same_as_once(fresh: PrivateServer) -> None:
    assert fresh.start() is True
    pid = fresh.status().pid
    assert fresh.start() is False
    assert fresh.status().pid == pid
    assert fresh.stop() is True
    assert fresh.stop() is False
    assert fresh.status().state is State.STOPPED
    assert not processes.accepts(fresh.socket)


def test_what_was_stored_is_there_after_a_stop_and_after_a_crash(fresh: PrivateServer) -> None:
    fresh.start()
    rows(fresh, "CREATE DATABASE kept")
    rows(fresh, "CREATE TABLE kept.word (word VARCHAR(40) CHARACTER SET utf8mb4)")
    rows(fresh, "INSERT INTO kept.word VALUES ('商品 😀')")
    fresh.stop()
    fresh.start()
    rows(fresh, "INSERT INTO kept.word VALUES ('after the stop')")
    crash(fresh)
    assert fresh.status().state is State.STOPPED
    assert fresh.start() is True
    assert rows(fresh, "SELECT word FROM kept.word") == [("商品 😀",), ("after the stop",)]


def test_a_stale_pid_that_another_program_has_by_now_is_not_taken_for_the_server(
    fresh: PrivateServer,
) -> None:
    fresh.start()
    crash(fresh)
    stranger = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        (fresh.directory / "server.pid").write_text(f"{stranger.pid}\n")
        Path(f"{fresh.socket}.lock").write_text(f"{stranger.pid}\n")
        assert fresh.status().state is State.STOPPED
        assert fresh.stop() is False
        assert fresh.start() is True
        assert fresh.status().pid != stranger.pid
        assert stranger.poll() is None
    finally:
        stranger.communicate(b"\n")


@pytest.mark.skipif(sys.platform != "linux", reason="the listener of a socket is known on Linux only")
def test_a_lost_pid_file_does_not_lose_the_server(fresh: PrivateServer) -> None:
    fresh.start()
    pid = fresh.status().pid
    (fresh.directory / "server.pid").unlink()
    assert fresh.status().pid == pid
    assert fresh.start() is False
    assert fresh.stop() is True
    assert not processes.is_alive(pid or 0)


def test_threads_that_start_the_same_server_at_once_start_it_once(engine: Engine, tmp_path: Path) -> None:
    servers = [PrivateServer(engine, tmp_path / "server", tuning=TUNING) for _ in range(4)]
    barrier = threading.Barrier(len(servers))
    started: list[bool] = []

    def start(server: PrivateServer) -> None:
        barrier.wait()
        started.append(server.start())

    threads = [threading.Thread(target=start, args=(server,)) for server in servers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    try:
        assert sorted(started) == [False, False, False, True]
        assert len({server.status().pid for server in servers}) == 1
    finally:
        servers[0].stop()


STARTER = """
import sys
from pathlib import Path
from tests.fixtures.servers import engine_of_this_run
from ecom_client.server.engines import FAST, SMALL
from ecom_client.server.private_server import PrivateServer
server = PrivateServer(engine_of_this_run(), Path(sys.argv[1]), tuning=SMALL + FAST)
print("started" if server.start() else "found", server.status().pid)
"""


def test_two_programs_start_one_server_and_it_outlives_them(fresh: PrivateServer) -> None:
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", STARTER, str(fresh.directory)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=os.getcwd(),
        )
        for _ in range(2)
    ]
    said = sorted(program.communicate()[0].split() for program in programs)
    assert [word for word, _ in said] == ["found", "started"]
    assert said[0][1] == said[1][1] == str(fresh.status().pid)
    assert rows(fresh, "SELECT 1") == [(1,)]


def test_a_loopback_port_when_asked(engine: Engine, tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    private = PrivateServer(engine, tmp_path / "server", port=port, tuning=TUNING)
    try:
        private.start()
        assert private.status().port == PrivateServer(engine, tmp_path / "server").port == port
        with contextlib.closing(private.root_connection()) as connection, connection.cursor() as cursor:
            cursor.execute("CREATE USER visitor@'%' IDENTIFIED BY 'Visitor-1'")
        pymysql.connect(host="127.0.0.1", port=port, user="visitor", password="Visitor-1").close()
        with pytest.raises(pymysql.OperationalError):
            pymysql.connect(host="127.0.0.1", port=port, user="root", password="")
    finally:
        private.stop()


def test_a_folder_too_deep_for_a_socket(engine: Engine, tmp_path: Path) -> None:
    deep = tmp_path / ("商品" * 20) / "server"
    private = PrivateServer(engine, deep, tuning=TUNING)
    assert len(os.fsencode(private.socket)) <= LONGEST_SOCKET_PATH
    assert PrivateServer(engine, deep).socket == private.socket
    try:
        private.start()
        assert rows(private, "SELECT 1") == [(1,)]
    finally:
        private.stop()


def test_a_server_that_cannot_start_says_why(engine: Engine, tmp_path: Path) -> None:
    private = PrivateServer(engine, tmp_path / "server", tuning=TUNING)
    private.start()
    private.stop()
    broken = PrivateServer(engine, tmp_path / "server", tuning=Tuning(("--no-such-option=1",)))
    with pytest.raises(DidNotStart, match="no-such-option"):
        broken.start()
    assert broken.status().state is State.STOPPED
    assert private.start() is True
    private.stop()


def test_an_interrupted_first_start_is_begun_anew(fresh: PrivateServer) -> None:
    fresh.directory.mkdir()
    half = fresh.directory / "making-1234"
    half.mkdir()
    (half / "ibdata1").write_bytes(b"half")
    assert fresh.start() is True
    assert not half.exists()


def test_a_first_start_killed_before_root_had_a_password_is_secured_later(fresh: PrivateServer) -> None:
    fresh.start()
    fresh.stop()
    securing = fresh.directory / "first-start.sql"
    securing.write_text("ALTER USER 'root'@'localhost' IDENTIFIED BY 'another-one';\n")
    (fresh.directory / "root-password").write_text("another-one")
    fresh.start()
    assert rows(fresh, "SELECT 1") == [(1,)]
    assert not securing.exists()


def test_a_data_folder_of_the_other_engine_is_left_alone(fresh: PrivateServer, engine: Engine) -> None:
    other = Family.MYSQL if engine.family is Family.MARIADB else Family.MARIADB
    fresh.directory.mkdir()
    (fresh.directory / "server.json").write_text(f'{{"family": "{other.value}"}}')
    with pytest.raises(DidNotStart, match=f"made by {other.title}"):
        fresh.start()


def test_without_an_engine_it_says_what_to_install(tmp_path: Path) -> None:
    private = PrivateServer(None, tmp_path / "server")
    status = private.status()
    assert status.state is State.NOT_INSTALLED
    assert "nstall" in status.advice
    with pytest.raises(NotInstalled, match="nstall"):
        private.start()
    assert private.stop() is False


def test_a_short_socket_folder_that_others_can_enter_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ecom_client.server import private_server

    loose = tmp_path / "loose"
    loose.mkdir()
    loose.chmod(0o777)
    with pytest.raises(PrivateServerError, match="only you"):
        private_server._own_folder(loose)


@pytest.mark.parametrize("name", ["pytest-1", "pytest-1/popen-gw0"])
def test_a_killed_test_run_leaves_no_server_for_long(engine: Engine, tmp_path: Path, name: str) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left, kept = (PrivateServer(engine, tmp_path / name / f"server{n}", tuning=TUNING) for n in range(2))
    for server, owner in ((left, ended.pid), (kept, os.getpid())):
        server.start()
        (server.directory / OWNER).write_text(str(owner))
    try:
        stop_orphans(tmp_path / "pytest-2" if name == "pytest-1" else tmp_path / "pytest-2/popen-gw1")
        assert left.status().state is State.STOPPED
        assert kept.status().state is State.RUNNING
    finally:
        left.stop()
        kept.stop()
