"""From draws to means and quantiles, by blocks of months that fit the cache."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from hairchoice.engine.order import Interpolation, Selector
from hairchoice.engine.result import Fan, Summary

Array = NDArray[np.float64]
Single = NDArray[np.float32]

_BLOCK_NUMBERS = 1 << 17
"""Numbers in a block: few enough for the cache, so many that two threads seldom wait for the
interpreter between them."""


def ordered(draws: Array) -> Array:
    """Returns the draws that the quantiles lie between, ascending, shape (ranks,)."""
    ranks = Interpolation.among(draws.size).ranks
    selector = Selector(1, draws.size, np.float64)
    found: Array = selector.statistics(draws[None].copy(), ranks)[0]
    return found


def quantiles(draws: Array) -> Array:
    """Returns the quantiles of draws, `QUANTILES` in that order, shape (7,)."""
    return Interpolation.among(draws.size).quantiles(ordered(draws)[None])[:, 0]


def summary(draws: Array) -> Summary:
    """Returns mean and quantiles of draws, shape (draws,)."""
    return Summary(float(draws.mean()), tuple(quantiles(draws).tolist()))


def row_means(block: Single) -> Single:
    """Returns the mean of each row, shape (rows,).

    By `einsum`, which adds up in vectors: four times as fast as `mean`, and as exact beside the
    float32 that it adds.
    """
    means: Single = np.einsum("ij->i", block) / np.float32(block.shape[1])
    return means


class Scratch:
    """Memory for blocks of one number of draws, for one thread at a time.

    Fresh memory for every block would cost as much as the work done in it, in page faults.

    Attributes:
        block: For the draws of a block of months, float32, shape (months, draws).
        other: The same once more, for what is combined with a block.
        interpolation: Where the quantiles lie among the draws.
    """

    def __init__(self, draws: int) -> None:
        """Takes the memory."""
        shape = (max(1, _BLOCK_NUMBERS // draws), draws)
        self.block = np.empty(shape, np.float32)
        self.other = np.empty(shape, np.float32)
        self._selector = Selector(*shape)
        self.interpolation = Interpolation.among(draws)

    def blocks(self, months: int) -> Iterator[slice]:
        """Splits months into blocks that fit."""
        for start in range(0, months, len(self.block)):
            yield slice(start, min(start + len(self.block), months))

    def statistics(self, rows: Single) -> Single:
        """Returns the draws of each row that its quantiles lie between, shape (rows, ranks).

        The draws of ``rows`` may be in another order afterwards.
        """
        found: Single = self._selector.statistics(rows, self.interpolation.ranks)
        return found


class FanBuilder:
    """Collects a fan block by block."""

    def __init__(self, months: int, scratch: Scratch) -> None:
        """Prepares the fan of ``months`` months."""
        self._mean = np.empty(months)
        self._statistics = np.empty((months, scratch.interpolation.ranks.size), np.float32)
        self._scratch = scratch

    def add(self, months: slice, block: Single) -> None:
        """Takes the draws of some months, shape (months, draws), and reorders them at will."""
        self._mean[months] = row_means(block)
        self._statistics[months] = self._scratch.statistics(block)

    def fan(self) -> Fan:
        """Returns the fan."""
        return Fan(self._mean, self._scratch.interpolation.quantiles(self._statistics))


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
