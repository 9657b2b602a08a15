"""The badge of a student in words."""

from __future__ import annotations

from ecom_client.domain.students import BadgeStatus
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.text import _, pgettext


def student_chip() -> Chip:
    """What whoever bears the badge is shown with."""
    return Chip(_("Student"), "school-outline", "good")


def badge_word(status: BadgeStatus) -> str:
    """What became of a request."""
    return {
        BadgeStatus.ASKED: pgettext("badge", "Waits"),
        BadgeStatus.GRANTED: pgettext("badge", "Granted"),
        BadgeStatus.REFUSED: pgettext("badge", "Refused"),
        BadgeStatus.REVOKED: pgettext("badge", "Taken away"),
    }[status]


def badge_chip(status: BadgeStatus) -> Chip:
    """The same as a chip."""
    icon, tone = {
        BadgeStatus.ASKED: ("clock-outline", "warn"),
        BadgeStatus.GRANTED: ("school-outline", "good"),
        BadgeStatus.REFUSED: ("close", "bad"),
        BadgeStatus.REVOKED: ("cancel", "bad"),
    }[status]
    return Chip(badge_word(status), icon, tone)


def badge_states() -> list[tuple[str, str]]:
    """The states as a filter offers them."""
    return [(status.value, badge_word(status)) for status in BadgeStatus]
