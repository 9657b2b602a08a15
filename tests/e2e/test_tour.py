"""The whole, once: the tour plays the main story in a process of its own, and the server has what the story told."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pymysql.connections import Connection
from pymysql.cursors import DictCursor

from ecom_client.server.check import check
from ecom_client.server.engines import Engine
from ecom_client.server.private_server import PrivateServer
from tests.tour.customer import LOGIN, VENDORS
from tests.tour.vendor import SHIPPED

PROJECT = Path(__file__).parents[2]
TIMEOUT = 280
"""Seconds; on a quiet computer it takes about a minute."""

pytestmark = [pytest.mark.slow, pytest.mark.own_server]


@dataclass(frozen=True)
class Played:
    """What a tour said and left behind."""

    run: subprocess.CompletedProcess[str]
    folder: Path
    root: Connection

    def rows(self, statement: str, *args: object) -> list[dict[str, Any]]:
        """The rows of a statement, asked as the owner."""
        with self.root.cursor(DictCursor) as cursor:
            cursor.execute(statement, args or None)
            return list(cursor.fetchall())


@pytest.fixture(scope="module")
def played(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    place = tmp_path_factory.mktemp("tour")
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.tour",
            str(place / "pictures"),
            "--story",
            "--home",
            str(place / "home"),
        ],
        cwd=PROJECT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )
    server = PrivateServer(engine, place / "home" / "data" / "trial")
    try:
        assert run.returncode == 0, f"{run.stdout}\n{run.stderr}"
        yield Played(run, place / "pictures", server.root_connection())
    finally:
        server.stop()


def test_every_step_left_a_picture_and_was_told(played: Played) -> None:
    names = sorted(picture.name for picture in played.folder.iterdir())
    assert [int(name[:2]) for name in names] == list(range(1, len(names) + 1))
    assert len(names) > 40
    for name in names:
        assert re.search(rf"^{re.escape(name.removesuffix('.png'))} ", played.run.stdout, re.MULTILINE)
        assert (played.folder / name).stat().st_size > 5_000
    assert played.run.stderr == ""


def test_one_checkout_became_two_orders_that_were_shipped_and_received(played: Played) -> None:
    orders = played.rows(
        "SELECT o.checkout_id, o.status, o.payment, o.total, o.tracking_number, a.login_name AS vendor"
        " FROM ecom_data.orders AS o"
        " INNER JOIN ecom_data.customer AS c ON o.customer_id = c.id"
        " INNER JOIN ecom_data.account AS b ON c.account_id = b.id"
        " INNER JOIN ecom_data.vendor AS v ON o.vendor_id = v.id"
        " INNER JOIN ecom_data.account AS a ON v.account_id = a.id"
        " WHERE b.login_name = %s",
        LOGIN,
    )
    assert len({order["checkout_id"] for order in orders}) == 1
    assert {order["vendor"]: order["tracking_number"] for order in orders} == {
        vendor: SHIPPED[vendor][1] for vendor in VENDORS
    }
    assert {(order["status"], order["payment"]) for order in orders} == {("received", "wallet")}
    assert sum(order["total"] for order in orders) == Decimal("1328.90")


def test_both_items_are_rated(played: Played) -> None:
    ratings = played.rows(
        "SELECT r.rating FROM ecom_data.review AS r"
        " INNER JOIN ecom_data.customer AS c ON r.customer_id = c.id"
        " INNER JOIN ecom_data.account AS a ON c.account_id = a.id WHERE a.login_name = %s",
        LOGIN,
    )
    assert sorted(row["rating"] for row in ratings) == [4, 5]


def test_the_money_is_where_it_belongs(played: Played) -> None:
    balance = played.rows(
        "SELECT w.balance FROM ecom_data.wallet AS w"
        " INNER JOIN ecom_data.account AS a ON w.account_id = a.id WHERE a.login_name = %s AND w.kind = 'cash'",
        LOGIN,
    )
    assert balance == [{"balance": Decimal("2000.00") - Decimal("1328.90")}]
    assert played.rows("SELECT SUM(amount) AS total FROM ecom_data.ledger_entry") == [{"total": 0}]


def test_the_check_finds_nothing(played: Played) -> None:
    assert [str(finding) for finding in check(played.root)] == []
