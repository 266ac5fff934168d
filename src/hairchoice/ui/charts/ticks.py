"""Where the ticks of an axis go: round values, few of them."""

from __future__ import annotations

import math

from msgspec import Struct

from hairchoice.ui.charts import words

MOST_TICKS = 6
_STEPS = (1.0, 2.0, 2.5, 5.0)
_SLACK = 1e-9
"""Steps by which a tick may be outside for having been rounded."""


def value_ticks(low: float, high: float, most: int = MOST_TICKS) -> list[float]:
    """Returns round values inside low..high: 4 to 6 of them when low is 0.

    Args:
        low: Start of the axis; 0 for money.
        high: End of the axis, above low.
        most: The finest step with no more ticks than this is taken.
    """
    exponent = math.floor(math.log10(high - low)) - 2
    while True:
        for factor in _STEPS:
            step = factor * 10.0**exponent
            first, last = math.ceil(low / step - _SLACK), math.floor(high / step + _SLACK)
            if last - first < most:
                return [round(index * step, 10) for index in range(first, last + 1)]
        exponent += 1


def snapped(low: float, high: float) -> tuple[float, float]:
    """Returns the range widened to halves of the tick step: steady while values move."""
    ticks = value_ticks(low, high)
    half = (ticks[1] - ticks[0]) / 2
    return math.floor(low / half) * half, math.ceil(high / half) * half


class TimeTicks(Struct, frozen=True):
    """Ticks of the time axis, in months.

    Attributes:
        major: With a label each.
        minor: Months, or quarters where months would merge into a grey strip.
    """

    major: tuple[int, ...]
    labels: tuple[str, ...]
    minor: tuple[int, ...]


def time_ticks(last_month: int) -> TimeTicks:
    """Returns years as major and months as minor ticks; months throughout within one year."""
    years = last_month // 12
    if years <= 1:
        major = tuple(range(0, last_month + 1, 3))
        labels = tuple(str(month) for month in major[:-1])
        return TimeTicks(
            major, (*labels, words.last_months(major[-1])), tuple(range(last_month + 1))
        )
    step = 1 if years <= 10 else 2 if years % 2 == 0 else 3 if years % 3 == 0 else 5
    major = tuple(12 * year for year in range(0, years + 1, step))
    if major[-1] != last_month:
        major = (*major[:-1], last_month)
    labels = tuple(str(month // 12) for month in major[:-1])
    minor_step = 1 if years <= 10 else 3
    return TimeTicks(
        major,
        (*labels, words.last_years(major[-1] // 12)),
        tuple(range(0, last_month + 1, minor_step)),
    )
