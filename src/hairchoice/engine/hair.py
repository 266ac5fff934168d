"""Density per draw and month (docs/method.md, "Hair")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hairchoice.engine.distributions import draw, normal_table
from hairchoice.engine.duration import works_until
from hairchoice.engine.plan import (
    DifferencePart,
    GraftPart,
    Growth,
    Plan,
    Range,
    Slowing,
    SlowingPart,
)
from hairchoice.engine.sampling import PERSON, Streams

Array = NDArray[np.float64]
Values = NDArray[np.floating[Any]]
"""Draws in double precision, or in single where they are filled by month."""

# A rise within this many months is a step: f is 1 from the onset on.
_INSTANT = 1e-9


class NaturalCourse(Struct, frozen=True):
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


class Part(Struct, frozen=True):
    """One additive part of the difference from doing nothing.

    While on treatment the part is ``D0 (exp(log_keep m) - exp(log_keep_before m)) + gain f(m)``:
    what slowing adds to the parts before it, and what grows on top.

    Attributes:
        log_keep: With this part's slowing and that of all before it, shape (draws,).
        log_keep_before: Without this part's.
        gain: E, hairs/cm2, shape (draws,); None where the part only slows.
        growth: Time course of the gain and half-life after the end.
        until: Month up to which the part is on treatment; None where it never ends.
        succession: For an add-on, what is left when its base ends first.
    """

    log_keep: Values
    log_keep_before: Values
    gain: Values | None
    growth: Growth
    until: Values | None
    succession: Succession | None = None

    def on_treatment(self, start_density: float, month: Values | float) -> Values:
        """The part's difference at a month while on treatment, shape (draws,)."""
        slowed = np.exp(self.log_keep * month) - np.exp(self.log_keep_before * month)
        difference: Values = start_density * slowed
        if self.gain is not None:
            difference = difference + self.gain * grown(self.growth, month)
        return difference

    def at(self, start_density: float, month: float) -> Values:
        """The part's difference at a month: on treatment, or fading since its end."""
        if self.succession is not None:
            return self._beside_a_base(self.succession, start_density, month)
        return self._by_itself(start_density, month)

    def _by_itself(self, start_density: float, month: float) -> Values:
        if self.until is None:
            return self.on_treatment(start_density, month)
        last = np.minimum(self.until, month)
        fade = np.exp2(-(month - last) / self.growth.fade_half_life)
        return self.on_treatment(start_density, last) * fade

    def _beside_a_base(self, base: Succession, start_density: float, month: float) -> Values:
        """Where the base ends first, what the two gave fades to what the added part gives alone."""
        never = np.float32(np.inf)
        first = base.until < (never if self.until is None else self.until)
        last = np.minimum(base.until, month)
        excess = self.on_treatment(start_density, last)
        excess = excess - base.alone.on_treatment(start_density, last)
        fade = np.exp2(-(month - last) / base.fade_half_life)
        left = base.alone.at(start_density, month) + excess * fade
        alone: Values = np.where(
            first & (month > base.until), left, self._by_itself(start_density, month)
        )
        return alone


class Succession(Struct, frozen=True):
    """What an add-on becomes in draws in which its base is stopped before the added part.

    Attributes:
        alone: The added part as it is by itself.
        until: Month up to which the base is on treatment, shape (draws,).
        fade_half_life: Of the base, months.
    """

    alone: Part
    until: Values
    fade_half_life: float


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
    draw_parts = _Drawing(course, ends, streams)
    parts: list[Part] = []
    base: Part | None = None
    for part in plan.parts:
        if isinstance(part, GraftPart):
            parts.append(draw_parts.grafts(part))
        else:
            parts.append(draw_parts.acting(part, base))
            base = base or parts[-1]
    return parts


class _Drawing:
    """Draws parts one after the other; each slows what decline those before it have left."""

    def __init__(
        self, course: NaturalCourse, ends: dict[str, Array | None], streams: Streams
    ) -> None:
        self._course = course
        self._ends = ends
        self._streams = streams
        self._kept = course.log_keep
        self._declining = np.ones_like(course.log_keep)

    def grafts(self, part: GraftPart) -> Part:
        return Part(self._kept, self._kept, _graft_gain(part, self._streams), part.growth, None)

    def acting(self, part: DifferencePart | SlowingPart, base: Part | None) -> Part:
        """Draws a part; an add-on needs to know what ``base`` it is added to."""
        until = self._ends[part.regimen]
        left = self._left(part.slowing)
        before, self._declining = self._kept, self._declining * left
        self._kept = self._keeping(self._declining)
        if isinstance(part, SlowingPart):
            return Part(self._kept, before, None, part.growth, until)
        succession = None
        if part.alone is not None and base is not None and base.until is not None:
            keep, natural = self._keeping(left), self._course.log_keep
            gain = self._gain(part.alone, keep, natural)
            alone = Part(keep, natural, gain, part.alone.growth, until)
            succession = Succession(alone, base.until, base.growth.fade_half_life)
        gain = self._gain(part, self._kept, before)
        return Part(self._kept, before, gain, part.growth, until, succession)

    def _left(self, slowing: Slowing) -> Array:
        """Share of the decline that goes on under a treatment."""
        share = draw(slowing.share, slowing.treatment, "slowing", self._streams)
        left: Array = 1 - slowing.weight * share
        return left

    def _keeping(self, declining: Array) -> Array:
        """Log of the share of density kept in a month when part of the decline goes on."""
        keeping: Array = np.log1p(np.expm1(12 * self._course.log_keep) * declining) / 12
        return keeping

    def _gain(self, part: DifferencePart, keep: Array, before: Array) -> Array:
        """E: with what slowing has prevented by the trial's month it makes the drawn effect."""
        slowed = np.exp(keep * part.at_month) - np.exp(before * part.at_month)
        gain: Array = _effect(part, self._streams) - self._course.start_density * slowed
        return gain


def difference_at(parts: Sequence[Part], course: NaturalCourse, month: float) -> Array:
    """Difference from doing nothing at one month, shape (draws,); density stays at 0 or above."""
    total = sum((part.at(course.start_density, month) for part in parts), start=np.zeros(1))
    return np.maximum(total, -course.density(month))


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
