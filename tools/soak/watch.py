"""Looks for what goes wrong: exceptions, warnings of Qt, and what grows."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from tools.process import say

MOST_GROWTH = 1.10
_WARM_SHARE = 0.2
_HARMLESS = (
    "This plugin does not support",  # what the platform without a screen cannot do: raise()
    # The little page of the print dialog, whose text Qt scales as if every font had points.
    "QFont::setPointSizeF: Point size <= 0 (-0.25",
    "QPageSetupDialog: Cannot be used on non-native printers",  # the preview's, without a printer
)


def _give_back() -> None:
    """Has the C library give free memory back to the system, where it can.

    It keeps more and more of it for later, in pieces between what is used, as different threads
    have asked for it. That is nothing that the program holds.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


@dataclass(frozen=True, slots=True)
class Sample:
    """What the program uses while nothing is open but a new comparison.

    Attributes:
        action: After how many actions.
        memory: Resident, in bytes.
        widgets, timers, threads: How many there are.
    """

    action: int
    memory: int
    widgets: int
    timers: int
    threads: int


@dataclass(slots=True)
class Watch:
    """Notes what went wrong, with the action it came with.

    Attributes:
        action: The present one.
        faults: What went wrong, in the order in which it did.
        samples: What was used, from time to time.
    """

    action: str = ""
    faults: list[str] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    _said: int = 0

    def unsaid(self) -> list[str]:
        """Returns the faults since the last time that it was asked."""
        new, self._said = self.faults[self._said :], len(self.faults)
        return new

    def note(self, what: str) -> None:
        """Notes that something went wrong."""
        self.faults.append(f"{self.action}: {what}")

    @contextmanager
    def looking(self) -> Iterator[None]:
        """Looks for exceptions and warnings while the block runs."""
        hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._exception
        threading.excepthook = lambda hook: self._any(hook.exc_value)
        sys.unraisablehook = lambda hook: self._any(hook.exc_value)
        handler = qInstallMessageHandler(self._message)
        try:
            yield
        finally:
            qInstallMessageHandler(handler)
            sys.excepthook, threading.excepthook, sys.unraisablehook = hooks

    def sample(self, action: int, root: QObject) -> Sample:
        """Notes what is used now, once everything that was let go of is gone."""
        gc.collect()
        _give_back()
        status = Path("/proc/self/status").read_text(encoding="ascii")
        threads = next(
            line.split()[1] for line in status.splitlines() if line.startswith("Threads")
        )
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        taken = Sample(
            action=action,
            memory=pages * os.sysconf("SC_PAGE_SIZE"),
            widgets=len(QApplication.allWidgets()),
            timers=len(root.findChildren(QTimer)),
            threads=int(threads),
        )
        self.samples.append(taken)
        return taken

    def warm(self) -> list[Sample]:
        """Returns the samples from the end of the warm-up on."""
        return self.samples[round(_WARM_SHARE * len(self.samples)) :]

    def growth(self, name: str) -> float:
        """Returns the end over the beginning of something, after the warm-up.

        Args:
            name: A figure of `Sample`.
        """
        values = [float(getattr(sample, name)) for sample in self.warm()]
        part = max(1, len(values) // 4)
        return median(values[-part:]) / median(values[:part])

    def grown(self) -> list[str]:
        """Names what kept growing."""
        names = ("memory", "widgets", "timers", "threads")
        return [
            f"{name} grew {self.growth(name):.2f} times"
            for name in names
            if self.growth(name) > MOST_GROWTH
        ]

    def _exception(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        self._any(error)

    def _any(self, error: BaseException | None) -> None:
        if error is not None:
            self.note("".join(traceback.format_exception(error)))

    def _message(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind == QtMsgType.QtFatalMsg:  # the program ends here, and nobody reads the notes
            say(f"{self.action}: {text}")
        if kind != QtMsgType.QtDebugMsg and not text.startswith(_HARMLESS):
            self.note(f"Qt says: {text}")
