"""An administrator reads anybody's wallet from one day to another, as its owner would."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from ecom_client.domain.keys import new_key
from tests.fixtures.goods import buy, fill_wallet, put_on_sale
from tests.fixtures.people import InstalledShop, People, Person

DAY = 86400


def test_a_wallet_is_told_from_day_to_day_and_adds_up(
    shop: InstalledShop, administrator: Person, customer: Person, vendor: Person
) -> None:
    shop.move_clock(-40 * DAY)
    fill_wallet(customer, "100.00")
    shop.move_clock(-2 * DAY)
    fill_wallet(customer, "7.00")
    shop.move_clock(0)
    number = buy(customer, put_on_sale(vendor, price="30.00").line(), payment="wallet")["orders"][0]["number"]
    today = shop.value("SELECT ecom_data.shop_date(ecom_data.utc_now())")
    read = administrator.session.administration.statement
    week = read(customer.account_id, "cash", today - timedelta(days=7), today)
    assert (week.opening, week.came_in, week.went_out, week.closing) == (
        *(Decimal("100.00"), Decimal("37.00"), Decimal("30.00"), Decimal("107.00")),
    )
    assert [(line.kind, line.amount, line.balance_after) for line in week.lines] == [
        ("top_up", Decimal("7.00"), Decimal("107.00")),
        ("top_up", Decimal("30.00"), Decimal("137.00")),
        ("payment", Decimal("-30.00"), Decimal("107.00")),
    ]
    assert week.lines[-1].order_number == number and not week.is_a_month
    assert read(customer.account_id, "cash", today, today).opening == Decimal("107.00")
    early = read(customer.account_id, "cash", today - timedelta(days=60), today - timedelta(days=50))
    assert (early.opening, early.lines, early.closing) == (Decimal("0.00"), (), Decimal("0.00"))
    assert [line.kind for line in read(vendor.account_id, "grant", today, today).lines] == ["grant"]


def test_it_says_what_the_owner_reads(shop: InstalledShop, administrator: Person, vendor: Person) -> None:
    fill_wallet(vendor, "12.00")
    today = shop.value("SELECT ecom_data.shop_date(ecom_data.utc_now())")
    theirs = vendor.session.selling.statement(today)
    read = administrator.session.administration.statement(
        vendor.account_id, "cash", theirs.first, theirs.last
    )
    assert read == theirs and read.is_a_month


def test_what_cannot_be_read_is_refused(
    shop: InstalledShop, people: People, administrator: Person, customer: Person, vendor: Person
) -> None:
    refused, whose = administrator.refused, customer.account_id
    day = "2026-11-01"
    assert refused("ledger_statement", 10**12, "cash", day, day) == ("not_found", str(10**12))
    assert refused("ledger_statement", None, "cash", day, day)[0] == "not_found"
    for wallet in ("escrow", "", None):
        assert refused("ledger_statement", whose, wallet, day, day) == ("choice_unknown", "wallet")
    for first, last, field in (
        (None, day, "from"),
        ("1969-12-31", day, "from"),
        ("9999-12-31", "9999-12-31", "from"),
        (day, None, "to"),
        (day, "2026-10-31", "to"),
        (day, "9999-12-31", "to"),
    ):
        assert refused("ledger_statement", whose, "cash", first, last) == ("date_out_of_range", field)
    shop.execute("INSERT IGNORE INTO ecom_data.people_group (name) VALUES ('Clerks of the ledger')")
    clerk = people.administrator("Clerk", "Clerks of the ledger")
    for person in (clerk, customer, vendor):
        assert person.refused("ledger_statement", whose, "cash", day, day)[0] == "not_allowed"
    group = shop.value("SELECT id FROM ecom_data.people_group WHERE name = 'Clerks of the ledger'")
    administrator.write("set_access", new_key(), group, "ledger", "none", "read")
    clerk.wire.close()
    assert clerk.call("ledger_statement", whose, "cash", day, day)[0]["kind"] is None


def test_more_entries_than_a_statement_holds_are_refused_not_cut(
    shop: InstalledShop, administrator: Person, vendor: Person
) -> None:
    fill_wallet(vendor, "1.00")
    transaction = shop.value("SELECT MAX(transaction_id) FROM ecom_data.ledger_entry")
    wallet = shop.value("SELECT ecom_data.person_wallet(%s, 'cash')", vendor.account_id)
    today = shop.value("SELECT ecom_data.shop_date(ecom_data.utc_now())")
    shop.execute(
        "INSERT INTO ecom_data.ledger_entry (transaction_id, wallet_id, amount, balance_after)"
        " SELECT %s, %s, 1, 1 FROM ecom_data.shop_day LIMIT 20000",
        transaction,
        wallet,
    )
    told = administrator.refused("ledger_statement", vendor.account_id, "cash", today, today)
    told_the_vendor = vendor.refused("my_statement", today)
    shop.execute(
        "DELETE e FROM ecom_data.ledger_entry AS e INNER JOIN ("
        " SELECT MIN(id) AS id FROM ecom_data.ledger_entry WHERE wallet_id = %s) AS f"
        " WHERE e.wallet_id = %s AND e.id > f.id",
        wallet,
        wallet,
    )
    assert told == told_the_vendor == ("statement_too_long", "to")
