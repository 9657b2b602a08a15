"""What the windows of the account that is signed in were told."""

from __future__ import annotations

import json

from ecom_client.data.wire import Wire
from ecom_client.domain.identity import Window
from ecom_client.domain.notifications import News, Notification
from ecom_client.domain.time import utc


class Notifications:
    """Questions about notifications and badges."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def news(self, window: Window) -> News:
        """What is new for a window: cheap enough to ask every few seconds, and the way to notice a dead wire."""
        row = self._wire.read("news", window.value)[0]
        return News(**{name: int(value or 0) for name, value in row.items()})

    def page(self, window: Window, older_than: int | None = None, limit: int = 50) -> list[Notification]:
        """What a window was told, the newest first; at most 500, older than the id given."""
        return [
            Notification(
                id=row["id"],
                kind=row["kind"],
                detail=json.loads(row["detail"]),
                created_at=utc(row["created_at"]),
                read_at=utc(row["read_at"]),
            )
            for row in self._wire.read("my_notifications", window.value, older_than, limit)
        ]

    def mark_read(self, window: Window, up_to_id: int) -> None:
        """Mark everything a window was told as read, up to and with this id."""
        self._wire.write("mark_notifications_read", window.value, up_to_id)
