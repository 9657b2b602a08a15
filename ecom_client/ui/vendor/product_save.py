"""Saving a product and putting it on the shelf in one go, so that pressing again never makes a second one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ecom_client.domain.catalogue import Picture, Product, ProductDraft, ProductStatus, ProductVersion
from ecom_client.domain.errors import Refused
from ecom_client.domain.keys import new_key
from ecom_client.ui.vendor.product_moves import ANEW, Publishing, is_relisted


@dataclass(frozen=True)
class Saved:
    """The product as the server has it now, and why it is not on the shelf although it should be."""

    product: Product
    refused: Refused | None = None


@dataclass(frozen=True)
class Saving:
    """One press of the button. `product` is what was edited as it was seen; None for a new one.

    `publishing` is the time on the shelf that was chosen; None where none is needed. `before` is an earlier press whose
    outcome nobody knows: it is repeated with its key first, so that it counts once.
    """

    draft: ProductDraft
    pictures: tuple[Picture, ...]
    publish: bool
    product: Product | None
    before: Saving | None = None
    publishing: Publishing | None = None
    key: str = field(default_factory=new_key)
    publish_key: str = field(default_factory=new_key)
    categories_key: str = field(default_factory=new_key)

    def is_same(self, other: Saving) -> bool:
        """Whether both ask for the same."""
        return (self.draft, self.publish, self.product, self.publishing) == (
            other.draft,
            other.publish,
            other.product,
            other.publishing,
        )

    def __call__(self, session: Any) -> Saved:
        """Do it. Safe to repeat. Refused: whatever save_product and store_picture refuse with."""
        reached, refused = self._carry_out(session)
        now = session.vendor_products.product(reached.id)
        if now is None:
            raise Refused("not_found", str(reached.id))
        return Saved(now, refused)

    def _changes_categories(self) -> bool:
        """Whether its further categories become others; after a press of unknown outcome they are said again."""
        seen = self.product.further_category_ids if self.product is not None else ()
        return self.before is not None or set(seen) != set(self.draft.further_category_ids)

    def _carry_out(self, session: Any) -> tuple[ProductVersion, Refused | None]:
        """The version is what the deeds answered, not what is read: a repetition must ask for the same."""
        start: Product | ProductVersion | None = self.product
        if self.before is not None:
            try:
                start, _unpublished = self.before._carry_out(session)
            except Refused:
                # It did not happen and will not: what is asked for now is judged by itself.
                start = self.product
        for picture in self.pictures:
            session.vendor_products.store_picture(picture)
        product_id, version = session.vendor_products.save(self.key, self.draft, start)
        if self._changes_categories():
            version = session.vendor_products.set_categories(
                self.categories_key, product_id, version, self.draft.further_category_ids
            )
        if not self.publish:
            return ProductVersion(product_id, version), None
        publishing = self.publishing
        if (
            publishing is None
            and self.product is not None
            and is_relisted(self.product, ProductStatus.ON_SALE)
        ):
            publishing = ANEW
        try:
            if publishing is not None:
                version = session.vendor_products.publish(
                    self.publish_key, product_id, version, publishing.days, publishing.fee
                )
            else:
                version = session.vendor_products.set_status(
                    self.publish_key, product_id, version, ProductStatus.ON_SALE
                )
        except Refused as error:
            return ProductVersion(product_id, version), error
        return ProductVersion(product_id, version), None
