"""What customers say of what they bought; whoever may do everything with reviews hides and shows them."""

from __future__ import annotations

from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.data.paging import Source
from ecom_client.data.repositories.administration import REVIEWS
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.admin.reason_dialog import ReasonDialog
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import DateRange, Filter, MultiChoice, YesNo
from ecom_client.ui.common.stars import rating_words
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date_time, ngettext, number


class ReviewsPage(AdminTable):
    """Place "reviews"."""

    name = "admin/reviews"
    module = "reviews"
    interested_in = frozenset({Change.REVIEWS})

    def title(self) -> str:
        return _("Reviews")

    def search_words(self) -> str:
        return _("Product, vendor, customer or words")

    def source(self) -> Source[Any]:
        return REVIEWS

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "product", lambda: _("Product"), lambda row: row["product_name"] or _("The shop"), width=190
            ),
            Column("rating", lambda: _("Rating"), lambda row: row["rating"], Kind.STARS, "rating", width=130),
            Column("words", lambda: _("Words"), lambda row: row["words"] or None, width=260),
            Column("customer", lambda: _("Customer"), lambda row: row["customer_name"], width=130),
            Column("vendor", lambda: _("Vendor"), lambda row: row["vendor_name"], width=150),
            Column(
                "hidden",
                lambda: _("State"),
                lambda row: bool(row["is_hidden"]),
                Kind.CHIP,
                chip=_hidden_chip,
                width=110,
            ),
            Column(
                "created_at", lambda: _("Written"), lambda row: row["created_at"], Kind.DATETIME, "created_at"
            ),
            Column("reply", lambda: _("Vendor's answer"), lambda row: row["reply"], width=200, shown=False),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            MultiChoice(
                "rating", lambda: _("Rating"), lambda: [(n, rating_words(n, None)) for n in range(5, 0, -1)]
            ),
            YesNo("is_hidden", lambda: _("Hidden")),
            DateRange("created_at", lambda: _("Written")),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            self.way_to(
                "products",
                lambda: _("Show the product"),
                "package-variant-closed",
                lambda row: row["product_name"],
            ),
            RowAction(
                lambda: _("Show it again…"),
                lambda rows: self.decide(rows[0], hiding=False),
                "eye-outline",
                lambda rows: self._may_decide(rows) and bool(rows[0]["is_hidden"]),
            ),
            RowAction(
                lambda: _("Hide…"),
                lambda rows: self.decide(rows[0], hiding=True),
                "eye-off-outline",
                lambda rows: self._may_decide(rows) and not rows[0]["is_hidden"],
                danger=True,
            ),
        )

    def decide(self, row: Any, *, hiding: bool) -> None:
        """Ask for the reason and hide the review, or show it again."""
        dialog = ReasonDialog(
            self,
            row,
            title=_("Hide this review?") if hiding else _("Show this review again?"),
            introduction=(
                _("Nobody reads it any more, and it no longer counts for the rating of “{product}”.")
                if hiding
                else _("Everybody reads it again, and it counts for the rating of “{product}”.")
            ).format(product=row["product_name"]),
            reason=_("Reason"),
            deed=_("Hide the review") if hiding else _("Show it again"),
            do=_hide if hiding else _show,
            changes=frozenset({Change.REVIEWS, Change.PRODUCTS, Change.AUDIT}),
            danger=hiding,
        )
        told = _("The review is hidden.") if hiding else _("The review is shown again.")
        dialog.answered.connect(lambda _version: self.say("good", told))
        dialog.open()

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_chips(_hidden_chip(bool(row["is_hidden"])))
        facts.add_text(row["words"])
        facts.add_part(
            "",
            [
                (_("Rating"), rating_words(row["rating"], None)),
                (_("Product"), row["product_name"] or ""),
                (_("Vendor"), row["vendor_name"] or ""),
                (_("Customer"), row["customer_name"]),
                (_("Written"), date_time(row["created_at"])),
                (_("Vendor's answer"), row["reply"] or ""),
            ],
        )
        facts.add_part(
            _("Hidden"),
            [
                (_("When"), date_time(row["hidden_at"]) if row["hidden_at"] else ""),
                (_("Reason"), row["hidden_reason"]),
            ],
        )
        return facts

    def panel_title(self, row: Any) -> str:
        return _("Review of {product}").format(product=row["product_name"])

    def empty(self) -> tuple[str, str, str]:
        return ("star-outline", _("Reviews will stand here once customers rate what they received."), "")

    def counted(self, count: int) -> str:
        return ngettext("{n} review", "{n} reviews", count).format(n=number(count))

    def _may_decide(self, rows: list[Any]) -> bool:
        return len(rows) == 1 and self.may(Privilege.FULL)


def _hidden_chip(hidden: bool) -> Chip:
    if hidden:
        return Chip(_("Hidden"), "eye-off-outline", "bad")
    return Chip(_("Shown"), "eye-outline", "good")


def _hide(session: Any, key: str, review_id: int, version: int, reason: str) -> int:
    after: int = session.administration.hide_review(key, review_id, version, reason)
    return after


def _show(session: Any, key: str, review_id: int, version: int, reason: str) -> int:
    after: int = session.administration.show_review(key, review_id, version, reason)
    return after
