"""Sends what waits in ecom_data.mail: each letter once, again later when it could not be, and gives up visibly."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any

from pymysql.connections import Connection
from pymysql.cursors import DictCursor

from ecom_client.server.mail.codes import NoLongerWanted, email_code, recovery_code
from ecom_client.server.mail.post import Conversation, LetterDeferred, LetterRefused, Post, PostError
from ecom_client.server.mail.words import EMAIL_CODE, RECOVERY_CODE, UnknownLetter, letter

WAITS = (1, 5, 15, 60, 240, 720)
"""Minutes until a letter is tried again, after each time it could not be sent; after the last the sender gives up."""

CLAIM_MINUTES = 5
"""How long a letter is a sender's own: if the sender dies over it, another takes it up after that."""

RECOVERY_HOURS = 1
"""A code to a forgotten password that could not be sent for so long is not waited for any more."""

_CODES = {RECOVERY_CODE: recovery_code, EMAIL_CODE: email_code}


class NotReady(Exception):
    """The shop sends no mail as it is; the text says what to do."""


@dataclass
class Round:
    """What one pass over the queue did. `trouble` is why it ended early: the mail server cannot be used."""

    sent: int = 0
    failed: int = 0
    later: int = 0
    trouble: str = ""

    def __bool__(self) -> bool:
        return bool(self.sent or self.failed or self.later or self.trouble)


@dataclass(frozen=True)
class Shop:
    """From whom letters come."""

    name: str
    shop_id: str
    sender: str


def shop_of(root: Connection) -> Shop:
    """From whom the letters of the shop come. NotReady when its administrators have not switched mail on."""
    with root.cursor(DictCursor) as cursor:
        cursor.execute(
            "SELECT s.name, s.shop_id, (SELECT value FROM ecom_data.setting WHERE name = 'mail_sender') AS sender,"
            " (SELECT value FROM ecom_data.setting WHERE name = 'mail_is_on') AS is_on FROM ecom_data.shop AS s"
        )
        row = cursor.fetchone()
    if row["is_on"] != "yes":
        raise NotReady(
            "The shop sends no mail. An administrator switches it on under Settings: “The shop sends mail”."
        )
    if not row["sender"]:
        raise NotReady(
            "The shop's letters have no sender. An administrator sets it under Settings: “Sender of mail”."
        )
    return Shop(row["name"], row["shop_id"], row["sender"])


def send_due(
    root: Connection, post: Post, say: Callable[[str], None] = lambda _line: None, most: int = 500
) -> Round:
    """Send the letters that are due, at most `most`. NotReady; what else goes wrong is in the Round."""
    shop, done = shop_of(root), Round()
    if not _due(root, 1):
        return done
    try:
        with post.open() as conversation:
            for row in _due(root, most):
                if _claim(root, row):
                    _send(root, conversation, shop, row, done, say)
    except PostError as error:
        done.trouble = str(error)
        say(f"The mail server cannot be used: {error}")
    return done


def compose(shop: Shop, recipient: str, subject: str, text: str, reference: str) -> EmailMessage:
    """A letter of the shop. `reference` is the same each time it is tried, so that a doubled one can be told."""
    message = EmailMessage()
    message["From"] = Address(shop.name, addr_spec=shop.sender)
    message["To"] = _one_address(recipient)
    message["Subject"] = subject
    message["Date"] = format_datetime(datetime.now(UTC))
    message["Message-ID"] = f"<{reference}.{shop.shop_id}@{shop.sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    return message


def _one_address(recipient: str) -> Address:
    """Exactly one address: what only looks like one, such as `a,b@c.cn`, would be read as several. ValueError."""
    try:
        return Address(addr_spec=recipient)
    except MessageError as error:
        raise ValueError(str(error)) from error


def _due(root: Connection, most: int) -> list[dict[str, Any]]:
    with root.cursor(DictCursor) as cursor:
        cursor.execute(
            "SELECT id, account_id, recipient, kind, language, detail, tries, due_at, written_at,"
            " ecom_data.utc_now() AS now FROM ecom_data.mail"
            " WHERE status = 'waiting' AND due_at <= ecom_data.utc_now() ORDER BY due_at, id LIMIT %s",
            (most,),
        )
        return list(cursor.fetchall())


def _claim(root: Connection, row: dict[str, Any]) -> bool:
    """Make a letter this sender's own for some minutes. False when another was faster."""
    with root.cursor() as cursor:
        return bool(
            cursor.execute(
                "UPDATE ecom_data.mail SET due_at = ecom_data.utc_now() + INTERVAL %s MINUTE, tries = tries + 1"
                " WHERE id = %s AND status = 'waiting' AND due_at = %s",
                (CLAIM_MINUTES, row["id"], row["due_at"]),
            )
        )


def _send(
    root: Connection,
    conversation: Conversation,
    shop: Shop,
    row: dict[str, Any],
    done: Round,
    say: Callable[[str], None],
) -> None:
    try:
        conversation.give(_letter(root, shop, row))
    except (LetterRefused, UnknownLetter, NoLongerWanted, ValueError) as error:
        _give_up(root, row, str(error))
        done.failed += 1
        say(f"Letter {row['id']} ({row['kind']}) cannot be sent: {error}")
    except (LetterDeferred, PostError) as error:
        if row["tries"] < len(WAITS):
            _put_off(root, row, str(error))
            done.later += 1
            say(f"Letter {row['id']} ({row['kind']}) waits {WAITS[row['tries']]} minutes: {error}")
        else:
            _give_up(root, row, str(error))
            done.failed += 1
            say(f"Letter {row['id']} ({row['kind']}) is given up: {error}")
        if isinstance(error, PostError):
            raise
    else:
        with root.cursor() as cursor:
            cursor.execute(
                "UPDATE ecom_data.mail SET status = 'sent', sent_at = ecom_data.utc_now(), detail = JSON_OBJECT(),"
                " last_error = NULL WHERE id = %s",
                (row["id"],),
            )
        done.sent += 1


def _letter(root: Connection, shop: Shop, row: dict[str, Any]) -> EmailMessage:
    values = {"shop": shop.name, **json.loads(row["detail"])}
    if row["kind"] == RECOVERY_CODE and row["now"] - row["written_at"] > timedelta(hours=RECOVERY_HOURS):
        raise NoLongerWanted("it could not be sent for an hour")
    if row["kind"] in _CODES:
        if row["account_id"] is None:
            raise NoLongerWanted("the account is gone")
        values |= _CODES[row["kind"]](root, row["account_id"], row["recipient"])
    words = letter(row["kind"], row["language"], values)
    return compose(shop, row["recipient"], words.subject, words.text, f"ecom-{row['id']}")


def _put_off(root: Connection, row: dict[str, Any], why: str) -> None:
    with root.cursor() as cursor:
        cursor.execute(
            "UPDATE ecom_data.mail SET due_at = ecom_data.utc_now() + INTERVAL %s MINUTE, last_error = %s"
            " WHERE id = %s",
            (WAITS[row["tries"]], why[:300], row["id"]),
        )


def _give_up(root: Connection, row: dict[str, Any], why: str) -> None:
    with root.cursor() as cursor:
        cursor.execute(
            "UPDATE ecom_data.mail SET status = 'failed', last_error = %s WHERE id = %s",
            (why[:300], row["id"]),
        )
