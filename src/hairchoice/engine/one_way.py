"""One-way sensitivity: each uncertain input moved to its 5 % and 95 % value, all else as drawn."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import NormalDist
from typing import Literal

import numpy as np
from msgspec import Struct

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.cost import price_stream
from hairchoice.engine.distributions import pert_quantile
from hairchoice.engine.duration import stop_quantile
from hairchoice.engine.measures import Measure, horizon
from hairchoice.engine.plan import (
    CostLine,
    DifferencePart,
    GraftPart,
    Plan,
    Range,
    Regimen,
    Slowing,
    SlowingPart,
)
from hairchoice.engine.planning import plan_treatment
from hairchoice.engine.sampling import PERSON, Strata, Streams
from hairchoice.engine.scenario import Scenario, check_scenario
from hairchoice.engine.setting import Setting

LOW, HIGH = 0.05, 0.95

Unit = Literal["money", "hairs", "share", "count", "years", "months"]


class UncertainInput(Struct, frozen=True):
    """One drawn input of a treatment.

    Attributes:
        owner: Of its stream.
        name: Of its stream.
        label: In plain words.
        unit: What its values are.
        low: Its value at 5 % of its stream (for the month of stopping the later one).
        high: Its value at 95 %.
    """

    owner: str
    name: str
    label: str
    unit: Unit
    low: float
    high: float


class Swing(Struct, frozen=True):
    """What one input does to a measure.

    Attributes:
        at_low: The measure with the input at its 5 % value.
        at_high: The measure with the input at its 95 % value.
    """

    input: UncertainInput
    at_low: float
    at_high: float

    @property
    def width(self) -> float:
        """How far the measure moves."""
        return abs(self.at_high - self.at_low)


class _Fixed(Streams):
    """Streams of which one stays in the same stratum in all draws."""

    def __init__(self, streams: Streams, owner: str, name: str, probability: float) -> None:
        super().__init__(streams.seed, streams.draws)
        self._streams = streams
        self._key = (owner, name)
        self._stratum = int(probability * (1 << self.bits))

    def strata(self, owner: str, name: str) -> Strata:
        if (owner, name) == self._key:
            return np.full(self.draws, self._stratum, dtype=np.intp)
        return self._streams.strata(owner, name)


def one_way(
    treatment_id: str, measure: Measure, scenario: Scenario, catalogue: Catalogue
) -> list[Swing]:
    """Moves every uncertain input of a treatment in turn.

    Returns:
        The inputs that move the measure, the widest swing first.

    Raises:
        BadInputError: The scenario does not fit the catalogue.
    """
    check_scenario(scenario, catalogue)
    streams = Streams(scenario.seed, scenario.draws)

    def value(found: UncertainInput, probability: float) -> float:
        fixed = _Fixed(streams, found.owner, found.name, probability)
        return horizon(treatment_id, scenario, catalogue, fixed).value(measure)

    swings = [
        Swing(found, value(found, LOW), value(found, HIGH))
        for found in uncertain_inputs(treatment_id, scenario, catalogue)
    ]
    moving = [swing for swing in swings if swing.width > 0]
    return sorted(moving, key=lambda swing: swing.width, reverse=True)


def uncertain_inputs(
    treatment_id: str, scenario: Scenario, catalogue: Catalogue
) -> list[UncertainInput]:
    """Lists the inputs that differ between draws, each once."""
    plan = plan_treatment(catalogue.treatment(treatment_id), scenario, catalogue)
    found = [*_person(plan, scenario, catalogue), *_costs(plan), *_hair(plan)]
    return list({(one.owner, one.name): one for one in found if one.low != one.high}.values())


def _person(plan: Plan, scenario: Scenario, catalogue: Catalogue) -> Iterator[UncertainInput]:
    decline = Setting.of(scenario, catalogue).decline
    if plan.parts:
        yield _ranged(PERSON, "decline", "your yearly loss without treatment", "share", decline)
    for regimen in plan.regimens:
        yield from _persistence(regimen)


def _persistence(regimen: Regimen) -> Iterator[UncertainInput]:
    if regimen.persistence:
        low, high = stop_quantile(regimen.persistence, np.array([LOW, HIGH])).tolist()
        yield UncertainInput(PERSON, "persistence", "months until you stop", "months", low, high)


def _costs(plan: Plan) -> Iterator[UncertainInput]:
    for regimen in plan.regimens:
        if regimen.sessions is not None:
            owner, sessions = regimen.treatment, regimen.sessions
            yield _ranged(owner, "sessions", "sessions of the course", "count", sessions.initial)
            label = "sessions a year after the course"
            yield _ranged(owner, "maintenance", label, "count", sessions.maintenance)
        for line in regimen.lines:
            yield from _cost_line(line)


def _cost_line(line: CostLine) -> Iterator[UncertainInput]:
    if line.price is None:
        return
    owner, name = price_stream(line)
    yield _ranged(owner, name, f"price: {line.label}", "money", line.price)
    if line.basis == "graft":
        yield _ranged(PERSON, "grafts", "number of grafts", "count", line.units)
    else:
        units = f"units/{line.position}"
        yield _ranged(line.treatment, units, f"use: {line.unit}", "count", line.units)
    if line.lifetime_years is not None:
        lifetime = f"lifetime/{line.position}"
        label = f"years until replaced: {line.label}"
        yield _ranged(line.treatment, lifetime, label, "years", line.lifetime_years)


def _hair(plan: Plan) -> Iterator[UncertainInput]:
    for part in plan.parts:
        if isinstance(part, DifferencePart):
            yield from _difference(part)
            yield _slowing(part.slowing)
            if part.alone is not None and _base_can_end(plan):
                yield from _difference(part.alone)
        elif isinstance(part, SlowingPart):
            yield _slowing(part.slowing)
        else:
            yield from _grafts(part)


def _base_can_end(plan: Plan) -> bool:
    """Whether an add-on's base may be stopped before it; then what it does alone counts too."""
    base = next(part.regimen for part in plan.parts if not isinstance(part, GraftPart))
    regimen = next(regimen for regimen in plan.regimens if regimen.treatment == base)
    return bool(regimen.persistence) or regimen.sessions is not None


def _difference(part: DifferencePart) -> Iterator[UncertainInput]:
    z = NormalDist().inv_cdf(HIGH)
    spreads = (
        ("evidence", "what the treatment does on average", part.mean, part.sd),
        ("setting", "difference between clinics or products", 0.0, part.setting_sd),
        ("person", "how you respond compared with others", 0.0, part.person_sd),
    )
    for name, label, mean, sd in spreads:
        yield UncertainInput(part.treatment, name, label, "hairs", mean - z * sd, mean + z * sd)


def _slowing(slowing: Slowing) -> UncertainInput:
    share: Range = tuple(slowing.weight * limit for limit in slowing.share)  # type: ignore[assignment]
    return _ranged(
        slowing.treatment, "slowing", "share of natural loss it prevents", "share", share
    )


def _grafts(part: GraftPart) -> Iterator[UncertainInput]:
    yield _ranged(part.treatment, "survival", "share of grafts that grow", "share", part.survival)
    label = "hairs in one graft"
    yield _ranged(part.treatment, "hairs_per_graft", label, "count", part.hairs_per_graft)
    yield _ranged(part.treatment, "density_set", "grafts set per cm²", "count", part.density_set)


def _ranged(owner: str, name: str, label: str, unit: Unit, limits: Range) -> UncertainInput:
    low, high = pert_quantile(limits, LOW), pert_quantile(limits, HIGH)
    return UncertainInput(owner, name, label, unit, low, high)
