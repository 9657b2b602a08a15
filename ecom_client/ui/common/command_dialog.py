"""A form whose button sends one command: busy meanwhile, refusals beside their fields, sent once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QWidget

from ecom_client.domain.changes import Changes
from ecom_client.domain.errors import Cancelled, Refused
from ecom_client.domain.keys import new_key
from ecom_client.ui.common.dialogs import FormDialog
from ecom_client.ui.common.form import Form
from ecom_client.ui.common.sentences import said
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.theme import mark

Work = Callable[[Any, str, dict[str, Any]], Any]
"""Does it: the session, the idempotency key, the values of the form."""


class CommandDialog(FormDialog):
    """The key is kept until the outcome is known, so that pressing again after "Cancel" repeats the same deed.

    `beside` is the field by the word of a refusal, for those whose detail is not the name of one.
    """

    #: It is done: what `work` gave.
    answered = pyqtSignal(object)

    def __init__(
        self,
        tasks: Tasks,
        title: str,
        form: Form,
        deed: str,
        work: Work,
        changes: Changes,
        *,
        introduction: str = "",
        danger: bool = False,
        beside: Mapping[str, str] = MappingProxyType({}),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, form, deed, introduction=introduction, parent=parent)
        self._tasks, self._work, self._changes = tasks, work, changes
        self._key = new_key()
        self._beside = beside
        if danger:
            mark(self.deed, kind="danger")
        self.confirmed.connect(self._on_sent)

    def _on_sent(self, values: dict[str, Any]) -> None:
        self.set_busy(True)
        self._tasks.command(
            self,
            partial(_call, self._work, self._key, values),
            self._on_done,
            self._on_refused,
            changes=self._changes,
        )

    def _on_done(self, answer: object) -> None:
        self.answered.emit(answer)
        self.finish()

    def _on_refused(self, error: Exception) -> None:
        told = said(error)
        if not isinstance(error, Cancelled):
            self._key = new_key()
        if told is None:
            self.set_busy(False)
            self._tasks.unhandled.emit(error)
        else:
            word = error.word if isinstance(error, Refused) else ""
            self.refuse(told.sentence, self._beside.get(word, told.field))


def _call(work: Work, key: str, values: dict[str, Any], session: Any) -> Any:
    return work(session, key, values)
