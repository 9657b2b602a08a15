"""The audit log in words: what was done, to what, and the values that were kept of it.

A deed writes its own name, the kind of its subject, and old and new values under names of their own. Each of them has
its words here; what another package's deeds write is shown as it is kept.
"""

from __future__ import annotations

import datetime as times
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from ecom_client.domain.catalogue import Condition, ProductStatus
from ecom_client.domain.identity import Privilege, Window
from ecom_client.domain.permissions import Module
from ecom_client.domain.students import BadgeStatus
from ecom_client.domain.wants import WantStatus
from ecom_client.ui.admin.mail_words import mail_kind_word, mail_status_word
from ecom_client.ui.admin.settings import setting_word
from ecom_client.ui.admin.words import account_status_word, audience_word, module_word, privilege_word
from ecom_client.ui.common.complaint_words import complaint_status_word, severity_word
from ecom_client.ui.common.product_words import condition_word, product_status_word
from ecom_client.ui.common.selling_words import application_chip, month_words
from ecom_client.ui.common.student_words import badge_word
from ecom_client.ui.common.support_words import support_status_word
from ecom_client.ui.common.text import LANGUAGES, _, date, listed, money, pgettext
from ecom_client.ui.common.wallet_words import request_chip, request_word
from ecom_client.ui.common.want_words import want_word


def actions() -> dict[str, str]:
    """Every deed that is written down, and what it is called."""
    return {
        "add_member": _("Member added"),
        "adjust_credit": _("Credit score adjusted"),
        "answer_post_sale": _("Post-sale message written"),
        "assign_support": _("Support conversation assigned"),
        "assign_vendor": _("Vendor assigned"),
        "charge_memberships": _("Memberships charged"),
        "close_support": _("Support conversation closed"),
        "decide_application": _("Application decided"),
        "decide_complaint": _("Complaint decided"),
        "decide_student_badge": _("Student badge decided"),
        "decide_wallet_request": _("Wallet request decided"),
        "edit_account": _("Account edited"),
        "edit_customer": _("Customer edited"),
        "edit_order": _("Order edited"),
        "edit_product": _("Product edited"),
        "edit_vendor": _("Vendor edited"),
        "hide_post": _("Post hidden"),
        "hide_question": _("Question hidden"),
        "hide_review": _("Review hidden"),
        "hide_want": _("Want hidden"),
        "move_category": _("Category moved"),
        "publish_terms": _("Terms of use published"),
        "record_check": _("On-site check recorded"),
        "reinstate_account": _("Account reinstated"),
        "remove_category": _("Category removed"),
        "remove_group": _("Group removed"),
        "remove_member": _("Member taken out"),
        "remove_product": _("Product removed"),
        "reset_password": _("Password reset"),
        "restore_product": _("Product given back"),
        "retry_letter": _("Letter sent again"),
        "save_category": _("Category saved"),
        "save_fee": _("Fee changed"),
        "save_group": _("Group saved"),
        "save_plan": _("Plan saved"),
        "save_setting": _("Setting changed"),
        "send_broadcast": _("Message to all sent"),
        "set_access": _("Access changed"),
        "show_bank_card": _("Bank card looked at"),
        "show_post": _("Post shown again"),
        "show_question": _("Question shown again"),
        "show_review": _("Review shown again"),
        "show_want": _("Want shown again"),
        "suspend_account": _("Account suspended"),
        "switch_fees": _("Fees switched on or off"),
        "withdraw_broadcast": _("Message to all withdrawn"),
    }


def subjects() -> dict[str, str]:
    """Every kind of thing a deed is done to, and what it is called."""
    return {
        "account": pgettext("audit", "Account"),
        "application": pgettext("audit", "Application"),
        "broadcast": pgettext("audit", "Message to all"),
        "category": pgettext("audit", "Category"),
        "community_post": pgettext("audit", "Post"),
        "complaint": pgettext("audit", "Complaint"),
        "customer": pgettext("audit", "Customer"),
        "fee": pgettext("audit", "Fee"),
        "group": pgettext("audit", "Group"),
        "letter": pgettext("audit", "Letter"),
        "membership": pgettext("audit", "Membership"),
        "order": pgettext("audit", "Order"),
        "plan": pgettext("audit", "Plan"),
        "product": pgettext("audit", "Product"),
        "product_question": pgettext("audit", "Question"),
        "review": pgettext("audit", "Review"),
        "setting": pgettext("audit", "Setting"),
        "student_badge": pgettext("audit", "Student badge"),
        "support_conversation": pgettext("audit", "Support conversation"),
        "terms": pgettext("audit", "Terms of use"),
        "vendor": pgettext("audit", "Vendor"),
        "wallet_request": pgettext("audit", "Wallet request"),
        "want": pgettext("audit", "Want"),
    }


def names() -> dict[str, str]:
    """Every name a value is kept under, and what it is called."""
    return {
        "address": _("Address"),
        "amount": _("Amount"),
        "assigned_to": pgettext("audit", "Number of the account"),
        "assigned_to_name": _("Taken on by"),
        "audience": pgettext("message", "To"),
        "campus": _("Campus"),
        "category": _("Category"),
        "category_id": pgettext("audit", "Number of the category"),
        "contact_is_published": _("Number is public"),
        "contact_number": _("Contact number"),
        "credit_score": _("Credit score"),
        "days": pgettext("audit", "Days"),
        "deduction": _("Deduction"),
        "description": _("Description"),
        "discount": pgettext("audit", "Discount, per cent"),
        "email": _("E-mail"),
        "ends_on": pgettext("audit", "Good until"),
        "fine": _("Fine"),
        "group": pgettext("audit", "Group"),
        "hidden": _("Hidden"),
        "is_offered": pgettext("audit", "On offer"),
        "item_condition": _("Condition"),
        "kind": _("Kind"),
        "language": pgettext("account", "Language"),
        "last4": pgettext("audit", "Last four digits"),
        "login_name": _("Login name"),
        "message_id": pgettext("audit", "Number of the message"),
        "module": pgettext("audit", "Module"),
        "month": pgettext("audit", "Month"),
        "monthly_price": pgettext("audit", "Price of a month"),
        "name": _("Name"),
        "note": _("Note"),
        "on": pgettext("audit", "Checked on"),
        "paid": pgettext("audit", "Shops that paid"),
        "parent": pgettext("audit", "Number of the category above"),
        "parent_name": pgettext("audit", "Under"),
        "phone": _("Phone"),
        "price": _("Price"),
        "privilege": pgettext("audit", "Privilege"),
        "reason": _("Reason"),
        "recipient": _("Recipient"),
        "responsible_administrator": _("Responsible"),
        "responsible_administrator_id": pgettext("audit", "Number of the administrator"),
        "role": pgettext("audit", "Group of"),
        "severity": _("Severity"),
        "slots": pgettext("audit", "Places on the shelf"),
        "special_price": _("Special price"),
        "status": _("State"),
        "status_detail": pgettext("audit", "Reason of the state"),
        "text_en": pgettext("audit", "English text"),
        "text_zh": pgettext("audit", "Chinese text"),
        "title": _("Title"),
        "unpaid": pgettext("audit", "Shops that did not pay"),
        "value": pgettext("audit", "Value"),
        "version": pgettext("audit", "Version"),
    }


#: A number that says nothing to a reader → the name beside it that says the same.
_SAID_BY_NAME = {
    "assigned_to": "assigned_to_name",
    "category_id": "category",
    "parent": "parent_name",
    "responsible_administrator_id": "responsible_administrator",
}

_STATES: Mapping[str, Callable[[str], str]] = {
    "account": account_status_word,
    "application": lambda value: application_chip(value).word,
    "complaint": complaint_status_word,
    "letter": mail_status_word,
    "product": lambda value: product_status_word(ProductStatus(value)),
    "student_badge": lambda value: badge_word(BadgeStatus(value)),
    "support_conversation": support_status_word,
    "vendor": account_status_word,
    "wallet_request": lambda value: request_chip(value).word,
    "want": lambda value: want_word(WantStatus(value)),
}
"""Kind of subject → the words of its states."""


def action_word(action: str) -> str:
    """What was done."""
    return actions().get(action) or _as_kept(action)


def audited_actions() -> list[tuple[str, str]]:
    """The deeds, as a condition offers them."""
    return sorted(actions().items(), key=lambda one: one[1])


def audited_subjects() -> list[tuple[str, str]]:
    """The kinds of things deeds are done to, as a filter offers them."""
    return sorted(subjects().items(), key=lambda one: one[1])


def subject_word(subject: str) -> str:
    """What kind of thing it was done to."""
    return subjects().get(subject) or _as_kept(subject)


def values(subject: str, kept: str | None) -> list[tuple[str, str]]:
    """Old or new values of a deed to such a subject, as names and texts; what is empty is left out."""
    known = json.loads(kept) if kept else {}
    if not isinstance(known, dict):
        return [("", str(known))]
    words = names()
    return [
        (words.get(name) or _as_kept(name), text)
        for name, value in known.items()
        if _SAID_BY_NAME.get(name) not in known and (text := _value_word(subject, name, value))
    ]


def in_a_line(subject: str, kept: str | None) -> str:
    """The same as one line."""
    told = [
        pgettext("audit", "{name}: {value}").format(name=name, value=value) if name else value
        for name, value in values(subject, kept)
    ]
    return listed(told)


def _value_word(subject: str, name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    kind = f"{subject}.{name}"
    writer = _SUBJECTS_OWN.get(kind) or _WRITERS.get(name)
    try:
        return writer(value) if writer is not None else str(value)
    except (KeyError, ValueError, ArithmeticError):
        return str(value)


def _yes_no(value: Any) -> str:
    return _("Yes") if value in (True, 1, "1", "yes", "true") else _("No")


def _money(value: Any) -> str:
    return money(Decimal(str(value)))


def _day(value: Any) -> str:
    return date(times.date.fromisoformat(str(value)[:10]))


def _module(value: Any) -> str:
    window = str(value).partition(".")[0] if "." in str(value) else Window.ADMINISTRATOR.value
    return module_word(Module(str(value), Window(window)))


def _people(value: Any) -> str:
    return {
        Window.CUSTOMER: _("Customers"),
        Window.VENDOR: _("Vendors"),
        Window.ADMINISTRATOR: pgettext("audit", "Administrators"),
    }[Window(value)]


_WRITERS: Mapping[str, Callable[[Any], str]] = {
    "amount": _money,
    "audience": audience_word,
    "contact_is_published": _yes_no,
    "ends_on": _day,
    "fine": _money,
    "hidden": _yes_no,
    "is_offered": _yes_no,
    "item_condition": lambda value: condition_word(Condition(value)),
    "language": lambda value: LANGUAGES[value],
    "last4": lambda value: f"•••• {value}",
    "module": _module,
    "month": lambda value: month_words(times.date.fromisoformat(str(value)[:10])),
    "monthly_price": _money,
    "on": _day,
    "price": _money,
    "privilege": lambda value: privilege_word(Privilege[str(value).upper()]),
    "role": _people,
    "severity": severity_word,
    "special_price": _money,
}
"""Name of a value → how it is read, whatever it is kept of."""

_SUBJECTS_OWN: Mapping[str, Callable[[Any], str]] = {
    **{f"{subject}.status": word for subject, word in _STATES.items()},
    "letter.kind": mail_kind_word,
    "setting.name": setting_word,
    "setting.value": lambda value: _yes_no(value) if value in ("yes", "no") else str(value),
    "wallet_request.kind": request_word,
}
"""The same for a value that reads otherwise with its subject."""


def _as_kept(word: str) -> str:
    return word.replace("_", " ").capitalize()
