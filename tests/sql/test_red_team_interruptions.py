"""Calls broken off in the middle, killed or cut off: they are done wholly or not at all, and their key tells which."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pymysql
import pytest
from pymysql.connections import Connection

from ecom_client.data import accounts
from ecom_client.domain.keys import new_key
from tests.fixtures.checkouts import Counter
from tests.fixtures.goods import balance, books_balance, fill_wallet
from tests.fixtures.intruder import Intruder, Intruders
from tests.fixtures.people import InstalledShop, People, Person


@pytest.fixture
def counter(shop: InstalledShop, people: People) -> Counter:
    return Counter.opened(shop, people)


@contextlib.contextmanager
def _held(shop: InstalledShop, statement: str, *args: object) -> Iterator[None]:
    """The owner holds a lock until the end of the block: a call stands still in its middle, having written already."""
    owner = shop.server.root_connection()
    try:
        with owner.cursor() as cursor:
            cursor.execute("START TRANSACTION")
            cursor.execute(statement, args)
        yield
    finally:
        owner.rollback()
        owner.close()


def _in_background(call: Callable[[], Any]) -> threading.Thread:
    def run() -> None:
        with contextlib.suppress(pymysql.MySQLError, OSError):
            call()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def _transaction(shop: InstalledShop, session: int) -> str:
    """The state of a session's transaction, empty when it has none. InnoDB shows a picture up to 0.1 s old."""
    time.sleep(0.15)
    rows = shop.execute(
        "SELECT trx_state AS state FROM information_schema.innodb_trx WHERE trx_mysql_thread_id = %s", session
    )
    return str(rows[0]["state"]) if rows else ""


def _until(shop: InstalledShop, session: int, state: str) -> None:
    """Waits until a session's transaction is in a state."""
    until = time.monotonic() + 20
    while (now := _transaction(shop, session)) != state:
        assert time.monotonic() < until, f"the call is in the state {now!r}, not {state!r}"


def _cut(connection: Connection) -> None:
    """The network is gone, without a word to the server."""
    sock = connection._sock
    assert sock is not None
    with contextlib.suppress(OSError):
        sock.shutdown(2)


def _kill(shop: InstalledShop, caller: Intruder) -> None:
    shop.execute("KILL %s", caller.connection.thread_id())


def _kill_statement(shop: InstalledShop, caller: Intruder) -> None:
    shop.execute("KILL QUERY %s", caller.connection.thread_id())


WAYS: dict[str, Callable[[InstalledShop, Intruder], None]] = {
    "killed": _kill,
    "its statement killed": _kill_statement,
    "cut off": lambda _shop, caller: _cut(caller.connection),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_checkout_broken_off_in_its_middle_is_whole_or_nothing(
    way: str, counter: Counter, intruders: Intruders
) -> None:
    """Guards: the deed is one statement. Stock of the first product is taken when the row of the second, held by
    somebody, stops the call. Fails when the deed's statements stand in the door one after the other.

    A killed call leaves nothing. One whose client is cut off goes on when the lock is free: the server cannot know.
    """
    shop, caller = counter.shop, intruders.of(counter.customer)
    key, before, money = new_key(), counter.stocks(), balance(counter.customer)
    arguments, session = counter.arguments(key), caller.connection.thread_id()
    later = max(counter.first.id, counter.second.id)
    with _held(shop, "SELECT * FROM ecom_data.stock WHERE product_id = %s FOR UPDATE", later):
        thread = _in_background(lambda: caller.call("place_orders", *arguments))
        _until(shop, session, "LOCK WAIT")
        assert intruders.of(counter.customer).error(f"KILL {session}") == 1095, (
            "a deed is the definer's, not the caller's"
        )
        WAYS[way](shop, caller)
        if way != "cut off":
            _until(shop, session, "")
    _until(shop, session, "")
    thread.join(timeout=20)
    if way == "cut off":
        assert counter.left_behind(key) is not None
    else:
        assert counter.left_behind(key) is None
        assert (counter.stocks(), balance(counter.customer)) == (before, money)
    again = counter.customer.write("place_orders", *arguments)
    assert counter.customer.write("place_orders", *arguments) == again
    assert counter.stocks() == (before[0] - 3, before[1] - 1)
    books_balance(shop)


@pytest.mark.slow
@pytest.mark.parametrize("way", ["killed", "its statement killed", "cut off"])
def test_checkouts_broken_off_anywhere_are_whole_or_nothing(
    way: str, counter: Counter, intruders: Intruders
) -> None:
    """Guards: the same, at forty moments between the call's arrival and its answer, or later ones."""
    shop, outcomes = counter.shop, []
    for moment in (*range(40), *(2**power for power in range(6, 14))):
        if moment >= 40 and True in outcomes:
            break
        caller = intruders.of(counter.customer)
        session, key, before = caller.connection.thread_id(), new_key(), counter.stocks()
        arguments = counter.arguments(key)
        thread = _in_background(lambda one=caller, these=arguments: one.call("place_orders", *these))
        time.sleep(moment / 4000)
        with contextlib.suppress(pymysql.MySQLError):
            WAYS[way](shop, caller)
        thread.join(timeout=20)
        caller.close()
        while shop.value("SELECT COUNT(*) FROM information_schema.processlist WHERE id = %s", session):
            time.sleep(0.005)
        done = counter.left_behind(key) is not None
        outcomes.append(done)
        assert counter.stocks() == ((before[0] - 3, before[1] - 1) if done else before)
        counter.customer.write("place_orders", *arguments)
        assert counter.stocks() == (before[0] - 3, before[1] - 1), (
            "the repeated call did it once more, or not"
        )
        caller.close()
    assert True in outcomes, "every call was broken off before it did anything: the test looks at nothing"
    books_balance(shop)


@pytest.fixture
def withdrawal(counter: Counter) -> int:
    """An open withdrawal of the customer at the counter."""
    return int(counter.customer.write("ask_withdrawal", new_key(), "100", "bank 42")["id"])


def test_a_decision_broken_off_leaves_the_request_open(
    counter: Counter, withdrawal: int, administrator: Person, intruders: Intruders
) -> None:
    """Guards: decide_wallet_request is one deed: state, money, audit and message go together."""
    shop = counter.shop
    caller, money, key = intruders.of(administrator), balance(counter.customer), new_key()
    with _held(
        shop,
        "SELECT * FROM ecom_data.wallet WHERE account_id = %s AND kind = 'cash' FOR UPDATE",
        counter.customer.account_id,
    ):
        thread = _in_background(
            lambda: caller.call("decide_wallet_request", key, withdrawal, 1, "refuse", "no")
        )
        _until(shop, caller.connection.thread_id(), "LOCK WAIT")
        shop.execute("KILL %s", caller.connection.thread_id())
        _until(shop, caller.connection.thread_id(), "")
    thread.join(timeout=20)
    row = shop.execute("SELECT status, version FROM ecom_data.wallet_request WHERE id = %s", withdrawal)[0]
    assert (row, balance(counter.customer)) == ({"status": "requested", "version": 1}, money)
    assert not shop.value(
        "SELECT COUNT(*) FROM ecom_data.audit_log WHERE subject_id = %s AND subject = 'wallet_request'",
        withdrawal,
    )
    administrator.write("decide_wallet_request", key, withdrawal, 1, "refuse", "no")
    assert balance(counter.customer) == money + 100
    books_balance(shop)


def test_a_registration_broken_off_before_its_role_is_granted_is_mended_by_repeating_it(
    shop: InstalledShop, people: People, intruders: Intruders
) -> None:
    """Guards: register_customer grants the role again whenever it is repeated: the grant cannot be part of the deed."""
    customer = people.customer()
    user = customer.signed_in.credentials.user
    shop.execute(f"REVOKE ecom_customer FROM {user}@'%'")
    again = accounts.register_customer(
        shop.address,
        customer.signed_in.credentials,
        name="Another name",
        contact_number="",
        email="",
        terms_version=1,
        language="en",
    )
    assert again.identity.customer_id == customer.profile_id
    assert intruders.of(customer).error("SELECT 1") == 0
    assert shop.value("SELECT name FROM ecom_data.customer WHERE id = %s", customer.profile_id) == "林 Lin"


def test_a_session_that_dies_with_an_open_transaction_takes_nothing_along(
    counter: Counter, intruders: Intruders
) -> None:
    """Guards: a call commits by itself. Fails without `autocommit = 1` in set_session_back."""
    caller = intruders.of(counter.customer)
    caller.rows("SET autocommit = 0")
    caller.rows("START TRANSACTION")
    key = new_key()
    caller.call("place_orders", *counter.arguments(key))
    _cut(caller.connection)
    assert counter.left_behind(key) is not None
    fill_wallet(counter.customer, "1")
    books_balance(counter.shop)
