"""Rows of a long list in memory, in blocks, and how to read the blocks that are missing. Knows nothing of Qt.

A *mark* is the cursor every 4096 rows; a block is read after the nearest mark before it, or after the last
row of the block before it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ecom_client.data.paging import Cursor, Reader, Source

BLOCK = 128
"""Rows read at once."""
BLOCKS_KEPT = 40
HOP = 4096
"""Rows between two marks; the most that is ever skipped."""
_BLOCKS_A_HOP = HOP // BLOCK


@dataclass(frozen=True)
class Block:
    """Up to `BLOCK` rows and their ids."""

    rows: list[Any]
    ids: list[Any]

    def cut(self, length: int) -> Block:
        """The first rows only."""
        return Block(self.rows[:length], self.ids[:length])


@dataclass(frozen=True)
class Stretch:
    """Blocks that follow each other, and where reading them starts."""

    first: int
    count: int
    after: Cursor | None
    skip: int


class RowBlocks:
    """The rows in memory. `count` is how long the list is taken to be, `marks` are the cursors known."""

    def __init__(self) -> None:
        self.count = 0
        self.marks: list[Cursor | None] = [None]
        self._blocks: OrderedDict[int, Block] = OrderedDict()

    @property
    def rows_held(self) -> int:
        """How many rows are in memory."""
        return sum(len(block.rows) for block in self._blocks.values())

    def start(self, block: Block) -> None:
        """Begin with the first block of another list."""
        self.count = len(block.rows)
        self.marks = [None]
        self._blocks = OrderedDict({0: block})

    def replace(self, blocks: Mapping[int, Block], marks: list[Cursor | None]) -> None:
        """Forget all rows but these; what lies past the end is not one."""
        self.marks = marks
        self._blocks = OrderedDict(blocks)
        self._cut()

    def put(self, blocks: Mapping[int, Block], seen: range) -> None:
        """Keep these blocks too, and forget the ones seen longest ago."""
        for number, block in blocks.items():
            self._blocks[number] = block
            self._blocks.move_to_end(number)
        for number in list(self._blocks):
            if len(self._blocks) <= BLOCKS_KEPT:
                break
            if number not in seen:
                del self._blocks[number]

    def set_count(self, count: int) -> None:
        """The list is as long as this."""
        self.count = count
        self._cut()

    def touch(self, numbers: Iterable[int]) -> None:
        """These blocks were seen just now."""
        for number in numbers:
            if number in self._blocks:
                self._blocks.move_to_end(number)

    def row(self, place: int) -> Any | None:
        """The row at this place, None while it is not read."""
        block = self._blocks.get(place // BLOCK)
        return block.rows[place % BLOCK] if block and place % BLOCK < len(block.rows) else None

    def row_id(self, place: int) -> Any | None:
        """The id of the row at this place, None while it is not read."""
        block = self._blocks.get(place // BLOCK)
        return block.ids[place % BLOCK] if block and place % BLOCK < len(block.ids) else None

    def place_of(self, row_id: Any) -> int | None:
        """Where the row with this id is, among the rows in memory."""
        for number, block in self._blocks.items():
            if row_id in block.ids:
                return number * BLOCK + block.ids.index(row_id)
        return None

    def places(self) -> dict[Any, int]:
        """Where every row in memory is, by id."""
        return {
            row_id: number * BLOCK + place
            for number, block in self._blocks.items()
            for place, row_id in enumerate(block.ids)
        }

    def numbers(self, first: int, last: int) -> range:
        """The numbers of the blocks that rows `first` to `last` are in, within the list."""
        end = min(last, self.count - 1)
        return range(max(0, first) // BLOCK, end // BLOCK + 1) if end >= 0 else range(0)

    def missing(self, numbers: Iterable[int]) -> list[int]:
        """Which of these blocks are not, or not wholly, in memory."""
        return [
            number
            for number in numbers
            if (block := self._blocks.get(number)) is None
            or len(block.rows) < min(BLOCK, self.count - number * BLOCK)
        ]

    def stretches(
        self, numbers: Iterable[int], marks: Sequence[Cursor | None], source: Source[Any] | None = None
    ) -> list[Stretch]:
        """How to read these blocks, neighbours in one question. A block too far for the marks is left out.

        With a `source` reading goes on after the rows in memory where it can: that skips nothing and shows no
        row twice.
        """
        stretches: list[Stretch] = []
        for number in numbers:
            mark, place = divmod(number, _BLOCKS_A_HOP)
            last = stretches[-1] if stretches else None
            before = self._blocks.get(number - 1)
            if last is not None and number == last.first + last.count and last.count < _BLOCKS_A_HOP:
                stretches[-1] = Stretch(last.first, last.count + 1, last.after, last.skip)
            elif source is not None and before is not None and len(before.rows) == BLOCK:
                stretches.append(Stretch(number, 1, source.cursor(before.rows[-1]), 0))
            elif mark < len(marks):
                stretches.append(Stretch(number, 1, marks[mark], place * BLOCK))
        return stretches

    def _cut(self) -> None:
        for number in list(self._blocks):
            room = self.count - number * BLOCK
            if room <= 0:
                del self._blocks[number]
            elif room < len(self._blocks[number].rows):
                self._blocks[number] = self._blocks[number].cut(room)


def make_block(source: Source[Any], rows: list[Any]) -> Block:
    """A block of these rows."""
    return Block(rows, [source.cursor(row)[-1] for row in rows])


def reading(source: Source[Any], stretches: Sequence[Stretch]) -> Callable[[Reader], dict[int, Block]]:
    """The work of reading stretches of blocks, for another thread."""

    def work(session: Reader) -> dict[int, Block]:
        blocks: dict[int, Block] = {}
        for part in stretches:
            rows = source.page(session, part.after, part.skip, part.count * BLOCK)
            for place in range(part.count):
                blocks[part.first + place] = make_block(source, rows[place * BLOCK : (place + 1) * BLOCK])
        return blocks

    return work


def walking(
    source: Source[Any], start: Cursor | None, seconds: float, clock: Callable[[], float]
) -> Callable[[Reader], tuple[list[Cursor], int | None]]:
    """The work of hopping on from a cursor for so long: marks found and, at the end, how many rows are left."""

    def work(session: Reader) -> tuple[list[Cursor], int | None]:
        marks: list[Cursor] = []
        after, until = start, clock() + seconds
        while (hop := source.hop(session, after, HOP)) is not None:
            marks.append(hop)
            after = hop
            if clock() > until:
                return marks, None
        return marks, source.tail(session, after)

    return work
