"""Stops a command in order when the system says so: nothing half written stays behind."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_STOPS = ("SIGTERM", "SIGHUP")
"""Told to stop, and the terminal was closed; Windows has neither in this sense, and maybe one."""

_BY_SIGNAL = 128
"""What a shell adds to a signal's number."""


@contextmanager
def in_order() -> Iterator[None]:
    """Ends the program by an exception for as long as this lasts, so that all is tidied up.

    A signal that is ignored, as below `nohup`, still is. A thread cannot have signals.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    known = [getattr(signal, name) for name in _STOPS if hasattr(signal, name)]
    ours = [one for one in known if signal.getsignal(one) is signal.SIG_DFL]
    for one in ours:
        signal.signal(one, _stop)
    try:
        yield
    finally:
        for one in ours:
            signal.signal(one, signal.SIG_DFL)


def _stop(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(_BY_SIGNAL + number)
