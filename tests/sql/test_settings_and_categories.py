"""Settings within their bounds, and the category tree."""

from __future__ import annotations

import pytest

from ecom_client.domain.keys import new_key
from tests.fixtures.goods import put_on_sale
from tests.fixtures.people import InstalledShop, Person


def _version(shop: InstalledShop, name: str) -> int:
    return int(shop.value("SELECT version FROM ecom_data.setting WHERE name = %s", name))


@pytest.mark.parametrize(
    ("name", "value", "word"),
    [
        ("credit_floor", "201", "number_out_of_range"),
        ("credit_floor", "-1", "number_out_of_range"),
        ("credit_floor", "6e1", "number_out_of_range"),
        ("credit_floor", "60.5", "number_out_of_range"),
        ("credit_floor", "", "text_missing"),
        ("credit_floor", "9" * 40, "number_out_of_range"),
        ("starting_grant", "1.001", "amount_out_of_range"),
        ("starting_grant", "1000.01", "amount_out_of_range"),
        ("starting_grant", "ten", "amount_out_of_range"),
        ("fees_are_on", "maybe", "choice_unknown"),
        ("mail_sender", "nobody", "email_invalid"),
        ("mail_sender", "shop@campus", "email_invalid"),
        ("mail_sender", "Shop <shop@campus.cn>", "email_invalid"),
    ],
)
def test_a_value_out_of_bounds_is_refused(
    shop: InstalledShop, administrator: Person, name: str, value: str, word: str
) -> None:
    asked = "SELECT value, version FROM ecom_data.setting WHERE name = %s"
    before = shop.execute(asked, name)
    assert administrator.refused("save_setting", new_key(), name, _version(shop, name), value) == (
        word,
        "value",
    )
    assert shop.execute(asked, name) == before


def test_a_setting_is_set_once_and_written_down(shop: InstalledShop, administrator: Person) -> None:
    version, key = _version(shop, "starting_grant"), new_key()
    answer = administrator.write("save_setting", key, "starting_grant", version, " 12.50 ")
    assert answer == administrator.write("save_setting", key, "starting_grant", version, " 12.50 ")
    assert shop.value("SELECT value FROM ecom_data.setting WHERE name = 'starting_grant'") == "12.50"
    refused = administrator.refused
    assert refused("save_setting", new_key(), "starting_grant", version, "1")[0] == "changed_meanwhile"
    assert refused("save_setting", key, "starting_grant", version, "1")[0] == "key_used_for_something_else"
    assert refused("save_setting", new_key(), "no_such", 1, "1") == ("not_found", "name")
    log = administrator.rows(
        "SELECT old_values, new_values FROM ecom.admin_audit_log WHERE action = 'save_setting' ORDER BY id DESC LIMIT 1"
    )[0]
    assert '"10"' in log["old_values"] and '"12.50"' in log["new_values"]
    administrator.write("save_setting", new_key(), "starting_grant", version + 1, "10")


def _make(administrator: Person, name: str, parent: int | None = None) -> int:
    return int(administrator.write("save_category", new_key(), None, None, parent, name, "")["id"])


def _children(administrator: Person, parent: int) -> list[str]:
    rows = administrator.rows(
        "SELECT name FROM ecom.category WHERE parent_id = :parent ORDER BY position, id", parent=parent
    )
    return [row["name"] for row in rows]


def test_the_tree_is_built_moved_and_cut(shop: InstalledShop, administrator: Person) -> None:
    top = _make(administrator, f"植物 {new_key()[:8]}")
    names = ("Roses", "Ferns", "Moss")
    roses, ferns, moss = (_make(administrator, name, top) for name in names)
    assert _children(administrator, top) == [*names]
    administrator.write("move_category", new_key(), moss, 1, top, roses)
    assert _children(administrator, top) == ["Moss", "Roses", "Ferns"]
    key = new_key()
    administrator.write("move_category", key, roses, 1, ferns, None)
    administrator.write("move_category", key, roses, 1, ferns, None)
    assert _children(administrator, top) == ["Moss", "Ferns"] and _children(administrator, ferns) == ["Roses"]
    refused = administrator.refused
    assert refused("move_category", new_key(), top, 1, roses, None)[0] == "category_inside_itself"
    assert refused("move_category", new_key(), ferns, 1, ferns, None)[0] == "category_inside_itself"
    assert refused("move_category", new_key(), ferns, 7, None, None)[0] == "changed_meanwhile"
    assert refused("move_category", new_key(), ferns, 1, 10**12, None)[0] == "not_found"
    assert refused("save_category", new_key(), None, None, top, "Moss", "") == ("name_taken", "name")
    assert refused("save_category", new_key(), None, None, top, "", "") == ("text_missing", "name")
    assert refused("save_category", new_key(), moss, 1, None, "Mosses", "")[0] == "changed_meanwhile"
    administrator.write("save_category", new_key(), moss, 2, None, "Mosses", "green")
    assert refused("remove_category", new_key(), ferns, 1)[0] == "category_not_empty"
    administrator.write("remove_category", new_key(), roses, 2)
    administrator.write("remove_category", new_key(), ferns, 1)
    assert _children(administrator, top) == ["Mosses"]
    administrator.write("remove_category", new_key(), moss, 3)
    administrator.write("remove_category", new_key(), top, 1)


def test_a_category_with_products_stays(shop: InstalledShop, administrator: Person, vendor: Person) -> None:
    goods = put_on_sale(vendor)
    category = int(shop.value("SELECT category_id FROM ecom_data.product WHERE id = %s", goods.id))
    version = int(shop.value("SELECT version FROM ecom_data.category WHERE id = %s", category))
    assert administrator.refused("remove_category", new_key(), category, version)[0] == "category_not_empty"
