"""The codes that go into letters. They are made at the moment of sending, so that none waits in the database."""

from __future__ import annotations

import hashlib
import secrets

from pymysql.connections import Connection

from ecom_client.domain.codes import RECOVERY_LENGTH, RECOVERY_LETTERS, shown_code
from ecom_client.server.install import engine_of

EMAIL_CODE_HOURS = 24
"""How long a code for an e-mail address is good."""


class NoLongerWanted(Exception):
    """The account went, was suspended or has another address since it asked for the code."""


def recovery_code(root: Connection, account_id: int, recipient: str) -> dict[str, object]:
    """Make the recovery account of an account, with a new code as its password: what the letter says of it.

    A code given out earlier opens nothing any more. Raises NoLongerWanted.
    """
    user = "r" + _person(root, account_id, recipient)[1:]
    code = "".join(secrets.choice(RECOVERY_LETTERS) for _ in range(RECOVERY_LENGTH))
    with root.cursor() as cursor:
        cursor.execute("SELECT CAST(ecom_data.setting_number('recovery_minutes') AS SIGNED)")
        minutes = int(cursor.fetchone()[0])
        cursor.execute(
            "INSERT INTO ecom_data.recovery (account_id, mysql_user, email, expires_at)"
            " VALUES (%s, %s, %s, ecom_data.utc_now() + INTERVAL %s MINUTE)"
            " ON DUPLICATE KEY UPDATE mysql_user = %s, email = %s,"
            " expires_at = ecom_data.utc_now() + INTERVAL %s MINUTE, used_at = NULL",
            (account_id, user, recipient, minutes, user, recipient, minutes),
        )
        cursor.execute(f"DROP USER IF EXISTS {user}@'%'")
        cursor.execute("CALL ecom_data.stop_sessions(%s)", (user,))
        cursor.execute(_create(root, user, code))
        cursor.execute(f"GRANT ecom_recovery TO {user}@'%'")
    return {"code": shown_code(code), "minutes": minutes}


def email_code(root: Connection, account_id: int, recipient: str) -> dict[str, object]:
    """Make the code that proves an account's e-mail address: what the letter says of it. Raises NoLongerWanted."""
    _person(root, account_id, recipient)
    code = f"{secrets.randbelow(10**6):06}"
    digest = hashlib.sha256(f"{account_id}:{code}".encode()).hexdigest()
    with root.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ecom_data.email_code (account_id, email, code_hash, expires_at)"
            " VALUES (%s, %s, %s, ecom_data.utc_now() + INTERVAL %s HOUR)"
            " ON DUPLICATE KEY UPDATE email = %s, code_hash = %s,"
            " expires_at = ecom_data.utc_now() + INTERVAL %s HOUR, tries = 0",
            (account_id, recipient, digest, EMAIL_CODE_HOURS, recipient, digest, EMAIL_CODE_HOURS),
        )
    return {"code": code, "hours": EMAIL_CODE_HOURS}


def _person(root: Connection, account_id: int, recipient: str) -> str:
    """The MySQL account of somebody who is still there under this address."""
    with root.cursor() as cursor:
        cursor.execute(
            "SELECT mysql_user FROM ecom_data.account WHERE id = %s AND email = %s AND status = 'active'",
            (account_id, recipient),
        )
        row = cursor.fetchone()
    if row is None:
        raise NoLongerWanted("the account is closed or suspended, or has another address by now")
    return str(row[0])


def _create(root: Connection, user: str, code: str) -> str:
    """The statement that makes a recovery account. MariaDB gets the hash; MySQL hides the code from its logs itself."""
    if engine_of(root) == "mysql":
        return (
            f"CREATE USER {user}@'%' IDENTIFIED BY '{code}' WITH MAX_USER_CONNECTIONS 4"
            " FAILED_LOGIN_ATTEMPTS 20 PASSWORD_LOCK_TIME 1"
        )
    digest = hashlib.sha1(hashlib.sha1(code.encode()).digest()).hexdigest().upper()
    return (
        f"CREATE USER {user}@'%' IDENTIFIED VIA mysql_native_password USING '*{digest}'"
        " WITH MAX_USER_CONNECTIONS 4"
    )
