"""Private pictures: stored by their owner, seen by whoever may see what they belong to."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ecom_client.data.wire import Wire
from ecom_client.domain.attachments import PendingAttachment

_AT_ONCE = 60


class Attachments:
    """Stores private pictures and fetches those the account may see."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def store(self, pending: Iterable[PendingAttachment]) -> list[int]:
        """Store these; gives their ids in the same order. Storing one again gives the same id.

        Refused: picture_unreadable, picture_too_large, attachment_quota_full.
        """
        return [
            int(
                self._wire.write(
                    "store_attachment",
                    one.key,
                    one.picture.media_type,
                    one.picture.width,
                    one.picture.height,
                    one.picture.content,
                    one.picture.thumbnail,
                )["id"]
            )
            for one in pending
        ]

    def content(self, attachment_id: int) -> bytes | None:
        """One picture; None when it is not there or not theirs to see."""
        rows = self._wire.read("fetch_attachment", attachment_id)
        return bytes(rows[0]["content"]) if rows else None

    def thumbnails(self, ids: Iterable[int | str]) -> dict[str, bytes]:
        """The thumbnails of these, by the id as text; what is not theirs to see is left out."""
        wanted = [int(one) for one in ids]
        found: dict[str, bytes] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            asked = json.dumps(wanted[start : start + _AT_ONCE])
            for row in self._wire.read("fetch_attachment_thumbnails", asked):
                found[str(row["id"])] = bytes(row["thumbnail"])
        return found
