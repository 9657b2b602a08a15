"""Shops: plans and their slots, the monthly charge, days of grace, the closed shelf, changing and giving up."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from ecom_client.domain.catalogue import ProductStatus, VendorKind
from ecom_client.domain.errors import Refused
from ecom_client.domain.keys import new_key
from ecom_client.domain.selling import ChargeStatus
from tests.fixtures.goods import (
    balance,
    books_balance,
    change_product,
    end_membership,
    fill_wallet,
    make_shop,
    put_on_sale,
)
from tests.fixtures.people import InstalledShop, People, Person

DAY = 86_400


def _days_on(shop: InstalledShop, days: float) -> None:
    """Set the clock so many days after the third day of next month: what happens within weeks is then in one month."""
    begins = shop.value(
        "SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), d.starts_at) FROM ecom_data.shop_day AS d WHERE d.day ="
        " DATE_FORMAT(UTC_DATE() + INTERVAL 1 MONTH, '%%Y-%%m-03') AND %s = %s",
        1,
        1,
    )
    shop.move_clock(int(begins) + days * DAY)


@pytest.fixture
def fees_on(people: People, shop: InstalledShop) -> Iterator[None]:
    """The trial period is over, and a month is young."""
    _days_on(shop, 0)
    shop.execute("UPDATE ecom_data.setting SET value = 'yes' WHERE name = 'fees_are_on'")
    yield
    shop.execute("UPDATE ecom_data.setting SET value = 'no' WHERE name = 'fees_are_on'")


@pytest.fixture
def plan(shop: InstalledShop) -> int:
    """A plan of two slots for ¥25.00 with a tenth off."""
    return _plan(shop, "Two", 2, "25.00", 10)


def _plan(shop: InstalledShop, name: str, slots: int, price: str, discount: int = 0) -> int:
    shop.execute(
        "INSERT INTO ecom_data.plan (name, slots, monthly_price, discount) VALUES (%s, %s, %s, %s)",
        f"{name} {new_key()[:8]}",
        slots,
        price,
        discount,
    )
    return int(shop.value("SELECT LAST_INSERT_ID()"))


@pytest.fixture
def store(vendor: Person, plan: int) -> Iterator[Person]:
    """A shop of two slots. It is none any more afterwards, so that no other test charges it."""
    make_shop(vendor, plan)
    yield vendor
    end_membership(vendor)
    vendor.shop.execute(
        "UPDATE ecom_data.membership_charge SET status = 'paid', paid_at = ecom_data.utc_now()"
        " WHERE vendor_id = %s AND status = 'unpaid'",
        vendor.profile_id,
    )


def _charges(vendor: Person) -> list[tuple[Decimal, str]]:
    return [(one.amount, one.status.value) for one in reversed(vendor.session.selling.charges())]


def _told(person: Person, kind: str) -> list[dict[str, Any]]:
    return person.shop.execute(
        "SELECT detail FROM ecom_data.notification WHERE account_id = %s AND kind = %s",
        person.account_id,
        kind,
    )


def _run(shop: InstalledShop) -> None:
    shop.execute("CALL ecom_data.charge_memberships()")


def test_a_shop_fills_its_slots_and_no_more(store: Person) -> None:
    goods = [put_on_sale(store, f"Thing {number}") for number in range(3)]
    for one in goods:
        change_product(one, status="off_shelf")
    for one in goods[:2]:
        store.write("set_product_status", new_key(), one.id, 1, "on_sale")
    product = store.session.vendor_products.product(goods[0].id)
    assert product is not None and product.expires_at is None, "a membership pays for the shelf"
    assert store.refused("set_product_status", new_key(), goods[2].id, 1, "on_sale") == ("slots_full", "2")
    assert store.refused("publish_product", new_key(), goods[2].id, 1, 30, "0") == ("slots_full", "2")
    store.write("set_product_status", new_key(), goods[0].id, 2, "sold_elsewhere")
    store.write("set_product_status", new_key(), goods[2].id, 1, "on_sale")
    mine = store.session.selling.shop()
    assert (mine.kind, mine.slots, mine.shelf, mine.discount) == (VendorKind.SHOP, 2, 2, 10)
    assert store.session.selling.terms().durations() == ()


def test_a_shop_lists_anew_what_was_sold_elsewhere(store: Person) -> None:
    goods = put_on_sale(store, "Thing")
    long_ago = datetime(2025, 1, 1)  # noqa: DTZ001 — as the server keeps it
    change_product(goods, status="sold_elsewhere", listed_at=long_ago)
    mine = store.session.vendor_products
    version = mine.set_status(new_key(), goods.id, 1, ProductStatus.ON_SALE)
    back = mine.product(goods.id)
    assert back is not None and back.listed_at == long_ago.replace(tzinfo=UTC), "taken back, it is as it was"
    version = mine.set_status(new_key(), goods.id, version, ProductStatus.SOLD_ELSEWHERE)
    mine.publish(new_key(), goods.id, version, None, Decimal(0))
    anew = mine.product(goods.id)
    assert anew is not None and anew.listed_at is not None and anew.expires_at is None
    assert anew.listed_at > datetime.now(UTC) - timedelta(minutes=5)


def test_two_at_once_do_not_both_take_the_last_slot(store: Person) -> None:
    goods = [put_on_sale(store, f"Thing {number}") for number in range(5)]
    for one in goods:
        change_product(one, status="off_shelf")
    wires = [store.another_wire() for _ in goods]

    def publish(place: int) -> str:
        try:
            wires[place].write("set_product_status", new_key(), goods[place].id, 1, "on_sale")
        except Refused as error:
            return error.word
        return ""

    with ThreadPoolExecutor(len(goods)) as pool:
        came = sorted(pool.map(publish, range(len(goods))))
    for wire in wires:
        wire.close()
    assert came == ["", "", "slots_full", "slots_full", "slots_full"]


def test_a_shop_without_a_plan_publishes_nothing(vendor: Person) -> None:
    goods = put_on_sale(vendor)
    change_product(goods, status="off_shelf")
    vendor.shop.execute("UPDATE ecom_data.vendor SET kind = 'shop' WHERE id = %s", vendor.profile_id)
    assert vendor.refused("set_product_status", new_key(), goods.id, 1, "on_sale")[0] == "plan_missing"


def test_the_card_of_a_shop_tells_its_plan(store: Person) -> None:
    put_on_sale(store)
    store.shop.execute("CALL ecom_data.refresh_seller(%s)", store.profile_id)
    card = store.session.catalogue.seller(store.profile_id)
    assert card is not None and card.slots == 2 and card.plan_name is not None
    assert card.plan_name.startswith("Two")


def test_in_the_trial_period_nobody_is_charged(store: Person) -> None:
    fill_wallet(store, "100.00")
    _run(store.shop)
    assert _charges(store) == [] and balance(store) == Decimal("100.00")
    assert store.shop.value("SELECT ecom_data.charge_membership(%s, NULL)", store.profile_id) == "off"


@pytest.mark.usefixtures("fees_on")
def test_a_shop_is_charged_once_a_month_however_often_the_run_is_started(
    store: Person, administrator: Person
) -> None:
    fill_wallet(store, "100.00")
    key = new_key()
    first = administrator.session.finance.charge(key)  # 0 where the tick was quicker
    assert administrator.session.finance.charge(key) == first
    _run(store.shop)
    administrator.session.finance.charge(new_key())
    assert _charges(store) == [(Decimal("25.00"), "paid")] and balance(store) == Decimal("75.00")
    _days_on(store.shop, 32)
    _run(store.shop)
    _run(store.shop)
    assert _charges(store) == [(Decimal("25.00"), "paid")] * 2 and balance(store) == Decimal("50.00")
    assert len(_told(store, "membership_paid")) == 2
    books_balance(store.shop)


@pytest.mark.usefixtures("fees_on")
def test_many_runs_at_once_charge_once(store: Person, people: People) -> None:
    fill_wallet(store, "100.00")
    clerks = [people.administrator(f"Clerk {number}") for number in range(4)]
    with ThreadPoolExecutor(len(clerks)) as pool:
        list(pool.map(lambda clerk: clerk.session.finance.charge(new_key()), clerks))
    assert _charges(store) == [(Decimal("25.00"), "paid")] and balance(store) == Decimal("75.00")


@pytest.mark.usefixtures("fees_on")
def test_the_month_a_shop_begins_in_is_free(vendor: Person, plan: int) -> None:
    make_shop(vendor, plan, since_days=0)
    assert vendor.shop.value("SELECT ecom_data.charge_membership(%s, NULL)", vendor.profile_id) == "free"
    vendor.shop.execute("DELETE FROM ecom_data.membership WHERE vendor_id = %s", vendor.profile_id)
    assert vendor.shop.value("SELECT ecom_data.charge_membership(%s, NULL)", vendor.profile_id) == "free"


@pytest.mark.usefixtures("fees_on")
def test_an_unpaid_shelf_closes_after_the_days_of_grace_and_opens_when_it_is_paid(store: Person) -> None:
    shop = store.shop
    goods = put_on_sale(store)
    _run(shop)
    assert _charges(store) == [(Decimal("25.00"), "unpaid")]
    assert len(_told(store, "membership_unpaid")) == 1
    _days_on(shop, 6)
    _run(shop)
    assert store.session.catalogue.listing(goods.id) is not None, "the days of grace are not over"
    _days_on(shop, 7.01)
    _run(shop)
    _run(shop)
    assert store.session.catalogue.listing(goods.id) is None
    assert len(_told(store, "shelf_closed")) == 1
    mine = store.session.selling.shop()
    assert mine.is_closed and mine.unpaid == Decimal("25.00") and mine.due_at is not None
    other = put_on_sale(store, "Another")
    change_product(other, status="off_shelf")
    assert store.refused("set_product_status", new_key(), other.id, 1, "on_sale") == (
        "membership_unpaid",
        "25.00",
    )
    assert store.refused("pay_membership", new_key()) == ("fee_not_covered", "25.00")
    fill_wallet(store, "30.00")
    key = new_key()
    store.session.selling.pay(key)
    store.session.selling.pay(key)
    assert balance(store) == Decimal("5.00")
    assert store.session.catalogue.listing(goods.id) is not None
    assert not store.session.selling.shop().is_closed
    books_balance(shop)


@pytest.mark.usefixtures("fees_on")
def test_money_that_comes_later_is_collected_by_itself(store: Person) -> None:
    shop, goods = store.shop, put_on_sale(store)
    _run(shop)
    _days_on(shop, 8)
    _run(shop)
    assert store.session.catalogue.listing(goods.id) is None
    fill_wallet(store, "25.00")
    _run(shop)
    assert _charges(store) == [(Decimal("25.00"), "paid")]
    assert store.session.catalogue.listing(goods.id) is not None


@pytest.mark.usefixtures("fees_on")
def test_a_suspended_shop_stays_suspended_when_it_pays(store: Person) -> None:
    shop = store.shop
    _run(shop)
    _days_on(shop, 8)
    _run(shop)
    shop.execute("UPDATE ecom_data.vendor SET status = 'suspended' WHERE id = %s", store.profile_id)
    fill_wallet(store, "25.00")
    _run(shop)
    assert shop.value("SELECT status FROM ecom_data.vendor WHERE id = %s", store.profile_id) == "suspended"
    shop.execute("UPDATE ecom_data.vendor SET status = 'active' WHERE id = %s", store.profile_id)


@pytest.mark.usefixtures("fees_on")
def test_the_plan_makes_advertising_cheaper(store: Person) -> None:
    goods = put_on_sale(store)
    fill_wallet(store, "10.00")
    assert store.session.selling.terms().advertising(3) == Decimal("5.40")
    store.session.vendor_products.advertise(new_key(), goods.id, 1, 3, Decimal("5.40"))
    assert balance(store) == Decimal("4.60")


@pytest.mark.usefixtures("fees_on")
def test_a_dearer_plan_costs_the_rest_of_the_month(store: Person, plan: int) -> None:
    shop, selling = store.shop, store.session.selling
    bigger = _plan(shop, "Ten", 10, "40.00")
    fill_wallet(store, "100.00")
    _run(shop)
    (wanted,) = [one for one in selling.plans() if one.id == bigger]
    assert selling.shop().price_of(wanted) == Decimal("15.00")
    assert store.refused("change_plan", new_key(), bigger, "0") == ("fee_changed", "15.00")
    key = new_key()
    selling.change_plan(key, wanted, Decimal("15.00"))
    selling.change_plan(key, wanted, Decimal("15.00"))
    assert balance(store) == Decimal("60.00") and selling.shop().slots == 10
    history = selling.memberships()
    assert [one.ended_at is None for one in history] == [True, False]
    assert store.refused("change_plan", new_key(), bigger, "0") == ("choice_unknown", "plan")
    store.write("change_plan", new_key(), plan, "0")
    _run(shop)
    assert balance(store) == Decimal("60.00"), "the month is paid for once, and nothing comes back"
    books_balance(shop)


def test_what_no_plan_can_be_changed_to(store: Person, vendor: Person, other_vendor: Person) -> None:
    shop = store.shop
    small = _plan(shop, "One", 1, "5.00")
    gone = _plan(shop, "Gone", 9, "5.00")
    shop.execute("UPDATE ecom_data.plan SET is_offered = 0 WHERE id = %s", gone)
    for number in range(2):
        put_on_sale(store, f"Thing {number}")
    assert store.refused("change_plan", new_key(), small, "0") == ("slots_full", "1")
    for wrong in (gone, 2**40, None):
        assert store.refused("change_plan", new_key(), wrong, "0") == ("choice_unknown", "plan")
    assert other_vendor.refused("change_plan", new_key(), small, "0")[0] == "not_a_shop"


def test_a_plan_keeps_room_for_what_stands_on_its_shelves(
    store: Person, plan: int, administrator: Person
) -> None:
    for number in range(2):
        put_on_sale(store, f"Thing {number}")
    finance = administrator.session.finance
    found = next(one for one in finance.plans() if one.id == plan)

    def saved(slots: int) -> None:
        finance.save_plan(
            new_key(),
            found,
            name=found.name,
            slots=slots,
            monthly_price=found.monthly_price,
            discount=found.discount,
            is_offered=found.is_offered,
        )

    with pytest.raises(Refused) as told:
        saved(1)
    assert (told.value.word, told.value.detail) == ("shelf_too_full", "2")
    saved(2)


def test_a_shop_gives_up_its_rights_and_goes_on_as_an_individual(store: Person, other_vendor: Person) -> None:
    goods = put_on_sale(store)
    key = new_key()
    until = store.session.selling.give_up(key)
    assert store.session.selling.give_up(key) == until
    mine = store.session.selling.shop()
    assert (mine.kind, mine.plan_id) == (VendorKind.INDIVIDUAL, None)
    listing = store.session.catalogue.listing(goods.id)
    assert listing is not None and listing.vendor_kind is VendorKind.INDIVIDUAL
    assert listing.expires_at == until
    product = store.session.vendor_products.product(goods.id)
    assert product is not None and product.expires_at == until
    assert store.session.selling.memberships()[0].ended_at is not None
    assert store.refused("give_up_shop", new_key())[0] == "not_a_shop"
    assert other_vendor.refused("give_up_shop", new_key())[0] == "not_a_shop"
    store.write("set_product_status", new_key(), goods.id, product.version, "off_shelf")


@pytest.mark.usefixtures("fees_on")
def test_a_shop_pays_before_it_gives_up_or_changes(store: Person) -> None:
    _run(store.shop)
    assert store.refused("give_up_shop", new_key()) == ("membership_unpaid", "25.00")
    other = _plan(store.shop, "Ten", 10, "40.00")
    assert store.refused("change_plan", new_key(), other, "15") == ("membership_unpaid", "25.00")
    assert store.session.selling.charges()[0].status is ChargeStatus.UNPAID


def test_a_shop_is_paid_out_once_in_a_period(store: Person) -> None:
    shop, goods = store.shop, put_on_sale(store)
    fill_wallet(store, "100.00")
    shop.execute("UPDATE ecom_data.setting SET value = '30' WHERE name = 'shop_settlement_days'")
    try:
        first = int(store.write("ask_withdrawal", new_key(), "10", "ICBC")["id"])
        word, day = store.refused("ask_withdrawal", new_key(), "10", "ICBC")
        assert word == "not_settled_yet" and day.count("-") == 2
        store.write("cancel_wallet_request", new_key(), first)
        store.write("ask_withdrawal", new_key(), "10", "ICBC")
        assert store.refused("ask_withdrawal", new_key(), "10", "ICBC")[0] == "not_settled_yet"
        shop.move_clock(31 * DAY)
        store.write("ask_withdrawal", new_key(), "10", "ICBC")
        change_product(goods, status="off_shelf")
        store.write("ask_withdrawal", new_key(), "80", "ICBC")
        assert balance(store) == Decimal("0.00"), "who leaves the shop takes all"
    finally:
        shop.execute("UPDATE ecom_data.setting SET value = '0' WHERE name = 'shop_settlement_days'")


def test_a_product_of_a_shop_that_moves_keeps_its_state(store: Person) -> None:
    goods = put_on_sale(store)
    version = store.session.vendor_products.set_status(new_key(), goods.id, 1, ProductStatus.OFF_SHELF)
    assert (
        store.session.vendor_products.set_status(new_key(), goods.id, version, ProductStatus.ON_SALE)
        == version + 1
    )
