"""The mailbox: what came and what was sent, how full it is, and writing, answering, deleting, blocking."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PyQt6.QtCore import QSize
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ecom_client.data.repositories.mailbox import Mailbox
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege, Window
from ecom_client.domain.mailbox import Fill, Folder, Message, Recipient
from ecom_client.domain.support import LONGEST_REPORT
from ecom_client.ui.common.attachments import AttachmentRow
from ecom_client.ui.common.blocked_dialog import BlockedDialog
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.dialogs import confirm
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import Filter, YesNo
from ecom_client.ui.common.form import Form, LongTextField
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.tabs import tab_bar
from ecom_client.ui.common.text import _, date_time, ngettext, number, percent, pgettext
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import ICON
from ecom_client.ui.common.write_dialog import WriteDialog

if TYPE_CHECKING:
    from ecom_client.data.paging import Source

_CHANGES = frozenset({Change.MAILBOX})

_WRITE = ("mailbox", Privilege.WRITE)


class MailboxPage(ListPage):
    """Place "mailbox". `opened` takes a message's id, a Recipient to write to, or filters of the inbox."""

    interested_in = frozenset({Change.MAILBOX})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._context = context
        self.may_in = context.may
        self._window = context.window
        self._fill: Fill | None = None
        self._folder = Folder.INBOX
        self._marked: set[int] = set()
        self._told = ""
        self.name = f"{context.window.value}/mailbox"
        super().__init__(context.tasks, context.memory, context.pictures, parent)
        self._init_folders()
        self.write = QAction(icon("email-edit-outline", "on_accent"), _("Write"), self)
        self.write.triggered.connect(lambda: self.open_writing())

    # What is declared

    def title(self) -> str:
        return _("Messages")

    def primary_action(self) -> QAction | None:
        return self.write if self._context.may("mailbox", Privilege.WRITE) else None

    def search_words(self) -> str:
        return _("Part of the title")

    def source(self) -> Source[Message]:
        return Mailbox.source(self._folder)

    def narrowed_source(self) -> Source[Message]:
        return self.source().with_filter({**self.filter_row.values(), "folder": self._folder.value})

    def filters(self) -> Sequence[Filter]:
        return (YesNo("unread", lambda: _("Unread")),)

    def columns(self) -> Sequence[Column]:
        return (
            Column("other", lambda: pgettext("message", "From or to"), _other, width=150),
            Column("title", lambda: _("Title"), lambda row: row.title, width=260),
            Column("state", lambda: _("Status"), lambda row: row, Kind.CHIP, chip=_chip, width=110),
            Column("sent_at", lambda: pgettext("message", "Sent"), lambda row: row.sent_at, Kind.DATETIME),
            Column(
                "size", lambda: _("Bytes"), lambda row: row.size_bytes, Kind.NUMBER, width=80, shown=False
            ),
            Column(
                "received_at",
                lambda: pgettext("message", "Received"),
                lambda row: row.received_at,
                Kind.DATETIME,
                shown=False,
            ),
        )

    def row_actions(self) -> Sequence[RowAction]:
        return (
            RowAction(
                lambda: _("Answer"), self._on_answer, "reply-outline", fits=_can_be_answered, needs=_WRITE
            ),
            RowAction(
                lambda: _("Block"),
                self._on_block,
                "account-cancel-outline",
                fits=_can_be_answered,
                needs=_WRITE,
            ),
            RowAction(lambda: _("Report…"), self._on_report, "flag-outline", fits=_can_be_answered),
            RowAction(
                lambda: _("Delete"),
                self._on_delete,
                "trash-can-outline",
                fits=bool,
                danger=True,
                needs=_WRITE,
            ),
        )

    def details(self, row: Message) -> QWidget:
        self._mark_read(row)
        facts = Facts()
        if row.is_broadcast:
            facts.add_chips(Chip(_("To everybody"), "bullhorn-outline", "accent"))
        facts.add_part(
            "",
            [
                (
                    pgettext("message", "From") if row.folder is Folder.INBOX else pgettext("message", "To"),
                    _other(row),
                ),
                (pgettext("message", "Sent"), date_time(row.sent_at)),
                (
                    pgettext("message", "Received"),
                    date_time(row.received_at) if row.received_at != row.sent_at else "",
                ),
                (
                    pgettext("message", "Read"),
                    date_time(row.read_at) if row.folder is Folder.SENT and row.read_at else "",
                ),
            ],
        )
        facts.add_text(row.content)
        if row.attachments:
            pictures = AttachmentRow(self.tasks)
            pictures.show_attachments(row.attachments)
            facts.add_widget(_("Pictures"), pictures)
        return facts

    def panel_title(self, row: Message) -> str:
        return row.title

    def empty(self) -> tuple[str, str, str]:
        words = (
            _("Nobody has written to you yet.")
            if self._folder is Folder.INBOX
            else _("What you send will stand here.")
        )
        return ("email-outline", words, _("Write a message") if self.may_in(*_WRITE) else "")

    def on_empty_pressed(self) -> None:
        self.open_writing()

    def counted(self, count: int) -> str:
        return ngettext("{n} message", "{n} messages", count).format(n=number(count))

    def fact_of(self, count: int, exact: bool) -> str:
        self._told = super().fact_of(count, exact)
        return self._fact_words()

    # The folders and the room

    def _init_folders(self) -> None:
        self.tabs = tab_bar("mailboxTabs", _("Inbox or sent"), (_("Inbox"), pgettext("folder", "Sent")))
        self.tabs.currentChanged.connect(self._on_folder)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        tabs = QHBoxLayout()
        tabs.addWidget(self.tabs)
        tabs.addStretch()
        column.insertLayout(0, tabs)
        self.blocked_button = QToolButton()
        self.blocked_button.setObjectName("blockedButton")
        self.blocked_button.setIcon(icon("account-cancel-outline", "muted", "accent"))
        edge = current_theme().px(ICON)
        self.blocked_button.setIconSize(QSize(edge, edge))
        self.blocked_button.setToolTip(_("Whom you have blocked"))
        self.blocked_button.setAccessibleName(_("Whom you have blocked"))
        self.blocked_button.clicked.connect(lambda _checked: self.open_blocked())
        self.filter_row.add_at_right(self.blocked_button)

    def _on_folder(self, place: int) -> None:
        self._folder = (Folder.INBOX, Folder.SENT)[place]
        self.panel.close_panel()
        self.show_again()

    def refresh(self) -> None:
        super().refresh()
        self.tasks.query(
            self, lambda session: session.mailbox.fill(), self._on_fill, self.failed.emit, key="fill"
        )

    def _on_fill(self, fill: Fill) -> None:
        self._fill = fill
        self.set_fact(self._fact_words())

    def _fact_words(self) -> str:
        if self._fill is None or not self._told:
            return self._told
        full = _("{percent} of the mailbox is used").format(percent=percent(self._fill.percent))
        return f"{self._told} · {full}"

    # What is opened

    def opened(self, argument: object) -> None:
        if isinstance(argument, Recipient):
            self.open_writing(argument)
        elif isinstance(argument, dict):
            self.tabs.setCurrentIndex(0)
            self.set_filters(argument)
        elif isinstance(argument, int):
            message_id = argument
            self.tasks.query(
                self,
                lambda session: session.mailbox.message(message_id),
                self._on_found,
                self.failed.emit,
                key="open",
            )

    def _on_found(self, message: Message | None) -> None:
        if message is None:
            self.say("warn", _("This message is no longer in your mailbox."))
            return
        if message.folder is not self._folder:
            self.tabs.setCurrentIndex((Folder.INBOX, Folder.SENT).index(message.folder))
        self.select_row(message.id)
        self._show_panel(message)

    def open_writing(self, to: Recipient | None = None, title: str = "") -> WriteDialog:
        """Write to somebody; without a recipient the dialog asks for a login name."""
        dialog = WriteDialog(self.tasks, self._window, to, title, self)
        dialog.answered.connect(
            lambda name: self.say("good", _("Your message to {name} is sent.").format(name=name))
        )
        dialog.open()
        return dialog

    def open_blocked(self) -> BlockedDialog:
        """Whose messages are not taken, with the way back."""
        dialog = BlockedDialog(self.tasks, self)
        dialog.failed.connect(self.failed)
        dialog.open()
        return dialog

    # What is done

    def _mark_read(self, row: Message) -> None:
        """What is shown has been read. It asks for no key: marking twice is marking once."""
        if not row.is_unread or row.id in self._marked:
            return
        self._marked.add(row.id)
        self.tasks.command(
            self,
            partial(_mark, message_id=row.id),
            lambda _nothing: None,
            partial(self._on_not_marked, row.id),
            changes=_CHANGES,
        )

    def _on_not_marked(self, message_id: int, error: Exception) -> None:
        self._marked.discard(message_id)
        self.failed.emit(error)

    def _on_answer(self, rows: list[Message]) -> None:
        row = rows[0]
        again = row.title if row.title.startswith(_("Re: ")) else _("Re: ") + row.title
        self.open_writing(Recipient(_other(row), reply_to_id=row.id), again)

    def _on_delete(self, rows: list[Message]) -> None:
        ids = [row.id for row in rows]

        def send() -> None:
            self.panel.close_panel()
            self.tasks.command(
                self,
                partial(_delete, ids=ids),
                lambda _nothing: None,
                self._on_refused,
                changes=_CHANGES,
            )

        count = len(ids)
        deed = ngettext("Delete {n} message", "Delete {n} messages", count).format(n=number(count))
        dialog = confirm(
            self,
            _("Delete for good?"),
            _("Only your own copy goes. Whoever you wrote to keeps theirs."),
            deed,
            send,
            danger=True,
        )
        dialog.setObjectName("deleteMessages")
        dialog.deed.setObjectName("deleteMessagesButton")

    def _on_block(self, rows: list[Message]) -> None:
        row = rows[0]

        def blocked(blocked_id: int) -> None:
            self.offer(
                "good",
                _("{name} cannot write to you any more.").format(name=_other(row)),
                (_("Undo"), lambda: self._unblock(blocked_id)),
            )

        self.tasks.command(
            self,
            lambda session: session.mailbox.block_sender(row.id),
            blocked,
            self._on_refused,
            changes=_CHANGES,
        )

    def _on_report(self, rows: list[Message]) -> None:
        row = rows[0]
        form = Form(
            [
                LongTextField(
                    "words", _("What is wrong with it"), required=True, max_length=LONGEST_REPORT, lines=4
                )
            ]
        )
        dialog = CommandDialog(
            self.tasks,
            _("Report {name}").format(name=_other(row)),
            form,
            _("Report"),
            partial(_report, row.id),
            frozenset({Change.SUPPORT}),
            introduction=_("The administrators get this message with your words and answer you."),
            parent=self,
        )
        dialog.setObjectName("reportDialog")
        dialog.deed.setObjectName("reportButton")
        form.field("words").input.setObjectName("report_words")
        dialog.answered.connect(self._on_reported)
        dialog.open()

    def _on_reported(self, conversation_id: int) -> None:
        self.offer(
            "good",
            _("The administrators have your report."),
            (_("Show it"), lambda: self.go.emit("support", conversation_id)),
        )

    def _unblock(self, blocked_id: int) -> None:
        self.tasks.command(
            self,
            lambda session: session.mailbox.unblock(blocked_id),
            lambda _nothing: self.say("good", _("They can write to you again.")),
            self._on_refused,
            changes=_CHANGES,
        )

    def _on_refused(self, error: Exception) -> None:
        self.failed.emit(error)
        self.refresh()


def _other(row: Message) -> str:
    """Who wrote it, or whom it went to, as a reader knows them."""
    if row.other_profile is Window.ADMINISTRATOR:
        return _("The marketplace")
    return row.other_name or _("Somebody who is gone")


def _can_be_answered(rows: Sequence[Message]) -> bool:
    return (
        len(rows) == 1
        and rows[0].folder is Folder.INBOX
        and not rows[0].is_broadcast
        and rows[0].other_name is not None
    )


def _chip(row: Message) -> Chip:
    if row.is_unread:
        return Chip(_("Unread"), "email-outline", "accent")
    if row.folder is Folder.INBOX:
        return Chip(pgettext("message", "Read"), "email-open-outline", "neutral")
    if row.read_at is not None:
        return Chip(pgettext("message", "Read"), "check-all", "good")
    return Chip(pgettext("message", "Not read yet"), "check", "neutral")


def _mark(session: Any, *, message_id: int) -> None:
    session.mailbox.mark_read(message_id)


def _report(message_id: int, session: Any, key: str, values: dict[str, Any]) -> int:
    opened: int = session.support.report(key, message_id, values["words"])
    return opened


def _delete(session: Any, *, ids: Sequence[int]) -> None:
    for message_id in ids:
        session.mailbox.delete(message_id)
