"""What a reader of the results must know, in one sentence each."""

from __future__ import annotations

from collections.abc import Iterator

from hairchoice.engine.catalogue import Catalogue, Treatment, UnknownBenefit
from hairchoice.engine.plan import CostLine, Plan
from hairchoice.engine.scenario import Scenario
from hairchoice.engine.setting import Setting
from hairchoice.engine.words import in_country

OLD_PRICE_YEARS = 2


def treatment_warnings(
    treatment: Treatment, plan: Plan, setting: Setting, catalogue: Catalogue
) -> tuple[str, ...]:
    """Returns the warnings about one treatment in one setting."""
    return tuple(_treatment_warnings(treatment, plan, setting, catalogue))


def comparison_warnings(scenario: Scenario, catalogue: Catalogue) -> tuple[str, ...]:
    """Returns the warnings about the comparison as a whole."""
    warnings = []
    if scenario.density is None:
        stage = catalogue.stage(scenario.sex, scenario.stage)
        warnings.append(
            f"Today's density, {stage.density.value:g} hairs per cm², is that of the stage "
            f"({stage.label}); your own may differ."
        )
    if (
        scenario.yearly_decline is None
        and catalogue.natural_course[scenario.sex].yearly_decline.assumption
    ):
        warnings.append("How fast untreated hair thins is partly an assumption.")
    return tuple(warnings)


def _treatment_warnings(
    treatment: Treatment, plan: Plan, setting: Setting, catalogue: Catalogue
) -> Iterator[str]:
    country = catalogue.countries[setting.country]
    for line in missing_prices(plan):
        yield (
            f"No price known for {line.label} in {in_country(country.name)}: it is left out "
            "of the cost. Enter your clinic's quote."
        )
    yield from _price_warnings(plan, setting, catalogue)
    yield from _evidence_warnings(treatment, plan, setting)
    if setting.persistence == "typical":
        for regimen in plan.regimens:
            if not regimen.persistence and (regimen.lines or plan.parts):
                name = catalogue.treatment(regimen.treatment).name
                yield f"How long people stay on {name} is not known: shown as if nobody stops."


def _price_warnings(plan: Plan, setting: Setting, catalogue: Catalogue) -> Iterator[str]:
    this_year = int(catalogue.date[:4])
    for line in plan.lines:
        if line.origin != "sourced":
            continue
        price = catalogue.treatment(line.treatment).costs[line.position].prices[setting.country]
        if price.year is None:
            yield f"The price of {line.label} has no date."
        elif this_year - price.year > OLD_PRICE_YEARS:
            yield f"The price of {line.label} is from {price.year}."
        if price.single:
            yield f"Only one price is known for {line.label}: real prices vary more."


def _evidence_warnings(treatment: Treatment, plan: Plan, setting: Setting) -> Iterator[str]:
    benefit = treatment.benefit[setting.sex]
    if isinstance(benefit, UnknownBenefit):
        yield "No usable trial: neither proven nor disproven. The spread shown is an assumption."
    elif plan.evidence_until is not None and plan.evidence_until < setting.months:
        yield (
            f"The evidence ends at month {plan.evidence_until:g}; what is shown after that "
            "is not measured."
        )


def missing_prices(plan: Plan) -> tuple[CostLine, ...]:
    """Returns the cost lines that have no price and so cost nothing in the results."""
    return tuple(line for line in plan.lines if line.origin == "missing")
