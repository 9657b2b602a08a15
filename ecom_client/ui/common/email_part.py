"""The e-mail address of whoever is signed in: what it is, whether it was proved, and how to prove it."""

from __future__ import annotations

from typing import Any

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ecom_client.domain.changes import Change
from ecom_client.domain.errors import Cancelled
from ecom_client.domain.keys import new_key
from ecom_client.domain.profile import Profile
from ecom_client.ui.common.chips import Chip, StateChip
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.form import Form, TextField
from ecom_client.ui.common.labels import label
from ecom_client.ui.common.message_bar import MessageBar
from ecom_client.ui.common.sentences import said
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import SMALL, WIDE


class EmailPart(QWidget):
    """A part of a profile's card. It shows what `show_profile` gives and tells of what it did by `told`."""

    #: Something is done: a sentence for the message bar.
    told = pyqtSignal(str)
    failed = pyqtSignal(object)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._email = ""
        self._key = new_key()
        theme = current_theme()
        self.address = label(name="emailAddress", selectable=True)
        self.chip = StateChip()
        self.about = label(role="muted", name="emailAbout")
        self.change = QPushButton(_("Change…"))
        self.change.setObjectName("changeEmail")
        self.code = QLineEdit()
        self.code.setObjectName("emailCode")
        self.code.setPlaceholderText("123456")
        self.code.setAccessibleName(_("Code from the letter"))
        self.code.setMaxLength(20)
        self.verify = QPushButton(_("Verify"))
        self.verify.setObjectName("verifyEmail")
        self.another = QPushButton(_("Send another code"))
        self.another.setObjectName("askEmailCode")
        mark(self.another, kind="link")
        self.error = label(role="error", name="emailError")
        head = QHBoxLayout()
        head.addWidget(label(_("E-mail"), "strong"), 1)
        head.addWidget(self.chip)
        row = QHBoxLayout()
        row.addWidget(self.address, 1)
        row.addWidget(self.change)
        self.proof = QWidget()
        across = QHBoxLayout(self.proof)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.px(SMALL))
        across.addWidget(self.code, 1)
        across.addWidget(self.verify)
        across.addWidget(self.another)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(SMALL))
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self.about)
        column.addWidget(self.proof)
        column.addWidget(self.error)
        self.error.hide()
        self.change.clicked.connect(lambda _checked=False: self.open_dialog())
        self.code.returnPressed.connect(self._on_verify)
        self.code.textChanged.connect(lambda typed: self.verify.setEnabled(bool(typed.strip())))
        self.verify.setEnabled(False)
        self.verify.clicked.connect(self._on_verify)
        self.another.clicked.connect(self._on_another)

    def show_profile(self, profile: Profile) -> None:
        """Show the address of the account and what is to be done about it."""
        verified = profile.email_verified_at is not None
        if profile.email != self._email or verified:
            self.code.clear()
            self._say("")
        self._email = profile.email
        self.address.setText(profile.email or _("None yet"))
        self.change.setText(_("Change…") if profile.email else _("Add…"))
        if not profile.email:
            self.chip.set_chip(Chip("", "email-outline"))
        elif verified:
            self.chip.set_chip(Chip(_("Verified"), "check", "good"))
        else:
            self.chip.set_chip(Chip(_("Not verified"), "email-alert-outline", "warn"))
        self.proof.setVisible(bool(profile.email) and not verified and profile.mail_is_on)
        self.about.setText(_about(profile))

    def open_dialog(self) -> CommandDialog:
        """Ask for another address."""
        form = Form([TextField("email", _("E-mail"), max_length=254)])
        form.set_values({"email": self._email})
        form.field("email").input.setObjectName("email_email")
        dialog = CommandDialog(
            self._tasks,
            _("E-mail address"),
            form,
            _("Save"),
            _set,
            frozenset({Change.PROFILE}),
            introduction=_(
                "The shop mails a code there, to see that it is yours. Leave it empty to have none."
            ),
            parent=self,
        )
        dialog.setObjectName("emailDialog")
        dialog.deed.setObjectName("saveEmail")
        dialog.answered.connect(lambda _answer: self.told.emit(_("Your e-mail address is saved.")))
        dialog.open()
        return dialog

    def _on_verify(self) -> None:
        typed = self.code.text().strip()
        if not typed or not self.proof.isEnabled():
            return
        self.proof.setEnabled(False)
        self._tasks.command(
            self,
            lambda session: session.profile.verify_email(typed),
            lambda _nothing: self._on_done(_("Your e-mail address is verified.")),
            self._on_refused,
            changes=frozenset({Change.PROFILE}),
        )

    def _on_another(self) -> None:
        key = self._key
        self.proof.setEnabled(False)
        self._tasks.command(
            self,
            lambda session: session.profile.ask_email_code(key),
            lambda _nothing: self._on_done(_("A code is on its way to {email}.").format(email=self._email)),
            self._on_refused,
        )

    def _on_done(self, words: str) -> None:
        self._key = new_key()
        self.proof.setEnabled(True)
        self.code.clear()
        self._say("")
        self.told.emit(words)

    def _on_refused(self, error: Exception) -> None:
        self.proof.setEnabled(True)
        if not isinstance(error, Cancelled):
            self._key = new_key()
        found = said(error)
        if found is None or isinstance(error, Cancelled):
            self.failed.emit(error)
            return
        self._say(found.sentence)
        self.code.setFocus()
        self.code.selectAll()

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.code.setAccessibleDescription(sentence)
        mark(self.code, wrong=bool(sentence))


class EmailDialog(QDialog):
    """The same in a dialog of its own, for every window's account menu."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emailAccountDialog")
        self.setWindowTitle(_("E-mail address"))
        self._tasks = tasks
        theme = current_theme()
        self.part = EmailPart(tasks)
        self.messages = MessageBar()
        self.shut = QPushButton(_("Close"))
        self.shut.setObjectName("closeEmail")
        self.shut.setAutoDefault(False)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [theme.px(WIDE)]))
        column.setSpacing(theme.px(SMALL))
        column.addWidget(label(_("E-mail address"), "section"))
        column.addWidget(self.messages)
        column.addWidget(self.part)
        column.addStretch()
        column.addLayout(row)
        self.setMinimumWidth(theme.px(460))
        self.part.hide()
        self.shut.clicked.connect(self.accept)
        self.part.told.connect(lambda words: self.messages.say("good", words))
        self.part.failed.connect(tasks.unhandled.emit)
        tasks.changed.connect(self._on_changed)
        self._ask()

    def _on_changed(self, changes: frozenset[Change]) -> None:
        if Change.PROFILE in changes:
            self._ask()

    def _ask(self) -> None:
        self._tasks.query(
            self, lambda session: session.profile.mine(), self._show, self._tasks.unhandled.emit, key="email"
        )

    def _show(self, profile: Profile) -> None:
        self.part.show_profile(profile)
        self.part.show()
        self.adjustSize()


def _about(profile: Profile) -> str:
    verified = profile.email_verified_at is not None
    if not profile.mail_is_on:
        return _("Only you and the administrators see it.")
    if profile.has_to_verify:
        return (
            _("Type the code from the letter. Until then you cannot put anything on sale.")
            if profile.email
            else _("Add your e-mail address. Until it is verified you cannot put anything on sale.")
        )
    if not profile.email:
        return _("With an address you can choose a new password yourself when you forget yours.")
    if verified:
        return _("A code to a forgotten password goes there. Only you and the administrators see it.")
    return _("Type the code from the letter that was sent there.")


def _set(session: Any, _key: str, values: dict[str, Any]) -> None:
    session.profile.set_email(values["email"])
