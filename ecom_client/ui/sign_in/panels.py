"""The panels of the welcome window: where to go, which server, who you are, registration."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ecom_client.config.settings import DEFAULT_PORT, Host, Server, SettingsError
from ecom_client.domain.identity import normal_login_name
from ecom_client.ui.common.fields import (
    CheckField,
    ChoiceField,
    CustomField,
    PasswordField,
    TextField,
    WrongInput,
)
from ecom_client.ui.common.form import Form
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, MEDIUM, SMALL

LEAST_PASSWORD = 8


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


class StartPanel(Panel):
    """First start: try it on this computer, or connect to a shop's server."""

    try_it = pyqtSignal()
    connect_to = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Welcome"), _("A marketplace for your campus, market hall or town."), parent)
        self.trial = self._choice(
            _("Try it on this computer"),
            _("A private server with sample products, just for you."),
            self.try_it,
        )
        mark(self.trial, kind="primary")
        self.server = self._choice(
            _("Connect to a server"),
            _("Your marketplace gave you the address of its server."),
            self.connect_to,
        )
        self.column.addStretch()

    def begin(self) -> None:
        self.trial.setFocus()

    def _choice(self, word: str, about: str, signal: object) -> QPushButton:
        button = QPushButton(word)
        button.setAccessibleDescription(about)
        button.clicked.connect(signal)
        self.column.addSpacing(current_theme().px(SMALL))
        self.column.addWidget(button)
        self.column.addWidget(heading(about, "caption"))
        return button


class ConnectPanel(Panel):
    """The address of a shop's server: hosts, port, the authority that vouches for it, a test."""

    tested = pyqtSignal(object)
    confirmed = pyqtSignal(object)
    back = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Connect to a server"),
            _("Several machines of one shop are tried in the order they stand here."),
            parent,
        )
        self.ca = QLineEdit()
        browse = QPushButton(_("Choose"))
        browse.clicked.connect(self._on_browse)
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.ca, 1)
        across.addWidget(browse)
        self.form = Form(
            [
                TextField(
                    "hosts",
                    _("Server"),
                    required=True,
                    max_length=500,
                    placeholder="shop.campus.cn, shop2.campus.cn",
                    check=_check_hosts,
                ),
                TextField("port", _("Port"), max_length=5, check=_check_port, placeholder=str(DEFAULT_PORT)),
                CustomField(
                    "tls_ca",
                    _("Certificate authority (PEM file)"),
                    row,
                    get=self.ca.text,
                    set=lambda value: self.ca.setText(str(value or "")),
                    changed=self.ca.textChanged,
                    check=_check_file,
                    hint=_(
                        "Only if the shop gave you one; otherwise this computer's authorities are trusted."
                    ),
                ),
            ]
        )
        self.column.addWidget(self.form)
        self.test = QPushButton(_("Test the connection"))
        self.save = QPushButton(_("Connect"))
        mark(self.save, kind="primary")
        back = QPushButton(_("Back"))
        mark(back, kind="quiet")
        self.column.addLayout(buttons(back, None, self.test, self.save))
        self.column.addStretch()
        self.test.clicked.connect(lambda: self._give(self.tested))
        self.save.clicked.connect(lambda: self._give(self.confirmed))
        self.form.submitted.connect(lambda: self._give(self.confirmed))
        back.clicked.connect(self.back)

    def begin(self) -> None:
        self.form.focus_first()

    def show_server(self, server: Server) -> None:
        """Fill the form with a known server."""
        ports = {host.port for host in server.hosts}
        self.form.set_values(
            {
                "hosts": ", ".join(host.name for host in server.hosts),
                "port": str(ports.pop()) if len(ports) == 1 else "",
                "tls_ca": str(server.tls_ca or ""),
            }
        )

    def refuse(self, sentence: str, field: str) -> bool:
        return self.form.set_error(field or "hosts", sentence)

    def _give(self, signal: object) -> None:
        if not self.form.check():
            return
        values = self.form.values()
        port = int(values["port"] or DEFAULT_PORT)
        hosts = tuple(
            host if ":" in word.strip(":") else Host(host.name, port)
            for word in values["hosts"].split(",")
            if word.strip()
            for host in (Host.parse(word),)
        )
        server = Server(hosts[0].name, hosts, Path(values["tls_ca"]) if values["tls_ca"] else None)
        signal.emit(server)  # type: ignore[attr-defined]

    def _on_browse(self) -> None:
        dialog = QFileDialog(
            self, _("Certificate authority"), "", _("Certificates (*.pem *.crt);;All files (*)")
        )
        dialog.fileSelected.connect(self.ca.setText)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


class SignInPanel(Panel):
    """Login name and password; or look around as a guest; or register."""

    signed = pyqtSignal(str, str)
    browse = pyqtSignal()
    register = pyqtSignal()
    other_server = pyqtSignal()

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
        self.samples = QWidget()
        self.samples_row = QHBoxLayout(self.samples)
        self.samples_row.setContentsMargins(0, 0, 0, 0)
        self.samples_row.setSpacing(current_theme().px(SMALL))
        self.samples.hide()
        self.column.addWidget(self.samples)
        self.column.addStretch()
        self.server = QPushButton(_("Another server"))
        mark(self.server, kind="link")
        self.column.addWidget(self.server, 0, Qt.AlignmentFlag.AlignLeft)
        self.go.clicked.connect(self._on_go)
        self.form.submitted.connect(self._on_go)
        self.guest.clicked.connect(self.browse)
        self.new.clicked.connect(self.register)
        self.server.clicked.connect(self.other_server)

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


class RegisterPanel(Panel):
    """A new account as a customer or an individual seller; or only the profile, when the account is half open."""

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
                    options=[("customer", _("Buy")), ("vendor", _("Sell things of my own"))],
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
                PasswordField("password", _("Password"), required=True, check=_check_password, half=True),
                PasswordField("again", _("Password again"), required=True, half=True),
                TextField("contact_number", _("Telephone"), max_length=32, half=True),
                TextField("email", _("E-mail"), max_length=254, half=True),
                CheckField("terms", _("I accept the terms of use"), required=True),
            ]
        )
        self.column.addWidget(self.form)
        terms = QPushButton(_("Read the terms of use"))
        mark(terms, kind="link")
        self.column.addWidget(terms, 0, Qt.AlignmentFlag.AlignLeft)
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

    def refuse(self, sentence: str, field: str) -> bool:
        return bool(field) and self.form.set_error(field, sentence)

    def _on_go(self) -> None:
        if not self.form.check():
            return
        values = self.form.values()
        if values["password"] != values["again"]:
            self.form.set_error("again", _("The two passwords differ. Type the same one twice."))
            return
        self.registered.emit(values)


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


def _check_hosts(text: object) -> None:
    try:
        for word in str(text).split(","):
            if word.strip():
                Host.parse(word)
    except SettingsError as error:
        raise WrongInput(_("Type the server's name or address, several with commas between.")) from error
    if not str(text).replace(",", "").strip():
        raise WrongInput(_("Type the server's name or address, several with commas between."))


def _check_port(text: object) -> None:
    typed = str(text)
    if not (typed.isascii() and typed.isdigit() and 0 < int(typed) < 65536):
        raise WrongInput(_("A port is a whole number from 1 to 65535."))


def _check_file(text: object) -> None:
    if str(text) and not Path(str(text)).is_file():
        raise WrongInput(_("There is no such file."))


def _check_login_name(text: object) -> None:
    name = normal_login_name(str(text))
    usable = all(character.isalnum() or character in "_.-" for character in name)
    if not 3 <= len(name) <= 32 or not usable or not name[:1].isalnum():
        raise WrongInput(
            _("Use 3 to 32 letters, digits, dots, hyphens or underscores, beginning with a letter or digit.")
        )


def _check_password(text: object) -> None:
    if len(str(text)) < LEAST_PASSWORD:
        raise WrongInput(_("Use at least 8 characters."))
