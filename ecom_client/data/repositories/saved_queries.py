"""Conditional queries kept by a name."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from ecom_client.data.wire import Wire
from ecom_client.domain.errors import Invalid
from ecom_client.domain.query import Condition, Subject, from_dict, to_dict


@dataclass(frozen=True)
class SavedQuery:
    """One of them. `condition` is None where it no longer fits the subject; `owner` is the name of who saved it."""

    id: int
    name: str
    shared: bool
    version: int
    is_own: bool
    owner: str
    condition: Condition | None


class SavedQueries:
    """The caller's own queries of a subject, and those shared with everybody who may read it."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def of(self, module: str, subject: Subject) -> list[SavedQuery]:
        """The queries of one module, by name. What was saved is not trusted but checked against the subject."""
        rows = self._wire.read("my_saved_queries", module)
        return [
            SavedQuery(
                id=int(row["id"]),
                name=str(row["name"]),
                shared=bool(row["shared"]),
                version=int(row["version"]),
                is_own=bool(row["is_own"]),
                owner=str(row["owner_name"] or ""),
                condition=_read(subject, row["query"]),
            )
            for row in rows
        ]

    def save(
        self, key: str, module: str, name: str, condition: Condition, *, shared: bool, over: SavedQuery | None
    ) -> int:
        """Keep a condition under a name, in place of `over` or as a new query; gives its id.

        Refused: not_allowed, not_found, changed_meanwhile, list_full, text_missing, text_too_long,
        text_unprintable (name).
        """
        written = json.dumps(to_dict(condition), ensure_ascii=False)
        answer = self._wire.write(
            "save_query",
            key,
            over.id if over else None,
            over.version if over else None,
            module,
            name,
            int(shared),
            written,
        )
        return int(answer["id"])

    def remove(self, query_id: int) -> None:
        """Forget one of the caller's own. Refused: not_found."""
        self._wire.write("remove_query", query_id)


def _read(subject: Subject, written: Any) -> Condition | None:
    try:
        return from_dict(subject, json.loads(written))
    except (Invalid, ValueError, TypeError, RecursionError):
        return None
