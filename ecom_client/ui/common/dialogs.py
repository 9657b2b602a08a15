"""The few dialogs there are: to confirm, to fill in a form, and to tell of a bug of ours."""

from __future__ import annotations

from collections.abc import Callable

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtGui import QCloseEvent, QFontDatabase, QGuiApplication
from PyQt6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ecom_client.ui.common.form import Form
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.message_bar import MessageBar
from ecom_client.ui.common.progress_line import ProgressLine
from ecom_client.ui.common.scrolling import scrolling
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, MEDIUM, SMALL, WIDE

_WIDTH = 440


class ConfirmDialog(QDialog):
    """Asks before something is done; the button says what will happen ("Refund ¥85.00")."""

    def __init__(
        self,
        question: str,
        explanation: str,
        deed: str,
        *,
        danger: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(question)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme = current_theme()
        title = _label(question, "section")
        self.words = _label(explanation, "")
        self.deed = QPushButton(deed)
        mark(self.deed, kind="danger" if danger else "primary")
        self.cancel = QPushButton(_("Cancel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [theme.px(WIDE)]))
        column.setSpacing(theme.px(SMALL))
        if danger:
            head = QHBoxLayout()
            picture = QLabel()
            edge = theme.px(20)
            picture.setPixmap(
                icon("alert-outline", "bad").pixmap(QSize(edge, edge), self.devicePixelRatioF())
            )
            head.addWidget(picture)
            head.addWidget(title, 1)
            column.addLayout(head)
        else:
            column.addWidget(title)
        column.addWidget(self.words)
        column.addSpacing(theme.px(LARGE))
        column.addLayout(_button_row(self.cancel, self.deed))
        self.setMinimumWidth(theme.px(_WIDTH - 60))
        # What is dangerous is not what Enter does by itself.
        (self.cancel if danger else self.deed).setDefault(True)
        (self.cancel if danger else self.deed).setFocus()
        self.cancel.clicked.connect(self.reject)
        self.deed.clicked.connect(self.accept)


def confirm(
    parent: QWidget,
    question: str,
    explanation: str,
    deed: str,
    done: Callable[[], object],
    *,
    danger: bool = False,
) -> ConfirmDialog:
    """Ask over `parent` without stopping anything; `done` is called when the answer is yes."""
    dialog = ConfirmDialog(question, explanation, deed, danger=danger, parent=parent)
    dialog.accepted.connect(done)
    dialog.open()
    return dialog


class FormDialog(QDialog):
    """A form with its button, a message line, and a state in which it waits for the answer.

    The owner connects `confirmed`, calls `set_busy(True)`, sends, and then either `finish()`, or says what is wrong
    with `refuse(sentence, field)`. Closing it with something typed asks first.
    """

    #: The form was confirmed and holds good: its values.
    confirmed = pyqtSignal(dict)

    def __init__(
        self, title: str, form: Form, deed: str, *, introduction: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = form
        self._busy = False
        self._deeds: list[QPushButton] = []
        self._init_ui(title, deed, introduction)
        self._connect_signals()
        form.focus_first()

    def is_busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._busy

    def set_busy(self, busy: bool) -> None:
        """Wait for an answer: the fields keep what they show and cannot be changed meanwhile."""
        self._busy = busy
        self.progress.set_busy(busy)
        self.form.setEnabled(not busy)
        for button in (self.deed, *self._deeds):
            button.setEnabled(not busy)

    def add_deed(self, words: str) -> QPushButton:
        """Another way to end, beside the first: a button that the owner connects."""
        button = QPushButton(words)
        button.setAutoDefault(False)
        self._buttons.insertWidget(self._buttons.indexOf(self.deed), button)
        self._deeds.append(button)
        return button

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say what is wrong, beside `field` when the form has it, else in the message line; typing goes on."""
        self.set_busy(False)
        if field and self.form.set_error(field, sentence):
            self._show_first_error()
        else:
            self.messages.say("bad", sentence)
            self._grow()
            self.area.ensureVisible(0, 0)

    def finish(self) -> None:
        """It is done: close without asking."""
        self.set_busy(False)
        self.form.remember_values()
        self.accept()

    def reject(self) -> None:
        """Close, unless something typed would be lost: then ask first."""
        if self._busy:
            return
        if self.form.is_changed():
            self.messages.clear("bad")  # or the question would wait unseen behind why it was refused
            self.messages.say(
                "warn",
                _("What you typed is not saved."),
                (_("Discard it"), self._discard),
                (_("Keep typing"), self.form.focus_first),
            )
            self.area.ensureVisible(0, 0)
            return
        super().reject()

    def _discard(self) -> None:
        self.form.remember_values()
        self.reject()

    def closeEvent(self, event: QCloseEvent | None) -> None:
        self.reject()
        if event is not None and self.isVisible():
            event.ignore()

    def _init_ui(self, title: str, deed: str, introduction: str) -> None:
        theme = current_theme()
        wide = theme.px(WIDE)
        self.progress = ProgressLine()
        self.messages = MessageBar()
        self.deed = QPushButton(deed)
        mark(self.deed, kind="primary")
        self.deed.setDefault(True)
        self.cancel = QPushButton(_("Cancel"))
        self.cancel.setAutoDefault(False)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(wide, theme.px(LARGE), wide, theme.px(LARGE))
        column.setSpacing(theme.px(MEDIUM))
        column.addWidget(_label(title, "section"))
        if introduction:
            column.addWidget(_label(introduction, "muted"))
        column.addWidget(self.messages)
        column.addWidget(self.form)
        column.addStretch()
        self.area = scrolling(inside, sideways=False)
        row = self._buttons = _button_row(self.cancel, self.deed)
        row.setContentsMargins(wide, theme.px(MEDIUM), wide, theme.px(LARGE))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.progress)
        whole.addWidget(self.area, 1)
        whole.addLayout(row)
        self.setMinimumWidth(theme.px(_WIDTH))
        self._inside = inside
        self.resize(theme.px(_WIDTH), self._fitting_height(theme.px(_WIDTH)))

    def _fitting_height(self, width: int) -> int:
        """As high as the form, as far as the screen goes."""
        screen = self.screen()
        most = screen.availableGeometry().height() - 80 if screen is not None else 600
        layout = self._inside.layout()
        needed = layout.totalHeightForWidth(width) if layout is not None and layout.hasHeightForWidth() else 0
        needed = max(needed, self._inside.sizeHint().height())
        return min(needed + current_theme().px(64), most)

    def _grow(self) -> None:
        """Make room for what is said in the form now; it never gets lower while somebody types."""
        # From the inmost: each layout would hear only later that what it holds became higher.
        for part in (*reversed(self._inside.findChildren(QWidget)), self._inside):
            if (layout := part.layout()) is not None:
                layout.invalidate()
                layout.activate()
        self.resize(self.width(), max(self.height(), self._fitting_height(self.width())))

    def _connect_signals(self) -> None:
        self.form.submitted.connect(self._on_confirmed)
        self.deed.clicked.connect(self._on_confirmed)
        self.cancel.clicked.connect(self.reject)

    def _on_confirmed(self) -> None:
        if self.is_ready():
            self.confirmed.emit(self.form.values())

    def is_ready(self) -> bool:
        """Whether it can be sent now: a second press while the first is on its way must not send twice."""
        if self._busy:
            return False
        if not self.form.check():
            self._show_first_error()
            return False
        self.messages.clear()
        return True

    def _show_first_error(self) -> None:
        self._grow()
        name = next(iter(self.form.errors()), "")
        if name:
            self.area.ensureWidgetVisible(self.form.field(name).widget)


class BugDialog(QDialog):
    """Tells of a mistake that is ours, with details that can be copied for whoever mends it."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Something in Ecom is broken"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme = current_theme()
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setAccessibleName(_("Details"))
        self.details.setMinimumHeight(theme.px(160))
        self.copy = QPushButton(icon("content-copy"), _("Copy details"))
        self.copy.setAutoDefault(False)
        self.close_button = QPushButton(_("Close"))
        self.close_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [theme.px(WIDE)]))
        column.setSpacing(theme.px(SMALL))
        column.addWidget(_label(_("Something in Ecom is broken"), "section"))
        told = _(
            "This is our mistake, not yours. What you typed is still there and you can go on. "
            "If it comes back, send these details to whoever runs this shop."
        )
        column.addWidget(_label(told, ""))
        column.addWidget(self.details, 1)
        column.addLayout(_button_row(self.copy, self.close_button))
        self.resize(theme.px(560), theme.px(360))
        self.copy.clicked.connect(self._on_copy)
        self.close_button.clicked.connect(self.accept)

    def _on_copy(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if clipboard is not None:
            clipboard.setText(self.details.toPlainText())
            self.copy.setText(_("Copied"))


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    mark(label, role=role)
    return label


def _button_row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(current_theme().px(SMALL))
    row.addStretch()
    for button in buttons:
        row.addWidget(button)
    return row


def show_bug(parent: QWidget | None, error: BaseException | str) -> BugDialog:
    """Open the bug dialog over `parent` with the error's trace, which goes into the program's log, too."""
    import logging  # late: the sign-in dialog starts without them
    import traceback

    details = error if isinstance(error, str) else "".join(traceback.format_exception(error))
    logging.getLogger(__name__).error("%s", details)
    dialog = BugDialog(details, parent)
    dialog.open()
    return dialog
