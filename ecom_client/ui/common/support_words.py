"""How a conversation with the administrators stands, in words."""

from __future__ import annotations

from ecom_client.domain.support import SupportStatus
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.text import ngettext, number, pgettext

_LOOKS = {
    SupportStatus.WAITING: ("clock-outline", "warn"),
    SupportStatus.ANSWERED: ("message-reply-outline", "good"),
    SupportStatus.CLOSED: ("check", "neutral"),
}


def support_status_word(status: str) -> str:
    """Who has to speak next, or that nobody has."""
    return {
        SupportStatus.WAITING: pgettext("support", "Waits for an answer"),
        SupportStatus.ANSWERED: pgettext("support", "Answered"),
        SupportStatus.CLOSED: pgettext("support", "Closed"),
    }[SupportStatus(status)]


def support_chip(status: str) -> Chip:
    """The same as a chip."""
    icon, tone = _LOOKS[SupportStatus(status)]
    return Chip(support_status_word(status), icon, tone)


def support_states() -> list[tuple[str, str]]:
    """The states as a filter offers them."""
    return [(status.value, support_status_word(status)) for status in SupportStatus]


def waited(seconds: float | None) -> str:
    """A wait as somebody tells it: minutes, hours or days, whichever says it best."""
    if seconds is None:
        return ""
    minutes = max(round(seconds / 60), 1)
    if minutes < 120:
        return ngettext("{n} minute", "{n} minutes", minutes).format(n=number(minutes))
    hours = round(minutes / 60)
    if hours < 48:
        return ngettext("{n} hour", "{n} hours", hours).format(n=number(hours))
    days = round(hours / 24)
    return ngettext("{n} day", "{n} days", days).format(n=number(days))
