"""Idempotency keys: the same write sent twice, after a lost connection or a second press, happens once."""

from __future__ import annotations

import uuid


def new_key() -> str:
    """A key for one write. Make it when the person decides, keep it for every repetition."""
    return str(uuid.uuid4())
