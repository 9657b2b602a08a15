"""The vendor's products: all of them in a list, the chosen one beside it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QFileDialog, QPushButton, QWidget

from ecom_client.data.repositories.vendor_products import VendorProducts
from ecom_client.domain.catalogue import SET_BY_VENDORS, CategoryTree, Product, ProductStatus
from ecom_client.domain.changes import Change
from ecom_client.domain.errors import Invalid
from ecom_client.domain.identity import Privilege
from ecom_client.domain.product_sheet import BETWEEN_CATEGORIES, Line
from ecom_client.domain.selling import SellingTerms
from ecom_client.domain.wallet import Wallet
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
from ecom_client.ui.common.sentences import sentence
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date_time, ngettext, number
from ecom_client.ui.vendor.product_details import ProductPanel
from ecom_client.ui.vendor.product_dialog import ProductDialog
from ecom_client.ui.vendor.product_edits import product_edits
from ecom_client.ui.vendor.product_import import ImportDialog, file_problem, file_words, read_file
from ecom_client.ui.vendor.product_moves import (
    Moved,
    can_advertise,
    can_move,
    can_relist,
    can_renew,
    move,
    moved_words,
    restock_dialog,
    undo,
)
from ecom_client.ui.vendor.publishing import AdvertiseDialog, PublishDialog, needs_days
from ecom_client.ui.vendor.sell_item import SellItemDialog

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
        self.import_button.clicked.connect(lambda _checked=False: self._on_import())
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
                self._on_publish,
                "tag-plus-outline",
                fits=lambda rows: can_move(rows, ProductStatus.ON_SALE),
                needs=("products", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("List again"),
                self._on_publish,
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
                self._on_restock,
                "package-variant-plus",
                fits=lambda rows: len(rows) == 1 and rows[0].status is not ProductStatus.REMOVED,
                needs=("products", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Give it more time"),
                self._on_renew,
                "calendar-plus",
                fits=can_renew,
                needs=("products", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Advertise…"),
                self._on_advertise,
                "bullhorn-outline",
                fits=can_advertise,
                needs=("products", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Take off the shelf"),
                partial(self._move, ProductStatus.OFF_SHELF),
                "archive-outline",
                fits=lambda rows: can_move(rows, ProductStatus.OFF_SHELF),
                needs=("products", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Mark as sold elsewhere"),
                partial(self._move, ProductStatus.SOLD_ELSEWHERE),
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

    def fact_of(self, count: int, exact: bool) -> str:
        words = ngettext("{n} product", "{n} products", count).format(n=number(count))
        return words if exact else _("more than {words}").format(words=words)

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
        place = self.model.place_of(product.id)
        if place is not None:
            self.table.selectRow(place)
        else:
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

    # Many at once, into a file and from one

    def export_words(self) -> str:
        """What an exported table says of itself under its title."""
        words = (self._context.shop_name, date_time(datetime.now(UTC)), self.fact())
        return " · ".join(word for word in words if word)

    def _on_import(self) -> None:
        dialog = QFileDialog(self, _("Import products from a file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters(
            [_("Comma separated values (*.csv)"), _("Text (*.txt *.tsv)"), _("All files (*)")]
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.import_file(Path(name)))
        dialog.open()

    def import_file(self, path: Path) -> None:
        """Show what is in a file, to be imported or not."""
        words = file_words()
        self.tasks.query(
            self,
            lambda session: read_file(path, session.catalogue.categories(), words),
            partial(self._open_import, path.name),
            self._on_unread,
            key="import",
        )

    def _open_import(self, name: str, lines: tuple[Line, ...]) -> None:
        dialog = ImportDialog(self.tasks, name, lines, self)
        dialog.imported.connect(self._on_imported)
        dialog.open()

    def _on_imported(self, count: int) -> None:
        words = ngettext("{n} product is saved as a draft.", "{n} products are saved as drafts.", count)
        self.say("good", words.format(n=number(count)))

    def _on_unread(self, error: Exception) -> None:
        if isinstance(error, Invalid):
            self.say("bad", file_problem(error))
        elif isinstance(error, OSError):
            words = _("The file cannot be read: {reason}")
            self.say("bad", words.format(reason=error.strerror or str(error)))
        else:
            self.failed.emit(error)

    # On and off the shelf

    def _on_publish(self, rows: list[Product]) -> None:
        self._with_terms(partial(self._publish, rows))

    def _on_renew(self, rows: list[Product]) -> None:
        self._with_terms(partial(self._ask_days, rows))

    def _on_advertise(self, rows: list[Product]) -> None:
        self._with_terms(partial(self._advertise, rows[0]))

    def _with_terms(self, done: Callable[[SellingTerms, Wallet], None]) -> None:
        """Read what selling costs now, and what there is to pay it with."""
        self.tasks.query(
            self,
            lambda session: (session.selling.terms(), session.wallet.mine()),
            lambda read: done(*read),
            self.failed.emit,
            key="terms",
        )

    def _publish(self, rows: list[Product], terms: SellingTerms, wallet: Wallet) -> None:
        """At once where time is paid for, or nobody chooses; otherwise after the days were chosen."""
        if any(needs_days(row, terms) for row in rows):
            self._ask_days(rows, terms, wallet)
        else:
            self._move(ProductStatus.ON_SALE, rows)

    def _ask_days(self, rows: list[Product], terms: SellingTerms, wallet: Wallet) -> None:
        dialog = PublishDialog(self.tasks, rows, terms, wallet, self)
        dialog.answered.connect(partial(self._on_moved, ProductStatus.ON_SALE))
        dialog.open()

    def _advertise(self, product: Product, terms: SellingTerms, _wallet: Wallet) -> None:
        if terms.advertising(1) is None:
            self.say("info", _("Advertising is not offered at the moment."))
            return
        dialog = AdvertiseDialog(self.tasks, product, terms, self)
        dialog.answered.connect(
            lambda _nothing: self.say("good", _("“{name}” is advertised.").format(name=product.name))
        )
        dialog.open()

    def _move(self, status: ProductStatus, rows: list[Product]) -> None:
        move(self.tasks, self, rows, status, partial(self._on_moved, status), self._on_refused)

    def _on_moved(self, status: ProductStatus, moved: Moved) -> None:
        products = [product for product, _version in moved.done]
        if products:
            back = all(
                product.status in SET_BY_VENDORS and product.status is not status for product in products
            )
            undoing = [(_("Undo"), partial(self._on_undo, moved))] if back else []
            self.offer("good", moved_words(status, products), *undoing)
        if moved.refused:
            self._say_refused(moved)

    def _say_refused(self, moved: Moved) -> None:
        """Why some stay as they are; the list is read again, as somebody may have changed them."""
        first, error = moved.refused[0]
        if len(moved.refused) == 1:
            words = _("“{name}” stays as it is: {why}").format(name=first.name, why=sentence(error))
        else:
            count = len(moved.refused)
            words = ngettext(
                "{n} product stays as it is: {why}", "{n} products stay as they are: {why}", count
            ).format(n=number(count), why=sentence(error))
        self.say("bad", words)
        self.refresh()

    def _on_undo(self, moved: Moved) -> None:
        undo(self.tasks, self, moved, self._on_undone, self._on_refused)

    def _on_undone(self, moved: Moved) -> None:
        if moved.refused:
            self._say_refused(moved)
        else:
            count = len(moved.done)
            words = ngettext("{n} product is as it was.", "{n} products are as they were.", count)
            self.say("good", words.format(n=number(count)))

    def _on_restock(self, rows: list[Product]) -> None:
        product = rows[0]
        dialog = restock_dialog(self.tasks, product, self)
        dialog.answered.connect(
            lambda stock: self.say(
                "good", _("There are {n} of “{name}” now.").format(n=number(stock), name=product.name)
            )
        )
        dialog.open()

    def _on_refused(self, error: Exception) -> None:
        self.failed.emit(error)
        self.refresh()


def _name(row: Product) -> str:
    return row.name


def _special_price(row: Product) -> object:
    return row.price_now if row.price_now < row.price else None
