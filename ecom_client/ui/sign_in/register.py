"""The panel that opens an account."""

from __future__ import annotations

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QPushButton, QWidget

from ecom_client.domain.identity import normal_login_name
from ecom_client.ui.common.field import WrongInput
from ecom_client.ui.common.fields import CheckField, ChoiceField, PasswordField, TextField
from ecom_client.ui.common.form import Form
from ecom_client.ui.common.password_strength import NewPasswordField
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import mark
from ecom_client.ui.sign_in.panel import FormPanel, buttons


class RegisterPanel(FormPanel):
    """A new account as a customer or a seller; or only the profile, when the account is half open.

    Who wants to open a shop sells as an individual at once, and applies with documents in the vendor's window.
    """

    registered = pyqtSignal(dict)
    read_terms = pyqtSignal()
    back = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Register"), "", parent)
        self.form = Form(
            [
                ChoiceField(
                    "kind",
                    _("I want to"),
                    options=[
                        ("customer", _("Buy")),
                        ("vendor", _("Sell things of my own")),
                        ("shop", _("Open a shop")),
                    ],
                    required=True,
                ),
                TextField(
                    "login_name",
                    _("Login name"),
                    required=True,
                    max_length=32,
                    check=_check_login_name,
                    half=True,
                ),
                TextField("name", _("Your name"), required=True, max_length=80, half=True),
                NewPasswordField("password", _("Password"), half=True),
                PasswordField("again", _("Password again"), required=True, half=True),
                TextField("contact_number", _("Telephone"), max_length=32, half=True),
                TextField(
                    "email",
                    _("E-mail"),
                    max_length=254,
                    half=True,
                    hint=_("For a code when you forget your password."),
                ),
                CheckField("terms", _("I accept the terms of use"), required=True),
            ]
        )
        self.column.addWidget(self.form)
        terms = QPushButton(_("Read the terms of use"))
        mark(terms, kind="link")
        self.column.addLayout(buttons(terms, None))
        back = QPushButton(_("Back"))
        mark(back, kind="quiet")
        self.go = QPushButton(_("Register"))
        mark(self.go, kind="primary")
        self.column.addLayout(buttons(back, None, self.go))
        self.column.addStretch()
        self.go.clicked.connect(self._on_go)
        self.form.submitted.connect(self._on_go)
        terms.clicked.connect(self.read_terms)
        back.clicked.connect(self.back)

    def begin(self) -> None:
        if self.form.values()["kind"] is None:
            self.form.set_values({"kind": "customer"})
        self.form.focus_first()

    def only_profile(self, login_name: str) -> None:
        """The account is there already; its profile is not."""
        self.form.set_values({"login_name": login_name})
        for name in ("login_name", "password", "again"):
            self.form.field(name).required = False
            self.form.show_field(name, False)

    def _on_go(self) -> None:
        if not self.form.check():
            return
        values = self.form.values()
        if values["password"] != values["again"]:
            self.form.set_error("again", _("The two passwords differ. Type the same one twice."))
            return
        self.registered.emit(values)


def _check_login_name(text: object) -> None:
    name = normal_login_name(str(text))
    usable = all(character.isalnum() or character in "_.-" for character in name)
    if not 3 <= len(name) <= 32 or not usable or not name[:1].isalnum():
        raise WrongInput(
            _("Use 3 to 32 letters, digits, dots, hyphens or underscores, beginning with a letter or digit.")
        )
