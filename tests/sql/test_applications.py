"""Applications to be a shop: documents, the on-site check, the decision, and what is kept of it."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from ecom_client.domain.applications import ApplicationDecision, ApplicationStatus, DocumentKind
from ecom_client.domain.attachments import PendingAttachment
from ecom_client.domain.catalogue import Picture, VendorKind
from ecom_client.domain.keys import new_key
from tests.fixtures.goods import put_on_sale
from tests.fixtures.people import InstalledShop, People, Person

DAY = 86_400


def document(person: Person, words: bytes = b"identity card") -> int:
    """A private picture somebody has stored."""
    content = b"\xff\xd8\xff\xe0" + words * 20
    picture = Picture(hashlib.sha256(content).hexdigest(), "image/jpeg", 60, 40, content, content)
    return person.session.attachments.store([PendingAttachment(picture)])[0]


@pytest.fixture
def plan(shop: InstalledShop) -> int:
    return int(shop.value("SELECT id FROM ecom_data.plan WHERE name = '小店 Small'"))


def apply(
    vendor: Person, plan: int, *documents: int, key: str = "", real_name: str = "林小雨"
) -> dict[str, Any]:
    """An application with these documents."""
    return vendor.write(
        "apply_for_shop",
        *(key or new_key(), plan, real_name, "student_card", "周六在 On Saturdays", str(list(documents))),
    )


@pytest.fixture
def application(vendor: Person, plan: int) -> int:
    """An application with one document."""
    return int(apply(vendor, plan, document(vendor))["id"])


def _row(administrator: Person, application: int) -> dict[str, Any]:
    return administrator.rows("SELECT * FROM ecom.admin_application WHERE id = :id", id=application)[0]


def test_a_seller_applies_is_visited_and_becomes_a_shop(
    vendor: Person, administrator: Person, application: int, plan: int
) -> None:
    goods = put_on_sale(vendor)
    vendor.write("publish_product", new_key(), goods.id, 1, 30, 0)
    row = _row(administrator, application)
    assert (row["status"], row["real_name"], row["plan_name"]) == ("requested", "林小雨", "小店 Small")
    picture = int(row["documents"])
    assert administrator.session.attachments.content(picture) is not None
    deciding = administrator.session.applications
    assert administrator.refused(
        "decide_application", new_key(), application, row["version"], "approve", ""
    ) == ("check_missing", str(application))
    today = vendor.shop.value("SELECT ecom_data.shop_date(ecom_data.utc_now())")
    deciding.record_check(
        new_key(), application, row["version"], today, "南苑 3 号楼，见到本人 Seen in person"
    )
    key = new_key()
    approve = ApplicationDecision.APPROVE
    assert deciding.decide(key, application, 2, approve, "") is ApplicationStatus.APPROVED
    assert deciding.decide(key, application, 2, approve, "") is ApplicationStatus.APPROVED
    mine = vendor.session.selling.shop()
    assert (mine.kind, mine.plan_id, mine.slots) == (VendorKind.SHOP, plan, 20)
    listing = vendor.session.catalogue.listing(goods.id)
    assert listing is not None
    assert listing.vendor_kind is VendorKind.SHOP and listing.expires_at is None
    (theirs,) = vendor.session.applications.mine()
    assert theirs.status is ApplicationStatus.APPROVED and theirs.documents == (picture,)
    told = vendor.shop.value(
        "SELECT detail FROM ecom_data.notification WHERE account_id = %s AND kind = 'application_approved'",
        vendor.account_id,
    )
    assert "小店 Small" in told
    assert (
        vendor.refused(
            "apply_for_shop", new_key(), plan, "林", "passport", "", str([document(vendor, b"again")])
        )[0]
        == "already_a_shop"
    )


def test_a_shelf_that_is_fuller_than_the_plan_is_emptied_first(
    vendor: Person, administrator: Person, shop: InstalledShop
) -> None:
    shop.execute(
        "INSERT INTO ecom_data.plan (name, slots, monthly_price, discount) VALUES (%s, 1, 5, 0)", new_key()
    )
    plan = int(shop.value("SELECT LAST_INSERT_ID()"))
    first = put_on_sale(vendor)
    second = put_on_sale(vendor)
    documents = str([document(vendor)])
    asked = (plan, "林", "passport", "", documents)
    assert vendor.refused("apply_for_shop", new_key(), *asked) == ("slots_full", "1")
    vendor.write("set_product_status", new_key(), second.id, 1, "off_shelf")
    application = vendor.write("apply_for_shop", new_key(), *asked)["id"]
    vendor.write("publish_product", new_key(), second.id, 2, 30, 0)
    administrator.write("record_check", new_key(), application, 1, shop.value("SELECT UTC_DATE()"), "Seen")
    approve = ("decide_application", application, 2, "approve", "")
    assert administrator.refused(approve[0], new_key(), *approve[1:]) == ("shelf_too_full", "2")
    vendor.write("set_product_status", new_key(), first.id, 1, "off_shelf")
    administrator.write(approve[0], new_key(), *approve[1:])
    assert vendor.session.selling.shop().slots == 1


def test_a_refusal_says_why_and_the_seller_may_apply_again(
    vendor: Person, administrator: Person, application: int, plan: int
) -> None:
    refused = administrator.refused
    assert refused("decide_application", new_key(), application, 1, "refuse", " ") == (
        "text_missing",
        "reason",
    )
    administrator.write("decide_application", new_key(), application, 1, "refuse", "看不清 Not legible")
    (theirs,) = vendor.session.applications.mine()
    assert (theirs.status, theirs.reason) == (ApplicationStatus.REFUSED, "看不清 Not legible")
    assert vendor.session.selling.shop().kind is VendorKind.INDIVIDUAL
    assert refused("decide_application", new_key(), application, 2, "approve", "")[0] == "request_is_closed"
    assert refused("record_check", new_key(), application, 2, "2026-01-01", "late")[0] in (
        "request_is_closed",
        "date_out_of_range",
    )
    apply(vendor, plan, document(vendor, b"sharper"))
    assert len(vendor.session.applications.mine()) == 2


def test_what_no_application_can_be(vendor: Person, other_vendor: Person, plan: int) -> None:
    mine = document(vendor)

    def refused(**wrong: object) -> tuple[str, str]:
        call: dict[str, object] = {
            "plan": plan,
            "real_name": "林",
            "kind": "passport",
            "note": "",
            "documents": str([mine]),
        }
        return vendor.refused("apply_for_shop", new_key(), *(call | wrong).values())

    assert refused(plan=2**40) == ("choice_unknown", "plan")
    assert refused(plan=None) == ("choice_unknown", "plan")
    assert refused(real_name=" ") == ("text_missing", "real_name")
    assert refused(real_name="x" * 81) == ("text_too_long", "real_name")
    assert refused(kind="library card") == ("choice_unknown", "document_kind")
    assert refused(note="x" * 501) == ("text_too_long", "note")
    for nothing in ("[]", "", None):
        assert refused(documents=nothing) == ("documents_missing", "attachments")
    assert refused(documents="nonsense") == ("list_too_long", "attachments")
    assert refused(documents=str([document(other_vendor)])) == ("picture_unknown", "attachments")
    assert refused(documents=str([mine] * 7)) == ("list_too_long", "attachments")
    assert vendor.session.applications.mine() == []


def test_one_application_at_a_time_and_the_same_key_makes_one(vendor: Person, plan: int) -> None:
    key, first = new_key(), document(vendor)
    made = apply(vendor, plan, first, key=key)
    assert apply(vendor, plan, first, key=key) == made
    other = document(vendor, b"other")
    assert vendor.refused("apply_for_shop", new_key(), plan, "林", "passport", "", str([other]))[0] == (
        "application_open"
    )
    assert vendor.refused("apply_for_shop", key, plan, "Other", "passport", "", str([other]))[0] == (
        "key_used_for_something_else"
    )


def test_it_can_be_taken_back_by_who_made_it(vendor: Person, other_vendor: Person, application: int) -> None:
    assert other_vendor.refused("cancel_application", new_key(), application)[0] == "not_found"
    key = new_key()
    vendor.session.applications.cancel(key, application)
    vendor.session.applications.cancel(key, application)
    assert vendor.refused("cancel_application", new_key(), application)[0] == "request_is_closed"
    assert vendor.session.applications.mine()[0].status is ApplicationStatus.CANCELLED


def test_the_documents_are_seen_by_the_applicant_and_by_approvals_alone(
    people: People,
    vendor: Person,
    other_vendor: Person,
    customer: Person,
    application: int,
    shop: InstalledShop,
) -> None:
    picture = vendor.session.applications.mine()[0].documents[0]
    shop.execute("INSERT IGNORE INTO ecom_data.people_group (name) VALUES ('Clerks of approvals')")
    clerk = people.administrator("Clerk", "Clerks of approvals")
    for stranger in (other_vendor, customer, clerk):
        assert stranger.session.attachments.content(picture) is None
    shop.execute(
        "INSERT INTO ecom_data.access (group_id, module, privilege)"
        " SELECT id, 'approvals', 'read' FROM ecom_data.people_group WHERE name = 'Clerks of approvals'"
    )
    try:
        assert clerk.session.attachments.content(picture) is not None
    finally:
        shop.execute(
            "DELETE x FROM ecom_data.access AS x INNER JOIN ecom_data.people_group AS g ON x.group_id = g.id"
            " WHERE g.name = 'Clerks of approvals'"
        )
        shop.execute("DELETE FROM ecom_data.group_member WHERE account_id = %s", clerk.account_id)
        shop.execute("DELETE FROM ecom_data.people_group WHERE name = 'Clerks of approvals'")
    assert vendor.session.attachments.content(picture) is not None


def test_nobody_decides_their_own(people: People, shop: InstalledShop, plan: int) -> None:
    both = people.vendor("Both")
    application = int(apply(both, plan, document(both))["id"])
    shop.execute(
        "CALL ecom_data.make_administrator(%s, 'Both', '', 'Owners')", both.signed_in.identity.login_name
    )
    for call in (
        f"SELECT ecom_data.do_decide_application({both.account_id}, '{new_key()}', {application}, 1, 'approve', '')",
        f"SELECT ecom_data.do_record_check({both.account_id}, '{new_key()}', {application}, 1,"
        " ecom_data.shop_date(ecom_data.utc_now()), 'me')",
    ):
        with pytest.raises(Exception, match="own_request"):
            shop.execute(call)


def test_a_check_is_of_a_day_that_was(administrator: Person, application: int, shop: InstalledShop) -> None:
    today = shop.value("SELECT ecom_data.shop_date(ecom_data.utc_now())")
    refused = administrator.refused
    tomorrow = shop.value("SELECT ecom_data.shop_date(ecom_data.utc_now()) + INTERVAL 1 DAY")
    for wrong in (tomorrow, "2001-01-01", None):
        assert refused("record_check", new_key(), application, 1, wrong, "seen") == (
            "date_out_of_range",
            "on",
        )
    assert refused("record_check", new_key(), application, 1, today, " ") == ("text_missing", "note")
    assert refused("record_check", new_key(), application, 7, today, "seen")[0] == "changed_meanwhile"
    assert refused("record_check", new_key(), 2**40, 1, today, "seen")[0] == "not_found"
    assert refused("decide_application", new_key(), 2**40, 1, "approve", "")[0] == "not_found"
    assert refused("decide_application", new_key(), application, 7, "approve", "")[0] == "changed_meanwhile"
    assert refused("decide_application", new_key(), application, 1, "maybe", "")[0] == "choice_unknown"


def test_a_suspended_seller_is_not_approved(
    vendor: Person, administrator: Person, application: int, shop: InstalledShop
) -> None:
    today = shop.value("SELECT ecom_data.shop_date(ecom_data.utc_now())")
    administrator.write("record_check", new_key(), application, 1, today, "seen")
    shop.execute("UPDATE ecom_data.vendor SET status = 'suspended' WHERE id = %s", vendor.profile_id)
    assert administrator.refused("decide_application", new_key(), application, 2, "approve", "") == (
        "account_state",
        "suspended",
    )


def test_the_documents_are_erased_some_days_after_the_decision(
    vendor: Person, administrator: Person, application: int, shop: InstalledShop
) -> None:
    picture = vendor.session.applications.mine()[0].documents[0]
    shop.move_clock(40 * DAY)
    shop.execute("CALL ecom_data.erase_documents()")
    assert vendor.session.attachments.content(picture) is not None, "nobody has decided yet"
    administrator.write("decide_application", new_key(), application, 1, "refuse", "no")
    shop.move_clock(69 * DAY)
    shop.execute("CALL ecom_data.erase_documents()")
    assert vendor.session.attachments.content(picture) is not None
    shop.move_clock(71 * DAY)
    shop.execute("CALL ecom_data.erase_documents()")
    assert vendor.session.attachments.content(picture) is None
    row = _row(administrator, application)
    assert row["documents_erased_at"] is not None and row["real_name"] == "" and row["documents"] == ""


def test_only_who_may_decides(people: People, vendor: Person, application: int) -> None:
    clerk = people.administrator("Clerk", "Clerks of nothing")
    for caller in (clerk, vendor):
        assert caller.refused("decide_application", new_key(), application, 1, "approve", "")[0] == (
            "not_allowed"
        )
        assert caller.refused("record_check", new_key(), application, 1, None, "")[0] == "not_allowed"


def test_the_kinds_of_document_are_the_servers(vendor: Person, shop: InstalledShop) -> None:
    kinds = shop.value(
        "SELECT column_type FROM information_schema.columns WHERE table_schema = 'ecom_data'"
        " AND table_name = 'shop_application' AND column_name = 'document_kind'"
    )
    assert kinds == "enum({})".format(",".join(f"'{kind.value}'" for kind in DocumentKind))
