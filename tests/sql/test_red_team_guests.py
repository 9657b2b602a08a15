"""Guests: nobody knows who they are, and they may call themselves anything."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from collections import Counter as Tally
from collections.abc import Callable, Iterator

import pymysql
import pytest

from ecom_client.server.check import check
from ecom_client.server.engines import FAST, SMALL, Engine
from ecom_client.server.private_server import PrivateServer
from tests.fixtures.goods import checkout, fill_wallet, put_on_sale
from tests.fixtures.intruder import Intruder, Intruders, connect
from tests.fixtures.people import InstalledShop, People, Person


def _each_at_once(count: int, call: Callable[[int], None]) -> None:
    """The same call from several threads, all let go at one moment."""
    ready = threading.Barrier(count)

    def run(number: int) -> None:
        ready.wait(timeout=30)
        call(number)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)


@pytest.fixture
def limit(shop: InstalledShop) -> Iterator[Callable[[int], None]]:
    """Sets how many accounts one host may open in an hour, counted from now."""
    name = "openings_per_host_and_hour"
    before = shop.value("SELECT value FROM ecom_data.setting WHERE name = %s", name)

    def set_limit(number: int) -> None:
        shop.execute("DELETE FROM ecom_data.account_opening")
        shop.execute("UPDATE ecom_data.setting SET value = %s WHERE name = %s", str(number), name)

    yield set_limit
    shop.execute("UPDATE ecom_data.setting SET value = %s WHERE name = %s", before, name)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _accounts(shop: InstalledShop, like: str) -> int:
    return int(shop.value("SELECT COUNT(*) FROM ecom_data.account WHERE login_name LIKE %s", like))


def test_a_flood_of_openings_stops_at_the_limit(
    shop: InstalledShop, limit: Callable[[int], None], intruders: Intruders
) -> None:
    """Guards: begin_opening counts and opens alone. Fails, opening too many, without its lock on the clock's row."""
    limit(10)
    guests = [intruders.keep(connect(shop, f"flood{number}")) for number in range(8)]
    said: Tally[int] = Tally()

    def flood(number: int) -> None:
        for turn in range(4):
            said[guests[number].try_call("open_account", f"flood.{number}.{turn}")[0]] += 1

    _each_at_once(len(guests), flood)
    assert said == {0: 10, 31042: 22}
    assert _accounts(shop, "flood.%") == 10


def test_a_name_asked_for_by_many_at_once_is_one_persons(shop: InstalledShop, intruders: Intruders) -> None:
    """Guards: the deciding reads of begin_opening lock. Fails with plain reads: raw 1062 instead of a refusal."""
    guests = [intruders.keep(connect(shop, "guest")) for _ in range(8)]
    said: Tally[int] = Tally()
    for turn in range(5):
        _each_at_once(
            8,
            lambda number, turn=turn: said.update(
                [guests[number].try_call("open_account", f"one.{turn}")[0]]
            ),
        )
    assert said == {0: 5, 31041: 35}


@pytest.mark.parametrize(
    ("taken", "alike", "word"),
    [
        ("admin", "аdmin", "login_name_letters"),  # Cyrillic а
        ("lin", "l\u0456n", "login_name_letters"),  # Ukrainian і
        ("root", "rοοt", "login_name_letters"),  # Greek ο
        ("shop", "ѕhор", "login_name_letters"),
        ("lin", "ｌｉｎ", "login_name_letters"),  # full width: what NFKC leaves nothing of
        ("lin1", "lin①", "login_name_letters"),
        ("josé", "jose", "login_name_taken"),
        ("lin", "LIN", "login_name_invalid"),
        ("lin", "l\u200bin", "login_name_invalid"),
        ("lin", "lin ", "login_name_invalid"),
        ("lin", "lin\n", "login_name_invalid"),
        ("lin", "!!\nlin", "login_name_invalid"),
        ("lin", "lin'; DROP USER x; --", "login_name_invalid"),
    ],
)
def test_names_that_look_alike(
    shop: InstalledShop, intruders: Intruders, taken: str, alike: str, word: str
) -> None:
    """Guards: the letters begin_opening allows, and the collation of account.login_name. Fails without either."""
    guest = intruders.keep(connect(shop, "guest"))
    number, _ = guest.try_call("open_account", f"{taken}.like")
    assert number in (0, 31041)
    said = guest.try_call("open_account", f"{alike}.like" if word != "login_name_invalid" else alike)
    assert said[1].partition(":")[0] == word


def test_a_one_time_password_is_seen_by_nobody_but_who_asked(
    shop: InstalledShop, intruders: Intruders
) -> None:
    """Guards: guests see no other session, and the password stands in no statement. Fails with `GRANT PROCESS ON *.*`
    to the guest together with a CREATE USER … IDENTIFIED BY '<password>' in give_one_time_password."""
    watchers = [intruders.keep(connect(shop, name)) for name in ("guest", "guest", "watcher")]
    stop, seen = threading.Event(), []
    sources = [
        f"SELECT * FROM {schema}.{table}"
        for schema, table in watchers[0].rows(
            "SELECT table_schema, table_name FROM information_schema.tables WHERE table_schema = 'performance_schema'"
            " OR table_name IN ('processlist', 'innodb_trx', 'profiling', 'optimizer_trace', 'innodb_metrics')"
        )
        if watchers[0].error(f"SELECT * FROM {schema}.{table} LIMIT 1") == 0
    ]
    statements = ["SHOW FULL PROCESSLIST", "SHOW PROFILES", "SHOW WARNINGS", *sources]

    def watch(watcher: Intruder) -> None:
        watcher.attempt("SET profiling = 1")
        while not stop.is_set():
            for statement in statements:
                with contextlib.suppress(pymysql.MySQLError):
                    seen.append(repr(watcher.rows(statement)))

    threads = [threading.Thread(target=watch, args=(one,)) for one in watchers]
    for thread in threads:
        thread.start()
    asking = intruders.keep(connect(shop, "guest"))
    asking.attempt("SET profiling = 1")
    given = [
        str(asking.call("open_account", f"hush.{turn}")[0][-1])
        if "mariadb" in str(shop.value("SELECT VERSION()")).lower()
        else next(
            str(part) for part in asking.call("open_account", f"hush.{turn}")[0] if len(str(part)) == 20
        )
        for turn in range(25)
    ]
    stop.set()
    for thread in threads:
        thread.join(timeout=30)
    assert len(set(given)) == 25
    told = "\n".join(seen)
    assert "PROCESSLIST" in told or "processlist" in told or sources
    assert not [password for password in given if password in told]
    own = "\n".join(repr(asking.rows(statement)) for statement in ("SHOW PROFILES",))
    assert not [password for password in given if password in own]


def test_nobody_signs_in_to_an_account_without_its_password(shop: InstalledShop, customer: Person) -> None:
    """Guards: every account has a password from its first moment. Fails with CREATE USER without IDENTIFIED."""
    user = customer.signed_in.credentials.user
    for password in ("", "x", user):
        with pytest.raises(pymysql.MySQLError):
            connect(shop, user, password)


def test_a_guest_cannot_change_what_the_guest_is(shop: InstalledShop, intruders: Intruders) -> None:
    """Guards: the guest is the anonymous account: it has no password it could set."""
    guest = intruders.keep(connect(shop, "guest"))
    for statement in (
        "SET PASSWORD = 'x'",
        "SET PASSWORD = '*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19'",
        "ALTER USER USER() IDENTIFIED BY 'x'",
        "ALTER USER CURRENT_USER() IDENTIFIED BY 'x'",
        "ALTER USER CURRENT_USER() ACCOUNT LOCK",
        "ALTER USER ''@'%' WITH MAX_USER_CONNECTIONS 1",
        "GRANT PROXY ON 'ecom_definer'@'localhost' TO ''@'%'",
        "DROP USER ''@'%'",
    ):
        assert guest.error(statement) != 0, statement
    assert intruders.keep(connect(shop, "another")).error("SELECT COUNT(*) FROM ecom.listing") == 0


def test_what_somebody_gives_away_of_themselves_is_found(
    shop: InstalledShop, intruders: Intruders, customer: Person, other_customer: Person
) -> None:
    """Both engines let everybody GRANT PROXY on their own account. It opens nothing while the server's password
    plug-ins take no proxies, as they do not unless told; `ecom-server check` says how to take it back."""
    me, other = customer.signed_in.credentials.user, other_customer.signed_in.credentials.user
    guest = intruders.keep(connect(shop, "guest"))
    assert guest.error(f"GRANT PROXY ON ''@'%' TO '{other}'@'%'") == 0
    assert intruders.of(customer).error(f"GRANT PROXY ON '{me}'@'%' TO '{other}'@'%'") == 0
    assert intruders.of(other_customer).rows("SELECT CURRENT_USER()") == [(f"{other}@%",)]
    try:
        said = [finding.text for finding in check(shop.root, ["grants"])]
        assert len(said) == 2
    finally:
        for proxied in ("", me):
            shop.root.query(f"REVOKE PROXY ON '{proxied}'@'%' FROM '{other}'@'%'")
    assert said[0].endswith(f"REVOKE PROXY ON ''@'%' FROM '{other}'@'%'")
    assert check(shop.root, ["grants"]) == []


@pytest.fixture(scope="module")
def open_shop(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[InstalledShop]:
    """A shop reached over the network, as a shared one is: there no account `@localhost` stands in a name's way."""
    tuning = SMALL + FAST
    private = PrivateServer(
        engine, tmp_path_factory.mktemp("open") / "shop", port=_free_port(), tuning=tuning
    )
    private.start()
    yield InstalledShop(private)
    private.stop()


@pytest.fixture
def network(open_shop: InstalledShop) -> Iterator[Callable[..., Intruder]]:
    """Makes connections over TCP."""
    made: list[Intruder] = []

    def over_tcp(user: str, password: str = "", role: str = "") -> Intruder:
        made.append(connect(open_shop, user, password, role, port=open_shop.server.port))
        return made[-1]

    yield over_tcp
    for intruder in made:
        intruder.close()


@pytest.mark.own_server
@pytest.mark.parametrize("name", ["ecom_definer", "ecom_definer "])
def test_no_guest_is_called_what_the_definer_is(
    open_shop: InstalledShop, network: Callable[..., Intruder], name: str
) -> None:
    """Guards: 'ecom_definer'@'%' is there and locked. Fails with `DROP USER 'ecom_definer'@'%'`: on MySQL such a guest
    may KILL whoever is inside a procedure, and the watchdog spares it on both."""
    if name.endswith(" "):
        guest = network(name)  # another name, and harmless
        assert guest.rows("SELECT CURRENT_USER()") == [("@%",)]
        return
    with pytest.raises(pymysql.MySQLError):
        network(name)


@pytest.mark.own_server
def test_a_guest_ends_nobodys_session_whatever_it_calls_itself(
    open_shop: InstalledShop, network: Callable[..., Intruder]
) -> None:
    """Guards: the same. The sessions: a checkout and events held up in their middle, the owner's, an idle member's."""
    people = People(open_shop)
    customer, goods = people.customer(), put_on_sale(people.vendor())
    fill_wallet(customer, "1000")
    who, arguments = customer.signed_in.credentials, checkout(customer, goods.line())
    buying, idle = network(who.user, who.password, "ecom_customer"), network(who.user, who.password)
    owner = open_shop.server.root_connection()
    answer: list[object] = []
    try:
        with owner.cursor() as cursor:
            cursor.execute("START TRANSACTION")
            cursor.execute("SELECT * FROM ecom_data.stock WHERE product_id = %s FOR UPDATE", (goods.id,))
            cursor.execute(
                "SELECT * FROM ecom_data.scheduled_work WHERE name IN ('tick', 'watchdog') FOR UPDATE"
            )
        thread = threading.Thread(target=lambda: answer.extend(buying.call("place_orders", *arguments)))
        thread.start()
        time.sleep(4)
        sessions = open_shop.execute("SELECT id, user, command FROM information_schema.processlist")
        names = {str(row["user"]) for row in sessions} | {
            "guest",
            "",
            "system user",
            "event_scheduler",
            who.user,
        }
        for name in sorted(names):
            try:
                guest = network(name)
            except pymysql.MySQLError:
                continue
            mine = guest.connection.thread_id()
            for row in sessions:
                assert row["id"] == mine or guest.error(f"KILL {row['id']}") != 0, (name, row)
            assert guest.error("SHOW FULL PROCESSLIST") != 0 or len(guest.rows("SHOW FULL PROCESSLIST")) <= 1
            guest.close()
    finally:
        owner.rollback()
        owner.close()
    thread.join(timeout=30)
    assert json.loads(answer[0][0])["total"] == "100.00"  # type: ignore[index]
    assert idle.error("SELECT 1") == 0
    people.close()


@pytest.mark.own_server
def test_a_flood_of_guests_leaves_room_for_people(
    open_shop: InstalledShop, network: Callable[..., Intruder]
) -> None:
    """Guards: the installer's MAX_USER_CONNECTIONS for the guest, whatever guests call themselves.
    Fails with `ALTER USER ''@'%' WITH MAX_USER_CONNECTIONS 0`: 1040 for everybody."""
    people = People(open_shop)
    who = people.customer().signed_in.credentials
    most = int(open_shop.value("SELECT @@GLOBAL.max_connections"))
    refused = 0
    for number in range(most):
        try:
            network(f"guest{number}")
        except pymysql.MySQLError as error:
            refused += error.args[0] in (1226, 1203)
            if refused > 3:
                break
    assert refused
    assert network(who.user, who.password, "ecom_customer").error("SELECT 1") == 0
    people.close()


@pytest.mark.own_server
def test_prepared_statements_by_the_thousand_do_not_stop_registrations(
    open_shop: InstalledShop, network: Callable[..., Intruder]
) -> None:
    """Guards: `run` on MariaDB prepares nothing, the watchdog on MySQL ends who prepares hundreds.
    Fails with PREPARE in MariaDB's run.sql, and without the watchdog's condition on MySQL."""
    before = open_shop.value("SELECT @@GLOBAL.max_prepared_stmt_count")
    open_shop.execute("SET GLOBAL max_prepared_stmt_count = 400")
    guest = network("guest")
    number = 0
    try:
        while guest.error(f"PREPARE s{number} FROM 'SELECT 1'") == 0:
            number += 1
        assert number > 300
        until = time.monotonic() + 30
        while True:
            people = People(open_shop)
            try:
                people.customer()
                break
            except Exception:
                assert time.monotonic() < until, "nobody could register any more"
                time.sleep(1)
            finally:
                people.close()
    finally:
        open_shop.execute("SET GLOBAL max_prepared_stmt_count = %s", before)


@pytest.mark.own_server
@pytest.mark.slow
def test_no_name_hides_from_the_watchdog(open_shop: InstalledShop, network: Callable[..., Intruder]) -> None:
    """Guards: the watchdog asks which account is behind a name, and spares the server's own threads by their having no
    host. Fails with `p.user NOT IN ('system user', 'event_scheduler', …)`; on MySQL also with a watchdog that reads
    information_schema.innodb_trx, which a statement with an emoji in it makes unreadable for everybody."""
    holders = []
    for name in (
        "event_scheduler",
        "system user",
        "unauthenticated user",
        "root",
        "mariadb.sys",
        "mysql.session",
    ):
        with contextlib.suppress(pymysql.MySQLError):
            holder = network(name)
            holder.rows("START TRANSACTION")
            holder.rows("SELECT COUNT(*) FROM ecom.listing LOCK IN SHARE MODE")
            holders.append(holder.connection.thread_id())
    assert len(holders) >= 4
    blinding = network("guest")
    holders.append(blinding.connection.thread_id())
    thread = threading.Thread(target=lambda: blinding.attempt("SELECT SLEEP(120), '😀'"))
    thread.start()
    until = time.monotonic() + 45
    marks = ", ".join(map(str, holders))
    everywhere = (
        "performance_schema"
        if "mariadb" not in str(open_shop.value("SELECT VERSION()")).lower()
        else "information_schema"
    )
    while left := open_shop.execute(f"SELECT user FROM {everywhere}.processlist WHERE id IN ({marks})"):
        assert time.monotonic() < until, f"still there: {left}"
        time.sleep(0.5)
    assert (
        open_shop.value("SELECT COUNT(*) FROM information_schema.processlist WHERE user = 'event_scheduler'")
        == 1
    )
