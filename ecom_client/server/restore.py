"""Puts a backed-up shop onto a server that has none, exactly as it was, and makes it ready as install does."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pymysql
from pymysql.connections import Connection

from ecom_client.config.paths import bundled
from ecom_client.server.backup import PERSON, BackedUp, rows_of
from ecom_client.server.backup_file import BackupError, parts
from ecom_client.server.install import InstallError, engine_of, install
from ecom_client.server.schema import SCHEMA_VERSION, Schema

_TABLE = re.compile(r"CREATE TABLE `(\w+)` \(")
_NAME = re.compile(r"\w+")
_USER = re.compile(PERSON.rstrip("$") + r"\Z")
_CREATE_USER = re.compile(r"CREATE USER [`']?(u[0-9a-f]{31})[`']?@[`']%[`'] ")
_DEFAULT_ROLE = re.compile(r" DEFAULT ROLE \S+(?:,\s*\S+)*")


def restore(root: Connection, path: Path, *, say: Callable[[str], None] = lambda _line: None) -> BackedUp:
    """Restore the backup at `path` onto the server of `root`, which has no shop and runs the same engine.

    A backup of an older schema is brought up to date. When it fails, the server is as empty as before.
    BackupError when the server has a shop, the file is damaged, or they do not fit each other.
    """
    engine = engine_of(root)
    _refuse_inhabited(root)
    counted = _read_whole(path, engine)
    try:
        _load(root, path, Schema(bundled("sql"), engine))
        install(root, say=say)
        _give_roles(root)
    except (pymysql.MySQLError, BackupError, InstallError) as error:
        _empty(root)
        why = error.args[-1] if error.args else error
        raise BackupError(f"The backup could not be restored; the server is empty again: {why}") from error
    except BaseException:
        _empty(root)
        raise
    return counted


def _refuse_inhabited(root: Connection) -> None:
    schemas = "SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name IN ('ecom', 'ecom_data')"
    people = f"SELECT COUNT(*) FROM mysql.user WHERE User REGEXP '{PERSON}'"
    if int(rows_of(root, schemas)[0][0]) or int(rows_of(root, people)[0][0]):
        raise BackupError("This server has a shop already. Restore onto a server that has none.")


def _read_whole(path: Path, engine: str) -> BackedUp:
    """Reads the backup to its end before anything is changed."""
    counted = BackedUp(0, 0, 0)
    for part in parts(path):
        if "ecom_backup" in part:
            if part["engine"] != engine:
                raise BackupError(
                    f"This backup is of a {part['engine']} server, this one is {engine}: password hashes do not move."
                )
            if part["schema_version"] > SCHEMA_VERSION:
                raise BackupError(
                    f"This backup's schema is version {part['schema_version']}; this program knows {SCHEMA_VERSION}."
                    " Use a newer Ecom."
                )
        elif "end" in part:
            counted = BackedUp(*part["end"])
    return counted


def _load(root: Connection, path: Path, schema: Schema) -> None:
    with root.cursor() as cursor:
        cursor.execute("SET NAMES utf8mb4 COLLATE utf8mb4_unicode_520_ci")
        cursor.execute("SET SESSION time_zone = '+00:00'")
        cursor.execute("SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO'")
        cursor.execute("SET SESSION foreign_key_checks = 0")
        try:
            for file in schema.files():
                if file.path.name == "schemas.sql":
                    for statement in file.statements():
                        cursor.execute(statement)
            cursor.execute("USE ecom_data")
            insert = ""
            for part in parts(path):
                if "table" in part:
                    insert = _make_table(cursor, part)
                elif "rows" in part:
                    cursor.executemany(insert, part["rows"])
                    root.commit()
                elif "account" in part:
                    _make_account(cursor, part)
        finally:
            with suppress(pymysql.MySQLError):
                cursor.execute("SET SESSION foreign_key_checks = 1")


def _make_table(cursor: Any, part: dict[str, Any]) -> str:
    """Makes it and gives the statement that fills it."""
    names = [part["table"], *part["columns"]]
    made = _TABLE.match(part["create"])
    if made is None or made[1] != part["table"] or not all(_NAME.fullmatch(name) for name in names):
        raise BackupError(f"{part['table']!r} is no table of a shop.")
    cursor.execute(part["create"])
    columns = ", ".join(f"`{name}`" for name in part["columns"])
    return f"INSERT INTO `{part['table']}` ({columns}) VALUES ({', '.join(['%s'] * len(part['columns']))})"


def _make_account(cursor: Any, part: dict[str, Any]) -> None:
    made = _CREATE_USER.match(part["create"])
    if made is None or made[1] != part["account"]:
        raise BackupError(f"{part['account']!r} is no account of a person.")
    cursor.execute(_DEFAULT_ROLE.sub("", part["create"]))


def _give_roles(root: Connection) -> None:
    """The roles people's profiles and groups give them; what administrators may do is given by install."""
    with root.cursor() as cursor:
        there = {row[0] for row in rows_of(root, f"SELECT User FROM mysql.user WHERE User REGEXP '{PERSON}'")}
        for account, user in rows_of(root, "SELECT id, mysql_user FROM ecom_data.account"):
            if user in there:
                cursor.execute(f"GRANT ecom_member TO '{user}'@'%'")
                cursor.execute("CALL ecom_data.apply_roles(%s)", (account,))


def _empty(root: Connection) -> None:
    """Takes back what was restored: there was no shop before."""
    with suppress(pymysql.MySQLError), root.cursor() as cursor:
        cursor.execute("DROP DATABASE IF EXISTS ecom")
        cursor.execute("DROP DATABASE IF EXISTS ecom_data")
        for (user,) in rows_of(root, f"SELECT User FROM mysql.user WHERE User REGEXP '{PERSON}'"):
            if _USER.match(user):
                cursor.execute(f"DROP USER '{user}'@'%'")
