"""The badge of a student: asked for with a card or a campus address, granted to the end of a day."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date, datetime

MOST_PICTURES = 4


class BadgeStatus(enum.StrEnum):
    """What became of a request."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class StudentBadge:
    """The last request of an account. `until` is the day (of the shop) its badge holds to, None without one."""

    status: BadgeStatus
    campus: str
    asked_at: datetime
    decided_at: datetime | None
    note: str
    until: date | None

    def holds(self, today: date) -> bool:
        """Whether there is a badge that is not over."""
        return self.until is not None and self.until >= today
