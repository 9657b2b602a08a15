"""Notifications and the badges of the windows."""

from __future__ import annotations

import json
import time
from decimal import Decimal

import pytest

from ecom_client.data.wire import Wire
from ecom_client.domain.errors import Refused
from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from tests.fixtures.people import InstalledShop, People, Person


def _tell(shop: InstalledShop, person: Person, times: int = 1, kind: str = "new_order") -> None:
    for number in range(times):
        detail = json.dumps({"number": number})
        shop.execute(
            "CALL ecom_data.notify(%s, %s, %s, %s)", person.account_id, person.window.value, kind, detail
        )


def test_news_is_told_read_and_quiet(shop: InstalledShop, customer: Person, other_customer: Person) -> None:
    notifications = customer.session.notifications
    assert notifications.news(Window.CUSTOMER).newest_id == 0
    _tell(shop, customer, 3)
    news = notifications.news(Window.CUSTOMER)
    page = notifications.page(Window.CUSTOMER)
    assert news.unread == 3 and news.newest_id == page[0].id
    assert [n.detail["number"] for n in page] == [2, 1, 0]
    assert page[0].created_at.utcoffset() is not None and page[0].read_at is None
    assert [n.detail["number"] for n in notifications.page(Window.CUSTOMER, page[0].id, 1)] == [1]
    notifications.mark_read(Window.CUSTOMER, page[1].id)
    notifications.mark_read(Window.CUSTOMER, page[1].id)
    assert notifications.news(Window.CUSTOMER).unread == 1
    assert [n.read_at is None for n in notifications.page(Window.CUSTOMER)] == [True, False, False]
    assert other_customer.session.notifications.page(Window.CUSTOMER) == []


def test_nobody_reads_or_marks_somebody_elses(
    shop: InstalledShop, customer: Person, other_customer: Person
) -> None:
    _tell(shop, customer)
    other_customer.session.notifications.mark_read(Window.CUSTOMER, 2**60)
    assert customer.session.notifications.news(Window.CUSTOMER).unread == 1
    assert other_customer.session.notifications.news(Window.CUSTOMER).unread == 0


def test_a_window_is_told_what_concerns_it(shop: InstalledShop, vendor: Person) -> None:
    _tell(shop, vendor)
    assert vendor.session.notifications.news(Window.VENDOR).unread == 1
    for procedure, args in (
        ("news", ()),
        ("my_notifications", (None, 10)),
        ("mark_notifications_read", (1,)),
    ):
        assert vendor.refused(procedure, "customer", *args) == ("profile_missing", "customer")
        assert vendor.refused(procedure, "administrator", *args) == ("profile_missing", "administrator")
        assert vendor.refused(procedure, "nobody", *args) == ("choice_unknown", "profile")
        assert vendor.refused(procedure, None, *args) == ("choice_unknown", "profile")


def test_guests_have_no_news(guest: Wire) -> None:
    with pytest.raises(Refused, match="not_allowed"):
        guest.read("news", "customer")


def test_an_administrators_badge_counts_open_requests(
    shop: InstalledShop, people: People, customer: Person, administrator: Person
) -> None:
    before = administrator.session.notifications.news(Window.ADMINISTRATOR).wallet_requests
    customer.write("ask_top_up", new_key(), Decimal(5), "ICBC")
    after = administrator.session.notifications.news(Window.ADMINISTRATOR).wallet_requests
    assert after == min(before + 1, 100)
    shop.execute("INSERT IGNORE INTO ecom_data.people_group (name) VALUES ('Nobodies')")
    nobody = people.administrator(group="Nobodies")
    assert nobody.session.notifications.news(Window.ADMINISTRATOR).wallet_requests == 0


def test_a_suspended_window_learns_it_from_the_news(shop: InstalledShop, customer: Person) -> None:
    shop.execute("UPDATE ecom_data.account SET status = 'suspended' WHERE id = %s", customer.account_id)
    assert customer.refused("news", "customer")[0] == "account_suspended"


def test_news_stays_cheap_for_somebody_who_reads_nothing(shop: InstalledShop, vendor: Person) -> None:
    """A thousand questions a second and more fit on one core: a thousand open windows asking every four seconds."""
    rows = [(vendor.account_id, number) for number in range(20_000)]
    with shop.root.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO ecom_data.notification (account_id, profile, kind, detail, created_at)"
            " VALUES (%s, 'vendor', 'new_order', JSON_OBJECT('number', %s), UTC_TIMESTAMP(6))",
            rows,
        )
    notifications = vendor.session.notifications
    news = notifications.news(Window.VENDOR)
    assert news.unread == 100
    started = time.perf_counter()
    for _ in range(200):
        notifications.news(Window.VENDOR)
    each = (time.perf_counter() - started) / 200
    print(f"news: {each * 1000:.2f} ms with the whole way there and back")
    assert each < 0.02
