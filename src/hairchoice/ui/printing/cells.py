"""What the tables of the printed summary say in one cell, as HTML."""

from __future__ import annotations

import re

from hairchoice.engine import words
from hairchoice.engine.catalogue import Harm, Treatment
from hairchoice.engine.result import TreatmentResult
from hairchoice.ui.printing.blocks import plain
from hairchoice.ui.printing.notes import benefit_sources, price_sources
from hairchoice.ui.printing.paper import Paper


def unpriced(result: TreatmentResult) -> bool:
    """Whether nothing that is paid for has a price."""
    return bool(result.missing_prices) and result.cost_total.quantile(95) == 0


def cost(paper: Paper, result: TreatmentResult, treatment: Treatment) -> str:
    """Total, range and month, always together."""
    if unpriced(result):
        return "no price is known: ask for a quote"
    total, currency = result.cost_total, paper.comparison.currency
    span = paper.formats.money_range(total.quantile(10), total.quantile(90), currency)
    middle = paper.money(result.middle_cost)
    line = "" if span == middle else f"{plain(span)}<br>"  # quotes are exact
    marks = paper.marks(price_sources(treatment, paper.scenario, paper.catalogue))
    missing = "<br>part of it has no price" if result.missing_prices else ""
    return (
        f"<b>{plain(middle)}</b> in {paper.years}{marks}<br>{line}"
        f"{plain(paper.money(result.middle_cost_per_month))} a month{missing}"
    )


def gain(paper: Paper, result: TreatmentResult, treatment: Treatment) -> str:
    """What is published and what of it is counted."""
    marks = paper.marks(benefit_sources(treatment, paper.scenario))
    if not result.benefit_known:
        return f"no usable trial{marks}"
    if result.published_benefit is None:
        return f"none is published{marks}"
    signed = paper.formats.signed
    published = f"{signed(result.published_benefit, 1)} published{marks}"
    if result.evidence_weight is None:
        return published
    share = paper.formats.percent(result.evidence_weight)
    return f"{published}<br>{signed(result.expected_benefit, 1)} counted ({share} of it)"


def approval(paper: Paper, result: TreatmentResult, treatment: Treatment) -> str:
    """Whether the regulator has approved it."""
    found = words.approval(treatment, paper.scenario, paper.catalogue)
    said = plain(words.REGULATORY[result.regulatory])
    return said + (paper.marks(found.sources) if found else "")


def effort(paper: Paper, treatment: Treatment) -> str:
    """What it asks of a person: in a sentence, or where there is no room in hours."""
    hours = treatment.effort.hours_per_year
    if paper.detail.short and hours is not None:
        return f"about {paper.formats.number(hours.value)} hours a year"
    if paper.detail.short:
        end = r"\.(?= |$)|,(?= )" if paper.detail.brief else r"\.(?= |$)"
        return plain(re.split(end, treatment.effort.text)[0] + ".")
    return plain(treatment.effort.text)


def harm(paper: Paper, found: Harm) -> str:
    """A harm with its frequency and source."""
    frequency = words.short_frequency(found) if paper.detail.short else found.frequency
    return f"{plain(found.what)}: {plain(frequency)}{paper.marks(found.sources)}"
