"""Text and cards as pages put them together: a label in one of the theme's roles, a card, a thin line."""

from __future__ import annotations

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, MEDIUM, SMALL


def label(words: str = "", role: str = "", *, name: str = "", selectable: bool = False) -> QLabel:
    """Plain text that wraps. `role` is one of the stylesheet's; `name` is what tests find it by."""
    made = QLabel(words)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    if role:
        mark(made, role=role)
    if name:
        made.setObjectName(name)
    return made


def figure(words: str = "", role: str = "", *, name: str = "") -> QLabel:
    """A number or an amount: tabular figures, at the right, never wrapped."""
    made = QLabel(words)
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    made.setFont(current_theme().font("number"))
    if role:
        mark(made, role=role)
    if name:
        made.setObjectName(name)
    return made


def thin_line() -> QFrame:
    """A line between two parts of a card."""
    line = QFrame()
    mark(line, line="horizontal")
    return line


class Card(QFrame):
    """A framed part of a page. Content goes into `column`, buttons beside the title into `head`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        mark(self, ground="card")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(4 * [theme.px(LARGE)]))
        whole.setSpacing(theme.px(MEDIUM))
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.px(SMALL))
        self.title = label(title, "section")
        self.title.setVisible(bool(title))
        self.head.addWidget(self.title, 1)
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.px(SMALL))
        whole.addLayout(self.head)
        whole.addLayout(self.column)
        self.setAccessibleName(title)


def empty_out(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty_out(inner)
