"""Edits of rows that somebody else may edit at the same time: what was seen, what is wanted, what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ecom_client.domain.errors import Refused


@dataclass(frozen=True)
class RowEdit:
    """Other values for some fields of one row, against the version that was seen. The key makes it happen once.

    `seen` is what stood in these fields, for what changes without a version (stock).
    """

    key: str
    row_id: int
    version: int
    changes: Mapping[str, Any]
    seen: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What became of one row's edit: its new version, or why it stays as it is."""

    row_id: int
    version: int = 0
    refusal: Refused | None = None


@dataclass(frozen=True)
class Merge:
    """How an edit goes together with what somebody else wrote meanwhile.

    `write` can be written as it is; `conflicts` are the fields both changed, to something else; `theirs` those that
    only the other changed.
    """

    write: Mapping[str, Any]
    conflicts: tuple[str, ...]
    theirs: tuple[str, ...]


def same(one: Any, other: Any) -> bool:
    """Whether two values of a field say the same: no text and an empty one do."""
    return bool(one == other) or (one in (None, "") and other in (None, ""))


def changed(seen: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that are wanted otherwise than they were seen."""
    return {name: value for name, value in wanted.items() if not same(seen.get(name), value)}


def merge(seen: Mapping[str, Any], wanted: Mapping[str, Any], now: Mapping[str, Any]) -> Merge:
    """Field by field: what was seen, what is wanted instead, and what stands there by now.

    What stands there already as it is wanted needs no writing. `seen` and `now` have the same fields.
    """
    open_fields = {name: value for name, value in wanted.items() if not same(now.get(name), value)}
    moved = [name for name in seen if not same(seen[name], now.get(name))]
    conflicts = tuple(name for name in moved if name in open_fields)
    return Merge(
        {name: value for name, value in open_fields.items() if name not in conflicts},
        conflicts,
        tuple(name for name in moved if name not in wanted),
    )
