"""Complaints: filed with evidence, talked about by three, decided with a penalty, appealed once, seen by few."""

from __future__ import annotations

import hashlib
from decimal import Decimal

import pytest

from ecom_client.data.repositories.complaints import COMPLAINTS, Complaints
from ecom_client.data.wire import Wire
from ecom_client.domain.attachments import PendingAttachment
from ecom_client.domain.catalogue import Picture
from ecom_client.domain.complaints import (
    Complaint,
    ComplaintKind,
    ComplaintSide,
    ComplaintStatus,
    SaidKind,
    Severity,
)
from ecom_client.domain.errors import Refused
from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from tests.fixtures.goods import Goods, balance, buy, fill_wallet, put_on_sale
from tests.fixtures.people import People, Person

JPEG = b"\xff\xd8\xff\xe0"


@pytest.fixture
def goods(vendor: Person) -> Goods:
    return put_on_sale(vendor, "台灯 Lamp", "80.00")


@pytest.fixture
def order(customer: Person, goods: Goods) -> int:
    return int(buy(customer, goods.line())["orders"][0]["id"])


def evidence(person: Person, content: bytes = b"evidence") -> int:
    picture = Picture(hashlib.sha256(content).hexdigest(), "image/jpeg", 9, 9, JPEG + content, JPEG)
    return person.session.attachments.store([PendingAttachment(picture)])[0]


def complain(
    person: Person,
    order: int | None,
    kind: ComplaintKind = ComplaintKind.NOT_SHIPPED,
    *,
    product: int | None = None,
    key: str = "",
) -> int:
    return person.session.complaints.file(
        key or new_key(),
        person.window,
        kind,
        "三周没发货 Nothing came.",
        [evidence(person)],
        order_id=order,
        product_id=product,
    )[0]


def _refused(person: Person, **wrong: object) -> tuple[str, str]:
    call: dict[str, object] = {
        "profile": person.window.value,
        "kind": "fraud",
        "order": None,
        "product": None,
        "content": "words",
        "attachments": f"[{evidence(person)}]",
    }
    return person.refused("file_complaint", new_key(), *(call | wrong).values())


def _decide(
    administrator: Person,
    complaint: int,
    severity: Severity | None,
    *,
    fine: bool = False,
    version: int | None = None,
) -> tuple[ComplaintStatus, int, Decimal]:
    seen = version or administrator.shop.value(
        "SELECT version FROM ecom_data.complaint WHERE id = %s", complaint
    )
    made = administrator.session.complaints.decide(
        new_key(), complaint, seen, severity, "理由 Because.", with_fine=fine
    )
    return made.status, made.deduction, made.fine


def _seen(person: Person, complaint: int) -> Complaint:
    found = person.session.complaints.complaint(complaint)
    assert found is not None
    return found


def _list(person: Person, **narrowed: object) -> list[int]:
    source = Complaints.source(person.window).with_filter(narrowed)
    return [row.id for row in source.page(person.session, None, 0, 100)]


def _credit(person: Person) -> int:
    return int(
        person.shop.value("SELECT credit_score FROM ecom_data.account WHERE id = %s", person.account_id)
    )


def _told(person: Person) -> list[str]:
    return [one.kind for one in person.session.notifications.page(person.window)]


def test_a_customer_complains_and_three_talk_about_it(
    customer: Person, vendor: Person, administrator: Person, order: int
) -> None:
    complaint = complain(customer, order)
    mine, theirs = _seen(customer, complaint), _seen(vendor, complaint)
    assert (mine.side, mine.status, mine.other_name) == (
        ComplaintSide.COMPLAINANT,
        ComplaintStatus.OPEN,
        vendor.signed_in.identity.vendor_name,
    )
    assert (theirs.side, theirs.unread, theirs.order_id) == (ComplaintSide.ACCUSED, 1, order)
    assert "complaint_filed" in _told(vendor)
    assert vendor.session.notifications.news(Window.VENDOR).complaints == 1
    assert administrator.session.notifications.news(Window.ADMINISTRATOR).complaints >= 1

    picture = evidence(vendor, b"parcel")
    sent = vendor.session.complaints.write(new_key(), complaint, "Sent yesterday", [picture])
    asked = administrator.session.complaints.answer(new_key(), complaint, "Which carrier?")
    said = customer.session.complaints.messages(complaint)
    assert [(one.side, one.kind) for one in said] == [
        (ComplaintSide.COMPLAINANT, SaidKind.STATEMENT),
        (ComplaintSide.ACCUSED, SaidKind.MESSAGE),
        (ComplaintSide.ADMINISTRATOR, SaidKind.MESSAGE),
    ]
    assert said[1].attachments == (picture,)
    for person in (customer, vendor, administrator):
        assert person.session.attachments.content(picture) == JPEG + b"parcel"
        assert person.session.attachments.content(said[0].attachments[0]) == JPEG + b"evidence"
    assert _seen(customer, complaint).unread == 2
    customer.session.complaints.mark_read(complaint, sent)
    assert _seen(customer, complaint).unread == 1
    customer.session.complaints.mark_read(complaint, asked)
    assert customer.session.notifications.news(Window.CUSTOMER).complaints == 0
    assert _told(customer).count("complaint_message") == 1, "the second was not read yet"
    whole = administrator.session.complaints.all_messages(complaint)
    assert [one.id for one in whole] == [one.id for one in said]
    assert whole[2].name == "Admin"


def test_an_upheld_complaint_costs_credit_and_a_fine(
    customer: Person, vendor: Person, administrator: Person, order: int
) -> None:
    fill_wallet(vendor, "30")
    complaint = complain(customer, order, ComplaintKind.FRAUD)
    assert _decide(administrator, complaint, Severity.SERIOUS, fine=True) == (
        ComplaintStatus.UPHELD,
        20,
        Decimal("50.00"),
    )
    assert _credit(vendor) == 80
    assert balance(vendor) == 0
    owed = vendor.shop.value("SELECT ecom_data.debt_of(%s)", vendor.account_id)
    assert owed == Decimal("20.00"), "what the wallet does not cover is owed"
    assert (_seen(vendor, complaint).deduction, _seen(vendor, complaint).fine) == (20, Decimal("50.00"))
    assert (_seen(customer, complaint).deduction, _seen(customer, complaint).fine) == (0, Decimal("0.00"))
    assert customer.session.complaints.messages(complaint)[-1].fine is None
    card = customer.session.catalogue.seller(vendor.profile_id)
    assert card is not None and (card.upheld_complaints, card.credit_score) == (1, 80)
    assert "complaint_decided" in _told(customer) and "complaint_decided" in _told(vendor)
    history = vendor.session.credit.source().page(vendor.session, None, 0, 9)
    assert [(one.score_change, one.score_after, one.why.value) for one in history] == [
        (-20, 80, "complaint_upheld")
    ]
    assert history[0].number == _seen(vendor, complaint).number
    for refused in (
        vendor.refused("write_complaint_message", new_key(), complaint, "late", None),
        administrator.refused("decide_complaint", new_key(), complaint, 2, "reject", None, 0, "again"),
        administrator.refused("answer_complaint", new_key(), complaint, "late", None),
        customer.refused("withdraw_complaint", new_key(), complaint),
    ):
        assert refused == ("complaint_state", "upheld")


def test_an_appeal_is_decided_by_another_and_only_the_difference_moves(
    customer: Person, vendor: Person, people: People, administrator: Person, order: int
) -> None:
    fill_wallet(vendor, "300")
    complaint = complain(customer, order, ComplaintKind.FRAUD)
    _decide(administrator, complaint, Severity.GRAVE, fine=True)
    assert (_credit(vendor), balance(vendor)) == (40, Decimal("100.00"))
    assert _seen(vendor, complaint).may_appeal and not _seen(customer, complaint).may_appeal
    assert customer.refused("appeal_complaint", new_key(), complaint, "me too", None)[0] == "appeal_over"
    vendor.session.complaints.appeal(new_key(), complaint, "It was sent", [evidence(vendor)])
    assert _seen(vendor, complaint).status is ComplaintStatus.APPEALED
    refused = administrator.refused("decide_complaint", new_key(), complaint, 3, "reject", None, 0, "no")
    assert refused[0] == "same_administrator"
    other = people.administrator("Other")
    assert _decide(other, complaint, Severity.MINOR)[1:] == (5, 0)
    assert (_credit(vendor), balance(vendor)) == (95, Decimal("300.00"))
    assert vendor.refused("appeal_complaint", new_key(), complaint, "again", None)[0] == "appeal_over"
    assert not _seen(vendor, complaint).may_appeal


def test_a_fine_that_is_owed_goes_when_the_appeal_succeeds(
    customer: Person, vendor: Person, people: People, administrator: Person, order: int
) -> None:
    fill_wallet(vendor, "30")
    complaint = complain(customer, order, ComplaintKind.FRAUD)
    _decide(administrator, complaint, Severity.SERIOUS, fine=True)
    vendor.session.complaints.appeal(new_key(), complaint, "It was sent")
    assert _decide(people.administrator("Other"), complaint, None) == (ComplaintStatus.REJECTED, 0, 0)
    assert balance(vendor) == Decimal("30.00")
    assert vendor.shop.value("SELECT ecom_data.debt_of(%s)", vendor.account_id) == 0
    assert _credit(vendor) == 100
    card = customer.session.catalogue.seller(vendor.profile_id)
    assert card is not None and card.upheld_complaints == 0


def test_a_rejected_complaint_costs_nothing_and_its_side_may_appeal_in_time(
    customer: Person, vendor: Person, administrator: Person, order: int
) -> None:
    complaint = complain(customer, order)
    assert _decide(administrator, complaint, None, fine=True) == (ComplaintStatus.REJECTED, 0, 0)
    assert (_credit(vendor), _seen(customer, complaint).may_appeal) == (100, True)
    assert vendor.refused("appeal_complaint", new_key(), complaint, "me", None)[0] == "appeal_over"
    customer.shop.move_clock(15 * 86400)
    assert customer.refused("appeal_complaint", new_key(), complaint, "late", None)[0] == "appeal_over"


def test_a_vendor_complains_about_a_buyer_who_is_never_fined(
    customer: Person, vendor: Person, administrator: Person, order: int
) -> None:
    fill_wallet(customer, "500")
    before = balance(customer)
    complaint = complain(vendor, order, ComplaintKind.ABUSIVE_BUYER)
    assert _decide(administrator, complaint, Severity.GRAVE, fine=True) == (ComplaintStatus.UPHELD, 60, 0)
    assert (_credit(customer), balance(customer)) == (40, before)
    assert _list(customer) == [complaint] == _list(vendor, side="complainant")


def test_an_empty_shelf_is_about_a_product_and_hides_who_complained(
    customer: Person, vendor: Person, goods: Goods
) -> None:
    complaint = complain(customer, None, ComplaintKind.EMPTY_SHELF, product=goods.id)
    theirs = _seen(vendor, complaint)
    assert (theirs.product_id, theirs.product_name, theirs.order_id) == (goods.id, "台灯 Lamp", None)
    assert theirs.other_name == "林**"
    assert _list(vendor, status=frozenset({"open", "appealed"})) == [complaint]
    assert _list(vendor, status=frozenset({"upheld"})) == []


def test_the_score_never_goes_below_zero_and_an_appeal_gives_back_what_was_taken(
    customer: Person, vendor: Person, people: People, administrator: Person, order: int
) -> None:
    vendor.shop.execute("UPDATE ecom_data.account SET credit_score = 10 WHERE id = %s", vendor.account_id)
    complaint = complain(customer, order)
    assert _decide(administrator, complaint, Severity.GRAVE)[1] == 10
    assert _credit(vendor) == 0
    vendor.session.complaints.appeal(new_key(), complaint, "no")
    _decide(people.administrator("Other"), complaint, None)
    assert _credit(vendor) == 10


def test_the_same_key_files_and_decides_once(
    customer: Person, vendor: Person, administrator: Person, order: int
) -> None:
    key, picture = new_key(), evidence(customer)
    call = ("file_complaint", key, "customer", "fraud", order, None, "words", f"[{picture}]")
    assert customer.write(*call) == customer.write(*call)
    assert _list(customer) == _list(vendor)
    complaint = _list(customer)[0]
    key = new_key()
    call = ("decide_complaint", key, complaint, 1, "uphold", "minor", 0, "words")
    assert administrator.write(*call) == administrator.write(*call)
    assert _credit(vendor) == 95
    key = new_key()
    call = ("appeal_complaint", key, complaint, "words", None)
    assert vendor.write(*call) == vendor.write(*call)
    key = new_key()
    call = ("write_complaint_message", key, complaint, "words", None)
    assert vendor.write(*call) == vendor.write(*call)
    key = new_key()
    call = ("answer_complaint", key, complaint, "words", None)
    assert administrator.write(*call) == administrator.write(*call)
    assert len(vendor.session.complaints.messages(complaint)) == 5


def test_taken_back_it_is_over(customer: Person, vendor: Person, order: int) -> None:
    complaint, key = complain(customer, order), new_key()
    assert vendor.refused("withdraw_complaint", new_key(), complaint)[0] == "not_found"
    customer.session.complaints.withdraw(key, complaint)
    customer.session.complaints.withdraw(key, complaint)
    assert _seen(vendor, complaint).status is ComplaintStatus.WITHDRAWN
    assert "complaint_withdrawn" in _told(vendor)
    assert customer.refused("withdraw_complaint", new_key(), complaint)[0] == "complaint_state"
    assert complain(customer, order) != complaint


def test_what_cannot_be_complained_of_is_refused(
    customer: Person, other_customer: Person, vendor: Person, order: int, goods: Goods
) -> None:
    assert _refused(customer, order=order, attachments="[]") == ("evidence_missing", "attachments")
    assert _refused(customer, order=order, attachments=None) == ("evidence_missing", "attachments")
    theirs = evidence(other_customer)
    assert _refused(customer, order=order, attachments=f"[{theirs}]")[0] == "picture_unknown"
    assert _refused(customer, order=order, attachments="[1,2,3,4,5,6,7]")[0] == "list_too_long"
    assert _refused(customer, order=order, content=" ") == ("text_missing", "content")
    assert _refused(customer, order=order, content="x" * 2001) == ("text_too_long", "content")
    assert _refused(customer) == ("choice_unknown", "kind")
    assert _refused(customer, order=order, product=goods.id) == ("choice_unknown", "kind")
    assert _refused(customer, order=order, kind="empty_shelf") == ("choice_unknown", "kind")
    assert _refused(customer, order=order, kind="abusive_buyer") == ("choice_unknown", "kind")
    assert _refused(customer, product=goods.id, kind="not_shipped") == ("choice_unknown", "kind")
    assert _refused(customer, order=order, kind="not_as_described") == ("wrong_state", "placed")
    assert _refused(vendor, product=goods.id)[0] == "not_found"
    assert _refused(customer, product=2**40, kind="empty_shelf")[0] == "not_found"
    assert _refused(customer, order=order, profile="administrator") == ("choice_unknown", "profile")
    vendor.write("confirm_order", new_key(), order)
    vendor.write("ship_order", new_key(), order, "SF", "1")
    customer.write("confirm_delivery", new_key(), order, None)
    assert _refused(customer, order=order, kind="not_shipped") == ("wrong_state", "received")
    complain(customer, order, ComplaintKind.NOT_AS_DESCRIBED)
    assert _refused(customer, order=order)[0] == "complaint_exists"
    shop = customer.shop
    shop.execute("UPDATE ecom_data.product SET status = 'off_shelf' WHERE id = %s", goods.id)
    assert _refused(customer, product=goods.id)[0] == "not_found"


def test_no_more_than_ten_at_once(customer: Person, vendor: Person) -> None:
    for number in range(10):
        goods = put_on_sale(vendor, f"Thing {number}")
        complain(customer, None, ComplaintKind.FRAUD, product=goods.id)
    assert _refused(customer, product=put_on_sale(vendor).id)[0] == "too_many_complaints"


def test_nobody_complains_about_themselves_or_decides_their_own(
    customer: Person, vendor: Person, people: People, order: int
) -> None:
    shop = customer.shop
    complaint = complain(customer, order)
    judge = people.administrator("Judge")
    for side in ("complainant", "accused"):
        shop.execute(
            f"UPDATE ecom_data.complaint SET {side}_account_id = %s WHERE id = %s",
            judge.account_id,
            complaint,
        )
        decide = ("decide_complaint", new_key(), complaint, 1, "reject", None, 0, "words")
        assert judge.refused(*decide)[0] == "own_complaint"
        assert judge.refused("answer_complaint", new_key(), complaint, "words", None)[0] == "own_complaint"
        own = {"complainant": customer.account_id, "accused": vendor.account_id}[side]
        shop.execute(f"UPDATE ecom_data.complaint SET {side}_account_id = %s WHERE id = %s", own, complaint)


def test_a_verdict_names_what_it_saw_and_what_it_is(
    customer: Person, administrator: Person, order: int
) -> None:
    complaint = complain(customer, order)
    for arguments, refusal in (
        ((1, "maybe", None, 0, "words"), ("choice_unknown", "verdict")),
        ((1, "uphold", None, 0, "words"), ("choice_unknown", "severity")),
        ((1, "uphold", "deadly", 0, "words"), ("choice_unknown", "severity")),
        ((1, "reject", None, 0, " "), ("text_missing", "content")),
        ((9, "reject", None, 0, "words"), ("changed_meanwhile", str(complaint))),
    ):
        assert administrator.refused("decide_complaint", new_key(), complaint, *arguments) == refusal
    assert (
        administrator.refused("decide_complaint", new_key(), 2**40, 1, "reject", None, 0, "w")[0]
        == "not_found"
    )


def test_nobody_else_reads_writes_or_decides(
    customer: Person,
    other_customer: Person,
    other_vendor: Person,
    vendor: Person,
    people: People,
    order: int,
    guest: Wire,
) -> None:
    complaint = complain(customer, order)
    picture = customer.session.complaints.messages(complaint)[0].attachments[0]
    clerk = people.administrator("Clerk", "Clerks of nothing")
    for stranger in (other_customer, other_vendor, clerk):
        assert stranger.call("my_complaint", complaint) == []
        assert stranger.call("complaint_messages", complaint) == []
        assert stranger.session.attachments.content(picture) is None
        for refused in (
            stranger.refused("write_complaint_message", new_key(), complaint, "x", None),
            stranger.refused("mark_complaint_read", complaint, 1),
            stranger.refused("withdraw_complaint", new_key(), complaint),
            stranger.refused("appeal_complaint", new_key(), complaint, "x", None),
        ):
            assert refused[0] == "not_found"
        for call in (
            ("decide_complaint", new_key(), complaint, 1, "reject", None, 0, "x"),
            ("answer_complaint", new_key(), complaint, "x", None),
            ("complaint_parties", complaint),
            ("complaint_order", complaint),
        ):
            assert stranger.refused(*call)[0] == "not_allowed"
    assert _list(other_customer) == _list(other_vendor) == []
    assert _refused(other_customer, order=order)[0] == "not_found"
    with pytest.raises(Refused, match="not_allowed"):
        guest.read("my_complaint", complaint)
    list_of_others = ("my_complaints", "last_at", 1, None, None, 0, 9, "vendor", None, None)
    assert customer.refused(*list_of_others)[0] == "profile_missing"
    assert customer.refused("my_complaints", "id", 1, None, None, 0, 9, "customer", None, None)[0] == (
        "choice_unknown"
    )


def test_who_decides_sees_the_order_and_both_histories(
    customer: Person, vendor: Person, administrator: Person, order: int
) -> None:
    complaint = complain(customer, order)
    complainant, accused = administrator.session.complaints.parties(complaint)
    assert (complainant.account_id, complainant.profile, complainant.complaints_made) == (
        customer.account_id,
        Window.CUSTOMER,
        1,
    )
    assert (accused.account_id, accused.credit_score, accused.complaints_against) == (
        vendor.account_id,
        100,
        1,
    )
    seen = administrator.session.complaints.order(complaint)
    assert seen is not None and (seen["id"], seen["items"]) == (order, "1 × 台灯 Lamp")
    rows = COMPLAINTS.with_filter({"status": frozenset({"open"})}).page(administrator.session, None, 0, 500)
    assert complaint in [row["id"] for row in rows]


def test_an_account_with_an_open_complaint_is_not_closed(
    customer: Person, vendor: Person, goods: Goods
) -> None:
    complaint = complain(customer, None, ComplaintKind.EMPTY_SHELF, product=goods.id)
    for person in (customer, vendor):
        assert person.refused("close_account", new_key()) == ("complaints_open", "1")
    customer.session.complaints.withdraw(new_key(), complaint)
    customer.write("close_account", new_key())


def test_the_list_pages_without_missing_any(customer: Person, vendor: Person) -> None:
    made = [
        complain(customer, None, ComplaintKind.FRAUD, product=put_on_sale(vendor, f"Thing {n}").id)
        for n in range(4)
    ]
    source = Complaints.source(Window.VENDOR)
    paged, after = [], None
    while rows := source.page(vendor.session, after, 0, 1):
        paged.append(rows[0].id)
        after = source.cursor(rows[0])
    assert paged == made[::-1]
