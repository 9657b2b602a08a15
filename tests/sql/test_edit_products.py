"""A vendor edits many products at once: each whole or not at all, and a report of what was not taken."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ecom_client.domain.keys import new_key
from tests.fixtures.goods import Goods, buy, put_on_sale, stock_of
from tests.fixtures.people import InstalledShop, Person


@pytest.fixture
def goods(vendor: Person) -> list[Goods]:
    return [put_on_sale(vendor, f"Lamp {n}", "50.00", 10) for n in range(3)]


def _edit(goods: Goods, **changes: object) -> dict[str, Any]:
    version = goods.vendor.shop.value("SELECT version FROM ecom_data.product WHERE id = %s", goods.id)
    return {"id": goods.id, "version": version, "changes": changes}


def _write(vendor: Person, *edits: object) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = vendor.write("edit_products", new_key(), json.dumps(edits))["rows"]
    return rows


def test_many_are_edited_in_one_call_and_once(
    shop: InstalledShop, vendor: Person, goods: list[Goods]
) -> None:
    edits = [
        _edit(
            one, price="40.00", special_price="35.5", stock=7 + n, stock_was=10, campus="北区", name=f"灯 {n}"
        )
        for n, one in enumerate(goods)
    ]
    key, text = new_key(), json.dumps(list(reversed(edits)))
    answer = vendor.write("edit_products", key, text)
    assert answer == vendor.write("edit_products", key, text)
    assert answer["rows"] == [{"id": edit["id"], "version": edit["version"] + 1} for edit in edits]
    for n, one in enumerate(goods):
        row = shop.execute("SELECT * FROM ecom_data.listing WHERE product_id = %s", one.id)[0]
        assert (row["name"], str(row["list_price"]), str(row["price"]), row["stock"], row["campus"]) == (
            *(f"灯 {n}", "40.00", "35.50", 7 + n, "北区"),
        )
        changed = shop.value("SELECT SUM(quantity) FROM ecom_data.stock_change WHERE product_id = %s", one.id)
        assert int(changed) == 7 + n == stock_of(one)
    assert vendor.refused("edit_products", key, json.dumps(edits[:1]))[0] == "key_used_for_something_else"


def test_what_is_refused_leaves_nothing_behind_and_the_others_go_on(
    shop: InstalledShop, vendor: Person, other_vendor: Person, goods: list[Goods]
) -> None:
    foreign = put_on_sale(other_vendor, "Foreign", "50.00", 10)
    stale = _edit(goods[1], name="Stale")
    stale["version"] += 1
    rows = {
        row["id"]: row
        for row in _write(
            vendor,
            _edit(goods[0], name="Half", price="1.234"),
            stale,
            _edit(goods[2], name="Good"),
            _edit(foreign, name="Mine now"),
        )
    }
    assert rows[goods[0].id] == {"id": goods[0].id, "word": "amount_out_of_range", "detail": "price"}
    assert rows[goods[1].id]["word"] == "changed_meanwhile"
    assert rows[goods[2].id]["version"] > 1
    assert rows[foreign.id] == {"id": foreign.id, "word": "not_found", "detail": str(foreign.id)}
    names = "SELECT name FROM ecom_data.product WHERE id = %s"
    assert [shop.value(names, one.id) for one in (*goods, foreign)] == ["Lamp 0", "Lamp 1", "Good", "Foreign"]


@pytest.mark.parametrize(
    ("changes", "word", "detail"),
    [
        ({"stock": -1}, "number_out_of_range", "stock"),
        ({"stock": 1.5}, "number_out_of_range", "stock"),
        ({"stock": None}, "number_out_of_range", "stock"),
        ({"stock": 1_000_000}, "number_out_of_range", "stock"),
        ({"stock": "many"}, "number_out_of_range", "stock"),
        ({"stock": 5, "stock_was": "some"}, "number_out_of_range", "stock_was"),
        ({"special_price": "50.00"}, "special_price_not_lower", "special_price"),
        ({"status": "on_sale"}, "field_unknown", "changes"),
        ({"vendor_id": 1}, "field_unknown", "changes"),
        ({}, "choice_unknown", "changes"),
        ({"name": "x" * 121}, "text_too_long", "name"),
        ({"name": ""}, "text_missing", "name"),
        ({"campus": "a\nb"}, "text_unprintable", "campus"),
        ({"item_condition": "broken"}, "choice_unknown", "item_condition"),
        ({"category_id": 987654321}, "choice_unknown", "category_id"),
    ],
)
def test_a_row_that_cannot_be_is_reported(
    vendor: Person, goods: list[Goods], changes: dict[str, object], word: str, detail: str
) -> None:
    row = _write(vendor, _edit(goods[0], **changes))[0]
    assert (row["word"], row["detail"]) == (word, detail)


def test_stock_that_was_sold_meanwhile_is_not_written_over(
    vendor: Person, customer: Person, goods: list[Goods]
) -> None:
    edit = _edit(goods[0], stock=20, stock_was=10)
    buy(customer, goods[0].line(3))
    assert _write(vendor, edit)[0]["word"] == "changed_meanwhile"
    assert stock_of(goods[0]) == 7
    assert "version" in _write(vendor, _edit(goods[0], stock=20, stock_was=7))[0]
    assert stock_of(goods[0]) == 20


@pytest.mark.parametrize(
    ("edits", "refusal"),
    [
        (None, "choice_unknown"),
        ("", "choice_unknown"),
        ("{}", "choice_unknown"),
        ("[]", "choice_unknown"),
        (json.dumps(201 * [{"id": 1}]), "list_too_long"),
    ],
)
def test_what_is_no_list_is_refused(vendor: Person, edits: str | None, refusal: str) -> None:
    assert vendor.refused("edit_products", new_key(), edits) == (refusal, "edits")


def test_rows_that_make_no_sense_are_reported_one_by_one(vendor: Person, goods: list[Goods]) -> None:
    good = _edit(goods[0], name="Good")
    rows = _write(vendor, 5, {"id": "x"}, {"id": goods[1].id}, good | {"changes": "name"}, good)
    assert sorted(str(row.get("word")) for row in rows) == ["None", *(4 * ["choice_unknown"])]


def test_only_vendors_edit_products(customer: Person, goods: list[Goods]) -> None:
    assert customer.refused("edit_products", new_key(), json.dumps([_edit(goods[0], name="x")]))[0] == (
        "not_allowed"
    )
