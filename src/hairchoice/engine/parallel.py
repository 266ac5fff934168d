"""Tasks worked off by several threads at once, or by one where the system gives no more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Thread

Task = Callable[[], object]


def work_off(tasks: Sequence[Task], threads: int) -> None:
    """Works tasks off, beginning them in their order.

    The calling thread takes its share, so that nothing but time depends on the others: a system
    may refuse to start one (`ulimit -u`), or have started fewer than were asked for.

    Args:
        tasks: What there is to do.
        threads: How many may work, the calling one with them.

    Raises:
        Exception: What the first task that failed raised; tasks not begun by then are left.
    """
    waiting = list(reversed(tasks))
    errors: list[Exception] = []

    def work() -> None:
        while waiting and not errors:
            try:
                task = waiting.pop()
            except IndexError:  # another thread took the last one just now
                return
            try:
                task()
            except Exception as error:  # raised on the calling thread, below
                errors.append(error)

    others = [Thread(target=work) for _ in range(min(threads, len(tasks)) - 1)]
    started = [thread for thread in others if _starts(thread)]
    try:
        work()
    finally:  # also when it was interrupted
        waiting.clear()
        for thread in started:
            thread.join()
    if errors:
        raise errors[0]


def _starts(thread: Thread) -> bool:
    try:
        thread.start()
    except RuntimeError:  # the system allows no more of them
        return False
    return True
