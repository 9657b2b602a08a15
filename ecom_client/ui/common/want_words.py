"""Wants in words: their states and those of what sellers offer."""

from __future__ import annotations

from ecom_client.domain.wants import OfferStatus, WantStatus
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.text import _, pgettext

LONGEST_WORDS = 1000


def want_word(status: WantStatus) -> str:
    """Where a want stands."""
    return {
        WantStatus.OPEN: pgettext("want", "Open"),
        WantStatus.CLOSED: pgettext("want", "Closed"),
        WantStatus.EXPIRED: pgettext("want", "Run out"),
        WantStatus.HIDDEN: pgettext("want", "Hidden"),
    }[status]


def want_chip(status: WantStatus) -> Chip:
    """The same as a chip."""
    icon, tone = {
        WantStatus.OPEN: ("bullhorn-outline", "good"),
        WantStatus.CLOSED: ("check", "neutral"),
        WantStatus.EXPIRED: ("clock-alert-outline", "neutral"),
        WantStatus.HIDDEN: ("eye-off-outline", "bad"),
    }[status]
    return Chip(want_word(status), icon, tone)


def want_states() -> list[tuple[str, str]]:
    """The states as a filter offers them."""
    return [(status.value, want_word(status)) for status in WantStatus]


def offer_chip(status: OfferStatus) -> Chip:
    """What became of an offer."""
    word, icon, tone = {
        OfferStatus.OPEN: (_("Not answered"), "message-reply-outline", "warn"),
        OfferStatus.ACCEPTED: (pgettext("offer", "Accepted"), "handshake-outline", "good"),
        OfferStatus.DECLINED: (pgettext("offer", "Declined"), "close", "neutral"),
        OfferStatus.WITHDRAWN: (pgettext("offer", "Taken back"), "undo-variant", "neutral"),
    }[status]
    return Chip(word, icon, tone)
