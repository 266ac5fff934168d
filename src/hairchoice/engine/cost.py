"""Cumulative cost per draw and month (docs/method.md, "Cost")."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hairchoice.engine.distributions import draw
from hairchoice.engine.duration import distinct, session_draws, session_months, stop_months
from hairchoice.engine.plan import ONE, CostLine, Plan, Range, Regimen, SessionPlan
from hairchoice.engine.planning import typical_plan
from hairchoice.engine.sampling import PERSON, Streams

Array = NDArray[np.float64]
Index = NDArray[np.intp]


class Money(Struct, frozen=True):
    """How payments of different months are put together.

    Attributes:
        months: Horizon T; payments fall in months 0 to T - 1.
        growth: Yearly growth of prices.
        discount: Yearly discount rate.
    """

    months: int
    growth: float = 0.0
    discount: float = 0.0

    def factors(self) -> Array:
        """What a payment of one is worth in each month, shape (T,)."""
        years = np.arange(self.months) / 12
        factors: Array = ((1 + self.growth) / (1 + self.discount)) ** years
        return factors


class Payments(Struct, frozen=True):
    """One cost line over the draws: the amount of one payment, and when it is paid.

    Cumulative cost of draw i up to and including month m is
    ``amount[i] * schedule[pattern[i], m]``.

    Attributes:
        amount: Price x units, shape (draws,).
        schedule: Cumulative factors of the payments, shape (patterns, T).
        pattern: Row of the schedule, shape (draws,); None where all draws share row 0.
    """

    line: CostLine
    amount: Array
    schedule: Array
    pattern: Index | None

    def total(self) -> Array:
        """Paid within the horizon, shape (draws,)."""
        last = self.schedule[:, -1]
        total: Array = self.amount * (last[0] if self.pattern is None else last[self.pattern])
        return total


def payments(plan: Plan, money: Money, streams: Streams) -> list[Payments]:
    """Returns the payments of every line that has a price."""
    return [
        _payments(line, line.price, regimen, money, streams)
        for regimen in plan.regimens
        for line in regimen.lines
        if line.price is not None
    ]


def typical_payments(plan: Plan, money: Money) -> list[tuple[CostLine, Array]]:
    """Returns what each line costs in each month, shape (T,), with all inputs at their typical.

    This is the arithmetic a person can do by hand; the simulation spreads around it.
    """
    lines = payments(typical_plan(plan), money, Streams(seed=0, draws=1))
    return [(line.line, line.amount[0] * np.diff(line.schedule[0], prepend=0.0)) for line in lines]


def total_cost(lines: Sequence[Payments], draws: int) -> Array:
    """Returns what is paid within the horizon: the sum of the lines, shape (draws,)."""
    return sum((line.total() for line in lines), start=np.zeros(draws))


def _payments(
    line: CostLine, price: Range, regimen: Regimen, money: Money, streams: Streams
) -> Payments:
    if line.basis == "session" and regimen.sessions is not None:
        schedule, pattern = _by_session(regimen, regimen.sessions, money, streams)
    else:
        schedule, pattern = _by_month(line, regimen, money, streams)
    return Payments(line, _amount(line, price, streams), schedule, pattern)


def price_stream(line: CostLine) -> tuple[str, str]:
    """Returns owner and name of a price's stream: a shared price is the person's."""
    if line.shared:
        return PERSON, f"price/{line.shared}"
    return line.treatment, f"price/{line.position}"


def _amount(line: CostLine, price: Range, streams: Streams) -> Array:
    amount = draw(price, *price_stream(line), streams)
    if line.basis == "graft":
        return amount * np.round(draw(line.units, PERSON, "grafts", streams))
    if line.units != ONE:
        amount = amount * draw(line.units, line.treatment, f"units/{line.position}", streams)
    return amount


def _by_session(
    regimen: Regimen, sessions: SessionPlan, money: Money, streams: Streams
) -> tuple[Array, Index | None]:
    """One schedule for every plan of sessions that was drawn."""
    drawn = session_draws(regimen, sessions, streams)
    factors = money.factors()
    schedule = np.empty((len(drawn.kinds), money.months))
    for row, (course, yearly, stop) in zip(schedule, drawn.kinds, strict=True):
        until = min(stop, money.months)
        paid = session_months(course, yearly, sessions.spacing_months, until)
        row[:] = np.cumsum(np.bincount(paid, minlength=money.months) * factors)
    return schedule, drawn.kind if len(drawn.kinds) > 1 else None


def _by_month(
    line: CostLine, regimen: Regimen, money: Money, streams: Streams
) -> tuple[Array, Index | None]:
    """Schedules of what is paid monthly, at visits, or once (and again when worn out)."""
    lifetimes, life = _lifetimes(line, money, streams)
    kept = np.stack([_schedule(line, lifetime, money) for lifetime in lifetimes])
    stop = None if _paid_once(line) else stop_months(regimen.persistence, streams)
    if stop is None:
        return kept, life if len(kept) > 1 else None
    last_paid = np.minimum(stop, money.months).astype(np.intp) - 1
    kinds, pattern = distinct(life * money.months + last_paid)
    row, last = np.divmod(kinds, money.months)
    schedule: Array = kept[row[:, None], np.minimum(np.arange(money.months), last[:, None])]
    return schedule, pattern


def _lifetimes(line: CostLine, money: Money, streams: Streams) -> tuple[list[int], Index]:
    """Returns the lifetimes in months that were drawn, and which of them every draw has."""
    if line.lifetime_years is None:
        return [money.months], np.zeros(streams.draws, np.intp)
    years = draw(line.lifetime_years, line.treatment, f"lifetime/{line.position}", streams)
    lifetimes, life = distinct(np.minimum(np.round(12 * years), money.months))
    return [int(months) for months in lifetimes], life


def _paid_once(line: CostLine) -> bool:
    """True for what is paid at the start and never again, however long the treatment goes on."""
    return line.basis in ("once", "graft") and line.lifetime_years is None


def _schedule(line: CostLine, lifetime: int, money: Money) -> Array:
    """Cumulative factors of one line's payments when nobody stops, shape (T,)."""
    paid = np.zeros(money.months)
    if line.basis == "month":
        paid[:] = 1
    elif line.basis == "visit":
        # Spaced like sessions after one at the start, which is not a visit.
        due = session_months(1, line.visits_per_year, 0, money.months)[1:]
        paid += np.bincount(due, minlength=money.months)
    else:
        paid[:: max(1, lifetime)] = 1
    return np.cumsum(paid * money.factors())
