"""From draws to means and quantiles, without sorting more than needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hairchoice.engine.result import QUANTILES, Fan, Summary

Array = NDArray[np.float64]
Single = NDArray[np.float32]
Values = NDArray[np.floating[Any]]
Index = NDArray[np.intp]

_BINS = 1024
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
    position = np.array(QUANTILES)[:, None] / 100 * (draws.shape[1] - 1)
    below = np.floor(position).astype(np.intp)
    above = np.minimum(below + 1, draws.shape[1] - 1)
    ranks = np.concatenate((below, above)).ravel()
    low, high = np.split(_order_statistics(draws, ranks).astype(np.float64).T, 2)
    interpolated: Array = low + (position - below) * (high - low)
    return interpolated


def summary(draws: Array) -> Summary:
    """Returns mean and quantiles of draws, shape (draws,)."""
    return Summary(float(draws.mean()), tuple(quantiles(draws[None])[:, 0].tolist()))


def _order_statistics(draws: Values, ranks: Index) -> Values:
    """Returns the values of some ranks (0 is the smallest) in each row, in linear time.

    Draws are counted into bins; only those in the bins that hold a wanted rank are sorted. On
    processors whose vector sort is slow this is three to four times as fast as sorting, on the
    others as fast, and it is exact everywhere.

    Args:
        draws: Shape (rows, draws).
        ranks: Shape (ranks,).

    Returns:
        Shape (rows, ranks).
    """
    rows = len(draws)
    bins = _bins(draws)
    counts = np.bincount(bins, minlength=rows * _BINS)
    wanted_ranks = np.add.outer(np.arange(rows) * draws.shape[1], ranks)
    holding = np.searchsorted(counts.cumsum(), wanted_ranks, side="right")
    wanted = np.zeros(counts.size, dtype=bool)
    wanted[holding] = True
    candidates = draws.ravel()[wanted[bins]]
    left_out = np.where(wanted, 0, counts).cumsum()
    of_row = np.where(wanted, counts, 0).reshape(rows, _BINS).sum(axis=1)
    for row in np.split(candidates, of_row.cumsum()[:-1]):
        row.sort()
    picked: Values = candidates[wanted_ranks - left_out[holding]]
    return picked


def _bins(draws: Values) -> Index:
    """Returns the bin of every draw, row after row; bins of a row are ordered like its values."""
    low = draws.min(axis=1, keepdims=True)
    width = draws.max(axis=1, keepdims=True) - low
    # A row of equal draws, or of all but equal ones whose scale would overflow, is one bin.
    spread = width > _BINS * np.finfo(width.dtype).tiny
    # Just under _BINS, so that the largest draw falls into the last bin of its row.
    scale = np.divide(_BINS * (1 - 1e-6), width, out=np.zeros_like(width), where=spread)
    bins = ((draws - low) * scale).astype(np.intp)
    bins += np.arange(len(draws))[:, None] * _BINS
    flat: Index = bins.ravel()
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
