"""Debts: what a wallet does not cover, how it is paid, and what it blocks."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ecom_client.data.paging import SortKey
from ecom_client.data.repositories.wallet import DEBTS, ENTRIES
from ecom_client.domain.errors import Refused
from ecom_client.domain.keys import new_key
from ecom_client.domain.wallet import RequestInput
from ecom_client.server.check import check
from tests.fixtures.goods import balance, fill_wallet, put_on_sale
from tests.fixtures.people import InstalledShop, Person


def charge(person: Person, amount: str, to: Person | None = None, kind: str = "fine") -> Decimal:
    """Charge somebody for the shop or for another person; what was taken at once."""
    wallet = (
        "ecom_data.shop_wallet('income')"
        if to is None
        else f"ecom_data.person_wallet({to.account_id}, 'cash')"
    )
    taken = person.shop.value(
        f"SELECT ecom_data.charge(%s, %s, {wallet}, %s, NULL, NULL, 'test')", person.account_id, kind, amount
    )
    return Decimal(taken)


def debt_of(person: Person) -> Decimal:
    """What somebody owes."""
    return Decimal(person.shop.value("SELECT ecom_data.debt_of(%s)", person.account_id))


def test_what_the_wallet_covers_is_taken_and_nothing_is_owed(vendor: Person) -> None:
    fill_wallet(vendor, "80")
    assert charge(vendor, "30") == 30
    assert (balance(vendor), debt_of(vendor)) == (50, 0)
    assert vendor.call("my_notifications", "vendor", None, 5) == []


def test_the_rest_is_owed_and_paid_first_from_what_comes_in(shop: InstalledShop, vendor: Person) -> None:
    fill_wallet(vendor, "20")
    assert charge(vendor, "50") == 20
    assert (balance(vendor), debt_of(vendor)) == (0, 30)
    wallet = vendor.session.wallet.mine()
    assert (wallet.owes, wallet.owed) == (30, 0)
    fill_wallet(vendor, "12.50")
    assert (balance(vendor), debt_of(vendor)) == (0, Decimal("17.50"))
    fill_wallet(vendor, "100")
    assert (balance(vendor), debt_of(vendor)) == (Decimal("82.50"), 0)
    told = [row["kind"] for row in vendor.call("my_notifications", "vendor", None, 5)]
    assert told == ["debt_settled", "debt_made"]
    amounts = [row["amount"] for row in ENTRIES.page(vendor.session, None, 0, 10)]
    assert amounts == [Decimal("-17.50"), 100, Decimal("-12.50"), Decimal("12.50"), -20, 20]
    assert check(shop.root, ["ledger", "balances", "debts"]) == []


def test_the_oldest_debt_is_paid_first(vendor: Person, customer: Person) -> None:
    charge(vendor, "10")
    charge(vendor, "10", to=customer, kind="refund")
    assert customer.session.wallet.mine().owed == 10
    fill_wallet(vendor, "15")
    assert (debt_of(vendor), balance(customer)) == (5, 5)


def test_somebody_paid_pays_their_own_debts(vendor: Person, customer: Person, other_customer: Person) -> None:
    charge(vendor, "10", to=customer, kind="refund")
    charge(customer, "6", to=other_customer, kind="refund")
    fill_wallet(vendor, "10")
    assert (balance(vendor), balance(customer), balance(other_customer)) == (0, 4, 6)


def test_money_does_not_run_in_circles(shop: InstalledShop, vendor: Person, customer: Person) -> None:
    charge(vendor, "1000000", to=customer, kind="refund")
    charge(customer, "1000000", to=vendor, kind="refund")
    fill_wallet(vendor, "1")
    assert balance(vendor) + balance(customer) == 1
    assert shop.value("SELECT ecom_data.settle_debts()") >= 1
    assert balance(vendor) + balance(customer) == 1
    assert check(shop.root, ["ledger", "balances", "debts"]) == []
    fill_wallet(vendor, "1000000")
    fill_wallet(customer, "1000000")
    shop.value("SELECT ecom_data.settle_debts()")
    assert (debt_of(vendor), debt_of(customer)) == (0, 0)


def test_a_debt_blocks_withdrawal_publishing_and_closing(
    shop: InstalledShop, vendor: Person, customer: Person
) -> None:
    goods = put_on_sale(vendor, "Kettle", "59.00", 3)
    charge(vendor, "50")
    with pytest.raises(Refused, match=r"debt_open:50\.00"):
        vendor.session.wallet.ask_withdrawal(new_key(), RequestInput(Decimal(1), "card"))
    version = shop.value("SELECT version FROM ecom_data.product WHERE id = %s", goods.id)
    off = vendor.write("set_product_status", new_key(), goods.id, version, "off_shelf")
    refused = vendor.refused("set_product_status", new_key(), goods.id, off["version"], "on_sale")
    assert refused == ("debt_open", "50.00")
    charge(customer, "5")
    assert customer.refused("close_account", new_key()) == ("debt_open", "5.00")
    vendor.session.wallet.ask_top_up(new_key(), RequestInput(Decimal(50), "card"))
    fill_wallet(vendor, "50")
    vendor.write("set_product_status", new_key(), goods.id, off["version"], "on_sale")


def test_nothing_is_no_charge(vendor: Person) -> None:
    for amount in ("0", "-1"):
        with pytest.raises(Exception, match="amount_out_of_range"):
            charge(vendor, amount)


def test_a_debt_paid_out_of_nothing_is_seen(shop: InstalledShop, vendor: Person) -> None:
    charge(vendor, "50")
    debt = shop.value("SELECT MAX(id) FROM ecom_data.debt WHERE account_id = %s", vendor.account_id)
    shop.execute("UPDATE ecom_data.debt SET paid = 1 WHERE id = %s", debt)
    (found,) = check(shop.root, ["debts"])
    assert f"1.00 of debt {debt}" in found.text and "the ledger says 0" in found.text
    shop.execute("UPDATE ecom_data.debt SET paid = 0 WHERE id = %s", debt)
    assert check(shop.root, ["debts"]) == []


def test_both_sides_see_the_debt(vendor: Person, customer: Person, other_customer: Person) -> None:
    charge(vendor, "10", to=customer, kind="refund")
    charge(vendor, "3")
    shop_row, refund = DEBTS.page(vendor.session, None, 0, 10)
    assert (shop_row["other_name"], shop_row["is_mine"], shop_row["left_to_pay"]) == ("", 1, 3)
    assert (refund["other_name"], refund["amount"], refund["kind"]) == ("林 Lin", 10, "refund")
    fill_wallet(vendor, "4")
    (seen,) = DEBTS.page(customer.session, None, 0, 10)
    assert (seen["is_mine"], seen["paid"], seen["left_to_pay"]) == (0, 4, 6)
    assert seen["other_name"].startswith("南苑 Nanyuan")
    assert DEBTS.with_filter({"side": "mine"}).page(customer.session, None, 0, 10) == []
    assert DEBTS.with_filter({"open": 0}).page(customer.session, None, 0, 10) == []
    assert len(DEBTS.with_filter({"side": "others", "open": 1}).page(customer.session, None, 0, 10)) == 1
    assert DEBTS.page(other_customer.session, None, 0, 10) == []
    for wrong in (("amount", 1, None, None, 0, 1, None, None), ("id", 1, None, None, 0, 1, "all", None)):
        assert customer.refused("my_debts", *wrong)[0] == "choice_unknown"
    oldest = DEBTS.with_sort([SortKey("id")]).page(vendor.session, None, 0, 10)
    assert [row["amount"] for row in oldest] == [10, 3]
