"""Checks of the data file that its types cannot make: what spans several fields or records.

`problems` finds everything that is wrong, each with its place and what is allowed, so that a person
who edits ``data/treatments.json`` mends it in one go. Nothing here reads a file or raises.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import get_args

import msgspec

from hairchoice.engine.catalogue import Catalogue, Country, NoBenefit, Sex
from hairchoice.engine.check_records import Found, record_problems, records, repeated
from hairchoice.engine.check_treatments import treatment_problems
from hairchoice.engine.problems import Problem
from hairchoice.engine.scenario import DEFAULT_STAGE
from hairchoice.engine.sourced import Price

DOING_NOTHING = "none"
SEXES: tuple[Sex, ...] = get_args(Sex)
CURRENCIES = (
    "AED, AUD, BRL, CAD, CHF, CNY, CZK, DKK, EUR, GBP, HUF, ILS, INR, JPY, KRW, MXN, MYR, NOK, "
    "NZD, PHP, PKR, PLN, RON, SAR, SEK, SGD, THB, TRY, USD, VND, ZAR"
)


def problems(catalogue: Catalogue) -> list[Problem]:
    """Returns every problem of a catalogue, none if it is sound."""
    found_records = list(records(catalogue))
    found = [*_catalogue_problems(catalogue), *_citation_problems(found_records, catalogue)]
    for place, record in found_records:
        found += record_problems(place, record)
    for treatment in catalogue.treatments:
        found += treatment_problems(f"treatments[{treatment.id}]", treatment, catalogue)
    return found


def _citation_problems(found: Sequence[tuple[str, msgspec.Struct]], catalogue: Catalogue) -> Found:
    """Finds figures without a reason, ids that lead nowhere, and sources nobody uses."""
    used: set[str] = set()
    for place, record in found:
        if hasattr(record, "sources") and hasattr(record, "assumption"):
            used.update(record.sources)
            yield from _reason_problems(place, record.sources, record.assumption, catalogue)
    for source_id in catalogue.sources:
        if source_id not in used:
            yield Problem(f"sources.{source_id}", "is not used; cite it in a figure or remove it")


def _reason_problems(
    place: str, sources: tuple[str, ...], assumption: str | None, catalogue: Catalogue
) -> Found:
    if not sources and not (assumption or "").strip():
        yield Problem(place, "has neither sources nor an assumption; give at least one of the two")
    for source_id in sources:
        if source_id not in catalogue.sources:
            yield Problem(f"{place}.sources", f"{source_id!r} is not an id of `sources`")
    yield from repeated(f"{place}.sources", sources)


def _catalogue_problems(catalogue: Catalogue) -> Found:
    try:
        date.fromisoformat(catalogue.date)
    except ValueError:
        yield Problem("date", f"is {catalogue.date!r}; allowed is a day, YYYY-MM-DD")
    yield from _history_problems(catalogue)
    yield from repeated("treatments", (treatment.id for treatment in catalogue.treatments))
    yield from repeated("stages", ((stage.sex, stage.id) for stage in catalogue.stages))
    yield from repeated("model.visible", (threshold.id for threshold in catalogue.model.visible))
    yield from _doing_nothing_problems(catalogue)
    for code, country in catalogue.countries.items():
        yield from _country_problems(f"countries.{code}", code, country)
    for sex in SEXES:
        yield from _sex_problems(sex, catalogue)
    yield from _shared_price_problems(catalogue)


def _history_problems(catalogue: Catalogue) -> Found:
    """A run code of an earlier version is told what changed: no version may be left out."""
    versions = [tuple(map(int, each.version.split("."))) for each in catalogue.history]
    if versions != sorted(set(versions)):
        yield Problem("history", "must go from the first version to the last, each once")
    if catalogue.history and catalogue.history[-1].version != catalogue.version:
        last = catalogue.history[-1].version
        yield Problem("history", f"ends with {last}; say what {catalogue.version} changed")


def _doing_nothing_problems(catalogue: Catalogue) -> Found:
    """Everything is compared with doing nothing: it must be there, free and without effect."""
    nothing = next((t for t in catalogue.treatments if t.id == DOING_NOTHING), None)
    benefits = [nothing.benefit.get(sex) for sex in SEXES] if nothing else [None]
    if (nothing and nothing.costs) or not all(isinstance(b, NoBenefit) for b in benefits):
        message = "must be there, without costs and with a benefit of kind 'none' for both sexes"
        yield Problem(f"treatments[{DOING_NOTHING}]", message)


def _country_problems(place: str, code: str, country: Country) -> Found:
    if not (len(code) == 2 and code.isascii() and code.isupper()):
        yield Problem(place, f"is {code!r}; allowed is a country code of two capital letters")
    if country.currency not in CURRENCIES.split(", "):
        yield Problem(f"{place}.currency", f"is {country.currency!r}; allowed is {CURRENCIES}")
    if country.jurisdiction not in (code, "EU"):
        yield Problem(f"{place}.jurisdiction", f"must be {code} or EU")


def _sex_problems(sex: Sex, catalogue: Catalogue) -> Found:
    if sex not in catalogue.natural_course:
        yield Problem("natural_course", f"has nothing for {sex} patients")
    stages = [stage for stage in catalogue.stages if stage.sex == sex]
    if DEFAULT_STAGE[sex] not in [stage.id for stage in stages]:
        yield Problem("stages", f"need {DEFAULT_STAGE[sex]!r}, where {sex} patients start")
    for milder, worse in pairwise(stages):
        if worse.density.value > milder.density.value:
            yield Problem(f"stages[{worse.id}].density.value", f"is above that of {milder.id}")


def _shared_price_problems(catalogue: Catalogue) -> Found:
    """One draw serves all items of a shared name, so their prices must be the same."""
    first: dict[tuple[str, str], Price] = {}
    for treatment in catalogue.treatments:
        for item in treatment.costs:
            for code, price in item.prices.items() if item.shared else ():
                other = first.setdefault((str(item.shared), code), price)
                if (price.low, price.typical, price.high) != (other.low, other.typical, other.high):
                    place = f"treatments[{treatment.id}].costs[{item.id}].prices.{code}"
                    yield Problem(place, f"differs from the other prices of {item.shared!r}")
