"""The model behind every list: a window on rows that may be ten million, of which it holds a few thousand.

Rows are kept in blocks near what is seen (`look` tells where that is). How long the list is becomes known in
the background, hop by hop; the cursor found at each hop is a mark that any later jump starts from. Reading
again keeps the old rows until the new ones are there, and keeps the selection on the same rows by their ids.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PyQt6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QObject, Qt, QTimer, pyqtSignal

from ecom_client.domain.edits import same
from ecom_client.domain.errors import Cancelled
from ecom_client.ui.common.columns import COLUMN_ROLE, ROW_ROLE, SORT_ROLE, Column, Kind
from ecom_client.ui.common.row_blocks import BLOCK, HOP, Block, RowBlocks, make_block, reading, walking

if TYPE_CHECKING:
    from ecom_client.data.paging import Cursor, Reader, SortKey, Source
    from ecom_client.ui.common.tasks import Job, Tasks

READ_AT_MOST = 10_000
"""Rows `read` hands out for copying."""

_AHEAD = 64
_WALK_SECONDS = 0.06
_DIM_AFTER_MS = 120
_LAYOUT = QAbstractItemModel.LayoutChangeHint.VerticalSortHint
_ANSWERED = frozenset(
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.EditRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.TextAlignmentRole,
        SORT_ROLE,
        ROW_ROLE,
        COLUMN_ROLE,
    )
)


class WindowedTableModel(QAbstractTableModel):
    """Rows of one `Source`, read through `tasks` near what is seen."""

    #: How many rows are known by now, and whether that is all of them.
    count_known = pyqtSignal(int, bool)
    #: The rows shown are old and newer ones are on their way.
    busy_changed = pyqtSignal(bool)
    #: Rows could not be read (an Exception); what was shown stays. `refresh` tries again.
    failed = pyqtSignal(object)
    #: Somebody typed another value into a cell: row, column name, value. The page sends it; the cell keeps
    #: its old value until the list is read again.
    edit_wanted = pyqtSignal(object, str, object)

    def __init__(self, tasks: Tasks, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._tasks = tasks
        self._source: Source[Any] | None = None
        self._wanted: Source[Any] | None = None
        self._rows = RowBlocks()
        self._exact = False
        self._window = (0, 0)
        self._held: tuple[int, ...] = ()
        self._generation = 0
        self._loading: Job | None = None
        self._halted = False
        self._replacing = False
        self._busy = False
        self._dim = QTimer(self)
        self._dim.setSingleShot(True)
        self._dim.setInterval(_DIM_AFTER_MS)
        self._dim.timeout.connect(self._on_dim)

    # What is shown ----------------------------------------------------------------------------------------

    @property
    def source(self) -> Source[Any] | None:
        """The list asked for last, None before the first `show`."""
        return self._wanted

    @property
    def is_busy(self) -> bool:
        """Whether the rows shown are old."""
        return self._busy

    @property
    def is_exact(self) -> bool:
        """Whether `rowCount` is the whole list."""
        return self._exact

    @property
    def rows_held(self) -> int:
        """How many rows are in memory."""
        return self._rows.rows_held

    def show(self, source: Source[Any]) -> None:
        """Show another list, or this one in another order or with other filters, from its start."""

        def work(session: Reader) -> Block:
            return make_block(source, source.page(session, None, 0, BLOCK))

        def done(block: Block) -> None:
            self.beginResetModel()
            self._source = source
            self._rows.start(block)
            self._exact = len(block.rows) < BLOCK
            self._window, self._held = (0, 0), ()
            self.endResetModel()
            self._stop_replacing()
            self.count_known.emit(self._rows.count, self._exact)
            if not self._exact:
                self._walk(self._rows.marks)

        self._wanted = source
        self._start_replacing()
        self._ask(work, done, key="list")

    def sort_by(self, sorts: Sequence[SortKey]) -> None:
        """Show the same rows in another order."""
        if self._wanted is not None:
            self.show(self._wanted.with_sort(sorts))

    def refresh(self) -> None:
        """Read again what is seen, then how long the list is now. Selection and place stay."""
        if self._wanted is None:
            return
        if self._wanted is not self._source or not self._rows.count:
            self.show(self._wanted)
            return
        self._start_replacing()
        self._reread(self._rows.marks, then=lambda: self._walk([None]))

    def look(self, first: int, last: int) -> None:
        """These rows are seen now: have them, and some around them, ready."""
        window = (max(0, first), max(0, first, last))
        if window != self._window:
            self._window = window
            self._halted = False
        self._rows.touch(self._rows.numbers(*window))
        self._load()

    def hold(self, rows: Iterable[int]) -> None:
        """These rows are selected: refreshing reads them too, so that the selection can stay on them."""
        self._held = tuple(sorted(rows))

    def row(self, place: int) -> Any | None:
        """The row at this place, None while it is not read."""
        return self._rows.row(place)

    def row_id(self, place: int) -> Any | None:
        """The id of the row at this place, None while it is not read."""
        return self._rows.row_id(place)

    def place_of(self, row_id: Any) -> int | None:
        """Where the row with this id is, among the rows in memory."""
        return self._rows.place_of(row_id)

    def read(self, first: int, last: int, done: Callable[[list[Any]], None]) -> None:
        """Hand over these rows, at most `READ_AT_MOST`, read from the server."""
        source, last = self._source, min(last, first + READ_AT_MOST - 1)
        numbers = self._rows.numbers(first, last)
        if source is None or not numbers:
            return
        stretches = self._rows.stretches(numbers, self._rows.marks)
        start = first - numbers.start * BLOCK

        def on_read(blocks: dict[int, Block]) -> None:
            rows = [row for number in numbers for row in blocks[number].rows]
            done(rows[start : start + last - first + 1])

        self._tasks.query(self, reading(source, stretches), on_read, self.failed.emit, key="read")

    # Qt's questions ---------------------------------------------------------------------------------------

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self._rows.count

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in _ANSWERED:
            return None
        column = self.columns[index.column()]
        if role == COLUMN_ROLE:
            return column
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment
        row = self._rows.row(index.row())
        if role == ROW_ROLE or row is None:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tooltip(row) if column.tooltip else None
        if role in (SORT_ROLE, Qt.ItemDataRole.EditRole):
            return column.value(row)
        return column.text(row)

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self._rows.row(index.row()) if index.isValid() else None
        if role != Qt.ItemDataRole.EditRole or row is None:
            return False
        column = self.columns[index.column()]
        if not column.may_edit(row) or same(value, column.seen(row)):
            return False
        self.edit_wanted.emit(row, column.name, value)
        return True

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid():
            flags |= Qt.ItemFlag.ItemNeverHasChildren
            row = self._rows.row(index.row())
            if row is not None and self.columns[index.column()].may_edit(row):
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if column.kind is Kind.PICTURE else column.title()
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.title()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment
        return None

    # Reading ----------------------------------------------------------------------------------------------

    def _ask(self, work: Callable[[Any], Any], done: Callable[[Any], None], *, key: str) -> Job:
        """One question in the background; its answer counts only while the same list is shown."""
        generation = self._generation

        def on_done(answer: Any) -> None:
            if generation == self._generation:
                done(answer)

        def on_failed(error: Exception) -> None:
            if generation == self._generation:
                self._loading = None
                self._halted = True
                self._stop_replacing()
                if not isinstance(error, Cancelled):
                    self.failed.emit(error)

        # How long the list is nobody waits for: it comes by the by.
        return self._tasks.query(self, work, on_done, on_failed, key=key, quiet=key == "walk")

    def _start_replacing(self) -> None:
        """Forget what was asked; what is shown is old from now on."""
        self._generation += 1
        self._loading = None
        self._halted = False
        self._replacing = True
        if not self._busy:
            self._dim.start()

    def _stop_replacing(self) -> None:
        self._replacing = False
        self._dim.stop()
        if self._busy:
            self._busy = False
            self.busy_changed.emit(False)

    def _on_dim(self) -> None:
        self._busy = True
        self.busy_changed.emit(True)

    def _load(self) -> None:
        """Read what is missing around what is seen: one question at a time, then what is seen by then."""
        if self._source is None or self._loading is not None or self._halted or self._replacing:
            return
        missing = self._rows.missing(self._near())
        if missing:
            stretches = self._rows.stretches(missing, self._rows.marks, self._source)
            self._loading = self._ask(reading(self._source, stretches), self._on_loaded, key="rows")

    def _near(self) -> range:
        return self._rows.numbers(self._window[0] - _AHEAD, self._window[1] + _AHEAD)

    def _on_loaded(self, blocks: dict[int, Block]) -> None:
        self._loading = None
        self._rows.put(blocks, self._near())
        self._mend_end(blocks)
        for number in blocks:
            first, end = number * BLOCK, min(number * BLOCK + BLOCK, self._rows.count) - 1
            if first <= end:
                self.dataChanged.emit(self.index(first, 0), self.index(end, len(self.columns) - 1))
        self._load()

    def _mend_end(self, blocks: Mapping[int, Block]) -> None:
        """Where a block is shorter or longer than it should be, the list has changed since it was walked."""
        for number in sorted(blocks):
            end = number * BLOCK + len(blocks[number].rows)
            if len(blocks[number].rows) < BLOCK and end != self._rows.count:
                self._set_count(end, exact=True)
                return
            if end > self._rows.count:
                self._set_count(end, exact=False)
                self._walk(list(self._rows.marks))
                return

    def _reread(self, marks: list[Cursor | None], then: Callable[[], None]) -> None:
        """Replace all rows in memory by newly read ones of what is seen and selected."""
        assert self._source is not None
        seen = set(self._rows.numbers(*self._window))
        held = sorted({row // BLOCK for row in self._held} - seen)[:4]
        stretches = self._rows.stretches(sorted({*seen, *held}), marks)

        def done(blocks: dict[int, Block]) -> None:
            self._replace(blocks, marks)
            self._stop_replacing()
            self._mend_end(blocks)
            self._load()
            then()

        self._ask(reading(self._source, stretches), done, key="list")

    def _replace(self, blocks: dict[int, Block], marks: list[Cursor | None]) -> None:
        """Other rows in the same places; whatever points at a row goes along with it."""
        self.layoutAboutToBeChanged.emit([], _LAYOUT)
        before = self.persistentIndexList()
        ids = [self._rows.row_id(index.row()) for index in before]
        self._rows.replace(blocks, marks)
        places = self._rows.places()
        after = []
        for index, row_id in zip(before, ids, strict=True):
            if row_id is None:
                after.append(index)
            else:
                place = places.get(row_id)
                after.append(QModelIndex() if place is None else self.index(place, index.column()))
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit([], _LAYOUT)

    def _walk(self, found: list[Cursor | None]) -> None:
        """Hop on from the last mark found, some hops a question, until the end is known.

        `found` is the list of marks in force (which then grows as it is found out), or a new one that takes
        its place once it is complete.
        """
        assert self._source is not None

        def done(answer: tuple[list[Cursor], int | None]) -> None:
            marks, tail = answer
            found.extend(marks)
            length = (len(found) - 1) * HOP + (tail or 0)
            if tail is None:
                if found is self._rows.marks:
                    self._set_count(max(length, self._rows.count), exact=False)
                self._walk(found)
            elif found is self._rows.marks or found == self._rows.marks:
                self._set_count(length, exact=True)
                self._load()
            else:
                self._change_marks(found, length)

        self._ask(walking(self._source, found[-1], _WALK_SECONDS, time.monotonic), done, key="walk")

    def _change_marks(self, found: list[Cursor | None], length: int) -> None:
        """The list has other marks than before: read what is seen by the new ones, then show their length."""
        self._start_replacing()
        last = max(0, length - 1)
        self._window = (min(self._window[0], last), min(self._window[1], last))
        self._reread(found, then=lambda: self._set_count(length, exact=True))

    def _set_count(self, count: int, *, exact: bool) -> None:
        old = self._rows.count
        if count > old:
            self.beginInsertRows(QModelIndex(), old, count - 1)
            self._rows.set_count(count)
            self.endInsertRows()
        elif count < old:
            self.beginRemoveRows(QModelIndex(), count, old - 1)
            self._rows.set_count(count)
            self.endRemoveRows()
        if (count, exact) != (old, self._exact):
            self._exact = exact
            self.count_known.emit(count, exact)
