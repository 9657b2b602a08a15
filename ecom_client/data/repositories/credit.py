"""Credit scores: how the own came about, and how administrators adjust those of others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ecom_client.data.paging import CallSource, SortKey, ViewSource, between, contains, one_of, within
from ecom_client.data.typed_source import TypedSource
from ecom_client.data.views.complaints import admin_credit_change
from ecom_client.data.wire import Wire
from ecom_client.domain.complaints import CreditChange, CreditReason
from ecom_client.domain.time import utc

_change = admin_credit_change.c
CREDIT = ViewSource(
    admin_credit_change,
    sorts=(SortKey("id", descending=True),),
    filters={
        "words": contains(_change.login_name, _change.person_name),
        "why": one_of(_change.why),
        "score_after": between(_change.score_after),
        "happened_at": within(_change.happened_at),
    },
)
"""The table of every change, for administrators."""


class Credit:
    """Questions about credit scores."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    @staticmethod
    def source() -> TypedSource[CreditChange]:
        """How the own score came about, the newest first."""
        return TypedSource(
            CallSource("ecom.my_credit", ("id",), SortKey("id", descending=True)), _to_credit_change
        )

    def adjust(self, key: str, login_name: str, change: int, reason: str) -> int:
        """Change somebody's score by so many points; gives the score now.

        Refused: not_found (login_name), own_account, number_out_of_range (change), text_missing (reason).
        """
        return int(self._wire.write("adjust_credit", key, login_name, change, reason)["score"])


def _to_credit_change(row: Mapping[str, Any]) -> CreditChange:
    facts = dict(row)
    facts["why"] = CreditReason(facts["why"])
    facts["happened_at"] = utc(facts["happened_at"])
    return CreditChange(**facts)
