"""No other person's row: every procedure a role holds with every id of somebody else's, every view read to its end."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from ecom_client.domain.keys import new_key
from tests.fixtures.goods import buy, put_on_sale
from tests.fixtures.intruder import Intruder, Intruders, Offer, Parameter, Role, own_account
from tests.fixtures.people import InstalledShop, People
from tests.fixtures.secrets import SECRET, Victims, victims

STRANGERS = list(Role)

WORDS = {
    "p_sort": ("id", "placed_at", "name", "total", "last_at", "vendor_rank", "added_at", "price"),
    "p_profile": ("customer", "vendor", "administrator"),
    "p_decision": ("confirm", "refuse"),
    "p_payment": ("wallet",),
    "p_delivery": ("address",),
    "p_status": ("on_sale",),
    "p_item_condition": ("new",),
    "p_language": ("en",),
    "p_wallet": ("cash",),
}
"""Words that take a call past the first refusal. A parameter that is not here gets a value by its type."""


def _values(parameter: Parameter, victims: Victims, stolen: int) -> object:
    """What a thief puts in for a parameter: somebody else's id wherever an id fits."""
    name, kind = parameter.name, parameter.type.lower()
    if name == "p_key":
        return new_key()
    if name in WORDS:
        return WORDS[name][0]
    if name in ("p_skip", "p_unpaid", "p_low", "p_unread"):
        return None
    if name == "p_limit":
        return 500
    if name in ("p_descending", "p_make_default", "p_on"):
        return 1
    if name == "p_lines":
        return f'[{{"product_id": {victims.goods.id}, "quantity": 1, "price": 10.00}}]'
    if name == "p_total":
        return "10.00"
    if name in ("p_version", "p_terms_version", "p_quantity", "p_rating", "p_change"):
        return 1
    if name.startswith(("p_phone", "p_contact_number")):
        return "138 9999 9999"
    if "bigint" in kind:
        return None if name.startswith("p_after") else stolen
    if "int" in kind or "decimal" in kind:
        return 1
    if "datetime" in kind or name in ("p_words", "p_kind", "p_pictures", "p_after_value"):
        return None
    return "stolen"


def _calls(
    offer: Offer, granted: set[str], victims: Victims, ids: list[int]
) -> Iterator[tuple[str, list[object]]]:
    """Each granted procedure with each id in every place where an id fits, for each word it may be asked with."""
    for name, parameters in offer.procedures.items():
        if name not in granted or name == "close_account":  # would only end the intruder
            continue
        has_id = any("bigint" in p.type.lower() and not p.name.startswith("p_after") for p in parameters)
        choices = [WORDS.get(p.name, (None,)) if p.name in WORDS else (None,) for p in parameters]
        for stolen in ids if has_id else ids[:1]:
            for words in itertools.product(*choices):
                yield (
                    name,
                    [
                        word if word is not None else _values(parameter, victims, stolen)
                        for parameter, word in zip(parameters, words, strict=True)
                    ],
                )


def _said(intruder: Intruder, procedure: str, arguments: list[object]) -> str:
    """Everything a call tells: rows, the error's text, and the warnings after it."""
    try:
        told = repr(intruder.call(procedure, *arguments))
    except Exception as error:
        told = str(error)
    return told + repr(intruder.rows("SHOW WARNINGS"))


@pytest.fixture
def hidden(shop: InstalledShop, people: People) -> Victims:
    return victims(shop, people)


@pytest.mark.parametrize("role", STRANGERS)
def test_no_call_shows_or_changes_a_strangers_row(
    role: Role, hidden: Victims, intruders: Intruders, offer: Offer
) -> None:
    """Guards: every door takes who calls from `enter` and every deed asks whose row it is.
    Fails with `AND o.vendor_id = v_vendor` taken out of vendor_order, or the CASE out of lock_order."""
    intruder = intruders(role)
    granted = offer.granted(role, own_account(intruder))
    before, calls = hidden.rows(), 0
    assert sum(len(rows) for rows in before.values()) > 40, "the victims have nothing to steal"
    told = []
    for procedure, arguments in _calls(offer, granted, hidden, hidden.ids):
        calls += 1
        said = _said(intruder, procedure, arguments)
        if SECRET in said or SECRET.encode().hex() in said.lower() or "1234 5678" in said:
            told.append(f"{procedure}{arguments}: {said[:300]}")
    assert calls >= {Role.GUEST: 3, Role.HALF_OPEN: 20}.get(role, 50)
    assert not told
    after = hidden.rows()
    for table, rows in before.items():
        assert [row for row in rows if row not in after[table]] == [], f"{table} was changed"


@pytest.mark.parametrize("role", STRANGERS)
def test_no_view_or_catalogue_shows_a_strangers_secret(
    role: Role, hidden: Victims, intruders: Intruders
) -> None:
    """Guards: public views hold nothing but what is public, and the catalogues show nobody's statements or statistics.
    Fails with `d.description` of drafts in listing, or with `GRANT PROCESS ON *.*`."""
    intruder = intruders(role)
    busy = intruders.of(hidden.customer)
    busy.rows(f"SET @mine = '{SECRET}'")
    sources = intruder.rows("SELECT table_schema, table_name FROM information_schema.tables")
    assert len(sources) > 50
    leaks = []
    for schema, table in sources:
        said, _ = intruder.attempt(f"SELECT * FROM `{schema}`.`{table}`")
        if said:
            continue
        if role is Role.CLERK and table == "admin_product":  # which may be read: a draft is in it
            continue
        for row in intruder.rows(f"SELECT * FROM `{schema}`.`{table}`"):
            text = repr(row)
            if (SECRET in text or "1234 5678" in text) and "@mine" not in text:
                leaks.append(f"{schema}.{table}: {text[:200]}")
    assert not leaks


def test_a_vendor_sees_of_a_buyer_what_the_order_needs_and_no_more(
    hidden: Victims, intruders: Intruders
) -> None:
    """Guards: the columns vendor_order and vendor_orders name. The code that proves a meeting is the buyer's alone."""
    seller = intruders.of(hidden.vendor)
    code = hidden.shop.value("SELECT handover_code FROM ecom_data.orders WHERE id = %s", hidden.orders[2])
    assert len(str(code)) == 6
    said = ""
    for order in hidden.orders:
        said += repr(seller.call("vendor_order", order))
    said += repr(seller.call("vendor_orders", "placed_at", 1, None, None, 0, 100, None, None, None, None))
    said += repr(seller.call("my_notifications", "vendor", None, 100))
    assert str(code) not in said
    assert "@example.org" not in said


def test_somebody_elses_row_looks_like_no_row(shop: InstalledShop, people: People, hidden: Victims) -> None:
    """Guards: `refuse('not_found')` for both. Fails when a door says "not yours", or names what is behind it."""
    customer, vendor = people.customer(), people.vendor()
    nothing = 9_000_000_000
    item = shop.value("SELECT MIN(id) FROM ecom_data.order_item WHERE order_id = %s", hidden.orders[0])
    request = shop.value(
        "SELECT MIN(id) FROM ecom_data.wallet_request WHERE account_id = %s", hidden.customer.account_id
    )
    address = shop.value(
        "SELECT MIN(id) FROM ecom_data.address WHERE customer_id = %s", hidden.customer.profile_id
    )

    def both(person: object, procedure: str, *arguments: object, at: int, theirs: int) -> None:
        words = []
        for one in (theirs, nothing):
            changed = list(arguments)
            changed[at] = one
            word, detail = person.refused(procedure, *changed)  # type: ignore[attr-defined]
            words.append((word, detail.replace(str(one), "it")))
        assert words[0] == words[1], procedure

    both(customer, "cancel_order", new_key(), 0, "", at=1, theirs=hidden.orders[0])
    both(customer, "confirm_delivery", new_key(), 0, None, at=1, theirs=hidden.orders[3])
    both(customer, "rate_item", new_key(), 0, 5, "", at=1, theirs=int(item))
    both(customer, "cancel_wallet_request", new_key(), 0, at=1, theirs=int(request))
    both(customer, "remove_address", 0, at=0, theirs=int(address))
    both(vendor, "confirm_order", new_key(), 0, at=1, theirs=hidden.orders[0])
    both(vendor, "ship_order", new_key(), 0, "SF", "1", at=1, theirs=hidden.orders[2])
    both(vendor, "mark_paid", new_key(), 0, at=1, theirs=hidden.orders[1])
    both(vendor, "confirm_handover", new_key(), 0, "AAAAAA", at=1, theirs=hidden.orders[2])
    both(vendor, "restock", new_key(), 0, 5, at=1, theirs=hidden.goods.id)
    both(vendor, "set_product_status", new_key(), 0, 1, "draft", at=1, theirs=hidden.goods.id)
    for person, procedure, theirs in (
        (customer, "my_order", hidden.orders[0]),
        (vendor, "vendor_order", hidden.orders[0]),
        (vendor, "my_product", hidden.goods.id),
    ):
        assert person.call(procedure, theirs) == person.call(procedure, nothing) == []


def test_an_address_of_somebody_else_is_no_address(people: People, hidden: Victims) -> None:
    """Guards: place_orders reads the caller's addresses only. Fails with `AND a.customer_id = p_customer` taken out."""
    shop, customer = hidden.shop, people.customer()
    goods = put_on_sale(people.vendor(), price="1.00")
    buy(customer, goods.line())
    address = shop.value(
        "SELECT MIN(id) FROM ecom_data.address WHERE customer_id = %s", hidden.customer.profile_id
    )
    lines = f'[{{"product_id": {goods.id}, "quantity": 1, "price": 1.00}}]'
    assert customer.refused(
        "place_orders", new_key(), lines, "1.00", "cash_on_delivery", "address", address, None, None, ""
    ) == ("not_found", "address_id")
