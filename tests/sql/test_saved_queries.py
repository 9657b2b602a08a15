"""Queries kept by a name: one's own, shared with those who may read the module, nobody else's to change."""

from __future__ import annotations

import json

import pytest

from ecom_client.data.query import subject_of
from ecom_client.data.views.orders import admin_order
from ecom_client.domain.errors import Refused
from ecom_client.domain.keys import new_key
from ecom_client.domain.query import Comparison, Operator
from tests.fixtures.people import People, Person

SUBJECT = subject_of(admin_order)
PLACED = Comparison("status", Operator.IS, ("placed",))
SHIPPED = Comparison("status", Operator.IS, ("shipped",))
JSON = '{"version": 1}'


def _save(person: Person, name: str = "Mine", **more: bool) -> int:
    return person.session.saved_queries.save(
        new_key(), "orders", name, PLACED, shared=more.get("shared", False), over=None
    )


def test_a_query_is_kept_changed_and_forgotten(administrator: Person) -> None:
    kept = administrator.session.saved_queries
    made = _save(administrator, "待发货 To ship")
    (found,) = [query for query in kept.of("orders", SUBJECT) if query.id == made]
    assert found.name == "待发货 To ship" and found.condition == PLACED and found.is_own and not found.shared
    assert kept.save(new_key(), "orders", "Shipped", SHIPPED, shared=True, over=found) == made
    (again,) = [query for query in kept.of("orders", SUBJECT) if query.id == made]
    assert (again.name, again.condition, again.shared, again.version) == ("Shipped", SHIPPED, True, 2)
    with pytest.raises(Refused, match="changed_meanwhile"):
        kept.save(new_key(), "orders", "Late", PLACED, shared=True, over=found)
    kept.remove(made)
    assert made not in [query.id for query in kept.of("orders", SUBJECT)]
    assert administrator.refused("remove_query", made) == ("not_found", str(made))


def test_only_what_is_shared_is_seen_and_nobody_changes_anothers(
    administrator: Person, people: People
) -> None:
    other = people.administrator("Second")
    own, shared = _save(administrator, "Own"), _save(administrator, "Shared", shared=True)
    seen = {query.id: query for query in other.session.saved_queries.of("orders", SUBJECT)}
    assert own not in seen and not seen[shared].is_own and seen[shared].owner == "Admin"
    for query in (own, shared):
        assert other.refused("remove_query", query) == ("not_found", str(query))
        assert other.refused("save_query", new_key(), query, 1, "orders", "Taken", 1, JSON) == (
            "not_found",
            str(query),
        )
    assert other.call("my_saved_queries", "customers") == []
    assert other.call("my_saved_queries", "$.orders") == other.call("my_saved_queries", None) == []


def test_a_module_one_may_not_read_has_no_queries(administrator: Person, people: People) -> None:
    shop = administrator.shop
    shop.execute("INSERT INTO ecom_data.people_group (name) VALUES ('Query readers')")
    group = shop.value("SELECT id FROM ecom_data.people_group WHERE name = 'Query readers'")
    shop.execute(
        "INSERT INTO ecom_data.access (group_id, module, privilege) VALUES (%s, 'products', 'read')", group
    )
    limited = people.administrator("Limited", group="Query readers")
    _save(administrator, "Shared too", shared=True)
    assert limited.call("my_saved_queries", "orders") == []
    assert limited.refused("save_query", new_key(), None, None, "orders", "x", 0, JSON) == (
        "not_allowed",
        "subject",
    )
    assert limited.write("save_query", new_key(), None, None, "products", "x", 0, JSON)["version"] == 1


def test_what_is_refused(administrator: Person) -> None:
    def refused(subject: str | None, name: str, query: str | None) -> tuple[str, str]:
        return administrator.refused("save_query", new_key(), None, None, subject, name, 0, query)

    assert refused("orders", "  ", JSON) == ("text_missing", "name")
    assert refused("orders", "x" * 81, JSON) == ("text_too_long", "name")
    assert refused("orders", "a\tb", JSON) == ("text_unprintable", "name")
    assert refused("orders", "x", "{") == ("choice_unknown", "query")
    assert refused("orders", "x", None) == ("choice_unknown", "query")
    assert refused("orders", "x", json.dumps(["x" * 16000])) == ("text_too_long", "query")
    assert refused("nothing", "x", JSON) == ("not_allowed", "subject")
    assert refused("orders') OR 1=1", "x", JSON) == ("not_allowed", "subject")


def test_the_same_key_keeps_one_query(administrator: Person) -> None:
    key = new_key()
    args = (None, None, "orders", "Twice", 0, JSON)
    assert administrator.write("save_query", key, *args) == administrator.write("save_query", key, *args)
    assert (
        len([row for row in administrator.call("my_saved_queries", "orders") if row["name"] == "Twice"]) == 1
    )
    assert administrator.refused("save_query", key, None, None, "orders", "Other", 0, JSON)[0] == (
        "key_used_for_something_else"
    )


def test_a_list_of_queries_is_bounded(administrator: Person) -> None:
    for number in range(100):
        administrator.write("save_query", new_key(), None, None, "orders", f"q{number}", 0, JSON)
    assert administrator.refused("save_query", new_key(), None, None, "orders", "more", 0, JSON) == (
        "list_full",
        "queries",
    )


def test_what_no_longer_fits_is_told_apart(administrator: Person) -> None:
    administrator.write("save_query", new_key(), None, None, "orders", "Old", 0, '{"version": 9}')
    kept = administrator.session.saved_queries.of("orders", SUBJECT)
    assert [query.condition for query in kept if query.is_own] == [None]


def test_nobody_else_may_call(customer: Person, vendor: Person) -> None:
    for person in (customer, vendor):
        assert person.refused("my_saved_queries", "orders")[0] == "not_allowed"
