"""A wallet's statement out of the rows the server answers, the same for its owner and for administrators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ecom_client.domain.selling import Statement, StatementLine
from ecom_client.domain.time import utc


def statement_of(rows: Sequence[Mapping[str, Any]], first: date, last: date) -> Statement:
    """The statement from one day to another; there is always one row, which tells the opening balance."""
    lines = tuple(
        StatementLine(
            kind=row["kind"],
            amount=row["amount"],
            balance_after=row["balance_after"],
            order_number=row["order_number"],
            request_number=row["request_number"],
            note=row["note"],
            happened_at=utc(row["happened_at"]),
        )
        for row in rows
        if row["kind"] is not None
    )
    return Statement(first, last, rows[0]["opening"], lines)
