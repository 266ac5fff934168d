"""The least that numpy can do for the same answers: nobody's model, only the work.

Variates, a block of draws by month for each treatment and fan, one sort of it, seven picks, and
the upper envelope of the net-benefit lines. What it leaves out: quantiles of the inputs'
distributions, sessions, persistence, means, counts of 100, checks and words.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Single = NDArray[np.float32]

INPUTS = 73
"""Six for each of 12 treatments and the person's decline."""

SHARES = (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95)


def floor(treatments: int, draws: int, months: int, points: int, threads: int) -> object:
    """Does the work once.

    Args:
        treatments: Each with a fan of cost and one of hair.
        draws: Simulated futures.
        months: Horizon; a fan has one more.
        points: Of the willingness to pay.
        threads: Treatments at the same time.
    """
    variates = np.random.default_rng(1).standard_normal((INPUTS, draws))
    single = variates.astype(np.float32)
    decline, inputs = single[-1], single[:-1].reshape(treatments, 6, draws)

    def one(own: Single) -> tuple[Array, Array]:
        return fan(cost_block(own, months)), fan(hair_block(own, decline, months))

    with ThreadPoolExecutor(threads) as pool:
        fans = list(pool.map(one, inputs))
    cost = np.abs(variates[:treatments]) * 1000.0
    effect = variates[treatments : 2 * treatments] * 10.0
    return fans, envelope(cost, effect, np.linspace(0.0, 100.0, points))


def cost_block(own: Single, months: int) -> Single:
    """Something paid at the start and something paid every month."""
    block: Single = np.outer(np.arange(months + 1, dtype=np.float32), own[0])
    block += own[1]
    return block


def hair_block(own: Single, decline: Single, months: int) -> Single:
    """A density that declines, and a gain that grows for a year."""
    block = np.empty((months + 1, decline.size), np.float32)
    keep = 1 - (decline * own[2] + 3) / np.float32(1000)
    block[0] = 200
    for month in range(1, months + 1):
        np.multiply(block[month - 1], keep, out=block[month])
    for month in range(1, months + 1):
        block[month] += np.float32(min(1.0, month / 12)) * own[3]
    return block


def fan(block: Single) -> Array:
    """Sorts each month in place and picks the seven quantiles."""
    block.sort(axis=1)
    position = np.array(SHARES) * (block.shape[1] - 1)
    below = position.astype(np.intp)
    low = block[:, below].astype(np.float64)
    quantiles: Array = low + (position - below) * (block[:, below + 1] - low)
    return quantiles


def envelope(cost: Array, effect: Array, points: Array) -> tuple[Array, Array]:
    """Shares of draws in which each option is best, and the value of perfect information.

    Args:
        cost: Shape (options, draws).
        effect: Shape (options, draws).
        points: Willingness to pay, ascending.
    """
    options, draws = cost.shape
    counts, lines = np.zeros((options, points.size + 1)), np.zeros((2, points.size + 1))
    best = np.argmax(points[0] * effect - cost, axis=0)
    first = np.zeros(draws, np.intp)
    c, e = cost, effect
    while best.size:
        column = np.arange(best.size)
        now_c, now_e = c[best, column], e[best, column]
        with np.errstate(divide="ignore", invalid="ignore"):
            crossing = np.where(e > now_e, (c - now_c) / (e - now_e), np.inf)
        following = crossing.argmin(axis=0)
        last = np.maximum(np.searchsorted(points, crossing[following, column]), first)
        for ends, sign in ((first, 1), (last, -1)):
            flat = np.bincount(best * counts.shape[1] + ends, minlength=counts.size)
            counts += sign * flat.reshape(counts.shape)
            sums = [
                np.bincount(ends, weight, minlength=points.size + 1) for weight in (now_c, now_e)
            ]
            lines += sign * np.stack(sums)
        on = last < points.size
        c, e, best, first = c[:, on], e[:, on], following[on], last[on]
    spent, gained = lines.cumsum(axis=1)[:, :-1] / draws
    mean = np.outer(effect.mean(axis=1), points) - cost.mean(axis=1)[:, None]
    return counts.cumsum(axis=1)[:, :-1] / draws, points * gained - spent - mean.max(axis=0)
