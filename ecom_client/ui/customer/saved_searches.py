"""The saved searches of the shop: kept by a name, opened again, forgotten; what they found since is counted."""

from __future__ import annotations

from functools import partial
from typing import Any

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtWidgets import QMenu, QToolButton, QWidget

from ecom_client.domain.catalogue import ListingFilter
from ecom_client.domain.changes import Change
from ecom_client.domain.saved_searches import SavedSearch
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.filters import SEARCH
from ecom_client.ui.common.form import Form, TextField
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, ngettext, number
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import ICON

CHANGES = frozenset({Change.SAVED_SEARCHES})


class SavedSearchesButton(QToolButton):
    """Its menu keeps the search that is shown, opens one that is kept, or forgets it."""

    #: The search that is shown shall be kept.
    save_wanted = pyqtSignal()
    #: One shall be shown, or forgotten (SavedSearch).
    search_wanted = pyqtSignal(object)
    remove_wanted = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._searches: list[SavedSearch] = []
        self._can_save = False
        self.setObjectName("savedSearches")
        edge = current_theme().px(ICON)
        self.setIconSize(QSize(edge, edge))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.made = QMenu(self)
        self.made.setObjectName("savedSearchesMenu")
        self.setMenu(self.made)
        self.made.aboutToShow.connect(self._fill)
        self.show_searches([])

    def show_searches(self, searches: list[SavedSearch]) -> None:
        """These are kept now."""
        self._searches = searches
        fresh = sum(search.new_count for search in searches)
        word = _("Saved searches")
        found = ngettext("{n} new", "{n} new", fresh).format(n=number(fresh)) if fresh else ""
        self.setText(f"{word} · {found}" if found else word)
        self.setIcon(icon("magnify-plus-outline" if fresh else "magnify", "accent" if fresh else "muted"))
        self._fill()

    def set_can_save(self, can_save: bool) -> None:
        """Whether what is shown is narrowed by anything, and so worth keeping."""
        self._can_save = can_save
        self._fill()

    def _fill(self) -> None:
        self.made.clear()
        saving = self.made.addAction(icon("content-save-outline"), _("Save this search…"))
        assert saving is not None
        saving.setObjectName("saveSearch")
        saving.setEnabled(self._can_save)
        if not self._can_save:
            saving.setToolTip(_("Search for something or set a filter first."))
        saving.triggered.connect(lambda _checked=False: self.save_wanted.emit())
        if not self._searches:
            return
        self.made.addSeparator()
        for search in self._searches:
            words = search.name
            if search.new_count:
                fresh = ngettext("{n} new", "{n} new", search.new_count).format(n=number(search.new_count))
                words = f"{search.name} · {fresh}"
            action = self.made.addAction(words.replace("&", "&&"))
            assert action is not None
            action.triggered.connect(partial(self._want, self.search_wanted, search))
        removing = self.made.addMenu(icon("trash-can-outline"), _("Remove"))
        assert removing is not None
        for search in self._searches:
            action = removing.addAction(search.name.replace("&", "&&"))
            assert action is not None
            action.triggered.connect(partial(self._want, self.remove_wanted, search))

    def _want(self, signal: Any, search: SavedSearch, _checked: bool = False) -> None:
        signal.emit(search)


def values_of(wanted: ListingFilter) -> dict[str, Any]:
    """A search as the filter row is set to it; its category and vendor stand elsewhere."""
    values: dict[str, Any] = {
        SEARCH: wanted.words,
        "in_stock": wanted.in_stock or None,
        "special_only": wanted.special_only or None,
        "minimum_rating": wanted.minimum_rating,
        "conditions": wanted.conditions or None,
        "campus": wanted.campus or None,
    }
    if wanted.price_from is not None or wanted.price_to is not None:
        values["price"] = (wanted.price_from, wanted.price_to)
    return {name: value for name, value in values.items() if value}


def save_dialog(
    tasks: Tasks,
    wanted: ListingFilter,
    category_id: int | None,
    vendor_name: str,
    suggestion: str,
    parent: QWidget,
) -> CommandDialog:
    """Asks for a name and keeps the search."""
    name = TextField("name", _("Name"), required=True, max_length=80)
    name.edit.setObjectName("searchName")
    form = Form([name])
    form.set_values({"name": suggestion[:80]})
    dialog = CommandDialog(
        tasks,
        _("Save this search"),
        form,
        _("Save"),
        partial(_save, wanted, category_id, vendor_name),
        CHANGES,
        introduction=_("You are told when something new is listed that it finds."),
        parent=parent,
    )
    dialog.setObjectName("searchDialog")
    dialog.deed.setObjectName("saveSearchDeed")
    return dialog


def _save(
    wanted: ListingFilter,
    category_id: int | None,
    vendor_name: str,
    session: Any,
    key: str,
    values: dict[str, Any],
) -> object:
    return session.saved_searches.save(key, values["name"], wanted, category_id, vendor_name)
