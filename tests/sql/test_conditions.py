"""Conditions on a real server: the database answers what the same condition means in plain Python."""

from __future__ import annotations

import importlib
import itertools
import pkgutil
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Integer,
    MetaData,
    Numeric,
    String,
    Table,
    create_engine,
    literal,
    select,
    text,
    union_all,
)
from sqlalchemy.engine import URL, Connection

from ecom_client.data import repositories
from ecom_client.data.paging import ViewSource
from ecom_client.data.query import expression, subject_of
from ecom_client.data.repositories import administration
from ecom_client.data.views.columns import Code, UtcDateTime, Word
from ecom_client.data.views.orders import admin_order
from ecom_client.domain.errors import Invalid
from ecom_client.domain.query import Comparison, Condition, Operator
from tests.fixtures.conditions import conditions, holds
from tests.fixtures.people import InstalledShop, Person

THINGS = Table(
    "thing",
    MetaData(schema="asked"),
    Column("id", BigInteger, nullable=False),
    Column("number", Code, nullable=False),
    Column("name", String, nullable=False),
    Column("note", String, nullable=True),
    Column("amount", Numeric(14, 2), nullable=True),
    Column("stock", Integer, nullable=False),
    Column("status", Word("placed", "shipped", "closed"), nullable=False),
    Column("kind", Word("one", "two"), nullable=True),
    Column("is_open", Boolean, nullable=False),
    Column("at", UtcDateTime, nullable=True),
)
SUBJECT = subject_of(THINGS)
ROWS, BATCH = 120, 60


def _rows(now: datetime) -> list[dict[str, Any]]:
    chance = random.Random(7)
    words = [
        "",
        "a",
        "A",
        "Ab",
        "zB%",
        "_9",
        "\\",
        "'",
        '"`',
        "手机",
        "书a",
        "é",
        "e;",
        "a%_b",
        "0-0",
        "机手'",
    ]
    made = []
    for number in range(ROWS):
        if number % 2:
            at = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(40 * 1440))
        else:
            # Never so near to the end of a whole day from now that the time the test takes would matter.
            at = now - timedelta(days=chance.randrange(60), hours=12)
        made.append(
            {
                "id": number + 1,
                "number": chance.choice(["", "AB", "Z9", "a0", "B-_", "AZ%"]),
                "name": chance.choice(words),
                "note": chance.choice([None, *words]),
                "amount": chance.choice(
                    [None, Decimal("1.50"), Decimal("-0.25"), Decimal("99.99"), Decimal(3)]
                ),
                "stock": chance.randrange(-5, 6),
                "status": chance.choice(["placed", "shipped", "closed"]),
                "kind": chance.choice([None, "one", "two"]),
                "is_open": chance.random() < 0.5,
                "at": chance.choice([None, at, at, at]),
            }
        )
    return made


@pytest.fixture(scope="module")
def asked(shop: InstalledShop) -> Iterator[tuple[Connection, list[dict[str, Any]], datetime]]:
    """The things on the server, with the collation of the shop's tables."""
    server = shop.server
    url = URL.create(
        "mysql+pymysql",
        "root",
        server.root_password(),
        query={"unix_socket": str(server.socket), "charset": "utf8mb4"},
    )
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    now = datetime.now(UTC).replace(microsecond=0)
    rows = _rows(now)
    with engine.connect() as connection:
        connection.execute(text("DROP DATABASE IF EXISTS asked"))
        connection.execute(text("CREATE DATABASE asked CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci"))
        connection.execute(
            text(
                "CREATE TABLE asked.thing (id BIGINT PRIMARY KEY,"
                " number CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,"
                " name VARCHAR(40) NOT NULL, note VARCHAR(40), amount DECIMAL(14, 2), stock INT NOT NULL,"
                " status ENUM('placed', 'shipped', 'closed') NOT NULL, kind ENUM('one', 'two'),"
                " is_open TINYINT NOT NULL, at DATETIME(6)) ENGINE = InnoDB"
            )
        )
        connection.execute(THINGS.insert(), rows)
        yield connection, rows, now
        connection.execute(text("DROP DATABASE asked"))
    engine.dispose()


@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.data_too_large,
        HealthCheck.too_slow,
        HealthCheck.large_base_example,
    ],
)
@given(st.lists(conditions(SUBJECT), min_size=BATCH // 2, max_size=BATCH))
def test_the_database_answers_what_the_condition_means(
    asked: tuple[Connection, list[dict[str, Any]], datetime], batch: list[Condition]
) -> None:
    connection, rows, now = asked
    statement = union_all(
        *(
            select(literal(place).label("place"), THINGS.c.id).where(expression(THINGS, condition))
            for place, condition in enumerate(batch)
        )
    )
    found: dict[int, set[int]] = {}
    for place, row_id in connection.execute(statement):
        found.setdefault(place, set()).add(row_id)
    zone = ZoneInfo("Asia/Shanghai")
    for place, condition in enumerate(batch):
        meant = {row["id"] for row in rows if holds(SUBJECT, condition, row, zone, now)}
        assert found.get(place, set()) == meant, condition


HOSTILE = [
    "'; DROP TABLE ecom_data.account; --",
    "' OR '1'='1",
    "\\' OR 1=1 -- ",
    "%' UNION SELECT password FROM mysql.user -- ",
    "%s %(x)s :a0 {0}",
    "\\",
    "%",
    "_",
    "/* */ #",
    "0x27 OR 1",
]


def test_hostile_words_are_words_in_every_table(administrator: Person) -> None:
    session = administrator.session
    for source in (administration.ORDERS, administration.ACCOUNTS, administration.PRODUCTS):
        view = source.view
        assert isinstance(view, Table)
        texts = [column for column in subject_of(view).columns if Operator.CONTAINS in column.operators]
        operators = (Operator.IS, Operator.CONTAINS, Operator.BEGINS, Operator.ONE_OF)
        for column, operator, word in itertools.product(texts, operators, HOSTILE):
            condition = Comparison(column.name, operator, (word,))
            shown = source.with_condition(condition)
            compiled = expression(view, condition).compile()
            assert len(word) < 3 or word not in str(compiled)
            assert any(word[:1] in str(value) for value in compiled.params.values())
            # "_" stands in zh_CN: as itself, not for any character
            for row in shown.page(session, None, 0, 5):
                assert word in str(row[column.name])


def _administrators_tables() -> list[ViewSource]:
    """Every table that administrators may ask with conditions."""
    modules = [
        importlib.import_module(one.name)
        for one in pkgutil.iter_modules(repositories.__path__, f"{repositories.__name__}.")
    ]
    found = {
        str(one.view): one
        for module in modules
        for one in vars(module).values()
        if isinstance(one, ViewSource) and str(one.view).startswith("ecom.admin_")
    }
    assert len(found) > 20
    return list(found.values())


def test_every_column_and_operator_of_every_table_is_answered(administrator: Person) -> None:
    session = administrator.session
    for source in _administrators_tables():
        for column in subject_of(source.view).columns:
            for operator in column.operators:
                values: tuple[Any, ...] = {
                    "text": ("手机 x",),
                    "number": (Decimal("1.5"),),
                    "money": (Decimal("1.50"),),
                    "moment": (date(2026, 2, 1),),
                    "choice": column.choices[:1],
                    "yes_no": (True,),
                }[column.kind.value]
                if operator in (Operator.EMPTY, Operator.FILLED):
                    values = ()
                elif operator is Operator.LAST_DAYS:
                    values = (7,)
                elif operator is Operator.BETWEEN:
                    values = values * 2
                shown = source.with_condition(Comparison(column.name, operator, values))
                assert isinstance(shown.page(session, None, 0, 5), list)


def test_what_the_view_has_not_got_is_refused() -> None:
    for condition in (
        Comparison("password", Operator.IS, ("x",)),
        Comparison("id` OR 1=1", Operator.IS, (Decimal(1),)),
        Comparison("status", Operator.IS, ("nonsense",)),
        Comparison("total", Operator.CONTAINS, ("1",)),
    ):
        with pytest.raises(Invalid):
            administration.ORDERS.with_condition(condition)
    assert admin_order.c.total is not None
