"""`ecom-server check`: whether the books balance and the server is as it was installed.

Each check answers findings, a sentence each; none means that all is well. Money and stock are read in one snapshot, so
the shop may be open meanwhile. Nothing is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pymysql.connections import Connection
from pymysql.cursors import DictCursor

from ecom_client.config.page_modules import page_modules
from ecom_client.config.paths import bundled
from ecom_client.server import check_books, check_grants, check_mail, check_objects, check_running
from ecom_client.server.install import engine_of
from ecom_client.server.schema import Schema

SHOWN = 20
"""How many findings of one check are told; the rest is counted."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong. `check` is the name of the check that found it."""

    check: str
    text: str

    def __str__(self) -> str:
        return f"{self.check}: {self.text}"


class Server:
    """What the checks look at: the owner's connection and the schema as this program would install it."""

    def __init__(self, root: Connection) -> None:
        self._root = root
        self.engine = engine_of(root)
        there = {
            row["name"]: row["package"]
            for row in self.rows("SELECT name, package FROM ecom_data.module WHERE package IS NOT NULL")
        }
        packages = [module for module in page_modules().modules if module.module in there]
        self.schema = Schema(bundled("sql"), self.engine, packages)
        self.strange_modules = {
            name: package
            for name, package in there.items()
            if name not in {module.module for module in packages}
        }
        """Modules on the server whose package is not on this computer: name → package."""

    def rows(self, statement: str, *args: object) -> list[dict[str, Any]]:
        """The rows of a statement, columns by their names in lower case."""
        with self._root.cursor(DictCursor) as cursor:
            cursor.execute(statement, args or None)
            return [{name.lower(): value for name, value in row.items()} for row in cursor.fetchall()]

    def value(self, statement: str, *args: object) -> Any:
        """The first column of the first row."""
        return next(iter(self.rows(statement, *args)[0].values()))


CHECKS: dict[str, Callable[[Server], Sequence[str]]] = {
    "ledger": check_books.ledger,
    "balances": check_books.balances,
    "escrow": check_books.escrow,
    "withdrawals": check_books.withdrawals,
    "debts": check_books.debts,
    "memberships": check_books.memberships,
    "returns": check_books.returns,
    "stock": check_books.stock,
    "order states": check_books.order_states,
    "objects": check_objects.objects,
    "routines": check_objects.routines,
    "registries": check_objects.registries,
    "grants": check_grants.grants,
    "accounts": check_grants.accounts,
    "settings": check_running.settings,
    "cards": check_running.card_key,
    "schedule": check_running.schedule,
    "mail": check_mail.mail,
    "branches": check_running.branches,
}
"""Name → check, in the order they run."""


def check(root: Connection, only: Sequence[str] = ()) -> list[Finding]:
    """What is wrong on the server behind `root`, an account that may do everything; `only` names the checks to run.

    Raises InstallError when the server is too old, and pymysql's errors when no Ecom is installed there.
    """
    server = Server(root)
    findings: list[Finding] = []
    server.rows("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    server.rows("START TRANSACTION WITH CONSISTENT SNAPSHOT")
    try:
        for name, answer in CHECKS.items():
            if only and name not in only:
                continue
            texts = answer(server)
            findings += [Finding(name, text) for text in texts[:SHOWN]]
            if len(texts) > SHOWN:
                findings.append(Finding(name, f"and {len(texts) - SHOWN} more"))
    finally:
        server.rows("ROLLBACK")
    return findings
