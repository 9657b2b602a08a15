"""The terms of use: read before registering, accepted anew when they have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecom_client.ui.common.text import _, current_language

if TYPE_CHECKING:
    from ecom_client.data.accounts import SignedIn
    from ecom_client.ui.sign_in.welcome import Welcome


class Accepting:
    """What the window's panel "terms" does."""

    def __init__(self, welcome: Welcome) -> None:
        self._welcome = welcome
        self._signed_in: SignedIn | None = None
        self._texts: dict[str, str] = {}

    def ask(self, signed_in: SignedIn) -> None:
        """Somebody signed in who has to accept the terms of now first."""

        def show(texts: dict[str, str]) -> None:
            self._texts = texts
            self.say_terms()
            self._welcome.go_to(self._welcome.terms)

        self._signed_in = signed_in
        self._welcome.query(lambda door: door.terms(), show, key="terms_due")

    def say_terms(self) -> None:
        """The terms in the language of now."""
        self._welcome.terms.show_terms(_in_language(self._texts))

    def accept(self) -> None:
        """They are accepted."""
        if (signed_in := self._signed_in) is not None:
            self._welcome.command(
                lambda door: door.accept_terms(signed_in),
                lambda after: self._welcome.on_signed_in(after, after.identity.login_name),
            )

    def refuse(self) -> None:
        """They are not: nobody is signed in."""
        self._signed_in = None
        self._welcome.sign_in.forget_password()
        self._welcome.go_to(self._welcome.sign_in)

    def read(self) -> None:
        """Show the terms to whoever registers."""

        def show(texts: dict[str, str]) -> None:
            from ecom_client.ui.common.dialogs import ConfirmDialog

            dialog = ConfirmDialog(_("Terms of use"), _in_language(texts), _("Close"), parent=self._welcome)
            dialog.cancel.hide()
            dialog.open()

        if self._welcome.tasks is not None:
            self._welcome.tasks.query(
                self._welcome, lambda door: door.terms(), show, self._welcome.on_failed, key="terms"
            )


def _in_language(texts: dict[str, str]) -> str:
    return texts.get(current_language()) or texts.get("en", "")
