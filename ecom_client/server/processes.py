"""Detached processes: starting one that outlives this program, and telling whether a written-down pid is still it."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path


def start_detached(command: Sequence[str], output: Path) -> int:
    """Start `command` in a session of its own, its words appended to `output`; answer its pid.

    The process goes on when this program ends. It is not a `subprocess.Popen`, which would complain about that.
    """
    words = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    return os.posix_spawn(
        command[0],
        list(command),
        _environment(),
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, str(output), words, 0o600),
            (os.POSIX_SPAWN_DUP2, 1, 2),
        ],
        setsid=True,
    )


def is_alive(pid: int) -> bool:
    """Whether a process runs under `pid`; one that has wholly ended and waits to be collected does not.

    A killed server's first thread ends before the others let go of its files and its socket: until they have, it is
    alive, for a new server would find the files locked.
    """
    try:
        return os.waitpid(pid, os.WNOHANG)[0] != pid
    except ChildProcessError:
        pass  # another program started it
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    process = Path(f"/proc/{pid}")
    try:
        ended = (process / "stat").read_text().rpartition(")")[2].split()[0] in ("Z", "X")
        return not ended or len(list((process / "task").iterdir())) > 1
    except (OSError, IndexError):
        return not Path("/proc/self/stat").exists()


def has_argument(pid: int, argument: str) -> bool:
    """Whether the process `pid` was started with `argument`: a pid is used again after its process has ended."""
    if Path("/proc/self/cmdline").exists():
        try:
            return argument.encode() in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except OSError:
            return False
    said = subprocess.run(["ps", "-ww", "-o", "command=", "-p", str(pid)], capture_output=True, text=True)
    return argument in said.stdout


def accepts(path: Path) -> bool:
    """Whether somebody listens on the unix socket `path`."""
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(2)
        try:
            probe.connect(str(path))
        except OSError:
            return False
    return True


def listener(path: Path) -> int | None:
    """The pid of whoever listens on the unix socket `path`, where the system can tell (Linux)."""
    if not hasattr(socket, "SO_PEERCRED"):
        return None
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(2)
        try:
            probe.connect(str(path))
        except OSError:
            return None
        size = struct.calcsize("3i")
        pid = struct.unpack("3i", probe.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size))[0]
    return int(pid) or None


def end(pid: int) -> None:
    """Ask the process to end in an orderly way."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGTERM)


def _environment() -> dict[str, str]:
    """This program's environment without the library path that a one-file program sets for itself."""
    environment = dict(os.environ)
    for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
        before = environment.pop(f"{name}_ORIG", None)
        if getattr(sys, "frozen", False):
            environment.pop(name, None)
            if before:
                environment[name] = before
    return environment
