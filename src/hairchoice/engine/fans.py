"""From draws to quantile fans, block by block of months so that a block stays in the cache."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from hairchoice.engine.cost import Payments
from hairchoice.engine.hair import NaturalCourse, Part, grown
from hairchoice.engine.result import QUANTILES, Fan, Summary

Array = NDArray[np.float64]
Single = NDArray[np.float32]
Index = NDArray[np.intp]

_BLOCK_NUMBERS = 1 << 18
"""Numbers in a block: 1 MB of float32, which a core's second-level cache holds."""


def quantiles(values: Array) -> Array:
    """Returns the quantiles of values along the last axis, `QUANTILES` first."""
    return _picked(np.sort(values, axis=-1))


def summary(values: Array) -> Summary:
    """Returns mean and quantiles of draws, shape (draws,)."""
    return Summary(float(values.mean()), tuple(map(float, quantiles(values))))


def _picked(ordered: NDArray[np.floating]) -> Array:
    """Linear interpolation between order statistics (Hyndman and Fan 1996, type 7)."""
    position = np.array(QUANTILES) / 100 * (ordered.shape[-1] - 1)
    below = np.floor(position).astype(np.intp)
    above = np.minimum(below + 1, ordered.shape[-1] - 1)
    low = ordered[..., below].astype(np.float64)
    high = ordered[..., above].astype(np.float64)
    return np.moveaxis(low + (position - below) * (high - low), -1, 0)


class FanBuilder:
    """Collects a fan block by block; the block is sorted in place.

    float32 keeps seven figures, so blocks should hold deviations from a common reference where
    exactness to the cent matters.
    """

    def __init__(self, count: int) -> None:
        self._mean = np.empty(count)
        self._quantiles = np.empty((len(QUANTILES), count))

    def add(self, months: slice, block: Single) -> None:
        """Takes rows of draws, shape (months, draws); their order is lost."""
        self._mean[months] = block.mean(axis=1)
        block.sort(axis=1)
        self._quantiles[:, months] = _picked(block)

    def fan(self, reference: Array | float = 0.0) -> Fan:
        """Returns the fan with the reference added back."""
        return Fan(self._mean + reference, self._quantiles + reference)


def blocks(count: int, draws: int) -> Iterator[slice]:
    """Splits ``count`` months into blocks."""
    step = max(1, _BLOCK_NUMBERS // draws)
    for start in range(0, count, step):
        yield slice(start, min(start + step, count))


# ---------------------------------------------------------------------------------------- cost


def cost_fan(lines: Sequence[Payments], months: int, draws: int) -> Fan:
    """Returns the fan of cumulative cost, months 0 to T; month T holds what month T - 1 does."""
    common = _merged([line for line in lines if line.pattern is None])
    varied = [line for line in lines if line.pattern is not None]
    if len(common) == 1 and not varied:
        (amount, schedule), reference = common[0], 0.0
        return _with_last_month(
            Fan(amount.mean() * schedule, quantiles(amount)[:, None] * schedule)
        )
    reference = sum((a.mean() * s for a, s in common), start=np.zeros(months))
    builder = FanBuilder(months)
    deviations = [((a - a.mean()).astype(np.float32), s.astype(np.float32)) for a, s in common]
    rows = [(p.amount.astype(np.float32), p.schedule.astype(np.float32), p.pattern) for p in varied]
    for block in blocks(months, draws):
        values = np.zeros((block.stop - block.start, draws), dtype=np.float32)
        for amount, schedule in deviations:
            values += schedule[block, None] * amount
        for amount, schedule, pattern in rows:
            values += np.take(schedule[:, block].T, pattern, axis=1) * amount
        builder.add(block, values)
    return _with_last_month(builder.fan(reference))


def _merged(lines: Sequence[Payments]) -> list[tuple[Array, Array]]:
    """Joins lines that are paid in the same months: (amount, schedule) of each kind."""
    merged: dict[bytes, tuple[Array, Array]] = {}
    for line in lines:
        schedule = line.schedule[0]
        key = schedule.tobytes()
        amount = line.amount + merged[key][0] if key in merged else line.amount
        merged[key] = (amount, schedule)
    return list(merged.values())


def _with_last_month(fan: Fan) -> Fan:
    """Month T closes the horizon: nothing more is paid in it."""
    last = [*range(fan.mean.size), -1]
    return Fan(fan.mean[last], fan.quantiles[:, last])


# ---------------------------------------------------------------------------------------- hair


class HairRows:
    """Density change against today for blocks of months, one row a month, float32."""

    def __init__(self, parts: Sequence[Part], course: NaturalCourse, months: int) -> None:
        self._start = course.start_density
        self._log_keep = parts[-1].log_keep if parts else course.log_keep
        self._keep = np.exp(self._log_keep).astype(np.float32)
        self._gains = [
            (part.gain.astype(np.float32), part.growth) for part in parts if part.gain is not None
        ]
        self._ended = _ended(parts, months)
        self._ended_parts = [_pick(part, self._ended) for part in parts]
        self._ended_natural = course.log_keep[self._ended].astype(np.float32)

    def fill(self, months: slice, out: Single) -> None:
        """Writes the rows of ``months`` to ``out``, shape (months, draws)."""
        out[0] = self._start * np.exp(self._log_keep * months.start)
        for row in range(1, len(out)):
            np.multiply(out[row - 1], self._keep, out=out[row])
        out -= np.float32(self._start)
        all_months = np.arange(months.start, months.stop)
        for gain, growth in self._gains:
            for row, share in zip(out, grown(growth, all_months), strict=True):
                if share > 0:
                    row += np.float32(share) * gain
        if self._ended.size:
            for row, month in zip(out, all_months, strict=True):
                row[self._ended] = self._ended_row(int(month))
        np.maximum(out, np.float32(-self._start), out=out)

    def _ended_row(self, month: int) -> Single:
        """The draws whose treatment ends within the horizon: part by part, fading."""
        row = np.float32(self._start) * np.expm1(self._ended_natural * np.float32(month))
        for part in self._ended_parts:
            row += part.at(self._start, month)
        return row


def _ended(parts: Sequence[Part], months: int) -> Index:
    """Returns the draws in which any part ends before the horizon."""
    ends = [part.until for part in parts if part.until is not None]
    if not ends:
        return np.empty(0, dtype=np.intp)
    return np.flatnonzero(np.min(ends, axis=0) < months)


def _pick(part: Part, draws: Index) -> Part:
    """Returns the part for some draws only, in float32."""

    def pick(values: Array | None) -> Single | None:
        return None if values is None else values[draws].astype(np.float32)

    return Part(
        pick(part.log_keep), pick(part.log_keep_before), pick(part.gain), part.growth, pick(part.until)
    )
