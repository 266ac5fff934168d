"""From draws to means and quantiles, without sorting more than needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hairchoice.engine.result import QUANTILES, Fan, Summary

Array = NDArray[np.float64]
Single = NDArray[np.float32]
Values = NDArray[np.floating[Any]]
Index = NDArray[np.intp]

_BINS = 512
_BLOCK_NUMBERS = 1 << 17
"""Numbers in a block: few enough for the cache, so many that two threads seldom wait for the
interpreter between them."""


def quantiles(draws: Array) -> Array:
    """Returns the quantiles of draws, `QUANTILES` in that order, shape (7,)."""
    return Scratch(draws.size, np.float64).quantiles(draws[None])[:, 0]


@lru_cache(maxsize=8)
def _positions(draws: int) -> tuple[Index, Index, Array]:
    """Returns where the quantiles lie among ordered draws.

    Returns:
        The ranks that are needed, ascending; which of them are the lower and the upper neighbour of
        each quantile, shape (2, 7); how far it is above the lower one, shape (7, 1).
    """
    position = np.array(QUANTILES) / 100 * (draws - 1)
    below = np.floor(position).astype(np.intp)
    above = np.minimum(below + 1, draws - 1)
    ranks, neighbours = np.unique(np.stack((below, above)), return_inverse=True)
    return ranks, neighbours.reshape(2, -1), (position - below)[:, None]


def summary(draws: Array) -> Summary:
    """Returns mean and quantiles of draws, shape (draws,)."""
    return Summary(float(draws.mean()), tuple(quantiles(draws).tolist()))


class Scratch:
    """Memory for blocks of one number of draws, for one thread at a time.

    Fresh memory for every block would cost as much as the work done in it, in page faults.

    Attributes:
        block: For the draws of a block of months, float32, shape (months, draws).
        other: The same once more, for what is combined with a block.
    """

    def __init__(self, draws: int, dtype: type[np.floating[Any]] = np.float32) -> None:
        """Takes the memory; ``dtype`` is that of the draws."""
        shape = (max(1, _BLOCK_NUMBERS // draws), draws)
        self.block = np.empty(shape, dtype)
        self.other = np.empty(shape, dtype)
        self._scaled = np.empty(shape, dtype)
        self._narrow = np.empty(shape, np.int32)
        self._bins = np.empty(shape, np.intp)
        self._chosen = np.empty(shape, np.bool_)

    def blocks(self, months: int) -> Iterator[slice]:
        """Splits months into blocks that fit."""
        for start in range(0, months, len(self.block)):
            yield slice(start, min(start + len(self.block), months))

    def quantiles(self, draws: Values) -> Array:
        """Returns the quantiles of each row, `QUANTILES` in that order, shape (7, rows).

        Linear interpolation between order statistics (Hyndman and Fan 1996, type 7).
        """
        ranks, neighbours, above = _positions(draws.shape[1])
        low, high = self._order_statistics(draws, ranks).astype(np.float64).T[neighbours]
        interpolated: Array = low + above * (high - low)
        return interpolated

    def _order_statistics(self, draws: Values, ranks: Index) -> Values:
        """Returns the values of ascending ranks (0 is the smallest), shape (rows, ranks).

        Draws are counted into bins; only those in bins that hold a wanted rank are sorted: exact,
        and linear in the number of draws. How this compares with sorting depends on the processor's
        vector instructions: docs/performance.md.
        """
        rows, size = draws.shape
        bins, chosen = self._fill_bins(draws), self._chosen[:rows]
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

    def _fill_bins(self, draws: Values) -> Index:
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


class FanBuilder:
    """Collects a fan block by block."""

    def __init__(self, months: int, scratch: Scratch) -> None:
        """Prepares the fan of ``months`` months."""
        self._mean = np.empty(months)
        self._quantiles = np.empty((len(QUANTILES), months))
        self._scratch = scratch

    def add(self, months: slice, block: Single) -> None:
        """Takes the draws of some months, shape (months, draws)."""
        self._mean[months] = block.mean(axis=1)
        self._quantiles[:, months] = self._scratch.quantiles(block)

    def fan(self) -> Fan:
        """Returns the fan."""
        return Fan(self._mean, self._quantiles)


class ScratchPool:
    """Lends scratch memory to threads and takes it back for the next."""

    def __init__(self) -> None:
        self._free: defaultdict[int, list[Scratch]] = defaultdict(list)

    @contextmanager
    def borrow(self, draws: int) -> Iterator[Scratch]:
        """Gives memory for a number of draws, until the end of the with statement."""
        free = self._free[draws]
        try:
            scratch = free.pop()
        except IndexError:
            scratch = Scratch(draws)
        try:
            yield scratch
        finally:
            free.append(scratch)
