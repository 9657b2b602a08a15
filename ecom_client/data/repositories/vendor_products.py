"""The products of the vendor who is signed in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC
from decimal import Decimal
from typing import Any

from ecom_client.data.paging import CallSource, SortKey
from ecom_client.data.repositories.edits import as_json
from ecom_client.data.typed_source import TypedSource
from ecom_client.data.wire import Wire
from ecom_client.domain.catalogue import (
    Condition,
    Picture,
    Product,
    ProductDraft,
    ProductStatus,
    ProductVersion,
)
from ecom_client.domain.edits import Outcome, RowEdit
from ecom_client.domain.errors import Refused
from ecom_client.domain.time import utc

EDITED_AT_ONCE = 200


class VendorProducts:
    """A vendor's own products, stock and pictures."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    @staticmethod
    def source() -> TypedSource[Product]:
        """All of them, newest first; sorts `id`, `name`, `price`.

        Filters: `status` (a set of words), `words`, `low` (on sale, and as little left as the vendor wants to know).
        """
        call = CallSource(
            "ecom.my_products",
            ("id", "name", "price"),
            SortKey("id", descending=True),
            parameters=("status", "words", "low"),
        )
        return TypedSource(call, _to_product)

    def product(self, product_id: int) -> Product | None:
        """One of them whole; None when it is not theirs."""
        rows = self._wire.read("my_product", product_id)
        return _to_product(rows[0]) if rows else None

    def save(
        self, key: str, draft: ProductDraft, product: Product | ProductVersion | None = None
    ) -> tuple[int, int]:
        """Make a product (a draft nobody sees yet), or edit the one that was seen; gives its id and version.

        Refused: changed_meanwhile when it is no longer as it was seen, and the words of domain.product_rules.
        """
        answer = self._wire.write(
            "save_product",
            key,
            product.id if product else None,
            product.version if product else None,
            draft.name,
            draft.description,
            draft.category_id,
            draft.price,
            draft.special_price,
            draft.special_until and draft.special_until.astimezone(UTC).replace(tzinfo=None),
            draft.condition.value,
            draft.isbn_or_model,
            draft.campus,
            draft.low_stock_at,
            None if product else draft.stock,
            json.dumps(list(draft.picture_ids)),
        )
        return int(answer["id"]), int(answer["version"])

    def set_status(self, key: str, product_id: int, version: int, status: ProductStatus) -> int:
        """Put it on sale, off the shelf, mark it sold elsewhere, or make it a draft again; gives the new version.

        On the shelf goes only what needs no fee: time paid for, a shop's, the trial period.

        Refused: changed_meanwhile, wrong_state, fee_changed, and the words of `publish`.
        """
        return int(self._wire.write("set_product_status", key, product_id, version, status.value)["version"])

    def publish(self, key: str, product_id: int, version: int, days: int | None, fee: Decimal) -> int:
        """Put it on the shelf for so many days, or give it so many more, for the fee that was shown; the new version.

        Refused: changed_meanwhile, wrong_state, choice_unknown (days), number_out_of_range (days), fee_changed,
        fee_not_covered, credit_too_low, publishing_balance_too_low, membership_unpaid, plan_missing, slots_full.
        """
        return int(self._wire.write("publish_product", key, product_id, version, days, fee)["version"])

    def advertise(self, key: str, product_id: int, version: int, days: int, fee: Decimal) -> int:
        """Show it before others for so many days, for the fee that was shown; the new version.

        Refused: changed_meanwhile, not_on_sale, number_out_of_range (days), fee_changed, fee_not_covered.
        """
        return int(self._wire.write("advertise_product", key, product_id, version, days, fee)["version"])

    def restock(self, key: str, product_id: int, change: int) -> int:
        """Add to the stock, or take from it (below zero); gives the stock now. Refused: stock_too_low."""
        return int(self._wire.write("restock", key, product_id, change)["stock"])

    def set_categories(self, key: str, product_id: int, version: int, categories: Sequence[int]) -> int:
        """Its further categories, beside the main one; gives the new version.

        Refused: changed_meanwhile, choice_unknown, list_too_long (further_categories).
        """
        sent = json.dumps(sorted(categories))
        return int(self._wire.write("set_product_categories", key, product_id, version, sent)["version"])

    def edit(self, edits: Sequence[RowEdit]) -> list[Outcome]:
        """Change fields of many products, each all or not at all; what became of each, in the order given.

        The first edit's key stands for all. Fields: name, description, price, special_price, category_id,
        item_condition, campus, stock.
        """
        outcomes: list[Outcome] = []
        for start in range(0, len(edits), EDITED_AT_ONCE):
            part = edits[start : start + EDITED_AT_ONCE]
            sent = json.dumps([_to_edit(one) for one in part], ensure_ascii=False)
            answer = self._wire.write("edit_products", part[0].key, sent)
            found = {int(row["id"]): row for row in answer["rows"]}
            outcomes += [_to_outcome(found[one.row_id]) for one in part]
        return outcomes

    def store_picture(self, picture: Picture) -> str:
        """Store a picture; gives its id. Storing it again changes nothing.

        Refused: picture_unreadable, picture_too_large, picture_quota_full.
        """
        answer = self._wire.write(
            "store_picture",
            picture.id,
            picture.media_type,
            picture.width,
            picture.height,
            picture.content,
            picture.thumbnail,
        )
        return str(answer["id"])


def _to_edit(edit: RowEdit) -> dict[str, Any]:
    changes: dict[str, Any] = json.loads(as_json(edit.changes))
    if "stock" in changes and edit.seen.get("stock") is not None:
        changes["stock_was"] = edit.seen["stock"]
    return {"id": edit.row_id, "version": edit.version, "changes": changes}


def _to_outcome(row: Mapping[str, Any]) -> Outcome:
    if "word" in row:
        return Outcome(int(row["id"]), refusal=Refused(row["word"], row["detail"]))
    return Outcome(int(row["id"]), int(row["version"]))


def _to_product(row: Mapping[str, Any]) -> Product:
    facts = dict(row)
    facts["condition"] = Condition(facts.pop("item_condition"))
    facts["status"] = ProductStatus(facts["status"])
    if "picture_ids" in facts:
        facts["picture_ids"] = tuple(filter(None, facts["picture_ids"].split(",")))
        facts["picture_id"] = facts["picture_ids"][0] if facts["picture_ids"] else None
    if "further_category_ids" in facts:
        ids = facts["further_category_ids"].split(",")
        facts["further_category_ids"] = tuple(int(one) for one in ids if one)
    for name in ("special_until", "listed_at", "expires_at", "created_at"):
        facts[name] = utc(facts[name])
    return Product(**facts)
