"""Background work for the tests of lists: one thread with one connection, answers on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PyQt6 import sip
from PyQt6.QtCore import QObject, pyqtSignal


class ThreadJob:
    def __init__(self) -> None:
        self.cancelled = False
        self.future: Future[None] | None = None

    def cancel(self) -> None:
        self.cancelled = True
        if self.future is not None:
            self.future.cancel()


class ThreadTasks(QObject):
    """Same signatures as the application's tasks. `failing` makes the next questions fail with that error."""

    changed = pyqtSignal(frozenset)
    _answered = pyqtSignal(object)

    def __init__(self, session: Any) -> None:
        super().__init__()
        self._session = session
        self._pool = ThreadPoolExecutor(1)
        self._latest: dict[tuple[int, str], ThreadJob] = {}
        self._answered.connect(lambda deliver: deliver())
        self.failing: Exception | None = None
        self.asked = 0
        self.waiting = 0
        self.gate: Callable[[], None] = lambda: None

    def query(
        self,
        owner: QObject,
        work: Callable[[Any], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        key: str = "",
    ) -> ThreadJob:
        job = ThreadJob()
        if key:
            if (earlier := self._latest.get((id(owner), key))) is not None:
                earlier.cancelled = True
            self._latest[id(owner), key] = job
        self.asked += 1
        self.waiting += 1

        def deliver(answer: Any, error: Exception | None) -> None:
            self.waiting -= 1
            if job.cancelled or sip.isdeleted(owner):
                return
            if error is None:
                done(answer)
            elif failed is not None:
                failed(error)

        def run() -> None:
            answer, error = None, None
            try:
                if not job.cancelled:
                    self.gate()
                    if self.failing is not None:
                        raise self.failing
                    answer = work(self._session)
            except Exception as problem:
                error = problem
            self._answered.emit(lambda: deliver(answer, error))

        job.future = self._pool.submit(run)
        return job

    def idle(self) -> bool:
        """Whether nothing is under way."""
        return self.waiting <= 0

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
