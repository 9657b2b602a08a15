"""The checks of objects: everything the manifest lists is there as its file says, and nothing else is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ecom_client.server.schema import SCHEMA_VERSION, SqlFile

if TYPE_CHECKING:
    from ecom_client.server.check import Server

_DEFINER = re.compile(r"DEFINER\s*=\s*'(\w+)'@'(\w+)'")
_SECURITY = re.compile(r"SQL\s+SECURITY\s+(\w+)")
_SCHEMAS = "('ecom', 'ecom_data')"

_THERE = (
    "SELECT table_type AS kind, table_schema AS place, table_name AS name, NULL AS definer, NULL AS security"
    f" FROM information_schema.tables WHERE table_schema IN {_SCHEMAS} AND table_type = 'BASE TABLE'",
    "SELECT 'VIEW' AS kind, table_schema AS place, table_name AS name, definer, security_type AS security"
    f" FROM information_schema.views WHERE table_schema IN {_SCHEMAS}",
    "SELECT routine_type AS kind, routine_schema AS place, routine_name AS name, definer, security_type AS security"
    f" FROM information_schema.routines WHERE routine_schema IN {_SCHEMAS}",
    "SELECT 'EVENT' AS kind, event_schema AS place, event_name AS name, definer, NULL AS security"
    f" FROM information_schema.events WHERE event_schema IN {_SCHEMAS}",
    "SELECT 'TRIGGER' AS kind, trigger_schema AS place, trigger_name AS name, definer, NULL AS security"
    f" FROM information_schema.triggers WHERE trigger_schema IN {_SCHEMAS}",
)


def objects(server: Server) -> Sequence[str]:
    """Each table, view, routine and event exists with the definer and SQL SECURITY of its file; nothing is extra."""
    declared = {
        _called(*file.creates): (
            "@".join(found.groups()) if (found := _DEFINER.search(file.body)) else None,
            found[1] if (found := _SECURITY.search(file.body)) else None,
        )
        for file in [*server.schema.files(), *server.schema.package_files()]
        if file.creates is not None
    }
    there = {
        _called(row["kind"].replace("BASE TABLE", "TABLE"), row["place"], row["name"]): (
            row["definer"],
            row["security"],
        )
        for statement in _THERE
        for row in server.rows(statement)
    }
    said = [f"{name} is missing" for name in sorted(declared.keys() - there.keys())]
    said += [f"{name} is no part of Ecom" for name in sorted(there.keys() - declared.keys())]
    for name in sorted(declared.keys() & there.keys()):
        for what, should, is_so in zip(("definer", "SQL SECURITY"), declared[name], there[name], strict=True):
            if should is not None and is_so is not None and should != is_so:
                said.append(f"{name} has {what} {is_so}, it should be {should}")
    return said


def routines(server: Server) -> Sequence[str]:
    """Each routine does what its file says: nobody changed it by hand, and no newer file waits to be installed."""
    there = {
        _called(row["kind"], row["place"], row["name"]): row["body"]
        for row in server.rows(
            "SELECT routine_type AS kind, routine_schema AS place, routine_name AS name, routine_definition AS body"
            f" FROM information_schema.routines WHERE routine_schema IN {_SCHEMAS}"
        )
    }
    return [
        f"{name} differs from {file.path.name}: run `ecom-server install`"
        for file in [*server.schema.files(), *server.schema.package_files()]
        if file.creates is not None
        and (name := _called(*file.creates)) in there
        and not _squeezed(file.body.removesuffix(";")).endswith(_squeezed(there[name] or "?"))
    ]


def registries(server: Server) -> Sequence[str]:
    """The refusals and the modules' objects are those of the files, and the schema's version is this program's."""
    found = []
    version = server.value("SELECT schema_version FROM ecom_data.shop")
    if version != SCHEMA_VERSION:
        found.append(f"the schema is version {version}, this program's is {SCHEMA_VERSION}")
    refusals = {
        row["word"]: row["number"] for row in server.rows("SELECT word, number FROM ecom_data.refusal")
    }
    if refusals != server.schema.refusals():
        differing = sorted({word for word, _ in refusals.items() ^ server.schema.refusals().items()})
        found.append(f"the refusals differ from refusals.toml: {', '.join(differing)}")
    opened = {
        (row["module"], row["privilege"], f"{row['object_kind']} {row['object_name']}")
        for row in server.rows(
            "SELECT module, privilege, object_kind, object_name FROM ecom_data.module_object"
        )
        if row["module"] not in server.strange_modules
    }
    found += [
        f"module {name} belongs to the package {package}, which is not installed on this computer"
        for name, package in sorted(server.strange_modules.items())
    ]
    declared = {
        (module.name, privilege, f"{kind} {name}")
        for module in server.schema.modules()
        for privilege, kind, name in module.objects
    }
    found += [
        f"module {module} should open {entry} ({privilege})"
        for module, privilege, entry in sorted(declared - opened)
    ]
    found += [
        f"module {module} opens {entry} ({privilege})"
        for module, privilege, entry in sorted(opened - declared)
    ]
    return found


def declared_in(files: Sequence[SqlFile], *names: str) -> list[str]:
    """The statements of the files of these names (`guest.sql`)."""
    return [statement for file in files if file.path.name in names for statement in file.statements()]


def _called(kind: str, place: str, name: str) -> str:
    return f"{kind.lower()} {place}.{name}"


def _squeezed(text: str) -> str:
    """A routine's text without what the engines change when they show it: space, quotes and escapes in literals."""
    return re.sub(r"\\[nrt]|[\s'\\]", "", text)  # MySQL shows a line break for \n
