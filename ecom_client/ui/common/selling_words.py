"""Fees, plans and applications in words, the same in the vendor's and the administrator's window."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ecom_client.domain.applications import ApplicationStatus, DocumentKind
from ecom_client.domain.selling import ChargeStatus, Duration, Fee, FeeKind, Plan
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.text import _, current_locale, money, ngettext, number, percent, pgettext


def days_words(days: int) -> str:
    """So many days."""
    return ngettext("{n} day", "{n} days", days).format(n=number(days))


def fee_words(amount: Decimal) -> str:
    """What it costs, or that it costs nothing."""
    return money(amount) if amount else _("free")


def duration_words(duration: Duration, count: int = 1) -> str:
    """Days with their fee, as a choice offers them."""
    return _("{days} – {fee}").format(days=days_words(duration.days), fee=fee_words(duration.fee * count))


def fee_name(fee: Fee) -> str:
    """What a line of the schedule is for."""
    if fee.kind is FeeKind.ADVERTISING:
        return _("Advertising, a day")
    return _("Listing, {days}").format(days=days_words(fee.days))


def slots_words(slots: int) -> str:
    """The places of a shelf."""
    return ngettext("{n} place on the shelf", "{n} places on the shelf", slots).format(n=number(slots))


def plan_words(plan: Plan) -> str:
    """A plan in a line: its name, places, price and discount."""
    parts = [
        plan.name,
        slots_words(plan.slots),
        _("{price} a month").format(price=money(plan.monthly_price)) if plan.monthly_price else _("free"),
    ]
    if plan.discount:
        parts.append(_("{discount} off advertising").format(discount=percent(plan.discount)))
    return " · ".join(parts)


def month_words(month: date) -> str:
    """A month of a year."""
    from PyQt6.QtCore import QDate

    pattern = pgettext("month of a year", "MMMM yyyy")
    return current_locale().toString(QDate(month.year, month.month, 1), pattern)


def charge_chip(status: str) -> Chip:
    """Whether a month is paid."""
    if status == ChargeStatus.PAID:
        return Chip(pgettext("membership", "Paid"), "check", "good")
    return Chip(pgettext("membership", "Not paid"), "alert-outline", "bad")


def charge_states() -> list[tuple[str, str]]:
    """The states of a month as a filter offers them."""
    return [(status.value, charge_chip(status).word) for status in ChargeStatus]


def application_chip(status: str) -> Chip:
    """How far an application is."""
    looks = {
        ApplicationStatus.REQUESTED: (pgettext("application", "Waiting"), "timer-sand", "warn"),
        ApplicationStatus.APPROVED: (pgettext("application", "Approved"), "check", "good"),
        ApplicationStatus.REFUSED: (pgettext("application", "Refused"), "close", "bad"),
        ApplicationStatus.CANCELLED: (
            pgettext("application", "Taken back"),
            "minus-circle-outline",
            "neutral",
        ),
    }
    return Chip(*looks[ApplicationStatus(status)])


def application_states() -> list[tuple[str, str]]:
    """The states of an application as a filter offers them."""
    return [(status.value, application_chip(status).word) for status in ApplicationStatus]


def document_word(kind: str) -> str:
    """What proves who somebody is."""
    return {
        DocumentKind.IDENTITY_CARD: _("Identity card"),
        DocumentKind.STUDENT_CARD: _("Student card"),
        DocumentKind.PASSPORT: _("Passport"),
        DocumentKind.LICENCE: _("Business licence"),
    }[DocumentKind(kind)]


def document_kinds() -> list[tuple[str, str]]:
    """The kinds of document as a choice offers them."""
    return [(kind.value, document_word(kind)) for kind in DocumentKind]
