"""The mailbox of the account that is signed in, whom it has blocked, and what administrators tell everybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ecom_client.data.paging import CallSource, SortKey, ViewSource, contains, one_of, within
from ecom_client.data.typed_source import TypedSource
from ecom_client.data.views.messages import admin_broadcast
from ecom_client.data.wire import Wire, placeholders
from ecom_client.domain.attachments import attachment_ids
from ecom_client.domain.identity import Window
from ecom_client.domain.mailbox import Audience, Blocked, Fill, Folder, Message, Recipient
from ecom_client.domain.time import utc

_broadcast = admin_broadcast.c
BROADCASTS = ViewSource(
    admin_broadcast,
    sorts=(SortKey("sent_at", descending=True),),
    filters={
        "words": contains(_broadcast.title, _broadcast.content),
        "audience": one_of(_broadcast.audience),
        "sent_at": within(_broadcast.sent_at),
    },
)
"""What the administrators told everybody, for those who may read the module."""


class Mailbox:
    """Questions about messages. There is one mailbox an account, the same in both of its windows."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    @staticmethod
    def source(folder: Folder) -> TypedSource[Message]:
        """One half of the mailbox, the newest first. Filters: `words` (part of the title), `unread`."""
        call = CallSource(
            "ecom.my_messages",
            ("id",),
            SortKey("id", descending=True),
            parameters=("folder", "words", "unread"),
            values={"folder": folder.value},
        )
        return TypedSource(call, _to_message)

    def message(self, message_id: int) -> Message | None:
        """One message; None when it is not in the mailbox."""
        rows = self._wire.read("my_message", message_id)
        return _to_message(rows[0]) if rows else None

    def fill(self) -> Fill:
        """How full the mailbox is."""
        row = self._wire.read("my_mailbox")[0]
        return Fill(int(row["used_bytes"]), int(row["total_bytes"]), int(row["unread"]))

    def send(
        self,
        key: str,
        window: Window,
        to: Recipient,
        title: str,
        content: str,
        attachments: Sequence[int] = (),
    ) -> str:
        """Send a message, with private pictures stored before, as the profile of `window`; the recipient's name.

        Refused: recipient_unknown, message_to_self, blocked_by_recipient (login_name), not_found, too_many_messages,
        own_mailbox_full, mailbox_full, text_missing, text_too_long, text_unprintable (title, content), list_too_long,
        picture_unknown (attachments).
        """
        answer = self._wire.write(
            "send_message",
            key,
            window.value,
            to.login_name,
            to.vendor_id,
            to.order_id,
            to.reply_to_id,
            title,
            content,
            placeholders(attachments),
        )
        return str(answer["recipient"])

    def mark_read(self, message_id: int) -> None:
        """A message that came has been read. Refused: not_found."""
        self._wire.write("mark_message_read", message_id)

    def delete(self, message_id: int) -> None:
        """Take a message out of the own mailbox. Refused: not_found."""
        self._wire.write("delete_message", message_id)

    def block_sender(self, message_id: int) -> int:
        """Take no more messages from whoever sent this one, and give what `unblock` takes. Refused: not_found."""
        return int(self._wire.write("block_sender", message_id)["id"])

    def unblock(self, blocked_id: int) -> None:
        """Take messages from somebody again."""
        self._wire.write("unblock", blocked_id)

    def blocked(self) -> list[Blocked]:
        """Whose messages are not taken, the last one blocked first."""
        found = []
        for row in self._wire.read("my_blocked"):
            blocked_at = utc(row["blocked_at"])
            assert blocked_at is not None
            found.append(Blocked(row["id"], row["name"], Window(row["profile"]), blocked_at))
        return found

    # For administrators

    def broadcast(self, key: str, audience: Audience, title: str, content: str) -> int:
        """Tell everybody of an audience; the message's id. Needs full privilege on `broadcast`.

        Refused: choice_unknown, text_missing, text_too_long, text_unprintable (title, content), not_allowed.
        """
        return int(self._wire.write("send_broadcast", key, audience.value, title, content)["id"])

    def withdraw(self, key: str, broadcast_id: int, version: int) -> None:
        """Take it out of all mailboxes. Refused: not_found, changed_meanwhile, not_allowed."""
        self._wire.write("withdraw_broadcast", key, broadcast_id, version)


def _to_message(row: Mapping[str, Any]) -> Message:
    sent_at, received_at = utc(row["sent_at"]), utc(row["received_at"])
    assert sent_at is not None
    assert received_at is not None
    return Message(
        id=row["id"],
        folder=Folder(row["folder"]),
        is_broadcast=bool(row["is_broadcast"]),
        other_name=row["other_name"],
        other_profile=Window(row["other_profile"]),
        title=row["title"],
        content=row["content"],
        size_bytes=int(row["size_bytes"]),
        sent_at=sent_at,
        received_at=received_at,
        read_at=utc(row["read_at"]),
        attachments=attachment_ids(row["attachments"]),
    )
