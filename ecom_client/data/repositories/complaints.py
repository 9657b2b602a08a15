"""Complaints: of the account that is signed in, and as administrators decide them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from ecom_client.data.paging import CallSource, SortKey, ViewSource, between, contains, one_of, within
from ecom_client.data.typed_source import TypedSource
from ecom_client.data.views import public
from ecom_client.data.views.complaints import admin_complaint, admin_complaint_message
from ecom_client.data.wire import Wire
from ecom_client.domain.attachments import attachment_ids
from ecom_client.domain.complaints import (
    Complaint,
    ComplaintKind,
    ComplaintSide,
    ComplaintStatus,
    Party,
    Said,
    SaidKind,
    Severity,
    Verdict,
)
from ecom_client.domain.identity import Window
from ecom_client.domain.time import utc

_complaint = admin_complaint.c
COMPLAINTS = ViewSource(
    admin_complaint,
    sorts=(SortKey("filed_at", descending=True),),
    filters={
        "words": contains(
            _complaint.number,
            _complaint.order_number,
            _complaint.complainant_name,
            _complaint.accused_name,
            _complaint.product_name,
        ),
        "status": one_of(_complaint.status),
        "kind": one_of(_complaint.kind),
        "severity": one_of(_complaint.severity),
        "fine": between(_complaint.fine),
        "filed_at": within(_complaint.filed_at),
    },
)
"""The table of every complaint, for administrators."""


class Complaints:
    """Questions about complaints."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    @staticmethod
    def source(window: Window) -> TypedSource[Complaint]:
        """Those of a window, made or answered, the newest word first. Filters `side` and `status` (a set)."""
        call = _ForWindow(
            "ecom.my_complaints",
            ("last_at",),
            SortKey("last_at", descending=True),
            parameters=("profile", "side", "status"),
            window=window.value,
        )
        return TypedSource(call, _to_complaint)

    def complaint(self, complaint_id: int) -> Complaint | None:
        """One of them; None when the account is not a side of it."""
        rows = self._wire.read("my_complaint", complaint_id)
        return _to_complaint(rows[0]) if rows else None

    def messages(self, complaint_id: int) -> list[Said]:
        """What was said, the oldest first; none for a complaint of others."""
        return [_to_said(row) for row in self._wire.read("complaint_messages", complaint_id)]

    def file(
        self,
        key: str,
        window: Window,
        kind: ComplaintKind,
        words: str,
        attachments: Sequence[int],
        *,
        order_id: int | None = None,
        product_id: int | None = None,
    ) -> tuple[int, str]:
        """Complain about the other side of an order, or about the vendor of a product; the complaint's id and number.

        Refused: choice_unknown (kind), text_missing, text_too_long (content), wrong_state, own_complaint,
        evidence_missing (attachments), complaint_exists, too_many_complaints, not_found.
        """
        answer = self._wire.write(
            "file_complaint",
            key,
            window.value,
            kind.value,
            order_id,
            product_id,
            words,
            json.dumps(list(attachments)),
        )
        return int(answer["id"]), str(answer["number"])

    def write(self, key: str, complaint_id: int, words: str, attachments: Sequence[int] = ()) -> int:
        """Say something as one of the sides; its id.

        Refused: complaint_state, text_missing, text_too_long, text_unprintable (content), conversation_full.
        """
        sent = self._wire.write(
            "write_complaint_message", key, complaint_id, words, json.dumps(list(attachments))
        )
        return int(sent["id"])

    def mark_read(self, complaint_id: int, up_to_id: int) -> None:
        """What the others said up to and with this id has been read. Refused: not_found."""
        self._wire.write("mark_complaint_read", complaint_id, up_to_id)

    def withdraw(self, key: str, complaint_id: int) -> None:
        """Take an own complaint back. Refused: not_found, complaint_state."""
        self._wire.write("withdraw_complaint", key, complaint_id)

    def appeal(self, key: str, complaint_id: int, words: str, attachments: Sequence[int] = ()) -> None:
        """Ask another administrator to decide again. Refused: complaint_state, appeal_over, those of `write`."""
        self._wire.write("appeal_complaint", key, complaint_id, words, json.dumps(list(attachments)))

    # For administrators

    def all_messages(self, complaint_id: int) -> list[Said]:
        """What was said in any complaint, with who said it."""
        view = admin_complaint_message
        rows = self._wire.rows(select(view).where(view.c.complaint_id == complaint_id).order_by(view.c.id))
        return [_to_said(row) for row in rows]

    def parties(self, complaint_id: int) -> list[Party]:
        """Both sides and their history, the complainant first."""
        found = []
        for row in self._wire.read("complaint_parties", complaint_id):
            facts = dict(row)
            facts["side"] = ComplaintSide(facts["side"])
            facts["profile"] = Window(facts["profile"])
            facts["registered_at"] = utc(facts["registered_at"])
            found.append(Party(**facts))
        return found

    def order(self, complaint_id: int) -> Mapping[str, Any] | None:
        """The order it is about, by column name; None for one about a product."""
        rows = self._wire.read("complaint_order", complaint_id)
        if not rows:
            return None
        return {name: utc(value) if name.endswith("_at") else value for name, value in rows[0].items()}

    def penalties(self) -> dict[Severity, tuple[int, Decimal]]:
        """What each severity costs by the settings: points and yuan."""
        table = public.setting
        rows = self._wire.rows(select(table.c.name, table.c.value))
        values = {row["name"]: row["value"] for row in rows}
        return {
            one: (int(values[f"deduction_{one.value}"]), Decimal(values[f"fine_{one.value}"]))
            for one in Severity
        }

    def answer(self, key: str, complaint_id: int, words: str, attachments: Sequence[int] = ()) -> int:
        """Ask or answer as an administrator. Refused: own_complaint and those of `write`."""
        return int(
            self._wire.write("answer_complaint", key, complaint_id, words, json.dumps(list(attachments)))[
                "id"
            ]
        )

    def decide(
        self,
        key: str,
        complaint_id: int,
        version: int,
        severity: Severity | None,
        words: str,
        *,
        with_fine: bool = False,
    ) -> Verdict:
        """Uphold it with a severity, or reject it (None).

        Refused: own_complaint, same_administrator, complaint_state, changed_meanwhile, text_missing (content).
        """
        answer = self._wire.write(
            "decide_complaint",
            key,
            complaint_id,
            version,
            "uphold" if severity else "reject",
            severity.value if severity else None,
            int(with_fine),
            words,
        )
        return Verdict(
            ComplaintStatus(answer["status"]),
            int(answer["deduction"]),
            Decimal(answer["fine"]),
            int(answer["version"]),
        )


@dataclass(frozen=True)
class _ForWindow(CallSource):
    """A list that is always asked for one window, whatever else narrows it."""

    window: str = ""

    def _arguments(self) -> dict[str, Any]:
        return {**super()._arguments(), "profile": self.window}


def _to_complaint(row: Mapping[str, Any]) -> Complaint:
    facts = {name: value for name, value in row.items() if name != "profile"}
    facts["kind"] = ComplaintKind(facts["kind"])
    facts["status"] = ComplaintStatus(facts["status"])
    facts["side"] = ComplaintSide(facts["side"])
    facts["severity"] = Severity(facts["severity"]) if facts["severity"] else None
    facts["deduction"] = int(facts["deduction"])
    facts["may_appeal"] = bool(facts["may_appeal"])
    for name in ("filed_at", "decided_at", "appealed_at", "last_at"):
        facts[name] = utc(facts[name])
    return Complaint(**facts)


def _to_said(row: Mapping[str, Any]) -> Said:
    sent_at = row["sent_at"]
    return Said(
        id=row["id"],
        side=ComplaintSide(row["side"]),
        kind=SaidKind(row["kind"]),
        content=row["content"],
        verdict=ComplaintStatus(row["verdict"]) if row["verdict"] else None,
        severity=Severity(row["severity"]) if row["severity"] else None,
        deduction=None if row["deduction"] is None else int(row["deduction"]),
        fine=row["fine"],
        attachments=attachment_ids(row["attachments"]),
        sent_at=sent_at if sent_at.tzinfo is not None else utc(sent_at),
        name=row.get("name") or "",
    )
