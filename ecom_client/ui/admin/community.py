"""What is written on the community board, with the way to hide what does not belong there."""

from __future__ import annotations

from functools import partial
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.data.paging import Source
from ecom_client.data.repositories.community import POSTS
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege
from ecom_client.domain.keys import new_key
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.admin.hide_dialog import hide_dialog
from ecom_client.ui.admin.words import post_kinds, post_word
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import DateRange, Filter, MultiChoice, YesNo
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date_time, ngettext, number

_CHANGES = frozenset({Change.COMMUNITY, Change.AUDIT})


class CommunityPage(AdminTable):
    """Place "community"."""

    name = "admin/community"
    module = "community"
    interested_in = frozenset({Change.COMMUNITY})

    def title(self) -> str:
        return _("Community")

    def search_words(self) -> str:
        return _("Title, words or author")

    def source(self) -> Source[Any]:
        return POSTS

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "written_at", lambda: _("Written"), lambda row: row["written_at"], Kind.DATETIME, "written_at"
            ),
            Column("author", lambda: _("Author"), lambda row: row["author_name"], width=130),
            Column("kind", lambda: _("Kind"), lambda row: post_word(row["kind"]), width=80),
            Column("title", lambda: _("Topic"), lambda row: row["title"], width=210),
            Column("state", lambda: _("State"), lambda row: row, Kind.CHIP, chip=_chip, width=120),
            Column("content", lambda: _("Words"), lambda row: row["content"], width=300),
            Column("login_name", lambda: _("Login name"), lambda row: row["login_name"], shown=False),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            MultiChoice("kind", lambda: _("Kind"), post_kinds),
            YesNo("hidden", lambda: _("Hidden")),
            DateRange("written_at", lambda: _("Written")),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            RowAction(
                lambda: _("Show again"),
                self._on_show,
                "eye-outline",
                fits=lambda rows: self._may_change(rows) and rows[0]["hidden_at"] is not None,
            ),
            self.way_to_account(),
            RowAction(
                lambda: _("Hide…"),
                self._on_hide,
                "eye-off-outline",
                fits=lambda rows: self._may_change(rows) and rows[0]["hidden_at"] is None,
                danger=True,
            ),
        )

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_chips(_chip(row))
        facts.add_text(row["content"])
        facts.add_part(
            "",
            [
                (_("Author"), row["author_name"] or ""),
                (_("Login name"), row["login_name"] or ""),
                (_("Kind"), post_word(row["kind"])),
                (_("Written"), date_time(row["written_at"])),
                (_("Removed by its author"), date_time(row["removed_at"]) if row["removed_at"] else ""),
                (_("Hidden"), date_time(row["hidden_at"]) if row["hidden_at"] else ""),
                (_("Reason"), row["hidden_reason"]),
            ],
        )
        return facts

    def panel_title(self, row: Any) -> str:
        return str(row["title"])

    def empty(self) -> tuple[str, str, str]:
        return ("forum-outline", _("What people write on the board will stand here."), "")

    def counted(self, count: int) -> str:
        return ngettext("{n} post", "{n} posts", count).format(n=number(count))

    def _may_change(self, rows: list[Any]) -> bool:
        return len(rows) == 1 and self.may(Privilege.FULL)

    def _on_hide(self, rows: list[Any]) -> None:
        row = rows[0]
        told = (
            _("The topic goes with all its replies. Its author reads the reason.")
            if row["kind"] == "topic"
            else _("Only this reply goes. Its author reads the reason.")
        )
        dialog = hide_dialog(
            self.tasks,
            _("Hide this post?"),
            told,
            partial(_hide, row["id"], row["version"]),
            _CHANGES,
            self,
        )
        dialog.answered.connect(lambda _nothing: self.say("good", _("The post is hidden.")))
        dialog.open()

    def _on_show(self, rows: list[Any]) -> None:
        row, key = rows[0], new_key()
        self.tasks.command(
            self,
            lambda session: session.community.show(key, row["id"], row["version"]),
            lambda _nothing: self.say("good", _("The post is on the board again.")),
            self.failed.emit,
            changes=_CHANGES,
        )


def _chip(row: Any) -> Chip:
    if row["hidden_at"] is not None:
        return Chip(_("Hidden"), "eye-off-outline", "bad")
    if row["removed_at"] is not None:
        return Chip(_("Removed"), "trash-can-outline", "neutral")
    return Chip(_("On the board"), "check", "good")


def _hide(post_id: int, version: int, session: Any, key: str, values: dict[str, Any]) -> None:
    session.community.hide(key, post_id, version, values["reason"])
