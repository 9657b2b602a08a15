"""What every panel of the welcome window is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, MEDIUM, SMALL

if TYPE_CHECKING:
    from ecom_client.ui.common.form import Form


def heading(words: str, role: str = "title") -> QLabel:
    """A line of text in one of the theme's roles."""
    label = QLabel(words)
    label.setWordWrap(True)
    mark(label, role=role)
    return label


class Panel(QWidget):
    """One step of the way in: a title, what it is about, its content, its buttons."""

    def __init__(self, title: str, about: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(MEDIUM))
        self.column.addWidget(heading(title))
        self.about = heading(about, "muted")
        self.about.setVisible(bool(about))
        self.column.addWidget(self.about)

    def set_busy(self, busy: bool) -> None:
        """Whether an answer is awaited: what was typed stays and cannot be changed meanwhile."""
        self.setEnabled(not busy)

    def begin(self) -> None:
        """The panel came to the front: the first thing to type into has the focus."""

    def refuse(self, sentence: str, field: str) -> bool:
        """Show a refusal beside its field; False when the panel has no such field."""
        return False


class FormPanel(Panel):
    """A panel that asks for something; a refusal stands beside its field."""

    form: Form

    def begin(self) -> None:
        self.form.focus_first()

    def refuse(self, sentence: str, field: str) -> bool:
        return bool(field) and self.form.set_error(field, sentence)


def buttons(*row: QPushButton | None, stretch: bool = True) -> QHBoxLayout:
    """Buttons side by side; None is the gap between those at the left and those at the right."""
    across = QHBoxLayout()
    across.setSpacing(current_theme().px(SMALL))
    for button in row:
        if button is None:
            across.addStretch()
        else:
            across.addWidget(button, 0 if stretch else 1)
    return across


def card(panel: QWidget) -> QWidget:
    """A panel on a surface of its own, with room around it."""
    theme = current_theme()
    outside = QWidget()
    room = QVBoxLayout(outside)
    room.setContentsMargins(*(4 * [theme.px(2 * LARGE)]))
    room.addWidget(panel)
    return outside
