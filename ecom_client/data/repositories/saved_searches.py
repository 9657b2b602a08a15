"""The searches a customer has saved."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ecom_client.data.wire import Wire
from ecom_client.domain.catalogue import ListingFilter
from ecom_client.domain.saved_searches import SavedSearch, from_dict, to_dict
from ecom_client.domain.time import utc


class SavedSearches:
    """Questions about saved searches."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def mine(self) -> list[SavedSearch]:
        """All of them, the newest first; at most 30."""
        return [_to_search(row) for row in self._wire.read("my_searches")]

    def save(
        self,
        key: str,
        name: str,
        wanted: ListingFilter,
        category_id: int | None = None,
        vendor_name: str = "",
    ) -> int:
        """Keep a search under a name; its id.

        Refused: text_missing, text_too_long (name), too_many_searches, number_out_of_range.
        """
        kept = json.dumps(to_dict(wanted, category_id, vendor_name), ensure_ascii=False)
        return int(self._wire.write("save_search", key, name, kept)["id"])

    def open(self, search_id: int) -> None:
        """What it found before counts as seen. Refused: not_found."""
        self._wire.write("open_search", search_id)

    def remove(self, search_id: int) -> None:
        """Forget one. Refused: not_found."""
        self._wire.write("remove_search", search_id)


def _to_search(row: Mapping[str, Any]) -> SavedSearch:
    wanted, category_id, vendor_name = from_dict(json.loads(row["wanted"]))
    return SavedSearch(
        id=row["id"],
        name=row["name"],
        wanted=wanted,
        category_id=category_id,
        vendor_name=vendor_name,
        new_count=int(row["new_count"]),
        last_match_at=utc(row["last_match_at"]),
        saved_at=utc(row["saved_at"]),
    )
