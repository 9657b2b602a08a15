"""Groups of customers, vendors and administrators, their members, and what each may do with each module."""

from __future__ import annotations

from functools import partial
from typing import Any

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ecom_client.domain.changes import Change
from ecom_client.domain.errors import Cancelled, Invalid, Refused
from ecom_client.domain.identity import Privilege, Window
from ecom_client.domain.keys import new_key
from ecom_client.domain.permissions import AccessList, Group, Matrix
from ecom_client.ui.admin.access_matrix import AccessMatrix
from ecom_client.ui.admin.words import (
    account_status_word,
    group_note,
    group_word,
    module_word,
    privilege_word,
)
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.dialogs import confirm
from ecom_client.ui.common.form import Form, LongTextField, TextField
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.labels import Card, label
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.tabs import tab_bar
from ecom_client.ui.common.text import _, ngettext, number
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, SMALL

_CHANGES = frozenset({Change.PERMISSIONS, Change.AUDIT})
_WINDOWS = (Window.ADMINISTRATOR, Window.VENDOR, Window.CUSTOMER)
_MEMBER_WORDS = {
    Window.ADMINISTRATOR: lambda: _("The account gets the administrator's window if it has none yet."),
    Window.VENDOR: lambda: _("The account must sell. It leaves the group of vendors it is in now."),
    Window.CUSTOMER: lambda: _("The account must buy. It leaves the group of customers it is in now."),
}


class PermissionsPage(Page):
    """Place "permissions"."""

    interested_in = frozenset({Change.PERMISSIONS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.tasks, parent)
        self._may_change = context.identity.may("permissions", Privilege.FULL)
        self._list = AccessList((), ())
        self._matrix = Matrix((), ())
        self._new = QAction(_("New group"), self)
        self._init_ui()
        self._connect_signals()

    def title(self) -> str:
        return _("Permissions")

    def primary_action(self) -> QAction | None:
        return self._new if self._may_change else None

    def refresh(self) -> None:
        self.tasks.query(
            self,
            lambda session: session.permissions.access_list(),
            self._on_read,
            self.failed.emit,
            key="matrix",
        )

    def window_shown(self) -> Window:
        """Whose groups are shown."""
        return _WINDOWS[max(self.roles.currentIndex(), 0)]

    def show_window(self, window: Window) -> None:
        """Show the groups of a window's role."""
        self.roles.setCurrentIndex(_WINDOWS.index(window))

    def group(self) -> Group | None:
        """The group whose members are shown."""
        chosen = self.groups.currentData()
        return next((group for group in self._matrix.groups if group.id == chosen), None)

    def _init_ui(self) -> None:
        theme = current_theme()
        self.roles = tab_bar(
            "roles", _("Whose groups are shown"), (_("Administrators"), _("Vendors"), _("Customers"))
        )
        self.matrix = AccessMatrix()
        self.groups = QComboBox()
        self.groups.setObjectName("groups")
        self.groups.setAccessibleName(_("Group"))
        self.note = label("", "muted")
        self.members = QListWidget()
        self.members.setObjectName("members")
        self.members.setAccessibleName(_("Members of the group"))
        self.rename = QPushButton(icon("pencil-outline"), _("Rename…"))
        self.remove = QPushButton(icon("delete-outline", "bad"), _("Remove group…"))
        mark(self.remove, kind="grave")
        self.add = QPushButton(icon("account-plus-outline"), _("Add member…"))
        self.add.setObjectName("addMember")
        self.take_out = QPushButton(icon("account-minus-outline"), _("Take out of the group…"))
        self.take_out.setObjectName("takeOut")
        people = Card(_("Members"))
        for widget in (
            self.groups,
            self.note,
            self.members,
            self.add,
            self.take_out,
            self.rename,
            self.remove,
        ):
            people.column.addWidget(widget)
        people.setFixedWidth(theme.px(280))
        left = QVBoxLayout()
        left.setSpacing(theme.px(SMALL))
        tabs = QHBoxLayout()
        tabs.addWidget(self.roles)
        tabs.addStretch()
        left.addLayout(tabs)
        left.addWidget(
            label(
                _("What a group may do holds for its members at once; their windows offer to show it."),
                "muted",
            )
        )
        left.addWidget(self.matrix, 1)
        across = QHBoxLayout(self)
        across.setContentsMargins(*(4 * [theme.px(LARGE)]))
        across.setSpacing(theme.px(LARGE))
        across.addLayout(left, 1)
        across.addWidget(people)

    def _connect_signals(self) -> None:
        self._new.triggered.connect(lambda: self._edit(None))
        self.rename.clicked.connect(lambda: self._edit(self.group()))
        self.remove.clicked.connect(self._on_remove)
        self.add.clicked.connect(self._on_add)
        self.take_out.clicked.connect(self._on_take_out)
        self.roles.currentChanged.connect(lambda _place: self._show())
        self.groups.currentIndexChanged.connect(lambda _place: self._show_group())
        self.members.currentRowChanged.connect(lambda _row: self._show_buttons())
        self.matrix.chosen.connect(self._on_chosen)

    def _on_read(self, found: AccessList) -> None:
        self._list = found
        self._show()

    def _show(self) -> None:
        matrix = self._matrix = self._list.of(self.window_shown())
        self.matrix.show_matrix(matrix, self._may_change)
        kept = self.groups.currentData()
        self.groups.blockSignals(True)
        self.groups.clear()
        for group in matrix.groups:
            self.groups.addItem(group_word(group), group.id)
        self.groups.setCurrentIndex(max(self.groups.findData(kept), 0))
        self.groups.blockSignals(False)
        self._show_group()
        count = len(matrix.groups)
        self.set_fact(ngettext("{n} group", "{n} groups", count).format(n=number(count)))

    def _show_group(self) -> None:
        self.members.clear()
        group = self.group()
        self.note.setText(group_note(group) if group is not None else "")
        self.note.setVisible(bool(self.note.text()))
        for member in group.members if group is not None else ():
            words = (
                member.login_name
                if member.name == member.login_name
                else f"{member.name} ({member.login_name})"
            )
            if member.status != "active":
                words = f"{words} · {account_status_word(member.status)}"
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, member.account_id)
            self.members.addItem(item)
        self._show_buttons()

    def _show_buttons(self) -> None:
        group = self.group()
        editable = group is not None and not group.is_built_in
        has_rows = group is not None and (editable or group.window is Window.ADMINISTRATOR)
        self.members.setVisible(has_rows)
        for button in (self.rename, self.remove):
            button.setVisible(self._may_change and editable)
        for button in (self.add, self.take_out):
            button.setVisible(self._may_change and has_rows)
        self.take_out.setEnabled(self.members.currentItem() is not None)

    # What may be done

    def _on_chosen(self, group: Group, module: str, seen: Privilege, wanted: Privilege) -> None:
        told = _("{group}: {module}, {privilege}.").format(
            group=group_word(group),
            module=module_word(self._matrix.about[module]),
            privilege=privilege_word(wanted),
        )
        key = new_key()
        self._do(lambda session: session.permissions.set_access(key, group.id, module, seen, wanted), told)

    def _edit(self, group: Group | None) -> None:
        window = self.window_shown()
        form = Form(
            [
                TextField("name", _("Name"), required=True, max_length=80),
                LongTextField("note", _("What the group is for"), max_length=500, lines=3),
            ]
        )
        if group is not None:
            form.set_values({"name": group.name, "note": group.note})
        dialog = CommandDialog(
            self.tasks,
            _("New group") if group is None else _("Rename the group"),
            form,
            _("Make the group") if group is None else _("Save"),
            lambda session, key, values: session.permissions.save_group(
                key, group, values["name"], values["note"] or "", window
            ),
            _CHANGES,
            parent=self,
        )
        dialog.setObjectName("groupDialog")
        dialog.deed.setObjectName("saveGroup")
        dialog.answered.connect(self._on_saved)
        dialog.open()

    def _on_saved(self, group_id: int) -> None:
        self.groups.addItem("", group_id)
        self.groups.setCurrentIndex(self.groups.count() - 1)

    def _on_add(self) -> None:
        if (group := self.group()) is None:
            return
        dialog = CommandDialog(
            self.tasks,
            _("Add a member to {group}").format(group=group_word(group)),
            Form([TextField("login_name", _("Login name"), required=True, max_length=32)]),
            _("Add"),
            partial(_add_member, group.id),
            _CHANGES,
            introduction=_MEMBER_WORDS[group.window](),
            parent=self,
        )
        dialog.setObjectName("memberDialog")
        dialog.open()

    def _on_take_out(self) -> None:
        group, item = self.group(), self.members.currentItem()
        if group is None or item is None:
            return
        account, key, who = item.data(Qt.ItemDataRole.UserRole), new_key(), item.text()
        confirm(
            self,
            _("Take {who} out of {group}?").format(who=who, group=group_word(group)),
            _("What only this group gave them is closed to them at once.")
            if group.window is Window.ADMINISTRATOR
            else _("They are in the group of everybody again. Open windows of theirs connect anew."),
            _("Take out"),
            lambda: self._do(
                lambda session: session.permissions.remove_member(key, group.id, account),
                _("{who} is no longer in {group}.").format(who=who, group=group_word(group)),
            ),
            danger=True,
        )

    def _on_remove(self) -> None:
        if (group := self.group()) is None:
            return
        key = new_key()
        confirm(
            self,
            _("Remove the group {group}?").format(group=group_word(group)),
            _("Its members lose at once what only this group gave them."),
            _("Remove {group}").format(group=group_word(group)),
            lambda: self._do(
                lambda session: session.permissions.remove_group(key, group),
                _("The group {group} is removed.").format(group=group_word(group)),
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


def _add_member(group_id: int, session: Any, key: str, values: dict[str, Any]) -> None:
    try:
        session.permissions.add_member(key, group_id, values["login_name"])
    except Refused as error:
        if (error.word, error.detail) == ("not_found", "login_name"):
            raise Invalid("login_name_unknown", "login_name") from error
        raise
