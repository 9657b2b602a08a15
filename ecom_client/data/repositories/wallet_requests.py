"""The top-ups and withdrawals administrators decide."""

from __future__ import annotations

from ecom_client.data.wire import Wire
from ecom_client.domain.profile import BankCard
from ecom_client.domain.wallet import Decision, RequestStatus


class WalletRequests:
    """Decisions about wallet requests. The list is administration.WALLET_REQUESTS."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def decide(
        self, key: str, request_id: int, version: int, decision: Decision, note: str = ""
    ) -> RequestStatus:
        """Confirm or refuse a request; a refusal needs a note, which its asker reads.

        Refused: not_found, own_request, request_is_closed, changed_meanwhile, not_allowed, text_missing (note).
        """
        answer = self._wire.write("decide_wallet_request", key, request_id, version, decision.value, note)
        return RequestStatus(answer["status"])

    def bank_card(self, request_id: int) -> BankCard | None:
        """Where to transfer an open withdrawal; None when its asker keeps no card. The audit log keeps who looked.

        Refused: not_found, request_is_closed, not_allowed, cards_locked.
        """
        answer = self._wire.write("withdrawal_bank_card", request_id)
        return BankCard(answer["name"], answer["bank"], answer["card"]) if answer["card"] else None
