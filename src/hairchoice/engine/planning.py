"""From the data file and the person's choices to plans."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from hairchoice.engine.catalogue import (
    Catalogue,
    Combination,
    CostItem,
    Grafts,
    NoBenefit,
    Sessions,
    Treatment,
    UnknownBenefit,
)
from hairchoice.engine.evidence import count_published
from hairchoice.engine.plan import (
    ONE,
    ActingPart,
    CostLine,
    GraftPart,
    HairPart,
    Plan,
    PriceOrigin,
    Range,
    Regimen,
    SessionPlan,
    exactly,
    range_of,
)
from hairchoice.engine.plan_parts import (
    add_on,
    difference_part,
    graft_part,
    slowing_only,
    unknown_part,
)
from hairchoice.engine.scenario import Choices, Scenario, person_stage


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
            initial=exactly(sessions.initial[1]),
            maintenance=exactly(sessions.maintenance[1]),
        )
    lines = tuple(
        replace(
            line,
            price=exactly(line.price[1]) if line.price else None,
            units=exactly(line.units[1]),
            lifetime_years=exactly(line.lifetime_years[1]) if line.lifetime_years else None,
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
                treatment.id, regimens, (unknown_part(treatment.id, benefit, treatment.course),)
            )
        part: HairPart
        if isinstance(benefit, Grafts):
            part = graft_part(treatment.id, benefit, treatment.course)
        else:
            counted = count_published(benefit, self._catalogue.model, trust)
            part = difference_part(treatment.id, benefit, counted, treatment.course)
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
            parts.append(add_on(treatment, added, benefit.adds, counted))
        parts += [slowing_only(part) for other in others for part in other]
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
            lifetime_years=range_of(item.lifetime_years) if item.lifetime_years else None,
            visits_per_year=item.visits_per_year.value if item.visits_per_year else 0.0,
            shared=item.shared,
        )

    def _price(self, item: CostItem, choices: Choices) -> tuple[Range | None, PriceOrigin]:
        if item.id in choices.quotes:
            return exactly(choices.quotes[item.id]), "quote"
        price = item.prices.get(self._scenario.country)
        if price is None:
            return None, "missing"
        return (price.low, price.typical, price.high), "sourced"

    def _units(self, item: CostItem) -> Range:
        if item.basis == "graft":
            grafts = person_stage(self._scenario, self._catalogue).grafts
            return range_of(grafts) if grafts else (0.0, 0.0, 0.0)
        return range_of(item.units) if item.units else ONE


def _without_grafts(plan: Plan) -> tuple[ActingPart, ...]:
    return tuple(part for part in plan.parts if not isinstance(part, GraftPart))


def _without_repeats(regimens: Iterable[Regimen]) -> tuple[Regimen, ...]:
    """Two combinations may share a part: it is taken, and paid for, once."""
    return tuple({regimen.treatment: regimen for regimen in regimens}.values())


def _sessions(sessions: Sessions | None, choices: Choices) -> SessionPlan | None:
    if sessions is None:
        return None
    initial, maintenance = choices.sessions, choices.maintenance
    return SessionPlan(
        initial=range_of(sessions.initial) if initial is None else exactly(initial),
        spacing_months=sessions.spacing_months.value,
        maintenance=range_of(sessions.maintenance_per_year)
        if maintenance is None
        else exactly(maintenance),
        lasts_months=sessions.lasts_months.value,
    )
