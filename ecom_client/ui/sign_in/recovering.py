"""A forgotten password: a code is mailed, and exchanged for a new password."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ecom_client.domain.errors import Invalid, SignInFailed
from ecom_client.ui.common.text import _

if TYPE_CHECKING:
    from ecom_client.data.accounts import Recovery, SignedIn
    from ecom_client.ui.sign_in.welcome import Welcome


class Recovering:
    """What the window's panels "forgotten" and "recover" do."""

    def __init__(self, welcome: Welcome) -> None:
        self._welcome = welcome
        self._recovery_of = lru_cache(maxsize=1)(_recovery)

    def begin(self, login_name: str) -> None:
        """Somebody has forgotten their password."""
        self._welcome.forgotten.set_login_name(login_name)
        self._welcome.go_to(self._welcome.forgotten)

    def ask(self, login_name: str) -> None:
        """Have a code mailed."""
        self._welcome.command(
            lambda door: door.ask_recovery(login_name), lambda _nothing: self._sent(login_name)
        )

    def _sent(self, login_name: str) -> None:
        self.type_code(login_name)
        # The same for a name nobody has: who asks is not told which names there are.
        self._welcome.messages.say(
            "info",
            _("If the shop has an e-mail address of {name}, a code is on its way there.").format(
                name=login_name
            ),
        )

    def type_code(self, login_name: str) -> None:
        """Show where the code is typed."""
        self._welcome.recover.set_login_name(login_name)
        self._welcome.go_to(self._welcome.recover)

    def recover(self, login_name: str, code: str, password: str) -> None:
        """Sign in with the code, and set the new password."""
        recovery = self._recovery_of(login_name, code, password)
        self._welcome.command(
            lambda door: door.recover(recovery),
            lambda signed_in: self._recovered(signed_in, login_name),
            self._failed,
        )

    def _recovered(self, signed_in: SignedIn, login_name: str) -> None:
        self._recovery_of.cache_clear()
        self._welcome.recover.forget()
        self._welcome.on_signed_in(signed_in, login_name)

    def _failed(self, error: Exception) -> None:
        wrong = isinstance(error, SignInFailed)
        self._welcome.on_failed(Invalid("recovery_code_wrong", "code") if wrong else error)


def _recovery(login_name: str, code: str, password: str) -> Recovery:
    """The recovery under way: the same one as long as what is typed stays, so that it goes on."""
    from ecom_client.data.accounts import Recovery

    return Recovery(login_name, code, password)
