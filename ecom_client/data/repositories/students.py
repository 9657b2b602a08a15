"""The badge of a student, as whoever asks for it and as the administrators who decide."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from ecom_client.data.wire import Wire
from ecom_client.domain.students import BadgeStatus, StudentBadge
from ecom_client.domain.time import utc


class Students:
    """Questions about student badges. The administrators' list is administration.STUDENTS."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def mine(self) -> StudentBadge | None:
        """The own last request; None when there was none."""
        rows = self._wire.read("my_student_badge")
        if not rows:
            return None
        row = rows[0]
        asked_at = utc(row["asked_at"])
        assert asked_at is not None
        return StudentBadge(
            BadgeStatus(row["status"]),
            row["campus"],
            asked_at,
            utc(row["decided_at"]),
            row["note"],
            row["until_day"],
        )

    def ask(self, key: str, campus: str, attachments: Iterable[int]) -> int:
        """Ask for the badge with these pictures of the card; the request's id.

        Refused: badge_open, evidence_missing, picture_unknown, text_missing, text_too_long (campus).
        """
        return int(self._wire.write("ask_student_badge", key, campus, json.dumps(list(attachments)))["id"])

    def decide(
        self,
        key: str,
        badge_id: int,
        version: int,
        decision: BadgeStatus,
        ends_on: date | None = None,
        note: str = "",
    ) -> None:
        """Grant it to the end of a day, refuse it, or take it away; the last two need a note. For administrators.

        Refused: badge_decided, changed_meanwhile, own_request, date_out_of_range, text_missing (note), not_allowed.
        """
        self._wire.write("decide_student_badge", key, badge_id, version, decision.value, ends_on, note)
