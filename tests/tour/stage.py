"""What a tour is played on: a private server with the small sample data, and the program on one computer."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PyQt6.QtWidgets import QApplication

from ecom_client.app import SAMPLE_PASSWORD, Ecom
from ecom_client.config import settings as settings_file
from ecom_client.config.paths import Paths
from ecom_client.config.settings import Settings
from ecom_client.data.address import Address
from ecom_client.server import mysql_root
from ecom_client.server.engines import Engine, Family, find_engine, how_to_install
from ecom_client.server.private_server import PrivateServer
from ecom_client.server.trial import ready
from ecom_client.ui.sign_in.welcome import Trial
from tests.tour import hands


class NoEngine(Exception):
    """There is no database server on this computer; the text says how to get one."""


class Stage:
    """A server and a computer in the folder `home`; nothing outside it is read or written."""

    def __init__(self, app: QApplication, home: Path, say: Callable[[str], None] = print) -> None:
        self._app = app
        self._files = Paths(home / "config", home / "data", home / "cache", home / "logs")
        self._say = say
        self.server = PrivateServer(_engine(), self._files.trial)
        self.address: Address | None = None
        self.program: Ecom | None = None

    def prepare(self) -> None:
        """Start the server and fill it, so that the program finds its trial ready."""
        self.address = ready(self._say, self.server)

    def open_program(self, language: str = "en", theme: str = "light", *, known: bool = False) -> Ecom:
        """Start the program as a person would, who likes this language and theme.

        `known` is a computer on which the trial server was chosen before; otherwise it is a first start.
        """
        settings_file.save(Settings(language=language, theme=theme, trial=known), self._files.settings)
        self.close_program()
        trial = Trial(lambda say: ready(say, self.server), _samples, SAMPLE_PASSWORD)
        self.program = Ecom(self._app, self._files, trial)
        self.program.start()
        return self.program

    def close_program(self) -> None:
        """End the program; the server goes on."""
        if self.program is not None:
            self.program.close()
            self.program.deleteLater()
            self.program = None
            hands.wait(lambda: not hands.windows(), "the window to close")

    def close(self) -> None:
        """End everything."""
        self.close_program()
        self.server.stop()


def _samples() -> list[tuple[str, str]]:
    from ecom_client import app

    return app._sample_sign_ins()


def _engine() -> Engine:
    """MariaDB, or what ECOM_TEST_ENGINE names. Raises NoEngine."""
    family = Family(os.environ.get("ECOM_TEST_ENGINE") or "mariadb")
    found = find_engine(family) or (mysql_root.engine() if family is Family.MYSQL else None)
    if found is None and not os.environ.get("ECOM_TEST_ENGINE"):
        found = find_engine()
    if found is None:
        raise NoEngine(how_to_install())
    return found
