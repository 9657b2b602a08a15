"""A list whose panel holds a conversation: it goes on while the list is read again, and what is written stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ecom_client.ui.common.compose import Draft
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.talk_view import TalkView


class TalkPage(ListPage):
    """Holds the talk of the row in the panel, and what was written into the others and not sent."""

    #: Whether a talk goes on when its row has changed; not where the panel shows more of the row than its talk.
    goes_on = True

    def __init__(self, *more: Any) -> None:
        self._talk: TalkView | None = None
        self._talk_id = 0
        self._drafts: dict[int, Draft] = {}
        super().__init__(*more)

    def hold(self, row_id: int, make: Callable[[Draft | None], TalkView]) -> TalkView:
        """Make the talk of another row, given what was written into it before. For `details`."""
        self._keep_draft()
        talk = self._talk = make(self._drafts.pop(row_id, None))
        self._talk_id = row_id
        talk.failed.connect(self.failed)
        return talk

    def has_unsent(self) -> bool:
        return super().has_unsent() or any(draft != Draft() for draft in self._drafts.values())

    def refresh(self) -> None:
        super().refresh()
        if self._talk is not None:
            self._talk.refresh()

    def _show_panel(self, row: Any) -> None:
        """A conversation that is shown already goes on."""
        row_id = row["id"] if isinstance(row, Mapping) else row.id
        if self.goes_on and self._talk is not None and self.panel.is_open() and self._talk_id == row_id:
            self._panel_row = row
            return
        super()._show_panel(row)

    def _on_panel_closed(self) -> None:
        self._keep_draft()
        self._talk = None
        super()._on_panel_closed()

    def _keep_draft(self) -> None:
        if self._talk is not None:
            self._drafts[self._talk_id] = self._talk.draft()
