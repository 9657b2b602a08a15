"""What customers say of a product: the average, then review by review, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ecom_client.domain.catalogue import Review
from ecom_client.ui.common.chips import Chip, StateChip
from ecom_client.ui.common.flow import FlowLayout
from ecom_client.ui.common.stars import Stars
from ecom_client.ui.common.student_words import student_chip
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, relative
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, MEDIUM, SMALL, TIGHT

AT_ONCE = 10
"""How many reviews one question asks for."""


class Reviews(QWidget):
    """The reviews of one product; more are read on request."""

    #: They could not be read (an Exception).
    failed = pyqtSignal(object)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._product_id: int | None = None
        self._reviews: list[Review] = []
        self._init_ui()
        self.more.clicked.connect(self._on_more)

    def show_product(self, product_id: int, average: Decimal, count: int) -> None:
        """Show the reviews of a product, with its average; those of the same product stay until the new are there."""
        if product_id != self._product_id:
            self._product_id = product_id
            self._show([], is_last=True)
            self.nothing.hide()
        self.stars.set_rating(average if count else None, count if count else None)
        self._read(0, max(AT_ONCE, len(self._reviews)))

    def reviews(self) -> list[Review]:
        """Those shown."""
        return list(self._reviews)

    def _init_ui(self) -> None:
        theme = current_theme()
        title = QLabel(_("Reviews"))
        mark(title, role="section")
        self.stars = Stars()
        self.nothing = QLabel(_("Nobody has reviewed this yet. Whoever buys it can be the first."))
        self.nothing.setWordWrap(True)
        mark(self.nothing, role="muted")
        self.nothing.hide()
        self.more = QPushButton(_("More reviews"))
        self.more.setObjectName("moreReviewsButton")
        self.more.hide()
        head = QWidget()
        line = FlowLayout(head, theme.px(MEDIUM))
        line.addWidget(title)
        line.addWidget(self.stars)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(SMALL))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(SMALL))
        whole.addWidget(head)
        whole.addWidget(self.nothing)
        whole.addLayout(self._column)
        whole.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_more(self) -> None:
        self._read(len(self._reviews), AT_ONCE)

    def _read(self, start: int, count: int) -> None:
        product_id = self._product_id
        before = self._reviews[:start]

        def work(session: Any) -> list[Review]:
            source = session.catalogue.reviews(product_id)
            after = source.cursor(before[-1]) if before else None
            # One more than is shown tells whether there are more.
            found: list[Review] = source.page(session, after, 0, count + 1)
            return found

        def done(found: list[Review]) -> None:
            self.more.setEnabled(True)
            self._show([*before, *found[:count]], is_last=len(found) <= count)

        def failed(error: Exception) -> None:
            self.more.setEnabled(True)
            self.failed.emit(error)

        self.more.setEnabled(False)
        self._tasks.query(self, work, done, failed, key="reviews")

    def _show(self, reviews: Sequence[Review], *, is_last: bool) -> None:
        if list(reviews) != self._reviews:
            self._reviews = list(reviews)
            while (item := self._column.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            for review in self._reviews:
                self._column.addWidget(ReviewView(review))
        self.nothing.setVisible(not self._reviews)
        self.more.setVisible(not is_last)


class ReviewView(QFrame):
    """One review with the vendor's reply."""

    def __init__(self, review: Review) -> None:
        super().__init__()
        theme = current_theme()
        mark(self, ground="card")
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [theme.px(MEDIUM)]))
        column.setSpacing(theme.px(TIGHT))
        head = QWidget()
        line = FlowLayout(head, theme.px(MEDIUM))
        stars = Stars()
        stars.set_rating(Decimal(review.rating))
        line.addWidget(stars)
        line.addWidget(_words(review.customer_name, "strong"))
        if review.is_student:
            line.addWidget(StateChip(student_chip()))
        if review.kind == "vendor":
            line.addWidget(StateChip(Chip(_("A vendor's review"), "storefront-outline", "neutral")))
        elif review.kind == "shop" and review.bought:
            line.addWidget(StateChip(Chip(_("Bought here"), "check", "good")))
        line.addWidget(_words(relative(review.created_at), "caption"))
        column.addWidget(head)
        if review.words:
            column.addWidget(_words(review.words, "", wrap=True))
        if review.reply:
            reply = QVBoxLayout()
            reply.setContentsMargins(theme.px(LARGE), theme.px(TIGHT), 0, 0)
            reply.setSpacing(theme.px(2))
            said = _("The seller's reply, {when}").format(when=relative(review.replied_at))
            reply.addWidget(_words(said, "caption"))
            reply.addWidget(_words(review.reply, "muted", wrap=True))
            column.addLayout(reply)


def _words(text: str, role: str, *, wrap: bool = False) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if wrap:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        mark(label, role=role)
    return label
