"""What the system tells the program: to stop, at logging out, at shutting down, or by Ctrl+C."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from types import FrameType
from typing import Any, Self

from PySide6.QtCore import QObject, QSocketNotifier, Signal

Handler = Callable[[int, FrameType | None], Any] | int | None
_STOPS = ("SIGINT", "SIGTERM", "SIGHUP")
_BY_SIGNAL = 128
"""What a shell adds to a signal's number."""


class Told(QObject):
    """Hears signals while it is entered, and says so in Qt's turn, when no other code is running.

    Only where signals are how one is told; Windows closes the window instead.

    Signals:
        to_stop: With the exit code.
    """

    to_stop = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._before: dict[int, Handler] = {}

    def __enter__(self) -> Self:
        if os.name != "posix":
            return self
        self._reads, self._writes = os.pipe()
        os.set_blocking(self._writes, False)
        self._notifier = QSocketNotifier(self._reads, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._tell)
        for one in (getattr(signal, name) for name in _STOPS):
            handler = signal.getsignal(one)
            if handler is not signal.SIG_IGN:  # below nohup, it is not for us
                self._before[one] = handler
                signal.signal(one, _hear)
        self._wakes = signal.set_wakeup_fd(self._writes, warn_on_full_buffer=False)
        return self

    def __exit__(self, *_: object) -> None:
        if os.name != "posix":
            return
        signal.set_wakeup_fd(self._wakes)
        for one, handler in self._before.items():
            signal.signal(one, handler)
        self._notifier.setEnabled(False)
        os.close(self._reads)
        os.close(self._writes)

    def _tell(self) -> None:
        (number,) = os.read(self._reads, 1)
        if number in self._before:
            self.to_stop.emit(_BY_SIGNAL + number)


def _hear(_number: int, _frame: FrameType | None) -> None:
    """The number comes through the pipe; without a handler of Python's it would not."""
