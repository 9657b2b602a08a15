"""The check of the shop's letters: none was given up, none waits too long, and codes end when they should."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecom_client.server.check import Server

LATE_MINUTES = 15
"""How long a letter may be due before somebody should see whether `ecom-server mail` runs."""


def mail(server: Server) -> Sequence[str]:
    """Letters given up in the last days, letters nobody sends, and recovery accounts that should be gone."""
    found = [
        f"the letter {row['id']} ({row['kind']}) was given up: {row['last_error']}"
        for row in server.rows(
            "SELECT id, kind, last_error FROM ecom_data.mail"
            " WHERE status = 'failed' AND written_at > ecom_data.utc_now() - INTERVAL 3 DAY ORDER BY id DESC"
        )
    ]
    waiting = server.rows(
        "SELECT COUNT(*) AS count FROM ecom_data.mail AS m INNER JOIN ecom_data.setting AS s ON s.name = 'mail_is_on'"
        " WHERE m.status = 'waiting' AND s.value = 'yes'"
        " AND m.due_at < ecom_data.utc_now() - INTERVAL %s MINUTE",
        LATE_MINUTES,
    )[0]["count"]
    if waiting:
        found.append(
            f"{waiting} letters wait for longer than {LATE_MINUTES} minutes: does `ecom-server mail --watch` run?"
        )
    return found + [
        f"the recovery account {row['name']} belongs to no recovery: DROP USER {row['name']}@'%'"
        for row in server.rows(
            "SELECT u.User AS name FROM mysql.user AS u WHERE u.User REGEXP '^r[0-9a-f]{31}$'"
            " AND NOT EXISTS (SELECT 1 FROM ecom_data.recovery AS r"
            " WHERE r.mysql_user = CONVERT(u.User USING ascii) COLLATE ascii_bin)"
        )
    ]
