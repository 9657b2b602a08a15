"""The versions of the terms of use, as administrators see and publish them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from ecom_client.data.views.administration import admin_terms
from ecom_client.data.wire import Wire


@dataclass(frozen=True)
class TermsVersion:
    """One version: its text in both languages, and how many of the open accounts accepted it."""

    version: int
    english: str
    chinese: str
    published_at: datetime
    accepted: int
    accounts: int


class TermsOfUse:
    """Questions about the terms of use."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def versions(self) -> list[TermsVersion]:
        """Every version, the newest first."""
        terms = admin_terms
        return [
            TermsVersion(
                row["version"],
                row["text_en"],
                row["text_zh"],
                row["published_at"],
                row["accepted"],
                row["accounts"],
            )
            for row in self._wire.rows(select(terms).order_by(terms.c.version.desc()))
        ]

    def publish(self, key: str, seen: int, english: str, chinese: str) -> int:
        """Publish a new version and give its number; `seen` is the newest one seen.

        Refused: changed_meanwhile, text_missing, text_too_long (text_en, text_zh).
        """
        return int(self._wire.write("publish_terms", key, seen, english, chinese)["version"])
