"""What may not come of an input: an error nobody expected, a hang, too much memory, a changed file.

An input runs in this process, because starting one for each would leave time for a hundredth of
them. The alarm needs the main thread of a POSIX system; what it cannot stop, because it hangs
outside of Python, `faulthandler` ends, which the process that started this one takes for a finding.
"""

from __future__ import annotations

import faulthandler
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Self

SECONDS = 2.0
"""Of processor time: other programs on the machine are no hang of this one. Waiting counts too,
once it is ten times as long."""

MEGABYTES = 500
_WAITING = 10
_LAST_RESORT_SECONDS = 60
_MEMORY_EVERY = 100

Feed = Callable[[bytes, Path], bool]
"""Gives an input to the program, in a folder of its own; whether it was accepted."""


class HangError(BaseException):
    """The alarm rang. No `Exception`: nothing that expects damaged files may catch it."""


class BrokenRuleError(Exception):
    """The program did with an input what it may not do; the text says what."""


@dataclass(slots=True)
class Tally:
    """What a run of inputs came to.

    Attributes:
        inputs: How many were tried.
        accepted: How many of them the program took for good; it refused the others in words.
        slowest: Seconds of the slowest, by the clock.
        peak: Megabytes of memory that the process ever held, itself included.
    """

    inputs: int = 0
    accepted: int = 0
    slowest: float = 0.0
    peak: float = 0.0

    def add(self, other: Tally) -> None:
        """Counts another run in."""
        self.inputs += other.inputs
        self.accepted += other.accepted
        self.slowest = max(self.slowest, other.slowest)
        self.peak = max(self.peak, other.peak)


class Watch:
    """Tries inputs one by one; a context that looks at the clock while it is open.

    Calls of the system can cost more than an input does, so the clock ticks for all inputs and
    memory is read now and then: it is the most that was ever held.

    Attributes:
        folder: The working folder; what lies in it belongs to the person.
        tally: What was tried so far.
    """

    def __init__(self, folder: Path, seconds: float = SECONDS, held: float = 0.0) -> None:
        """Makes a watch.

        Args:
            folder: The working folder.
            seconds: Of processor time that an input may take.
            held: Megabytes that the process has held for other reasons and may hold as well.
        """
        self.folder = folder
        self.tally = Tally()
        self._seconds = seconds
        self._megabytes = MEGABYTES + held
        self._tick = min(1.0, seconds / 4)
        self._under_way = False
        self._number = 0
        self._seen = (-1, 0.0, 0.0)  # number of an input, processor time, time by the clock

    def __enter__(self) -> Self:
        self._before = signal.signal(signal.SIGALRM, self._look)
        signal.setitimer(signal.ITIMER_REAL, self._tick, self._tick)
        return self

    def __exit__(self, *_error: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, self._before)
        faulthandler.cancel_dump_traceback_later()

    def broken_by(self, feed: Feed, data: bytes) -> str:
        """Tries an input.

        Returns:
            Which rule it broke, with the traceback where there is one; empty when none.
        """
        began = time.perf_counter()
        self._number += 1
        try:
            self._under_way = True
            accepted = feed(data, self.folder)
            self._under_way = False
        except HangError:
            return f"took longer than {self._seconds:g} s\n{traceback.format_exc()}"
        except Exception:  # whatever it is, it is what was looked for
            return f"an error nobody expected\n{traceback.format_exc()}"
        finally:
            self._under_way = False
        self.tally.add(Tally(1, int(accepted), time.perf_counter() - began))
        return self._memory() if self._number % _MEMORY_EVERY == 1 else ""

    def _memory(self) -> str:
        self.tally.peak = peak_megabytes()
        if self.tally.peak > self._megabytes:
            return (
                f"the process has held {self.tally.peak:.0f} MB; allowed is {self._megabytes:.0f}"
            )
        return ""

    def _look(self, _signal: int, _frame: FrameType | None) -> None:
        """Raises `HangError` in an input that was under way at the tick before, and long since."""
        # What hangs where Python cannot be stopped ends the process instead.
        faulthandler.dump_traceback_later(_LAST_RESORT_SECONDS, exit=True, file=2)
        if not self._under_way:
            return
        number, used, clock = self._seen
        if number != self._number:
            self._seen = (self._number, time.process_time(), time.monotonic())
            return
        waited = time.monotonic() - clock + self._tick
        if (
            time.process_time() - used + self._tick > self._seconds
            or waited > _WAITING * self._seconds
        ):
            self._under_way = False
            raise HangError


def peak_megabytes() -> float:
    """The most memory this process ever held."""
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
