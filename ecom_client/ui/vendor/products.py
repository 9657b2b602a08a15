"""The vendor's products: all of them in a list, the chosen one beside it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QPushButton, QWidget

from ecom_client.data.repositories.vendor_products import VendorProducts
from ecom_client.domain.catalogue import CategoryTree, Product, ProductStatus
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege
from ecom_client.domain.product_sheet import BETWEEN_CATEGORIES
from ecom_client.domain.selling import SellingTerms
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.edit_dialog import open_editor
from ecom_client.ui.common.edits import Edit
from ecom_client.ui.common.export import Exporter
from ecom_client.ui.common.filters import Filter, MultiChoice, YesNo
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.product_words import condition_word, product_status_chip, product_status_word
from ecom_client.ui.common.row_editing import EditedTable, RowEditing
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date_time, ngettext, number
from ecom_client.ui.vendor.importing import Importing
from ecom_client.ui.vendor.product_details import ProductPanel
from ecom_client.ui.vendor.product_dialog import ProductDialog
from ecom_client.ui.vendor.product_edits import product_edits
from ecom_client.ui.vendor.product_moves import can_advertise, can_move, can_relist, can_renew
from ecom_client.ui.vendor.sell_item import SellItemDialog
from ecom_client.ui.vendor.shelf import Shelf

if TYPE_CHECKING:
    from ecom_client.data.paging import Source

NEW = "new"
"""What `opened` takes to add a product."""

ONE_ITEM = "one_item"
"""What `opened` takes to sell one used item."""


class ProductsPage(ListPage):
    """Place "products". `opened` takes a product's id, NEW, ONE_ITEM, or the values of filters."""

    name = "vendor/products"
    interested_in = frozenset({Change.PRODUCTS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._context = context
        self.may_in = context.may
        self._tree = CategoryTree(())
        self.shelf = Shelf(self)
        self.importing = Importing(self)
        super().__init__(context.tasks, context.memory, context.pictures, parent)
        self.editing = RowEditing(
            self,
            EditedTable(
                product_edits(lambda: self._tree),
                lambda session, edits: session.vendor_products.edit(edits),
                lambda session, product_id: session.vendor_products.product(product_id),
                frozenset({Change.PRODUCTS}),
                _name,
                lambda row: int(row.id),
                lambda row: int(row.version),
            ),
        )
        self.add = QAction(icon("plus", "on_accent"), _("Add product"), self)
        self.add.triggered.connect(lambda _checked=False: self._on_add())
        self.empty_state.button.setObjectName("addFirstProduct")
        self.sell_one = QPushButton(icon("camera-plus-outline"), _("Sell one item"))
        self.sell_one.setObjectName("sellOneItem")
        self.sell_one.setToolTip(_("A photo, a name and a price: in the shop at once"))
        self.sell_one.clicked.connect(lambda _checked=False: self._on_sell_one())
        self.filter_row.add_at_right(self.sell_one)
        # Only now: shown without a parent it would be a window of its own for a moment, and take the keyboard away.
        self.sell_one.setVisible(self._may_write())
        self.import_button = self._tool("file-import-outline", _("Import products from a file"))
        self.import_button.setObjectName("importProducts")
        self.import_button.clicked.connect(lambda _checked=False: self.importing.choose())
        self.filter_row.add_at_right(self.import_button)
        if not self._may_write():
            self.import_button.hide()
        self.exporter = Exporter(self)
        self.export_button = self._tool("download-outline", _("Export what the table shows"))
        self.export_button.setObjectName("exportButton")
        self.export_button.setEnabled(False)  # until the categories can be told by name
        self.export_button.clicked.connect(lambda _checked=False: self.exporter.choose())
        self.filter_row.add_at_right(self.export_button)

    def title(self) -> str:
        return _("Products")

    def refresh(self) -> None:
        super().refresh()
        self.tasks.query(
            self,
            lambda session: session.catalogue.categories(),
            self._on_categories,
            key="categories",
            quiet=True,
        )

    def _on_categories(self, tree: CategoryTree) -> None:
        self._tree = tree

        self.export_button.setEnabled(True)
        if (viewport := self.table.viewport()) is not None:
            viewport.update()

    def _category(self, row: Product) -> str:
        """By its path: an import takes it back where several categories have one name."""
        return self._tree.path_words(row.category_id) or row.category_name

    def _further_categories(self, row: Product) -> str:
        return BETWEEN_CATEGORIES.join(self._tree.path_words(one) for one in row.further_category_ids)

    def _edit_of(self, field: str) -> Edit | None:
        if not self._may_write():
            return None
        return next(edit for edit in product_edits(lambda: self._tree) if edit.field == field)

    def on_edited(self, row: Product, column: str, value: object) -> None:
        """A name, price, special price or stock was typed into its cell."""
        self.editing.edit(row, {column: value})

    def primary_action(self) -> QAction | None:
        return self.add if self._may_write() else None

    def _may_write(self) -> bool:
        return self._context.may("products", Privilege.WRITE)

    def search_words(self) -> str:
        return _("Name, ISBN or model")

    def source(self) -> Source[Product]:
        return VendorProducts.source()

    def filters(self) -> Sequence[Filter]:
        return (
            MultiChoice(
                "status",
                lambda: _("Status"),
                lambda: [(status.value, product_status_word(status)) for status in ProductStatus],
            ),
            YesNo("low", lambda: _("Low on stock")),
        )

    def columns(self) -> Sequence[Column]:
        return (
            Column("picture", lambda: _("Picture"), lambda row: row.picture_id, Kind.PICTURE),
            Column(
                "name",
                lambda: _("Name"),
                lambda row: row.name,
                sort="name",
                width=260,
                tooltip=_name,
                edit=self._edit_of("name"),
            ),
            Column(
                "status", lambda: _("Status"), lambda row: row.status, Kind.CHIP, chip=product_status_chip
            ),
            Column(
                "price",
                lambda: _("Price"),
                lambda row: row.price,
                Kind.MONEY,
                sort="price",
                edit=self._edit_of("price"),
            ),
            Column(
                "special_price",
                lambda: _("Special price"),
                _special_price,
                Kind.MONEY,
                edit=self._edit_of("special_price"),
            ),
            Column(
                "stock",
                lambda: _("Stock"),
                lambda row: row.stock,
                Kind.NUMBER,
                width=76,
                edit=self._edit_of("stock"),
            ),
            Column("on_order", lambda: _("On order"), lambda row: row.on_order, Kind.NUMBER, width=80),
            Column("sold_count", lambda: _("Sold"), lambda row: row.sold_count, Kind.NUMBER, width=70),
            Column(
                "rating",
                lambda: _("Rating"),
                lambda row: row.average_rating if row.rating_count else None,
                Kind.STARS,
                count=lambda row: row.rating_count,
            ),
            Column("added", lambda: _("Added"), lambda row: row.created_at, Kind.DATE, sort="id"),
            Column("expires", lambda: _("Leaves the shelf"), lambda row: row.expires_at, Kind.DATE),
            Column("category", lambda: _("Category"), self._category, shown=False),
            Column(
                "further_categories", lambda: _("Further categories"), self._further_categories, shown=False
            ),
            Column(
                "condition", lambda: _("Condition"), lambda row: condition_word(row.condition), shown=False
            ),
            Column("isbn_or_model", lambda: _("ISBN or model"), lambda row: row.isbn_or_model, shown=False),
            Column("campus", lambda: _("Campus"), lambda row: row.campus, shown=False),
        )

    def row_actions(self) -> Sequence[RowAction]:
        return (
            RowAction(
                lambda: _("Put on the shelf"),
                self.shelf.publish,
                "tag-plus-outline",
                fits=lambda rows: can_move(rows, ProductStatus.ON_SALE),
                needs=("products", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("List again"),
                self.shelf.publish,
                "tag-plus-outline",
                fits=can_relist,
                needs=("products", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Edit"),
                self._on_edit,
                "pencil-outline",
                fits=lambda rows: len(rows) == 1,
                needs=("products", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Edit together…"),
                self._on_edit_together,
                "pencil-outline",
                fits=lambda rows: len(rows) > 1 and bool(self.editing.table.fitting(rows)),
                needs=("products", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Restock"),
                self.shelf.restock,
                "package-variant-plus",
                fits=lambda rows: len(rows) == 1 and rows[0].status is not ProductStatus.REMOVED,
                needs=("products", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Give it more time"),
                self.shelf.renew,
                "calendar-plus",
                fits=can_renew,
                needs=("products", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Advertise…"),
                self.shelf.advertise,
                "bullhorn-outline",
                fits=can_advertise,
                needs=("products", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Take off the shelf"),
                partial(self.shelf.move, ProductStatus.OFF_SHELF),
                "archive-outline",
                fits=lambda rows: can_move(rows, ProductStatus.OFF_SHELF),
                needs=("products", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Mark as sold elsewhere"),
                partial(self.shelf.move, ProductStatus.SOLD_ELSEWHERE),
                "handshake-outline",
                fits=lambda rows: can_move(rows, ProductStatus.SOLD_ELSEWHERE),
                needs=("products", Privilege.WRITE),
            ),
        )

    def details(self, row: Product) -> QWidget:
        panel = ProductPanel(self._context, row)
        panel.failed.connect(self.failed)
        return panel

    def panel_title(self, row: Product) -> str:
        return row.name

    def empty(self) -> tuple[str, str, str]:
        return (
            "package-variant",
            _("Nothing in your shop yet. A photo, a name and a price are enough to begin."),
            _("Add your first product") if self._may_write() else "",
        )

    def on_empty_pressed(self) -> None:
        self._on_add()

    def on_opened(self, row: Product) -> None:
        if self._may_write():
            self._on_edit([row])

    def counted(self, count: int) -> str:
        return ngettext("{n} product", "{n} products", count).format(n=number(count))

    def opened(self, argument: object) -> None:
        """Show a product in the panel, begin a new one, or narrow the list."""
        if argument == NEW:
            if self._may_write():
                self._on_add()
        elif isinstance(argument, dict):
            self.set_filters(argument)
        elif isinstance(argument, int):
            product_id = argument
            self.tasks.query(
                self,
                lambda session: session.vendor_products.product(product_id),
                self._on_found,
                self.failed.emit,
                key="open",
            )

    def _on_found(self, product: Product | None) -> None:
        if product is None:
            self.say("warn", _("This product is not among yours."))
            return
        if self.select_row(product.id) is None:
            self._show_panel(product)

    # Adding and editing

    def _on_add(self) -> None:
        self.tasks.query(
            self,
            lambda session: (session.catalogue.categories(), session.selling.terms()),
            lambda read: self._open_dialog(read[0], None, read[1]),
            self.failed.emit,
            key="edit",
        )

    def _on_edit_together(self, rows: list[Product]) -> None:
        open_editor(self.editing, rows, self)

    def _on_sell_one(self) -> None:
        self.tasks.query(
            self,
            lambda session: (session.catalogue.categories(), session.selling.terms()),
            lambda read: self._open_sell_one(*read),
            self.failed.emit,
            key="edit",
        )

    def _open_sell_one(self, tree: CategoryTree, terms: SellingTerms) -> None:
        dialog = SellItemDialog(self._context, tree, self, terms=terms)
        dialog.saved.connect(self._on_saved)
        dialog.open()

    def _on_edit(self, rows: list[Product]) -> None:
        product_id = rows[0].id
        self.tasks.query(
            self,
            lambda session: (
                session.catalogue.categories(),
                session.vendor_products.product(product_id),
                session.selling.terms(),
            ),
            lambda read: self._open_read(*read),
            self.failed.emit,
            key="edit",
        )

    def _open_read(self, tree: CategoryTree, product: Product | None, terms: SellingTerms) -> None:
        if product is None:
            self.say("warn", _("This product is not among yours."))
        else:
            self._open_dialog(tree, product, terms)

    def _open_dialog(self, tree: CategoryTree, product: Product | None, terms: SellingTerms) -> None:
        dialog = ProductDialog(self._context, tree, product, self, terms=terms)
        dialog.saved.connect(self._on_saved)
        dialog.open()

    def _on_saved(self, product: Product) -> None:
        on_shelf = product.status is ProductStatus.ON_SALE
        words = _("“{name}” is saved and on the shelf.") if on_shelf else _("“{name}” is saved.")
        self.say("good", words.format(name=product.name))

    # Into a file

    def export_words(self) -> str:
        """What an exported table says of itself under its title."""
        words = (self._context.shop_name, date_time(datetime.now(UTC)), self.fact())
        return " · ".join(word for word in words if word)


def _name(row: Product) -> str:
    return row.name


def _special_price(row: Product) -> object:
    return row.price_now if row.price_now < row.price else None
