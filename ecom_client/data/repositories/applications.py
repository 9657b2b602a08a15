"""Applications to be a shop: made by vendors, decided by administrators."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from ecom_client.data.wire import Wire
from ecom_client.domain.applications import (
    Application,
    ApplicationDecision,
    ApplicationStatus,
    DocumentKind,
    document_ids,
)
from ecom_client.domain.time import utc


class Applications:
    """Applications of the vendor who is signed in, and what administrators do with all of them.

    The administrators' list is administration.APPLICATIONS.
    """

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def mine(self) -> list[Application]:
        """The own ones, the newest first."""
        return [
            Application(
                id=row["id"],
                number=row["number"],
                plan_name=row["plan_name"],
                status=ApplicationStatus(row["status"]),
                applied_at=utc(row["applied_at"]),
                decided_at=utc(row["decided_at"]),
                reason=row["reason"],
                documents=document_ids(row["documents"]),
            )
            for row in self._wire.read("my_applications")
        ]

    def apply(
        self,
        key: str,
        *,
        plan_id: int,
        real_name: str,
        document_kind: DocumentKind,
        note: str,
        documents: Sequence[int],
    ) -> str:
        """Apply with these private pictures; the application's number.

        Refused: already_a_shop, application_open, choice_unknown (plan), slots_full, text_missing (real_name),
        text_too_long, documents_missing, list_too_long, picture_unknown (attachments).
        """
        answer = self._wire.write(
            "apply_for_shop",
            key,
            plan_id,
            real_name,
            document_kind.value,
            note,
            json.dumps(list(documents)),
        )
        return str(answer["number"])

    def cancel(self, key: str, application_id: int) -> None:
        """Take it back. Refused: not_found, request_is_closed."""
        self._wire.write("cancel_application", key, application_id)

    def record_check(self, key: str, application_id: int, version: int, on: date, note: str) -> None:
        """Write down the on-site check.

        Refused: own_request, request_is_closed, changed_meanwhile, date_out_of_range (on), text_missing (note).
        """
        self._wire.write("record_check", key, application_id, version, on, note)

    def decide(
        self, key: str, application_id: int, version: int, decision: ApplicationDecision, reason: str
    ) -> ApplicationStatus:
        """Approve or refuse it; a refusal needs a reason, which the applicant reads.

        Refused: own_request, request_is_closed, changed_meanwhile, check_missing, account_state, shelf_too_full
        (how many products are on the shelf), text_missing (reason).
        """
        answer = self._wire.write("decide_application", key, application_id, version, decision.value, reason)
        return ApplicationStatus(answer["status"])
