"""Every number that a comparison uses, with where it comes from, in one flat list.

`hairchoice.engine.facts` says them in words; what is a plain figure there is enumerated here.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from hairchoice.engine.catalogue import (
    Approval,
    Benefit,
    Catalogue,
    Combination,
    CostItem,
    Course,
    Difference,
    Grafts,
    Harm,
    Reported,
    Sessions,
    Treatment,
    UnknownBenefit,
)
from hairchoice.engine.scenario import Scenario, person_stage
from hairchoice.engine.sourced import Quantity, Triple
from hairchoice.engine.words import DENSITY, REGULATORY

MODEL = "For all treatments"


class Figure(Struct, frozen=True):
    """A number or statement of the data file.

    Attributes:
        about: Name of the treatment, or `MODEL`.
        what: What it is a figure of.
        low, value, high: None where there is no such figure.
        unit: Of the figure; what is stated in words, for a statement.
        year: Of a price or a decision.
        sources: Ids.
        assumption: Why it was assumed; None where a source gives it.
        note: How it was obtained.
    """

    about: str
    what: str
    low: float | None = None
    value: float | None = None
    high: float | None = None
    unit: str = ""
    year: int | None = None
    sources: tuple[str, ...] = ()
    assumption: str | None = None
    note: str = ""


def comparison_figures(scenario: Scenario, catalogue: Catalogue) -> Iterator[Figure]:
    """Gives the figures of the compared treatments, of their parts, and of the model."""
    for treatment in compared_treatments(scenario, catalogue):
        yield from treatment_figures(treatment, scenario, catalogue)
    yield from _model_figures(scenario, catalogue)


def compared_treatments(scenario: Scenario, catalogue: Catalogue) -> tuple[Treatment, ...]:
    """Returns the treatments of a scenario, each combination followed by its parts, once each."""
    found: dict[str, Treatment] = {}

    def add(treatment_id: str) -> None:
        treatment = catalogue.treatment(treatment_id)
        found.setdefault(treatment_id, treatment)
        benefit = treatment.benefit.get(scenario.sex)
        for part in benefit.parts if isinstance(benefit, Combination) else ():
            add(part)

    for treatment_id in scenario.treatments:
        add(treatment_id)
    return tuple(found.values())


def treatment_figures(
    treatment: Treatment, scenario: Scenario, catalogue: Catalogue
) -> Iterator[Figure]:
    """Gives the figures of one treatment for a person's sex and country."""
    name = treatment.name
    yield from _benefit(name, treatment.benefit[scenario.sex])
    currency = catalogue.countries[scenario.country].currency
    for item in treatment.costs:
        yield from _cost(name, item, scenario.country, currency)
    yield from course_figures(treatment)
    for point in treatment.persistence or ():
        yield Figure(name, f"Still on it at month {point.month:g}", None, point.share, None,
                     "share of people", None, point.sources, point.assumption,
                     point.note)  # fmt: skip
    yield from (_harm(name, one) for one in treatment.harms if one.sex in (None, scenario.sex))
    for one in treatment.regulatory:
        if one.sex in (None, scenario.sex):
            yield _approval(name, one)


def _benefit(name: str, benefit: Benefit) -> Iterator[Figure]:
    if isinstance(benefit, Difference):
        yield from _difference(name, benefit, "Published difference")
    elif isinstance(benefit, Grafts):
        yield from graft_figures(name, benefit)
        yield _certainty(name, benefit)
    elif isinstance(benefit, Combination):
        if benefit.adds is not None:
            yield from _difference(name, benefit.adds, "What the two add together")
        yield _certainty(name, benefit)
    elif isinstance(benefit, UnknownBenefit):
        yield Figure(name, "No usable trial: assumed spread (SD)", None, benefit.ignorance_sd,
                     None, DENSITY, None, benefit.sources, benefit.assumption,
                     benefit.reason)  # fmt: skip
    else:
        yield Figure(name, "No benefit for hair density", None, 0.0, None, DENSITY, None,
                     benefit.sources, benefit.assumption, benefit.reason)  # fmt: skip
    if isinstance(benefit, (Difference, UnknownBenefit)):
        yield from reported_figures(name, benefit.reported)


def reported_figures(about: str, reported: tuple[Reported, ...]) -> Iterator[Figure]:
    """Gives what was published and is not used."""
    for one in reported:
        yield Figure(about, "Reported, not counted", unit=one.text, sources=one.sources,
                     assumption=one.assumption, note=one.note)  # fmt: skip


def graft_figures(about: str, benefit: Grafts) -> Iterator[Figure]:
    """Gives what a transplant moves."""
    yield _triple(about, "Grafts that grow", benefit.survival, "of each graft set")
    yield _triple(about, "Hairs in one graft", benefit.hairs_per_graft, "hairs")
    yield _triple(about, "Grafts set", benefit.density_set, "per cm²")


def _difference(name: str, benefit: Difference, what: str) -> Iterator[Figure]:
    yield Figure(name, f"{what} after {benefit.at_month:g} months, against {benefit.comparator}",
                 benefit.low, benefit.value, benefit.high, f"{DENSITY}, 95 % interval", None,
                 benefit.sources, benefit.assumption, benefit.note)  # fmt: skip
    for title, count in (("Trials", benefit.trials), ("People in them", benefit.participants)):
        if count is not None:
            yield Figure(name, title, None, count, None, title.split()[0].lower(), None,
                         benefit.sources)  # fmt: skip
    yield _certainty(name, benefit)


def _certainty(name: str, benefit: Difference | Grafts | Combination) -> Figure:
    return Figure(name, f"Certainty: {benefit.certainty}; evidence ends at this month", None,
                  benefit.evidence_until_month, None, "month", None, benefit.sources,
                  benefit.assumption, benefit.certainty_reason)  # fmt: skip


def _cost(name: str, item: CostItem, country: str, currency: str) -> Iterator[Figure]:
    price = item.prices.get(country)
    extra = " (an extra, counted only with a quote)" if item.optional else ""
    if price is None:
        yield Figure(name, f"{item.label}{extra}", unit="no price known: enter your own")
    else:
        yield Figure(name, f"{item.label}{extra}", price.low, price.typical, price.high,
                     f"{currency} for {item.unit}", price.year, price.sources, price.assumption,
                     price.note)  # fmt: skip
    yield from item_figures(name, item)


def item_figures(name: str, item: CostItem) -> Iterator[Figure]:
    """Gives how much of a cost item is used, and how often."""
    if item.units is not None:
        yield _triple(name, f"{item.label}: used at a time", item.units, "units")
    if item.lifetime_years is not None:
        yield _triple(name, f"{item.label}: lasts", item.lifetime_years, "years")
    if item.visits_per_year is not None:
        yield _quantity(name, f"{item.label}: how often", item.visits_per_year, "a year")


def course_figures(treatment: Treatment) -> Iterator[Figure]:
    """Gives the sessions of a treatment, and how its effect comes and goes."""
    if treatment.sessions is not None:
        yield from _sessions(treatment.name, treatment.sessions)
    if treatment.course is not None:
        yield from _course(treatment.name, treatment.course)


def _sessions(name: str, sessions: Sessions) -> Iterator[Figure]:
    yield _triple(name, "Sessions of the first course", sessions.initial, "sessions")
    yield _quantity(name, "Time between them", sessions.spacing_months, "months")
    yield _triple(name, "Sessions a year after it", sessions.maintenance_per_year, "a year")
    yield _quantity(name, "Effect lasts after the last", sessions.lasts_months, "months")


def _course(name: str, course: Course) -> Iterator[Figure]:
    yield _quantity(name, "First effect", course.onset_month, "months")
    yield _quantity(name, "Full effect", course.peak_month, "months")
    yield _triple(name, "Share of natural loss it stops", course.slowing, "(1 is all)")
    yield _quantity(name, "Half of it gone after stopping", course.fade_half_life_months, "months")
    yield _quantity(name, "Spread between clinics", course.setting_sd, DENSITY)
    yield _quantity(name, "Spread between people", course.person_sd, DENSITY)


def _harm(name: str, harm: Harm) -> Figure:
    return Figure(name, f"Harm: {harm.what} ({harm.seriousness})", None, harm.of_100, None,
                  harm.frequency if harm.of_100 is None else f"of 100: {harm.frequency}", None,
                  harm.sources, harm.assumption, harm.note)  # fmt: skip


def _approval(name: str, one: Approval) -> Figure:
    return Figure(name, f"Approval, {one.jurisdiction}: {REGULATORY[one.status]}", unit=one.text,
                  year=one.year, sources=one.sources, assumption=one.assumption,
                  note=one.note)  # fmt: skip


def _model_figures(scenario: Scenario, catalogue: Catalogue) -> Iterator[Figure]:
    model, stage = catalogue.model, person_stage(scenario, catalogue)
    yield _quantity(MODEL, f"Density today, {stage.label}", stage.density, DENSITY)
    if stage.grafts is not None:
        yield _triple(MODEL, f"Grafts, {stage.label}", stage.grafts, "grafts")
    decline = catalogue.natural_course[scenario.sex].yearly_decline
    yield _triple(MODEL, "Yearly loss without treatment", decline, "share of density")
    for threshold in model.visible:
        yield Figure(MODEL, f"Visible: {threshold.label}", None, threshold.share, None,
                     "share of density", None, threshold.sources, threshold.assumption,
                     threshold.note)  # fmt: skip
    yield _quantity(MODEL, "Spread of true effects in this field (SD)",
                    model.sceptical_prior_sd, DENSITY)  # fmt: skip
    bias = model.bias_sd
    for word, one in (("high", bias.high), ("moderate", bias.moderate), ("low", bias.low),
                      ("very low", bias.very_low)):  # fmt: skip
        yield _quantity(MODEL, f"Spread of bias, certainty {word} (SD)", one, DENSITY)


def _triple(about: str, what: str, one: Triple, unit: str) -> Figure:
    return Figure(about, what, one.low, one.typical, one.high, unit, None, one.sources,
                  one.assumption, one.note)  # fmt: skip


def _quantity(about: str, what: str, one: Quantity, unit: str) -> Figure:
    return Figure(about, what, None, one.value, None, unit, None, one.sources, one.assumption,
                  one.note)  # fmt: skip
