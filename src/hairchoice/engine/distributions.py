"""Quantiles of the distributions of the model at the middles of ``2**bits`` equal strata.

A table is computed once per shape and size and kept; an input's draws are a gather from it.
"""

from __future__ import annotations

from functools import lru_cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from hairchoice.engine.sampling import Strata, Streams

Array = NDArray[np.float64]

PERT_SHAPE = 4.0
"""Weight of the typical value; 4 gives the classical PERT mean (low + 4 typical + high) / 6."""

_GRID = 2048
_QUANTILE_BITS = 10


@lru_cache(maxsize=8)
def middles(bits: int) -> Array:
    """Returns the middles of the strata, (k + 1/2) / 2**bits, shape (2**bits,)."""
    count = 1 << bits
    return _frozen((np.arange(count) + 0.5) / count)


@lru_cache(maxsize=8)
def normal_table(bits: int) -> Array:
    """Returns the standard normal quantiles of the strata."""
    inverse = NormalDist().inv_cdf
    half = np.array([inverse(p) for p in middles(bits)[: 1 << (bits - 1)].tolist()])
    return _frozen(np.concatenate((half, -half[::-1])))


def pert(low: float, typical: float, high: float, strata: Strata, bits: int) -> Array:
    """Draws of PERT(low, typical, high), a beta distribution with shape 4 on [low, high].

    Args:
        low: Smallest value; equal to ``high`` gives that value exactly.
        typical: Most likely value.
        high: Largest value.
        strata: Of the input, shape (draws,).
        bits: Of the streams.

    Returns:
        Shape (draws,).

    Source: Malcolm et al. 1959 (PERT); Vose, Risk Analysis, for the beta form.
    """
    if low == high:
        return np.full(strata.shape, low)
    mode = (typical - low) / (high - low)
    return low + (high - low) * _beta_table(round(mode, 12), bits)[strata]


def draw(limits: tuple[float, float, float], owner: str, name: str, streams: Streams) -> Array:
    """Draws an uncertain input from its own stream, shape (draws,); exact where low = high."""
    if limits[0] == limits[2]:
        return np.full(streams.draws, limits[1])
    return pert(*limits, streams.strata(owner, name), streams.bits)


def pert_quantile(limits: tuple[float, float, float], probability: float) -> float:
    """Returns one quantile of PERT(low, typical, high), to 0.1 % in probability."""
    stratum = np.array([int(probability * (1 << _QUANTILE_BITS))])
    return float(pert(*limits, stratum, _QUANTILE_BITS)[0])


def pert_mean(low: float, typical: float, high: float) -> float:
    """Returns the mean of PERT(low, typical, high)."""
    return (low + PERT_SHAPE * typical + high) / (PERT_SHAPE + 2)


@lru_cache(maxsize=512)
def _beta_table(mode: float, bits: int) -> Array:
    """Returns the quantiles of Beta(1 + 4 mode, 5 - 4 mode) at the middles of the strata.

    With x = sin(t)**2 the density is sin(t)**(2a - 1) cos(t)**(2b - 1), smooth at both ends, so
    the trapezoidal rule on an even grid of t gives the distribution function to about 1e-7.
    """
    a, b = 1 + PERT_SHAPE * mode, 1 + PERT_SHAPE * (1 - mode)
    t = np.linspace(0, np.pi / 2, _GRID + 1)
    density = np.sin(t) ** (2 * a - 1) * np.cos(t) ** (2 * b - 1)
    cumulative = np.concatenate(([0.0], np.cumsum(density[1:] + density[:-1])))
    quantile = np.interp(middles(bits), cumulative / cumulative[-1], t)
    return _frozen(np.sin(quantile) ** 2)


def _frozen(values: Array) -> Array:
    """Tables are shared by every result of the process: nobody may write to them."""
    values.setflags(write=False)
    return values
