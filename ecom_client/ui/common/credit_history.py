"""How one's own credit score came about, in a dialog. For every window."""

from __future__ import annotations

from typing import Any

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ecom_client.data.repositories.credit import Credit
from ecom_client.domain.complaints import CreditChange
from ecom_client.ui.common.complaint_words import credit_word, signed
from ecom_client.ui.common.labels import figure, label, thin_line
from ecom_client.ui.common.scrolling import scrolling
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, date_time, number
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import LARGE, MEDIUM, SMALL, TIGHT, WIDE

_AT_ONCE = 100
_WIDTH, _HEIGHT = 520, 480


class CreditHistory(QDialog):
    """The newest hundred changes, with what each was for."""

    def __init__(self, tasks: Tasks, score: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("creditHistory")
        self.setWindowTitle(_("Credit score"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme = current_theme()
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, theme.px(SMALL), 0)
        self._list.setSpacing(theme.px(SMALL))
        self._list.addStretch()
        self.nothing = label(_("It has not changed yet."), "muted")
        self.nothing.hide()
        area = scrolling(inside, sideways=False)
        close = QPushButton(_("Close"))
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(2 * [theme.px(WIDE), theme.px(LARGE)]))
        whole.setSpacing(theme.px(MEDIUM))
        whole.addWidget(label(_("Your credit score: {score}").format(score=number(score)), "section"))
        whole.addWidget(
            label(
                _(
                    "Everybody begins at 100. A completed order gives a point to both sides; "
                    "upheld complaints take points. Others see the score of a seller."
                ),
                "muted",
            )
        )
        whole.addWidget(self.nothing)
        whole.addWidget(area, 1)
        whole.addLayout(row)
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        tasks.query(self, _read, self._show, tasks.unhandled.emit)

    def _show(self, changes: list[CreditChange]) -> None:
        self.nothing.setVisible(not changes)
        for place, change in enumerate(changes):
            if place:
                self._list.insertWidget(self._list.count() - 1, thin_line())
            self._list.insertWidget(self._list.count() - 1, _line(change))


def _line(change: CreditChange) -> QWidget:
    theme = current_theme()
    line = QWidget()
    grid = QGridLayout(line)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.px(MEDIUM))
    grid.setVerticalSpacing(theme.px(TIGHT))
    grid.setColumnStretch(0, 1)
    grid.addWidget(label(credit_word(change.why), "strong"), 0, 0)
    about = " · ".join(part for part in (change.number or "", date_time(change.happened_at)) if part)
    grid.addWidget(label(about, "caption"), 1, 0)
    if change.note:
        grid.addWidget(label(change.note, selectable=True), 2, 0)
    grid.addWidget(figure(signed(change.score_change), "strong"), 0, 1)
    grid.addWidget(figure(number(change.score_after), "caption"), 1, 1)
    return line


def _read(session: Any) -> list[CreditChange]:
    return Credit.source().page(session, None, 0, _AT_ONCE)
