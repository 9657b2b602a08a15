"""Room to write something that others will read, with a button to send it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QKeySequence, QShortcut
from PyQt6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ecom_client.domain.attachments import PendingAttachment
from ecom_client.domain.changes import Changes
from ecom_client.domain.errors import Cancelled
from ecom_client.domain.keys import new_key
from ecom_client.ui.common.attachments import AttachmentStrip
from ecom_client.ui.common.field import WrongInput
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.labels import label
from ecom_client.ui.common.sentences import said
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, ngettext, number
from ecom_client.ui.common.theme import current_theme, mark

Write = Callable[[Any, str, str, Sequence[int]], object]
"""Sends something: the session, the key, the words, the ids of the stored pictures that go along."""


@dataclass(frozen=True)
class Draft:
    """What somebody wrote and did not send."""

    words: str = ""
    pictures: tuple[PendingAttachment, ...] = ()


class Compose(QWidget):
    """An edit with a button below it, and what is wrong beside the button. What is sent is sent once.

    `name` begins the object names of its parts; up to `most_pictures` go along with the words.
    """

    #: The button or Ctrl+Enter was pressed: whoever owns this calls `send`.
    send_wanted = pyqtSignal()
    #: It is sent, and the edit is empty (what `write` gave).
    sent = pyqtSignal(object)
    #: Something is wrong that is not the writer's (an Exception).
    failed = pyqtSignal(object)

    def __init__(
        self,
        tasks: Tasks,
        name: str,
        button: QPushButton,
        *,
        most: int,
        missing: str,
        changes: Changes,
        spacing: int,
        lines: int = 3,
        most_pictures: int = 0,
    ) -> None:
        super().__init__()
        self._tasks, self._changes = tasks, changes
        self._most, self._missing = most, missing
        self._key = new_key()
        self.button = button
        theme = current_theme()
        self.edit = QPlainTextEdit()
        self.edit.setObjectName(f"{name}Text")
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * lines + theme.px(20))
        self.wrong = label(role="error", name=f"{name}Wrong")
        self.wrong.hide()
        row = QHBoxLayout()
        row.addWidget(self.wrong, 1)
        row.addStretch()
        row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(spacing))
        column.addWidget(self.edit)
        self.strip = AttachmentStrip(tasks, most_pictures, compact=True)
        self.strip.setVisible(most_pictures > 0)
        column.addWidget(self.strip)
        column.addLayout(row)
        send_key = QShortcut(QKeySequence("Ctrl+Return"), self.edit)
        send_key.setContext(Qt.ShortcutContext.WidgetShortcut)
        send_key.activated.connect(self.send_wanted)
        button.clicked.connect(lambda _checked=False: self.send_wanted.emit())

    def words(self) -> str:
        """What is typed, without the blanks around it."""
        return self.edit.toPlainText().strip()

    def draft(self) -> Draft:
        """What is here and not sent."""
        return Draft(self.edit.toPlainText(), self.strip.kept())

    def put(self, draft: Draft) -> None:
        """Go on with what was written before."""
        self.edit.setPlainText(draft.words)
        self.strip.put(draft.pictures)

    def send(self, write: Write) -> None:
        """Send what is typed, unless it is on its way already or something is wrong."""
        if not self.button.isEnabled():
            return
        words = self.words()
        problem = self._problem(words)
        pending: tuple[PendingAttachment, ...] = ()
        try:
            pending = self.strip.pending()
        except WrongInput as error:
            problem = problem or str(error)
        self.say_wrong(problem)
        if problem:
            return
        self._set_busy(True)
        self._tasks.command(
            self,
            partial(_send, write=write, key=self._key, words=words, pending=pending),
            self._on_sent,
            self._on_refused,
            changes=self._changes,
        )

    def say_wrong(self, sentence: str) -> None:
        """Say what is wrong with what is typed; nothing takes the sentence away."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        if sentence:
            self.edit.setFocus()

    def _problem(self, words: str) -> str:
        if not words:
            return self._missing
        over = len(words) - self._most
        if over <= 0:
            return ""
        told = ngettext(
            "At most {most} characters; this is {n} too many.",
            "At most {most} characters; this is {n} too many.",
            over,
        )
        return told.format(most=number(self._most), n=number(over))

    def _on_sent(self, answer: object) -> None:
        self._key = new_key()
        self.edit.clear()
        self.strip.clear()
        self._set_busy(False)
        self.sent.emit(answer)

    def _on_refused(self, error: Exception) -> None:
        self._set_busy(False)
        if not isinstance(error, Cancelled):
            # After "Cancel" the same deed may have been done: its key is kept for pressing again.
            self._key = new_key()
        told = said(error)
        if told is None:
            self.failed.emit(error)
        else:
            self.say_wrong(told.sentence)

    def _set_busy(self, busy: bool) -> None:
        self.edit.setReadOnly(busy)
        self.button.setEnabled(not busy)
        self.strip.setEnabled(not busy)


def send_button(name: str) -> QPushButton:
    """The button that sends a message."""
    button = QPushButton(icon("send", "on_accent"), _("Send"))
    button.setObjectName(name)
    button.setToolTip(_("Send (Ctrl+Enter)"))
    mark(button, kind="primary")
    return button


def _send(
    session: Any, *, write: Write, key: str, words: str, pending: Sequence[PendingAttachment]
) -> object:
    return write(session, key, words, session.attachments.store(pending))
