"""A database with a big and a small list, for the tests of paging and of the tables that show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Column, DateTime, Executable, MetaData, Numeric, String, Table, create_engine, text
from sqlalchemy.dialects.mysql import BIGINT
from sqlalchemy.engine import URL, Connection, Engine

from ecom_client.server.private_server import PrivateServer

metadata = MetaData(schema="lists")


def _list(name: str) -> Table:
    return Table(
        name,
        metadata,
        Column("id", BIGINT, primary_key=True, nullable=False),
        Column("name", String(80), nullable=False),
        Column("price", Numeric(12, 2), nullable=False),
        Column("rating", Numeric(3, 2), nullable=True),
        Column("status", String(20), nullable=False),
        Column("placed_at", DateTime, nullable=False),
    )


big = _list("big")
small = _list("small")

_COLUMNS = """(
    id BIGINT NOT NULL PRIMARY KEY AUTO_INCREMENT,
    name VARCHAR(80) NOT NULL, price DECIMAL(12, 2) NOT NULL, rating DECIMAL(3, 2) NULL,
    status VARCHAR(20) NOT NULL, placed_at DATETIME(6) NOT NULL,
    KEY by_price (price, id), KEY by_rating (rating, id), KEY by_status (status, placed_at, id),
    KEY by_placed (placed_at, id), KEY by_name (name, id)
) ENGINE = InnoDB"""

# Digits instead of a sequence table, which only one of the engines has.
_FILL = """INSERT INTO lists.{table} (name, price, rating, status, placed_at)
SELECT CONCAT(ELT(1 + n % 3, 'Phone ', '手机 ', 'Book '), n), (n * 7919 % 5000) / 10,
    IF(n % 5 = 0, NULL, (n * 31 % 50) / 10),
    ELT(1 + n % 4, 'placed', 'confirmed', 'shipped', 'received'),
    '2026-01-01' + INTERVAL n % {minutes} MINUTE
FROM (
    SELECT 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 100000 * g.d AS n
    FROM lists.digit AS a, lists.digit AS b, lists.digit AS c,
        lists.digit AS e, lists.digit AS f, lists.digit AS g
    WHERE a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 100000 * g.d < {rows}
) AS numbers ORDER BY n"""

_PROCEDURE = """CREATE PROCEDURE lists.my_items (
    p_sort VARCHAR(20), p_descending BOOL, p_after_value DECIMAL(12, 2), p_after_id BIGINT,
    p_skip INT, p_limit INT,
    p_status VARCHAR(100), p_price_from DECIMAL(12, 2), p_price_to DECIMAL(12, 2)
)
IF p_sort = 'price' AND p_descending THEN
    SELECT id, name, price, rating, status, placed_at FROM lists.small
    WHERE (p_after_id IS NULL OR price <= p_after_value AND (price < p_after_value OR id < p_after_id))
        AND (p_status IS NULL OR FIND_IN_SET(status, p_status))
        AND (p_price_from IS NULL OR price >= p_price_from) AND (p_price_to IS NULL OR price <= p_price_to)
    ORDER BY price DESC, id DESC LIMIT p_limit OFFSET p_skip;
ELSEIF p_sort = 'price' THEN
    SELECT id, name, price, rating, status, placed_at FROM lists.small
    WHERE (p_after_id IS NULL OR price >= p_after_value AND (price > p_after_value OR id > p_after_id))
        AND (p_status IS NULL OR FIND_IN_SET(status, p_status))
        AND (p_price_from IS NULL OR price >= p_price_from) AND (p_price_to IS NULL OR price <= p_price_to)
    ORDER BY price, id LIMIT p_limit OFFSET p_skip;
END IF"""


class ListReader:
    """A connection that answers what a source asks, and keeps count of the questions."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.questions = 0

    def rows(
        self, statement: Executable, params: Mapping[str, Any] | None = None, /
    ) -> Sequence[Mapping[str, Any]]:
        """The rows of one statement."""
        self.questions += 1
        return self.connection.execute(statement, dict(params or {})).mappings().all()

    def rows_read(self) -> int:
        """How many rows the engine has handled for this connection since FLUSH STATUS."""
        found = self.connection.execute(text("SHOW SESSION STATUS LIKE 'Handler_read%'"))
        return sum(int(value) for _, value in found)


@contextmanager
def list_database(server: PrivateServer, rows: int = 100_000) -> Iterator[Engine]:
    """The lists, filled, on a running server; removed afterwards."""
    url = URL.create(
        "mysql+pymysql",
        "root",
        server.root_password(),
        query={"unix_socket": str(server.socket), "charset": "utf8mb4"},
    )
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    try:
        _fill(engine, rows)
        yield engine
    finally:
        with engine.connect() as connection:
            connection.execute(text("DROP DATABASE IF EXISTS lists"))
        engine.dispose()


def _fill(engine: Engine, rows: int) -> None:
    with engine.connect() as connection:
        connection.execute(text("DROP DATABASE IF EXISTS lists"))
        connection.execute(text("CREATE DATABASE lists CHARACTER SET utf8mb4"))
        connection.execute(text("CREATE TABLE lists.digit (d INT PRIMARY KEY)"))
        connection.execute(text("INSERT INTO lists.digit VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)"))
        for table, count, minutes in (("big", rows, 400_000), ("small", 300, 40)):
            connection.execute(text(f"CREATE TABLE lists.{table} {_COLUMNS}"))
            connection.execute(text(_FILL.format(table=table, rows=count, minutes=minutes)))
            connection.execute(text(f"ANALYZE TABLE lists.{table}")).close()
        connection.execute(text(_PROCEDURE))
