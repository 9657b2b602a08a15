"""The application's own background work, with a door that tests can hold shut and a count of the questions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PyQt6.QtCore import QObject

from ecom_client.ui.common.tasks import Job, Tasks


class NoSession:
    """For sources that keep their rows themselves."""

    def pull(self) -> None:
        pass

    def close(self) -> None:
        pass


class WatchedTasks(Tasks):
    """`gate` is passed before each query; `failing` makes queries fail with that error."""

    def __init__(self, make_session: Callable[[], Any] = NoSession) -> None:
        super().__init__(make_session)
        self.asked = 0
        self.failing: Exception | None = None
        self.gate: Callable[[], object] = lambda: None

    def query(
        self,
        owner: QObject,
        work: Callable[[Any], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        key: str = "",
        quiet: bool = False,
    ) -> Job:
        self.asked += 1

        def watched(session: Any) -> Any:
            self.gate()
            if self.failing is not None:
                raise self.failing
            return work(session)

        return super().query(owner, watched, done, failed, key=key, quiet=quiet)

    def idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._pending
