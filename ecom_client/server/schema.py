"""The server side as files: the manifest of sql/, its objects, the registries beside them, and packages' modules."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from ecom_client import __version__
from ecom_client.config.page_modules import PageModule

SCHEMA_VERSION = 2
"""Goes up with every migration; clients and servers shake hands on it."""

ROLES = ("customer", "vendor", "administrator")
"""The roles modules and groups are for."""

VERBS = {"view": "SELECT ON", "procedure": "EXECUTE ON PROCEDURE"}
"""Kind of an object of the API → what a GRANT says before its name."""

_PAGE = re.compile(r"GRANT (SELECT|EXECUTE) ON (?:PROCEDURE )?ecom\.(\w+) TO \w+")

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


@dataclass(frozen=True)
class Module:
    """One module of the permission matrix: privilege → objects, each `view name` or `procedure name`."""

    name: str
    role: str
    opens: Mapping[str, Sequence[str]]
    package: str | None = None
    """The package it came in; None for Ecom's own."""
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def objects(self) -> Iterator[tuple[str, str, str]]:
        """(privilege, kind, name) of each object it opens."""
        for privilege, entries in self.opens.items():
            for entry in entries:
                kind, name = entry.split()
                yield privilege, kind, name


class Schema:
    """The folder sql/ for one engine (`mariadb` or `mysql`), with the modules of other packages."""

    def __init__(self, folder: Path, engine: str, packages: Sequence[PageModule] = ()) -> None:
        self._folder = folder
        self.engine = engine
        self.packages = tuple(packages)

    def files(self) -> list[SqlFile]:
        """Every file of Ecom's own manifest, in order."""
        return self._listed(self._folder)

    def package_files(self) -> list[SqlFile]:
        """Every file of the packages' manifests, in order."""
        return [file for package in self.packages for file in self._listed(package.sql)]

    def fingerprint(self) -> str:
        """A digest of everything that is installed from here; as long as it is the same, a server has it already."""
        digest = sha256(f"{self.engine} {__version__}".encode())
        for installer in Path(__file__).parent.glob("*.py"):  # in a checkout: a program file has its version
            digest.update(installer.read_bytes())
        for folder in (self._folder, *(package.sql for package in self.packages)):
            for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                digest.update(f"{path.relative_to(folder)}\0".encode())
                digest.update(path.read_bytes())
        for package in self.packages:
            digest.update(repr((package.module, sorted(package.words.items()))).encode())
        return digest.hexdigest()

    def refusals(self) -> dict[str, int]:
        """The registry of refusals: word → number."""
        return dict(tomllib.loads((self._folder / "refusals.toml").read_text("utf-8")))

    def modules(self) -> list[Module]:
        """The modules of every role, each role's in the order of its navigation; those of packages come last."""
        found = []
        for role, name in zip(
            ROLES, ("customer_modules.toml", "vendor_modules.toml", "modules.toml"), strict=True
        ):
            for module, opens in tomllib.loads((self._folder / "grants" / name).read_text("utf-8")).items():
                found.append(Module(module if role == "administrator" else f"{role}.{module}", role, opens))
        for package in self.packages:
            opens = tomllib.loads((package.sql / "grants.toml").read_text("utf-8"))
            found.append(Module(package.module, package.window, opens, package.package, package.words))
        return found

    def page_objects(self) -> list[tuple[str, str, str]]:
        """(role, kind, name) of what everybody may do in a role's window whatever their group."""
        return [
            (role, "view" if verb == "SELECT" else "procedure", name)
            for role in ROLES
            for page in ("member", role)
            for verb, name in _PAGE.findall((self._folder / "grants" / f"{page}.sql").read_text("utf-8"))
        ]

    def migrations(self, since: int) -> list[tuple[int, SqlFile]]:
        """The migrations from version `since` to this program's, in order. NNNN_what.sql leads to version NNNN."""
        found = []
        for path in sorted((self._folder / "migrations").glob("[0-9]*.sql")):
            version = int(path.name.split("_")[0])
            if since < version <= SCHEMA_VERSION:
                found.append((version, self._read(str(path.relative_to(self._folder)))))
        return found

    def _listed(self, folder: Path) -> list[SqlFile]:
        lines = (folder / "manifest").read_text("utf-8").splitlines()
        names = [line.strip().replace("<engine>", self.engine) for line in lines]
        return [self._read(name, folder) for name in names if name and not name.startswith("#")]

    def _read(self, name: str, folder: Path | None = None) -> SqlFile:
        path = (folder or self._folder) / name
        return SqlFile(path, path.read_text("utf-8"))
