"""The category tree as administrators edit it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from ecom_client.data.views.catalogue import admin_category
from ecom_client.data.wire import Wire


@dataclass(frozen=True)
class CategoryNode:
    """A category; `products` counts those whose main category it is."""

    id: int
    parent_id: int | None
    name: str
    description: str
    version: int
    products: int


class Categories:
    """Making, renaming and moving need write privilege on categories, removing full."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def all(self) -> list[CategoryNode]:
        """Every category, siblings in their order."""
        table = admin_category
        return [
            CategoryNode(
                row["id"],
                row["parent_id"],
                row["name"],
                row["description"],
                row["version"],
                row["products"],
            )
            for row in self._wire.rows(select(table).order_by(table.c.position, table.c.id))
        ]

    def add(self, key: str, parent_id: int | None, name: str, description: str) -> int:
        """Make a category at the end and give its id. Refused: name_taken (name), text_missing (name), not_found."""
        return int(self._wire.write("save_category", key, None, None, parent_id, name, description)["id"])

    def save(self, key: str, node: CategoryNode, name: str, description: str) -> None:
        """Rename and describe. Refused: name_taken (name), changed_meanwhile."""
        self._wire.write("save_category", key, node.id, node.version, None, name, description)

    def move(self, key: str, node: CategoryNode, parent_id: int | None, before_id: int | None) -> None:
        """Move under another one, before a sibling or at the end.

        Refused: category_inside_itself, name_taken, changed_meanwhile, not_found.
        """
        self._wire.write("move_category", key, node.id, node.version, parent_id, before_id)

    def remove(self, key: str, node: CategoryNode) -> None:
        """Remove an empty one. Refused: category_not_empty, changed_meanwhile."""
        self._wire.write("remove_category", key, node.id, node.version)
