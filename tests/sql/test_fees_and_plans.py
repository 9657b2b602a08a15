"""Administrators keep the fees, the plans of shops and the trial period; nobody else does."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ecom_client.domain.keys import new_key
from tests.fixtures.people import InstalledShop, People, Person


def test_administrators_edit_the_fee_schedule(administrator: Person, shop: InstalledShop) -> None:
    finance = administrator.session.finance
    week = next(fee for fee in finance.fees() if fee.days == 7)
    key = new_key()
    finance.save_fee(key, week, 7, Decimal("1.50"), is_offered=True)
    finance.save_fee(key, week, 7, Decimal("1.50"), is_offered=True)
    again = next(fee for fee in finance.fees() if fee.days == 7)
    assert (again.price, again.version) == (Decimal("1.50"), week.version + 1)
    refused = administrator.refused
    assert refused("save_fee", new_key(), week.id, week.version, 7, "2", 1)[0] == "changed_meanwhile"
    assert refused("save_fee", new_key(), 2**40, 1, 7, "2", 1)[0] == "not_found"
    for price in ("-1", "1.005", "100000.01", None):
        assert refused("save_fee", new_key(), again.id, again.version, 7, price, 1) == (
            "amount_out_of_range",
            "price",
        )
    for days in (0, 366, "7.5", None):
        assert refused("save_fee", new_key(), None, None, days, "2", 1) == ("number_out_of_range", "days")
    assert refused("save_fee", new_key(), None, None, 30, "2", 1) == ("name_taken", "days")
    log = administrator.rows(
        "SELECT old_values, new_values FROM ecom.admin_audit_log WHERE action = 'save_fee' ORDER BY id DESC LIMIT 1"
    )[0]
    assert "1.00" in log["old_values"] and "1.50" in log["new_values"]
    finance.save_fee(new_key(), again, 7, Decimal("1.00"), is_offered=True)
    administrator.write("save_fee", new_key(), None, None, 14, "2", 0)
    assert [fee.is_offered for fee in finance.fees() if fee.days == 14] == [False]
    shop.execute("DELETE FROM ecom_data.fee WHERE days = 14")


def test_the_last_days_of_a_listing_stay_offered(administrator: Person, shop: InstalledShop) -> None:
    shop.execute("UPDATE ecom_data.fee SET is_offered = 0 WHERE kind = 'listing' AND days <> 30")
    try:
        month = next(fee for fee in administrator.session.finance.fees() if fee.days == 30)
        assert administrator.refused("save_fee", new_key(), month.id, month.version, 30, "3", 0) == (
            "choice_unknown",
            "is_offered",
        )
    finally:
        shop.execute("UPDATE ecom_data.fee SET is_offered = 1 WHERE days IN (1, 7, 30, 90)")


def test_administrators_make_and_change_plans(administrator: Person) -> None:
    finance = administrator.session.finance
    name = f"Huge {new_key()[:8]}"
    values = {"name": name, "slots": 5000, "monthly_price": Decimal("500.00"), "discount": 40}
    key = new_key()
    finance.save_plan(key, None, **values, is_offered=True)  # type: ignore[arg-type]
    finance.save_plan(key, None, **values, is_offered=True)  # type: ignore[arg-type]
    (made,) = [plan for plan in finance.plans() if plan.name == name]
    assert (made.slots, made.monthly_price, made.discount, made.shops) == (5000, Decimal("500.00"), 40, 0)
    finance.save_plan(new_key(), made, **(values | {"slots": 6000}), is_offered=False)  # type: ignore[arg-type]
    (changed,) = [plan for plan in finance.plans() if plan.name == name]
    assert (changed.slots, changed.is_offered, changed.version) == (6000, False, 2)
    refused = administrator.refused
    good: list[Any] = [made.id, 2, "Huge", 10, "5", 10, 1]
    for place, wrong, said in (
        (1, 1, ("changed_meanwhile", str(made.id))),
        (2, " ", ("text_missing", "name")),
        (2, "x" * 81, ("text_too_long", "name")),
        (2, "小店 Small", ("name_taken", "name")),
        (3, 0, ("number_out_of_range", "slots")),
        (3, "1.5", ("number_out_of_range", "slots")),
        (4, "-1", ("amount_out_of_range", "monthly_price")),
        (5, 101, ("number_out_of_range", "discount")),
        (5, None, ("number_out_of_range", "discount")),
    ):
        arguments = list(good)
        arguments[place] = wrong
        assert refused("save_plan", new_key(), *arguments) == said
    assert refused("save_plan", new_key(), 2**40, *good[1:])[0] == "not_found"


def test_the_trial_period_is_switched_by_who_saw_how_it_was(administrator: Person) -> None:
    finance = administrator.session.finance
    assert not finance.fees_are_on()
    assert administrator.refused("charge_memberships", new_key())[0] == "fees_are_off"
    assert administrator.refused("switch_fees", new_key(), 1, 0)[0] == "changed_meanwhile"
    assert administrator.refused("switch_fees", new_key(), 0, None) == ("choice_unknown", "on")
    key = new_key()
    finance.switch(key, seen=False, on=True)
    try:
        finance.switch(key, seen=False, on=True)
        assert finance.fees_are_on()
    finally:
        finance.switch(new_key(), seen=True, on=False)
    assert not finance.fees_are_on()


def test_a_clerk_without_finance_does_nothing_here(people: People, vendor: Person) -> None:
    clerk = people.administrator("Clerk", "Clerks of nothing")
    for call in (
        ("save_fee", new_key(), 1, 1, 7, "0", 1),
        ("save_plan", new_key(), None, None, "Free", 10, "0", 100, 1),
        ("switch_fees", new_key(), 0, 1),
        ("charge_memberships", new_key()),
    ):
        assert clerk.refused(*call)[0] == "not_allowed"
        assert vendor.refused(*call)[0] == "not_allowed"
