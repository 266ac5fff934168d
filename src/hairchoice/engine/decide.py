"""Decision analysis over joint draws: which option is best at which willingness to pay, how surely.

Terms are those of health economics (Briggs, Sculpher and Claxton 2006). The net benefit of option k
in draw i is ``willingness_to_pay * effect[i, k] - cost[i, k]``: a straight line in the willingness
to pay. In each draw the best net benefit is the upper envelope of these lines. It is walked from
its left end for all draws at once, so that the work does not grow with the number of points.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Array = NDArray[np.float64]
Index = NDArray[np.intp]


class Envelope(Struct, frozen=True):
    """The best options over the draws at each willingness to pay.

    Attributes:
        acceptability: Share of draws in which an option is best, shape (options, points). A tie
            stays with the option that is best at the next lower willingness to pay, and at the
            first point with the first of them.
        best_mean: Mean of the best net benefit, shape (points,).
    """

    acceptability: Array
    best_mean: Array


def envelope(cost: Array, effect: Array, willingness_to_pay: Array) -> Envelope:
    """Walks the upper envelope of the net-benefit lines of every draw.

    Args:
        cost: Shape (draws, options).
        effect: Shape (draws, options).
        willingness_to_pay: Ascending and not negative, shape (points,).

    Raises:
        ValueError: The shapes do not fit, a number is not finite, or the points do not ascend.
    """
    wtp = _checked(cost, effect, willingness_to_pay)
    draws, options = cost.shape
    c, e = np.ascontiguousarray(cost.T), np.ascontiguousarray(effect.T)
    best = np.argmax(wtp[0] * e - c, axis=0)
    first = np.zeros(draws, dtype=np.intp)
    segments = _Segments(options, wtp.size)
    going_on = draws
    while going_on:
        now_c, now_e = _picked(c, best), _picked(e, best)
        crossing, following = _next_crossing(c, e, now_c, now_e)
        last = np.maximum(np.searchsorted(wtp, crossing, side="right"), first)
        segments.add(best, first, last, now_c, now_e)
        best, first = following, last
        left = np.flatnonzero(last < wtp.size)
        going_on = left.size
        if going_on < _WORTH_COPYING * best.size:
            c, e = c.take(left, axis=1), e.take(left, axis=1)
            best, first = best[left], first[left]
    return Envelope(segments.shares(draws), segments.means(draws, wtp))


_WORTH_COPYING = 0.75
"""Share of the draws below which those that go on are copied. The others may stay: what they add
to any point is nothing, as they have come to the last one."""


def _next_crossing(c: Array, e: Array, now_c: Array, now_e: Array) -> tuple[Array, Index]:
    """Returns where each draw's best line is overtaken next, and by which option.

    Of several lines that cross at one point any may be returned: a steeper one then follows at
    the same point, after a piece of no length. So the lowest bits of a crossing may say which line
    it is of, and one minimum of whole numbers finds both: numbers that are not negative have the
    order of their bits. A line that is not steeper crosses nowhere: at infinity, or at 0/0, whose
    bits are higher still.
    """
    option_bits = np.uint64((1 << (len(c) - 1).bit_length()) - 1)
    nearest = np.full(now_c.shape, ~np.uint64(0))
    at, steeper = np.empty_like(now_c), np.empty_like(now_e)
    bits = at.view(np.uint64)
    with np.errstate(divide="ignore", invalid="ignore"):
        for option, (line_c, line_e) in enumerate(zip(c, e, strict=True)):
            np.subtract(line_e, now_e, out=steeper)
            np.maximum(steeper, 0.0, out=steeper)
            np.subtract(line_c, now_c, out=at)
            np.abs(at, out=at)
            np.divide(at, steeper, out=at)
            np.bitwise_and(bits, ~option_bits, out=bits)
            np.bitwise_or(bits, np.uint64(option), out=bits)
            np.minimum(nearest, bits, out=nearest)
        following = (nearest & option_bits).astype(np.intp)
        rise = _picked(e, following) - now_e
        exact = (_picked(c, following) - now_c) / rise
    return np.where(rise > 0, exact, np.inf), following


def _picked(lines: Array, option: Index) -> Array:
    """Returns the number of one option in each draw, of contiguous options x draws."""
    picked: Array = lines.take(option * lines.shape[1] + np.arange(option.size))
    return picked


class _Segments:
    """Sums the pieces of all envelopes at the points they span, by their ends only."""

    def __init__(self, options: int, points: int) -> None:
        self._counts = np.zeros((options, points + 1))
        self._cost = np.zeros(points + 1)
        self._effect = np.zeros(points + 1)

    def add(self, option: Index, first: Index, last: Index, c: Array, e: Array) -> None:
        """Adds one piece per draw: an option that is best at the points first to last - 1."""
        width = self._cost.size
        for ends, sign in ((first, 1.0), (last, -1.0)):
            flat = np.bincount(option * width + ends, minlength=self._counts.size)
            self._counts += sign * flat.reshape(self._counts.shape)
            self._cost += sign * np.bincount(ends, weights=c, minlength=width)
            self._effect += sign * np.bincount(ends, weights=e, minlength=width)

    def shares(self, draws: int) -> Array:
        """Share of the draws in which each option is best, shape (options, points)."""
        shares: Array = self._counts.cumsum(axis=1)[:, :-1] / draws
        return shares

    def means(self, draws: int, wtp: Array) -> Array:
        """Mean best net benefit, shape (points,)."""
        means: Array = (wtp * self._effect.cumsum()[:-1] - self._cost.cumsum()[:-1]) / draws
        return means


def acceptability(cost: Array, effect: Array, willingness_to_pay: Array) -> Array:
    """Cost-effectiveness acceptability curves (CEAC): share of draws in which an option is best.

    Args:
        cost: Shape (draws, options).
        effect: Shape (draws, options).
        willingness_to_pay: Ascending and not negative, shape (points,).

    Returns:
        Shape (options, points); every column sums to 1.

    Raises:
        ValueError: As for `envelope`.
    """
    return envelope(cost, effect, willingness_to_pay).acceptability


def mean_net_benefit(cost: Array, effect: Array, willingness_to_pay: Array) -> Array:
    """Mean net benefit of each option, shape (options, points)."""
    mean: Array = np.outer(effect.mean(axis=0), willingness_to_pay) - cost.mean(axis=0)[:, None]
    return mean


def best_on_average(cost: Array, effect: Array, willingness_to_pay: Array) -> Index:
    """Option with the highest mean net benefit at each point, shape (points,)."""
    best: Index = np.argmax(mean_net_benefit(cost, effect, willingness_to_pay), axis=0)
    return best


def frontier(acceptable: Array, best: Index) -> Array:
    """Cost-effectiveness acceptability frontier (CEAF), shape (points,).

    The acceptability of the option that is best on average: how sure one can be of being right
    when following the averages. Not the highest of the curves (Fenwick, Claxton and Sculpher 2001).
    """
    picked: Array = acceptable[best, np.arange(best.size)]
    return picked


def expected_loss(cost: Array, effect: Array, willingness_to_pay: Array) -> Array:
    """Expected loss of each option against knowing the best in every draw.

    Returns:
        Money, shape (options, points), not negative. The lowest at a point is the EVPI.
    """
    best = envelope(cost, effect, willingness_to_pay).best_mean
    loss: Array = np.maximum(best - mean_net_benefit(cost, effect, willingness_to_pay), 0.0)
    return loss


def evpi(cost: Array, effect: Array, willingness_to_pay: Array) -> Array:
    """Expected value of perfect information for one person, money, shape (points,).

    Mean of the best net benefit minus the best of the mean net benefits.
    """
    value: Array = expected_loss(cost, effect, willingness_to_pay).min(axis=0)
    return value


class IcerRow(Struct, frozen=True):
    """One option of the table of incremental cost-effectiveness ratios.

    Attributes:
        icer: Extra cost per extra unit of effect against the previous option of the frontier; None
            for the cheapest and for dominated options.
        against: Name of that previous option.
        status: ``base`` is the cheapest; ``dominated`` has another that costs no more and does no
            less; ``extended`` is dominated by a mixture of two others.
    """

    name: str
    cost: float
    effect: float
    status: Literal["base", "frontier", "dominated", "extended"]
    icer: float | None = None
    against: str | None = None


def icer_table(cost: Array, effect: Array, names: Sequence[str]) -> list[IcerRow]:
    """Incremental cost-effectiveness ratios with strict and extended dominance.

    Of options that are equal in mean cost and effect the first named stays.

    Args:
        cost: Shape (draws, options); means are taken.
        effect: Shape (draws, options).
        names: Of the options.

    Returns:
        By rising cost, and among equals of cost by falling effect.

    Raises:
        ValueError: The shapes do not fit or a number is not finite.
    """
    if cost.shape != effect.shape or cost.ndim != 2 or cost.shape[1] != len(names):
        raise ValueError(
            f"cost {cost.shape} and effect {effect.shape} must be draws x {len(names)} options"
        )
    if not (np.isfinite(cost).all() and np.isfinite(effect).all()):
        raise ValueError("cost and effect must be finite")
    mean_cost, mean_effect = cost.mean(axis=0), effect.mean(axis=0)
    order = sorted(range(len(names)), key=lambda k: (mean_cost[k], -mean_effect[k], k))
    undominated = _undominated(order, mean_effect)
    kept = _convex(undominated, mean_cost, mean_effect)
    rows = []
    for k in order:
        figures = (names[k], float(mean_cost[k]), float(mean_effect[k]))
        if k not in kept:
            rows.append(IcerRow(*figures, "extended" if k in undominated else "dominated"))
        elif k == kept[0]:
            rows.append(IcerRow(*figures, "base"))
        else:
            before = kept[kept.index(k) - 1]
            ratio = _ratio(before, k, mean_cost, mean_effect)
            rows.append(IcerRow(*figures, "frontier", ratio, names[before]))
    return rows


def _undominated(order: Sequence[int], effect: Array) -> list[int]:
    """Options by rising cost that each do more than every cheaper one."""
    kept: list[int] = []
    for k in order:
        if not kept or effect[k] > effect[kept[-1]]:
            kept.append(k)
    return kept


def _convex(options: Sequence[int], cost: Array, effect: Array) -> list[int]:
    """Drops options whose ratio is not below the next one's, until the ratios rise."""
    kept: list[int] = []
    for k in options:
        while len(kept) >= 2 and _ratio(kept[-2], kept[-1], cost, effect) >= _ratio(
            kept[-1], k, cost, effect
        ):
            kept.pop()
        kept.append(k)
    return kept


def _ratio(before: int, after: int, cost: Array, effect: Array) -> float:
    return float((cost[after] - cost[before]) / (effect[after] - effect[before]))


def _checked(cost: Array, effect: Array, willingness_to_pay: Array) -> Array:
    wtp = np.asarray(willingness_to_pay, dtype=np.float64)
    if cost.shape != effect.shape or cost.ndim != 2 or 0 in cost.shape:
        raise ValueError(f"cost {cost.shape} and effect {effect.shape} must be draws x options")
    if wtp.ndim != 1 or not wtp.size or np.any(np.diff(wtp) <= 0) or wtp[0] < 0:
        raise ValueError("willingness to pay must ascend and not be negative")
    if not (np.isfinite(cost).all() and np.isfinite(effect).all() and np.isfinite(wtp).all()):
        raise ValueError("cost, effect and willingness to pay must be finite")
    return wtp
