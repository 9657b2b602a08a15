"""The watchdog: what a person or a guest may hold, and for how long."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator

import pymysql
import pytest
from pymysql.connections import Connection

from ecom_client.domain.identity import Window
from ecom_client.server.check import check
from tests.fixtures.people import InstalledShop, Person

PATIENCE = 45.0
"""Seconds within which the watchdog must have ended what it ends: the limits are 10 to 30, an event comes every 3."""


def _is_open(connection: Connection) -> bool:
    try:
        connection.ping(reconnect=False)
    except pymysql.MySQLError:
        return False
    return True


def _is_listed(shop: InstalledShop, session: int) -> bool:
    return bool(shop.value("SELECT COUNT(*) FROM information_schema.processlist WHERE id = %s", session))


def _wait_until_gone(shop: InstalledShop, session: int) -> float:
    """Waits for a session to end; seconds it took. Fails when it is still there."""
    began = time.monotonic()
    while _is_listed(shop, session):
        assert time.monotonic() - began < PATIENCE, "the session is still there"
        time.sleep(0.2)
    return time.monotonic() - began


@pytest.fixture
def connections(shop: InstalledShop) -> Iterator[list[Connection]]:
    made: list[Connection] = []
    yield made
    for connection in made:
        if connection.open:
            connection.close()


def _connect(shop: InstalledShop, made: list[Connection], user: str, password: str = "") -> Connection:
    connection = pymysql.connect(
        unix_socket=str(shop.server.socket), user=user, password=password, autocommit=True
    )
    made.append(connection)
    return connection


def _person(person: Person, made: list[Connection], window: Window) -> Connection:
    credentials = person.signed_in.credentials
    connection = _connect(person.shop, made, credentials.user, credentials.password)
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE ecom_{window.value}")
    return connection


def _run(connection: Connection, *statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _sleep(connection: Connection) -> None:
    """A statement that takes two minutes, as a thread of its own."""
    with contextlib.suppress(pymysql.MySQLError):
        _run(connection, "SELECT SLEEP(120)")


def _keep_busy_until_ended(connection: Connection, until: float) -> None:
    """A statement every half second, until the server ends the connection."""
    while time.monotonic() < until:
        try:
            _run(connection, "SELECT 1")
        except pymysql.MySQLError:
            return
        time.sleep(0.5)
    pytest.fail("a transaction kept busy went on")


@pytest.mark.slow
def test_what_is_held_too_long_is_ended(
    shop: InstalledShop, customer: Person, connections: list[Connection]
) -> None:
    idle = [_connect(shop, connections, name) for name in ("guest", "ecom_customer_", "mysql.nobody")]
    idle.append(_person(customer, connections, Window.CUSTOMER))
    _run(idle[0], "START TRANSACTION", "SELECT * FROM ecom.listing LOCK IN SHARE MODE")
    _run(idle[1], "START TRANSACTION WITH CONSISTENT SNAPSHOT", "SELECT COUNT(*) FROM ecom.listing")
    _run(idle[2], "XA START 'mine'", "SELECT * FROM ecom.listing LOCK IN SHARE MODE", "XA END 'mine'")
    _run(idle[3], "SET autocommit = 0", "SELECT * FROM ecom.listing LOCK IN SHARE MODE")
    busy, endless = _connect(shop, connections, "guest"), _connect(shop, connections, "guest")
    _run(busy, "START TRANSACTION", "SELECT * FROM ecom.listing LOCK IN SHARE MODE")
    began = time.monotonic()
    sleeper = threading.Thread(target=_sleep, args=(endless,))
    sleeper.start()
    bystander = _connect(shop, connections, "bystander")
    owner = shop.server.root_connection()
    _run(owner, "START TRANSACTION WITH CONSISTENT SNAPSHOT")
    try:
        for holder in idle:
            _wait_until_gone(shop, holder.thread_id())
        assert time.monotonic() - began < 25, "idle transactions are ended before busy ones"
        _keep_busy_until_ended(busy, began + PATIENCE)
        _wait_until_gone(shop, endless.thread_id())
        assert _is_open(bystander), "a session that holds nothing was ended"
        assert _is_open(owner), "the owner's session was ended"
    finally:
        sleeper.join(timeout=PATIENCE)
        owner.close()


@pytest.mark.slow
def test_locks_by_name_are_not_kept_on_mysql(shop: InstalledShop, connections: list[Connection]) -> None:
    if "mariadb" in str(shop.value("SELECT VERSION()")).lower():
        pytest.skip("MariaDB does not tell who holds a lock by name; nothing of ours takes one")
    holder = _connect(shop, connections, "guest")
    _run(holder, "SELECT GET_LOCK('mine', 0)")
    _wait_until_gone(shop, holder.thread_id())


def test_a_prepared_transaction_is_found(shop: InstalledShop, connections: list[Connection]) -> None:
    """It outlives its session, so that the watchdog cannot end it; the check tells the statement that does."""
    holder = _connect(shop, connections, "guest")
    name = "it's \x01 mine"
    _run(
        holder,
        f"XA START X'{name.encode().hex()}', 'branch', 7",
        "SELECT * FROM ecom.listing LOCK IN SHARE MODE",
    )
    _run(
        holder,
        f"XA END X'{name.encode().hex()}', 'branch', 7",
        f"XA PREPARE X'{name.encode().hex()}', 'branch', 7",
    )
    holder.close()
    try:
        [finding] = check(shop.root, ["branches"])
    finally:
        with contextlib.suppress(pymysql.MySQLError):
            while _is_listed(shop, holder.thread_id()):
                time.sleep(0.05)
        statement = f"XA ROLLBACK X'{name.encode().hex()}', 'branch', 7"
        with contextlib.suppress(pymysql.MySQLError):  # MariaDB says that it had rolled back already
            shop.execute(statement)
    assert finding.text.endswith(f"XA ROLLBACK X'{name.encode().hex()}', X'{b'branch'.hex()}', 7")
    assert check(shop.root, ["branches"]) == []


def test_the_watchdog_comes_by_itself(shop: InstalledShop) -> None:
    seen = "SELECT last_run_at FROM ecom_data.scheduled_work WHERE name = 'watchdog'"
    before, began = shop.value(seen), time.monotonic()
    while shop.value(seen) == before:
        assert time.monotonic() - began < 15, "no watchdog within 15 seconds"
        time.sleep(0.1)
