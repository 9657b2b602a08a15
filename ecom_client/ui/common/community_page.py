"""The community board: topics, the one somebody last wrote in first, with their replies beside them. Guests read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QWidget

from ecom_client.data.repositories.community import Community
from ecom_client.domain.changes import Change
from ecom_client.domain.community import LONGEST_POST, LONGEST_TITLE, Topic
from ecom_client.domain.identity import Privilege, Window
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.dialogs import confirm
from ecom_client.ui.common.form import Form, LongTextField, TextField
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.talk_page import TalkPage
from ecom_client.ui.common.talk_view import Line, Talk, TalkView
from ecom_client.ui.common.text import _, ngettext, number, pgettext

if TYPE_CHECKING:
    from ecom_client.data.paging import Source

_CHANGES = frozenset({Change.COMMUNITY})


class CommunityPage(TalkPage):
    """Place "community". `opened` takes the id of a topic."""

    interested_in = frozenset({Change.COMMUNITY})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._context = context
        self.name = f"{context.window.value}/community"
        super().__init__(context.tasks, context.memory, context.pictures, parent)
        self.begin = QAction(icon("plus", "on_accent"), _("New topic"), self)
        self.begin.triggered.connect(lambda: self.open_writing())

    def title(self) -> str:
        return _("Community")

    def primary_action(self) -> QAction | None:
        return self.begin if self._context.may("community", Privilege.WRITE) else None

    def search_words(self) -> str:
        return _("Words of a topic")

    def source(self) -> Source[Topic]:
        return Community.source()

    def columns(self) -> Sequence[Column]:
        return (
            Column("title", lambda: _("Topic"), lambda row: row.title, width=270),
            Column("author", lambda: _("Author"), lambda row: row.author_name, width=120),
            Column(
                "replies",
                lambda: _("Replies"),
                lambda row: row.reply_count,
                Kind.NUMBER,
                "reply_count",
                width=90,
            ),
            Column("last_at", lambda: _("Last written"), lambda row: row.last_at, Kind.DATETIME, "last_at"),
            Column(
                "written_at",
                lambda: _("Begun"),
                lambda row: row.written_at,
                Kind.DATETIME,
                "written_at",
                shown=False,
            ),
        )

    def details(self, row: Topic) -> QWidget:
        talk = self.hold(row.id, partial(TalkView, self.tasks, self._talk_about(row)))
        talk.remove_wanted.connect(partial(self._on_remove, row))
        return talk

    def panel_title(self, row: Topic) -> str:
        return row.title

    def empty(self) -> tuple[str, str, str]:
        return ("forum-outline", _("Nobody has written here yet. Begin with a topic."), _("New topic"))

    def on_empty_pressed(self) -> None:
        self.open_writing()

    def counted(self, count: int) -> str:
        return ngettext("{n} topic", "{n} topics", count).format(n=number(count))

    def on_shown(self) -> None:
        """Nobody tells a window of what others write: it looks when it is shown."""
        if self._begun:
            self.refresh()

    def opened(self, argument: object) -> None:
        """Show this topic, wherever in the list it stands."""
        if not isinstance(argument, int):
            return
        topic_id = argument
        self.tasks.query(
            self,
            lambda session: session.community.topic(topic_id),
            self._on_found,
            self.failed.emit,
            key="open",
        )

    def open_writing(self) -> CommandDialog | None:
        """Begin a topic; a guest is shown the way in."""
        if self._context.identity.is_guest:
            self.offer_sign_in(_("Sign in to write."))
            return None
        form = Form(
            [
                TextField("title", _("Title"), required=True, max_length=LONGEST_TITLE),
                LongTextField(
                    "content",
                    pgettext("message", "Text"),
                    required=True,
                    max_length=LONGEST_POST,
                    lines=7,
                    hint=_("Everybody reads this, without an account too."),
                ),
            ]
        )
        dialog = CommandDialog(
            self.tasks,
            _("New topic"),
            form,
            _("Publish"),
            partial(_begin, self._context.window),
            _CHANGES,
            parent=self,
        )
        dialog.setObjectName("topicDialog")
        dialog.deed.setObjectName("publishTopicButton")
        for field in form.fields():
            field.input.setObjectName(f"topic_{field.name}")
        dialog.answered.connect(self._on_begun)
        dialog.open()
        return dialog

    def _on_begun(self, topic_id: int) -> None:
        self.say("good", _("Your topic is on the board."))
        self.opened(topic_id)

    def _on_found(self, topic: Topic | None) -> None:
        if topic is None:
            self.say("warn", _("This topic is no longer on the board."))
            return
        self.select_row(topic.id)
        self._show_panel(topic)

    def _on_remove(self, topic: Topic, post_id: int) -> None:
        whole = post_id == topic.id

        def send() -> None:
            self.tasks.command(
                self,
                lambda session: session.community.remove(post_id),
                lambda _nothing: self._on_removed(whole),
                self.failed.emit,
                changes=_CHANGES,
            )

        told = _("The topic goes with all its replies.") if whole else _("The others stay.")
        dialog = confirm(self, _("Remove what you wrote?"), told, _("Remove for good"), send, danger=True)
        dialog.setObjectName("removePost")
        dialog.deed.setObjectName("removePostButton")

    def _on_removed(self, whole: bool) -> None:
        if whole:
            self.panel.close_panel()
        elif self._talk is not None:
            self._talk.refresh()

    def _talk_about(self, topic: Topic) -> Talk:
        window, is_guest = self._context.window, self._context.identity.is_guest
        may_write = not is_guest and self._context.may("community", Privilege.WRITE)

        def read(session: Any) -> list[Line]:
            own = set() if is_guest else session.community.own(topic.id)
            first = session.community.topic(topic.id)
            lines = [first, *session.community.replies(topic.id)] if first is not None else []
            return [
                Line(
                    one.id,
                    one.id in own,
                    _("You") if one.id in own else one.author_name,
                    one.content,
                    one.written_at,
                    None,
                )
                for one in lines
            ]

        def write(session: Any, key: str, words: str, _pictures: Sequence[int]) -> int:
            written: int = session.community.reply(key, window, topic.id, words)
            return written

        return Talk(
            read=read,
            write=write,
            mark_read=None,
            changes=_CHANGES,
            other_name=topic.title,
            nothing=_("This topic is no longer on the board."),
            longest=LONGEST_POST,
            may_write=may_write,
            placeholder=_("Reply; everybody reads it"),
            may_remove=may_write,
            from_the_beginning=True,
        )


def _begin(window: Window, session: Any, key: str, values: dict[str, Any]) -> int:
    begun: int = session.community.begin(key, window, values["title"], values["content"])
    return begun
