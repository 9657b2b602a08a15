"""What whoever is signed in does with their own account: password, e-mail address, terms of use, closing it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject, pyqtSignal

from ecom_client.domain.keys import new_key
from ecom_client.ui.common.text import _

if TYPE_CHECKING:
    from ecom_client.data.accounts import SignedIn
    from ecom_client.data.address import Address
    from ecom_client.domain.profile import Profile
    from ecom_client.ui.common.shell import RoleWindow
    from ecom_client.ui.common.tasks import Tasks


class OwnAccount(QObject):
    """The account's dialogs over one window, and what is said there about the account."""

    #: The account is closed: nobody is signed in any more.
    closed = pyqtSignal()

    def __init__(
        self,
        window: RoleWindow,
        tasks: Tasks,
        address: Address,
        signed_in: SignedIn,
        on_failed: Callable[[Exception], None],
    ) -> None:
        super().__init__(window)
        self._window, self._tasks = window, tasks
        self._address, self._signed_in = address, signed_in
        self._on_failed = on_failed
        #: Whether the account is being closed: then the server shuts it out, and that is no mishap.
        self.is_closing = False

    def change_password(self) -> None:
        """Let them choose another password."""
        from ecom_client.ui.common.password_dialog import PasswordDialog

        dialog = PasswordDialog(self._tasks, self._address, self._signed_in, self._window)
        dialog.answered.connect(
            lambda _answer: self._window.messages.say("good", _("Your password is changed."))
        )
        dialog.open()

    def say_one_time(self) -> None:
        """Remind whoever signed in with a password that somebody else made."""
        self._window.messages.say(
            "warn",
            _("An administrator knows the password you signed in with. Choose one of your own."),
            (_("Change password…"), self.change_password),
        )

    def change_email(self) -> None:
        """Let them see, change and verify their e-mail address."""
        from ecom_client.ui.common.email_part import EmailDialog

        EmailDialog(self._tasks, self._window).open()

    def remind_to_verify(self) -> None:
        """Tell a seller who has to verify their e-mail address before they put anything on sale."""

        def show(profile: Profile) -> None:
            if profile.has_to_verify:
                self._window.messages.say(
                    "info",
                    _("Verify your e-mail address. Until then you cannot put anything on sale."),
                    (_("E-mail address…"), self.change_email),
                )

        self._tasks.query(
            self._window,
            lambda session: session.profile.mine(),
            show,
            lambda _error: None,
            quiet=True,
            key="verify",
        )

    def say_terms_due(self, version: int) -> None:
        """Somebody published new terms while the window is open."""
        self._window.messages.say(
            "info",
            _("The terms of use have changed. Read and accept them to go on."),
            (_("Read them…"), partial(self.accept_terms, version)),
        )

    def accept_terms(self, version: int) -> None:
        """Let them read and accept new terms of use."""
        from ecom_client.ui.common.terms_dialog import TermsDialog

        dialog = TermsDialog(self._tasks, version, self._window)
        dialog.answered.connect(lambda _none: self._window.messages.clear("info"))
        dialog.rejected.connect(lambda: self.say_terms_due(version))
        dialog.open()

    def close(self) -> None:
        """Let them leave the shop for good."""
        from ecom_client.ui.common.dialogs import confirm

        key = new_key()

        def send() -> None:
            self.is_closing = True
            self._tasks.command(
                self._window,
                lambda session: session.profile.close_account(key),
                lambda _answer: self.closed.emit(),
                self._on_not_closed,
            )

        confirm(
            self._window,
            _("Close your account?"),
            _(
                "Nobody can sign in with it any more, and what you sell leaves the shop. After 30 days nothing tells "
                "who you were. It cannot be undone, and is refused while orders are open or money is in your wallet."
            ),
            _("Close the account {login_name}").format(login_name=self._signed_in.identity.login_name),
            send,
            danger=True,
        )

    def _on_not_closed(self, error: Exception) -> None:
        from ecom_client.ui.common.live import is_shut_out

        if not is_shut_out(error):
            self.is_closing = False
        self._on_failed(error)
