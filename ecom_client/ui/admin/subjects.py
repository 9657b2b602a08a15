"""The administrators' tables as they can be asked about: the columns of each view with their words.

A column of a view is offered to conditions and summaries once it stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ecom_client.data.query import subject_of
from ecom_client.data.views.accounts import (
    admin_account,
    admin_application,
    admin_customer,
    admin_student_badge,
    admin_vendor,
)
from ecom_client.data.views.administration import admin_audit_log, admin_mail
from ecom_client.data.views.catalogue import (
    admin_category,
    admin_product,
    admin_question,
    admin_review,
    admin_want,
)
from ecom_client.data.views.complaints import admin_complaint, admin_credit_change
from ecom_client.data.views.messages import admin_broadcast, admin_post, admin_support
from ecom_client.data.views.money import (
    admin_debt,
    admin_ledger_entry,
    admin_membership_charge,
    admin_wallet_request,
)
from ecom_client.data.views.orders import admin_order, admin_order_request, admin_post_sale
from ecom_client.domain.catalogue import Condition as ItemCondition
from ecom_client.domain.catalogue import ProductStatus
from ecom_client.domain.orders import Delivery, OrderStatus, Payment
from ecom_client.ui.admin.audit_words import audited_actions, audited_subjects
from ecom_client.ui.admin.mail_words import mail_kinds, mail_states
from ecom_client.ui.admin.words import (
    account_states,
    audiences,
    movement_kinds,
    post_kinds,
    sides,
    vendor_kinds,
    vendor_states,
    wallet_kinds,
)
from ecom_client.ui.common.complaint_words import (
    complaint_kinds,
    complaint_states,
    credit_reasons,
    severities,
)
from ecom_client.ui.common.order_request_words import order_request_kinds, order_request_states
from ecom_client.ui.common.order_words import delivery_word, payment_word, status_word
from ecom_client.ui.common.product_words import condition_word, product_status_word
from ecom_client.ui.common.query_words import Asked, QueryWords
from ecom_client.ui.common.selling_words import application_states, charge_states, document_kinds
from ecom_client.ui.common.student_words import badge_states
from ecom_client.ui.common.support_words import support_states
from ecom_client.ui.common.text import _, pgettext
from ecom_client.ui.common.wallet_words import debt_states, request_kinds, request_states
from ecom_client.ui.common.want_words import want_states

ORDERS = (
    Asked("number", lambda: _("Number")),
    Asked("status", lambda: _("State"), lambda: [(s.value, status_word(s)) for s in OrderStatus]),
    Asked("placed_at", lambda: _("Placed")),
    Asked("total", lambda: _("Total")),
    Asked("customer_name", lambda: _("Customer")),
    Asked("vendor_name", lambda: _("Vendor")),
    Asked("payment", lambda: _("Payment"), lambda: [(p.value, payment_word(p)) for p in Payment]),
    Asked("paid_at", lambda: _("Paid")),
    Asked("delivery", lambda: _("Delivery"), lambda: [(d.value, delivery_word(d)) for d in Delivery]),
    Asked("item_count", lambda: _("Items")),
    Asked("items_total", lambda: _("Items together")),
    Asked("delivery_fee", lambda: _("Delivery fee")),
    Asked("tax", lambda: _("Tax")),
    Asked("refunded", lambda: _("Paid back")),
    Asked("recipient", lambda: _("Recipient")),
    Asked("phone", lambda: _("Phone")),
    Asked("address", lambda: _("Address")),
    Asked("meeting_place", lambda: _("Meeting place")),
    Asked("note", lambda: _("Note")),
    Asked("status_detail", lambda: _("Reason")),
    Asked("carrier", lambda: _("Carrier")),
    Asked("tracking_number", lambda: _("Tracking number")),
    Asked("confirmed_at", lambda: _("Confirmed")),
    Asked("shipped_at", lambda: _("Shipped")),
    Asked("received_at", lambda: _("Received")),
    Asked("cancelled_at", lambda: _("Cancelled")),
    Asked("returned_at", lambda: _("Returned")),
)

_ACCOUNT = (
    Asked("login_name", lambda: _("Login name")),
    Asked("email", lambda: _("E-mail")),
    Asked("contact_number", lambda: _("Contact number")),
    Asked("account_status", lambda: _("Account"), account_states),
    Asked("balance", lambda: _("Balance")),
    Asked("credit_score", lambda: _("Credit score")),
    Asked("last_signed_in_at", lambda: _("Last signed in")),
    Asked("bank", lambda: _("Bank")),
    Asked("card_last4", lambda: _("Card ends in")),
)

CUSTOMERS = (
    Asked("name", lambda: _("Name")),
    Asked("created_at", lambda: _("Since")),
    *_ACCOUNT,
)

VENDORS = (
    Asked("name", lambda: _("Name")),
    Asked("kind", lambda: _("Kind"), vendor_kinds),
    Asked("status", lambda: _("State"), vendor_states),
    Asked("opened_at", lambda: _("Opened")),
    Asked("description", lambda: _("Description")),
    Asked("contact_is_published", lambda: _("Number is public")),
    Asked("responsible_administrator", lambda: _("Responsible")),
    *_ACCOUNT,
)

PRODUCTS = (
    Asked("name", lambda: _("Name")),
    Asked("status", lambda: _("State"), lambda: [(s.value, product_status_word(s)) for s in ProductStatus]),
    Asked("price", lambda: _("Price")),
    Asked("special_price", lambda: _("Special price")),
    Asked("special_until", lambda: _("Special price until")),
    Asked("stock", lambda: _("Stock")),
    Asked("sold_count", lambda: _("Sold")),
    Asked("on_order", lambda: _("On order")),
    Asked("vendor_name", lambda: _("Vendor")),
    Asked("category_name", lambda: _("Category")),
    Asked(
        "item_condition",
        lambda: _("Condition"),
        lambda: [(c.value, condition_word(c)) for c in ItemCondition],
    ),
    Asked("average_rating", lambda: _("Rating")),
    Asked("rating_count", lambda: _("Ratings")),
    Asked("isbn_or_model", lambda: _("ISBN or model")),
    Asked("description", lambda: _("Description")),
    Asked("removal_reason", lambda: _("Reason")),
    Asked("campus", lambda: _("Campus")),
    Asked("created_at", lambda: _("Created")),
    Asked("listed_at", lambda: _("On sale since")),
    Asked("expires_at", lambda: _("Expires")),
)


WALLET_REQUESTS = (
    Asked("number", lambda: _("Number")),
    Asked("kind", lambda: _("Kind"), request_kinds),
    Asked("status", lambda: _("State"), request_states),
    Asked("amount", lambda: _("Amount")),
    Asked("account_name", lambda: _("Account")),
    Asked("bank_reference", lambda: _("Bank reference")),
    Asked("requested_at", lambda: _("Asked")),
    Asked("decided_at", lambda: _("Decided")),
    Asked("decided_by_name", lambda: _("Decided by")),
    Asked("note", lambda: _("Note")),
)

STUDENTS = (
    Asked("name", lambda: _("Name")),
    Asked("login_name", lambda: _("Login name")),
    Asked("campus", lambda: _("Campus")),
    Asked("email", lambda: _("Confirmed e-mail")),
    Asked("status", lambda: _("State"), badge_states),
    Asked("asked_at", lambda: _("Asked")),
    Asked("decided_at", lambda: _("Decided")),
    Asked("decided_by_name", lambda: _("Decided by")),
    Asked("note", lambda: _("Note")),
)

WANTS = (
    Asked("name", lambda: _("Looked for")),
    Asked("status", lambda: _("State"), want_states),
    Asked("price", lambda: _("At most")),
    Asked("quantity", lambda: _("Quantity")),
    Asked("customer_name", lambda: _("Customer")),
    Asked("offers", lambda: pgettext("want", "Offers")),
    Asked("description", lambda: _("Description")),
    Asked("hidden_reason", lambda: _("Reason")),
    Asked("posted_at", lambda: _("Posted")),
    Asked("expires_at", lambda: _("Until")),
)

ACCOUNTS = (
    Asked("login_name", lambda: _("Login name")),
    Asked("status", lambda: _("State"), account_states),
    Asked("email", lambda: _("E-mail")),
    Asked("customer_name", lambda: _("Customer")),
    Asked("vendor_name", lambda: _("Vendor")),
    Asked("administrator_name", lambda: _("Administrator")),
    Asked("credit_score", lambda: _("Credit score")),
    Asked("language", lambda: pgettext("account", "Language")),
    Asked("registered_at", lambda: _("Registered")),
    Asked("last_signed_in_at", lambda: _("Last signed in")),
    Asked("status_reason", lambda: _("Reason")),
    Asked("email_verified_at", lambda: _("E-mail verified")),
    Asked("terms_version", lambda: _("Terms accepted, version")),
    Asked("terms_accepted_at", lambda: _("Terms accepted")),
)

BROADCASTS = (
    Asked("title", lambda: _("Title")),
    Asked("audience", lambda: pgettext("message", "To"), audiences),
    Asked("sent_at", lambda: pgettext("message", "Sent")),
    Asked("sent_by", lambda: _("Written by")),
    Asked("read_count", lambda: _("Read by")),
    Asked("withdrawn_at", lambda: _("Withdrawn")),
)

POST_SALE = (
    Asked("number", lambda: _("Order")),
    Asked("customer_name", lambda: _("Customer")),
    Asked("vendor_name", lambda: _("Vendor")),
    Asked("waiting_since", lambda: _("Waits since")),
    Asked("last_side", lambda: _("Spoke last"), sides),
    Asked("last_words", lambda: _("Last words")),
    Asked("last_at", lambda: _("When")),
    Asked("message_count", lambda: _("Messages")),
    Asked(
        "order_status", lambda: _("Order's state"), lambda: [(s.value, status_word(s)) for s in OrderStatus]
    ),
)

REVIEWS = (
    Asked("product_name", lambda: _("Product")),
    Asked("rating", lambda: _("Rating")),
    Asked("words", lambda: _("Words")),
    Asked("customer_name", lambda: _("Customer")),
    Asked("vendor_name", lambda: _("Vendor")),
    Asked("is_hidden", lambda: _("Hidden")),
    Asked("hidden_reason", lambda: _("Reason")),
    Asked("reply", lambda: _("Vendor's answer")),
    Asked("created_at", lambda: _("Written")),
)

LEDGER = (
    Asked("happened_at", lambda: _("When")),
    Asked("kind", lambda: _("What"), movement_kinds),
    Asked("wallet", lambda: _("Wallet"), wallet_kinds),
    Asked("login_name", lambda: _("Login name")),
    Asked("amount", lambda: _("Amount")),
    Asked("balance_after", lambda: _("Balance after")),
    Asked("order_number", lambda: _("Order")),
    Asked("request_number", lambda: _("Wallet request")),
    Asked("transaction_id", lambda: _("Transaction")),
    Asked("moved_by", lambda: _("Moved by")),
    Asked("note", lambda: _("Note")),
)

SUPPORT = (
    Asked("number", lambda: _("Number")),
    Asked("status", lambda: _("State"), support_states),
    Asked("account_name", lambda: _("Account")),
    Asked("subject", lambda: pgettext("of a conversation", "Subject")),
    Asked("is_report", lambda: _("Reports somebody")),
    Asked("assigned_to", lambda: _("Taken on by")),
    Asked("message_count", lambda: _("Messages")),
    Asked("opened_at", lambda: _("Opened")),
    Asked("last_at", lambda: _("When")),
    Asked("first_answer_seconds", lambda: _("Seconds to the first answer")),
    Asked("first_answered_at", lambda: _("First answered")),
    Asked("closed_at", lambda: _("Closed")),
)

QUESTIONS = (
    Asked("product_name", lambda: _("Product")),
    Asked("vendor_name", lambda: _("Vendor")),
    Asked("asker_name", lambda: _("Asked by")),
    Asked("content", lambda: _("Question")),
    Asked("answer", lambda: _("Answer")),
    Asked("asked_at", lambda: pgettext("question", "Asked")),
    Asked("answered_at", lambda: _("Answered")),
    Asked("hidden_at", lambda: _("Hidden")),
    Asked("hidden_reason", lambda: _("Reason")),
)

COMMUNITY = (
    Asked("kind", lambda: _("Kind"), post_kinds),
    Asked("title", lambda: _("Topic")),
    Asked("author_name", lambda: _("Author")),
    Asked("login_name", lambda: _("Login name")),
    Asked("content", lambda: _("Words")),
    Asked("written_at", lambda: _("Written")),
    Asked("hidden_at", lambda: _("Hidden")),
    Asked("hidden_reason", lambda: _("Reason")),
    Asked("removed_at", lambda: _("Removed by its author")),
)

APPLICATIONS = (
    Asked("number", lambda: _("Number")),
    Asked("status", lambda: _("State"), application_states),
    Asked("vendor_name", lambda: _("Vendor")),
    Asked("plan_name", lambda: _("Plan")),
    Asked("real_name", lambda: _("Name in the document")),
    Asked("document_kind", lambda: _("Document"), document_kinds),
    Asked("applied_at", lambda: _("Applied")),
    Asked("decided_at", lambda: _("Decided")),
    Asked("decided_by_name", lambda: _("Decided by")),
    Asked("reason", lambda: _("Reason")),
)

CHARGES = (
    Asked("vendor_name", lambda: pgettext("vendor", "Shop")),
    Asked("plan_name", lambda: _("Plan")),
    Asked("amount", lambda: _("Amount")),
    Asked("status", lambda: _("State"), charge_states),
    Asked("charged_at", lambda: _("Charged")),
    Asked("due_at", lambda: _("Due")),
    Asked("paid_at", lambda: _("Paid")),
)

COMPLAINTS = (
    Asked("number", lambda: _("Number")),
    Asked("kind", lambda: _("About"), complaint_kinds),
    Asked("status", lambda: _("State"), complaint_states),
    Asked("severity", lambda: _("Severity"), severities),
    Asked("complainant_name", lambda: _("Complainant")),
    Asked("accused_name", lambda: _("Accused")),
    Asked("order_number", lambda: _("Order number")),
    Asked("product_name", lambda: _("Product")),
    Asked("deduction", lambda: _("Deduction")),
    Asked("fine", lambda: _("Fine")),
    Asked("message_count", lambda: _("Messages")),
    Asked("filed_at", lambda: _("Made")),
    Asked("last_at", lambda: _("Last word")),
    Asked("decided_at", lambda: _("Decided")),
    Asked("decided_by_name", lambda: _("Decided by")),
    Asked("appealed_at", lambda: _("Appealed")),
)

CREDIT = (
    Asked("person_name", lambda: _("Name")),
    Asked("login_name", lambda: _("Login name")),
    Asked("score_change", lambda: pgettext("credit", "Change")),
    Asked("score_after", lambda: _("Score after")),
    Asked("why", lambda: _("Why"), credit_reasons),
    Asked("order_number", lambda: _("Order number")),
    Asked("complaint_number", lambda: _("Complaint")),
    Asked("note", lambda: _("Reason")),
    Asked("decided_by_name", lambda: _("Decided by")),
    Asked("happened_at", lambda: _("When")),
)

RETURNS = (
    Asked("order_number", lambda: _("Order")),
    Asked("kind", lambda: pgettext("money", "What"), order_request_kinds),
    Asked("status", lambda: _("State"), order_request_states),
    Asked("amount", lambda: _("Amount")),
    Asked("customer_name", lambda: _("Customer")),
    Asked("vendor_name", lambda: _("Vendor")),
    Asked("payment", lambda: _("Payment"), lambda: [(p.value, payment_word(p)) for p in Payment]),
    Asked("reason", lambda: _("Reason")),
    Asked("answer", lambda: _("Answer")),
    Asked("asked_at", lambda: _("Asked")),
    Asked("decided_at", lambda: _("Decided")),
    Asked("paid_back_at", lambda: _("Paid back")),
)

DEBTS = (
    Asked("debtor", lambda: _("Debtor")),
    Asked("creditor", lambda: _("Owed to")),
    Asked("kind", lambda: pgettext("debt", "For what"), movement_kinds),
    Asked("amount", lambda: _("Amount")),
    Asked("paid", lambda: _("Paid")),
    Asked("left_to_pay", lambda: _("Left to pay")),
    Asked("status", lambda: _("State"), debt_states),
    Asked("order_number", lambda: _("Order")),
    Asked("note", lambda: _("Note")),
    Asked("made_at", lambda: pgettext("debt", "Since")),
    Asked("settled_at", lambda: pgettext("debt", "Paid on")),
)

MAIL = (
    Asked("kind", lambda: _("Letter"), mail_kinds),
    Asked("status", lambda: _("State"), mail_states),
    Asked("recipient", lambda: _("To")),
    Asked("login_name", lambda: _("Login name")),
    Asked("tries", lambda: _("Tries")),
    Asked("written_at", lambda: _("Written")),
    Asked("sent_at", lambda: _("Sent")),
    Asked("last_error", lambda: _("What went wrong")),
)

CATEGORIES = (
    Asked("name", lambda: _("Name")),
    Asked("parent_name", lambda: _("Inside")),
    Asked("description", lambda: _("Description")),
    Asked("products", lambda: _("Products")),
    Asked("on_sale", lambda: pgettext("product", "On sale")),
)

AUDIT = (
    Asked("happened_at", lambda: _("When")),
    Asked("login_name", lambda: _("Who")),
    Asked("action", lambda: _("What"), audited_actions),
    Asked("subject", lambda: _("Subject"), audited_subjects),
    Asked("subject_id", lambda: _("Number")),
)

_MODULES: Mapping[str, Callable[[], QueryWords]] = {
    "orders": lambda: QueryWords(subject_of(admin_order), ORDERS),
    "customers": lambda: QueryWords(subject_of(admin_customer), CUSTOMERS),
    "vendors": lambda: QueryWords(subject_of(admin_vendor), VENDORS),
    "products": lambda: QueryWords(subject_of(admin_product), PRODUCTS),
    "wallet_requests": lambda: QueryWords(subject_of(admin_wallet_request), WALLET_REQUESTS),
    "returns": lambda: QueryWords(subject_of(admin_order_request), RETURNS),
    "debts": lambda: QueryWords(subject_of(admin_debt), DEBTS),
    "approvals": lambda: QueryWords(subject_of(admin_application), APPLICATIONS),
    "finance": lambda: QueryWords(subject_of(admin_membership_charge), CHARGES),
    "students": lambda: QueryWords(subject_of(admin_student_badge), STUDENTS),
    "wants": lambda: QueryWords(subject_of(admin_want), WANTS),
    "post_sale": lambda: QueryWords(subject_of(admin_post_sale), POST_SALE),
    "reviews": lambda: QueryWords(subject_of(admin_review), REVIEWS),
    "ledger": lambda: QueryWords(subject_of(admin_ledger_entry), LEDGER),
    "complaints": lambda: QueryWords(subject_of(admin_complaint), COMPLAINTS),
    "credit": lambda: QueryWords(subject_of(admin_credit_change), CREDIT),
    "accounts": lambda: QueryWords(subject_of(admin_account), ACCOUNTS),
    "questions": lambda: QueryWords(subject_of(admin_question), QUESTIONS),
    "community": lambda: QueryWords(subject_of(admin_post), COMMUNITY),
    "categories": lambda: QueryWords(subject_of(admin_category), CATEGORIES),
    "audit": lambda: QueryWords(subject_of(admin_audit_log), AUDIT),
    "mail": lambda: QueryWords(subject_of(admin_mail), MAIL),
    "support": lambda: QueryWords(subject_of(admin_support), SUPPORT),
    "broadcast": lambda: QueryWords(subject_of(admin_broadcast), BROADCASTS),
}


def words_of(module: str) -> QueryWords | None:
    """The words of a module's table; None for one that cannot be asked about."""
    make = _MODULES.get(module)
    return make() if make is not None else None
