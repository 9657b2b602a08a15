"""Summaries equal what is reckoned by hand over the same rows, by the shop's days, and lead back to their rows."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ecom_client.data.query import subject_of
from ecom_client.data.repositories.administration import ORDERS, VENDORS
from ecom_client.data.summary import summarise
from ecom_client.data.views.accounts import admin_vendor
from ecom_client.data.views.orders import admin_order
from ecom_client.domain.errors import Invalid
from ecom_client.domain.query import Comparison, Operator
from ecom_client.domain.summary import Grouping, Step, Summary, rows_of_group
from tests.fixtures.goods import buy, put_on_sale
from tests.fixtures.people import People, Person

SUBJECT = subject_of(admin_order)
ZONE = ZoneInfo("Asia/Shanghai")


def _first(step: Step, day: date) -> date:
    if step is Step.WEEK:
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step is Step.MONTH else day


@pytest.fixture
def trade(people: People, customer: Person) -> str:
    """Orders of one vendor at the edges of days, weeks and months of the shop; the vendor's name."""
    vendor = people.vendor("Summed 总计")
    goods = [put_on_sale(vendor, price=price) for price in ("10.00", "20.50", "99.99")]
    moments = [
        "2026-02-28 15:59:59.999999",
        "2026-02-28 16:00:00",
        "2026-03-01 15:59:59",
        "2026-03-01 16:00:00",
        "2026-03-08 20:00:00",
    ]
    for place, moment in enumerate(moments):
        made = buy(customer, goods[place % 3].line())["orders"][0]
        customer.shop.execute("UPDATE ecom_data.orders SET placed_at = %s WHERE id = %s", moment, made["id"])
    return str(vendor.rows("SELECT name FROM ecom.seller WHERE id = :id", id=vendor.profile_id)[0]["name"])


@pytest.mark.parametrize("step", list(Step))
def test_by_time(trade: str, administrator: Person, step: Step) -> None:
    session = administrator.session
    source = ORDERS.with_condition(Comparison("vendor_name", Operator.IS, (trade,)))
    rows = source.page(session, None, 0, 100)
    assert len(rows) == 5
    summary = Summary((Grouping("placed_at", step),), "total")
    found, complete = summarise(session, source, summary)
    assert complete

    def key_of(row: Any) -> date:
        return _first(step, row["placed_at"].astimezone(ZONE).date())

    assert [row.keys[0] for row in found] == sorted({key_of(row) for row in rows})
    _compare(found, rows, lambda row: (key_of(row),))
    for group in found:
        again = source.where(*()).with_condition(None)
        condition = rows_of_group(SUBJECT, summary, group.keys)
        inside = again.with_condition(condition).page(session, None, 0, 1000)
        ids = {row["id"] for row in rows if (key_of(row),) == group.keys}
        assert ids <= {row["id"] for row in inside}
        assert {row["id"] for row in inside if row["vendor_name"] == trade} == ids


def test_by_two_columns(trade: str, administrator: Person) -> None:
    session = administrator.session
    source = ORDERS.with_condition(Comparison("vendor_name", Operator.IS, (trade,))).with_filter(
        {"total": (Decimal(15), None)}
    )
    rows = source.page(session, None, 0, 100)
    found, _complete = summarise(session, source, Summary((Grouping("status"), Grouping("carrier")), "total"))
    _compare(found, rows, lambda row: (row["status"], row["carrier"] or None))


def _compare(found: Any, rows: Any, key_of: Callable[[Any], Hashable]) -> None:
    groups: dict[Hashable, list[Decimal]] = {}
    for row in rows:
        groups.setdefault(key_of(row), []).append(row["total"])
    assert {row.keys for row in found} == set(groups)
    for row in found:
        values = groups[row.keys]
        assert (row.count, row.sum, row.minimum, row.maximum) == (
            len(values),
            sum(values),
            min(values),
            max(values),
        )
        assert row.average is not None
        assert abs(row.average - sum(values) / len(values)) < Decimal("0.001")


def test_without_a_measure_and_with_missing_values(vendor: Person, administrator: Person) -> None:
    session, subject = administrator.session, subject_of(admin_vendor)
    summary = Summary((Grouping("responsible_administrator"), Grouping("contact_is_published")))
    found, _complete = summarise(session, VENDORS, summary)
    assert all(row.sum is None and isinstance(row.keys[1], bool) for row in found)
    empty = next(row for row in found if row.keys[0] is None)
    shown = VENDORS.with_condition(rows_of_group(subject, summary, empty.keys))
    assert len(shown.page(session, None, 0, 4096)) == empty.count


@pytest.mark.parametrize(
    "summary",
    [
        Summary(()),
        Summary((Grouping("password"),)),
        Summary((Grouping("placed_at"),)),
        Summary((Grouping("status", Step.DAY),)),
        Summary((Grouping("status"), Grouping("status"))),
        Summary((Grouping("status"),), "customer_name"),
        Summary((Grouping("status"),), "1; DROP TABLE x"),
    ],
)
def test_what_cannot_be_reckoned_is_refused(administrator: Person, summary: Summary) -> None:
    with pytest.raises(Invalid):
        summarise(administrator.session, ORDERS, summary)
