"""A treatment as this person would have it: the data file and the person's choices, resolved.

Plans hold plain numbers only and are hashable: equal plans give equal draws, which is what
`hairchoice.engine.simulate` keeps results by.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from hairchoice.engine.catalogue import (
    Basis,
    Catalogue,
    Combination,
    CostItem,
    Course,
    Difference,
    Grafts,
    NoBenefit,
    Sessions,
    Treatment,
    Triple,
    UnknownBenefit,
)
from hairchoice.engine.distributions import pert_mean
from hairchoice.engine.evidence import Counted, count_published
from hairchoice.engine.scenario import Choices, Scenario, person_stage

Range = tuple[float, float, float]
"""Low, typical, high; equal when exact."""

PriceOrigin = Literal["quote", "sourced", "missing"]

ONE: Range = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class CostLine:
    """One cost item as it will be paid.

    Attributes:
        treatment: Id of the treatment the item belongs to (a part, in a combination).
        position: Of the item within that treatment: names its stream.
        price: Per unit; None when the country has no sourced price and none was quoted.
        units: Units per payment; the number of grafts for ``graft``.
        lifetime_years: ``once`` only: bought again after that long; None buys once.
        visits_per_year: ``visit`` only.
        shared: Name of a price that several treatments meet together.
    """

    treatment: str
    position: int
    item: str
    label: str
    unit: str
    basis: Basis
    price: Range | None
    origin: PriceOrigin
    units: Range = ONE
    lifetime_years: Range | None = None
    visits_per_year: float = 0.0
    shared: str | None = None


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """Sessions as planned: a course, then maintenance a year."""

    initial: Range
    spacing_months: float
    maintenance: Range
    lasts_months: float


@dataclass(frozen=True, slots=True)
class Regimen:
    """What is paid for and how long it goes on, for one treatment that is not a combination.

    Attributes:
        persistence: (month, share still on treatment) points; empty when nobody stops.
    """

    treatment: str
    lines: tuple[CostLine, ...]
    sessions: SessionPlan | None
    persistence: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Growth:
    """How a difference comes and goes, months."""

    onset: float
    peak: float
    fade_half_life: float


@dataclass(frozen=True, slots=True)
class Slowing:
    """Share of the natural decline a treatment prevents while it is used.

    Attributes:
        treatment: Whose stream is drawn: a part's own, so that it is the same alone.
        weight: Evidence weight; the share is multiplied by it.
    """

    treatment: str
    share: Range
    weight: float


@dataclass(frozen=True, slots=True)
class DifferencePart:
    """A part of the hair result that is a difference measured at a month.

    Attributes:
        treatment: Whose evidence, setting and person streams are drawn.
        regimen: Id of the regimen whose end it follows.
        published: Mean difference as published, hairs/cm2; None where no trial can be used.
        mean, sd: Of the counted difference at ``at_month``, hairs/cm2.
        alone: For an add-on, the part that is added as it is by itself: what is left when the
            base is stopped and the added part is not.
    """

    treatment: str
    regimen: str
    published: float | None
    mean: float
    sd: float
    setting_sd: float
    person_sd: float
    slowing: Slowing
    at_month: float
    growth: Growth
    alone: DifferencePart | None = None


@dataclass(frozen=True, slots=True)
class SlowingPart:
    """A part of a combination that adds nothing but its slowing of the natural decline."""

    regimen: str
    slowing: Slowing
    growth: Growth


@dataclass(frozen=True, slots=True)
class GraftPart:
    """Moved hair: neither declines with the person's rate nor fades."""

    treatment: str
    survival: Range
    hairs_per_graft: Range
    density_set: Range
    growth: Growth

    @property
    def mean(self) -> float:
        """Expected gain, hairs/cm2."""
        return (
            pert_mean(*self.survival)
            * pert_mean(*self.hairs_per_graft)
            * pert_mean(*self.density_set)
        )


HairPart = DifferencePart | SlowingPart | GraftPart


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything the simulation needs to know of one treatment.

    Attributes:
        parts: Add up to the difference from doing nothing.
        evidence_until: Month; None without a usable benefit.
    """

    treatment: str
    regimens: tuple[Regimen, ...]
    parts: tuple[HairPart, ...] = ()
    evidence_until: float | None = None

    @property
    def lines(self) -> tuple[CostLine, ...]:
        """All cost lines, the parts' one after the other."""
        return tuple(line for regimen in self.regimens for line in regimen.lines)

    @property
    def known(self) -> bool:
        """False where a difference rests on no usable trial."""
        return all(part.published is not None for part in self.differences)

    @property
    def differences(self) -> tuple[DifferencePart, ...]:
        """The parts that were measured as a difference."""
        return tuple(part for part in self.parts if isinstance(part, DifferencePart))

    @property
    def grafts(self) -> tuple[GraftPart, ...]:
        """The parts that are moved hair."""
        return tuple(part for part in self.parts if isinstance(part, GraftPart))

    @property
    def published(self) -> float | None:
        """Mean difference as published, hairs/cm2; None when there is none."""
        figures = [part.published for part in self.differences if part.published is not None]
        figures += [part.mean for part in self.grafts]
        return sum(figures) if figures else None

    @property
    def expected(self) -> float:
        """Mean difference as counted, hairs/cm2."""
        counted = [part.mean for part in self.differences]
        return sum(counted) + sum(part.mean for part in self.grafts)

    @property
    def weight(self) -> float | None:
        """Share of the published benefit that is counted; None when nothing is published."""
        return self.expected / self.published if self.published else None


def plan_treatment(treatment: Treatment, scenario: Scenario, catalogue: Catalogue) -> Plan:
    """Returns the plan of a treatment that is offered to the scenario's sex."""
    return _Planner(scenario, catalogue).plan(treatment, scenario.chosen(treatment.id).trust)


def typical_plan(plan: Plan) -> Plan:
    """Returns the plan with every cost input at its typical value and nobody stopping."""
    return replace(plan, regimens=tuple(_typical_regimen(regimen) for regimen in plan.regimens))


def _typical_regimen(regimen: Regimen) -> Regimen:
    sessions = regimen.sessions
    if sessions is not None:
        sessions = replace(
            sessions,
            initial=_exactly(sessions.initial[1]),
            maintenance=_exactly(sessions.maintenance[1]),
        )
    lines = tuple(
        replace(
            line,
            price=_exactly(line.price[1]) if line.price else None,
            units=_exactly(line.units[1]),
            lifetime_years=_exactly(line.lifetime_years[1]) if line.lifetime_years else None,
        )
        for line in regimen.lines
    )
    return replace(regimen, lines=lines, sessions=sessions, persistence=())


class _Planner:
    """Resolves treatments for one scenario."""

    def __init__(self, scenario: Scenario, catalogue: Catalogue) -> None:
        self._scenario = scenario
        self._catalogue = catalogue

    def plan(self, treatment: Treatment, trust: float | None) -> Plan:
        """Returns the plan with an evidence weight of the person's, or None for the data's."""
        benefit = treatment.benefit[self._scenario.sex]
        if isinstance(benefit, Combination):
            return self._combination(treatment, benefit, trust)
        regimens = (self._regimen(treatment),)
        if isinstance(benefit, NoBenefit) or treatment.course is None:
            return Plan(treatment.id, regimens)
        if isinstance(benefit, UnknownBenefit):
            return Plan(
                treatment.id, regimens, (_unknown_part(treatment.id, benefit, treatment.course),)
            )
        part: HairPart
        if isinstance(benefit, Grafts):
            part = _graft_part(treatment.id, benefit, treatment.course)
        else:
            counted = count_published(benefit, self._catalogue.model, trust)
            part = _difference_part(treatment.id, benefit, counted, treatment.course)
        return Plan(treatment.id, regimens, (part,), benefit.evidence_until_month)

    def _combination(self, treatment: Treatment, benefit: Combination, trust: float | None) -> Plan:
        """Joins the parts: grafts, the first part's difference, the add-on, everyone's slowing.

        Grafts are a count and always added. The difference is that of the first part that is not
        a transplant; the last part brings the published add-on; any other adds its slowing only.
        """
        plans = [self._part_plan(part, trust) for part in benefit.parts]
        grafts = [part for plan in plans for part in plan.grafts]
        acting = [acts for plan in plans if (acts := _without_grafts(plan))]
        parts: list[HairPart] = [*grafts, *(acting[0] if acting else ())]
        others = acting[1:]
        if benefit.adds is not None:
            *others, added = others
            counted = count_published(benefit.adds, self._catalogue.model, trust)
            parts.append(_add_on(treatment, added, benefit.adds, counted))
        parts += [_slowing_only(part) for other in others for part in other]
        own = self._regimen(treatment)
        return Plan(
            treatment.id,
            _without_repeats((own, *(regimen for plan in plans for regimen in plan.regimens))),
            tuple(parts),
            benefit.evidence_until_month,
        )

    def _part_plan(self, part_id: str, trust: float | None) -> Plan:
        """A part follows the combination's trust where one was set, else its own."""
        own = self._scenario.chosen(part_id).trust
        part = self._catalogue.treatment(part_id)
        return self.plan(part, own if trust is None else trust)

    def _regimen(self, treatment: Treatment) -> Regimen:
        choices = self._scenario.chosen(treatment.id)
        lines = (
            self._line(treatment.id, position, item, choices)
            for position, item in enumerate(treatment.costs)
            if self._paid(item, treatment, choices)
        )
        points: tuple[tuple[float, float], ...] = ()
        if self._scenario.persistence == "typical" and treatment.persistence:
            points = tuple((point.month, point.share) for point in treatment.persistence)
        return Regimen(treatment.id, tuple(lines), _sessions(treatment.sessions, choices), points)

    def _paid(self, item: CostItem, treatment: Treatment, choices: Choices) -> bool:
        """Optional items are paid when quoted; of two alternatives the quoted or priced one is."""
        if item.id in choices.quotes:
            return True
        if item.optional:
            return False
        rivals = [
            other
            for other in treatment.costs
            if other.id == item.instead_of or other.instead_of == item.id
        ]
        if any(other.id in choices.quotes for other in rivals):
            return False
        country = self._scenario.country
        if item.instead_of is not None:
            return country in item.prices and not any(country in other.prices for other in rivals)
        return country in item.prices or not any(country in other.prices for other in rivals)

    def _line(self, owner: str, position: int, item: CostItem, choices: Choices) -> CostLine:
        price, origin = self._price(item, choices)
        return CostLine(
            treatment=owner,
            position=position,
            item=item.id,
            label=item.label,
            unit=item.unit,
            basis=item.basis,
            price=price,
            origin=origin,
            units=self._units(item),
            lifetime_years=_range(item.lifetime_years) if item.lifetime_years else None,
            visits_per_year=item.visits_per_year.value if item.visits_per_year else 0.0,
            shared=item.shared,
        )

    def _price(self, item: CostItem, choices: Choices) -> tuple[Range | None, PriceOrigin]:
        if item.id in choices.quotes:
            return _exactly(choices.quotes[item.id]), "quote"
        price = item.prices.get(self._scenario.country)
        if price is None:
            return None, "missing"
        return (price.low, price.typical, price.high), "sourced"

    def _units(self, item: CostItem) -> Range:
        if item.basis == "graft":
            grafts = person_stage(self._scenario, self._catalogue).grafts
            return _range(grafts) if grafts else (0.0, 0.0, 0.0)
        return _range(item.units) if item.units else ONE


ActingPart = DifferencePart | SlowingPart


def _without_grafts(plan: Plan) -> tuple[ActingPart, ...]:
    return tuple(part for part in plan.parts if not isinstance(part, GraftPart))


def _without_repeats(regimens: Iterable[Regimen]) -> tuple[Regimen, ...]:
    """Two combinations may share a part: it is taken, and paid for, once."""
    return tuple({regimen.treatment: regimen for regimen in regimens}.values())


def _unknown_part(owner: str, benefit: UnknownBenefit, course: Course) -> DifferencePart:
    """No usable trial: mean 0, the stated spread and no slowing."""
    growth = _growth(course)
    return DifferencePart(
        treatment=owner,
        regimen=owner,
        published=None,
        mean=0.0,
        sd=benefit.ignorance_sd,
        setting_sd=0.0,
        person_sd=0.0,
        slowing=Slowing(owner, _range(course.slowing), weight=0.0),
        at_month=growth.peak,
        growth=growth,
    )


def _difference_part(
    owner: str, benefit: Difference, counted: Counted, course: Course
) -> DifferencePart:
    return DifferencePart(
        treatment=owner,
        regimen=owner,
        published=benefit.value,
        mean=counted.mean,
        sd=counted.sd,
        setting_sd=course.setting_sd.value,
        person_sd=course.person_sd.value,
        slowing=Slowing(owner, _range(course.slowing), counted.weight),
        at_month=benefit.at_month,
        growth=_growth(course),
    )


def _add_on(
    combination: Treatment, added: Iterable[ActingPart], adds: Difference, counted: Counted
) -> DifferencePart:
    """The published add-on, coming and going like the part that is added.

    People's response varies with the base already; the add-on brings the uncertainty of its own
    mean only.
    """
    like = next(part for part in added if isinstance(part, DifferencePart))
    return replace(
        like,
        treatment=combination.id,
        published=adds.value,
        mean=counted.mean,
        sd=counted.sd,
        setting_sd=0.0,
        person_sd=0.0,
        at_month=adds.at_month,
        growth=_growth(combination.course) if combination.course else like.growth,
        alone=like,
    )


def _slowing_only(part: ActingPart) -> SlowingPart:
    return SlowingPart(part.regimen, part.slowing, part.growth)


def _graft_part(owner: str, benefit: Grafts, course: Course) -> GraftPart:
    return GraftPart(
        owner,
        _range(benefit.survival),
        _range(benefit.hairs_per_graft),
        _range(benefit.density_set),
        _growth(course),
    )


def _growth(course: Course) -> Growth:
    return Growth(
        course.onset_month.value, course.peak_month.value, course.fade_half_life_months.value
    )


def _sessions(sessions: Sessions | None, choices: Choices) -> SessionPlan | None:
    if sessions is None:
        return None
    initial, maintenance = choices.sessions, choices.maintenance
    return SessionPlan(
        initial=_range(sessions.initial) if initial is None else _exactly(initial),
        spacing_months=sessions.spacing_months.value,
        maintenance=_range(sessions.maintenance_per_year)
        if maintenance is None
        else _exactly(maintenance),
        lasts_months=sessions.lasts_months.value,
    )


def _range(triple: Triple) -> Range:
    return (triple.low, triple.typical, triple.high)


def _exactly(value: float) -> Range:
    return (float(value), float(value), float(value))
