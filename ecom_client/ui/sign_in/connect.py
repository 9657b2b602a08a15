"""The panel that asks for a server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from ecom_client.config.settings import DEFAULT_PORT, Host, Server, SettingsError
from ecom_client.ui.common.field import WrongInput
from ecom_client.ui.common.fields import CustomField, TextField
from ecom_client.ui.common.form import Form
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import mark
from ecom_client.ui.sign_in.panel import FormPanel, buttons


class ConnectPanel(FormPanel):
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

    def _give(self, signal: Any) -> None:
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
        signal.emit(server)

    def _on_browse(self) -> None:
        dialog = QFileDialog(
            self, _("Certificate authority"), "", _("Certificates (*.pem *.crt);;All files (*)")
        )
        dialog.fileSelected.connect(self.ca.setText)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


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
