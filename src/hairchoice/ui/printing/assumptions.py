"""What to keep in mind: what is assumed, where the evidence ends, and how old the prices are."""

from __future__ import annotations

from collections.abc import Iterator

from hairchoice.engine.planning import plan_treatment
from hairchoice.engine.sourced import Price
from hairchoice.engine.words import in_country
from hairchoice.ui.printing.paper import Paper

_GATHERED = (
    "The evidence ends",
    "The price of ",
    "Only one price is known",
    "No usable trial",
    "No price known",
    "How long people stay on",
)
"""Starts of warnings about one treatment that are said once for all of them here."""


def limits(paper: Paper) -> Iterator[str]:
    """Yields what a reader must keep in mind, one short point each."""
    yield from paper.comparison.warnings
    yield from _evidence_ends(paper)
    yield from _unknown(paper)
    yield from _missing(paper)
    yield from _prices(paper)
    yield from _other_warnings(paper)
    yield from _stopping(paper)
    yield "Travel, time off work and how you feel about it are not counted."


def _stopping(paper: Paper) -> Iterator[str]:
    if paper.scenario.persistence == "planned":
        yield "It is assumed that nobody stops early."
        return
    names = [
        result.in_sentence
        for result in paper.comparison.treatments
        if any(warning.startswith("How long people stay on") for warning in result.warnings)
    ]
    if names:
        yield f"How long people stay on {', '.join(names)} is not known: as if nobody stops."


def _other_warnings(paper: Paper) -> Iterator[str]:
    about: dict[str, list[str]] = {}
    for result in paper.comparison.treatments:
        for warning in result.warnings:
            if not warning.startswith(_GATHERED):
                about.setdefault(warning, []).append(result.short_name)
    for warning, names in about.items():
        yield f"{', '.join(names)}: {warning}"


def _evidence_ends(paper: Paper) -> Iterator[str]:
    ends = [
        f"{paper.formats.number(result.evidence_until_month)} for {result.in_sentence}"
        for result in paper.comparison.treatments
        if result.benefit_known
        and result.evidence_until_month is not None
        and result.evidence_until_month < paper.scenario.months
    ]
    if ends:
        yield f"The evidence ends at month {', '.join(ends)}; what is shown later is not measured."


def _unknown(paper: Paper) -> Iterator[str]:
    names = [each.short_name for each in paper.comparison.treatments if not each.benefit_known]
    if names:
        yield (
            f"{', '.join(names)}: no usable trial, so neither proven nor disproven; the spread "
            "shown is an assumption."
        )


def _missing(paper: Paper) -> Iterator[str]:
    every = [label for result in paper.comparison.treatments for label in result.missing_prices]
    labels = list(dict.fromkeys(every))
    if labels:
        yield (
            f"No price was found in {in_country(paper.country.name)} for {'; '.join(labels)}: "
            "it is left out of the cost, so ask for a quote."
        )


def _prices(paper: Paper) -> Iterator[str]:
    prices = list(_sourced(paper).values())
    years = sorted({price.year for price in prices if price.year is not None})
    undated = sum(price.year is None for price in prices)
    single = [label for label, price in _sourced(paper).items() if price.single]
    if years:
        verb = "has" if undated == 1 else "have"
        span = f"from {years[0]}" if years[0] == years[-1] else f"from {years[0]} to {years[-1]}"
        rest = f"; {undated} of {len(prices)} {verb} no date" if undated else ""
        yield f"The prices are {span}{rest}."
    elif undated:
        yield "The prices have no date."
    if single:
        yield f"Only one price is known for {', '.join(single)}: real prices vary more."
    growth = paper.scenario.price_growth
    if prices and growth:
        yield f"Prices are taken to change by {paper.formats.percent(growth, 1)} a year."
    elif prices:
        yield "Prices are taken to stay as they are."


def _sourced(paper: Paper) -> dict[str, Price]:
    """Returns the prices the cost is made of, each once, by what they are for."""
    found: dict[str, Price] = {}
    for result in paper.comparison.treatments:
        plan = plan_treatment(paper.catalogue.treatment(result.id), paper.scenario, paper.catalogue)
        for line in plan.lines:
            if line.origin == "sourced":
                item = paper.catalogue.treatment(line.treatment).costs[line.position]
                found[line.label] = item.prices[paper.scenario.country]
    return found
