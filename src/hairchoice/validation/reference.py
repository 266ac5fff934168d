"""The model a second time: plain Monte Carlo, straight from docs/method.md, slow and plain.

Nothing of the simulation is imported, neither its sampling nor its cost or hair; only the data
file is read. Where the method leaves a choice of rounding (whole sessions, whole months), the same
choice is written out here in the plainest way.

It covers what the convergence table needs: everyone stays on treatment, today's money, and
combinations of two treatments with a published difference.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hairchoice.engine.catalogue import (
    Catalogue,
    Combination,
    CostItem,
    Course,
    Difference,
    Grafts,
    NoBenefit,
    Sessions,
    Sex,
    Stage,
    Treatment,
    UnknownBenefit,
)
from hairchoice.engine.sourced import Price, Quantity, Triple

Array = NDArray[np.float64]

SEX: Sex = "male"
STAGE, COUNTRY = "III_vertex", "US"


class Outcome(Struct, frozen=True):
    """Draws at some months, shape (months, draws): money paid, and density against today."""

    cost: Array
    change: Array


class PlainMonteCarlo:
    """One run of the reference: independent draws from a generator."""

    def __init__(self, catalogue: Catalogue, seed: int, draws: int, months: Sequence[int]) -> None:
        """Draws the person.

        Args:
            catalogue: The data.
            seed: Of numpy's generator.
            draws: Number of futures.
            months: To report; the last one is the horizon.
        """
        self._catalogue = catalogue
        self._random = np.random.default_rng(seed)
        self._draws = draws
        self._months = months
        stage = catalogue.stage(SEX, STAGE)
        self._density = stage.density.value
        self._grafts = self._graft_count(stage)
        self._decline = self._pert(catalogue.natural_course[SEX].yearly_decline)

    def treatment(self, treatment_id: str) -> Outcome:
        """Simulates one treatment."""
        treatment = self._catalogue.treatment(treatment_id)
        benefit = treatment.benefit[SEX]
        paid = [treatment]
        if isinstance(benefit, Combination):
            paid = [self._catalogue.treatment(part) for part in benefit.parts]
        cost = np.zeros((len(self._months), self._draws))
        for one in paid:
            self._add_cost(one, cost)
        return Outcome(cost, self._change(treatment))

    def _pert(self, limits: Triple | Price) -> Array:
        """PERT(low, typical, high): a beta distribution with shape 4."""
        low, typical, high = limits.low, limits.typical, limits.high
        if low == high:
            return np.full(self._draws, float(typical))
        a = 1 + 4 * (typical - low) / (high - low)
        b = 1 + 4 * (high - typical) / (high - low)
        drawn: Array = low + (high - low) * self._random.beta(a, b, self._draws)
        return drawn

    def _normal(self, sd: float) -> Array:
        return self._random.normal(0.0, sd, self._draws)

    def _graft_count(self, stage: Stage) -> Array:
        return np.round(self._pert(stage.grafts)) if stage.grafts else np.zeros(self._draws)

    # Cost

    def _add_cost(self, treatment: Treatment, cost: Array) -> None:
        for item in treatment.costs:
            if item.optional or COUNTRY not in item.prices:
                continue
            price = self._pert(item.prices[COUNTRY])
            if item.units is not None:
                price = price * self._pert(item.units)
            cost += price * self._times_paid(item, treatment.sessions)

    def _times_paid(self, item: CostItem, sessions: Sessions | None) -> Array:
        """How often an item has been paid up to and including each month reported."""
        if item.basis == "session" and sessions is not None:
            return self._sessions_so_far(sessions)
        if item.basis == "graft":
            return np.tile(self._grafts, (len(self._months), 1))
        times = np.zeros((len(self._months), self._draws))
        last = self._months[-1] - 1  # what is due in month T is outside the horizon
        lifetime = None
        if item.lifetime_years is not None:
            lifetime = np.round(12 * self._pert(item.lifetime_years))
        for row, month in enumerate(self._months):
            for paid_in in range(min(month, last) + 1):
                if item.basis == "month" or (item.basis == "once" and paid_in == 0):
                    times[row] += 1
                elif item.basis == "once" and lifetime is not None:
                    times[row] += paid_in % lifetime == 0
        return times

    def _sessions_so_far(self, sessions: Sessions) -> Array:
        course = np.round(self._pert(sessions.initial))
        yearly = self._whole_yearly(sessions.maintenance_per_year)
        spacing = sessions.spacing_months.value
        so_far = np.zeros((len(self._months), self._draws))
        last = self._months[-1] - 1
        end_of_course = (course - 1) * spacing
        wait = np.where(yearly > 0, 12 / np.maximum(yearly, 1e-9), np.inf)
        session = 0
        while True:
            after = session - (course - 1)  # how many sessions after the course's last one
            with np.errstate(invalid="ignore"):
                due = np.where(after <= 0, session * spacing, end_of_course + after * wait)
            due = np.floor(due + 1e-9)
            if (due > last).all():
                return so_far
            for row, month in enumerate(self._months):
                so_far[row] += due <= min(month, last)
            session += 1

    def _whole_yearly(self, limits: Triple) -> Array:
        """Whole sessions a year; rarer than one a year, a whole number of months between them."""
        yearly = self._pert(limits)
        if limits.low == limits.high:
            return yearly
        if limits.high >= 1:
            return np.round(yearly)
        return 12 / np.round(12 / yearly)

    # Hair

    def _change(self, treatment: Treatment) -> Array:
        benefit = treatment.benefit[SEX]
        untreated = [self._untreated(month) - self._density for month in self._months]
        if isinstance(benefit, NoBenefit):
            return np.array(untreated)
        if isinstance(benefit, Grafts):
            gain = (
                self._pert(benefit.survival)
                * self._pert(benefit.hairs_per_graft)
                * self._pert(benefit.density_set)
            )
            course = _course(treatment)
            grown = [gain * _grown(course, month) for month in self._months]
            return np.array(untreated) + grown
        density = self._combined(treatment, benefit) if isinstance(benefit, Combination) else None
        if density is None:
            density = self._single(treatment)
        return np.maximum(density, 0.0) - self._density

    def _untreated(self, month: Array | float) -> Array:
        density: Array = self._density * (1 - self._decline) ** (month / 12)
        return density

    def _single(self, treatment: Treatment) -> Array:
        """D0 (1 - r (1 - q))^(m/12) + E f(m) until the treatment ends; then the gap fades."""
        course = _course(treatment)
        benefit = treatment.benefit[SEX]
        if isinstance(benefit, UnknownBenefit):
            at_month, slowing = course.peak_month.value, np.zeros(self._draws)
            effect = self._normal(benefit.ignorance_sd)
        else:
            if not isinstance(benefit, Difference):
                raise TypeError(f"{treatment.id} has no difference of its own")
            at_month, weight = benefit.at_month, self._weight(benefit)
            effect = self._effect(benefit) + self._normal(course.setting_sd.value)
            effect = effect + self._normal(course.person_sd.value)
            slowing = weight * self._pert(course.slowing)
        gain = effect - (self._slowed(slowing, at_month) - self._untreated(at_month))
        end = self._end(treatment.sessions)
        rows = []
        for month in self._months:
            on = np.minimum(month, end)
            gap = self._slowed(slowing, on) - self._untreated(on) + gain * _grown(course, on)
            fading = 0.5 ** ((month - on) / course.fade_half_life_months.value)
            rows.append(self._untreated(month) + gap * fading)
        return np.array(rows)

    def _combined(self, treatment: Treatment, benefit: Combination) -> Array:
        """The first part, the published add-on, and the slowing of both."""
        if benefit.adds is None or len(benefit.parts) != 2:
            raise TypeError(f"{treatment.id} is not covered by the reference")
        first, second = (self._catalogue.treatment(part) for part in benefit.parts)
        base, other = first.benefit[SEX], second.benefit[SEX]
        own, added = _course(first), _course(second)
        if not (isinstance(base, Difference) and isinstance(other, Difference)):
            raise TypeError(f"{treatment.id} is not covered by the reference")
        slowing = self._weight(base) * self._pert(own.slowing)
        both = 1 - (1 - slowing) * (1 - self._weight(other) * self._pert(added.slowing))
        effect = self._effect(base) + self._normal(own.setting_sd.value)
        effect = effect + self._normal(own.person_sd.value)
        at, at_added = base.at_month, benefit.adds.at_month
        gain = effect - (self._slowed(slowing, at) - self._untreated(at))
        more = self._effect(benefit.adds)
        more -= self._slowed(both, at_added) - self._slowed(slowing, at_added)
        shape = treatment.course or added
        return np.array(
            [
                self._slowed(both, month) + gain * _grown(own, month) + more * _grown(shape, month)
                for month in self._months
            ]
        )

    def _slowed(self, slowing: Array, month: Array | float) -> Array:
        density: Array = self._density * (1 - self._decline * (1 - slowing)) ** (month / 12)
        return density

    def _end(self, sessions: Sessions | None) -> Array | float:
        """The last session and what it lasts, where there is a last one."""
        if sessions is None:
            return np.inf
        course = np.round(self._pert(sessions.initial))
        yearly = self._whole_yearly(sessions.maintenance_per_year)
        last = np.floor((course - 1) * sessions.spacing_months.value + 1e-9)
        ends = np.ceil(last + sessions.lasts_months.value - 1e-9)
        return np.where(yearly > 0, np.inf, ends)

    def _weight(self, published: Difference) -> float:
        """Evidence weight: s0^2 / (s0^2 + se^2 + b^2)."""
        prior = self._catalogue.model.sceptical_prior_sd.value**2
        return prior / (prior + self._variance(published))

    def _variance(self, published: Difference) -> float:
        bias: Quantity = getattr(
            self._catalogue.model.bias_sd, published.certainty.replace(" ", "_")
        )
        return float(((published.high - published.low) / 3.92) ** 2 + bias.value**2)

    def _effect(self, published: Difference) -> Array:
        """Normal with mean w d and variance w (se^2 + b^2)."""
        weight = self._weight(published)
        effect: Array = weight * published.value + self._normal(
            (weight * self._variance(published)) ** 0.5
        )
        return effect


def _course(treatment: Treatment) -> Course:
    if treatment.course is None:
        raise TypeError(f"{treatment.id} has no time course")
    return treatment.course


def _grown(course: Course, month: Array | float) -> Array:
    """0 before the onset, 1 from the peak on, 3 t^2 - 2 t^3 between."""
    onset, peak = course.onset_month.value, course.peak_month.value
    t = np.clip((np.asarray(month, float) - onset) / (peak - onset), 0.0, 1.0)
    grown: Array = 3 * t**2 - 2 * t**3
    return grown
