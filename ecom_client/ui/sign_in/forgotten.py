"""The panels of a forgotten password: ask for a code, then type it with a new password."""

from __future__ import annotations

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QPushButton, QWidget

from ecom_client.ui.common.fields import PasswordField, TextField
from ecom_client.ui.common.form import Form
from ecom_client.ui.common.password_strength import NewPasswordField
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import mark
from ecom_client.ui.sign_in.panel import FormPanel, buttons


class ForgottenPanel(FormPanel):
    """Whose password it is; the code goes to the account's e-mail address."""

    asked = pyqtSignal(str)
    #: Somebody has a code already: the login name they typed, if any.
    have_code = pyqtSignal(str)
    back = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Forgot your password?"),
            _("The shop mails you a code, with which you choose a new one."),
            parent,
        )
        self.form = Form([TextField("login_name", _("Login name or e-mail"), required=True, max_length=254)])
        self.column.addWidget(self.form)
        self.go = QPushButton(_("Send me a code"))
        mark(self.go, kind="primary")
        back = QPushButton(_("Back"))
        mark(back, kind="quiet")
        self.column.addLayout(buttons(back, None, self.go))
        self.code = QPushButton(_("I have a code already"))
        mark(self.code, kind="link")
        self.column.addLayout(buttons(self.code, None))
        self.column.addStretch()
        self.go.clicked.connect(self._on_go)
        self.form.submitted.connect(self._on_go)
        self.code.clicked.connect(
            lambda _checked=False: self.have_code.emit(self.form.values()["login_name"])
        )
        back.clicked.connect(self.back)

    def set_login_name(self, name: str) -> None:
        """Fill in the name that was typed at the sign-in."""
        self.form.set_values({"login_name": name})

    def _on_go(self) -> None:
        if self.form.check():
            self.asked.emit(self.form.values()["login_name"])


class RecoverPanel(FormPanel):
    """The mailed code and a new password."""

    #: Login name, code and new password.
    recovered = pyqtSignal(str, str, str)
    again = pyqtSignal()
    back = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("A new password"), _("The letter with the code names the login name, too."), parent
        )
        self.form = Form(
            [
                TextField("login_name", _("Login name"), required=True, max_length=64),
                TextField("code", _("Code"), required=True, max_length=40, placeholder="ABCD-EFGH-JKMN"),
                NewPasswordField("password", _("New password"), half=True),
                PasswordField("again", _("New password again"), required=True, half=True),
            ]
        )
        self.column.addWidget(self.form)
        self.go = QPushButton(_("Change the password and sign in"))
        mark(self.go, kind="primary")
        back = QPushButton(_("Back"))
        mark(back, kind="quiet")
        self.column.addLayout(buttons(back, None, self.go))
        self.another = QPushButton(_("Send me another code"))
        mark(self.another, kind="link")
        self.column.addLayout(buttons(self.another, None))
        self.column.addStretch()
        self.go.clicked.connect(self._on_go)
        self.form.submitted.connect(self._on_go)
        self.another.clicked.connect(self.again)
        back.clicked.connect(self.back)

    def begin(self) -> None:
        values = self.form.values()
        self.form.field("code" if values["login_name"] else "login_name").input.setFocus()

    def set_login_name(self, name: str) -> None:
        """Fill in whose password it is; an e-mail address does not say it."""
        self.form.set_values({"login_name": "" if "@" in name else name, "code": ""})

    def forget(self) -> None:
        """Empty what was secret: it was used."""
        self.form.set_values({"code": "", "password": "", "again": ""})

    def _on_go(self) -> None:
        if not self.form.check():
            return
        values = self.form.values()
        if values["password"] != values["again"]:
            self.form.set_error("again", _("The two passwords differ. Type the same one twice."))
            return
        self.recovered.emit(values["login_name"], values["code"], values["password"])
