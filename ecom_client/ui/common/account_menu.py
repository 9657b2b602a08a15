"""The menu of whoever is signed in: their other windows, their account, language and appearance, and the way out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QMenu

from ecom_client.domain.identity import Identity, Window
from ecom_client.ui.common.text import LANGUAGES, _


class AccountMenu(QMenu):
    """Says what was chosen; `fill` offers what fits who is signed in."""

    #: Another window of the same account (Window).
    switch_wanted = pyqtSignal(object)
    selling_wanted = pyqtSignal()
    buying_wanted = pyqtSignal()
    email_wanted = pyqtSignal()
    password_wanted = pyqtSignal()
    closing_wanted = pyqtSignal()
    #: The way in, for a guest too.
    sign_out_wanted = pyqtSignal()
    language_chosen = pyqtSignal(str)
    theme_chosen = pyqtSignal(str)
    desktop_messages_chosen = pyqtSignal(bool)

    def fill(self, identity: Identity, shown: Window, desktop_messages: bool | None) -> None:
        """Offer what fits `identity` in the window `shown`; without a tray `desktop_messages` is None."""
        self.clear()
        if identity.is_guest:
            _add(self, _("Sign in or register"), self.sign_out_wanted.emit)
        words = {
            Window.CUSTOMER: _("Switch to buying"),
            Window.VENDOR: _("Switch to selling"),
            Window.ADMINISTRATOR: _("Switch to administration"),
        }
        for window in identity.windows:
            if window is not shown:
                _add(self, words[window], partial(self.switch_wanted.emit, window))
        if shown is Window.CUSTOMER and not identity.is_guest and identity.vendor_id is None:
            _add(self, _("Start selling"), self.selling_wanted.emit)
        if shown is Window.VENDOR and identity.customer_id is None:
            _add(self, _("Start buying"), self.buying_wanted.emit)
        if not identity.is_guest:
            _add(self, _("E-mail address…"), self.email_wanted.emit)
            _add(self, _("Change password…"), self.password_wanted.emit)
            _add(self, _("Close the account…"), self.closing_wanted.emit)
        self.addSeparator()
        languages = self.addMenu(_("Language"))
        themes = self.addMenu(_("Appearance"))
        assert languages is not None
        assert themes is not None
        for code, name in LANGUAGES.items():
            _add(languages, name, partial(self.language_chosen.emit, code))
        if not identity.is_guest and desktop_messages is not None:
            self._add_desktop_choice(desktop_messages)
        for scheme, word in (("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))):
            _add(themes, word, partial(self.theme_chosen.emit, scheme))
        if not identity.is_guest:
            self.addSeparator()
            _add(self, _("Sign out"), self.sign_out_wanted.emit)

    def _add_desktop_choice(self, wanted: bool) -> None:
        action = self.addAction(_("Messages on the desktop"))
        assert action is not None
        action.setCheckable(True)
        action.setChecked(wanted)
        action.toggled.connect(self.desktop_messages_chosen)


def _add(menu: QMenu, word: str, act: Callable[[], None]) -> None:
    action = menu.addAction(word)
    assert action is not None
    action.triggered.connect(lambda _checked=False: act())
