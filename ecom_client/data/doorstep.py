"""What can be asked before a window is open: which shop this is, signing in, registering."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from ecom_client.data import accounts
from ecom_client.data.accounts import Credentials, Recovery, Shop, SignedIn
from ecom_client.data.address import Address
from ecom_client.domain.errors import Refused, SignInFailed


class Doorstep:
    """Questions to a server by somebody who is not in yet. Each makes and ends its own connections."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._shop: Shop | None = None

    def shop(self) -> Shop:
        """Which shop the server holds; asked once."""
        if self._shop is None:
            self._shop = accounts.ask_shop(self.address)
        return self._shop

    def terms(self) -> dict[str, str]:
        """The current terms of use: language code → text."""
        return accounts.ask_terms(self.address)

    def sign_in(self, login_name: str, password: str) -> SignedIn:
        """Sign in. SignInFailed, Refused."""
        shop = self.shop()
        try:
            return accounts.sign_in(self.address, shop, login_name, password)
        except SignInFailed:
            self.forget_shop()
            if self.shop().password_cost == shop.password_cost:
                raise
        # The cost rose while this program was open, and another one gave the account a password of the new cost.
        return accounts.sign_in(self.address, self.shop(), login_name, password)

    def ask_recovery(self, login_name: str) -> None:
        """Have a code mailed for a forgotten password. Refused: mail_is_off, too_many_recoveries."""
        accounts.ask_recovery(self.address, login_name)

    def recover(self, recovery: Recovery) -> SignedIn:
        """Sign in with a new password by a mailed code. SignInFailed, Refused; see Recovery.do."""
        return recovery.do(self.address, self.shop())

    def accept_terms(self, signed_in: SignedIn) -> SignedIn:
        """Accept the terms of use that are due. Refused terms_not_accepted when they changed again meanwhile."""
        return accounts.accept_terms(self.address, signed_in)

    def forget_shop(self) -> None:
        """Ask which shop it is again the next time: something about it has changed."""
        self._shop = None

    def pull(self) -> None:
        """Nothing to end: every question has its own connection with its own time limit."""

    def close(self) -> None:
        """Nothing is kept open."""


class Registration:
    """One person's registration: an account, then a profile. Repeating it goes on where it was interrupted."""

    def __init__(self, login_name: str, password: str, credentials: Credentials | None = None) -> None:
        self._login_name = login_name
        self._password = password
        self._credentials = credentials

    def as_customer(
        self, doorstep: Doorstep, *, name: str, contact_number: str, email: str, language: str
    ) -> SignedIn:
        """Register as a customer. Refused with the field that is wrong."""
        with _fresh_terms(doorstep):
            return accounts.register_customer(
                doorstep.address,
                self._open(doorstep),
                name=name,
                contact_number=contact_number,
                email=email,
                terms_version=doorstep.shop().terms_version,
                language=language,
            )

    def as_vendor(
        self,
        doorstep: Doorstep,
        *,
        name: str,
        description: str,
        contact_number: str,
        email: str,
        language: str,
    ) -> SignedIn:
        """Register as an individual seller. Refused with the field that is wrong."""
        with _fresh_terms(doorstep):
            return accounts.start_selling(
                doorstep.address,
                self._open(doorstep),
                name=name,
                description=description,
                contact_number=contact_number,
                email=email,
                terms_version=doorstep.shop().terms_version,
                language=language,
            )

    def _open(self, doorstep: Doorstep) -> Credentials:
        if self._credentials is None:
            self._credentials = accounts.open_account(
                doorstep.address, doorstep.shop(), self._login_name, self._password
            )
        return self._credentials


@contextlib.contextmanager
def _fresh_terms(doorstep: Doorstep) -> Iterator[None]:
    """Terms that changed while somebody registered: the next try accepts the ones there are by then."""
    try:
        yield
    except Refused as refusal:
        if refusal.word == "terms_not_accepted":
            doorstep.forget_shop()
        raise
