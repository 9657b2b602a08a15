"""Times as Ecom keeps them: UTC."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import overload


@overload
def utc(value: datetime) -> datetime: ...
@overload
def utc(value: None) -> None: ...
def utc(value: datetime | None) -> datetime | None:
    """A time from the wire (naive, UTC) as an aware one; None stays None."""
    return None if value is None else value.replace(tzinfo=UTC)
