"""Keys abused: the same one with other content, for another deed, by somebody else, long after, in odd shapes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pymysql
import pytest

from ecom_client.data import accounts
from ecom_client.domain.keys import new_key
from tests.fixtures.goods import books_balance, buy, checkout, fill_wallet, put_on_sale, stock_of
from tests.fixtures.intruder import Offer, Parameter, Role, connect
from tests.fixtures.people import InstalledShop, People, Person
from tests.fixtures.valid_calls import World

USED = "key_used_for_something_else"


def _other(value: object, parameter: Parameter) -> object:
    """Another value for a parameter, of its kind."""
    if isinstance(value, int) or (isinstance(value, str) and value.replace(".", "").isdigit()):
        return Decimal(str(value)) + 1
    if isinstance(value, str) and value:
        return value + "x" if "char" not in parameter.type.lower() or len(value) < 4 else value[:-1] + "_"
    kind = parameter.type.lower()
    return "2027-01-01" if "date" in kind else 7 if "int" in kind or "decimal" in kind else "x"


@pytest.fixture
def world(people: People) -> Iterator[World]:
    """People with things to act on; what the shop would remember of odd calls is taken back afterwards."""
    made = World(people)
    yield made
    made.put_right()


def test_a_key_used_again_with_anything_changed_is_refused(
    shop: InstalledShop, world: World, offer: Offer
) -> None:
    """Guards: key_begin is given all of the content, told apart field by field. Fails with a parameter left out of its
    JSON_ARRAY, or with CONCAT_WS, which takes ('A|B', '') for ('A', 'B|')."""
    granted = {
        "customer": offer.granted(Role.CUSTOMER),
        "vendor": offer.granted(Role.VENDOR),
        "administrator": offer.granted(Role.CLERK, world.administrator.signed_in.credentials.user),
    }
    wrong, tried = [], 0
    keyed = {name: given for name, given in offer.procedures.items() if given and given[0].name == "p_key"}
    for procedure, parameters in keyed.items():
        person = world.caller(procedure, granted)
        if (
            procedure in ("close_account", "confirm_handover") or person is None
        ):  # one ends the caller, one a meeting
            continue
        arguments = world.arguments(procedure, parameters)
        first = person.call(procedure, *arguments)
        if procedure != "reset_password":  # which gives another password each time
            assert person.call(procedure, *arguments) == first, procedure
        for place, parameter in enumerate(parameters[1:], 1):
            changed = list(arguments)
            changed[place] = _other(arguments[place], parameter)
            tried += 1
            word = person.refused(procedure, *changed)[0]
            if word != USED and parameter.name != "p_profile":  # which the door asks before the deed
                wrong.append(f"{procedure}({parameter.name} = {changed[place]!r}): {word}")
    assert tried > 60
    assert not wrong
    books_balance(shop)


def test_one_key_is_one_deed(customer: Person, vendor: Person) -> None:
    """Guards: the deed's name stands with the key. Fails without it: a cancellation answers what a checkout did."""
    goods, key = put_on_sale(vendor), new_key()
    fill_wallet(customer, "1000")
    order = customer.write("place_orders", *checkout(customer, goods.line(), key=key))["orders"][0]["id"]
    assert customer.refused("cancel_order", key, order, "")[0] == USED
    assert customer.refused("ask_withdrawal", key, "5", "bank")[0] == USED
    assert vendor.write("confirm_order", key, order)["status"] == "confirmed", "keys are each account's own"


def test_a_replay_long_after_changes_nothing(customer: Person, vendor: Person) -> None:
    """Guards: the stored answer comes back whatever happened since. Fails when key_end does not store."""
    goods, key = put_on_sale(vendor, stock=5), new_key()
    fill_wallet(customer, "1000")
    arguments = checkout(customer, goods.line(2), key=key)
    placed = customer.write("place_orders", *arguments)
    order, cancelling = placed["orders"][0]["id"], new_key()
    cancelled = customer.write("cancel_order", cancelling, order, "no")
    vendor.shop.move_clock(20 * 86400)
    assert customer.write("place_orders", *arguments) == placed
    assert customer.write("cancel_order", cancelling, order, "no") == cancelled
    assert stock_of(goods) == 5
    assert (
        vendor.shop.value(
            "SELECT COUNT(*) FROM ecom_data.orders WHERE checkout_id = %s", placed["checkout_id"]
        )
        == 1
    )
    books_balance(customer.shop)


def test_a_refused_call_leaves_its_key_free(customer: Person, vendor: Person) -> None:
    """Guards: a refusal takes back the key, too. Fails when the key is written by a statement of its own."""
    goods, key = put_on_sale(vendor), new_key()
    fill_wallet(customer, "1000")
    assert (
        customer.refused("place_orders", *checkout(customer, goods.line(), key=key, total="1"))[0]
        == "total_changed"
    )
    assert customer.write("place_orders", *checkout(customer, goods.line(), key=key))["total"] == "100.00"


@pytest.mark.parametrize(
    "key",
    [
        None,
        "",
        "x",
        "0" * 15,
        "0" * 37,
        "0" * 64,
        "G" * 36,
        "'" * 20,
        " " * 36,
        "０" * 20,
        "a" * 20 + "\n",
        "!!\n" + "a" * 20,
    ],
)
def test_keys_of_odd_shapes(customer: Person, key: object) -> None:
    """Guards: the pattern in key_begin. Fails without it."""
    assert customer.refused("ask_top_up", key, "5", "bank") == ("key_missing", "")


def test_upper_case_is_another_key_or_none(customer: Person) -> None:
    """Guards: keys are kept in a binary collation. Fails, one answer for two deeds, with one that ignores case."""
    key = "abcdef00-0000-4000-8000-" + new_key()[-12:].replace("0", "a")
    first = customer.write("ask_top_up", key, "5", "bank")
    assert customer.write("ask_top_up", key.upper(), "5", "bank")["id"] != first["id"]


def test_an_old_suspension_repeated_does_not_lock_the_account_again(
    administrator: Person, customer: Person, shop: InstalledShop
) -> None:
    """Guards: the doors lock and unlock by what the account is now. Fails when they do by what the call was."""
    account = customer.account_id

    def version() -> int:
        return int(shop.value("SELECT version FROM ecom_data.account WHERE id = %s", account))

    customer.wire.close()
    suspending = (new_key(), account, version(), "why")
    administrator.write("suspend_account", *suspending)
    reinstating = (new_key(), account, version(), "sorry")
    administrator.write("reinstate_account", *reinstating)
    administrator.write("suspend_account", *suspending)
    assert accounts.ask_identity(shop.address, customer.signed_in.credentials).account_id == account
    administrator.write("suspend_account", new_key(), account, version(), "again")
    administrator.write("reinstate_account", *reinstating)
    who = customer.signed_in.credentials
    with pytest.raises(pymysql.MySQLError) as caught:
        connect(shop, who.user, who.password)
    assert caught.value.args[0] in (3118, 4151), "the account is not locked"


def test_an_old_password_reset_repeated_asks_again_whether_it_is_allowed(
    people: People, shop: InstalledShop
) -> None:
    """Guards: do_reset_password asks before the key. Fails with the question after it: whoever reset an administrator's
    password once can take that account over for thirty days, whatever they may do since."""
    owner = people.administrator()
    shop.execute("INSERT IGNORE INTO ecom_data.people_group (name) VALUES ('Was trusted')")
    shop.execute(
        "INSERT IGNORE INTO ecom_data.access (group_id, module, privilege) SELECT g.id, m.name, 'full'"
        " FROM ecom_data.people_group AS g, ecom_data.module AS m"
        " WHERE g.name = 'Was trusted' AND m.name IN ('accounts', 'permissions')"
    )
    helper = people.administrator("Helper", "Was trusted")
    version = shop.value("SELECT version FROM ecom_data.account WHERE id = %s", owner.account_id)
    arguments = (new_key(), owner.account_id, version)
    assert helper.call("reset_password", *arguments)
    shop.execute(
        "DELETE x FROM ecom_data.access AS x INNER JOIN ecom_data.people_group AS g ON x.group_id = g.id"
        " WHERE g.name = 'Was trusted' AND x.module = 'permissions'"
    )
    shop.execute("CALL ecom_data.apply_access(%s)", helper.account_id)
    assert helper.refused("reset_password", *arguments)[0] == "not_allowed"


def test_a_rating_is_given_once_whatever_the_key(customer: Person, vendor: Person) -> None:
    """Guards: the unique index behind review, and the question before it. Fails without both."""
    order = buy(customer, put_on_sale(vendor).line())["orders"][0]["id"]
    vendor.write("confirm_order", new_key(), order)
    vendor.write("ship_order", new_key(), order, "SF", "1")
    customer.write("confirm_delivery", new_key(), order, None)
    item = int(customer.shop.value("SELECT id FROM ecom_data.order_item WHERE order_id = %s", order))
    customer.write("rate_item", new_key(), item, 5, "")
    assert customer.refused("rate_item", new_key(), item, 1, "") == ("already_rated", str(item))
