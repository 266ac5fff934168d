"""What the end of a treatment does to the hair that follows, for all draws in which it ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from hairchoice.engine.hair import NaturalCourse, Part, Values, grown

Single = NDArray[np.float32]
Index = NDArray[np.intp]
Months = NDArray[np.intp] | np.intp


def endings(parts: Sequence[Part], course: NaturalCourse, months: int) -> list[Ending]:
    """Returns the endings within the horizon.

    The parts' values while on treatment, plus those of all endings, are the parts' values.
    """
    found = (ending for part in parts for ending in _endings_of(part, course, months))
    return [ending for ending in found if ending.draws.size]


def _endings_of(part: Part, course: NaturalCourse, months: int) -> Iterator[Ending]:
    base = part.succession
    never = np.full(course.log_keep.shape, np.inf)
    until = never if part.until is None else part.until
    outlives = np.zeros(never.shape, bool) if base is None else base.until < until
    half_life = part.growth.fade_half_life
    if part.until is not None:
        ends = np.where(outlives, np.inf, until)
        yield Ending(part, None, ends, half_life, course.start_density, months)
    if base is not None:
        handed_over = np.where(outlives, base.until, np.inf)
        yield Ending(
            part, base.alone, handed_over, base.fade_half_life, course.start_density, months
        )
        alone_ends = np.where(outlives, until, np.inf)
        yield Ending(base.alone, None, alone_ends, half_life, course.start_density, months)


class Ending:
    """One part gives way to another, or to nothing: from then on their difference fades.

    Attributes:
        draws: In which it happens within the horizon, by the month of it.
    """

    def __init__(
        self,
        leaves: Part,
        becomes: Part | None,
        ends: Values,
        half_life: float,
        start_density: float,
        months: int,
    ) -> None:
        """Prepares an ending.

        Args:
            leaves: The part that ends.
            becomes: What it is followed by at once.
            ends: Month of it, shape (draws,); infinite where it does not happen.
            half_life: Of the fading, months.
            start_density: D0, hairs/cm2.
            months: Horizon T.
        """

        def change(draws: Index) -> _Change:
            return _Change(leaves, becomes, draws, ends[draws], half_life, start_density, months)

        happens = np.flatnonzero(ends < months)
        self.draws: Index = happens[np.argsort(ends[happens], kind="stable")]
        self._months = ends[self.draws]
        self._change = change(self.draws)
        # Where it happens in every draw they need not be picked out any more after the last one.
        self._everywhere = change(happens) if happens.size == ends.size else None

    def add(self, months: slice, out: Single) -> None:
        """Adds what changes to the rows of ``months``, shape (months, draws)."""
        every = np.arange(months.start, months.stop)
        over = self._months.searchsorted(every)
        rows = len(over)
        if self._everywhere is not None:
            rows = int(over.searchsorted(self._months.size))
            if rows < len(over):
                out[rows:] += self._everywhere.at(every[rows:, None], self._months.size)
        for month, count, row in zip(every[:rows], over[:rows].tolist(), out, strict=False):
            if count:
                row[self.draws[:count]] += self._change.at(month, count)


class _Change:
    """What an ending adds to some draws, in an order in which it happens in the first of them."""

    def __init__(
        self,
        leaves: Part,
        becomes: Part | None,
        draws: Index,
        ends: Values,
        half_life: float,
        start_density: float,
        months: int,
    ) -> None:
        self._rate = np.float32(-np.log(2) / half_life)
        self._exponent = _single(ends * self._rate)
        self._leaves = _OnTreatment(leaves, draws, start_density, months)
        self._becomes = (
            None if becomes is None else _OnTreatment(becomes, draws, start_density, months)
        )
        fading = _of(leaves, draws).on_treatment(start_density, ends)
        if becomes is not None:
            fading = fading - _of(becomes, draws).on_treatment(start_density, ends)
        self._fading = _single(fading)

    def at(self, month: Months, count: int) -> Single:
        """Returns what is added at months of the shape (), or (months, 1), to the first draws."""
        change: Single = _factor(month) * self._rate - self._exponent[:count]
        np.exp(change, out=change)
        change *= self._fading[:count]
        change -= self._leaves.at(month, count)
        if self._becomes is not None:
            change += self._becomes.at(month, count)
        return change


class _OnTreatment:
    """A part while on treatment, for some draws, float32."""

    def __init__(self, part: Part, draws: Index, start_density: float, months: int) -> None:
        self._start = np.float32(start_density)
        self._grown = _single(grown(part.growth, np.arange(months + 1.0)))
        self._gain = None if part.gain is None else _single(part.gain[draws])
        keep, before = part.log_keep[draws], part.log_keep_before[draws]
        self._slows = not np.array_equal(keep, before)
        self._log_keep, self._log_keep_before = _single(keep), _single(before)

    def at(self, month: Months, count: int) -> Single | np.float32:
        """Returns the difference of the first draws, shaped as `_Change.at`."""
        difference: Single | np.float32 = np.float32(0)
        if self._slows:
            difference = np.exp(self._log_keep[:count] * _factor(month))
            difference -= np.exp(self._log_keep_before[:count] * _factor(month))
            difference *= self._start
        if self._gain is not None:
            difference = difference + self._gain[:count] * self._grown[month]
        return difference


def _factor(month: Months) -> Single:
    return np.asarray(month, np.float32)


def _of(part: Part, draws: Index) -> Part:
    """Returns the part on treatment for some draws only."""
    gain = None if part.gain is None else part.gain[draws]
    return Part(part.log_keep[draws], part.log_keep_before[draws], gain, part.growth, until=None)


def _single(values: Values) -> Single:
    return values.astype(np.float32)
