"""Every known error as a sentence that says what to do, and the field it belongs beside.

The words are those of sql/refusals.toml; a test holds that each has a sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date as calendar_date
from decimal import Decimal, InvalidOperation

from ecom_client.domain.errors import (
    Cancelled,
    Invalid,
    Refused,
    ServerAway,
    SignInFailed,
    TookTooLong,
    Untrusted,
    WrongVersion,
)
from ecom_client.ui.common.text import _, date, money, pgettext


@dataclass(frozen=True)
class Said:
    """What is wrong and where: `field` is the form's field, or nothing when it concerns the whole."""

    sentence: str
    field: str = ""


def said(error: Exception) -> Said | None:
    """The sentence for a known error; None for a bug of ours."""
    if isinstance(error, Refused | Invalid):
        make = WORDS.get(error.word)
        return Said(make(error.detail), error.detail) if make else None
    if isinstance(error, SignInFailed):
        return Said(_("The login name or the password is wrong."), "password")
    if isinstance(error, Untrusted):
        return Said(
            _(
                "The server's certificate cannot be verified, so nothing was sent to it. Ask whoever runs the shop."
            )
        )
    if isinstance(error, ServerAway):
        return Said(_("The server does not answer."))
    if isinstance(error, WrongVersion):
        if error.server > error.client:
            return Said(_("The shop runs a newer version. Install the newest Ecom on this computer."))
        return Said(_("The shop runs an older version. Ask whoever runs it to upgrade the server."))
    if isinstance(error, TookTooLong):
        return Said(_("This took longer than the server allows. Narrow it down and try again."))
    if isinstance(error, Cancelled):
        return Said(
            _("Cancelled. If it had reached the server already, it counts: look before you repeat it.")
        )
    return None


def sentence(error: Exception) -> str:
    """The sentence alone; for a bug of ours its own words."""
    found = said(error)
    return found.sentence if found else str(error)


WORDS: dict[str, Callable[[str], str]] = {
    "not_an_account": lambda _detail: _("This account is not known to the shop. Sign in again."),
    "maintenance": lambda _detail: _("The shop is closed for maintenance. Try again in a few minutes."),
    "account_not_open_yet": lambda _detail: _("Finish your registration first."),
    "account_suspended": lambda detail: (
        _("This account is suspended: {reason} Ask the administrators of the shop.").format(
            reason=_closed(detail)
        )
        if detail
        else _("This account is suspended. Ask the administrators of the shop.")
    ),
    "account_locked": lambda _detail: _(
        "This account is blocked for some minutes after too many wrong passwords."
    ),
    "profile_missing": lambda _detail: _("Your account has no such profile."),
    "vendor_suspended": lambda _detail: _("Your shop is suspended. Ask the administrators."),
    "not_allowed": lambda _detail: _("You are not allowed to do this."),
    "not_found": lambda _detail: _("It is no longer there. Refresh the page."),
    "key_missing": lambda _detail: _("This program is too old for the shop. Install the newest Ecom."),
    "key_used_for_something_else": lambda _detail: _(
        "This was sent before with other content. Refresh the page and try again."
    ),
    "changed_meanwhile": lambda _detail: _(
        "Somebody changed this meanwhile. Refresh the page and look again."
    ),
    "text_missing": lambda _detail: _("This is needed."),
    "text_too_long": lambda _detail: _("This is too long."),
    "text_unprintable": lambda _detail: _("This holds characters that cannot be shown. Type it again."),
    "phone_invalid": lambda _detail: _("Type a telephone number: 5 to 20 digits."),
    "email_invalid": lambda _detail: _("Type an e-mail address like name@campus.cn."),
    "email_taken": lambda _detail: _("Another account uses this e-mail address."),
    "amount_out_of_range": lambda _detail: _(
        "Type an amount between ¥0.01 and the largest allowed, without fractions of a cent."
    ),
    "choice_unknown": lambda detail: (
        _("This administrator's account is not active any more. Choose another one.")
        if detail == "administrator"
        else _("Choose one of the offered values.")
    ),
    "login_name_invalid": lambda _detail: _(
        "Use 3 to 32 letters, digits, dots, hyphens or underscores, beginning with a letter or digit."
    ),
    "login_name_taken": lambda _detail: _("This login name is taken. Choose another."),
    "login_name_letters": lambda _detail: _(
        "Use Latin, Chinese, Japanese or Korean letters: a name in others could be mistaken for somebody else's."
    ),
    "login_name_unknown": lambda _detail: _("No account that is open has this login name."),
    "old_password_wrong": lambda _detail: _("This is not your password."),
    "password_short": lambda _detail: _("Use at least 8 characters."),
    "too_many_openings": lambda _detail: _("Too many accounts were opened from here. Try again in an hour."),
    "terms_not_accepted": lambda detail: (
        _("Accept the terms of use to go on.")
        if not detail.isdigit()
        else _("The terms of use have changed. Accept them first: see the message at the top of the window.")
    ),
    "mail_is_off": lambda _detail: _("This shop sends no mail. Ask its administrators for a new password."),
    "too_many_recoveries": lambda _detail: _(
        "Too many codes were asked for from here. Try again in an hour."
    ),
    "recovery_code_wrong": lambda _detail: _(
        "This code does not fit this login name, or it is too old. Look at the newest letter, or ask for another code."
    ),
    "code_expired": lambda _detail: _("This code is used or too old. Ask for another."),
    "letter_state": lambda detail: (
        _("This letter is sent already.")
        if detail == "sent"
        else _("This letter is waiting to be sent already.")
    ),
    "letter_outdated": lambda _detail: _(
        "This code was asked for over an hour ago. Its owner asks for another one."
    ),
    "email_code_wrong": lambda _detail: _("This is not the code from the newest letter."),
    "too_many_codes": lambda _detail: _("You got several codes already. Ask for another in an hour."),
    "too_many_codes_tried": lambda _detail: _("Too many wrong codes. Ask for another code."),
    "email_not_verified": lambda _detail: _(
        "Verify your e-mail address first: see E-mail address in the menu with your name."
    ),
    "balance_too_low": lambda _detail: _("The wallet does not cover this. Top it up first."),
    "too_many_addresses": lambda _detail: _("The address book is full. Remove an address first."),
    "too_many_requests": lambda _detail: _(
        "Too many requests are open. Wait until some are decided, or cancel one."
    ),
    "own_request": lambda _detail: _("Nobody decides their own request. Ask another administrator."),
    "request_is_closed": lambda _detail: _("This request was decided already. Refresh the page."),
    "own_account": lambda _detail: _("Nobody does this to their own account."),
    "account_state": lambda _detail: _("The account is no longer in the state you saw. Refresh the page."),
    "last_administrator": lambda _detail: _(
        "This is the last administrator who may do everything. Add another first."
    ),
    "orders_open": lambda _detail: _("Orders are still open. Finish or cancel them first."),
    "balance_left": lambda detail: _("There are still ¥{amount} in the wallet. Withdraw them first.").format(
        amount=detail
    ),
    "requests_open": lambda _detail: _(
        "A wallet request is still open. Wait until it is decided, or cancel it."
    ),
    "owners_stay": lambda _detail: _("The owners may do everything, always. Change another group."),
    "group_stays": lambda _detail: _("Everybody who buys or sells belongs to this group: it stays as it is."),
    "group_not_empty": lambda _detail: _("Take its members out of the group first."),
    "name_taken": lambda _detail: _("This name is taken. Choose another."),
    "category_inside_itself": lambda _detail: _("A category cannot stand inside itself."),
    "category_not_empty": lambda _detail: _(
        "There are or were products or other categories in it. Move them first, or rename it."
    ),
    "credit_too_low": lambda _detail: _(
        "Your credit score is too low to publish. Completed orders raise it."
    ),
    "publishing_balance_too_low": lambda _detail: _(
        "Publishing needs a minimum balance in your wallet. Top it up first."
    ),
    "fee_not_covered": lambda detail: _(
        "Your wallet does not cover this: {amount} are missing. Top it up first."
    ).format(amount=_yuan(detail)),
    "fee_changed": lambda detail: _("It costs {amount} now. Look at it and decide again.").format(
        amount=_yuan(detail)
    ),
    "slots_full": lambda detail: _(
        "All {n} places on the shelf are taken. Take something off, or choose a larger plan."
    ).format(n=detail),
    "shelf_too_full": lambda detail: _(
        "{n} products of one shop are on the shelf, more than the plan has places for. They have to leave it first."
    ).format(n=detail),
    "membership_unpaid": lambda detail: _(
        "The membership is not paid: {amount} are owed. Pay it on the page Shop."
    ).format(amount=_yuan(detail)),
    "plan_missing": lambda _detail: _("Your shop has no plan. Ask the administrators."),
    "fees_are_off": lambda _detail: _("This is the trial period: nothing is charged. Switch fees on first."),
    "not_a_shop": lambda _detail: _("This is not a shop any more. Refresh the page."),
    "already_a_shop": lambda _detail: _("You are a shop already. Refresh the page."),
    "application_open": lambda _detail: _("An application of yours is still being looked at."),
    "documents_missing": lambda _detail: _("Add at least one picture of the document."),
    "check_missing": lambda _detail: _("Record the on-site check first."),
    "not_settled_yet": lambda detail: _(
        "A shop is paid out once in a period: the next withdrawal is possible from {day} on."
    ).format(day=_day(detail)),
    "reserve_stays": lambda detail: _(
        "While you sell, a reserve stays in the wallet: at most {amount} can leave it now."
    ).format(amount=_yuan(detail)),
    "special_price_not_lower": lambda _detail: _("The special price must be lower than the price."),
    "number_out_of_range": lambda _detail: _("This number is out of range."),
    "list_too_long": lambda _detail: _("These are too many at once."),
    "picture_unknown": lambda _detail: _("This picture is not among yours. Add it again."),
    "picture_unreadable": lambda _detail: _(
        "This file is not a picture Ecom can read. Use JPEG, PNG or WebP."
    ),
    "picture_too_large": lambda _detail: _("This picture is too large: at most 2 MB and 4096 pixels a side."),
    "picture_quota_full": lambda _detail: _(
        "Your room for pictures is full. Remove pictures you no longer need."
    ),
    "attachment_quota_full": lambda _detail: _(
        "Your room for private pictures is full. Send fewer or smaller ones."
    ),
    "complaint_exists": lambda _detail: _(
        "You complained about this already. Go on in that complaint until it is decided."
    ),
    "complaint_state": lambda _detail: _(
        "The complaint is closed or was decided meanwhile. Refresh the page."
    ),
    "too_many_complaints": lambda _detail: _("Ten of your complaints are open. Wait until some are decided."),
    "complaints_open": lambda _detail: _("Complaints are still open. Wait until they are decided."),
    "own_complaint": lambda _detail: _("You are a side of this yourself. Somebody else has to do it."),
    "same_administrator": lambda _detail: _(
        "You decided this complaint. Another administrator decides the appeal."
    ),
    "own_review": lambda _detail: _("This is your own: nobody reviews themselves."),
    "already_replied": lambda _detail: _("You replied to this review already."),
    "not_bought": lambda _detail: _("Individual sellers are rated by who received an order from them."),
    "appeal_over": lambda _detail: _("There is no appeal: it is too late, or somebody has appealed already."),
    "stock_too_low": lambda _detail: _("There are not that many in stock to take out."),
    "date_is_past": lambda _detail: _("Choose a day that is not past."),
    "export_too_long": lambda _detail: _(
        "These are more rows than such a file holds. Narrow the table down, or export it as CSV."
    ),
    "number_needed": lambda _detail: _("Enter a number, such as 120."),
    "range_backwards": lambda _detail: _("“To” must not be less than “From”."),
    "query_unreadable": lambda _detail: _("This query was saved by another version of Ecom. Make it again."),
    "date_out_of_range": lambda _detail: _("This day is out of range."),
    "statement_too_long": lambda _detail: _(
        "More than 20,000 entries fall into this period: too many for one statement."
    ),
    "not_on_sale": lambda _detail: _("This product is no longer on sale."),
    "out_of_stock": lambda _detail: _("There are not that many left. Choose fewer."),
    "own_product": lambda _detail: _("This is your own product: nobody buys from themselves."),
    "quantity_out_of_range": lambda _detail: _("Type a quantity from 1 to 9,999."),
    "price_changed": lambda _detail: _("The price has changed. Look at the new one and decide again."),
    "total_changed": lambda _detail: _("The total has changed. Look at the new one and decide again."),
    "list_full": lambda _detail: _("The list is full. Remove something first."),
    "duplicate_line": lambda _detail: _("A product stands here twice. Refresh the page."),
    "cart_empty": lambda _detail: _("The cart is empty."),
    "wrong_state": lambda _detail: _("The order is no longer in a state that allows this. Refresh the page."),
    "code_wrong": lambda _detail: _("This is not the buyer's code. Ask the buyer for it."),
    "recipient_unknown": lambda _detail: _("Nobody who takes messages has this login name."),
    "mailbox_full": lambda _detail: _(
        "The mailbox you are writing to is full. Nothing was sent; try again later."
    ),
    "own_mailbox_full": lambda _detail: _("Your own mailbox is full. Delete messages in it first."),
    "blocked_by_recipient": lambda _detail: _("Whoever you are writing to takes no messages from you."),
    "too_many_messages": lambda _detail: _("You have written very much in the last hour. Go on later."),
    "message_to_self": lambda _detail: _("This is your own account."),
    "too_many_conversations": lambda _detail: _(
        "You have several open conversations with the marketplace. Go on in one of them."
    ),
    "already_answered": lambda _detail: _("This was answered already. Refresh the page."),
    "own_question": lambda _detail: _("This is your own product."),
    "conversation_full": lambda _detail: _(
        "This conversation is full. Use the contact number of the other side."
    ),
    "return_too_late": lambda detail: _(
        "Goods can be returned within {days} days of receipt. Write to the vendor instead."
    ).format(days=detail),
    "order_request_open": lambda _detail: _(
        "The vendor has not answered yet what you asked about this order. Wait, or withdraw it."
    ),
    "nothing_to_return": lambda _detail: _("Say how many come back."),
    "want_closed": lambda _detail: _("This want is no longer open. Refresh the page."),
    "offer_closed": lambda _detail: _("This offer was answered or taken back already. Refresh the page."),
    "own_want": lambda _detail: _("This is your own want: nobody sells to themselves."),
    "too_many_wants": lambda _detail: _("You have 30 open wants. Close one first."),
    "offered_already": lambda _detail: _("This product is offered to this want already. Choose another."),
    "bargain_open": lambda _detail: _("You bargain about this product already. Look under Bargains."),
    "bargain_closed": lambda _detail: _("This bargain is over. Begin a new one from the product's page."),
    "price_not_lower": lambda _detail: _("Offer less than it costs now."),
    "product_reserved": lambda _detail: _(
        "It is held for a customer at an agreed price. Wait until they buy it or their time is over."
    ),
    "not_your_turn": lambda _detail: _("It is the other side's turn. Refresh the page."),
    "too_many_searches": lambda _detail: _("You have saved 30 searches. Remove one first."),
    "badge_open": lambda _detail: _("Your card is being looked at already. Wait until it is decided."),
    "badge_decided": lambda _detail: _("This was decided already. Refresh the page."),
    "evidence_missing": lambda _detail: _("Add at least one picture as proof."),
    "cards_locked": lambda _detail: _(
        "Bank cards are locked: the shop's owner has to load the card key. Try again later."
    ),
    "card_invalid": lambda _detail: _(
        "This is no card number: 12 to 19 digits, and one of them may be wrong."
    ),
    "card_unreadable": lambda _detail: _("This card cannot be read any more. Type it again."),
    "debt_open": lambda detail: _(
        "You owe ¥{amount}. Top up your wallet first: what comes in pays it."
    ).format(amount=detail),
    "field_unknown": lambda _detail: _("This program is too old for the shop. Install the newest Ecom."),
    "handed_over_in_person": lambda _detail: _(
        "This order is handed over in person: it is not sent to an address."
    ),
    "product_state": lambda _detail: _("The product is no longer in the state you saw. Refresh the page."),
    "review_state": lambda _detail: _("The review is no longer in the state you saw. Refresh the page."),
    "already_rated": lambda _detail: _("You rated this item already."),
    "too_many_tries": lambda _detail: _(
        "Too many wrong codes. Wait ten minutes, and ask the buyer for the code meanwhile."
    ),
}


def _day(day: str) -> str:
    """A day a refusal names."""
    try:
        return date(calendar_date.fromisoformat(day))
    except ValueError:
        return day


def _yuan(amount: str) -> str:
    """An amount a refusal names."""
    try:
        return money(Decimal(amount))
    except InvalidOperation:
        return amount


def _closed(reason: str) -> str:
    """What somebody typed, ending as a sentence does."""
    reason = reason.strip()
    if reason.endswith((".", "!", "?", "。", "！", "？", "…")):
        return reason
    return reason + pgettext("end of a sentence", ".")
