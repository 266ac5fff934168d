"""Density by month for all draws of a plan, filled block by block."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hairchoice.engine.hair import NaturalCourse, Part, grown
from hairchoice.engine.hair_endings import endings

Single = NDArray[np.float32]


class HairRows:
    """Density change against today, one row a month, float32.

    While on treatment the parts telescope to ``D0 exp(log_keep m) + gains``, which one recurrence
    fills; what changes when a part ends is added for the draws in which it does.
    """

    def __init__(self, parts: Sequence[Part], course: NaturalCourse, months: int) -> None:
        """Prepares the rows.

        Args:
            parts: Of the plan; none gives the natural course.
            course: The person without treatment.
            months: Horizon T.
        """
        self._start = np.float32(course.start_density)
        log_keep = parts[-1].log_keep if parts else course.log_keep
        self._log_keep = log_keep.astype(np.float32)
        self._keep = np.exp(log_keep).astype(np.float32)
        every_month = np.arange(months + 1.0)
        self._gains = [
            (part.gain.astype(np.float32), grown(part.growth, every_month).astype(np.float32))
            for part in parts
            if part.gain is not None
        ]
        # From the month in which all gains are full they are one number per draw.
        self._full_from = max((np.count_nonzero(share < 1) for _, share in self._gains), default=0)
        full = sum((gain for gain, _ in self._gains), start=np.zeros_like(self._keep))
        self._full_change = full - self._start
        self._endings = endings(parts, course, months)

    def fill(self, months: slice, out: Single) -> None:
        """Writes the rows of ``months`` to ``out``, shape (months, draws)."""
        np.exp(self._log_keep * np.float32(months.start), out=out[0])
        out[0] *= self._start
        for row in range(1, len(out)):
            np.multiply(out[row - 1], self._keep, out=out[row])
        if months.start >= self._full_from:
            out += self._full_change
        else:
            out -= self._start
            for month, row in zip(range(months.start, months.stop), out, strict=True):
                self._add_gains(month, row)
        for ending in self._endings:
            ending.add(months, out)
        np.maximum(out, -self._start, out=out)

    def _add_gains(self, month: int, row: Single) -> None:
        for gain, shares in self._gains:
            if shares[month] > 0:
                row += shares[month] * gain
