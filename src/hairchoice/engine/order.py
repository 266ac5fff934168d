"""Order statistics of many draws, exactly, in the way that is quickest on this processor."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hairchoice.engine.result import QUANTILES

Array = NDArray[np.float64]
Values = NDArray[np.floating[Any]]
Index = NDArray[np.intp]

_BINS = 512
_TRIAL_ROWS, _TRIAL_DRAWS, _TRIALS = 4, 4096, 3


class Interpolation(Struct, frozen=True):
    """Where the `QUANTILES` lie among ordered draws (Hyndman and Fan 1996, type 7).

    Attributes:
        ranks: That are needed, ascending; 0 is the smallest draw.
        neighbours: Which of them are below and above each quantile, shape (2, 7).
        above: How far a quantile is above the lower one, shape (7, 1).
    """

    ranks: Index
    neighbours: Index
    above: Array

    @classmethod
    def among(cls, draws: int) -> Interpolation:
        """Returns that of a number of draws."""
        position = np.array(QUANTILES) / 100 * (draws - 1)
        below = position.astype(np.intp)
        neighbours = np.stack((below, np.minimum(below + 1, draws - 1)))
        ranks = np.array(sorted({*neighbours.ravel().tolist()}))
        return cls(ranks, ranks.searchsorted(neighbours), (position - below)[:, None])

    def quantiles(self, statistics: Values) -> Array:
        """Returns the quantiles, shape (7, rows), from the values of `ranks`, (rows, ranks)."""
        low, high = statistics.astype(np.float64).T[self.neighbours]
        interpolated: Array = low + self.above * (high - low)
        return interpolated


class Selector:
    """Finds order statistics of rows; not for two threads at the same time.

    Sorting is quickest where the processor sorts in vectors. Where it does not, or only slowly,
    draws are counted into bins and only those that share a bin with a wanted rank are sorted, which
    is linear in their number. Both give the same values: docs/adr/0003-quantiles-by-selection.md.
    """

    def __init__(self, rows: int, draws: int, dtype: type[np.floating[Any]] = np.float32) -> None:
        """Makes a selector for up to ``rows`` rows of ``draws`` draws."""
        self._bins = _Bins(rows, draws, dtype) if sorts_slowly() else None

    def statistics(self, rows: Values, ranks: Index) -> Values:
        """Returns the values of ascending ranks of each row, shape (rows, ranks).

        Args:
            rows: Shape (rows, draws); their draws may be in another order afterwards.
            ranks: 0 is the smallest.
        """
        if self._bins is not None:
            return self._bins.statistics(rows, ranks)
        rows.sort(axis=1)
        picked: Values = rows[:, ranks]
        return picked


@cache
def sorts_slowly() -> bool:
    """Returns whether this processor counts faster than it sorts; tried once, in milliseconds."""
    draws = _bell_shaped(_TRIAL_ROWS * _TRIAL_DRAWS).reshape(_TRIAL_ROWS, _TRIAL_DRAWS)
    ranks = Interpolation.among(_TRIAL_DRAWS).ranks
    bins = _Bins(_TRIAL_ROWS, _TRIAL_DRAWS, np.float32)
    return _quickest(lambda: bins.statistics(draws, ranks)) < _quickest(lambda: np.sort(draws))


def _bell_shaped(count: int) -> NDArray[np.float32]:
    """Returns numbers in no order; numpy's generators would take longer to load than the trial."""
    shares = (np.arange(1, count + 1) * ((5**0.5 - 1) / 2)) % 1
    return np.log(shares / (1 - shares)).astype(np.float32)


def _quickest(task: Callable[[], object]) -> float:
    def seconds() -> float:
        start = time.perf_counter()
        task()
        return time.perf_counter() - start

    return min(seconds() for _ in range(_TRIALS))


class _Bins:
    """Memory to count draws in: fresh memory every time would cost as much in page faults."""

    def __init__(self, rows: int, draws: int, dtype: type[np.floating[Any]]) -> None:
        shape = (rows, draws)
        self._scaled = np.empty(shape, dtype)
        self._narrow = np.empty(shape, np.int32)
        self._bins = np.empty(shape, np.intp)
        self._chosen = np.empty(shape, np.bool_)

    def statistics(self, draws: Values, ranks: Index) -> Values:
        """Returns the values of ascending ranks of each row, shape (rows, ranks)."""
        rows, size = draws.shape
        bins, chosen = self._fill(draws), self._chosen[:rows]
        counts = np.bincount(bins.ravel(), minlength=rows * _BINS)
        ends = counts.cumsum()
        wanted_ranks = np.add.outer(np.arange(rows) * size, ranks).ravel()
        holding = ends.searchsorted(wanted_ranks, side="right")
        first_of_bin = np.append(True, holding[1:] != holding[:-1])
        held_so_far = (counts[holding] * first_of_bin).cumsum()
        wanted = np.zeros(counts.size, dtype=bool)
        wanted[holding] = True
        np.take(wanted, bins, out=chosen, mode="clip")  # "raise" would fill a copy first
        candidates = draws[chosen]
        start = 0
        for end in held_so_far[ranks.size - 1 :: ranks.size].tolist():
            candidates[start:end].sort()
            start = end
        # A bin's draws end at `ends` among all draws, and at `held_so_far` among the candidates.
        picked: Values = candidates[wanted_ranks - ends[holding] + held_so_far]
        return picked.reshape(rows, ranks.size)

    def _fill(self, draws: Values) -> Index:
        """Returns the bin of every draw; the bins of a row are ordered like its values."""
        rows = len(draws)
        scaled, narrow, bins = self._scaled[:rows], self._narrow[:rows], self._bins[:rows]
        low = draws.min(axis=1, keepdims=True)
        width = draws.max(axis=1, keepdims=True) - low
        # A row of equal draws, or of all but equal ones whose scale would overflow, is one bin.
        spread = width > _BINS * np.finfo(width.dtype).tiny
        # Just under _BINS, so that the largest draw falls into the last bin of its row.
        scale = np.divide(_BINS * (1 - 1e-6), width, out=np.zeros_like(width), where=spread)
        np.subtract(draws, low, out=scaled)
        np.multiply(scaled, scale, out=scaled)
        # By way of int32, which processors convert to in vectors.
        np.copyto(narrow, scaled, casting="unsafe")
        narrow += np.arange(rows, dtype=np.int32)[:, None] * _BINS
        np.copyto(bins, narrow)
        return bins
