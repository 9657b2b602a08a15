"""The shop's letters as their table words them."""

from __future__ import annotations

from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.text import _, pgettext

_LOOKS = {
    "waiting": ("email-fast-outline", "neutral"),
    "sent": ("check", "good"),
    "failed": ("email-alert-outline", "bad"),
}


def mail_status_word(status: str) -> str:
    """What became of a letter."""
    return {
        "waiting": pgettext("letter", "Waiting"),
        "sent": pgettext("letter", "Sent"),
        "failed": pgettext("letter", "Given up"),
    }[status]


def mail_status_chip(status: str) -> Chip:
    """The same as a chip."""
    icon, tone = _LOOKS[status]
    return Chip(mail_status_word(status), icon, tone)


def mail_states() -> list[tuple[str, str]]:
    """The states of a letter as a filter offers them."""
    return [(status, mail_status_word(status)) for status in _LOOKS]


def mail_kind_word(kind: str) -> str:
    """What a letter is about; one nobody named yet is shown as it is kept."""
    words = {
        "recovery_code": _("Code for a forgotten password"),
        "email_code": _("Code for an e-mail address"),
        "email_changed": _("Another e-mail address"),
    }
    return words.get(kind) or kind.replace("_", " ").capitalize()


def mail_kinds() -> list[tuple[str, str]]:
    """The kinds of letters as a filter offers them."""
    return [(kind, mail_kind_word(kind)) for kind in ("recovery_code", "email_code", "email_changed")]
