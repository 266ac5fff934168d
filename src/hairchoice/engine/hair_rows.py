"""Density by month for all draws of a plan, filled block by block."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hairchoice.engine.hair import NaturalCourse, Part, Succession, Values, grown

Single = NDArray[np.float32]
Index = NDArray[np.intp]


class HairRows:
    """Density change against today, one row a month, float32.

    Draws that stay on treatment are filled by one recurrence, because their parts telescope to
    ``D0 exp(log_keep m) + gains``; draws whose treatment ends are summed part by part.
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
        self._ended = _ended(parts, months)
        self._ended_parts = [_some(part, self._ended) for part in parts]
        self._ended_natural = course.log_keep[self._ended].astype(np.float32)

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
        if self._ended.size:
            for month, row in zip(range(months.start, months.stop), out, strict=True):
                row[self._ended] = self._ended_row(month)
        np.maximum(out, -self._start, out=out)

    def _add_gains(self, month: int, row: Single) -> None:
        for gain, shares in self._gains:
            if shares[month] > 0:
                row += shares[month] * gain

    def _ended_row(self, month: int) -> Values:
        row: Values = self._start * np.expm1(self._ended_natural * np.float32(month))
        for part in self._ended_parts:
            row += part.at(float(self._start), month)
        return row


def _ended(parts: Sequence[Part], months: int) -> Index:
    """Returns the draws in which any part ends before the horizon."""
    ends = [part.until for part in parts if part.until is not None]
    if not ends:
        return np.empty(0, dtype=np.intp)
    return np.flatnonzero(np.min(ends, axis=0) < months)


def _some(part: Part, draws: Index) -> Part:
    """Returns the part for some draws only, in float32."""

    def some(values: Values) -> Single:
        return values[draws].astype(np.float32)

    succession = part.succession
    if succession is not None:
        succession = Succession(
            _some(succession.alone, draws), some(succession.until), succession.fade_half_life
        )
    return Part(
        log_keep=some(part.log_keep),
        log_keep_before=some(part.log_keep_before),
        gain=None if part.gain is None else some(part.gain),
        growth=part.growth,
        until=None if part.until is None else some(part.until),
        succession=succession,
    )
