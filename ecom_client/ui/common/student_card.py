"""The badge of a student on a profile page: what there is, and the way to ask for it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ecom_client.domain.changes import Change
from ecom_client.domain.students import MOST_PICTURES, BadgeStatus, StudentBadge
from ecom_client.ui.common.attachments import AttachmentStrip
from ecom_client.ui.common.chips import StateChip
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.form import Form, TextField
from ecom_client.ui.common.labels import empty_out, label, thin_line
from ecom_client.ui.common.student_words import badge_chip, student_chip
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, date, local
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import SMALL

CHANGES = frozenset({Change.STUDENTS, Change.PROFILE})


class StudentBadgePart(QWidget):
    """Part of a card of a profile page. Reads itself; `asked` tells that a request is sent."""

    #: It could not be read (an Exception).
    failed = pyqtSignal(object)
    #: The request is on its way to the administrators.
    asked = pyqtSignal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.column = QVBoxLayout()
        self.column.setSpacing(current_theme().px(SMALL))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(current_theme().px(SMALL))
        whole.addWidget(thin_line())
        whole.addWidget(label(_("Student badge"), "strong"))
        whole.addLayout(self.column)
        self.setObjectName("studentBadge")
        self.ask = QPushButton(_("Show your student card…"))
        self.ask.setObjectName("askStudentBadge")
        self.ask.clicked.connect(lambda _checked=False: self._on_ask())

    def refresh(self) -> None:
        """Read it again."""
        self._tasks.query(
            self, lambda session: session.students.mine(), self._show, self.failed.emit, key="badge"
        )

    def _show(self, badge: StudentBadge | None) -> None:
        self.ask.setParent(None)
        empty_out(self.column)
        today = local(datetime.now(UTC)).date()
        holds = badge is not None and badge.holds(today)
        if badge is not None and holds and badge.until is not None:
            self.column.addWidget(StateChip(student_chip()), 0, Qt.AlignmentFlag.AlignLeft)
            self.column.addWidget(
                label(_("{campus}, until {day}").format(campus=badge.campus, day=date(badge.until)))
            )
        elif badge is None:
            words = _("Buyers and sellers of your campus trust a student more. Show your card once.")
            self.column.addWidget(label(words, "muted"))
        elif badge.status is BadgeStatus.GRANTED:
            self.column.addWidget(label(_("Your badge is over. Show your card again."), "muted"))
        if badge is not None and badge.status is not BadgeStatus.GRANTED:
            self.column.addWidget(StateChip(badge_chip(badge.status)), 0, Qt.AlignmentFlag.AlignLeft)
            if badge.status is BadgeStatus.ASKED:
                self.column.addWidget(label(_("An administrator looks at your card."), "muted"))
            elif badge.note:
                self.column.addWidget(label(_("Reason: {reason}").format(reason=badge.note), selectable=True))
        self.column.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        self.ask.setVisible(badge is None or badge.status is not BadgeStatus.ASKED)

    def _on_ask(self) -> None:
        dialog = badge_dialog(self._tasks, self)
        dialog.answered.connect(lambda _id: self.asked.emit())
        dialog.open()


def badge_dialog(tasks: Tasks, parent: QWidget) -> CommandDialog:
    """The campus, and pictures of the card."""
    campus = TextField("campus", _("University and campus"), required=True, max_length=80)
    campus.edit.setObjectName("studentCampus")
    strip = AttachmentStrip(tasks, MOST_PICTURES)
    pictures = strip.field(
        "attachments",
        _("Pictures of your student card"),
        hint=_(
            "Only administrators see them, and they are erased two weeks after the decision."
            " With a confirmed campus e-mail address you need none."
        ),
    )
    dialog = CommandDialog(
        tasks,
        _("Student badge"),
        Form([campus, pictures]),
        _("Ask for the badge"),
        _ask,
        CHANGES,
        introduction=_("An administrator compares the card with your name and confirms."),
        parent=parent,
    )
    dialog.setObjectName("studentDialog")
    dialog.deed.setObjectName("sendStudentCard")
    return dialog


def _ask(session: Any, key: str, values: dict[str, Any]) -> object:
    ids = session.attachments.store(values["attachments"] or ())
    return session.students.ask(key, values["campus"], ids)
