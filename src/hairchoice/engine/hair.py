"""Density per draw and month (docs/method.md, "Hair")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hairchoice.engine.distributions import draw, normal_table
from hairchoice.engine.duration import works_until
from hairchoice.engine.plan import DifferencePart, GraftPart, Growth, Plan, Range, Slowing
from hairchoice.engine.sampling import PERSON, Streams

Array = NDArray[np.float64]
Values = NDArray[np.floating[Any]]
"""Draws in double precision, or in single where they are filled by month."""

# A rise within this many months is a step: f is 1 from the onset on.
_INSTANT = 1e-9


@dataclass(frozen=True, slots=True)
class NaturalCourse:
    """The person without treatment.

    Attributes:
        start_density: D0, hairs/cm2.
        log_keep: log of the share of density kept in a month, shape (draws,).
    """

    start_density: float
    log_keep: Array

    def density(self, month: float) -> Array:
        """D0 (1 - r)^(m / 12), shape (draws,)."""
        density: Array = self.start_density * np.exp(self.log_keep * month)
        return density

    def change_years(self, months: int) -> Array:
        """Area between today's density and the natural course, hairs/cm2 x years.

        The trapezoidal rule over months 0 to T of a geometric series, in closed form.
        """
        keep = np.exp(self.log_keep)
        with np.errstate(invalid="ignore"):
            inner = (1 - keep**months) / (1 - keep)
        sums = np.where(keep < 1, inner, months) - (1 - keep**months) / 2
        area: Array = self.start_density * (sums - months) / 12
        return area


@dataclass(frozen=True, slots=True)
class Part:
    """One additive part of the difference from doing nothing.

    While on treatment the part is ``D0 (exp(log_keep m) - exp(log_keep_before m)) + gain f(m)``:
    what slowing adds to the parts before it, and what grows on top.

    Attributes:
        log_keep: With this part's slowing and that of all before it, shape (draws,).
        log_keep_before: Without this part's.
        gain: E, hairs/cm2, shape (draws,); None where the part only slows.
        growth: Time course of the gain and half-life after the end.
        until: Month up to which the part is on treatment; None where it never ends.
    """

    log_keep: Values
    log_keep_before: Values
    gain: Values | None
    growth: Growth
    until: Values | None

    def on_treatment(self, start_density: float, month: Values | float) -> Values:
        """The part's difference at a month while on treatment, shape (draws,)."""
        slowed = np.exp(self.log_keep * month) - np.exp(self.log_keep_before * month)
        difference: Values = start_density * slowed
        if self.gain is not None:
            difference = difference + self.gain * grown(self.growth, month)
        return difference

    def at(self, start_density: float, month: float) -> Values:
        """The part's difference at a month: on treatment, or fading since its end."""
        if self.until is None:
            return self.on_treatment(start_density, month)
        last = np.minimum(self.until, month)
        fade = np.exp2(-(month - last) / self.growth.fade_half_life)
        return self.on_treatment(start_density, last) * fade


def natural_course(start_density: float, yearly_decline: Range, streams: Streams) -> NaturalCourse:
    """Draws the person's own decline; all treatments of a draw share it."""
    decline = draw(yearly_decline, PERSON, "decline", streams)
    return NaturalCourse(start_density, np.log1p(-decline) / 12)


def grown(growth: Growth, month: Values | float) -> Values:
    """f(m): 0 before the onset, a smooth monotone rise to 1 at the peak, 1 after it."""
    span = max(growth.peak - growth.onset, _INSTANT)
    t = np.clip((month - growth.onset) / span, 0.0, 1.0)
    rise: Values = t * t * (3 - 2 * t)
    return rise


def hair_parts(plan: Plan, course: NaturalCourse, streams: Streams) -> list[Part]:
    """Draws the parts of a plan; they add up to its difference from doing nothing."""
    ends = {regimen.treatment: works_until(regimen, streams) for regimen in plan.regimens}
    kept = course.log_keep
    declining = np.ones_like(kept)  # share of the decline that no part has prevented yet
    parts: list[Part] = []
    for part in plan.parts:
        if isinstance(part, GraftPart):
            parts.append(Part(kept, kept, _graft_gain(part, streams), part.growth, None))
            continue
        declining = declining * (1 - part.slowing.weight * _slowing(part.slowing, streams))
        after = np.log1p(np.expm1(12 * course.log_keep) * declining) / 12
        gain = None
        if isinstance(part, DifferencePart):
            gain = _effect(part, streams)
            month = part.at_month
            gain -= course.start_density * (np.exp(after * month) - np.exp(kept * month))
        parts.append(Part(after, kept, gain, part.growth, ends[part.regimen]))
        kept = after
    return parts


def difference_at(parts: Sequence[Part], course: NaturalCourse, month: float) -> Array:
    """Difference from doing nothing at one month, shape (draws,); density stays at 0 or above."""
    total = sum((part.at(course.start_density, month) for part in parts), start=np.zeros(1))
    return np.maximum(total, -course.density(month))


def _slowing(slowing: Slowing, streams: Streams) -> Array:
    return draw(slowing.share, slowing.treatment, "slowing", streams)


def _effect(part: DifferencePart, streams: Streams) -> Array:
    """Draws e: mean of the evidence + spread between settings + spread between people."""
    spreads = (("evidence", part.sd), ("setting", part.setting_sd), ("person", part.person_sd))
    effect = np.full(streams.draws, part.mean)
    for name, sd in spreads:
        if sd > 0:
            effect += sd * normal_table(streams.bits)[streams.strata(part.treatment, name)]
    return effect


def _graft_gain(part: GraftPart, streams: Streams) -> Array:
    """Grafts x survival x hairs per graft / area, with area = grafts / density set."""
    return (
        draw(part.density_set, part.treatment, "density_set", streams)
        * draw(part.survival, part.treatment, "survival", streams)
        * draw(part.hairs_per_graft, part.treatment, "hairs_per_graft", streams)
    )
