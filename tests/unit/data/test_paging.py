"""Keyset paging against a real server: every row once, in order, at a bounded price."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from ecom_client.data import paging
from ecom_client.data.paging import CallSource, SortKey, Source, ViewSource
from ecom_client.server.private_server import PrivateServer
from tests.unit.data.list_database import ListReader, big, list_database, small

BIG = 100_000


@pytest.fixture(scope="module")
def lists(server: PrivateServer) -> Iterator[Engine]:
    with list_database(server, BIG) as engine:
        yield engine


@pytest.fixture
def session(lists: Engine) -> Iterator[ListReader]:
    with lists.connect() as connection:
        yield ListReader(connection)


def walk(source: Source[Mapping[str, Any]], session: ListReader, limit: int) -> list[Mapping[str, Any]]:
    """All rows, page after page."""
    rows: list[Mapping[str, Any]] = []
    after = None
    while page := source.page(session, after, 0, limit):
        rows += page
        after = source.cursor(page[-1])
    return rows


def in_order(rows: list[Mapping[str, Any]], sorts: tuple[SortKey, ...]) -> list[int]:
    """The ids as the order says, worked out without SQL: NULL below every value, the id last."""
    ordered = sorted(rows, key=lambda row: row["id"], reverse=bool(sorts) and sorts[-1].descending)
    for key in reversed(sorts):
        ordered.sort(
            key=lambda row, name=key.column: (False,) if row[name] is None else (True, row[name]),
            reverse=key.descending,
        )
    return [row["id"] for row in ordered]


ORDERS = [
    (),
    *((SortKey(name, down),) for name in ("price", "rating", "placed_at", "id") for down in (False, True)),
    *(
        (SortKey("rating", one), SortKey("status", two), SortKey("placed_at", three))
        for one, two, three in itertools.product((False, True), repeat=3)
    ),
    (SortKey("status"), SortKey("rating", True)),
    (SortKey("status", True), SortKey("rating")),
]


@pytest.mark.parametrize("sorts", ORDERS, ids=str)
def test_pages_give_every_row_once_and_in_order(session: ListReader, sorts: tuple[SortKey, ...]) -> None:
    source = ViewSource(small).with_sort(sorts)
    rows = walk(source, session, 17)
    if sorts and sorts[0].column == "id":
        sorts = sorts[:1]
    assert len(rows) == 300
    assert [row["id"] for row in rows] == in_order(rows, sorts)


def test_a_jump_lands_where_walking_does(session: ListReader) -> None:
    source = ViewSource(small).with_sort([SortKey("rating", True)])
    ids = [row["id"] for row in walk(source, session, 50)]
    mark = source.hop(session, None, 130)
    assert mark is not None
    assert mark[-1] == ids[129]
    assert [row["id"] for row in source.page(session, mark, 7, 5)] == ids[137:142]
    assert [row["id"] for row in source.page(session, mark, 129, 5)] == ids[259:264]
    assert source.page(session, mark, 171, 5) == []
    assert source.hop(session, mark, 171) is None
    assert source.hop(session, mark, 170) is not None
    assert source.tail(session, mark) == 170
    assert source.tail(session, source.cursor(source.page(session, mark, 169, 1)[0])) == 0


def test_a_deep_page_reads_no_more_than_a_first_one(session: ListReader) -> None:
    """The promise that makes ten million rows possible: what a page costs does not depend on where it is."""
    for sorts in ([SortKey("price", True)], [SortKey("placed_at")], [SortKey("rating", True)], []):
        source = ViewSource(big).with_sort(sorts)
        after = None
        for _ in range(15):
            after = source.hop(session, after, 4096)
        session.connection.execute(text("FLUSH STATUS"))
        before = session.rows_read()
        assert len(source.page(session, after, 0, 128)) == 128
        assert session.rows_read() - before < 400, sorts
        assert len(source.page(session, after, 4000, 128)) == 128
        assert session.rows_read() - before < 9_000, sorts


def test_no_question_skips_or_returns_more_than_it_may(session: ListReader) -> None:
    source = ViewSource(small)
    for skip, limit in ((-1, 1), (paging.MAX_SKIP + 1, 1), (0, 0), (0, paging.MAX_SKIP + 1)):
        with pytest.raises(ValueError):
            source.page(session, None, skip, limit)
    with pytest.raises(ValueError):
        source.hop(session, None, paging.MAX_SKIP + 1)


def test_filters_narrow_and_replace_each_other(session: ListReader) -> None:
    source = ViewSource(
        small,
        filters={
            "status": paging.one_of(small.c.status),
            "price": paging.between(small.c.price),
            "name": paging.contains(small.c.name),
            "begins": paging.starts_with(small.c.name),
        },
    )
    every = walk(source, session, 100)
    shipped = walk(source.with_filter({"status": frozenset({"shipped"}), "price": None}), session, 10)
    assert {row["status"] for row in shipped} == {"shipped"}
    assert 0 < len(shipped) < len(every)
    bounds = (Decimal("100"), Decimal("200"))
    priced = walk(source.with_filter({"price": bounds}).with_sort([SortKey("price")]), session, 10)
    assert [row["id"] for row in priced] == in_order(
        [row for row in every if bounds[0] <= row["price"] <= bounds[1]], (SortKey("price"),)
    )
    assert walk(source.with_filter({"price": (None, None)}), session, 100) == every
    assert walk(source.with_filter({"name": "%"}), session, 10) == []
    assert {row["name"][:2] for row in walk(source.with_filter({"begins": "手机"}), session, 10)} == {"手机"}
    assert walk(source.with_filter({"status": frozenset()}), session, 10) == []


def test_a_hostile_filter_value_is_only_a_value(session: ListReader) -> None:
    source = ViewSource(small, filters={"name": paging.equals(small.c.name)})
    assert walk(source.with_filter({"name": "' OR 1=1; DROP TABLE lists.small; -- "}), session, 10) == []
    assert len(walk(source, session, 100)) == 300


def test_what_is_not_declared_is_refused() -> None:
    with pytest.raises(ValueError, match="no column"):
        ViewSource(small).with_sort([SortKey("secret")])
    with pytest.raises(ValueError, match="no filter"):
        ViewSource(small).with_filter({"secret": 1})
    mine = CallSource("lists.my_items", ("price",), SortKey("price"), parameters=("status",))
    with pytest.raises(ValueError, match="not sorted"):
        mine.with_sort([SortKey("name")])
    with pytest.raises(ValueError, match="no filter"):
        mine.with_filter({"secret": 1})
    with pytest.raises(ValueError, match="procedure"):
        CallSource("lists.x(); DROP", ("price",), SortKey("price"))


@pytest.fixture
def mine() -> CallSource:
    return CallSource(
        "lists.my_items",
        ("price",),
        SortKey("price"),
        parameters=("status", "price_from", "price_to"),
    )


@pytest.mark.parametrize("down", [False, True])
def test_a_procedure_pages_like_a_view(session: ListReader, mine: CallSource, down: bool) -> None:
    rows = walk(mine.with_sort([SortKey("price", down)]), session, 23)
    assert len(rows) == 300
    assert [row["id"] for row in rows] == in_order(rows, (SortKey("price", down),))


def test_a_procedure_hops_and_tells_what_is_left_in_few_calls(session: ListReader, mine: CallSource) -> None:
    ids = [row["id"] for row in walk(mine, session, 300)]
    mark = mine.hop(session, None, 40)
    assert mark is not None
    assert mark[-1] == ids[39]
    assert mine.hop(session, None, 301) is None
    session.questions = 0
    assert mine.tail(session, None) == 300
    assert mine.tail(session, mark) == 260
    assert session.questions <= 12
    last = mine.hop(session, None, 300)
    assert mine.tail(session, last) == 0


def test_a_procedure_takes_filters_as_values(session: ListReader, mine: CallSource) -> None:
    wanted = {"status": frozenset({"placed", "shipped"}), "price": (Decimal(100), None)}
    rows = walk(mine.with_filter(wanted), session, 20)
    assert {row["status"] for row in rows} == {"placed", "shipped"}
    assert min(row["price"] for row in rows) >= 100
    assert len(walk(mine.with_filter(wanted).with_filter({}), session, 100)) == 300


def test_a_source_never_changes() -> None:
    source = ViewSource(small)
    sorted_source = source.with_sort([SortKey("price")])
    assert source.sorts == ()
    assert sorted_source.sorts == (SortKey("price"),)
