"""What the program writes down: everything worth knowing in a file, warnings also where it was started."""

from __future__ import annotations

import logging
import logging.handlers
import sys
import time
from pathlib import Path

_ROOT = "ecom_client"
_SIZE = 1_000_000
_KEPT = 3


def set_up(path: Path, *, verbose: bool = False) -> None:
    """Write the program's log to `path` (three old ones of 1 MB are kept) and warnings to the terminal.

    `verbose` writes debugging words as well. A file that cannot be written is said once and done without. Calling it
    again replaces what an earlier call set up.
    """
    root = logging.getLogger(_ROOT)
    close()
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    root.propagate = False
    if sys.stderr is not None:
        terminal = logging.StreamHandler()
        terminal.setLevel(logging.DEBUG if verbose else logging.WARNING)
        terminal.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
        root.addHandler(terminal)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = logging.handlers.RotatingFileHandler(
            path, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8", delay=True, errors="backslashreplace"
        )
        with open(path, "a", encoding="utf-8"):
            pass
        path.chmod(0o600)
    except OSError as error:
        root.warning("no log is kept, because %s cannot be written: %s", path, error)
        return
    file.setFormatter(_Utc("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))
    root.addHandler(file)


def close() -> None:
    """Close what `set_up` opened; the program's log then goes where Python sends it."""
    root = logging.getLogger(_ROOT)
    for handler in list(root.handlers):
        root.removeHandler(handler)
        handler.close()
    root.propagate = True


class _Utc(logging.Formatter):
    """Times in UTC, as everything Ecom stores."""

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"
