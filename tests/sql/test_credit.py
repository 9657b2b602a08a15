"""Credit scores: every change has its line; completed orders count for both sides; adjusted with a reason."""

from __future__ import annotations

import pytest

from ecom_client.data.repositories.credit import CREDIT, Credit
from ecom_client.data.wire import Wire
from ecom_client.domain.errors import Refused
from ecom_client.domain.keys import new_key
from tests.fixtures.goods import buy, put_on_sale
from tests.fixtures.people import People, Person


def _history(person: Person) -> list[tuple[int, int, str, str]]:
    rows = Credit.source().page(person.session, None, 0, 100)
    return [(row.score_change, row.score_after, row.why.value, row.note) for row in rows]


def _adjust(administrator: Person, person: Person, change: int, reason: str = "理由 Because") -> int:
    return administrator.session.credit.adjust(
        new_key(), person.signed_in.identity.login_name, change, reason
    )


def _told(person: Person) -> list[str]:
    return [one.kind for one in person.session.notifications.page(person.window)]


def test_a_completed_order_counts_for_both_sides(customer: Person, vendor: Person) -> None:
    order = int(buy(customer, put_on_sale(vendor).line())["orders"][0]["id"])
    vendor.write("confirm_order", new_key(), order)
    vendor.write("ship_order", new_key(), order, "SF", "1")
    customer.write("confirm_delivery", new_key(), order, None)
    for person in (customer, vendor):
        line = Credit.source().page(person.session, None, 0, 9)[0]
        assert (line.score_change, line.score_after, line.why.value) == (1, 101, "order_completed")
        assert (line.subject_id, line.number) == (
            order,
            person.shop.value("SELECT number FROM ecom_data.orders WHERE id = %s", order),
        )


def test_an_administrator_adjusts_with_a_reason_its_owner_reads(
    customer: Person, vendor: Person, administrator: Person
) -> None:
    assert _adjust(administrator, customer, -30) == 70
    assert _adjust(administrator, customer, 200) == 200
    assert _history(customer) == [
        (130, 200, "adjusted", "理由 Because"),
        (-30, 70, "adjusted", "理由 Because"),
    ]
    assert _told(customer).count("credit_adjusted") == 2
    assert _history(vendor) == []
    _adjust(administrator, vendor, -50)
    card = customer.session.catalogue.seller(vendor.profile_id)
    assert card is not None and card.credit_score == 50
    rows = CREDIT.with_filter({"words": customer.signed_in.identity.login_name}).page(
        administrator.session, None, 0, 9
    )
    assert [(row["score_change"], row["decided_by_name"]) for row in rows] == [(130, "Admin"), (-30, "Admin")]


def test_the_same_key_adjusts_once(customer: Person, administrator: Person) -> None:
    call = ("adjust_credit", new_key(), customer.signed_in.identity.login_name, 5, "words")
    assert administrator.write(*call) == administrator.write(*call) == {"score": 105}
    assert len(_history(customer)) == 1
    refused = administrator.refused(*call[:3], 6, "words")
    assert refused[0] == "key_used_for_something_else"


def test_what_cannot_be_adjusted_is_refused(customer: Person, administrator: Person) -> None:
    name = customer.signed_in.identity.login_name
    for change in (0, None, 1.5, 201, -201):
        refused = administrator.refused("adjust_credit", new_key(), name, change, "words")
        assert refused == ("number_out_of_range", "change"), change
    assert administrator.refused("adjust_credit", new_key(), name, 5, " ") == ("text_missing", "reason")
    assert administrator.refused("adjust_credit", new_key(), name, 5, "x" * 501)[0] == "text_too_long"
    assert administrator.refused("adjust_credit", new_key(), "nobody", 5, "w") == ("not_found", "login_name")
    own = administrator.signed_in.identity.login_name
    assert administrator.refused("adjust_credit", new_key(), own, 5, "w") == ("own_account", "login_name")
    assert _adjust(administrator, customer, 100) == 200
    assert administrator.refused("adjust_credit", new_key(), name, 5, "w")[0] == "number_out_of_range"
    assert len(_history(customer)) == 1


def test_nobody_else_adjusts_or_reads(
    customer: Person, other_customer: Person, people: People, administrator: Person, guest: Wire
) -> None:
    _adjust(administrator, customer, 5)
    clerk = people.administrator("Clerk", "Clerks of nothing")
    for stranger in (other_customer, clerk):
        assert _history(stranger) == []
        refused = stranger.refused("adjust_credit", new_key(), "somebody", 5, "words")
        assert refused[0] == "not_allowed"
        with pytest.raises(Refused, match="not_allowed"):
            CREDIT.page(stranger.session, None, 0, 1)
    with pytest.raises(Refused, match="not_allowed"):
        guest.read("my_credit", "id", 1, None, None, 0, 9)
    assert customer.refused("my_credit", "id", 0, None, None, 0, 9) == ("choice_unknown", "sort")


def test_the_history_pages_without_missing_any(customer: Person, administrator: Person) -> None:
    for change in (1, 2, 3):
        _adjust(administrator, customer, change)
    source, found, after = Credit.source(), [], None
    while rows := source.page(customer.session, after, 0, 1):
        found.append(rows[0].score_change)
        after = source.cursor(rows[0])
    assert found == [3, 2, 1]
