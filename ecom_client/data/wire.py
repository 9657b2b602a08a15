"""One signed-in connection to the server's API, used by one thread at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pymysql
from pymysql.connections import Connection as DriverConnection
from pymysql.cursors import DictCursor
from sqlalchemy import Executable, create_engine, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from ecom_client.data.address import ANSWER_TIMEOUT, Address, Plug
from ecom_client.data.errors import TRY_AGAIN, known, number_of
from ecom_client.domain.errors import Refused, ServerAway

GUEST = "guest"
"""Any name that is no account's leads to the server's anonymous account."""

_TRIES = 12
_NOT_MY_ROLE = {1959, 3530}
"""The account may not take this role (any more)."""


class _LocalConnection(DriverConnection):  # type: ignore[misc]
    """A connection over a socket of this machine, which MySQL counts as safe to send a password through."""

    _secure = True


class Wire:
    """One connection of one person in one role. It connects at the first question and again after it was lost.

    `password` may be asked for at each connecting, so that all connections of a window follow a new password. Where the
    role is no longer the account's, because it was put into another group, `role_of` reads the new one from the row of
    the procedure sign_in.

    Raises the kinds of domain.errors: Refused, ServerAway, SignInFailed, Untrusted; anything else is a bug of ours.
    """

    def __init__(
        self,
        address: Address,
        user: str = GUEST,
        password: str | Callable[[], str] = "",
        role: str = "",
        role_of: Callable[[dict[str, Any]], str] | None = None,
    ) -> None:
        self.address = address
        self._user = user
        self._password = password
        self._role = role
        self._role_of = role_of
        self._connection: Connection | None = None
        self._plug: Plug | None = None
        self._engine = create_engine(
            "mysql+pymysql://", creator=self._connect, poolclass=NullPool, isolation_level="AUTOCOMMIT"
        )
        self.repeated = 0
        """How many statements were sent again after losing to another transaction."""

    def read(self, procedure: str, *args: object) -> list[dict[str, Any]]:
        """The rows a reading procedure of the API answers."""
        marks = ", ".join(f":a{index}" for index in range(len(args)))
        statement = text(f"CALL ecom.{procedure}({marks})")
        return self.rows(statement, {f"a{index}": value for index, value in enumerate(args)})

    def write(self, procedure: str, *args: object) -> dict[str, Any]:
        """The answer of a writing procedure of the API, which is one JSON object.

        The procedure's writes are one statement, so losing to another transaction means that nothing happened, and
        the call is repeated. ServerAway leaves open whether it happened: repeat it with the same key.
        """
        rows = self.read(procedure, *args)
        answer = rows[0]["answer"] if rows else None
        return json.loads(answer) if answer else {}

    def rows(self, statement: Executable, params: Mapping[str, object] | None = None) -> list[dict[str, Any]]:
        """The rows of a statement over the API's views."""
        tried = 0
        while True:
            try:
                return self._ask(statement, params)
            except (DBAPIError, pymysql.MySQLError, OSError, EOFError) as error:
                tried += 1
                if number_of(error) in TRY_AGAIN and tried < _TRIES:
                    self.repeated += 1
                    continue
                found = known(error)
                if found is None:
                    raise
                if self._user == GUEST and isinstance(found, Refused) and found.word == "account_locked":
                    # Somebody mistyped names: guests come in again within seconds (see unlock_guest).
                    raise ServerAway(str(error)) from error
                raise found from error

    def set_password(self, derived: str) -> None:
        """Give the account that is connected a new password, which later connections use.

        MariaDB gets the hash, so that the password stands in no statement; MySQL hides it from its logs itself.
        """
        connection = self._open()
        if getattr(connection.dialect, "is_mariadb", False):
            self.rows(text("SET PASSWORD = :hash"), {"hash": _native_hash(derived)})
        else:
            self.rows(text("SET PASSWORD = :password"), {"password": derived})
        self._password = derived

    def pull(self) -> None:
        """End the connection from another thread: the question under way fails with ServerAway at once."""
        plug = self._plug
        if plug is not None:
            plug.pull()

    def close(self) -> None:
        """Let the connection go; the next question opens a new one."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.invalidate()
            connection.close()
        if self._plug is not None:
            self._plug.close()
            self._plug = None

    def _ask(self, statement: Executable, params: Mapping[str, object] | None) -> list[dict[str, Any]]:
        connection = self._open()
        try:
            result = connection.execute(statement, params or {})
            return [dict(row) for row in result.mappings()] if result.returns_rows else []
        except BaseException as error:
            if not isinstance(error, DBAPIError) or _is_fatal(error):
                self.close()
            raise

    def _open(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._connection

    def _connect(self) -> DriverConnection:
        opened, host = self.address.open()
        plug = Plug(opened)
        try:
            kind = _LocalConnection if self.address.socket_path else DriverConnection
            connection = kind(
                host=host,
                user=self._user,
                password=self._password() if callable(self._password) else self._password,
                charset="utf8mb4",
                autocommit=True,
                read_timeout=ANSWER_TIMEOUT,
                write_timeout=ANSWER_TIMEOUT,
                ssl=self.address.tls_context(host),
                ssl_disabled=self.address.tls_context(host) is None,
                local_infile=False,
                defer_connect=True,
            )
            connection.connect(opened)
            if self._role:
                self._set_role(connection)
        except BaseException:
            plug.close()
            opened.close()
            raise
        if self._plug is not None:
            self._plug.close()
        self._plug = plug
        return connection

    def _set_role(self, connection: DriverConnection) -> None:
        with connection.cursor(DictCursor) as cursor:
            try:
                cursor.execute(f"SET ROLE {self._role}")
            except pymysql.MySQLError as error:
                if number_of(error) not in _NOT_MY_ROLE or self._role_of is None:
                    raise
                cursor.execute("SET ROLE ecom_member")
                cursor.execute("CALL ecom.sign_in()")
                self._role = self._role_of(cursor.fetchone() or {})
                while cursor.nextset():
                    pass
                cursor.execute(f"SET ROLE {self._role}")


def _is_fatal(error: DBAPIError) -> bool:
    """Whether the connection is of no more use."""
    number = number_of(error)
    return (
        error.connection_invalidated
        or number == 0
        or 2000 <= number < 2100
        or number in (1927, 4031, 1053, 3169)
    )


def _native_hash(password: str) -> str:
    """What `mysql_native_password` keeps: a star and the double SHA-1 in hex."""
    from hashlib import sha1

    return "*" + sha1(sha1(password.encode()).digest()).hexdigest().upper()


def placeholders(values: Sequence[object]) -> str:
    """A JSON array of values, for procedures that take a list."""
    return json.dumps(list(values))
