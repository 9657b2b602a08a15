"""What is edited in a table on its way to the server: one after the other for each row, merged, undone.

Each row's edits go in the order they were made, each against the version the one before has given it. Where somebody
else was faster, what both wrote is merged field by field; only what both changed differently is asked about.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PyQt6.QtCore import QObject, Qt
from PyQt6.QtGui import QKeySequence, QShortcut

from ecom_client.domain.changes import Changes
from ecom_client.domain.edits import Merge, Outcome, RowEdit, merge
from ecom_client.domain.errors import Cancelled, Refused
from ecom_client.domain.keys import new_key
from ecom_client.ui.common.edits import Edit
from ecom_client.ui.common.merge_dialog import Clash, MergeDialog
from ecom_client.ui.common.sentences import said, sentence
from ecom_client.ui.common.text import _, listed, ngettext, number

if TYPE_CHECKING:
    from ecom_client.ui.common.page import Page

_UNDONE_AT_MOST = 50


@dataclass(frozen=True)
class EditedTable:
    """What is known about the rows of a table that is edited.

    ``write`` sends edits and tells what became of each; ``read`` gives a row as it stands now, or None. ``changes`` is
    what a write may have changed. ``name`` is what a row is called in a sentence.
    """

    edits: tuple[Edit, ...]
    write: Callable[[Any, Sequence[RowEdit]], list[Outcome]]
    read: Callable[[Any, int], Any | None]
    changes: Changes
    name: Callable[[Any], str]
    row_id: Callable[[Any], int] = lambda row: int(row["id"])
    version: Callable[[Any], int] = lambda row: int(row["version"])

    def edit(self, name: str) -> Edit:
        """The declared field."""
        return next(one for one in self.edits if one.field == name)

    def seen(self, row: Any, names: Sequence[str] | None = None) -> dict[str, Any]:
        """The values of a row's fields, of all or of some."""
        return {one.field: one.value(row) for one in self.edits if names is None or one.field in names}

    def fitting(self, rows: Sequence[Any]) -> tuple[Edit, ...]:
        """The fields that may be edited in all of these rows."""
        return tuple(one for one in self.edits if rows and all(one.fits(row) for row in rows))


@dataclass
class _Wanted:
    """One edit of one row that waits, or is on its way."""

    row: Any
    changes: dict[str, Any]
    done: Callable[[], None] | None = None
    refused: Callable[[Exception], None] | None = None
    key: str = field(default_factory=new_key)
    theirs: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Written:
    """What an edit replaced, to be written back."""

    rows: tuple[_Replaced, ...]


@dataclass(frozen=True)
class _Replaced:
    """One row of it: `version` is the one it has since."""

    row_id: int
    version: int
    old: Mapping[str, Any]
    new: Mapping[str, Any]
    name: str


class RowEditing(QObject):
    """The edits of one page's table. Ctrl+Z on the page takes the last one back."""

    def __init__(self, page: Page, table: EditedTable) -> None:
        super().__init__(page)
        self._page, self._table, self._tasks = page, table, page.tasks
        self._waiting: dict[int, deque[_Wanted]] = {}
        self._versions: dict[int, int] = {}
        self._own: dict[int, dict[str, Any]] = {}
        self._written: list[_Written] = []
        self._undoing = False
        self._undo_again = 0
        self._undo_key = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), page)
        self._undo_key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._undo_key.activated.connect(self.undo)

    @property
    def table(self) -> EditedTable:
        """What is known about the rows."""
        return self._table

    def edit(
        self,
        row: Any,
        changes: Mapping[str, Any],
        done: Callable[[], None] | None = None,
        refused: Callable[[Exception], None] | None = None,
    ) -> None:
        """Write other values into one row. `refused` is told what the server would not take; else the page says it."""
        if not changes:
            if done is not None:
                done()
            return
        queue = self._waiting.setdefault(self._table.row_id(row), deque())
        queue.append(_Wanted(row, dict(changes), done, refused))
        if len(queue) == 1:
            self._send(queue[0])

    def edit_many(
        self,
        rows: Sequence[Any],
        changes: Callable[[Any], Mapping[str, Any]],
        done: Callable[[], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Write into many rows at once; `changes` gives each row's new values. What is refused is reported together."""
        wanted = [(row, dict(changes(row))) for row in rows]
        wanted = [(row, change) for row, change in wanted if change]
        if not wanted:
            done()
            return
        edits = [
            RowEdit(
                new_key(), self._table.row_id(row), self._version(row), change, self._seen(row, list(change))
            )
            for row, change in wanted
        ]
        self._tasks.command(
            self,
            partial(_write, self._table, edits),
            partial(self._on_many, wanted, done, failed),
            failed or self._page.failed.emit,
            changes=self._table.changes,
        )

    def failed(self, error: Exception) -> None:
        """Something is wrong that is not the writer's: the page shows it."""
        self._page.failed.emit(error)

    def undo(self) -> None:
        """Write back what the last edit replaced, as an edit of its own; refused where somebody changed it since."""
        if self._undoing or self._waiting:
            # The versions of what comes before are known once this is done.
            self._undo_again += 1
            return
        if not self._written:
            self._page.say("info", _("There is nothing to undo."))
            return
        self._undoing = True
        last = self._written.pop()
        edits = [RowEdit(new_key(), one.row_id, one.version, one.old, one.new) for one in last.rows]
        self._tasks.command(
            self,
            partial(_write, self._table, edits),
            partial(self._on_undone, last),
            self._on_not_undone,
            changes=self._table.changes,
        )

    # One row

    def _version(self, row: Any) -> int:
        return max(self._versions.get(self._table.row_id(row), 0), self._table.version(row))

    def _seen(self, row: Any, names: Sequence[str] | None = None) -> dict[str, Any]:
        """What stood in a row before the next edit: what is shown, or what an edit since then has written."""
        seen, row_id = self._table.seen(row, names), self._table.row_id(row)
        if self._table.version(row) < self._versions.get(row_id, 0):
            own = self._own.get(row_id, {})
            seen.update({name: value for name, value in own.items() if name in seen})
        return seen

    def _keep(self, row: Any, version: int, changes: Mapping[str, Any]) -> None:
        row_id = self._table.row_id(row)
        if self._table.version(row) >= self._versions.get(row_id, 0):
            self._own[row_id] = {}
        self._own[row_id].update(changes)
        self._versions[row_id] = version

    def _send(self, wanted: _Wanted) -> None:
        row, changes = wanted.row, wanted.changes
        edit = RowEdit(
            wanted.key, self._table.row_id(row), self._version(row), changes, self._seen(row, list(changes))
        )
        self._tasks.command(
            self,
            partial(_write, self._table, [edit]),
            partial(self._on_answered, wanted),
            partial(self._on_failed, wanted),
            changes=self._table.changes,
        )

    def _on_answered(self, wanted: _Wanted, outcomes: list[Outcome]) -> None:
        outcome = outcomes[0]
        if outcome.refusal is None:
            self._on_written(wanted, outcome.version)
        elif outcome.refusal.word == "changed_meanwhile":
            row_id = self._table.row_id(wanted.row)
            self._tasks.query(
                self,
                partial(_read, self._table, row_id),
                partial(self._on_read_again, wanted),
                partial(self._on_failed, wanted),
            )
        else:
            self._on_failed(wanted, outcome.refusal)

    def _on_written(self, wanted: _Wanted, version: int) -> None:
        table, row = self._table, wanted.row
        row_id, name = table.row_id(row), table.name(row)
        old = self._seen(row, list(wanted.changes))
        self._keep(row, version, wanted.changes)
        self._remember((_Replaced(row_id, version, old, dict(wanted.changes), name),))
        words = _("“{name}” is changed.").format(name=name)
        if wanted.theirs:
            fields = listed([table.edit(one).label() for one in wanted.theirs])
            words += " " + _("Somebody else changed this meanwhile, and it stays: {fields}.").format(
                fields=fields
            )
        self._page.offer("good", words, (_("Undo"), self.undo))
        self._finish(wanted, wanted.done)

    def _on_failed(self, wanted: _Wanted, error: Exception) -> None:
        told = said(error)
        if wanted.refused is not None:
            self._finish(wanted, partial(wanted.refused, error))
            return
        if told is None or isinstance(error, Cancelled):
            self._page.failed.emit(error)
        else:
            fields = listed([self._table.edit(one).label() for one in wanted.changes])
            words = _("{field}: {what}").format(field=fields, what=told.sentence)
            self._page.offer("bad", words, (_("Type it again"), partial(self.reopen, wanted)))
        self._finish(wanted, None)

    def reopen(self, wanted: _Wanted) -> None:
        """Nothing typed is lost: the form opens with what was refused."""
        from ecom_client.ui.common.edit_dialog import EditDialog  # late: it edits through this

        EditDialog(self, wanted.row, wanted.changes, self._page).open()

    def _finish(self, wanted: _Wanted, then: Callable[[], None] | None) -> None:
        """The next edit of the row goes on its way."""
        row_id = self._table.row_id(wanted.row)
        queue = self._waiting[row_id]
        queue.popleft()
        if queue:
            self._send(queue[0])
        else:
            del self._waiting[row_id]
        if then is not None:
            then()
        if not self._undoing:
            self._undo_next()

    # Where somebody else was faster

    def _on_read_again(self, wanted: _Wanted, now: Any | None) -> None:
        if now is None:
            self._on_failed(wanted, Refused("not_found"))
            return
        table = self._table
        merged = merge(self._seen(wanted.row), wanted.changes, table.seen(now))
        if merged.conflicts:
            dialog = MergeDialog(
                table.name(now),
                [
                    Clash(table.edit(name), wanted.changes[name], table.edit(name).value(now))
                    for name in merged.conflicts
                ],
                [Clash(table.edit(name), None, table.edit(name).value(now)) for name in merged.theirs],
                self._page,
            )
            dialog.decided.connect(partial(self._on_decided, wanted, now, merged))
            dialog.dropped.connect(partial(self._on_dropped, wanted))
            dialog.open()
        else:
            self._on_decided(wanted, now, merged, frozenset())

    def _on_decided(self, wanted: _Wanted, now: Any, merged: Merge, mine: frozenset[str]) -> None:
        """Write again, against what stands there now, what is still wanted."""
        changes = {
            name: value for name, value in wanted.changes.items() if name in merged.write or name in mine
        }
        self._versions.pop(self._table.row_id(now), None)
        if not changes:
            self._page.say("info", _("Nothing needed to be changed any more."))
            self._tasks.changed.emit(self._table.changes)
            self._finish(wanted, wanted.done)
            return
        wanted.row, wanted.changes, wanted.key, wanted.theirs = now, changes, new_key(), merged.theirs
        self._send(wanted)

    def _on_dropped(self, wanted: _Wanted) -> None:
        self._page.offer(
            "info",
            _("Your change was not saved."),
            (_("Type it again"), partial(self.reopen, wanted)),
        )
        self._tasks.changed.emit(self._table.changes)
        self._finish(wanted, wanted.done)

    # Many rows, and back

    def _remember(self, rows: tuple[_Replaced, ...]) -> None:
        self._written.append(_Written(rows))
        del self._written[:-_UNDONE_AT_MOST]

    def _on_many(
        self,
        wanted: list[tuple[Any, dict[str, Any]]],
        done: Callable[[], None],
        failed: Callable[[Exception], None] | None,
        outcomes: list[Outcome],
    ) -> None:
        table = self._table
        written, refused = [], []
        for (row, changes), outcome in zip(wanted, outcomes, strict=True):
            if outcome.refusal is not None:
                refused.append((table.name(row), outcome.refusal))
            else:
                old = self._seen(row, list(changes))
                self._keep(row, outcome.version, changes)
                written.append(_Replaced(outcome.row_id, outcome.version, old, changes, table.name(row)))
        if written:
            self._remember(tuple(written))
            count = len(written)
            words = (
                _("“{name}” is changed.").format(name=written[0].name)
                if count == 1
                else ngettext("{n} row is changed.", "{n} rows are changed.", count).format(n=number(count))
            )
            self._page.offer("good", words, (_("Undo"), self.undo))
        if not written and failed is not None:
            # Nothing was taken: whoever asked says why, and what was typed stays.
            failed(refused[0][1])
            return
        if refused:
            self._page.say("bad", stays_words(refused))
        done()

    def _on_undone(self, last: _Written, outcomes: list[Outcome]) -> None:
        back, refused = 0, []
        for one, outcome in zip(last.rows, outcomes, strict=True):
            if outcome.refusal is None:
                self._versions[one.row_id] = outcome.version
                self._own.setdefault(one.row_id, {}).update(one.old)
                self._pass_on(one, outcome.version)
                back += 1
            else:
                refused.append((one.name, outcome.refusal))
        if back:
            words = (
                _("“{name}” is as it was.").format(name=last.rows[0].name)
                if back == len(last.rows) == 1
                else ngettext("{n} row is as it was.", "{n} rows are as they were.", back).format(
                    n=number(back)
                )
            )
            self._page.say("good", words)
        if refused:
            self._page.say("bad", stays_words(refused))

        self._undo_next()

    def _on_not_undone(self, error: Exception) -> None:
        self._undo_again = 0
        self._undo_next()
        self._page.failed.emit(error)

    def _undo_next(self) -> None:
        """Ctrl+Z was pressed again meanwhile."""
        self._undoing = False
        if self._undo_again and not self._waiting:
            self._undo_again -= 1
            self.undo()

    def _pass_on(self, undone: _Replaced, now: int) -> None:
        """Earlier edits of the row can be undone too: its version has moved by our own undoing."""
        before = undone.version - 1
        self._written = [
            _Written(
                tuple(
                    replace(one, version=now)
                    if one.row_id == undone.row_id and one.version == before
                    else one
                    for one in written.rows
                )
            )
            for written in self._written
        ]


def stays_words(refused: Sequence[tuple[str, Refused]]) -> str:
    """Why some rows stay as they are."""
    name, error = refused[0]
    if len(refused) == 1:
        return _("“{name}” stays as it is: {why}").format(name=name, why=sentence(error))
    count = len(refused)
    words = ngettext("{n} row stays as it is: {why}", "{n} rows stay as they are: {why}", count)
    return words.format(n=number(count), why=sentence(error))


def _write(table: EditedTable, edits: Sequence[RowEdit], session: Any) -> list[Outcome]:
    return table.write(session, edits)


def _read(table: EditedTable, row_id: int, session: Any) -> Any | None:
    return table.read(session, row_id)
