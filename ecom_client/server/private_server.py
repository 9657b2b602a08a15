"""A database server of this person's own, in a folder of theirs, for trying Ecom and for its tests.

It is a real MariaDB or MySQL, started as a process of its own that outlives the program. It listens on a socket only
its owner can reach, and on a loopback port when asked. Root has a random password kept beside the data.
"""

from __future__ import annotations

import contextlib
import enum
import hashlib
import json
import os
import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pymysql
from pymysql.connections import Connection

from ecom_client.server import processes
from ecom_client.server.engines import Engine, Family, Tuning, how_to_install

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows, where no private server runs
    fcntl = None  # type: ignore[assignment]

LONGEST_SOCKET_PATH = 103
"""Bytes a socket's path may have on macOS; Linux takes 107."""

START_DEADLINE = 120.0
"""Seconds a server has to take connections: a crash recovery takes longer than a start."""

STOP_DEADLINE = 120.0
"""Seconds a server has to write everything down and end."""

_POLL = 0.03
_LOG_KEPT = 4 * 1024 * 1024


class PrivateServerError(Exception):
    """The private server cannot do what was asked; the text says why and what helps."""


class NotInstalled(PrivateServerError):
    """There is no database server program on this machine; the text says what to install."""


class DidNotStart(PrivateServerError):
    """The server ended or did not answer; the text ends with the last lines of its log."""


class DidNotStop(PrivateServerError):
    """The server was asked to end and still runs."""


class State(enum.Enum):
    """What `PrivateServer.status` can find."""

    RUNNING = "running"
    STOPPED = "stopped"
    NOT_INSTALLED = "not installed"


@dataclass(frozen=True)
class Status:
    """A private server at one moment. `advice` says what to install where there is no engine."""

    state: State
    engine: str
    directory: Path
    pid: int | None = None
    port: int | None = None
    advice: str = ""


class PrivateServer:
    """One database server in `directory`, which is made at the first start.

    Any number of these objects, in any number of programs, may stand for the same directory: the first one's `start`
    starts the server, the others find it running.
    """

    def __init__(
        self, engine: Engine | None, directory: Path, *, port: int | None = None, tuning: Tuning | None = None
    ) -> None:
        self._engine = engine
        self.directory = Path(os.path.abspath(directory))
        self._wanted_port = port
        self._tuning = tuning or Tuning()
        self.socket = _socket_path(self.directory)

    @property
    def data(self) -> Path:
        """The engine's own folder; the rest of `directory` is about it."""
        return self.directory / "data"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.directory / "server.log"

    @property
    def port(self) -> int | None:
        """The loopback port of the running server, None when it has a socket only."""
        port = self._facts().get("port")
        return port if isinstance(port, int) else None

    @property
    def family(self) -> Family | None:
        """The engine that made the data folder, None before the first start."""
        name = self._facts().get("family")
        return next((family for family in Family if family.value == name), None)

    def status(self) -> Status:
        """Whether the server runs, is stopped, or cannot run here because no engine is installed."""
        family = self.family
        name = self._engine.title if self._engine else (family.title if family else "")
        pid = self._pid()
        if pid is not None:
            return Status(State.RUNNING, name, self.directory, pid, self.port)
        if self._engine is None:
            return Status(State.NOT_INSTALLED, name, self.directory, advice=how_to_install())
        return Status(State.STOPPED, name, self.directory)

    def start(self, deadline: float = START_DEADLINE) -> bool:
        """Make the server run and answer; True when this call started it, False when it ran already.

        Raises NotInstalled, or DidNotStart with the end of the server's log.
        """
        if self._answers():
            return False
        engine = self._engine
        if engine is None:
            raise NotInstalled(how_to_install())
        family = self.family
        if family is not None and family is not engine.family:
            raise DidNotStart(
                f"{self.directory} was made by {family.title} and cannot be opened by {engine.title}. "
                f"Install {family.title}, or move the folder away to begin anew."
            )
        until = time.monotonic() + deadline
        self.directory.mkdir(parents=True, exist_ok=True)
        self.directory.chmod(0o700)
        with self._lock(until):
            if self._pid() is not None:
                self._wait_until_ready(self._pid(), until)
                return False
            if not self.data.is_dir():
                self._initialise(engine)
            self._run(engine, until)
        return True

    def stop(self, deadline: float = STOP_DEADLINE) -> bool:
        """Shut the server down in order and wait for its end; False when it did not run. Raises DidNotStop."""
        if not self.directory.is_dir():
            return False
        until = time.monotonic() + deadline
        with self._lock(until):
            pid = self._pid()
            if pid is None:
                return False
            processes.end(pid)
            self._wait_for_end(pid, until)
            self._clear_traces()
        return True

    def root_connection(
        self, database: str | None = None, *, autocommit: bool = True, timeout: float | None = None
    ) -> Connection:
        """A new connection as root through the socket; `timeout` bounds every answer, in seconds.

        Raises pymysql's errors when the server is away.
        """
        return pymysql.connect(
            unix_socket=str(self.socket),
            user="root",
            password=self.root_password(),
            database=database,
            charset="utf8mb4",
            autocommit=autocommit,
            connect_timeout=10,
            read_timeout=timeout,
        )

    def root_password(self) -> str:
        """Root's password, from the file only the folder's owner can read."""
        return (self.directory / "root-password").read_text().strip()

    # -- first start -----------------------------------------------------------------------------------------------

    def _initialise(self, engine: Engine) -> None:
        """Make the data folder beside its place and move it there when it is whole: a start may be interrupted."""
        for unfinished in self.directory.glob("making-*"):
            shutil.rmtree(unfinished, ignore_errors=True)
        making = self.directory / f"making-{secrets.token_hex(4)}"
        making.mkdir(mode=0o700)
        command = engine.initialise_command(making, (*self._tuning.options(engine.family), self._temporary()))
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace"
        )
        if done.returncode != 0:
            shutil.rmtree(making, ignore_errors=True)
            raise DidNotStart(_with_tail("The data folder could not be made.", done.stdout + done.stderr))
        self._write_private("root-password", secrets.token_urlsafe(24))
        self._write_private("first-start.sql", engine.securing_sql(self.root_password()))
        self._write_facts(family=engine.family.value, version=engine.title)
        making.rename(self.data)

    def _temporary(self) -> str:
        """The option for a temporary folder of this server's own.

        In the shared one every starting server removes all temporary tables it finds, those of running servers too.
        """
        folder = self.directory / "temporary"
        folder.mkdir(mode=0o700, exist_ok=True)
        return f"--tmpdir={folder}"

    # -- running ---------------------------------------------------------------------------------------------------

    def _run(self, engine: Engine, until: float) -> None:
        self._clear_traces()
        if self.log.exists() and self.log.stat().st_size > _LOG_KEPT:
            self.log.replace(self.log.with_suffix(".log.old"))
        said_before = self.log.stat().st_size if self.log.exists() else 0
        extra = (*self._tuning.options(engine.family), self._temporary())
        securing = self.directory / "first-start.sql"
        if securing.exists():
            extra += (f"--init-file={securing}",)
        command = engine.start_command(
            data=self.data,
            socket=self.socket,
            pid_file=self._pid_file,
            log=self.log,
            port=self._wanted_port,
            extra=extra,
        )
        self._write_facts(family=engine.family.value, version=engine.title, port=self._wanted_port)
        pid = processes.start_detached(command, self.log)
        self._pid_file.write_text(f"{pid}\n")
        try:
            self._wait_until_ready(pid, until, said_before)
            if securing.exists():
                self._check_secured()
                securing.unlink()
        except BaseException:
            processes.end(pid)
            with contextlib.suppress(DidNotStop):
                self._wait_for_end(pid, time.monotonic() + 10)
            raise

    def _wait_until_ready(self, pid: int | None, until: float, said_before: int = 0) -> None:
        trouble = "It does not answer."
        while time.monotonic() < until:
            if processes.accepts(self.socket):
                try:
                    # A starting server takes a connection long before it answers on it.
                    self.root_connection(timeout=max(1.0, until - time.monotonic())).close()
                    return
                except pymysql.MySQLError as error:
                    trouble = str(error)
            if pid is not None and not processes.is_alive(pid):
                trouble = "Its process ended."
                break
            time.sleep(_POLL)
        raise DidNotStart(_with_tail(f"The server did not start. {trouble}", self._log_tail(said_before)))

    def _check_secured(self) -> None:
        """A server whose first statements failed must not go on: anybody could then be anybody on its socket."""
        with contextlib.closing(self.root_connection()) as connection, connection.cursor() as cursor:
            cursor.execute(
                "SELECT user, host FROM mysql.user WHERE user = '' OR (user = 'root' AND host <> 'localhost')"
            )
            left = cursor.fetchall()
        if left:
            raise DidNotStart(f"The new server still has accounts it should not have: {left}")

    def _wait_for_end(self, pid: int, until: float) -> None:
        while processes.is_alive(pid):
            if time.monotonic() > until:
                raise DidNotStop(_with_tail(f"The server (process {pid}) did not end.", self._log_tail()))
            time.sleep(_POLL)

    def _answers(self) -> bool:
        if not (self.directory / "root-password").exists() or not processes.accepts(self.socket):
            return False
        try:
            self.root_connection(timeout=5).close()
        except pymysql.MySQLError:
            return False
        return not (self.directory / "first-start.sql").exists()

    @property
    def _pid_file(self) -> Path:
        return self.directory / "server.pid"

    def _pid(self) -> int | None:
        """The pid of this folder's server if it runs: by its pid file, or, if that is lost, by its socket."""
        mark = f"--datadir={self.data}"
        try:
            pid = int(self._pid_file.read_text())
        except (OSError, ValueError):
            pid = 0
        if pid > 0 and processes.is_alive(pid) and processes.has_argument(pid, mark):
            return pid
        found = processes.listener(self.socket) if self.socket.exists() else None
        return found if found is not None and processes.has_argument(found, mark) else None

    def _clear_traces(self) -> None:
        """Remove what a killed server leaves; MySQL refuses a socket whose lock file names any living process."""
        for trace in (self._pid_file, self.socket, Path(f"{self.socket}.lock")):
            trace.unlink(missing_ok=True)

    # -- files -----------------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def _lock(self, until: float) -> Iterator[None]:
        """Alone with this folder, among all threads and programs, until the end of the block."""
        if fcntl is None:
            raise NotInstalled(how_to_install())
        with open(self.directory / "lock", "a") as file:
            while True:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() > until:
                        raise DidNotStart(f"Another program is busy with {self.directory}.") from None
                    time.sleep(_POLL)
            yield

    def _facts(self) -> dict[str, object]:
        try:
            facts = json.loads((self.directory / "server.json").read_text())
        except (OSError, ValueError):
            return {}
        return facts if isinstance(facts, dict) else {}

    def _write_facts(self, **facts: object) -> None:
        self._write_private("server.json", json.dumps(facts, indent=1) + "\n")

    def _write_private(self, name: str, text: str) -> None:
        """Write a file of the folder in one move, readable by its owner only."""
        new = self.directory / f"{name}.new"
        new.unlink(missing_ok=True)
        with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)
        new.replace(self.directory / name)

    def _log_tail(self, after: int = 0) -> str:
        """The end of what the server said since its log was `after` bytes long."""
        try:
            with open(self.log, "rb") as file:
                file.seek(max(after, self.log.stat().st_size - 4000))
                return file.read().decode(errors="replace")
        except OSError:
            return ""


def _with_tail(sentence: str, words: str) -> str:
    lines = [line for line in words.strip().splitlines() if line.strip()][-15:]
    return "\n".join([sentence, *(["The last it said:"] if lines else []), *(f"  {line}" for line in lines)])


def _socket_path(directory: Path) -> Path:
    """Where the socket of `directory` is: inside, or, when that path is too long for a socket, in a short place.

    The short place is the same for every program of this person, and nobody else's.
    """
    inside = directory / "server.sock"
    if len(os.fsencode(inside)) <= LONGEST_SOCKET_PATH:
        return inside
    mark = hashlib.sha256(os.fsencode(directory)).hexdigest()[:12]
    return _own_folder(Path(f"/tmp/ecom-{os.getuid()}")) / f"{mark}.sock"


def _own_folder(folder: Path) -> Path:
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    facts = folder.lstat()
    if folder.is_symlink() or facts.st_uid != os.getuid() or facts.st_mode & 0o077:
        raise PrivateServerError(
            f"{folder} must be a folder that only you can enter; remove it and try again."
        )
    return folder
