"""Ctrl+K: type a few letters, go to a page or do an action."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PyQt6.QtCore import QEvent, QObject, QPoint, Qt
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import HUGE, SMALL

_WIDTH = 480
_LINES = 9


@dataclass(frozen=True)
class Command:
    """Something that can be gone to or done."""

    word: str
    run: Callable[[], None]
    icon: str = "arrow-right"
    #: Keys or a place, shown beside it.
    remark: str = ""


def matches(typed: str, word: str) -> bool:
    """Whether every word typed stands somewhere in `word`, in any case."""
    folded = word.casefold()
    return all(part in folded for part in typed.casefold().split())


class CommandPalette(QFrame):
    """A list over the window that closes by itself when something is chosen or the focus goes elsewhere."""

    def __init__(self, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        mark(self, ground="raised")
        self._commands = list(commands)
        theme = current_theme()
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(_("Go to a page or do something…"))
        self.edit.setAccessibleName(_("Go to a page or do something"))
        self.list = QListWidget()
        mark(self.list, frame="none")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(_("What can be done"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [theme.px(SMALL)]))
        column.addWidget(self.edit)
        column.addWidget(self.list)
        self.resize(theme.px(_WIDTH), theme.px(_LINES * HUGE + 64))
        self.edit.textChanged.connect(self._fill)
        self.edit.installEventFilter(self)
        self.list.itemClicked.connect(self._run)
        self._fill("")

    def open_over(self, window: QWidget) -> None:
        """Show it in the upper middle of the window."""
        corner = QPoint((window.width() - self.width()) // 2, current_theme().px(64))
        self.move(window.mapToGlobal(corner))
        self.show()
        self.edit.setFocus()

    def words(self) -> list[str]:
        """What is offered now."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.data(Qt.ItemDataRole.UserRole).word for item in items if item is not None]

    def _fill(self, typed: str) -> None:
        self.list.clear()
        for command in self._commands:
            if matches(typed, f"{command.word} {command.remark}"):
                remark = f"    {command.remark}" if command.remark else ""
                item = QListWidgetItem(icon(command.icon, "muted"), command.word + remark)
                item.setData(Qt.ItemDataRole.UserRole, command)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            if event.key() in steps and self.list.count():
                row = self.list.currentRow() + steps[Qt.Key(event.key())]
                self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _run(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        command: Command = item.data(Qt.ItemDataRole.UserRole)
        self.close()
        command.run()
