"""The money of the sample trade: transactions of two entries that sum to zero, and what stands in each wallet."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

from pymysql.connections import Connection

from ecom_client.server.sample.people import Crowd, Member
from ecom_client.server.sample.rows import Rows

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def public_number(day: str, chance: random.Random) -> str:
    """A number as sql/data/functions/public_number.sql makes it, for a day of the shop (YYYY-MM-DD)."""
    number = day[2:].replace("-", "") + "".join(chance.choices(_ALPHABET, k=8))
    total = sum(place * _ALPHABET.index(char) for place, char in enumerate(number, 1))
    return number + _ALPHABET[total % 31]


class Ledger:
    """Moves cents between wallets in order of time; people never owe."""

    def __init__(self, root: Connection, crowd: Crowd, number: Callable[[datetime], str]) -> None:
        self._root = root
        self._administrator = crowd.administrator.account_id
        self._number = number
        with root.cursor() as cursor:
            cursor.execute(
                "SELECT kind, MIN(id) FROM ecom_data.wallet WHERE account_id IS NULL GROUP BY kind"
            )
            self._shop = dict(cursor.fetchall())
            cursor.execute("SELECT id, balance FROM ecom_data.wallet WHERE account_id IS NOT NULL")
            self._cents = {wallet: int(balance * 100) for wallet, balance in cursor.fetchall()}
        self._transactions = Rows(
            root,
            "ledger_transaction",
            ("id", "kind", "order_id", "wallet_request_id", "note", "account_id", "happened_at"),
        )
        self._entries = Rows(
            root, "ledger_entry", ("id", "transaction_id", "wallet_id", "amount", "balance_after")
        )
        self._requests = Rows(
            root,
            "wallet_request",
            (
                *("id", "number", "account_id", "account_name", "kind", "amount", "bank_reference", "status"),
                *("requested_at", "decided_by", "decided_at"),
            ),
        )

    def make_sure(self, person: Member, cents: int, at: datetime) -> None:
        """Top a wallet up where it does not cover a payment, in whole hundreds of yuan and some to spare."""
        missing = cents - self._cents[_wallet(person)]
        if missing > 0:
            self._top_up(person, (missing // 50_000 + 1) * 50_000, at - timedelta(seconds=1))

    def leave_money(self, person: Member, cents: int, at: datetime) -> None:
        """Top a wallet up until so much stands in it."""
        missing = cents - self._cents[_wallet(person)]
        if missing > 0:
            self._top_up(person, missing, at)

    def pay(self, order: int, customer: Member, cents: int, at: datetime) -> None:
        """A customer pays; the money is held."""
        self._move(
            "payment", _wallet(customer), self._shop["escrow"], cents, order, None, customer.account_id, at
        )

    def release(self, order: int, vendor: Member, cents: int, at: datetime) -> None:
        """Held money goes to the vendor."""
        self._move("release", self._shop["escrow"], _wallet(vendor), cents, order, None, None, at)

    def give_back(self, order: int, customer: Member, cents: int, at: datetime) -> None:
        """Held money goes back to the customer."""
        self._move("cancellation", self._shop["escrow"], _wallet(customer), cents, order, None, None, at)

    def refund(self, order: int, vendor: Member, customer: Member, cents: int, at: datetime) -> bool:
        """A vendor pays back what was bought; False when their wallet does not cover it."""
        if self._cents[_wallet(vendor)] < cents:
            return False
        self._move("refund", _wallet(vendor), _wallet(customer), cents, order, None, vendor.account_id, at)
        return True

    def write(self) -> None:
        """Write what waits, and the balances."""
        for table in (self._requests, self._transactions, self._entries):
            table.write()
        with self._root.cursor() as cursor:
            for wallet, cents in self._cents.items():
                cursor.execute(
                    "UPDATE ecom_data.wallet SET balance = %s WHERE id = %s", (Decimal(cents) / 100, wallet)
                )

    def _top_up(self, person: Member, cents: int, at: datetime) -> None:
        request = self._requests.add_new(
            self._number(at),
            person.account_id,
            person.name,
            "top_up",
            Decimal(cents) / 100,
            f"ICBC {self._number(at)[6:]}",
            "confirmed",
            at - timedelta(hours=2),
            self._administrator,
            at,
        )
        self._move(
            "top_up", self._shop["bank"], _wallet(person), cents, None, request, self._administrator, at
        )

    def _move(
        self,
        kind: str,
        source: int,
        target: int,
        cents: int,
        order: int | None,
        request: int | None,
        account: int | None,
        at: datetime,
    ) -> None:
        transaction = self._transactions.add_new(kind, order, request, "", account, at)
        for wallet, change in ((source, -cents), (target, cents)):
            after = None
            if wallet in self._cents:
                self._cents[wallet] += change
                after = Decimal(self._cents[wallet]) / 100
            self._entries.add_new(transaction, wallet, Decimal(change) / 100, after)


def _wallet(person: Member) -> int:
    if person.wallet_id is None:
        raise ValueError(f"{person.login_name} has no wallet")
    return person.wallet_id
