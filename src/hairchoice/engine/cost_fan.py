"""Cost of one treatment: simulated by month only where its fan cannot be had by arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hairchoice.engine.cost import Money, Payments, payments, total_cost
from hairchoice.engine.fans import FanBuilder, Scratch, quantiles, summary
from hairchoice.engine.plan import Plan
from hairchoice.engine.result import Fan, Summary
from hairchoice.engine.sampling import Streams

Array = NDArray[np.float64]
Single = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class CostResult:
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
    deviations = [(_single(a - a.mean()), _single(schedule)) for a, schedule in common]
    varied_rows = [_VariedRows(line, scratch.other) for line in varied]
    builder = FanBuilder(months, scratch)
    for block in scratch.blocks(months):
        values = scratch.block[: block.stop - block.start]
        values.fill(0)
        for amount, schedule in deviations:
            values += schedule[block, None] * amount
        for rows in varied_rows:
            values += rows.of(block)
        builder.add(block, values)
    fan = builder.fan()
    return Fan(fan.mean + reference, fan.quantiles + reference)


class _VariedRows:
    """Cumulative cost of a line whose payments differ between draws, by blocks of months."""

    def __init__(self, line: Payments, memory: Single) -> None:
        if line.pattern is None:
            raise ValueError("all draws share this line's schedule")
        self._pattern = line.pattern
        self._amount = _single(line.amount)
        self._by_month = _single(line.schedule.T)
        self._memory = memory

    def of(self, block: slice) -> Single:
        """Returns the rows of some months; they are written over by the next call."""
        rows = self._memory[: block.stop - block.start]
        np.take(self._by_month[block], self._pattern, axis=1, out=rows, mode="clip")
        rows *= self._amount
        return rows


def _single(values: Array) -> Single:
    return values.astype(np.float32)
