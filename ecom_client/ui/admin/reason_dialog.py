"""Asks an administrator for the reason of something that is not undone by itself, and does it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from ecom_client.domain.changes import Changes
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.form import Form, LongTextField
from ecom_client.ui.common.page import Page

LONGEST_REASON = 500

Deed = Callable[[Any, str, int, int, str], int]
"""Does it: the session, the key, the row's id and version, the reason; gives the new version."""


class ReasonDialog(CommandDialog):
    """One row, one deed, one reason."""

    def __init__(
        self,
        page: Page,
        row: Any,
        *,
        title: str,
        introduction: str,
        reason: str,
        deed: str,
        do: Deed,
        changes: Changes,
        danger: bool = False,
    ) -> None:
        super().__init__(
            page.tasks,
            title,
            Form([LongTextField("reason", reason, required=True, max_length=LONGEST_REASON, lines=3)]),
            deed,
            partial(_do, do, int(row["id"]), int(row["version"])),
            changes,
            introduction=introduction,
            danger=danger,
            parent=page,
        )
        self.setObjectName("reasonDialog")
        self.deed.setObjectName("reasonDeed")
        self.form.field("reason").input.setObjectName("reason")


def _do(do: Deed, row_id: int, version: int, session: Any, key: str, values: dict[str, Any]) -> int:
    return do(session, key, row_id, version, values["reason"])
