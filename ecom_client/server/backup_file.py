"""A backup as a file: compressed lines of JSON, written whole or not at all, and read back line by line.

The first line says what it is, then each table with its rows in batches, then the people's database accounts, and a
last line counts them: a file that was cut off is recognised before anything is restored from it.
"""

from __future__ import annotations

import base64
import gzip
import json
import os
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

FORMAT = 1
"""The version of the file's layout."""

Value = str | bytes | None


class BackupError(Exception):
    """The backup cannot be made, read or restored; the text is a sentence for the owner."""


class BackupWriter:
    """Takes the parts of a backup in their order."""

    def __init__(self, out: gzip.GzipFile) -> None:
        self._out = out
        self.tables = 0
        self.rows = 0
        self.accounts = 0

    def head(self, facts: dict[str, Any]) -> None:
        """What is backed up: engine, schema version, shop, moment."""
        self._line({"ecom_backup": FORMAT, **facts})

    def table(self, name: str, create: str, columns: Sequence[str]) -> None:
        """The table whose rows follow."""
        self.tables += 1
        self._line({"table": name, "create": create, "columns": list(columns)})

    def batch(self, rows: Sequence[Sequence[Value]]) -> None:
        """Some rows of the last table."""
        self.rows += len(rows)
        self._line({"rows": [[_packed(value) for value in row] for row in rows]})

    def account(self, user: str, create: str) -> None:
        """A person's database account, with the hash of its password."""
        self.accounts += 1
        self._line({"account": user, "create": create})

    def end(self) -> None:
        """Nothing follows."""
        self._line({"end": [self.tables, self.rows, self.accounts]})

    def _line(self, part: dict[str, Any]) -> None:
        self._out.write(json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")


@contextmanager
def writing(path: Path, *, replace: bool = False) -> Iterator[BackupWriter]:
    """Writes a backup that only its owner may read. It stands at `path` when the block ends well, else nothing does.

    BackupError when a file is there already and `replace` is not said, or it cannot be written.
    """
    if path.exists() and not replace:
        raise BackupError(
            f"{path} is there already; nothing was written. Choose another name, or say --replace."
        )
    part = path.with_name(path.name + ".part")
    try:
        # Opened afresh: a leftover of an interrupted run could be readable by others.
        part.unlink(missing_ok=True)
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as raw:
            with gzip.GzipFile(filename="", mode="wb", compresslevel=4, fileobj=raw) as out:
                yield BackupWriter(out)
            raw.flush()
            os.fsync(raw.fileno())
        os.replace(part, path)
    except OSError as error:
        raise BackupError(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def parts(path: Path) -> Iterator[dict[str, Any]]:
    """The parts of a backup in their order, its last line checked. BackupError when it is no whole backup."""
    tables = rows = accounts = 0
    first, ended = True, False
    try:
        with gzip.open(path, "rb") as lines:
            for line in lines:
                part = json.loads(line)
                if not isinstance(part, dict) or (first and part.get("ecom_backup") != FORMAT):
                    raise BackupError(f"{path} is no backup this program can read.")
                first = False
                tables += "table" in part
                accounts += "account" in part
                if "rows" in part:
                    part["rows"] = [[_unpacked(value) for value in row] for row in part["rows"]]
                    rows += len(part["rows"])
                if "end" in part:
                    ended = part["end"] == [tables, rows, accounts]
                yield part
    except OSError as error:
        raise BackupError(f"{path} cannot be read: {error.strerror or error}") from error
    except (EOFError, zlib.error, ValueError, KeyError, TypeError) as error:
        raise BackupError(f"{path} is damaged or no backup: {error}") from error
    if not ended:
        raise BackupError(f"{path} is not whole: its end is missing.")


def _packed(value: Value) -> str | dict[str, str] | None:
    return {"b": base64.b64encode(value).decode("ascii")} if isinstance(value, bytes) else value


def _unpacked(value: Any) -> Value:
    return base64.b64decode(value["b"], validate=True) if isinstance(value, dict) else value
