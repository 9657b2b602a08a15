"""What was asked about a product and what its seller answered, with room to ask."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ecom_client.domain.changes import Change
from ecom_client.domain.questions import LONGEST_QUESTION, Question
from ecom_client.ui.common.compose import Compose
from ecom_client.ui.common.flow import FlowLayout
from ecom_client.ui.common.labels import empty_out, label
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, relative
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, MEDIUM, SMALL, TIGHT

AT_ONCE = 5
"""How many questions one look asks for."""


class Questions(QWidget):
    """The questions of one product; more are read on request. A guest who asks is sent to sign in."""

    #: They could not be read, or something is wrong that is not the asker's (an Exception).
    failed = pyqtSignal(object)
    #: A guest wants to ask.
    sign_in_wanted = pyqtSignal()
    #: A question stands there now.
    asked = pyqtSignal()

    def __init__(
        self, tasks: Tasks, *, is_guest: bool, may_ask: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._is_guest, self._may_ask = is_guest, may_ask
        self._product_id: int | None = None
        self._questions: list[Question] = []
        self._init_ui()
        self._connect_signals()

    def show_product(self, product_id: int, *, is_own: bool) -> None:
        """Show the questions of a product; those of the same product, and what is typed, stay meanwhile."""
        if product_id != self._product_id:
            self._product_id = product_id
            self.writing.edit.clear()
            self.writing.say_wrong("")
            self._show([], is_last=True)
            self.nothing.hide()
        self.writing.setVisible(self._may_ask and not is_own)
        self._read(0, max(AT_ONCE, len(self._questions)))

    def questions(self) -> list[Question]:
        """Those shown."""
        return list(self._questions)

    def ask(self) -> None:
        """Send what is typed, once."""
        product_id = self._product_id
        if self._is_guest:
            self.sign_in_wanted.emit()
        elif product_id is not None:
            self.writing.send(partial(_ask, product_id))

    def _init_ui(self) -> None:
        theme = current_theme()
        self.nothing = label(_("Nobody has asked anything yet."), "muted")
        self.nothing.hide()
        button = QPushButton(_("Ask"))
        button.setObjectName("askQuestionButton")
        button.setToolTip(_("Ask (Ctrl+Enter)"))
        self.writing = Compose(
            self._tasks,
            "question",
            button,
            most=LONGEST_QUESTION,
            missing=_("Type your question first."),
            changes=frozenset({Change.QUESTIONS}),
            spacing=SMALL,
            lines=2,
        )
        self.writing.edit.setAccessibleName(_("Your question"))
        self.writing.edit.setPlaceholderText(_("Ask the seller; everybody reads question and answer"))
        self.more = QPushButton(_("More questions"))
        self.more.setObjectName("moreQuestionsButton")
        self.more.hide()
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(SMALL))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(SMALL))
        whole.addWidget(label(_("Questions and answers"), "section"))
        whole.addWidget(self.writing)
        whole.addWidget(self.nothing)
        whole.addLayout(self._column)
        whole.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect_signals(self) -> None:
        self.writing.send_wanted.connect(self.ask)
        self.writing.sent.connect(self._on_asked)
        self.writing.failed.connect(self.failed)
        self.more.clicked.connect(lambda _checked: self._read(len(self._questions), AT_ONCE))

    def _read(self, start: int, count: int) -> None:
        product_id, before = self._product_id, self._questions[:start]

        def work(session: Any) -> list[Question]:
            source = session.questions.of(product_id)
            after = source.cursor(before[-1]) if before else None
            # One more than is shown tells whether there are more.
            found: list[Question] = source.page(session, after, 0, count + 1)
            return found

        def done(found: list[Question]) -> None:
            self.more.setEnabled(True)
            self._show([*before, *found[:count]], is_last=len(found) <= count)

        def failed(error: Exception) -> None:
            self.more.setEnabled(True)
            self.failed.emit(error)

        self.more.setEnabled(False)
        self._tasks.query(self, work, done, failed, key="questions")

    def _show(self, questions: Sequence[Question], *, is_last: bool) -> None:
        if list(questions) != self._questions:
            self._questions = list(questions)
            empty_out(self._column)
            for question in self._questions:
                self._column.addWidget(_QuestionView(question))
        self.nothing.setVisible(not self._questions)
        self.more.setVisible(not is_last)

    def _on_asked(self, _question_id: object) -> None:
        self.asked.emit()
        self._read(0, max(AT_ONCE, len(self._questions) + 1))


class _QuestionView(QFrame):
    """One question with the seller's answer."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        theme = current_theme()
        mark(self, ground="card")
        self.setObjectName(f"question{question.id}")
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [theme.px(MEDIUM)]))
        column.setSpacing(theme.px(TIGHT))
        head = QWidget()
        line = FlowLayout(head, theme.px(MEDIUM))
        for words, role in ((question.asker_name, "strong"), (relative(question.asked_at), "caption")):
            part = label(words, role)
            part.setWordWrap(False)
            line.addWidget(part)
        column.addWidget(head)
        column.addWidget(label(question.content, selectable=True))
        if question.answer:
            answer = QVBoxLayout()
            answer.setContentsMargins(theme.px(LARGE), theme.px(TIGHT), 0, 0)
            answer.setSpacing(theme.px(2))
            told = _("The seller's answer, {when}").format(when=relative(question.answered_at))
            answer.addWidget(label(told, "caption"))
            answer.addWidget(label(question.answer, "muted", selectable=True))
            column.addLayout(answer)


def _ask(product_id: int, session: Any, key: str, words: str, _pictures: Sequence[int]) -> object:
    return session.questions.ask(key, product_id, words)
