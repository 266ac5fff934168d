"""Collecting the inputs of a workbook from a scenario and its data."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from hairchoice.engine.catalogue import Catalogue, CostItem, Treatment
from hairchoice.engine.plan import ONE, CostLine, Regimen
from hairchoice.engine.planning import plan_treatment
from hairchoice.engine.scenario import (
    MAINTENANCE_LIMIT,
    SESSIONS_LIMIT,
    Choices,
    Scenario,
    person_stage,
)
from hairchoice.engine.scenario import YEARS as YEARS_ALLOWED
from hairchoice.engine.sourced import Price, Quantity, Triple
from hairchoice.export.sheets.inputs import (
    DISCOUNT,
    GROWTH,
    YEARS,
    Input,
    Kind,
    LineInputs,
    RegimenInputs,
    SessionInputs,
    WorkbookInputs,
)

GRAFTS_LIMIT = 20_000


def workbook_inputs(scenario: Scenario, catalogue: Catalogue) -> WorkbookInputs:
    """Collects the inputs of a checked scenario."""
    plans = {
        treatment_id: plan_treatment(catalogue.treatment(treatment_id), scenario, catalogue)
        for treatment_id in scenario.treatments
    }
    possible = _with_every_item(scenario, catalogue)
    regimens: dict[str, RegimenInputs] = {}
    for treatment_id, plan in plans.items():
        everything = plan_treatment(catalogue.treatment(treatment_id), possible, catalogue)
        for planned, full in zip(plan.regimens, everything.regimens, strict=True):
            if full.lines:
                collect = _RegimenCollector(planned, full, scenario, catalogue)
                regimens.setdefault(full.treatment, collect.inputs())
    return WorkbookInputs(tuple(_general(scenario)), tuple(regimens.values()), plans)


def _with_every_item(scenario: Scenario, catalogue: Catalogue) -> Scenario:
    """The same scenario with every cost item quoted, so that also optional ones have a line."""
    choices = {
        treatment.id: msgspec.structs.replace(
            scenario.choices.get(treatment.id, Choices()),
            quotes={item.id: 0.0 for item in treatment.costs},
        )
        for treatment in catalogue.treatments
    }
    return msgspec.structs.replace(scenario, choices=choices)


def _general(scenario: Scenario) -> Iterator[Input]:
    low, high = YEARS_ALLOWED
    yield Input(YEARS, "Years to look ahead", scenario.years, "years", "whole", "your choice",
                minimum=low, maximum=high, note="1 to 20; everything is recalculated.")  # fmt: skip
    yield Input(GROWTH, "Yearly growth of prices", scenario.price_growth, "a year", "share",
                "your choice", minimum=-0.2, maximum=0.5,
                note="0 % is today's money.")  # fmt: skip
    yield Input(DISCOUNT, "Yearly discount of later payments", scenario.discount_rate, "a year",
                "share", "your choice", maximum=0.5,
                note="0 % counts a payment in ten years like one today.")  # fmt: skip


class _RegimenCollector:
    """Collects the inputs of one regimen."""

    def __init__(
        self, planned: Regimen, full: Regimen, scenario: Scenario, catalogue: Catalogue
    ) -> None:
        self._planned = {line.item: line for line in planned.lines}
        self._full = full
        self._scenario = scenario
        self._catalogue = catalogue
        self._treatment: Treatment = catalogue.treatment(full.treatment)
        self._choices = scenario.chosen(full.treatment)

    def inputs(self) -> RegimenInputs:
        """Returns the regimen's inputs."""
        return RegimenInputs(
            self._treatment.id,
            self._treatment.name,
            self._sessions(),
            tuple(self._line(line) for line in self._full.lines),
        )

    def _sessions(self) -> SessionInputs | None:
        plan, sourced, choices = self._full.sessions, self._treatment.sessions, self._choices
        if plan is None or sourced is None:
            return None
        initial = self._triple("sessions", "Sessions of the first course", "sessions",
                               sourced.initial, plan.initial[1], kind="whole",
                               allowed=(1, SESSIONS_LIMIT))  # fmt: skip
        maintenance = self._triple("maintenance", "Sessions a year after the course", "a year",
                                   sourced.maintenance_per_year, plan.maintenance[1],
                                   allowed=(0, MAINTENANCE_LIMIT))  # fmt: skip
        spacing = self._quantity("spacing", "Months between sessions of the course", "months",
                                 sourced.spacing_months, maximum=60)  # fmt: skip
        if choices.sessions is not None:
            initial = replace(initial, mark="your choice")
        if choices.maintenance is not None:
            maintenance = replace(maintenance, mark="your choice")
        return SessionInputs(plan, initial, spacing, maintenance)

    def _line(self, full: CostLine) -> LineInputs:
        item = self._treatment.costs[full.position]
        counted = full.item in self._planned
        units = lifetime = visits = None
        if item.basis == "graft":
            units = self._grafts(item)
        elif item.units is not None and full.units != ONE:
            units = self._triple(f"{item.id}.units", f"{item.label}: used at a time", "units",
                                 item.units, full.units[1], allowed=(0, 1000))  # fmt: skip
        if item.lifetime_years is not None:
            lifetime = self._triple(f"{item.id}.lifetime", f"{item.label}: lasts", "years",
                                    item.lifetime_years, item.lifetime_years.typical,
                                    allowed=(0.1, 100))  # fmt: skip
        if item.visits_per_year is not None:
            visits = self._quantity(f"{item.id}.visits", f"{item.label}: how often", "a year",
                                    item.visits_per_year, maximum=12)  # fmt: skip
        return LineInputs(full, counted, self._price(item), units, lifetime, visits,
                          self._switch(item, counted=counted))  # fmt: skip

    def _grafts(self, item: CostItem) -> Input:
        grafts = person_stage(self._scenario, self._catalogue).grafts
        if grafts is None:
            return Input(f"{self._treatment.id}.{item.id}.number", "Grafts, for this stage", 0.0,
                         "grafts", "whole", "assumption", maximum=GRAFTS_LIMIT,
                         note="No transplant is usual at this stage.")  # fmt: skip
        return self._triple(f"{item.id}.number", "Grafts, for this stage", "grafts", grafts,
                            grafts.typical, kind="whole", allowed=(0, GRAFTS_LIMIT))  # fmt: skip

    def _price(self, item: CostItem) -> Input:
        price = item.prices.get(self._scenario.country)
        quote = self._choices.quotes.get(item.id)
        value = price.typical if quote is None and price is not None else quote
        return Input(
            name=f"{self._treatment.id}.{item.id}.price",
            label=item.label,
            value=value,
            unit=f"for {item.unit}",
            kind="money",
            mark=_price_mark(price, quote),
            low=price.low if price else None,
            typical=price.typical if price else None,
            high=price.high if price else None,
            year=price.year if price else None,
            sources=price.sources if price else (),
            note=(price.assumption or price.note) if price else "",
        )

    def _switch(self, item: CostItem, *, counted: bool) -> Input | None:
        """Extras, and of two ways to pay for the same thing the one that is chosen."""
        rivals = any(
            item.id == other.instead_of or item.instead_of == other.id
            for other in self._treatment.costs
        )
        if not (item.optional or rivals):
            return None
        why = "An extra" if item.optional else "One of two ways to pay for the same"
        return Input(f"{self._treatment.id}.{item.id}.counted", f"{item.label}: count it?",
                     float(counted), "1 yes, 0 no", "switch", "your choice", maximum=1,
                     note=f"{why}: 1 adds it to the cost, 0 leaves it out.")  # fmt: skip

    def _triple(
        self,
        suffix: str,
        label: str,
        unit: str,
        sourced: Triple,
        value: float,
        *,
        kind: Kind = "figure",
        allowed: tuple[float, float],
    ) -> Input:
        return Input(
            name=f"{self._treatment.id}.{suffix}", label=label, value=value, unit=unit, kind=kind,
            mark=_mark(sourced), low=sourced.low,
            typical=sourced.typical, high=sourced.high, sources=sourced.sources,
            note=sourced.assumption or sourced.note, minimum=allowed[0], maximum=allowed[1],
        )  # fmt: skip

    def _quantity(
        self, suffix: str, label: str, unit: str, sourced: Quantity, *, maximum: float
    ) -> Input:
        return Input(
            name=f"{self._treatment.id}.{suffix}", label=label, value=sourced.value, unit=unit,
            kind="figure", mark=_mark(sourced), typical=sourced.value, sources=sourced.sources,
            note=sourced.assumption or sourced.note, maximum=maximum,
        )  # fmt: skip


def _mark(sourced: Triple | Quantity) -> str:
    return "sourced" if sourced.assumption is None else "assumption"


def _price_mark(price: Price | None, quote: float | None) -> str:
    if quote is not None:
        return "your quote"
    if price is None:
        return "no price: enter a quote"
    if price.assumption is not None:
        return "assumption"
    return "sourced, one price" if price.single else "sourced"
