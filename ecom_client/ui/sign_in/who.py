"""The panel that asks who you are."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ecom_client.ui.common.fields import PasswordField, TextField
from ecom_client.ui.common.form import Form
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import SMALL
from ecom_client.ui.sign_in.panel import FormPanel, buttons, heading


class SignInPanel(FormPanel):
    """Login name and password; or look around as a guest; or register."""

    signed = pyqtSignal(str, str)
    browse = pyqtSignal()
    register = pyqtSignal()
    other_server = pyqtSignal()
    #: The password is forgotten: the login name as far as it is typed.
    forgotten = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Sign in"), " ", parent)
        self.form = Form(
            [
                TextField("login_name", _("Login name"), required=True, max_length=64),
                PasswordField("password", _("Password"), required=True),
            ]
        )
        self.column.addWidget(self.form)
        self.go = QPushButton(_("Sign in"))
        mark(self.go, kind="primary")
        self.go.setDefault(True)
        self.column.addWidget(self.go)
        self.guest = QPushButton(_("Look around as a guest"))
        self.new = QPushButton(_("Register"))
        self.column.addLayout(buttons(self.guest, self.new, stretch=False))
        self.forgot = QPushButton(_("Forgot your password?"))
        mark(self.forgot, kind="link")
        self.column.addLayout(buttons(self.forgot, None))
        self.samples = QWidget()
        self.samples_row = QHBoxLayout(self.samples)
        self.samples_row.setContentsMargins(0, 0, 0, 0)
        self.samples_row.setSpacing(current_theme().px(SMALL))
        self.samples.hide()
        self.column.addWidget(self.samples)
        self.column.addStretch()
        self.server = QPushButton(_("Another server"))
        mark(self.server, kind="link")
        self.column.addLayout(buttons(self.server, None))
        self.go.clicked.connect(self._on_go)
        self.form.submitted.connect(self._on_go)
        self.guest.clicked.connect(self.browse)
        self.new.clicked.connect(self.register)
        self.server.clicked.connect(self.other_server)
        self.forgot.clicked.connect(
            lambda _checked=False: self.forgotten.emit(self.form.values()["login_name"])
        )

    def begin(self) -> None:
        values = self.form.values()
        self.form.field("password" if values["login_name"] else "login_name").input.setFocus()

    def set_shop(self, words: str) -> None:
        """Say which shop this is."""
        self.about.setText(words)
        self.about.show()

    def set_login_name(self, name: str) -> None:
        """Fill in the name used last."""
        self.form.set_values({"login_name": name})

    def forget_password(self) -> None:
        """Empty the password field: somebody signed in with it."""
        self.form.set_values({"password": ""})

    def offer_samples(self, samples: Sequence[tuple[str, str]], password: str) -> None:
        """Sign-ins of the trial server: (login name, what they are). A press fills the form in."""
        while (item := self.samples_row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        label = heading(_("Sample sign-ins:"), "caption")
        label.setWordWrap(False)
        self.samples_row.addWidget(label)
        for name, role in samples:
            button = QPushButton(role)
            button.setToolTip(name)
            mark(button, kind="link")
            button.clicked.connect(
                lambda _checked=False, name=name: self.form.set_values(
                    {"login_name": name, "password": password}
                )
            )
            self.samples_row.addWidget(button)
        self.samples_row.addStretch()
        self.samples.setVisible(bool(samples))

    def refuse(self, sentence: str, field: str) -> bool:
        return self.form.set_error(field or "password", sentence)

    def _on_go(self) -> None:
        if self.form.check():
            values = self.form.values()
            self.signed.emit(values["login_name"], values["password"])
