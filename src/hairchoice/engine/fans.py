"""From draws to means and quantiles, without sorting more than needed."""

from __future__ import annotations

from collections.abc import Iterator
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
_BLOCK_NUMBERS = 1 << 16
"""Numbers in a block: 256 kB of float32, so that a block and its bins stay in a core's cache."""


def quantiles(draws: Values) -> Array:
    """Returns the quantiles of each row of draws, `QUANTILES` in that order.

    Linear interpolation between order statistics (Hyndman and Fan 1996, type 7).

    Args:
        draws: Shape (rows, draws).

    Returns:
        Shape (7, rows).
    """
    ranks, neighbours, above = _positions(draws.shape[1])
    low, high = _order_statistics(draws, ranks).astype(np.float64).T[neighbours]
    interpolated: Array = low + above * (high - low)
    return interpolated


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
    return Summary(float(draws.mean()), tuple(quantiles(draws[None])[:, 0].tolist()))


def _order_statistics(draws: Values, ranks: Index) -> Values:
    """Returns the values of some ranks (0 is the smallest) in each row, exactly, in linear time.

    Draws are counted into bins; only those in the bins that hold a wanted rank are sorted. How this
    compares with sorting depends on the processor's vector instructions: docs/performance.md.

    Args:
        draws: Shape (rows, draws).
        ranks: Ascending, shape (ranks,).

    Returns:
        Shape (rows, ranks).
    """
    rows, size = draws.shape
    bins = _bins(draws)
    counts = np.bincount(bins, minlength=rows * _BINS)
    ends = counts.cumsum()
    wanted_ranks = np.add.outer(np.arange(rows) * size, ranks).ravel()
    holding = ends.searchsorted(wanted_ranks, side="right")
    first_of_bin = np.append(True, holding[1:] != holding[:-1])
    held_so_far = (counts[holding] * first_of_bin).cumsum()
    wanted = np.zeros(counts.size, dtype=bool)
    wanted[holding] = True
    candidates = draws.ravel()[wanted[bins]]
    start = 0
    for end in held_so_far[ranks.size - 1 :: ranks.size].tolist():
        candidates[start:end].sort()
        start = end
    # A bin's draws end at `ends` among all draws, and at `held_so_far` among the candidates.
    picked: Values = candidates[wanted_ranks - ends[holding] + held_so_far]
    return picked.reshape(rows, ranks.size)


def _bins(draws: Values) -> Index:
    """Returns the bin of every draw, row after row; bins of a row are ordered like its values."""
    low = draws.min(axis=1, keepdims=True)
    width = draws.max(axis=1, keepdims=True) - low
    # A row of equal draws, or of all but equal ones whose scale would overflow, is one bin.
    spread = width > _BINS * np.finfo(width.dtype).tiny
    # Just under _BINS, so that the largest draw falls into the last bin of its row.
    scale = np.divide(_BINS * (1 - 1e-6), width, out=np.zeros_like(width), where=spread)
    scaled = draws - low
    scaled *= scale
    # By way of int32, which processors convert to in vectors.
    bins = scaled.astype(np.int32)
    bins += np.arange(len(draws), dtype=np.int32)[:, None] * _BINS
    flat: Index = bins.ravel().astype(np.intp)
    return flat


class FanBuilder:
    """Collects a fan month by month."""

    def __init__(self, months: int) -> None:
        self._mean = np.empty(months)
        self._quantiles = np.empty((len(QUANTILES), months))

    def add(self, months: slice, block: Single) -> None:
        """Takes the draws of some months, shape (months, draws)."""
        self._mean[months] = block.mean(axis=1)
        self._quantiles[:, months] = quantiles(block)

    def fan(self) -> Fan:
        """Returns the fan."""
        return Fan(self._mean, self._quantiles)


def blocks(months: int, draws: int) -> Iterator[slice]:
    """Splits months into blocks that stay in the processor's cache."""
    step = max(1, _BLOCK_NUMBERS // draws)
    for start in range(0, months, step):
        yield slice(start, min(start + step, months))
