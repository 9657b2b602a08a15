"""The products the customer who is signed in keeps an eye on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ecom_client.data.paging import CallSource, SortKey
from ecom_client.data.typed_source import TypedSource
from ecom_client.data.wire import Wire
from ecom_client.domain.cart import Favourite
from ecom_client.domain.time import utc


class Favourites:
    """Questions about the own favourites."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    @staticmethod
    def source() -> TypedSource[Favourite]:
        """All of them, the newest mark first; sorts `added_at`, `name`; filter `words`."""
        call = CallSource(
            "ecom.my_favourites",
            ("added_at", "name"),
            SortKey("added_at", descending=True),
            parameters=("words",),
        )
        return TypedSource(call, _to_favourite)

    def ids(self) -> frozenset[int]:
        """The ids of all marked products, for the hearts on the cards."""
        return frozenset(row["product_id"] for row in self._wire.read("my_favourite_ids"))

    def mark(self, product_id: int, on: bool = True) -> None:
        """Mark a product, or take the mark away. Refused: not_found, list_full."""
        self._wire.write("set_favourite", product_id, int(on))


def _to_favourite(row: Mapping[str, Any]) -> Favourite:
    facts = dict(row)
    facts["is_on_sale"] = bool(facts["is_on_sale"])
    facts["added_at"] = utc(facts["added_at"])
    return Favourite(**facts)
