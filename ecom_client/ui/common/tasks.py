"""Work off the GUI thread: a query reads and delivers, a command writes, delivers and tells everyone what changed.

There are two lanes, one for queries and one for commands, each a thread with a connection of its own, so that work in a
lane happens in order and nothing on the GUI thread ever waits. While the server is away the work stays in its lane and
is tried again until it is answered or given up: commands carry idempotency keys, so trying again is safe.
"""

from __future__ import annotations

import enum
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from PyQt6 import sip
from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from ecom_client.domain.changes import Changes
from ecom_client.domain.errors import Cancelled, ServerAway

T = TypeVar("T")

RETRY_SECONDS = 3
"""How long to wait before asking a server that is away again."""

SLOW_SECONDS = 2.0
"""After how long without an answer the window says that the server is slow."""

FINISH_SECONDS = 1.0
"""How long a window that closes lets its commands take."""

_WATCH_MS = 250


class SessionLike(Protocol):
    """What a lane needs of its session."""

    def pull(self) -> None:
        """End the connection from another thread."""

    def close(self) -> None:
        """Let the connection go."""


class Wire(enum.Enum):
    """How the server is."""

    HERE = "here"
    SLOW = "slow"
    AWAY = "away"


@dataclass(frozen=True)
class WireState:
    """How the server is, why, and in how many seconds it is asked again (0: an answer is still awaited)."""

    wire: Wire
    reason: str = ""
    retry_in: int = 0


class Job:
    """One piece of work on its way."""

    def __init__(
        self,
        owner: QObject,
        work: Callable[[Any], Any],
        done: Callable[[Any], None] | None,
        failed: Callable[[Exception], None] | None,
        *,
        key: str = "",
        quiet: bool = False,
        changes: Changes = frozenset(),
    ) -> None:
        self.owner = owner
        self.work = work
        self.done = done
        self.failed = failed
        self.key = key
        self.quiet = quiet
        self.changes = changes
        self.dropped = False
        self.cancelled = False
        self.finished = False
        self.result: Any = None
        self.error: Exception | None = None
        self._lane: _Lane | None = None

    def cancel(self) -> None:
        """Give it up. `failed` is told with Cancelled; what was sent already may still have happened."""
        if not self.finished and not self.cancelled:
            self.cancelled = True
            if self._lane is not None:
                self._lane.on_cancelled(self)

    def let_go(self) -> None:
        """Let go of what belongs to widgets, on the GUI thread: the lane may let the job go last."""
        self.finished = True
        del self.owner, self.work, self.done, self.failed

    @property
    def is_wanted(self) -> bool:
        """Whether anybody still waits for the outcome."""
        return not (self.dropped or self.cancelled)


class _Lane(threading.Thread):
    """One thread with one session, doing one job after the other."""

    def __init__(
        self, name: str, make_session: Callable[[], SessionLike], tell: Callable[[str, object], None]
    ) -> None:
        super().__init__(name=f"ecom-{name}", daemon=True)
        self._make_session = make_session
        self._session: SessionLike | None = None
        self._tell = tell
        self._waiting: deque[Job] = deque()
        self._bell = threading.Condition()
        self._closing = False
        self._try_now = False
        self.current: Job | None = None
        self.asked_at = 0.0
        self.away = ""

    def put(self, job: Job) -> None:
        """Add a job to the end."""
        job._lane = self
        with self._bell:
            self._waiting.append(job)
            self._bell.notify_all()

    def drop(self, owner: QObject, key: str | None = None) -> None:
        """Forget the outcome of an owner's jobs, of one key or of all."""
        with self._bell:
            for job in (*self._waiting, *([self.current] if self.current is not None else ())):
                if job.owner is owner and (key is None or job.key == key):
                    job.dropped = True
            self._bell.notify_all()

    def on_cancelled(self, job: Job) -> None:
        """End the wait of a job that was given up; the connection goes when it was the one in front."""
        with self._bell:
            in_front = job is self.current
            self._bell.notify_all()
        if in_front:
            self.pull()

    def pull(self) -> None:
        """End the connection under the question in front, if there is one."""
        session = self._session
        if session is not None and self.asked_at:
            session.pull()

    def try_now(self) -> None:
        """Do not wait any longer before asking again; a question without an answer is asked anew."""
        with self._bell:
            self._try_now = True
            self._bell.notify_all()
        self.pull()

    def close(self) -> list[Job]:
        """End after the job in front, which is not waited for. Gives the jobs that were never begun."""
        with self._bell:
            self._closing = True
            never_begun = list(self._waiting)
            self._waiting.clear()
            self._bell.notify_all()
        self.pull()
        return never_begun

    def finish(self, seconds: float) -> None:
        """Wait until everything that was given is carried out, so long at most; not for a server that is away."""
        until = time.monotonic() + seconds
        with self._bell:
            while (self._waiting or self.current is not None) and not self.away:
                left = until - time.monotonic()
                if left <= 0:
                    return
                self._bell.wait(left)

    def run(self) -> None:
        while (job := self._next()) is not None:
            self._do(job)
            with self._bell:
                self.current = None
                self._bell.notify_all()
            self._tell("finished", job)
        if self._session is not None:
            self._session.close()

    def _next(self) -> Job | None:
        with self._bell:
            while not self._waiting and not self._closing:
                self._bell.wait()
            if self._closing:
                return None
            self.current = self._waiting.popleft()
            return self.current

    def _do(self, job: Job) -> None:
        while job.is_wanted and not self._closing:
            try:
                if self._session is None:
                    self._session = self._make_session()
                self.asked_at = time.monotonic()
                job.result = job.work(self._session)
            except ServerAway as error:
                self.asked_at = 0.0
                if job.is_wanted:
                    self._say_away(error.reason)
                    self._wait_to_retry(job)
            except Exception as error:
                self.asked_at = 0.0
                job.error = error
                self._say_here()
                return
            else:
                self.asked_at = 0.0
                self._say_here()
                return

    def _wait_to_retry(self, job: Job) -> None:
        until = time.monotonic() + RETRY_SECONDS
        with self._bell:
            while job.is_wanted and not self._closing and not self._try_now:
                left = until - time.monotonic()
                if left <= 0:
                    break
                self._bell.wait(left)
            self._try_now = False

    def _say_away(self, reason: str) -> None:
        with self._bell:
            self.away = reason or "?"
            self._bell.notify_all()
        self._tell("wire", None)

    def _say_here(self) -> None:
        if self.away:
            self.away = ""
            self._tell("wire", None)


class Tasks(QObject):
    """The lanes of a window. Make it on the GUI thread; close it with the window.

    `make_session` is called once in each lane's thread. Everything given to `done`, `failed` and the signals arrives on
    the GUI thread.
    """

    #: A command changed these nouns (frozenset of Change).
    changed = pyqtSignal(object)
    #: Whether work that somebody waits for is on its way.
    busy_changed = pyqtSignal(bool)
    #: How the server is (WireState).
    wire_changed = pyqtSignal(object)
    #: A job failed and nobody said what to do then (Exception).
    unhandled = pyqtSignal(object)

    _told = pyqtSignal(str, object)

    def __init__(self, make_session: Callable[[], SessionLike], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told.connect(self._on_told)
        self._queries = _Lane("queries", make_session, self._told.emit)
        self._commands = _Lane("commands", make_session, self._told.emit)
        self._make_session = make_session
        self._long: _Lane | None = None
        self._pending: set[Job] = set()
        self._busy = False
        self._closed = False
        self._state = WireState(Wire.HERE)
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_MS)
        self._watch.timeout.connect(self._on_watch)
        self._queries.start()
        self._commands.start()

    @property
    def state(self) -> WireState:
        """How the server is, as last said by `wire_changed`."""
        return self._state

    def query(
        self,
        owner: QObject,
        work: Callable[[Any], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        key: str = "",
        quiet: bool = False,
    ) -> Job:
        """Read off the GUI thread and deliver to `done`.

        With a `key`, an earlier query of the same owner and key is stale and its outcome dropped; so is every outcome
        when the owner is gone. `quiet` work (asking for news) does not move the progress line.
        """
        if key:
            self._queries.drop(owner, key)
        return self._put(self._queries, Job(owner, work, done, failed, key=key, quiet=quiet))

    def command(
        self,
        owner: QObject,
        work: Callable[[Any], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        changes: Changes = frozenset(),
    ) -> Job:
        """Write off the GUI thread, deliver to `done`, then tell everyone what changed.

        The work must be safe to repeat: its idempotency key is made before it is handed over. A command is carried out
        even when its owner is gone.
        """
        return self._put(self._commands, Job(owner, work, done, failed, changes=changes))

    def long(
        self,
        owner: QObject,
        work: Callable[[Any], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Read for minutes (an export) without holding up what the window asks meanwhile.

        It has a lane of its own, made when first needed. The owner shows how far it is; the work must be safe to begin
        again.
        """
        if self._long is None and not self._closed:
            self._long = _Lane("long", self._make_session, self._told.emit)
            self._long.start()
        return self._put(self._long or self._queries, Job(owner, work, done, failed, quiet=True))

    def _lanes(self) -> list[_Lane]:
        return [self._queries, self._commands, *([self._long] if self._long is not None else ())]

    def cancel_all(self) -> None:
        """Give up everything somebody waits for."""
        for job in list(self._pending):
            if not job.quiet:
                job.cancel()

    def try_now(self) -> None:
        """Ask a server that is away or slow again at once."""
        for lane in self._lanes():
            lane.try_now()

    def finish_commands(self) -> None:
        """Let what was given last be carried out before `close`: for a window that is hidden already."""
        self._commands.finish(FINISH_SECONDS)

    def close(self) -> None:
        """End both lanes without waiting for answers. Nothing is delivered any more."""
        self._closed = True
        self._watch.stop()
        for job in self._pending:
            job.dropped = True
        for lane in self._lanes():
            for job in lane.close():
                job.let_go()

    def wait_closed(self, seconds: float = 5.0) -> None:
        """Wait until both threads have ended, for tests and the program's end."""
        for lane in self._lanes():
            lane.join(seconds)

    def _put(self, lane: _Lane, job: Job) -> Job:
        if self._closed:
            job.dropped = True
            return job
        self._pending.add(job)
        lane.put(job)
        self._watch.start()
        self._tell_busy()
        return job

    def _on_told(self, what: str, subject: object) -> None:
        if self._closed:
            if isinstance(subject, Job):
                subject.let_go()
            return
        if what == "wire":
            self._tell_wire()
        else:
            assert isinstance(subject, Job)
            self._on_finished(subject)
            subject.let_go()

    def _on_finished(self, job: Job) -> None:
        job.finished = True
        self._pending.discard(job)
        self._tell_busy()
        self._tell_wire()
        if not self._pending:
            self._watch.stop()
        orphaned = sip.isdeleted(job.owner)
        if job.cancelled:
            if job.failed is not None and not orphaned:
                job.failed(Cancelled())
            return
        if job.dropped:
            return
        if job.error is not None:
            if job.failed is not None and not orphaned:
                job.failed(job.error)
            elif not orphaned:
                self.unhandled.emit(job.error)
            return
        if job.done is not None and not orphaned:
            job.done(job.result)
        if job.changes:
            self.changed.emit(job.changes)

    def _tell_busy(self) -> None:
        busy = any(not job.quiet and not job.dropped for job in self._pending)
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)

    def _on_watch(self) -> None:
        self._tell_wire()
        self._tell_busy()

    def _tell_wire(self) -> None:
        reasons = [lane.away for lane in self._lanes() if lane.away]
        now = time.monotonic()
        asked = [lane.asked_at for lane in (self._queries, self._commands) if lane.asked_at]
        if reasons:
            state = WireState(Wire.AWAY, reasons[0], RETRY_SECONDS)
        elif any(now - moment > SLOW_SECONDS for moment in asked):
            state = WireState(Wire.SLOW)
        else:
            state = WireState(Wire.HERE)
        if state.wire is not self._state.wire or (
            state.wire is Wire.AWAY and state.reason != self._state.reason
        ):
            self._state = state
            self.wire_changed.emit(state)
