"""Whatever a list of a window offers to sort by, the server has an index that keeps the rows in that order.

The sorts are those the pages declare; what they stand for is read from the views and procedures, and the indexes from
the server's own catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import pytest

from ecom_client.data.paging import CallSource, ViewSource
from ecom_client.data.typed_source import TypedSource
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.shell import RoleWindow
from ecom_client.ui.customer import shop_words
from tests.fixtures.people import InstalledShop, Person
from tests.fixtures.windows import OpenWindow

API = Path(__file__).parents[2] / "sql" / "api"
SORTED_AFTER_READING = {
    ("my_favourites", "name"): "the names stand in another table, and a customer's favourites are few",
    ("my_debts", "id"): "what an account owes and what it is owed are two indexes, and both are few",
    ("my_fees", "id"): "fees are found through the entries of the vendor's wallets and summed up",
}
"""(procedure, column of its order) → why one person's rows may be read and then sorted."""
BUILT_WHOLE = {
    "admin_plan": "a shop has a handful of membership plans",
    "admin_terms": "the terms of use change a few times in a shop's life",
}
"""View → why MySQL may build all of it before it shows a page."""


class Order(NamedTuple):
    """What a page is read by.

    `whose` are the columns compared with who asks, or what they ask for; `fixed` those compared with a state;
    `columns` those it is sorted by, the key last.
    """

    table: str
    columns: tuple[str, ...]
    whose: frozenset[str] = frozenset()
    fixed: frozenset[str] = frozenset()


class Catalogue:
    """The indexes of the server."""

    def __init__(self, shop: InstalledShop) -> None:
        self._shop = shop

    @cached_property
    def _indexes(self) -> dict[str, dict[str, list[str]]]:
        """Table → index → its columns, whole ones of ordinary indexes."""
        found: dict[str, dict[str, list[str]]] = {}
        for row in self._shop.execute(
            "SELECT table_name AS t, index_name AS i, column_name AS c FROM information_schema.statistics"
            " WHERE table_schema = 'ecom_data' AND index_type = 'BTREE' AND sub_part IS NULL"
            " ORDER BY table_name, index_name, seq_in_index"
        ):
            found.setdefault(row["t"], {}).setdefault(row["i"], []).append(row["c"])
        return found

    def key(self, table: str) -> list[str]:
        """The columns of the primary key, in which every other index ends by itself."""
        return self._indexes[table]["PRIMARY"]

    def keeps(self, order: Order) -> bool:
        """Whether an index gives the rows in this order, one person's without those of others."""
        key = self.key(order.table)
        for columns in self._indexes[order.table].values():
            whole = [*columns, *(one for one in key if one not in columns)]
            if order.whose and whole[0] not in order.whose:
                continue
            for many in range(len(whole)):
                equal = whole[:many]
                wanted = [one for one in order.columns if one not in equal]
                if (order.whose | order.fixed).issuperset(equal) and whole[many:][: len(wanted)] == wanted:
                    return True
        return False


def _of_view(view: str, sort: str, catalogue: Catalogue) -> Order | str:
    """The order a view is read in, or why none of its first table's indexes can keep it."""
    text = (API / "views" / f"{view}.sql").read_text("utf-8")
    first = re.search(r"^FROM ecom_data\.(\w+) AS (\w+)$", text, re.MULTILINE)
    assert first is not None, f"{view} reads no table"
    if re.search(r"^(?:INNER JOIN|LEFT JOIN (?!.* FORCE INDEX ))", text, re.MULTILINE):
        return "a join may put another table first, or hash it"
    columns = {
        match[3] or match[2]: (match[1], match[2])
        for match in re.finditer(r"^    (\w+)\.(\w+)(?: AS (\w+))?,?$", text, re.MULTILINE)
    }
    if sort not in columns:
        return "it is reckoned"
    alias, column = columns[sort]
    if alias != first[2]:
        return "it is another table's"
    key = catalogue.key(first[1])
    return Order(first[1], tuple(dict.fromkeys((column, *key))))


def _of_procedure(name: str) -> Iterator[tuple[str, Order | str]]:
    """(sorted column, order or why no index keeps it) of each page a procedure reads."""
    text = (API / "procedures" / f"{name}.sql").read_text("utf-8")
    pages = list(
        re.finditer(r"ORDER BY ([\w., ]+?)\s+LIMIT (?:v_skip, v_limit|v_reach|p_limit OFFSET p_skip)\b", text)
    )
    assert pages, f"{name} reads no page"
    for page in pages:
        parts = [part.split()[0].split(".") for part in page[1].split(", ")]
        owner, before = parts[-1][0], text[: page.start()]
        if re.search(rf"\) AS {owner}\s*$", before):  # put together of pages read above
            continue
        column = parts[-2 if len(parts) > 1 else -1][1]
        tables = list(re.finditer(rf"FROM ecom_data\.(\w+) AS {owner}\b", before))
        if not tables or any(alias != owner for alias, _ in parts):
            yield column, "it is another table's"
            continue
        where = before[tables[-1].end() :]
        yield (
            column,
            Order(
                tables[-1][1],
                tuple(one for _, one in parts),
                whose=frozenset(re.findall(rf"(?<!OR ){owner}\.(\w+) (?:= [vp]_|BETWEEN v_)", where)),
                fixed=frozenset(re.findall(rf"(?<!OR ){owner}\.(\w+) = \d", where)),
            ),
        )


def _lists(window: RoleWindow) -> list[ListPage]:
    """Every list of a window, those inside other pages too."""
    found: list[ListPage] = []
    for name in window.navigation.names():
        page = window.page(name)
        found += [page] if isinstance(page, ListPage) else []
        found += page.findChildren(ListPage)
    return found


def _unkept(page: ListPage, catalogue: Catalogue) -> Iterator[str]:
    """The sorts of a list that no index keeps."""
    source = page.source()
    inner = source.source if isinstance(source, TypedSource) else source
    sorts = {column.sort for column in page.columns() if column.sort} | {key.column for key in source.sorts}
    assert sorts, f"{page.name} has no order"
    if isinstance(inner, ViewSource):
        for sort in sorted(sorts):
            yield from _unkept_of_view(page.name, inner.view.name, sort, catalogue)  # type: ignore[attr-defined]
        return
    assert isinstance(inner, CallSource)
    assert sorts <= set(inner.offered), f"{page.name} offers what {inner.procedure} refuses"
    name = inner.procedure.removeprefix("ecom.")
    for column, order in _of_procedure(name):
        if (name, column) not in SORTED_AFTER_READING and (
            isinstance(order, str) or not catalogue.keeps(order)
        ):
            yield f"{page.name} by {column}: {order}"


def _unkept_of_view(page: str, view: str, sort: str, catalogue: Catalogue) -> Iterator[str]:
    order = _of_view(view, sort, catalogue)
    if isinstance(order, str):
        yield f"{page} by {sort}: {order}"
    elif not catalogue.keeps(order):
        yield f"{page} by {sort}: no index of {order.table} begins with {order.columns}"


def _leaves(cls: type[ListPage]) -> Iterator[type[ListPage]]:
    for one in cls.__subclasses__():
        yield from _leaves(one) if one.__subclasses__() else (one,)


@pytest.mark.parametrize("role", ["customer", "vendor", "administrator"])
def test_every_sort_a_window_offers_has_an_index(
    role: str, shop: InstalledShop, open_window: OpenWindow, request: pytest.FixtureRequest
) -> None:
    person: Person = request.getfixturevalue(role)
    pages, catalogue = _lists(open_window(person)), Catalogue(shop)
    package = f"ecom_client.ui.{'admin' if role == 'administrator' else role}."
    declared = {cls for cls in _leaves(ListPage) if cls.__module__.startswith(package)}
    assert declared <= {type(page) for page in pages}
    assert "\n".join(found for page in pages for found in _unkept(page, catalogue)) == ""


def test_every_sort_of_the_catalogue_has_an_index(shop: InstalledShop) -> None:
    catalogue = Catalogue(shop)
    sorts = {column.sort for column in shop_words.columns() if column.sort}
    sorts |= {key.column for keys in shop_words.SORT_KEYS.values() for key in keys}
    assert sorts >= {"price", "sold_count"}
    found = [one for sort in sorted(sorts) for one in _unkept_of_view("shop", "listing", sort, catalogue)]
    assert "\n".join(found) == ""


def test_no_view_of_administrators_is_built_whole_for_a_page() -> None:
    """MySQL merges no view that has a SELECT among its columns: it builds all its rows, and sorts them."""
    views = {file.stem: file.read_text("utf-8") for file in (API / "views").glob("admin_*.sql")}
    assert len(views) > 30
    assert {name for name, text in views.items() if re.search(r"\(\s*SELECT\b", text)} == set(BUILT_WHOLE)
