"""Cost of one treatment: simulated by month only where its fan cannot be had by arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hairchoice.engine.cost import Index, Money, Payments, payments, total_cost
from hairchoice.engine.fans import FanBuilder, Scratch, quantiles, summary
from hairchoice.engine.plan import Plan
from hairchoice.engine.result import Fan, Summary
from hairchoice.engine.sampling import Streams

Array = NDArray[np.float64]
Single = NDArray[np.float32]


class CostResult(Struct, frozen=True, eq=False):
    """Cost of one treatment.

    Attributes:
        fan: Cumulative, by month.
        total: Paid within the horizon, shape (draws,).
        summary: Of ``total``.
    """

    fan: Fan
    total: Array
    summary: Summary


def simulate_cost(plan: Plan, money: Money, streams: Streams, scratch: Scratch) -> CostResult:
    """Simulates what a plan costs."""
    lines = payments(plan, money, streams)
    total = total_cost(lines, streams.draws)
    paid = summary(total)
    return CostResult(cost_fan(lines, paid, money.months, scratch), total, paid)


def cost_fan(lines: Sequence[Payments], total: Summary, months: int, scratch: Scratch) -> Fan:
    """Returns the fan of cumulative cost for months 0 to T.

    Month T closes the horizon: nothing is paid in it, so it holds the total, as month T - 1 does.

    Where all draws pay in the same months, cost is amount x schedule: its quantiles are those of
    the amount, times the schedule.
    """
    common, varied = _merged(lines)
    if not varied and len(common) <= 1:
        fan = _proportional(*common[0]) if common else Fan(np.zeros(months), np.zeros((7, months)))
    else:
        fan = _simulated(common, varied, months, scratch)
    end = np.array(total.quantiles)[:, None]
    return Fan(
        np.concatenate((fan.mean[:-1], [total.mean, total.mean])),
        np.concatenate((fan.quantiles[:, :-1], end, end), axis=1),
    )


def _merged(lines: Sequence[Payments]) -> tuple[list[tuple[Array, Array]], list[Payments]]:
    """Splits lines into (amount, schedule) pairs that all draws share, and the others.

    Lines that are paid in the same months become one.
    """
    common: dict[bytes, tuple[Array, Array]] = {}
    for line in lines:
        if line.pattern is None:
            schedule = line.schedule[0]
            key = schedule.tobytes()
            amount = line.amount + common[key][0] if key in common else line.amount
            common[key] = (amount, schedule)
    return list(common.values()), [line for line in lines if line.pattern is not None]


def _proportional(amount: Array, schedule: Array) -> Fan:
    return Fan(amount.mean() * schedule, quantiles(amount)[:, None] * schedule)


def _simulated(
    common: Sequence[tuple[Array, Array]], varied: Sequence[Payments], months: int, scratch: Scratch
) -> Fan:
    """Fills every month's draws.

    float32 holds deviations from the mean cost of what is common, so that what is certain stays
    exact to the cent beside what is not.
    """
    reference = sum((amount.mean() * schedule for amount, schedule in common), np.zeros(months))
    terms: list[_Term] = [
        _CommonRows(amount - amount.mean(), schedule) for amount, schedule in common
    ]
    terms += [_VariedRows(line, line.pattern) for line in varied if line.pattern is not None]
    builder = FanBuilder(months, scratch)
    for block in scratch.blocks(months):
        count = block.stop - block.start
        values, more = scratch.block[:count], scratch.other[:count]
        terms[0].fill(block, values)
        for term in terms[1:]:
            term.fill(block, more)
            values += more
        builder.add(block, values)
    fan = builder.fan()
    return Fan(fan.mean + reference, fan.quantiles + reference)


class _Term(Protocol):
    """A summand of cumulative cost by month and draw."""

    def fill(self, months: slice, out: Single) -> None:
        """Writes the rows of ``months`` to ``out``, shape (months, draws)."""


class _CommonRows:
    """What all draws pay in the same months."""

    def __init__(self, amount: Array, schedule: Array) -> None:
        self._amount = _single(amount)
        self._schedule = _single(schedule)

    def fill(self, months: slice, out: Single) -> None:
        np.multiply.outer(self._schedule[months], self._amount, out=out)


class _VariedRows:
    """A line whose payments fall in other months in other draws."""

    def __init__(self, line: Payments, pattern: Index) -> None:
        self._amount = _single(line.amount)
        self._by_month = _single(line.schedule.T)
        self._pattern = pattern

    def fill(self, months: slice, out: Single) -> None:
        np.take(self._by_month[months], self._pattern, axis=1, out=out, mode="clip")
        out *= self._amount


def _single(values: Array) -> Single:
    return values.astype(np.float32)
