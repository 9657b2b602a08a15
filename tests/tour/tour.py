"""One tour: tells each step, waits until the window is at rest, and takes its picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.tour import hands
from tests.tour.album import Album
from tests.tour.stage import Stage


@dataclass
class Tour:
    """What every actor is given: the stage they act on and the album of what was seen.

    `facts` is what one actor leaves for another to know, such as the numbers of the orders.
    """

    stage: Stage
    album: Album
    say: Callable[[str], None] = print
    facts: dict[str, str] = field(default_factory=dict)
    step: str = "the beginning"
    after: Callable[[], None] = lambda: None

    def show(self, name: str, words: str) -> None:
        """A step is done: its picture under `name`, and what happened in `words`."""
        self.step = words
        hands.settle()
        picture = self.album.take(name)
        self.after()
        self.say(f"{picture.stem:<32} {words}")
