"""A new account: opened, given its profile, and its owner let in."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ecom_client.domain.identity import Window
from ecom_client.ui.common.text import _, current_language

if TYPE_CHECKING:
    from ecom_client.data.accounts import SignedIn
    from ecom_client.data.doorstep import Registration
    from ecom_client.ui.sign_in.welcome import Welcome


class Registering:
    """What the window's panel "register" does."""

    def __init__(self, welcome: Welcome) -> None:
        self._welcome = welcome
        self._half_open: SignedIn | None = None
        self._registration_of = lru_cache(maxsize=1)(_registration)

    def finish(self, signed_in: SignedIn) -> None:
        """Somebody signed in whose account has no profile yet: ask for the rest."""
        self._half_open = signed_in
        self._welcome.register.only_profile(signed_in.identity.login_name)
        self._welcome.go_to(self._welcome.register)
        self._welcome.messages.say("info", _("Finish your registration to go on."))

    def register(self, values: dict[str, Any]) -> None:
        """Open the account that was filled in."""
        language = current_language()

        def work(door: Any) -> Any:
            common = {
                "contact_number": values["contact_number"],
                "email": values["email"],
                "language": language,
            }
            if values["kind"] in ("vendor", "shop"):
                return registration.as_vendor(door, name=values["name"], description="", **common)
            return registration.as_customer(door, name=values["name"], **common)

        registration = self._registration(values)
        self._welcome.command(work, lambda signed_in: self._registered(signed_in, values["kind"]))

    def _registered(self, signed_in: SignedIn, kind: str) -> None:
        self._welcome.keep(last_login=signed_in.identity.login_name)
        if kind == "shop":
            self._welcome.enter(signed_in, Window.VENDOR, "shop", "apply")
        else:
            self._welcome.enter(signed_in, Window.VENDOR if kind == "vendor" else Window.CUSTOMER)

    def _registration(self, values: dict[str, Any]) -> Registration:
        if self._half_open is None:
            return self._registration_of(values["login_name"], values["password"])
        from ecom_client.data.doorstep import Registration

        return Registration("", "", self._half_open.credentials)


def _registration(login_name: str, password: str) -> Registration:
    """The registration under way: the same one as long as name and password stay, so that it goes on."""
    from ecom_client.data.doorstep import Registration

    return Registration(login_name, password)
