"""The checks of the server as it runs: its settings and the scheduled work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ecom_client.server.cards import mark_of

if TYPE_CHECKING:
    from ecom_client.server.check import Server

STALE_SECONDS = 60
"""How long ago the tick and the watchdog may have run last."""

MOST_GUESSES = 100
"""The largest `max_password_errors` that still keeps passwords from being guessed."""

_SETTINGS = {
    "event_scheduler": ("ON", "scheduled work does not run: set event_scheduler = ON"),
    "local_infile": ("OFF", "clients could be asked for their files: set local_infile = OFF"),
    "innodb_flush_log_at_trx_commit": (
        "1",
        "a power cut may lose confirmed orders: set innodb_flush_log_at_trx_commit = 1",
    ),
}


def settings(server: Server) -> Sequence[str]:
    """The engine's settings are those a shop needs, and the doors are open."""
    there = {
        row["variable_name"].lower(): row["value"]
        for row in server.rows(
            f"SHOW GLOBAL VARIABLES WHERE Variable_name IN ({', '.join(repr(name) for name in _SETTINGS)})"
        )
    }
    found = [
        f"{name} is {there.get(name)}: {advice}"
        for name, (should, advice) in _SETTINGS.items()
        if there.get(name) != should
    ]
    found += _password_errors(server)
    if server.value("SELECT maintenance FROM ecom_data.shop"):
        found.append(
            "the shop is closed for maintenance: an install was interrupted; run `ecom-server install`"
        )
    return found


def _password_errors(server: Server) -> list[str]:
    """MariaDB counts wrong passwords by a setting of the server; MySQL by account, as accounts are made."""
    rows = server.rows("SHOW GLOBAL VARIABLES WHERE Variable_name = 'max_password_errors'")
    if not rows or int(rows[0]["value"]) <= MOST_GUESSES:
        return []
    return [
        f"max_password_errors is {rows[0]['value']}: passwords can be guessed without end: "
        "set max_password_errors = 20"
    ]


def card_key(server: Server) -> Sequence[str]:
    """The card key is loaded, so that bank cards can be kept and shown."""
    known = server.value("SELECT card_key_mark FROM ecom_data.shop")
    if known is None:
        return [
            "there is no card key, so that nobody can keep a bank card: run `ecom-server cards init FILE`"
        ]
    secrets = server.rows("SELECT HEX(secret) AS secret FROM ecom_data.card_key WHERE slot = 1")
    if not secrets:
        return [
            "the card key is not loaded: bank cards can be neither kept nor shown: run `ecom-server cards load FILE`"
        ]
    if mark_of(bytes.fromhex(secrets[0]["secret"])) != known:
        return ["the card key that is loaded is not this shop's: run `ecom-server cards load FILE`"]
    return []


def schedule(server: Server) -> Sequence[str]:
    """The tick and the watchdog ran a moment ago, and no job failed."""
    found = []
    for row in server.rows(
        "SELECT name, last_run_at, last_error, TIMESTAMPDIFF(SECOND, last_run_at, ecom_data.utc_now()) AS ago"
        " FROM ecom_data.scheduled_work"
    ):
        if row["name"] in ("tick", "watchdog") and (row["ago"] is None or abs(row["ago"]) > STALE_SECONDS):
            when = "never ran" if row["ago"] is None else f"ran {row['ago']} seconds ago"
            found.append(f"the {row['name']} {when}: look at the event scheduler")
        if row["last_error"]:
            found.append(f"the job {row['name']} fails: {row['last_error']}")
    disabled = server.rows(
        "SELECT event_name AS name FROM information_schema.events"
        " WHERE event_schema = 'ecom_data' AND status <> 'ENABLED'"
    )
    return found + [f"the event {row['name']} is not enabled" for row in disabled]


def branches(server: Server) -> Sequence[str]:
    """No transaction was prepared and left: it holds its locks through disconnects and restarts until it is ended.

    Nothing of Ecom prepares any, but any account may, and no statement of a routine can list them.
    """
    found = []
    for row in server.rows("XA RECOVER"):
        data = row["data"] if isinstance(row["data"], bytes) else str(row["data"]).encode()
        split = int(row["gtrid_length"])
        xid = f"X'{data[:split].hex()}', X'{data[split:].hex()}', {row['formatid']}"
        found.append(
            f"somebody left a prepared transaction, which keeps its locks: end it by XA ROLLBACK {xid}"
        )
    return found
