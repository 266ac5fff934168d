"""How far an export is, and whether it is still wanted."""

from __future__ import annotations

from collections.abc import Callable

from hairchoice.engine.simulate import CancelledError

_STORED_FROM = 0.6
"""Share of the time after which all that is left is to store what was written."""


def unwatched(share: float) -> None:
    """The default of ``progress``: nobody looks."""


class Watch:
    """Reports progress from step to step, and stops what was cancelled."""

    def __init__(
        self, steps: int, progress: Callable[[float], None], cancelled: Callable[[], bool]
    ) -> None:
        """Starts at nothing.

        Args:
            steps: How many are expected before the file is stored.
            progress: Told the share that is done, 0 to 1.
            cancelled: Asked at each step.
        """
        self._steps = steps
        self._done = 0
        self._progress = progress
        self._cancelled = cancelled

    def step(self) -> None:
        """Counts one more step.

        Raises:
            CancelledError: It was cancelled.
        """
        self.check()
        self._done += 1
        self._progress(min(_STORED_FROM, _STORED_FROM * self._done / self._steps))

    def check(self) -> None:
        """Does nothing, unless it was cancelled.

        Raises:
            CancelledError: It was cancelled.
        """
        if self._cancelled():
            raise CancelledError

    def finish(self) -> None:
        """Says that all is done."""
        self._progress(1.0)
