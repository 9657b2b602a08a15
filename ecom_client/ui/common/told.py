"""What a notification is made into for the screen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """A notification as it is shown. `place` and `argument` are where a click goes; no place, no click."""

    icon: str
    tone: str
    words: str
    detail: str = ""
    place: str = ""
    argument: object = None
