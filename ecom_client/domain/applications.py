"""Applications to be a shop. Times are UTC."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime

MOST_DOCUMENTS = 6
"""The most pictures an application comes with."""


class DocumentKind(enum.StrEnum):
    """What proves who somebody is."""

    IDENTITY_CARD = "identity_card"
    STUDENT_CARD = "student_card"
    PASSPORT = "passport"
    LICENCE = "licence"


class ApplicationStatus(enum.StrEnum):
    """How far an application is."""

    REQUESTED = "requested"
    APPROVED = "approved"
    REFUSED = "refused"
    CANCELLED = "cancelled"


class ApplicationDecision(enum.StrEnum):
    """What an administrator may say to it."""

    APPROVE = "approve"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Application:
    """An application as who applied sees it; `documents` are ids of private pictures."""

    id: int
    number: str
    plan_name: str
    status: ApplicationStatus
    applied_at: datetime
    decided_at: datetime | None
    reason: str
    documents: tuple[int, ...]


def document_ids(joined: str) -> tuple[int, ...]:
    """The ids of documents as the server joins them."""
    return tuple(int(one) for one in joined.split(",") if one)
