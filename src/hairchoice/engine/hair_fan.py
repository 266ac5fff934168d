"""Hair of one treatment over the draws: its fan, its difference and its area."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hairchoice.engine.fans import FanBuilder, Scratch, ordered, row_means, summary
from hairchoice.engine.hair import NaturalCourse, Part, difference_at, hair_parts
from hairchoice.engine.hair_rows import HairRows
from hairchoice.engine.order import Interpolation
from hairchoice.engine.plan import Plan
from hairchoice.engine.result import Fan, Summary
from hairchoice.engine.sampling import Streams

Array = NDArray[np.float64]
Single = NDArray[np.float32]


class NaturalResult(Struct, frozen=True):
    """Hair when nothing is done.

    Attributes:
        change: Density against today.
        area: Between density and today's, hairs/cm2 x years, shape (draws,).
    """

    change: Fan
    area: Array


class HairResult(Struct, frozen=True, eq=False):
    """Hair of one treatment: the fan, and the draws at the horizon.

    Attributes:
        change: Density against today.
        final: Difference from doing nothing, hairs/cm2.
        final_summary: Of ``final``.
        hair_years: Area between the treated and the untreated curve.
        difference: Computes the fan of the difference, once.
    """

    change: Fan
    final: Array
    final_summary: Summary
    hair_years: Array
    difference: Callable[[], Fan]


def simulate_natural(course: NaturalCourse, months: int, scratch: Scratch) -> NaturalResult:
    """Simulates the hair when nothing is done, months 0 to T.

    The slower the decline, the more is left in every month: its quantiles give the fan's.
    """
    rows, area = HairRows((), course, months), _Area(course.log_keep.size, months)
    mean = np.empty(months + 1)
    for block in scratch.blocks(months + 1):
        filled = scratch.block[: block.stop - block.start]
        rows.fill(block, filled)
        area.add(block, filled)
        mean[block] = row_means(filled)
    left = np.expm1(np.outer(np.arange(months + 1), ordered(course.log_keep)))
    statistics = course.start_density * left
    quantiles = Interpolation.among(course.log_keep.size).quantiles(statistics)
    return NaturalResult(Fan(mean, quantiles), area.years())


def simulate_hair(
    plan: Plan,
    course: NaturalCourse,
    months: int,
    streams: Streams,
    untreated: NaturalResult,
    scratch: Scratch,
) -> HairResult:
    """Simulates the hair under a plan, months 0 to T.

    Args:
        plan: The treatment.
        course: The person without treatment.
        months: Horizon T.
        streams: The random numbers.
        untreated: Of the same course and months.
        scratch: Memory to work in.
    """
    parts = hair_parts(plan, course, streams)

    @cache
    def difference() -> Fan:
        return difference_fan(parts, course, months)

    if not parts:
        nothing = np.zeros(streams.draws)
        return HairResult(untreated.change, nothing, summary(nothing), nothing, difference)
    rows, area = HairRows(parts, course, months), _Area(streams.draws, months)
    change = FanBuilder(months + 1, scratch)
    for block in scratch.blocks(months + 1):
        filled = scratch.block[: block.stop - block.start]
        rows.fill(block, filled)
        area.add(block, filled)
        change.add(block, filled)
    final = difference_at(parts, course, months)
    hair_years = area.years() - untreated.area
    return HairResult(change.fan(), final, summary(final), hair_years, difference)


def difference_fan(parts: Sequence[Part], course: NaturalCourse, months: int) -> Fan:
    """Returns the fan of the difference from doing nothing, months 0 to T."""
    scratch = Scratch(course.log_keep.size)
    treated, untreated = HairRows(parts, course, months), HairRows((), course, months)
    builder = FanBuilder(months + 1, scratch)
    for block in scratch.blocks(months + 1):
        count = block.stop - block.start
        rows, natural = scratch.block[:count], scratch.other[:count]
        treated.fill(block, rows)
        untreated.fill(block, natural)
        builder.add(block, np.subtract(rows, natural, out=rows))
    return builder.fan()


class _Area:
    """Adds months up by the trapezoidal rule, in years, for every draw."""

    def __init__(self, draws: int, months: int) -> None:
        self._sum = np.zeros(draws)
        self._months = months

    def add(self, months: slice, rows: Single) -> None:
        """Takes rows of ``months``, in the order of the draws."""
        self._sum += np.add.reduce(rows, axis=0)
        if months.start == 0:
            self._sum -= rows[0] / 2
        if months.stop > self._months:
            self._sum -= rows[-1] / 2

    def years(self) -> Array:
        """Returns the area, shape (draws,)."""
        return self._sum / 12
