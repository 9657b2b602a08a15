"""The wallet of the account that is signed in."""

from __future__ import annotations

from ecom_client.data.paging import CallSource, SortKey
from ecom_client.data.wire import Wire
from ecom_client.domain.wallet import RequestInput, RequestMade, Wallet

ENTRIES = CallSource(
    "ecom.my_ledger", offered=("id",), sort=SortKey("id", descending=True), parameters=("wallet", "kind")
)
"""Every entry of a wallet, the newest first: id, kind, amount (+ in, − out), balance_after, order_id, order_number,
request_number, note, happened_at. Filters: wallet (`cash` unless set, or `grant`), kind (a MovementKind)."""

REQUESTS = CallSource(
    "ecom.my_wallet_requests",
    offered=("id",),
    sort=SortKey("id", descending=True),
    parameters=("kind", "status"),
)
"""The own top-ups and withdrawals, the newest first: id, number, kind, amount, bank_reference, status, requested_at,
decided_at, note. Filters: kind (a RequestKind), status (a RequestStatus)."""

DEBTS = CallSource(
    "ecom.my_debts", offered=("id",), sort=SortKey("id", descending=True), parameters=("side", "open")
)
"""What the account owes and what others owe it, the newest first: id, kind (a MovementKind), amount, paid, left_to_pay,
is_mine, other_name (empty for the shop), order_id, order_number, note, made_at, settled_at. Filters: side (`mine` or
`others`), open (whether something is left to pay)."""


class Wallets:
    """Questions about the own wallet. Its lists are the sources ENTRIES and REQUESTS."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def mine(self) -> Wallet:
        """What the account has, in yuan."""
        row = self._wire.read("my_wallet")[0]
        return Wallet(
            balance=row["balance"],
            grant=row["grant_balance"],
            held=row["held"],
            awaited=row["awaited"],
            withdrawing=row["withdrawing"],
            owes=row["owes"],
            owed=row["owed"],
        )

    def ask_top_up(self, key: str, request: RequestInput) -> RequestMade:
        """Ask for wallet money against a payment. Refused: too_many_requests, and the words of RequestInput.checked."""
        return self._ask("ask_top_up", key, request)

    def ask_withdrawal(self, key: str, request: RequestInput) -> RequestMade:
        """Ask for money out of the wallet, which leaves the balance at once.

        Refused: balance_too_low, debt_open, too_many_requests, and the words of RequestInput.checked.
        """
        return self._ask("ask_withdrawal", key, request)

    def cancel_request(self, key: str, request_id: int) -> None:
        """Take back a request nobody has decided yet. Refused: not_found, request_is_closed."""
        self._wire.write("cancel_wallet_request", key, request_id)

    def _ask(self, procedure: str, key: str, request: RequestInput) -> RequestMade:
        answer = self._wire.write(procedure, key, request.amount, request.bank_reference)
        return RequestMade(int(answer["id"]), answer["number"])
