"""Whatever a caller did to their session before a call: the call is done wholly and rightly, or not at all.

Two defences stand behind it: a door's first line sets the session back, and the deed is one statement under autocommit.
Each of the two is broken by some of these when it is taken away.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pymysql.constants import CLIENT

from ecom_client.domain.keys import new_key
from tests.fixtures.checkouts import Counter
from tests.fixtures.goods import books_balance, checkout, put_on_sale
from tests.fixtures.hostile_settings import hostile_values, variables
from tests.fixtures.intruder import Intruder, Intruders, Role, connect
from tests.fixtures.people import InstalledShop, People

Preparing = Sequence[str]
"""The statements a hostile session begins with."""


@pytest.fixture
def counter(shop: InstalledShop, people: People) -> Counter:
    return Counter.opened(shop, people)


@pytest.fixture
def meddling(counter: Counter, intruders: Intruders) -> Meddling:
    return Meddling(counter, intruders)


class Meddling:
    """Hostile session after hostile session, and what came of the calls made in each."""

    def __init__(self, counter: Counter, intruders: Intruders) -> None:
        self.counter = counter
        self.intruders = intruders
        self.wrong: list[str] = []
        self.nothing_done: dict[str, int] = {}
        key = new_key()
        counter.customer.write("place_orders", *counter.arguments(key))
        self.sane = counter.left_behind(key)
        assert self.sane is not None
        self.goods = put_on_sale(counter.first.vendor, "Anything", "19.99", 5)
        self.listed: dict[str, object] = {}
        self.selling(())
        self.listed, self.wrong = self._listed(), []

    def checkout(self, prepare: Preparing, call: str = "CALL ecom.place_orders({marks})") -> None:
        """One checkout by wallet in a session prepared like that: whole and right, or nothing at all."""
        hostile = self._customer(prepare)
        key, before = new_key(), self.counter.stocks()
        arguments = self.counter.arguments(key)
        number, text = hostile.attempt(call.format(marks=", ".join(["%s"] * len(arguments))), *arguments)
        hostile.close()
        self.judge(" ".join(prepare), key, number, text, before)

    def judge(self, how: str, key: str, number: int, text: str, before: tuple[int, int]) -> None:
        """Whether the checkout under a key was done wholly, or not at all."""
        done, after = self.counter.left_behind(key), self.counter.stocks()
        taken = (before[0] - after[0], before[1] - after[1])
        if done is None:
            self.nothing_done[how] = number
            if taken != (0, 0) or number == 0:
                self.wrong.append(f"{how}: half done, {number} {text}, stock taken {taken}")
        elif taken != (3, 1):
            self.wrong.append(f"{how}: stock taken {taken}")
        elif done != self.sane:
            different = [name for name in done if done[name] != self.sane[name]]
            self.wrong.append(f"{how}: {[(done[name], self.sane[name]) for name in different]}")

    def refusals(self, prepare: Preparing) -> None:
        """What must be refused whatever the session is set to; the session is prepared anew before each call."""
        counter, before = self.counter, self.counter.stocks()
        buyer = counter.customer
        calls: list[tuple[str, tuple[object, ...]]] = [
            ("place_orders", checkout(buyer, counter.first.line(-5), total="-99.95")),
            ("place_orders", checkout(buyer, counter.first.line(99_999), total="1")),
            ("place_orders", counter.arguments("!!\n" + new_key())),
            ("place_orders", counter.arguments(new_key(), total="0.01")),
            ("set_email", ("someone\nlin@example.org",)),
            ("save_address", (new_key(), None, None, "Lin", "call me\n138 0000 0000", "", "Road 5", 0)),
            ("ask_withdrawal", (new_key(), "-5", "bank")),
            ("ask_withdrawal", (new_key(), "900001", "bank")),
        ]
        hostile = self._customer(prepare)
        for procedure, arguments in calls:
            self._must_refuse(prepare, hostile, procedure, *arguments)
            for statement in prepare:
                hostile.attempt(statement)
        hostile.close()
        if counter.stocks() != before:
            self.wrong.append(f"{prepare}: something that was refused took stock")

    def opening(self, prepare: Preparing) -> None:
        """A guest does not get a login name past the rules."""
        hostile = self.intruders.keep(connect(self.counter.shop, "guest", raw=True))
        for name in ("'!!\nlin'", "_utf8mb4 X'D0B061646D696E'", "'Lin'"):
            for statement in prepare:
                hostile.attempt(statement)
            if hostile.error(f"CALL ecom.open_account({name})") == 0:
                self.wrong.append(f"{prepare}: the name {name} was let through")
        hostile.close()

    def selling(self, prepare: Preparing) -> None:
        """A vendor's edit puts the same into the catalogue, words to find it by and all, as from a sane session."""
        hostile = self._prepared(self.intruders.of(self.goods.vendor, raw=True), prepare)
        hostile.attempt(
            "CALL ecom.save_product(%s, %s, %s, 'Phone 5G', 'fast, light', %s, '19.99', NULL, NULL, 'new', 'X 1', '',"
            " 0, NULL, '[]')",
            *(new_key(), self.goods.id, self._product("version"), self._product("category_id")),
        )
        hostile.close()
        if self._listed() != self.listed:
            self.wrong.append(f"{prepare}: the listing became {self._listed()}")

    def _product(self, column: str) -> object:
        return self.counter.shop.value(f"SELECT {column} FROM ecom_data.product WHERE id = %s", self.goods.id)

    def _listed(self) -> dict[str, object]:
        return self.counter.shop.execute(
            "SELECT * FROM ecom_data.listing WHERE product_id = %s", self.goods.id
        )[0]

    def _customer(self, prepare: Preparing) -> Intruder:
        return self._prepared(self.intruders.of(self.counter.customer, raw=True), prepare)

    def _prepared(self, intruder: Intruder, prepare: Preparing) -> Intruder:
        for statement in prepare:
            intruder.attempt(statement)
        return intruder

    def _must_refuse(self, prepare: Preparing, hostile: Intruder, procedure: str, *arguments: object) -> None:
        if hostile.try_call(procedure, *arguments)[0] == 0:
            self.wrong.append(f"{prepare}: {procedure}{arguments} was let through")


def _settings(meddling: Meddling) -> dict[str, list[Preparing]]:
    """Every session variable a customer may set: the statements that set it to each of its hostile values."""
    intruders, customer = meddling.intruders, meddling.counter.customer
    found: dict[str, list[Preparing]] = {}
    scout = intruders.of(customer, raw=True)
    for name, now in variables(intruders.of(customer)):
        seen = {repr(now), repr(now.encode())}
        for value in hostile_values(name, now):
            statements = ("SET SESSION sql_mode = ''", f"SET SESSION {name} = {value}")
            if any(scout.error(statement) for statement in statements):
                continue
            shown = scout.rows(f"SELECT @@SESSION.{name}")
            really = repr(shown[0][0]) if shown else value
            if really not in seen:
                seen.add(really)
                found.setdefault(name, []).append(statements)
            if scout.error(f"SET SESSION {name} = DEFAULT") or not shown:
                scout.close()
                scout = intruders.of(customer, raw=True)
    return found


@pytest.mark.slow
def test_every_session_variable(meddling: Meddling) -> None:
    """Guards: set_session_back. Fails with any of `insert_id`, `timestamp`, `check_constraint_checks`,
    `default_regex_flags`, `unique_checks` … taken out of it (the engine's file)."""
    settings = _settings(meddling)
    assert len(settings) > 90, "variables could not be set: the test looks at nothing"
    for values in settings.values():
        for prepare in values:
            meddling.checkout(prepare)
        for prepare in {values[0], values[-1]}:
            meddling.opening(prepare)
            meddling.refusals(prepare)
            meddling.selling(prepare)
    assert not meddling.wrong, "\n".join(meddling.wrong)[:10_000]
    # Both only spoil the caller's own call: no memory left to answer with, no id left to give.
    harmless = ("max_session_mem_used", "insert_id = 18446744073709551615")
    assert not {how for how in meddling.nothing_done if not any(one in how for one in harmless)}
    books_balance(meddling.counter.shop)


PREPARATIONS: dict[str, Preparing] = {
    "no autocommit": ("SET autocommit = 0",),
    "open transaction": ("START TRANSACTION",),
    "open snapshot": ("START TRANSACTION WITH CONSISTENT SNAPSHOT", "SELECT COUNT(*) FROM ecom.listing"),
    "read-only transaction": ("START TRANSACTION READ ONLY",),
    "locks held": ("START TRANSACTION", "SELECT COUNT(*) FROM ecom.listing LOCK IN SHARE MODE"),
    "next transaction read-only": ("SET TRANSACTION READ ONLY",),
    "next transaction serializable": ("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE",),
    "next transaction dirty": ("SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED, READ ONLY",),
    "session read-only": ("SET SESSION TRANSACTION READ ONLY", "SET autocommit = 0"),
    "savepoint": ("START TRANSACTION", "SAVEPOINT mine"),
    "chained": ("SET completion_type = 1", "START TRANSACTION"),
    "released": ("SET completion_type = 2", "SET autocommit = 0"),
    "no role": ("SET ROLE NONE", "SET ROLE ecom_customer"),
    "other schema": ("USE ecom", "SET @@session.sql_mode = 'ANSI'"),
    "user variables": ("SET @ecom_statement = 'DROP', @v_account = 1, @p_account = 1, @account = 1",),
    "prepared names": (
        "PREPARE ecom_prepared FROM 'SELECT 1'",
        "PREPARE s FROM 'CALL ecom.my_cart()'",
        "EXECUTE s",
    ),
    "lock by name": ("SELECT GET_LOCK('mine', 0)",),
    "profiling and tracing": ("SET profiling = 1", "SET optimizer_trace = 'enabled=on'"),
    "a refused call before": ("CALL ecom.place_orders('x', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)",),
    "a broken off statement before": (
        "SELECT 1 FROM ecom.nothing",
        "XA START 'x'",
        "XA END 'x'",
        "XA ROLLBACK 'x'",
    ),
    "everything at once": (
        *(
            "SET autocommit = 0",
            "SET timestamp = 1",
            "SET sort_buffer_size = 1024",
            "SET foreign_key_checks = 0",
        ),
        *("SET unique_checks = 0", "SET insert_id = 7", "SET sql_safe_updates = 1", "SET max_join_size = 1"),
        *("SET time_zone = '-12:00'", "SET group_concat_max_len = 4", "SET div_precision_increment = 0"),
        *("SET SESSION transaction_read_only = 1", "START TRANSACTION READ ONLY"),
    ),
}


@pytest.mark.parametrize("name", PREPARATIONS)
@pytest.mark.parametrize("after", ["COMMIT", "ROLLBACK", ""])
def test_what_a_session_was_left_in(meddling: Meddling, name: str, after: str) -> None:
    """Guards: the ROLLBACK, the one-shots and `autocommit` of set_session_back: an outer transaction neither keeps half
    of a call nor takes the whole back. Fails with the line `autocommit = 1` or `ROLLBACK` taken out of it."""
    hostile = meddling.intruders.of(meddling.counter.customer, raw=True)
    for statement in PREPARATIONS[name]:
        hostile.attempt(statement)
    key, before = new_key(), meddling.counter.stocks()
    number, text = hostile.try_call("place_orders", *meddling.counter.arguments(key))
    if after:
        hostile.attempt("ROLLBACK TO SAVEPOINT mine")
        hostile.attempt(after)
    hostile.close()
    meddling.judge(name, key, number, text, before)
    assert not meddling.wrong
    assert not meddling.nothing_done, "the call should have been done in spite of that"


def test_a_distributed_transaction_is_turned_away(meddling: Meddling) -> None:
    """Guards: the ROLLBACK at the start of every door. Fails, the checkout being taken back, without it on MySQL."""
    hostile = meddling.intruders.of(meddling.counter.customer)
    key, before = new_key(), meddling.counter.stocks()
    hostile.rows("XA START 'mine'")
    assert hostile.try_call("place_orders", *meddling.counter.arguments(key))[0] == 1399
    for statement in ("XA END 'mine'", "XA PREPARE 'mine'", "XA COMMIT 'mine'", "XA ROLLBACK 'mine'"):
        hostile.attempt(statement)
    hostile.close()
    assert meddling.counter.left_behind(key) is None
    assert meddling.counter.stocks() == before


def _is_mariadb(shop: InstalledShop) -> bool:
    return "mariadb" in str(shop.value("SELECT VERSION()")).lower()


@pytest.mark.parametrize(
    "call",
    [
        "SET STATEMENT sort_buffer_size = 1024, foreign_key_checks = 0, insert_id = 7, timestamp = 1 FOR {call}",
        "SET STATEMENT check_constraint_checks = 0, max_error_count = 0, autocommit = 1 FOR {call}",
        "SET STATEMENT default_regex_flags = 'MULTILINE,DOTALL', sql_mode = '' FOR {call}",
        "SET STATEMENT max_statement_time = 0.0001 FOR {call}",
        "SET STATEMENT max_session_mem_used = 300000 FOR {call}",
        "BEGIN NOT ATOMIC DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END; START TRANSACTION; {call}; COMMIT; END",
        "BEGIN NOT ATOMIC DECLARE EXIT HANDLER FOR SQLSTATE '45000' COMMIT; SET autocommit = 0; {call}; END",
        "BEGIN NOT ATOMIC " * 40 + "{call}; " + "END; " * 40,
        "BEGIN NOT ATOMIC FOR i IN 1..3 DO {call}; END FOR; END",
        "EXECUTE IMMEDIATE '{quoted}'",
    ],
)
def test_mariadbs_own_ways_to_call(meddling: Meddling, call: str) -> None:
    """Guards: one statement for all writes of a call, whatever block, handler or limit stands around it.
    Fails when the deed's statements stand in the door one by one behind an error handler."""
    if not _is_mariadb(meddling.counter.shop):
        pytest.skip("MySQL has none of these")
    key, before = new_key(), meddling.counter.stocks()
    hostile = meddling.intruders.of(meddling.counter.customer)
    arguments = hostile.connection.escape(meddling.counter.arguments(key))
    plain = f"CALL ecom.place_orders{arguments}"
    number, text = hostile.attempt(
        call.format(call=plain, quoted=plain.replace("\\", "\\\\").replace("'", "''"))
    )
    hostile.close()
    meddling.judge(call, key, number, text, before)
    assert not meddling.wrong


@pytest.mark.parametrize(
    "flags", [CLIENT.FOUND_ROWS, CLIENT.INTERACTIVE, CLIENT.NO_SCHEMA, CLIENT.IGNORE_SPACE]
)
def test_what_a_client_may_ask_for_at_connecting(meddling: Meddling, flags: int) -> None:
    """Guards: no deed decides by the number of *changed* rows.
    Fails when one compares ROW_COUNT() after setting equal values."""
    hostile = meddling.intruders.of(meddling.counter.customer, flags=flags)
    key, before = new_key(), meddling.counter.stocks()
    number, text = hostile.try_call("place_orders", *meddling.counter.arguments(key))
    meddling.judge(str(flags), key, number, text, before)
    assert not meddling.wrong
    assert number == 0


def test_a_call_and_its_undoing_in_one_packet(meddling: Meddling) -> None:
    """Guards: `autocommit` set back. Fails without it: the ROLLBACK in the same packet takes the checkout back."""
    hostile = meddling.intruders.of(meddling.counter.customer, flags=CLIENT.MULTI_STATEMENTS)
    key, before = new_key(), meddling.counter.stocks()
    arguments = hostile.connection.escape(meddling.counter.arguments(key))
    number, text = hostile.attempt(
        f"SET autocommit = 0; CALL ecom.place_orders{arguments}; ROLLBACK; SELECT 1"
    )
    hostile.close()
    meddling.judge("one packet", key, number, text, before)
    assert not meddling.wrong
    assert meddling.counter.left_behind(key) is not None


@pytest.mark.parametrize("role", [Role.CUSTOMER, Role.VENDOR, Role.GUEST])
def test_locks_on_what_everybody_sees_do_not_hold_up_a_checkout(meddling: Meddling, role: Role) -> None:
    """Guards: no public view shows a table that the order path locks. Fails with a public view over ecom_data.stock."""
    hostile = meddling.intruders(role)
    hostile.rows("SET SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE")
    hostile.rows("START TRANSACTION")
    for view in ("category", "listing", "review", "seller", "setting", "shop", "terms"):
        if hostile.error(f"SELECT * FROM ecom.{view} FOR UPDATE"):
            hostile.rows(f"SELECT * FROM ecom.{view} LOCK IN SHARE MODE")
    buyer = meddling.intruders.of(meddling.counter.customer)
    key, before = new_key(), meddling.counter.stocks()
    number, text = buyer.try_call("place_orders", *meddling.counter.arguments(key))
    hostile.close()
    meddling.judge(role.value, key, number, text, before)
    assert number == 0
    assert not meddling.wrong
