"""What is said of the vendor: of their products and of the shop, with the one reply to each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PyQt6.QtWidgets import QWidget

from ecom_client.data.repositories.reviews import Reviews
from ecom_client.domain.catalogue import ReceivedReview
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.fields import LongTextField
from ecom_client.ui.common.filters import Choice, Filter, YesNo
from ecom_client.ui.common.form import Form
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.rating_form import LONGEST_WORDS
from ecom_client.ui.common.stars import rating_words
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date_time, ngettext, number, pgettext

if TYPE_CHECKING:
    from ecom_client.data.paging import Source


class ReviewsPage(ListPage):
    """Place "reviews" of the vendor's window."""

    name = "vendor/reviews"
    interested_in = frozenset({Change.REVIEWS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._context = context
        self.may_in = context.may
        super().__init__(context.tasks, context.memory, context.pictures, parent)

    def title(self) -> str:
        return _("Reviews")

    def source(self) -> Source[ReceivedReview]:
        return Reviews.received()

    def filters(self) -> Sequence[Filter]:
        return (
            YesNo("unanswered", lambda: _("Not answered")),
            Choice("kind", lambda: pgettext("review", "Of"), _kinds),
        )

    def columns(self) -> Sequence[Column]:
        return (
            Column("rating", lambda: _("Rating"), lambda row: row.rating, Kind.STARS, width=130),
            Column("about", lambda: pgettext("review", "Of"), _about, width=190, tooltip=_about),
            Column("words", lambda: _("Words"), lambda row: row.words or None, width=260),
            Column("state", lambda: _("Status"), lambda row: row, Kind.CHIP, chip=_chip, width=140),
            Column("name", lambda: pgettext("review", "By"), lambda row: row.name, width=120),
            Column("created_at", lambda: _("Written"), lambda row: row.created_at, Kind.DATETIME),
            Column("reply", lambda: _("Your reply"), lambda row: row.reply, width=200, shown=False),
        )

    def row_actions(self) -> Sequence[RowAction]:
        return (
            RowAction(
                lambda: _("Reply…"),
                lambda rows: self.reply(rows[0]),
                "reply",
                fits=lambda rows: len(rows) == 1 and rows[0].reply is None and not rows[0].is_hidden,
                needs=("reviews", Privilege.WRITE),
            ),
        )

    def details(self, row: ReceivedReview) -> QWidget:
        facts = Facts()
        facts.add_chips(_chip(row), *([_bought_chip(row)] if row.kind == "shop" else []))
        facts.add_part(
            "",
            [
                (_("Rating"), rating_words(row.rating, None)),
                (pgettext("review", "Of"), _about(row)),
                (pgettext("review", "By"), row.name),
                (_("Written"), date_time(row.created_at)),
            ],
        )
        facts.add_text(row.words)
        if row.reply:
            facts.add_part(
                _("Your reply"), [(date_time(row.replied_at) if row.replied_at else "", row.reply)]
            )
        return facts

    def panel_title(self, row: ReceivedReview) -> str:
        return _about(row)

    def empty(self) -> tuple[str, str, str]:
        return ("star-outline", _("Nobody has reviewed your products or your shop yet."), "")

    def counted(self, count: int) -> str:
        return ngettext("{n} review", "{n} reviews", count).format(n=number(count))

    def reply(self, row: ReceivedReview) -> None:
        """Ask for the reply and publish it."""
        field = LongTextField(
            "words",
            _("Your reply"),
            required=True,
            max_length=LONGEST_WORDS,
            lines=4,
            hint=_("Everybody reads it. There is one reply to a review."),
        )
        field.edit.setObjectName("replyWords")
        dialog = CommandDialog(
            self.tasks,
            _("Reply to {name}").format(name=row.name),
            Form([field]),
            _("Publish the reply"),
            partial(_reply, row.id),
            frozenset({Change.REVIEWS}),
            introduction=row.words or _("No words, {stars}.").format(stars=rating_words(row.rating, None)),
            parent=self,
        )
        dialog.setObjectName("replyDialog")
        dialog.deed.setObjectName("publishReply")
        dialog.answered.connect(lambda _nothing: self.say("good", _("Your reply is published.")))
        dialog.open()


def _reply(review_id: int, session: Any, key: str, values: dict[str, Any]) -> object:
    return session.reviews.reply(key, review_id, values["words"])


def _kinds() -> list[tuple[str, str]]:
    return [
        ("product", _("Products")),
        ("shop", _("The shop")),
        ("vendor", _("Products, by other vendors")),
    ]


def _about(row: ReceivedReview) -> str:
    return row.product_name or _("The shop")


def _chip(row: ReceivedReview) -> Chip:
    if row.is_hidden:
        return Chip(_("Hidden"), "eye-off-outline", "neutral")
    if row.reply is None:
        return Chip(_("Not answered"), "message-reply-outline", "warn")
    return Chip(_("Answered"), "check", "neutral")


def _bought_chip(row: ReceivedReview) -> Chip:
    return (
        Chip(_("Bought here"), "check", "good")
        if row.bought
        else Chip(_("Not bought here"), "minus", "neutral")
    )
