"""The one front door for work that must not hold up the window.

`Jobs` runs an operation on a thread and hands its result back on the interface thread. `Latest`
is a stream of operations of which only the newest matters: a comparison that is recomputed while
a slider moves.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, Generic, TypeVar

from msgspec import Struct, field
from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

Result = TypeVar("Result")
Cancelled = Callable[[], bool]

BUSY_AFTER_MS = 100
_CLOSE_WAIT_SECONDS = 5.0
_THREADS = 2
"""An export does not wait behind a simulation."""


class Job(Struct, Generic[Result], eq=False):
    """One operation on its way.

    Attributes:
        parent: Results are dropped once it is gone.
        operation: Runs on a thread; is given a function that says whether it was cancelled.
        ended: Called last, whatever came of it.
        what: Names it while the person waits; empty for the comparison itself.
    """

    parent: QObject
    operation: Callable[[Cancelled], Result]
    on_success: Callable[[Result], None]
    on_failure: Callable[[Exception], None]
    ended: Callable[[], None] | None = None
    what: str = ""
    result: list[Result] = field(default_factory=list)
    error: Exception | None = None
    cancelled: bool = False

    def cancel(self) -> None:
        """Asks the operation to stop; its result is dropped either way."""
        self.cancelled = True

    def is_cancelled(self) -> bool:
        """Says whether `cancel` was called; safe on any thread."""
        return self.cancelled

    def work(self) -> None:
        """Runs the operation, on a thread."""
        try:
            self.result.append(self.operation(self.is_cancelled))
        except Exception as error:  # handed to on_failure, which knows which ones it expects
            self.error = error

    def deliver(self) -> None:
        """Hands over what came of it, on the interface thread."""
        try:
            if not self.cancelled and isValid(self.parent):
                if self.error is not None:
                    self.on_failure(self.error)
                else:
                    self.on_success(self.result[0])
        finally:  # a mistake in showing one answer must not keep the next one away
            if self.ended is not None:
                self.ended()


class _Post(QObject):
    """Carries finished jobs back to the interface thread; the last to go.

    A thread may still work while its window is taken apart, and a signal whose object is gone
    raises an error. So this has no parent: every thread that may report holds it. Leaving the
    program takes it away from them all the same, hence `close`, which nothing can overtake.

    Signals:
        finished: A job is done.
    """

    finished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._closed = False

    def send(self, job: Job[Any]) -> None:
        """Hands a job over, unless nobody waits for it any more; called on its thread."""
        with self._lock:
            if not self._closed:
                self.finished.emit(job)

    def close(self) -> None:
        """From here on nothing is handed over."""
        with self._lock:
            self._closed = True


class _Turn:
    """A job's turn: on a thread or, where none can be started, on the interface thread.

    A pool that is refused a thread has taken the work on all the same, and does it once it has one;
    so whoever comes first does it, and nobody else.
    """

    def __init__(self, job: Job[Any], post: _Post) -> None:
        self._waiting = [(job, post)]

    def __call__(self) -> None:
        """Works, then reports to the interface thread; the second time nothing happens."""
        try:
            job, post = self._waiting.pop()
        except IndexError:
            return
        job.work()
        post.send(job)


class Jobs(QObject):
    """Runs operations on threads.

    Signals:
        busy_changed: True once something has been running for a tenth of a second, then False.
    """

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(_THREADS)
        self._running: dict[Job[Any], Future[None] | None] = {}
        self._busy = False
        self._closed = False
        self._busy_timer = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._busy_timer.timeout.connect(lambda: self._set_busy(True))
        self._post = _Post()  # held here too: with the thread alone its signal would be lost
        self._post.finished.connect(self._deliver)

    def run(
        self,
        parent: QObject,
        operation: Callable[[Cancelled], Result],
        on_success: Callable[[Result], None],
        on_failure: Callable[[Exception], None],
        ended: Callable[[], None] | None = None,
        what: str = "",
    ) -> Job[Result]:
        """Starts an operation and returns it, so that it can be cancelled."""
        job = Job(parent, operation, on_success, on_failure, ended, what)
        if not self._closed:
            if not self._busy_timer.isActive():
                self._busy_timer.start()
            self._running[job] = self._begin(job)
        return job

    @property
    def idle(self) -> bool:
        """True when nothing is running."""
        return not self._running

    @property
    def what(self) -> str:
        """What is running, in words; empty for comparisons."""
        return next((job.what for job in self._running if job.what), "")

    def cancel(self) -> None:
        """Stops everything that is running; what was waiting for it goes on."""
        for job in self._running:
            job.cancel()

    def close(self) -> None:
        """Cancels everything and waits for the threads, before the window goes."""
        self._closed = True
        self.cancel()
        self._pool.shutdown(wait=False, cancel_futures=True)
        self.wait(_CLOSE_WAIT_SECONDS)
        self._post.close()
        self._busy_timer.stop()

    def wait(self, seconds: float) -> bool:
        """Waits for the threads; False when one is still at work. Results are not yet delivered."""
        return not wait(filter(None, self._running.values()), seconds).not_done

    def _begin(self, job: Job[Any]) -> Future[None] | None:
        turn = _Turn(job, self._post)
        try:
            return self._pool.submit(turn)
        except RuntimeError:  # the system gives no more threads: slower, but nothing is lost
            QTimer.singleShot(0, self, turn)
            return None

    def _deliver(self, job: Job[Any]) -> None:
        del self._running[job]
        if not self._running:
            self._busy_timer.stop()
            self._set_busy(False)
        job.deliver()

    def _set_busy(self, busy: bool) -> None:
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)


class _Request(Struct, Generic[Result], frozen=True):
    """What `Latest` does next.

    Attributes:
        generation: Counts requests; results are shown in this order only.
        draft: Quick, so it is left to finish when a newer request comes.
    """

    generation: int
    operation: Callable[[Cancelled], Result]
    draft: bool


class Latest(QObject, Generic[Result]):
    """Runs the newest of a stream of operations; an older result never follows a newer one.

    Each is begun at once, if nothing else is running; of what comes meanwhile the last is next. A
    draft is left to finish, or a drag would show nothing until it ends; anything longer is
    cancelled by what comes later.
    """

    def __init__(
        self,
        jobs: Jobs,
        on_success: Callable[[Result], None],
        on_failure: Callable[[Exception], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._on_success = on_success
        self._on_failure = on_failure
        self._generation = 0
        self._shown = 0
        self._waiting: _Request[Result] | None = None
        self._running: tuple[_Request[Result], Job[Result]] | None = None

    @property
    def idle(self) -> bool:
        """True when the newest request was answered."""
        return self._waiting is None and self._running is None

    def submit(self, operation: Callable[[Cancelled], Result], *, draft: bool) -> None:
        """Asks for an operation; whatever was waiting is forgotten."""
        self._generation += 1
        self._waiting = _Request(self._generation, operation, draft)
        if self._running is None:
            self._start()
        elif not self._running[0].draft:
            self._running[1].cancel()

    def cancel(self) -> None:
        """Forgets what was asked for and stops what is running; a later request starts anew."""
        self._waiting = None
        if self._running is not None:
            self._running[1].cancel()

    def _start(self) -> None:
        request, self._waiting = self._waiting, None
        if request is None:
            return

        def succeeded(result: Result) -> None:
            if request.generation > self._shown:
                self._shown = request.generation
                self._on_success(result)

        job = self._jobs.run(self, request.operation, succeeded, self._on_failure, self._ended)
        self._running = (request, job)

    def _ended(self) -> None:
        self._running = None
        if isValid(self):
            self._start()
