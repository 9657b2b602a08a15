"""The card key: what bank cards are encrypted with. It lies in a file of the owner's, in none of the database.

The database has it in memory alone (table card_key) from `load` until the server stops.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pymysql
from pymysql.connections import Connection

_HEAD = "ecom-card-key-1"
_LINE = re.compile(rf"{_HEAD} ([0-9a-f]{{64}})")
_OWNERS = ("customer", "vendor")


class CardsError(Exception):
    """It could not be done; the text says why and what to do."""


def init(root: Connection, path: Path) -> None:
    """Make the shop's card key, write it to `path`, which must not exist, and load it. CardsError when there is one."""
    if _mark_of_shop(root) is not None:
        raise CardsError("This shop has a card key already: load it, or make another with `cards rotate`.")
    key = make_key(path)
    _execute(root, "UPDATE ecom_data.shop SET card_key_mark = %s", mark_of(key))
    _put(root, 1, key)


def load(root: Connection, path: Path) -> None:
    """Give the running server the key in `path`. CardsError when it is not this shop's."""
    key = read_key(path)
    known = _mark_of_shop(root)
    if known is None:
        raise CardsError("This shop has no card key yet: make one with `cards init`.")
    if known != mark_of(key):
        raise CardsError(f"The key in {path} is not this shop's.")
    _put(root, 1, key)


def rotate(root: Connection, old: Path, new: Path) -> int:
    """Encrypt every card anew with a key that is made and written to `new`; how many cards there are.

    The shop is closed meanwhile, some milliseconds for each thousand cards. When it fails everything is as before.
    """
    load(root, old)
    key = make_key(new)
    done = False
    try:
        with _closed(root):
            _put(root, 2, key)
            root.begin()
            cards = sum(_reseal(root, owner) for owner in _OWNERS)
            _execute(root, "UPDATE ecom_data.shop SET card_key_mark = %s", mark_of(key))
            root.commit()
            done = True
            _put(root, 1, key)
    except pymysql.MySQLError as error:
        if not done:
            with suppress(pymysql.MySQLError):
                root.rollback()
            new.unlink(missing_ok=True)
            raise CardsError(f"Nothing was changed: {error.args[-1]}.") from error
        raise CardsError(
            f"Every card is encrypted anew. Run `cards load {new}`: {error.args[-1]}."
        ) from error
    finally:
        with suppress(pymysql.MySQLError), _unlogged(root):
            _execute(root, "DELETE FROM ecom_data.card_key WHERE slot = 2")
    return cards


def ready(root: Connection, path: Path) -> None:
    """Make or load the key of a private server, whose key lies beside it. Without its key a shop stays locked."""
    if path.exists():
        load(root, path)
    elif _mark_of_shop(root) is None:
        init(root, path)


def mark_of(key: bytes) -> str:
    """What tells a key apart and nothing about it: the key has 256 random bits."""
    return hashlib.sha256(b"ecom card key" + key).hexdigest()[:16]


def make_key(path: Path) -> bytes:
    """Write a new key to `path`, which must not exist, readable by its owner alone. CardsError when it cannot be."""
    key = secrets.token_bytes(32)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(f"{_HEAD} {key.hex()}\n")
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError as error:
        raise CardsError(f"{path} is there already. A key is never written over.") from error
    except OSError as error:
        raise CardsError(f"{path} cannot be written: {error.strerror}.") from error
    return key


def read_key(path: Path) -> bytes:
    """The key in a file. CardsError when it holds none."""
    try:
        found = _LINE.fullmatch(path.read_text("ascii").strip())
    except (OSError, UnicodeDecodeError) as error:
        raise CardsError(f"{path} cannot be read: {error}.") from error
    if found is None:
        raise CardsError(f"{path} holds no card key.")
    return bytes.fromhex(found[1])


def _reseal(root: Connection, owner: str) -> int:
    return _execute(
        root,
        f"UPDATE ecom_data.{owner} AS o SET o.bank_card = ecom_data.seal_card(2, CONCAT('{owner} ', o.id),"
        f" ecom_data.open_card(1, CONCAT('{owner} ', o.id), o.bank_card)) WHERE o.bank_card IS NOT NULL",
    )


def _put(root: Connection, slot: int, key: bytes) -> None:
    with _unlogged(root):
        _execute(
            root, "REPLACE INTO ecom_data.card_key (slot, secret) VALUES (%s, UNHEX(%s))", slot, key.hex()
        )


@contextmanager
def _unlogged(root: Connection) -> Iterator[None]:
    """Nothing goes into the binary log."""
    _execute(root, "SET SESSION sql_log_bin = 0")
    try:
        yield
    finally:
        _execute(root, "SET SESSION sql_log_bin = 1")


@contextmanager
def _closed(root: Connection) -> Iterator[None]:
    """The shop is closed, so that no card is kept under the old key meanwhile."""
    _execute(root, "UPDATE ecom_data.shop SET maintenance = 1")
    try:
        yield
    finally:
        with suppress(pymysql.MySQLError):
            root.rollback()
        _execute(root, "UPDATE ecom_data.shop SET maintenance = 0")


def _mark_of_shop(root: Connection) -> str | None:
    with root.cursor() as cursor:
        cursor.execute("SELECT card_key_mark FROM ecom_data.shop")
        row = cursor.fetchone()
    return None if row is None else row[0]


def _execute(root: Connection, statement: str, *args: object) -> int:
    with root.cursor() as cursor:
        return int(cursor.execute(statement, args or None))
