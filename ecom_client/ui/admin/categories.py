"""The categories: a tree that is added to, renamed, moved and cut, and a table to ask about them."""

from __future__ import annotations

from typing import Any

from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ecom_client.data.repositories.categories import CategoryNode
from ecom_client.domain.changes import Change
from ecom_client.domain.errors import Cancelled
from ecom_client.domain.identity import Privilege
from ecom_client.domain.keys import new_key
from ecom_client.ui.admin.category_editor import CategoryEditor
from ecom_client.ui.admin.category_table import CategoryTable
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.dialogs import confirm
from ecom_client.ui.common.form import Form, LongTextField, TextField
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.labels import label
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.tabs import Tabbed
from ecom_client.ui.common.text import _, ngettext, number
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, SMALL

_CHANGES = frozenset({Change.CATEGORIES, Change.AUDIT})


class CategoriesPage(Page):
    """Place "categories"."""

    interested_in = frozenset({Change.CATEGORIES})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.tasks, parent)
        self._may_write = context.identity.may("categories", Privilege.WRITE)
        self._may_remove = context.identity.may("categories", Privilege.FULL)
        self._to_choose: int | None = None
        self._context = context
        self._new = QAction(_("New category"), self)
        self._init_ui()
        self._connect_signals()

    def title(self) -> str:
        return _("Categories")

    def primary_action(self) -> QAction | None:
        return self._new if self._may_write else None

    def refresh(self) -> None:
        self.tasks.query(
            self, lambda session: session.categories.all(), self._show, self.failed.emit, key="categories"
        )
        self.table.refresh()

    def _init_ui(self) -> None:
        theme = current_theme()
        self.tree = CategoryEditor(self._may_write)
        self.below = QPushButton(icon("plus"), _("New category inside…"))
        self.below.setObjectName("newInside")
        self.edit = QPushButton(icon("pencil-outline"), _("Rename and describe…"))
        self.edit.setObjectName("editCategory")
        self.remove = QPushButton(icon("delete-outline", "bad"), _("Remove…"))
        self.remove.setObjectName("removeCategory")
        mark(self.remove, kind="grave")
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(SMALL))
        for button in (self.below, self.edit, self.remove):
            buttons.addWidget(button)
        buttons.addStretch()
        editor = QWidget()
        column = QVBoxLayout(editor)
        column.setContentsMargins(*(4 * [theme.px(LARGE)]))
        column.setSpacing(theme.px(SMALL))
        column.addLayout(buttons)
        column.addWidget(self.tree, 1)
        if self._may_write:
            column.addWidget(
                label(_("Drag a category to its place, or move it by Ctrl and the arrow keys."), "muted")
            )
        self.table = CategoryTable(self._context)
        tabbed = Tabbed("categoryTabs", _("Tree or table"), {_("Tree"): editor, _("Table"): self.table})
        self.tabs = tabbed.tabs
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(tabbed)
        self._show_buttons()

    def _connect_signals(self) -> None:
        self.table.said.connect(self.said)
        self.table.failed.connect(self.failed)
        self.table.go.connect(self.go)
        self._new.triggered.connect(lambda: self._edit(None, None))
        self.below.clicked.connect(lambda: self._edit(None, self.tree.chosen()))
        self.edit.clicked.connect(lambda: self._edit(self.tree.chosen(), None))
        self.remove.clicked.connect(self._on_remove)
        self.tree.rename_wanted.connect(lambda: self._edit(self.tree.chosen(), None))
        self.tree.remove_wanted.connect(self._on_remove)
        self.tree.moved.connect(self._on_moved)
        self.tree.currentItemChanged.connect(lambda *_items: self._show_buttons())

    def _show(self, nodes: list[CategoryNode]) -> None:
        self.tree.show_nodes(nodes)
        if self._to_choose is not None:
            self.tree.choose(self._to_choose)
            self._to_choose = None
        self._show_buttons()
        count = len(nodes)
        self.set_fact(ngettext("{n} category", "{n} categories", count).format(n=number(count)))

    def _show_buttons(self) -> None:
        chosen = self.tree.chosen() is not None
        for button in (self.below, self.edit):
            button.setVisible(self._may_write)
            button.setEnabled(chosen)
        self.remove.setVisible(self._may_remove)
        self.remove.setEnabled(chosen)

    # What may be done

    def _edit(self, node: CategoryNode | None, parent: CategoryNode | None) -> None:
        if not self._may_write:
            return
        form = Form(
            [
                TextField("name", _("Name"), required=True, max_length=80),
                LongTextField("description", _("Description"), max_length=500, lines=3),
            ]
        )
        if node is not None:
            form.set_values({"name": node.name, "description": node.description})
        title = (
            _("Rename and describe {category}").format(category=node.name)
            if node is not None
            else _("New category in {category}").format(category=parent.name)
            if parent is not None
            else _("New category")
        )

        def save(session: Any, key: str, values: dict[str, Any]) -> int | None:
            name, description = values["name"], values["description"] or ""
            if node is not None:
                session.categories.save(key, node, name, description)
                return node.id
            made: int = session.categories.add(
                key, parent.id if parent is not None else None, name, description
            )
            return made

        dialog = CommandDialog(self.tasks, title, form, _("Save"), save, _CHANGES, parent=self)
        dialog.setObjectName("categoryDialog")
        dialog.deed.setObjectName("saveCategory")
        dialog.answered.connect(self._on_saved)
        dialog.open()

    def _on_saved(self, category_id: int) -> None:
        self._to_choose = category_id

    def _on_moved(self, node: CategoryNode, parent_id: int | None, before_id: int | None) -> None:
        if before_id == node.id:
            return
        key = new_key()
        self._do(
            lambda session: session.categories.move(key, node, parent_id, before_id),
            _("{category} is moved.").format(category=node.name),
        )

    def _on_remove(self) -> None:
        node = self.tree.chosen()
        if node is None or not self._may_remove:
            return
        key = new_key()
        confirm(
            self,
            _("Remove the category {category}?").format(category=node.name),
            _("It goes only when it is empty: nothing inside, and no product was ever in it."),
            _("Remove {category}").format(category=node.name),
            lambda: self._do(
                lambda session: session.categories.remove(key, node),
                _("{category} is removed.").format(category=node.name),
            ),
            danger=True,
        )

    def _do(self, work: Any, told: str) -> None:
        self.tasks.command(
            self, work, lambda _answer: self.say("good", told), self._on_refused, changes=_CHANGES
        )

    def _on_refused(self, error: Exception) -> None:
        """Show again what holds; what was meant did not happen."""
        self.refresh()
        if not isinstance(error, Cancelled):
            self.failed.emit(error)
