"""Backs a shop up into one file: every table at one moment, and people's accounts with their password hashes.

Views, routines, events, roles and grants are not in it: they are this program's own, and `restore` makes them again.
A table that lives in memory (a key that must not leave the server) is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pymysql.connections import Connection
from pymysql.cursors import SSCursor

from ecom_client.server.backup_file import BackupError, BackupWriter, writing
from ecom_client.server.install import engine_of

PERSON = "^u[0-9a-f]{31}$"
"""What the database accounts of people are called."""

_BATCH_ROWS = 500
_BATCH_BYTES = 1_000_000


@dataclass(frozen=True)
class BackedUp:
    """What is in a backup."""

    tables: int
    rows: int
    accounts: int


def backup(root: Connection, path: Path, *, replace: bool = False) -> BackedUp:
    """Write the shop on the server of `root` into `path`, as it is at one moment, while it goes on working.

    `root` is a connection that may do everything, and no other work is done on it meanwhile. Memory does not grow
    with the shop. BackupError when there is no shop, it is being upgraded, or the file cannot be written.
    """
    engine = engine_of(root)
    with writing(path, replace=replace) as out, _as_text(root), _one_moment(root):
        out.head({"engine": engine, **_shop(root), "taken_at": datetime.now(UTC).isoformat()})
        for table in _tables(root):
            _write_table(root, out, table)
        _write_accounts(root, out, engine)
        out.end()
        return BackedUp(out.tables, out.rows, out.accounts)


@contextmanager
def _as_text(root: Connection) -> Iterator[None]:
    """Values arrive as the server writes them, so that nothing is rounded on the way."""
    before = root.decoders
    root.decoders = {}
    try:
        yield
    finally:
        root.decoders = before


@contextmanager
def _one_moment(root: Connection) -> Iterator[None]:
    with root.cursor() as cursor:
        cursor.execute("SET NAMES utf8mb4")
        cursor.execute("SET SESSION time_zone = '+00:00'")
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY")
    try:
        yield
    finally:
        root.rollback()


def _shop(root: Connection) -> dict[str, Any]:
    there = rows_of(
        root,
        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'ecom_data' AND table_name = 'shop'",
    )
    shops = (
        rows_of(root, "SELECT shop_id, name, schema_version, maintenance FROM ecom_data.shop")
        if there[0][0] != "0"
        else []
    )
    if not shops:
        raise BackupError("There is no shop on this server.")
    shop_id, name, version, maintenance = shops[0]
    if maintenance != "0":
        raise BackupError("The shop is being upgraded. Finish `ecom-server install` first.")
    return {"shop_id": shop_id, "name": name, "schema_version": int(version)}


def _tables(root: Connection) -> list[str]:
    found = rows_of(
        root,
        "SELECT table_name FROM information_schema.tables"
        " WHERE table_schema = 'ecom_data' AND table_type = 'BASE TABLE' AND engine = 'InnoDB' ORDER BY table_name",
    )
    return [str(row[0]) for row in found]


def _write_table(root: Connection, out: BackupWriter, table: str) -> None:
    create = str(rows_of(root, f"SHOW CREATE TABLE ecom_data.`{table}`")[0][1])
    columns = [
        str(row[0])
        for row in rows_of(
            root,
            "SELECT column_name FROM information_schema.columns WHERE table_schema = 'ecom_data'"
            f" AND table_name = '{table}' AND COALESCE(generation_expression, '') = '' ORDER BY ordinal_position",
        )
    ]
    out.table(table, create, columns)
    named = ", ".join(f"`{column}`" for column in columns)
    with root.cursor(SSCursor) as cursor:
        cursor.execute(f"SELECT {named} FROM ecom_data.`{table}`")
        batch: list[Sequence[Any]] = []
        size = 0
        for row in cursor:
            batch.append(row)
            size += sum(len(value) for value in row if value is not None)
            if len(batch) >= _BATCH_ROWS or size >= _BATCH_BYTES:
                out.batch(batch)
                batch, size = [], 0
        if batch:
            out.batch(batch)


def _write_accounts(root: Connection, out: BackupWriter, engine: str) -> None:
    """The database accounts of the people in the backup; one opened since then belongs to nobody in it."""
    if engine == "mysql":
        rows_of(root, "SET SESSION print_identified_with_as_hex = ON")
    there = {
        str(row[0]) for row in rows_of(root, f"SELECT User FROM mysql.user WHERE User REGEXP '{PERSON}'")
    }
    for (user,) in rows_of(root, "SELECT mysql_user FROM ecom_data.account ORDER BY id"):
        if user in there:
            out.account(user, str(rows_of(root, f"SHOW CREATE USER '{user}'@'%'")[0][0]))


def rows_of(root: Connection, statement: str) -> list[tuple[Any, ...]]:
    """All rows of a statement."""
    with root.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())
