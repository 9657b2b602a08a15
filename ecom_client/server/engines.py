"""The database engines found on this machine: MariaDB or MySQL, and how each is called.

The trial server and the tests run the same engine programs a shared server runs. Everything that differs between
the two when a data folder is made or a server process is started stands in this file.
"""

from __future__ import annotations

import enum
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

SERVER_PROGRAM_VARIABLE = "ECOM_SERVER_PROGRAM"
"""Environment variable that names the `mariadbd` or `mysqld` to use, for one that is not on the path."""

_FOLDERS = (
    "/usr/sbin",
    "/usr/local/sbin",
    "/usr/libexec",
    "/usr/local/libexec",
    "/usr/local/mysql/bin",
    "/opt/homebrew/opt/mariadb/bin",
    "/opt/homebrew/opt/mysql/bin",
    "/usr/local/opt/mariadb/bin",
    "/usr/local/opt/mysql/bin",
)


MOST_PASSWORD_ERRORS = 20
"""Wrong passwords in a row after which an account is locked, until the tick unlocks it (setting `lockout_minutes`)."""


class Family(enum.Enum):
    """The two engines Ecom runs on."""

    MARIADB = "mariadb"
    MYSQL = "mysql"

    @property
    def title(self) -> str:
        """The engine's name as it writes itself."""
        return "MariaDB" if self is Family.MARIADB else "MySQL"

    @property
    def oldest(self) -> tuple[int, int]:
        """The oldest version Ecom works with."""
        return (10, 11) if self is Family.MARIADB else (8, 4)


@dataclass(frozen=True)
class Engine:
    """One server program of this machine.

    `call` is the beginning of its command line: usually the program alone; for a MySQL that lives in a folder of its
    own, that folder's program loader stands before it. `options` are the options this copy always needs.
    """

    family: Family
    version: tuple[int, ...]
    call: tuple[str, ...]
    options: tuple[str, ...] = ()
    installer: str | None = None
    """MariaDB's `mariadb-install-db`; None for MySQL, which initialises itself."""

    @property
    def title(self) -> str:
        """Name and version, as a person reads it: "MariaDB 10.11.19"."""
        return f"{self.family.title} {'.'.join(map(str, self.version))}"

    @property
    def supported(self) -> bool:
        """Whether Ecom's schema works on this version."""
        return self.version[:2] >= self.family.oldest

    def initialise_command(self, data: Path, extra: tuple[str, ...] = ()) -> list[str]:
        """The command that fills the empty folder `data` with a server's own tables, root without a password."""
        if self.family is Family.MARIADB:
            if self.installer is None:
                raise ValueError("mariadb-install-db is missing")
            command = [self.installer, "--no-defaults", f"--datadir={data}"]
            command += ["--auth-root-authentication-method=normal", "--skip-test-db", "--force"]
        else:
            command = [*self.call, "--no-defaults", *self.options, f"--datadir={data}"]
            command += ["--log-error-verbosity=1"]
        command += extra
        if os.geteuid() == 0:
            command.append("--user=root")
        if self.family is Family.MYSQL:
            command.append("--initialize-insecure")
        return command

    def start_command(
        self, *, data: Path, socket: Path, pid_file: Path, log: Path, port: int | None, extra: tuple[str, ...]
    ) -> list[str]:
        """The command that runs a server on `data`, on a socket only, or on a loopback port as well."""
        command = [*self.call, "--no-defaults", *self.options, f"--datadir={data}", f"--socket={socket}"]
        command += [f"--pid-file={pid_file}", f"--log-error={log}"]
        command += [
            "--character-set-server=utf8mb4",
            "--innodb-flush-log-at-trx-commit=1",
            "--event-scheduler=ON",
            "--local-infile=OFF",
            "--max-connections=300",
            "--skip-name-resolve",
        ]
        if self.family is Family.MYSQL:
            # Nothing replicates from a private server, and its binary log would only fill the disk.
            command += ["--secure-file-priv=NULL", "--mysqlx=OFF", "--disable-log-bin"]
        else:
            # What MySQL's accounts are made with (give_one_time_password); the tick unlocks after minutes.
            command.append(f"--max-password-errors={MOST_PASSWORD_ERRORS}")
        if port is None:
            command.append("--skip-networking")
        else:
            command += ["--bind-address=127.0.0.1", f"--port={port}"]
        if os.geteuid() == 0:
            command.append("--user=root")
        return command + list(extra)

    def securing_sql(self, password: str) -> str:
        """Statements the server carries out before it takes its first connection: one account, with a password."""
        if not re.fullmatch(r"[A-Za-z0-9_-]+", password):
            raise ValueError("the root password must be plain letters, digits, - and _")
        lines = []
        if self.family is Family.MARIADB:
            # A fresh MariaDB has ''@localhost and ''@<host name>, which outrank everybody's '%' account for local
            # connections, and root on addresses nobody uses. These are the statements of mariadb-secure-installation.
            lines = [
                "DELETE FROM mysql.global_priv WHERE User = '' OR (User = 'root' AND Host <> 'localhost');",
                "DELETE FROM mysql.db WHERE User = '';",
                "DELETE FROM mysql.proxies_priv WHERE User = '' OR Host <> 'localhost';",
                "FLUSH PRIVILEGES;",
            ]
        lines.append(f"ALTER USER 'root'@'localhost' IDENTIFIED BY '{password}';")
        return "\n".join(lines) + "\n"


@dataclass(frozen=True)
class Tuning:
    """Extra server options, by engine: what a test may trade for speed and a shop may not."""

    common: tuple[str, ...] = ()
    by_family: Mapping[Family, tuple[str, ...]] = field(default_factory=dict)

    def options(self, family: Family) -> tuple[str, ...]:
        """The options for one engine."""
        return self.common + tuple(self.by_family.get(family, ()))

    def __add__(self, other: Tuning) -> Tuning:
        families = {*self.by_family, *other.by_family}
        return Tuning(
            self.common + other.common,
            {
                family: (*self.by_family.get(family, ()), *other.by_family.get(family, ()))
                for family in families
            },
        )


SMALL = Tuning(
    ("--innodb-buffer-pool-size=64M",),
    {
        Family.MARIADB: ("--innodb-log-file-size=16M",),
        Family.MYSQL: ("--innodb-redo-log-capacity=32M",),
    },
)
"""Small buffers and logs: for a test's server."""

FAST = Tuning(
    ("--innodb-flush-log-at-trx-commit=2", "--innodb-doublewrite=0", "--sync-binlog=0"),
    {Family.MYSQL: ("--innodb-flush-method=O_DIRECT_NO_FSYNC",)},
)
"""Commits that a power cut may lose: for tests that measure nothing and ask for it."""

REPLICATING = Tuning((), {Family.MYSQL: ("--log-bin=binlog", "--server-id=1")})
"""MySQL with its binary log on, as a shared MySQL has it: functions must then say that they are deterministic."""


def find_engine(family: Family | None = None) -> Engine | None:
    """The engine of this machine (MariaDB first), or None when there is none of `family` that Ecom supports."""
    if os.name != "posix":
        return None
    named = os.environ.get(SERVER_PROGRAM_VARIABLE)
    programs = [named] if named else [_program("mariadbd"), _program("mysqld")]
    for program in programs:
        engine = describe((program,)) if program else None
        if engine is not None and engine.supported and (family is None or engine.family is family):
            return engine
    return None


def describe(call: tuple[str, ...], options: tuple[str, ...] = ()) -> Engine | None:
    """What the program behind `call` says it is, or None when it does not run or is no database server."""
    try:
        said = subprocess.run(
            [*call, "--no-defaults", "--version"], capture_output=True, text=True, timeout=30, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.search(r"\bVer (\d+(?:\.\d+)+)", said)
    if found is None:
        return None
    version = tuple(int(part) for part in found[1].split("."))
    if "MariaDB" not in said:
        return Engine(Family.MYSQL, version, call, options)
    installer = _program("mariadb-install-db") or _program("mysql_install_db")
    if installer is None:
        return None
    return Engine(Family.MARIADB, version, call, options, installer)


def how_to_install() -> str:
    """A sentence that says what to install on this machine to get a database server."""
    if os.name != "posix":
        return "The trial server runs on Linux and macOS; connect to a shared server instead."
    if shutil.which("apt-get"):
        packages = "mariadb-server-core mariadb-client-core"
        return f"Install MariaDB's server programs: sudo apt-get install {packages}"
    if shutil.which("dnf"):
        return "Install MariaDB's server programs: sudo dnf install mariadb-server"
    if shutil.which("pacman"):
        return "Install MariaDB's server programs: sudo pacman -S mariadb"
    if shutil.which("zypper"):
        return "Install MariaDB's server programs: sudo zypper install mariadb"
    if shutil.which("brew"):
        return "Install MariaDB's server programs: brew install mariadb"
    return "Install MariaDB 10.11 or newer (the programs mariadbd and mariadb-install-db)."


def _program(name: str) -> str | None:
    return shutil.which(name) or shutil.which(name, path=os.pathsep.join(_FOLDERS))
