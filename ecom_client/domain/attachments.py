"""Private pictures on their way to the shop: evidence, documents, what goes along with a message."""

from __future__ import annotations

from dataclasses import dataclass, field

from ecom_client.domain.catalogue import Picture
from ecom_client.domain.keys import new_key


@dataclass(frozen=True, slots=True)
class PendingAttachment:
    """A picture somebody added, not stored yet. Its key makes storing it again give the same id."""

    picture: Picture
    key: str = field(default_factory=new_key)


def attachment_ids(joined: str | None) -> tuple[int, ...]:
    """The ids the server joins by commas."""
    return tuple(int(one) for one in (joined or "").split(",") if one)
