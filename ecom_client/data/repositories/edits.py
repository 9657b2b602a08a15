"""Rows of the administrators' tables, edited field by field."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Table, select

from ecom_client.data.views.accounts import admin_account, admin_customer, admin_vendor
from ecom_client.data.views.catalogue import admin_product
from ecom_client.data.views.orders import admin_order
from ecom_client.data.wire import Wire
from ecom_client.domain.edits import Outcome, RowEdit
from ecom_client.domain.errors import Refused

_SUBJECTS: Mapping[str, tuple[str, Table]] = {
    "customers": ("edit_customer", admin_customer),
    "vendors": ("edit_vendor", admin_vendor),
    "products": ("edit_product", admin_product),
    "orders": ("edit_order", admin_order),
    "accounts": ("edit_account", admin_account),
}


class Edits:
    """What administrators write into their tables. `subject` is the table's module."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def write(self, subject: str, edits: Sequence[RowEdit]) -> list[Outcome]:
        """Each row by itself: one that is refused does not hold up the others.

        Refused: not_found, changed_meanwhile, and the words of the fields (text_missing, phone_invalid …).
        """
        procedure = _SUBJECTS[subject][0]
        outcomes = []
        for edit in edits:
            try:
                answer = self._wire.write(
                    procedure, edit.key, edit.row_id, edit.version, as_json(edit.changes)
                )
            except Refused as refusal:
                outcomes.append(Outcome(edit.row_id, refusal=refusal))
            else:
                outcomes.append(Outcome(edit.row_id, int(answer["version"])))
        return outcomes

    def row(self, subject: str, row_id: int) -> dict[str, Any] | None:
        """A row as it stands now; None when it is gone."""
        view = _SUBJECTS[subject][1]
        rows = self._wire.rows(select(view).where(view.c.id == row_id))
        return rows[0] if rows else None


def as_json(changes: Mapping[str, Any]) -> str:
    """Fields and their new values as the procedures take them: money as text, so that no cent is lost."""
    return json.dumps(
        {field: str(value) if isinstance(value, Decimal) else value for field, value in changes.items()},
        ensure_ascii=False,
    )
