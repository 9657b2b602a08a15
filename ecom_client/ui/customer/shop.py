"""The shop: search and filters above, categories at the left, products as cards or as a table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ecom_client.data.repositories.catalogue import ListingSource
from ecom_client.domain.catalogue import CategoryTree, Listing, ListingFilter, ListingSort, SellerCard
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege
from ecom_client.domain.saved_searches import SavedSearch, SearchWanted
from ecom_client.ui.common.cards import CardGrid
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.empty import EmptyState
from ecom_client.ui.common.filters import SEARCH, FilterRow
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.table import Table
from ecom_client.ui.common.table_model import WindowedTableModel
from ecom_client.ui.common.text import _, ngettext, number
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import ICON, LARGE, MEDIUM, SMALL
from ecom_client.ui.customer import shop_words
from ecom_client.ui.customer.category_tree import CategoryChooser
from ecom_client.ui.customer.purchase import mark_favourite
from ecom_client.ui.customer.saved_searches import CHANGES, SavedSearchesButton, save_dialog, values_of
from ecom_client.ui.customer.seller_card import VendorShop
from ecom_client.ui.customer.shop_front import ShopFront

_NAME = "customer/shop"
_TREE = 200


class ShopPage(Page):
    """Everything on sale, for customers and guests. A click or Enter opens a product."""

    interested_in = frozenset({Change.PRODUCTS, Change.CATEGORIES, Change.FAVOURITES, Change.SAVED_SEARCHES})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.tasks, parent)
        self._context = context
        self._vendor: VendorShop | None = None
        self._favourites: set[int] = set()
        self._campuses: list[str] = []
        self._begun = False
        self._wanted_search: int | None = None
        self._init_ui()
        self._connect_signals()

    def title(self) -> str:
        return _("Shop")

    def refresh(self) -> None:
        """Read again what is seen, the categories and the hearts."""
        asks_favourites = not self._context.identity.is_guest and self._context.may("favourites")

        def work(session: Any) -> tuple[CategoryTree, list[str], frozenset[int]]:
            marked = session.favourites.ids() if asks_favourites else frozenset()
            return session.catalogue.categories(), session.catalogue.campuses(), marked

        if self._begun:
            self.model.refresh()
        else:
            self._begun = True
            self._show_list()
        self.tasks.query(self, work, self._on_read, self.failed.emit, key="around")
        self._read_searches()

    def opened(self, argument: object) -> None:
        """Show one vendor's products (VendorShop), look for words (str), or show a saved search (SearchWanted)."""
        if isinstance(argument, VendorShop):
            self._show_only({}, vendor=argument)
        elif isinstance(argument, str):
            self._show_only({SEARCH: argument}, vendor=None)
        elif isinstance(argument, SearchWanted):
            self._wanted_search = argument.id
            self._read_searches()

    def on_shown(self) -> None:
        """The keyboard is on the products."""
        self._chosen_view().setFocus()

    def vendor(self) -> VendorShop | None:
        """Whose products alone are shown; None for everybody's."""
        return self._vendor

    # Building

    def _init_ui(self) -> None:
        self.filter_row = FilterRow(
            shop_words.filters(lambda: self._campuses), lambda: _("Search for products")
        )
        self.filter_row.search.setObjectName("searchEdit")
        self.front = ShopFront()
        self.tree = CategoryChooser()
        self.model = WindowedTableModel(self.tasks, shop_words.columns(), self)
        self.table = Table(self.model, self._context.memory, _NAME, pictures=self._context.pictures)
        self.table.setObjectName("productTable")
        may_mark = self._context.may("favourites", Privilege.WRITE)
        self.grid = CardGrid(
            self.model,
            shop_words.card_fields(self._favourites.__contains__ if may_mark else None),
            self._context.pictures,
            open_on_click=True,
        )
        self.grid.setObjectName("productGrid")
        mark(self.grid, frame="none")
        for view in (self.table, self.grid):
            view.setAccessibleName(_("Products"))
        self.nothing = EmptyState("magnify-close", "")
        self.nothing.button.setObjectName("clearFiltersButton")
        self.view = QStackedWidget()
        for widget in (self.grid, self.table, self.nothing):
            self.view.addWidget(widget)
        self._init_choices()
        self._lay_out()
        self.view.setCurrentWidget(self._chosen_view())

    def _init_choices(self) -> None:
        """The vendor's chip, the order, and cards or table."""
        theme = current_theme()
        self.vendor_chip = QPushButton()
        self.vendor_chip.setObjectName("vendorChip")
        self.vendor_chip.setIcon(icon("close", "accent"))
        self.vendor_chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        mark(self.vendor_chip, chip="set")
        self.vendor_chip.hide()
        self.saved = SavedSearchesButton()
        self.saved.setVisible(self._keeps_searches())
        self.post_want = QPushButton(icon("bullhorn-outline", "accent"), _("Post it as a want"))
        self.post_want.setObjectName("postWant")
        self.post_want.setToolTip(_("Sellers read what you look for, and answer"))
        mark(self.post_want, kind="link")
        self.post_want.hide()
        self.order = QComboBox()
        self.order.setObjectName("orderChoice")
        self.order.setAccessibleName(_("Sort by"))
        self.order.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._base = ListingSort.RELEVANCE
        self._show_orders()
        self._kinds = QButtonGroup(self)
        self._kind_buttons: list[QToolButton] = []
        for place, (name, words) in enumerate(
            (("view-grid-outline", _("As cards")), ("format-list-bulleted", _("As a table")))
        ):
            button = QToolButton()
            button.setIcon(icon(name, "muted", "accent"))
            button.setIconSize(QSize(theme.px(ICON), theme.px(ICON)))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setCheckable(True)
            self._kinds.addButton(button, place)
            self._kind_buttons.append(button)
        cards, table = self._kind_buttons
        cards.setObjectName("asCardsButton")
        table.setObjectName("asTableButton")
        (cards if self._context.memory.get(f"{_NAME}/cards", True) else table).setChecked(True)

    def _lay_out(self) -> None:
        theme = current_theme()
        choices = QHBoxLayout()
        choices.setSpacing(theme.px(SMALL))
        choices.addWidget(self.vendor_chip)
        choices.addWidget(self.saved)
        choices.addWidget(self.post_want)
        choices.addStretch()
        label = QLabel(_("Sort by"))
        label.setBuddy(self.order)
        mark(label, role="muted")
        choices.addWidget(label)
        choices.addWidget(self.order)
        for button in self._kind_buttons:
            choices.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(theme.px(SMALL))
        right.addWidget(self.front)
        right.addLayout(choices)
        right.addWidget(self.view, 1)
        below = QHBoxLayout()
        below.setSpacing(theme.px(MEDIUM))
        below.addWidget(self.tree)
        below.addLayout(right, 1)
        column = QVBoxLayout(self)
        large = theme.px(LARGE)
        column.setContentsMargins(large, theme.px(MEDIUM), large, large)
        column.setSpacing(theme.px(SMALL))
        column.addWidget(self.filter_row)
        column.addLayout(below, 1)

    def _connect_signals(self) -> None:
        self.filter_row.changed.connect(self._on_filtered)
        self.filter_row.search.returnPressed.connect(lambda: self._chosen_view().setFocus())
        self.tree.chosen.connect(lambda _category: self._show_list())
        self.tree.entered.connect(lambda: self._chosen_view().setFocus())
        self.saved.save_wanted.connect(self._on_save_wanted)
        self.post_want.clicked.connect(
            lambda _checked=False: self.go.emit("wants", self.filter_row.values().get(SEARCH, ""))
        )
        self.saved.search_wanted.connect(self._show_search)
        self.saved.remove_wanted.connect(self._on_remove_wanted)
        self.vendor_chip.clicked.connect(lambda: self._set_vendor(None))
        self.order.activated.connect(self._on_order_chosen)
        self._kinds.idClicked.connect(self._on_kind_chosen)
        self.model.count_known.connect(self._on_count_known)
        self.model.failed.connect(self.failed)
        self.nothing.pressed.connect(self._on_clear)
        for view in (self.grid, self.table):
            view.opened.connect(self._on_opened)
        self.grid.heart_clicked.connect(self._on_heart)

    # Saved searches

    def _keeps_searches(self) -> bool:
        return not self._context.identity.is_guest and self._context.may("saved_searches")

    def _read_searches(self) -> None:
        if self._keeps_searches():
            self.tasks.query(
                self,
                lambda session: session.saved_searches.mine(),
                self._on_searches,
                self.failed.emit,
                key="searches",
            )

    def _on_searches(self, searches: list[SavedSearch]) -> None:
        self.saved.show_searches(searches)
        if self._wanted_search is not None:
            found = next((search for search in searches if search.id == self._wanted_search), None)
            self._wanted_search = None
            if found is not None:
                self._show_search(found)

    def _show_search(self, search: SavedSearch) -> None:
        """Set everything as it was kept; what it found counts as seen."""
        wanted = search.wanted
        vendor = VendorShop(wanted.vendor_id, search.vendor_name) if wanted.vendor_id is not None else None
        begun, self._begun = self._begun, False
        self.tree.choose(search.category_id)
        self.filter_row.set_values(values_of(wanted))
        self._set_vendor(vendor)
        self._begun = begun
        self._base = ListingSort.NEWEST
        self._show_list()
        if search.new_count:
            self.tasks.command(
                self,
                lambda session: session.saved_searches.open(search.id),
                lambda _done: None,
                self.failed.emit,
                changes=CHANGES,
            )

    def _on_save_wanted(self) -> None:
        values = self.filter_row.values()
        vendor = self._vendor.name if self._vendor is not None else ""
        words = (values.get(SEARCH, ""), self.tree.category_name(), vendor, values.get("campus", ""))
        dialog = save_dialog(
            self.tasks,
            self._source().wanted,
            self.tree.category(),
            vendor,
            " · ".join(word for word in words if word),
            self,
        )
        dialog.answered.connect(
            lambda _id: self.say("good", _("The search is saved. You are told when it finds something new."))
        )
        dialog.open()

    def _on_remove_wanted(self, search: SavedSearch) -> None:
        self.tasks.command(
            self,
            lambda session: session.saved_searches.remove(search.id),
            lambda _done: self.say("info", _("The search “{name}” is removed.").format(name=search.name)),
            self.failed.emit,
            changes=CHANGES,
        )

    # What is shown

    def _source(self) -> ListingSource:
        wanted = shop_words.listing_filter(
            self.filter_row.values(),
            self.tree.category_ids(),
            self._vendor.vendor_id if self._vendor is not None else None,
        )
        before = self.model.source
        source = ListingSource(wanted, self._base)
        return replace(source, by=before.by) if isinstance(before, ListingSource) else source

    def _show_list(self) -> None:
        if self._begun:
            source = self._source()
            self.saved.set_can_save(source.wanted != ListingFilter())
            self.model.show(source)

    def _show_only(self, values: dict[str, Any], vendor: VendorShop | None) -> None:
        """Show all categories with these filters and no others."""
        begun, self._begun = self._begun, False
        self.tree.choose(None)
        self.filter_row.set_values(values)
        self._set_vendor(vendor)
        self._begun = begun
        self._show_list()

    def _on_clear(self) -> None:
        self._show_only({}, vendor=None)
        self.filter_row.focus_search()

    def _set_vendor(self, vendor: VendorShop | None) -> None:
        self._vendor = vendor
        self.vendor_chip.setVisible(vendor is not None)
        if vendor is not None:
            self.vendor_chip.setText(_("Only from {name}").format(name=vendor.name))
            self.vendor_chip.setToolTip(_("Show everybody's products again"))
        self._read_front()
        self._show_list()

    def _read_front(self) -> None:
        """Who the vendor is whose products alone are shown."""
        vendor = self._vendor
        if vendor is None:
            self.front.show_seller(None)
            return

        def done(card: SellerCard | None) -> None:
            if self._vendor == vendor:
                self.front.show_seller(card)

        self.tasks.query(
            self,
            lambda session: session.catalogue.seller(vendor.vendor_id),
            done,
            self.failed.emit,
            key="front",
        )

    def _on_read(self, read: tuple[CategoryTree, list[str], frozenset[int]]) -> None:
        tree, self._campuses, marked = read
        self.tree.show_tree(tree)
        self._favourites.clear()
        self._favourites.update(marked)
        self._repaint_cards()

    def _on_filtered(self, _values: dict[str, Any]) -> None:
        if not self._is_searching():
            self._base = ListingSort.RELEVANCE
        self._show_orders()
        self._show_list()

    def _on_count_known(self, count: int, exact: bool) -> None:
        words = ngettext("{n} product", "{n} products", count).format(n=number(count))
        self.set_fact(words if exact else _("more than {words}").format(words=words))
        self._show_orders()
        may_post = not self._context.identity.is_guest and self._context.may("wants", Privilege.WRITE)
        self.post_want.setVisible(may_post and not count and self._is_searching())
        if count:
            self.view.setCurrentWidget(self._chosen_view())
            return
        if self.filter_row.values() or self._vendor is not None or self.tree.category() is not None:
            sentence = _("No product matches. Try other words, or clear the filters.")
            self.nothing.set_content("magnify-close", sentence, _("Clear the filters"))
        else:
            self.nothing.set_content("storefront-outline", _("Nothing is on sale yet. Look in again later."))
        self.view.setCurrentWidget(self.nothing)

    # Order

    def _is_searching(self) -> bool:
        return SEARCH in self.filter_row.values()

    def _show_orders(self) -> None:
        """The orders there are now, the one in force chosen. Relevance is one while words are looked for."""
        orders = [
            order for order in ListingSort if order is not ListingSort.RELEVANCE or self._is_searching()
        ]
        source = self.model.source
        by = source.by if isinstance(source, ListingSource) else ()
        found = next((order for order, keys in shop_words.SORT_KEYS.items() if by and keys == by), None)
        in_force = found or (self._base if self._base in orders else ListingSort.NEWEST)
        self.order.blockSignals(True)
        self.order.clear()
        for order in orders:
            self.order.addItem(shop_words.sort_words(order), order)
        self.order.setCurrentIndex(-1 if by and found is None else orders.index(in_force))
        self.order.blockSignals(False)

    def _on_order_chosen(self, place: int) -> None:
        order = self.order.itemData(place)
        if order in (ListingSort.RELEVANCE, ListingSort.NEWEST):
            self._base = order
        source = self.model.source
        if isinstance(source, ListingSource):
            self.model.show(replace(source, sort=self._base))
            self.table.sort_by(shop_words.SORT_KEYS[order])

    # Cards and rows

    def _chosen_view(self) -> CardGrid | Table:
        return self.grid if self._kinds.checkedId() == 0 else self.table

    def _on_kind_chosen(self, kind: int) -> None:
        self._context.memory.set(f"{_NAME}/cards", kind == 0)
        if self.model.rowCount():
            self.view.setCurrentWidget(self._chosen_view())
            self._chosen_view().setFocus()

    def _on_opened(self, listing: Listing) -> None:
        self.go.emit("product", listing.id)

    def _on_heart(self, listing: Listing) -> None:
        if self._context.identity.is_guest:
            self.offer_sign_in(_("Sign in to keep favourites."))
            return
        on = listing.id not in self._favourites

        def show(marked: bool) -> None:
            (self._favourites.add if marked else self._favourites.discard)(listing.id)
            self._repaint_cards()

        def failed(error: Exception) -> None:
            show(not on)
            self.failed.emit(error)

        show(on)
        mark_favourite(self.tasks, self, listing.id, on, failed=failed)

    def _repaint_cards(self) -> None:
        if (viewport := self.grid.viewport()) is not None:
            viewport.update()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """The products keep most of the width at large text too."""
        super().resizeEvent(event)
        self.tree.setFixedWidth(min(current_theme().px(_TREE), self.width() // 4))
