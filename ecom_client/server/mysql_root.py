"""A real MySQL for the tests, in a folder of its own.

Debian's stable releases have no MySQL, its unstable one has. `debootstrap` unpacks a small unstable system with
`mysql-server-core` into a cache folder, and the server program there is run with that system's own loader and
libraries: as an ordinary process, without a chroot, so that sockets and data folders stand where they always do.

    python -m ecom_client.server.mysql_root          installs it if it is missing and says what it is
    python -m ecom_client.server.mysql_root --try    also starts a server with it, once, and stops it

Exit codes: 0 it is there; 75 it could not be installed, or does not start here (the reason is printed).
"""

from __future__ import annotations

import argparse
import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import platformdirs

from ecom_client.server.engines import SMALL, Engine, Family, describe
from ecom_client.server.private_server import PrivateServer, PrivateServerError

NOT_AVAILABLE = 75
"""Exit code for "MySQL could not be installed here": no failed test, but nothing tested either."""

FOLDER_VARIABLE = "ECOM_MYSQL_ROOT"
"""Environment variable that names the folder to use instead of the one in the cache."""

_PACKAGE = "mysql-server-core"
_SUITE = "sid"


class NotAvailable(Exception):
    """MySQL cannot be had on this machine; the text says why."""


def folder() -> Path:
    """Where the small system with MySQL is, or would be: one for all checkouts and all test runs of a person."""
    named = os.environ.get(FOLDER_VARIABLE)
    return (
        Path(named).absolute()
        if named
        else platformdirs.user_cache_path("ecom", appauthor=False) / "mysql-sid"
    )


def engine(root: Path | None = None) -> Engine | None:
    """The MySQL in `root`, or None when it is not (or not wholly) installed."""
    root = root or folder()
    if not (root / "usr/sbin/mysqld").exists():
        return None
    loaders = sorted((root / "usr/lib64").glob("ld-linux-*.so.*")) + sorted(
        (root / "usr/lib").glob("ld-linux-*.so.*")
    )
    libraries = [*sorted((root / "usr/lib").glob("*-linux-gnu*")), root / "usr/lib/mysql/private"]
    if not loaders:
        return None
    found = describe(
        (
            str(loaders[0].resolve()),
            "--library-path",
            ":".join(map(str, libraries)),
            str(root / "usr/sbin/mysqld"),
        ),
        (
            f"--basedir={root}/usr",
            f"--lc-messages-dir={root}/usr/share/mysql",
            f"--character-sets-dir={root}/usr/share/mysql/charsets",
            f"--plugin-dir={root}/usr/lib/mysql/plugin",
        ),
    )
    return found if found is not None and found.family is Family.MYSQL else None


def install(root: Path | None = None) -> Engine:
    """Make sure MySQL is in `root` (about 600 MB, half a minute) and answer it. Raises NotAvailable.

    Two runs at once wait for each other; an interrupted one leaves nothing that looks whole.
    """
    root = root or folder()
    there = engine(root)
    if there is not None:
        return there
    if not sys.platform.startswith("linux"):
        raise NotAvailable("MySQL for the tests is unpacked from Debian's packages, which needs Linux.")
    if os.geteuid() != 0:
        raise NotAvailable("unpacking Debian's MySQL packages with debootstrap needs root.")
    program = shutil.which("debootstrap") or shutil.which("debootstrap", path="/usr/sbin:/sbin")
    if program is None:
        raise NotAvailable("debootstrap is not installed; install it with: sudo apt-get install debootstrap")
    root.parent.mkdir(parents=True, exist_ok=True)
    with open(root.parent / f"{root.name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return engine(root) or _unpack(program, root)


def _unpack(program: str, root: Path) -> Engine:
    making = root.parent / f"{root.name}.making"
    for old in (making, root):
        shutil.rmtree(old, ignore_errors=True)
    print(f"Unpacking {_PACKAGE} and what it needs (about 600 MB) into {root} …", flush=True)
    log = root.parent / f"{root.name}.log"
    with open(log, "w") as words:
        done = subprocess.run(
            [program, "--variant=minbase", f"--include={_PACKAGE}", _SUITE, str(making)],
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=subprocess.STDOUT,
        )
    if done.returncode != 0:
        last = [line for line in log.read_text(errors="replace").splitlines() if line.strip()][-5:]
        shutil.rmtree(making, ignore_errors=True)
        raise NotAvailable("debootstrap failed: " + " / ".join(last))
    for archive in (making / "var/cache/apt/archives").glob("*.deb"):
        archive.unlink()
    making.rename(root)
    there = engine(root)
    if there is None:
        raise NotAvailable(f"the MySQL unpacked into {root} does not run on this machine.")
    return there


def try_out(there: Engine) -> None:
    """Start a server with this MySQL in a passing folder and stop it again. Raises NotAvailable with its last words."""
    with tempfile.TemporaryDirectory(prefix="ecom-mysql-") as place:
        server = PrivateServer(there, Path(place) / "server", tuning=SMALL)
        try:
            server.start()
            server.stop()
        except PrivateServerError as reason:
            raise NotAvailable(f"it does not run on this machine. {reason}") from reason


def main(words: Sequence[str] | None = None) -> int:
    """Install MySQL for the tests if it is missing; see the module's text for the exit codes."""
    parser = argparse.ArgumentParser(description="Install a real MySQL for the tests.")
    parser.add_argument("--try", dest="trying", action="store_true", help="also start a server with it, once")
    arguments = parser.parse_args(words)
    try:
        there = install()
        if arguments.trying:
            try_out(there)
    except NotAvailable as reason:
        print(f"MySQL could not be installed: {reason}")
        return NOT_AVAILABLE
    print(f"{there.title} in {folder()}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
