"""How complaints and credit scores are put into words, the same in every window."""

from __future__ import annotations

from decimal import Decimal

from ecom_client.domain.complaints import (
    ComplaintKind,
    ComplaintSide,
    ComplaintStatus,
    CreditReason,
    Said,
    SaidKind,
    Severity,
)
from ecom_client.domain.identity import Window
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.text import _, money, ngettext, number, pgettext

_CHIPS = {
    ComplaintStatus.OPEN: ("gavel", "warn"),
    ComplaintStatus.APPEALED: ("scale-balance", "warn"),
    ComplaintStatus.UPHELD: ("check-decagram-outline", "bad"),
    ComplaintStatus.REJECTED: ("close-circle-outline", "neutral"),
    ComplaintStatus.WITHDRAWN: ("undo", "neutral"),
}


def complaint_word(kind: str) -> str:
    """What a complaint is about."""
    return {
        ComplaintKind.FRAUD: _("Fraud"),
        ComplaintKind.NOT_AS_DESCRIBED: _("Not as described"),
        ComplaintKind.NOT_SHIPPED: _("Not shipped"),
        ComplaintKind.EMPTY_SHELF: _("Empty shelf"),
        ComplaintKind.ABUSIVE_BUYER: _("Abusive buyer"),
    }[ComplaintKind(kind)]


def complaint_hint(kind: ComplaintKind) -> str:
    """What falls under a kind, for who chooses one."""
    return {
        ComplaintKind.FRAUD: _("Money was taken by deception, or goods are forged."),
        ComplaintKind.NOT_AS_DESCRIBED: _("What came is not what was offered."),
        ComplaintKind.NOT_SHIPPED: _("It was paid for and never came."),
        ComplaintKind.EMPTY_SHELF: _("It is sold out, or was never there, and still offered."),
        ComplaintKind.ABUSIVE_BUYER: _("The buyer insults, threatens, or orders without wanting anything."),
    }[kind]


def complaint_kinds() -> list[tuple[str, str]]:
    """What complaints are about, as a filter offers it."""
    return [(kind.value, complaint_word(kind)) for kind in ComplaintKind]


def complaint_status_word(status: str) -> str:
    """Where a complaint stands."""
    return {
        ComplaintStatus.OPEN: pgettext("complaint", "To be decided"),
        ComplaintStatus.APPEALED: pgettext("complaint", "Appealed"),
        ComplaintStatus.UPHELD: pgettext("complaint", "Upheld"),
        ComplaintStatus.REJECTED: pgettext("complaint", "Rejected"),
        ComplaintStatus.WITHDRAWN: pgettext("complaint", "Withdrawn"),
    }[ComplaintStatus(status)]


def complaint_chip(status: str) -> Chip:
    """Where a complaint stands, as a chip."""
    icon, tone = _CHIPS[ComplaintStatus(status)]
    return Chip(complaint_status_word(status), icon, tone)


def complaint_states() -> list[tuple[str, str]]:
    """Where complaints stand, as a filter offers it."""
    return [(status.value, complaint_status_word(status)) for status in ComplaintStatus]


def severity_word(severity: str | None) -> str:
    """How grave it is; nothing for none."""
    if not severity:
        return ""
    return {
        Severity.MINOR: pgettext("severity", "Minor"),
        Severity.SERIOUS: pgettext("severity", "Serious"),
        Severity.GRAVE: pgettext("severity", "Grave"),
    }[Severity(severity)]


def severities() -> list[tuple[str, str]]:
    """How grave complaints are, as a filter offers it."""
    return [(severity.value, severity_word(severity)) for severity in Severity]


def side_word(side: ComplaintSide) -> str:
    """Who speaks, by what they are."""
    return {
        ComplaintSide.COMPLAINANT: _("Complainant"),
        ComplaintSide.ACCUSED: _("Accused"),
        ComplaintSide.ADMINISTRATOR: _("Administrator"),
    }[side]


def profile_word(window: str) -> str:
    """As what somebody is a side."""
    return _("Vendor") if window == Window.VENDOR.value else _("Customer")


def points(count: int) -> str:
    """So many points of credit."""
    return ngettext("{n} point", "{n} points", count).format(n=number(count))


def penalty_words(deduction: int, fine: Decimal) -> str:
    """What a verdict costs; nothing when it costs nothing."""
    parts = []
    if deduction:
        parts.append(_("−{points} of credit").format(points=points(deduction)))
    if fine:
        parts.append(_("fine {amount}").format(amount=money(fine)))
    return ", ".join(parts)


def said_heading(said: Said) -> str:
    """What a part of the conversation is, where it is more than a message."""
    if said.kind is SaidKind.STATEMENT:
        return pgettext("complaint", "Statement")
    if said.kind is SaidKind.APPEAL:
        return pgettext("complaint", "Appeal")
    if said.kind is not SaidKind.VERDICT or said.verdict is None:
        return ""
    verdict = complaint_status_word(said.verdict)
    grave = severity_word(said.severity)
    penalty = penalty_words(said.deduction or 0, said.fine or Decimal(0))
    told = _("Verdict: {verdict}").format(verdict=verdict)
    return " · ".join(part for part in (told, grave, penalty) if part)


def credit_word(why: str) -> str:
    """Why a credit score changed."""
    return {
        CreditReason.ORDER_COMPLETED: _("Completed order"),
        CreditReason.COMPLAINT_UPHELD: _("Upheld complaint"),
        CreditReason.APPEAL_DECIDED: _("Decided appeal"),
        CreditReason.ADJUSTED: _("Adjusted by the shop"),
    }[CreditReason(why)]


def credit_reasons() -> list[tuple[str, str]]:
    """Why credit scores change, as a filter offers it."""
    return [(why.value, credit_word(why)) for why in CreditReason]


def signed(change: int) -> str:
    """A change with its sign: +1, −20."""
    return ("+" if change > 0 else "−" if change < 0 else "") + number(abs(change))
