"""The server side as files: the manifest of sql/, its objects, and the two registries beside them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

SCHEMA_VERSION = 1
"""Goes up with every migration; clients and servers shake hands on it."""

_CREATES = re.compile(
    r"CREATE\s+(?:OR\s+REPLACE\s+)?(?:DEFINER\s*=\s*\S+\s+)?(?:SQL\s+SECURITY\s+\w+\s+)?"
    r"(TABLE|VIEW|PROCEDURE|FUNCTION|EVENT)\s+(?:IF\s+NOT\s+EXISTS\s+)?(\w+)\.(\w+)"
)


@dataclass(frozen=True)
class SqlFile:
    """One file of sql/, in the order of the manifest."""

    path: Path
    text: str

    @cached_property
    def creates(self) -> tuple[str, str, str] | None:
        """(kind, schema, name) of the one object the file makes; None for files of several statements."""
        found = _CREATES.search(self.body)
        return (found[1], found[2], found[3]) if found else None

    @cached_property
    def body(self) -> str:
        """The file without its header comment."""
        lines = self.text.splitlines()
        start = next((i for i, line in enumerate(lines) if line and not line.startswith("--")), len(lines))
        return "\n".join(lines[start:]).strip()

    def statements(self) -> Iterator[str]:
        """The statements to run, in order. A routine is dropped first: only MariaDB can replace one."""
        if self.creates is None:
            for statement in re.split(r";[ \t]*(?:\n|$)", self.body):
                if statement.strip():
                    yield statement.strip()
            return
        kind, schema, name = self.creates
        if kind in ("PROCEDURE", "FUNCTION", "EVENT"):
            yield f"DROP {kind} IF EXISTS {schema}.{name}"
        yield self.body.removesuffix(";")


class Schema:
    """The folder sql/ for one engine (`mariadb` or `mysql`)."""

    def __init__(self, folder: Path, engine: str) -> None:
        self._folder = folder
        self.engine = engine

    def files(self) -> list[SqlFile]:
        """Every file of the manifest, in order."""
        lines = (self._folder / "manifest").read_text("utf-8").splitlines()
        names = [line.strip().replace("<engine>", self.engine) for line in lines]
        return [self._read(name) for name in names if name and not name.startswith("#")]

    def refusals(self) -> dict[str, int]:
        """The registry of refusals: word → number."""
        return dict(tomllib.loads((self._folder / "refusals.toml").read_text("utf-8")))

    def modules(self) -> dict[str, dict[str, list[str]]]:
        """The administrators' modules, in order: privilege → objects, each `view name` or `procedure name`."""
        return tomllib.loads((self._folder / "grants" / "modules.toml").read_text("utf-8"))

    def migrations(self, since: int) -> list[tuple[int, SqlFile]]:
        """The migrations after version `since`, in order. Each file is NNNN_what.sql and leads to version NNNN."""
        found = []
        for path in sorted((self._folder / "migrations").glob("[0-9]*.sql")):
            version = int(path.name.split("_")[0])
            if version > since:
                found.append((version, self._read(str(path.relative_to(self._folder)))))
        return found

    def _read(self, name: str) -> SqlFile:
        path = self._folder / name
        return SqlFile(path, path.read_text("utf-8"))
