"""The dialog a conditional query is made in: rows and groups, the sentence they make, and queries kept by a name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ecom_client.domain.errors import Invalid
from ecom_client.domain.query import Condition, Group, check
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.form import CheckField, Form, TextField
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.labels import label
from ecom_client.ui.common.message_bar import MessageBar
from ecom_client.ui.common.query_parts import GroupFrame
from ecom_client.ui.common.query_words import QueryWords
from ecom_client.ui.common.scrolling import scrolling
from ecom_client.ui.common.sentences import sentence
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, MEDIUM, SMALL

if TYPE_CHECKING:
    from ecom_client.data.repositories.saved_queries import SavedQuery
    from ecom_client.ui.common.tasks import Tasks

_WIDTH, _HEIGHT = 760, 520
LONGEST_NAME = 80


class QueryBuilder(QDialog):
    """Asks what rows of one module's table are wanted. `module` is what saved queries are kept for."""

    #: These rows are wanted: a condition, or None for all.
    chosen = pyqtSignal(object)

    def __init__(
        self,
        tasks: Tasks,
        module: str,
        words: QueryWords,
        condition: Condition | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._module, self._words = tasks, module, words
        self._loaded: SavedQuery | None = None
        self.saved: list[SavedQuery] = []
        self.setObjectName("queryBuilder")
        self.setWindowTitle(_("Conditions"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._init_ui()
        self._connect_signals()
        self.show_condition(condition)
        self._read_saved()

    def show_condition(self, condition: Condition | None) -> None:
        """Build this condition anew; None leaves one row to fill."""
        if condition is None:
            self.outer.set_group(Group(True, ()))
            self.outer.add_comparison()
        else:
            self.outer.set_group(condition if isinstance(condition, Group) else Group(True, (condition,)))

    def condition(self) -> Condition | None:
        """What is built; None where there is nothing. Invalid where a part does not hold good."""
        group = self.outer.group()
        if not group.parts:
            return None
        made: Condition = group.parts[0] if len(group.parts) == 1 else group
        check(self._words.subject, made)
        return made

    # Building ---------------------------------------------------------------------------------------------

    def _init_ui(self) -> None:
        theme = current_theme()
        self.messages = MessageBar()
        self.load_button = QPushButton(icon("folder-open-outline"), _("Saved queries"))
        self.load_button.setObjectName("loadQuery")
        self.load_button.setEnabled(False)
        self.save_button = QPushButton(icon("content-save-outline"), _("Save as…"))
        self.save_button.setObjectName("saveQuery")
        head = QHBoxLayout()
        head.setSpacing(theme.px(SMALL))
        head.addWidget(label(_("Show rows where"), "section"), 1)
        for button in (self.load_button, self.save_button):
            button.setAutoDefault(False)
            head.addWidget(button)
        self.outer = GroupFrame(self._words)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.outer)
        rows.addStretch(1)
        self.area = scrolling(inside)
        self.told = label("", "muted", name="querySentence")
        self.clear_button = QPushButton(_("Show everything"))
        self.clear_button.setObjectName("clearQuery")
        self.cancel = QPushButton(_("Cancel"))
        self.deed = QPushButton(_("Show these rows"))
        self.deed.setObjectName("applyQuery")
        mark(self.deed, kind="primary")
        self.deed.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(SMALL))
        for button in (self.clear_button, self.cancel):
            button.setAutoDefault(False)
        foot.addWidget(self.clear_button)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.deed)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [theme.px(LARGE)]))
        column.setSpacing(theme.px(MEDIUM))
        column.addLayout(head)
        column.addWidget(self.messages)
        column.addWidget(self.area, 1)
        column.addWidget(self.told)
        column.addLayout(foot)
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))

    def _connect_signals(self) -> None:
        self.outer.changed.connect(self._on_changed)
        self.deed.clicked.connect(self._on_apply)
        self.cancel.clicked.connect(self.reject)
        self.clear_button.clicked.connect(self._on_clear)
        self.load_button.clicked.connect(self._on_load)
        self.save_button.clicked.connect(self._on_save)

    # What is built ----------------------------------------------------------------------------------------

    def _on_changed(self) -> None:
        try:
            made = self.condition()
        except Invalid:
            self.told.setText(_("Fill in every condition to see what it means."))
            return
        self.told.setText(_("All rows.") if made is None else self._words.sentence(made))

    def _ready(self) -> tuple[bool, Condition | None]:
        """Whether all holds good, said where it does not; and what is built."""
        if not self.outer.check(aloud=True):
            wrong = self.outer.first_wrong()
            if wrong is not None:
                self.area.ensureWidgetVisible(wrong)
                wrong.value.setFocus()
            return False, None
        try:
            return True, self.condition()
        except Invalid as error:
            self.messages.say("bad", sentence(error))
            return False, None

    def _on_apply(self) -> None:
        ready, made = self._ready()
        if ready:
            self.chosen.emit(made)
            self.accept()

    def _on_clear(self) -> None:
        self.chosen.emit(None)
        self.accept()

    # Queries kept by a name -------------------------------------------------------------------------------

    def _read_saved(self) -> None:
        module, subject = self._module, self._words.subject
        self._tasks.query(
            self,
            lambda session: session.saved_queries.of(module, subject),
            self._on_saved_read,
            self._on_failed,
            key="saved",
        )

    def _on_saved_read(self, saved: list[SavedQuery]) -> None:
        self.saved = saved
        self.load_button.setEnabled(bool(saved))

    def _on_failed(self, error: Exception) -> None:
        self.messages.say("bad", sentence(error))

    def saved_menu(self) -> QMenu:
        """The saved queries to load, and the own ones to remove."""
        menu = QMenu(self)
        for query in self.saved:
            words = query.name
            if not query.is_own:
                words = _("{name} (from {owner})").format(name=query.name, owner=query.owner)
            elif query.shared:
                words = _("{name} (shared)").format(name=query.name)
            action = QAction(words.replace("&", "&&"), menu)
            action.setEnabled(query.condition is not None)
            action.triggered.connect(partial(self._on_chosen, query))
            menu.addAction(action)
        own = [query for query in self.saved if query.is_own]
        if own:
            menu.addSeparator()
            removing = QMenu(_("Remove"), menu)
            for query in own:
                action = QAction(query.name.replace("&", "&&"), removing)
                action.triggered.connect(partial(self._on_remove, query))
                removing.addAction(action)
            menu.addMenu(removing)
        return menu

    def _on_load(self) -> None:
        menu = self.saved_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.load_button.mapToGlobal(self.load_button.rect().bottomLeft()))

    def _on_chosen(self, query: SavedQuery, _checked: bool = False) -> None:
        self._loaded = query
        self.show_condition(query.condition)

    def _on_remove(self, query: SavedQuery, _checked: bool = False) -> None:
        def removed(_nothing: object) -> None:
            self.messages.say("good", _("“{name}” is removed.").format(name=query.name))
            self._read_saved()

        self._tasks.command(
            self, lambda session: session.saved_queries.remove(query.id), removed, self._on_failed
        )

    def _on_save(self) -> None:
        ready, made = self._ready()
        if not ready:
            return
        if made is None:
            self.messages.say("warn", _("Add a condition first."))
            return
        loaded = self._loaded if self._loaded is not None and self._loaded.is_own else None
        form = Form(
            [
                TextField("name", _("Name"), required=True, max_length=LONGEST_NAME),
                CheckField("shared", _("Show it to everybody who may see this table")),
            ]
        )
        if loaded is not None:
            form.set_values({"name": loaded.name, "shared": loaded.shared})
        dialog = CommandDialog(
            self._tasks,
            _("Save this query"),
            form,
            _("Save query"),
            partial(self._save, made, list(self.saved)),
            frozenset(),
            introduction=_("A query of yours with the same name is replaced."),
            parent=self,
        )
        dialog.setObjectName("saveQueryDialog")
        dialog.answered.connect(self._on_saved)
        dialog.open()

    def _save(
        self, condition: Condition, saved: list[SavedQuery], session: Any, key: str, values: dict[str, Any]
    ) -> str:
        name = str(values["name"])
        over = next((query for query in saved if query.is_own and query.name == name), None)
        session.saved_queries.save(
            key, self._module, name, condition, shared=bool(values["shared"]), over=over
        )
        return name

    def _on_saved(self, name: str) -> None:
        self.messages.say("good", _("Saved as “{name}”.").format(name=name))
        self._read_saved()
