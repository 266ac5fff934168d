"""Checks of the data file that its types cannot make: what spans several fields or records.

`problems` finds everything that is wrong, each with its place and what is allowed, so that a person
who edits ``data/treatments.json`` mends it in one go. Nothing here reads a file or raises.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, get_args
from urllib.parse import urlsplit

import msgspec

from hairchoice.engine.catalogue import (
    Catalogue,
    Combination,
    CostItem,
    Country,
    Course,
    Difference,
    Grafts,
    Model,
    NaturalCourse,
    NoBenefit,
    PersistencePoint,
    Price,
    Sessions,
    Sex,
    Source,
    Stage,
    Treatment,
    Triple,
)
from hairchoice.engine.problems import Problem, figure
from hairchoice.engine.scenario import (
    DEFAULT_STAGE,
    DENSITY,
    MAINTENANCE_LIMIT,
    MONEY_LIMIT,
    SESSIONS_LIMIT,
)

Found = Iterator[Problem]

DOING_NOTHING = "none"
_PAIR = 2
SEXES: tuple[Sex, ...] = get_args(Sex)
SCALES = {"male": "Norwood", "female": "Sinclair"}
CURRENCIES = (
    "AED, AUD, BRL, CAD, CHF, CNY, CZK, DKK, EUR, GBP, HUF, ILS, INR, JPY, KRW, MXN, MYR, NOK, "
    "NZD, PHP, PKR, PLN, RON, SAR, SEK, SGD, THB, TRY, USD, VND, ZAR"
)
NO_CITATION = {
    "doi.org": "is a resolver's address; put the DOI itself in `doi`",
    "github.com": "is a code repository, which is no citation",
}
_MONTHS = (0.0, 600.0)
_LIMITS: dict[tuple[type, str], tuple[float, float]] = {
    **{(CostItem, name): (0.001, 10_000.0) for name in ("lifetime_years", "units")},
    (CostItem, "visits_per_year"): (0.01, 366),
    (Course, "fade_half_life_months"): (0.01, 1200),
    (Course, "onset_month"): _MONTHS,
    (Course, "peak_month"): _MONTHS,
    (Course, "slowing"): (0, 1),
    (Difference, "at_month"): (0.1, 600),
    **{(Difference, name): (-1000, 1000) for name in ("value", "low", "high")},
    (Grafts, "density_set"): (1, 200),
    (Grafts, "hairs_per_graft"): (0.1, 10),
    (Grafts, "survival"): (0, 1),
    (Model, "sceptical_prior_sd"): (0.1, 1000),
    (NaturalCourse, "yearly_decline"): (0, 0.9),
    **{(Price, name): (0, MONEY_LIMIT) for name in ("low", "typical", "high")},
    (Sessions, "initial"): (1, SESSIONS_LIMIT),
    (Sessions, "lasts_months"): _MONTHS,
    (Sessions, "maintenance_per_year"): (0, MAINTENANCE_LIMIT),
    (Sessions, "spacing_months"): (0.01, 24),
    (Stage, "density"): DENSITY,
    (Stage, "grafts"): (1, 50_000),
}


_HOLDERS = (msgspec.Struct, dict, tuple)


def problems(catalogue: Catalogue) -> list[Problem]:
    """Returns every problem of a catalogue, none if it is sound."""
    records = list(_records(catalogue))
    found = [*_catalogue_problems(catalogue), *_citation_problems(records, catalogue)]
    for place, record in records:
        found += _number_problems(place, record)
        found += _limit_problems(place, record)
        found += _order_problems(place, record)
        if type(record) in _OWN_CHECKS:
            found += _OWN_CHECKS[type(record)](place, record)
    for treatment in catalogue.treatments:
        found += _treatment_problems(f"treatments[{treatment.id}]", treatment, catalogue)
    return found


def _records(value: object, place: str = "") -> Iterator[tuple[str, msgspec.Struct]]:
    """Yields every record in a value with its place, outer ones first."""
    if isinstance(value, msgspec.Struct):
        yield place, value
        for name in value.__struct_fields__:
            inner = getattr(value, name)
            if isinstance(inner, _HOLDERS):  # most are numbers and words: asked for at each start
                yield from _records(inner, f"{place}.{name}" if place else name)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _records(item, f"{place}.{key}")
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _records(item, f"{place}[{_label(item, position)}]")


def _label(item: object, position: int) -> str:
    """Names an item of a list by what a reader of the file recognises."""
    return str(getattr(item, "id", None) or getattr(item, "jurisdiction", None) or position)


def _figures(value: object, place: str) -> Iterator[tuple[str, float]]:
    """Yields the numbers of a field with their places: its own, or those of its record."""
    if isinstance(value, int | float):
        yield place, value
    for name in ("value", "low", "typical", "high"):
        if hasattr(value, name):
            yield f"{place}.{name}", getattr(value, name)


def _repeated(place: str, keys: Iterable[Hashable]) -> Found:
    for key, times in Counter(keys).items():
        if times > 1:
            yield Problem(place, f"{key!r} is there {times} times; once is allowed")


def _citation_problems(
    records: Sequence[tuple[str, msgspec.Struct]], catalogue: Catalogue
) -> Found:
    """Finds figures without a reason, ids that lead nowhere, and sources nobody uses."""
    used: set[str] = set()
    for place, record in records:
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
    yield from _repeated(f"{place}.sources", sources)


def _source_problems(place: str, source: Source) -> Found:
    if not (source.doi or source.url or source.kind == "unnamed list"):
        yield Problem(place, "has neither doi nor url; a reader needs one to find it")
    host = urlsplit(source.url or "").hostname or ""
    if source.url and "." not in host:
        yield Problem(f"{place}.url", f"is {source.url!r}; allowed is an address with a host")
    for address, message in NO_CITATION.items():
        if host == address or host.endswith(f".{address}"):
            yield Problem(f"{place}.url", message)


def _number_problems(place: str, record: msgspec.Struct) -> Found:
    """Finds numbers that are not finite, and negative ones (only differences may be negative)."""
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if not isinstance(value, int | float):
            continue
        if not math.isfinite(value):
            yield Problem(f"{place}.{name}", f"is {value}; allowed is a finite number")
        elif value < 0 and not isinstance(record, Difference):
            yield Problem(f"{place}.{name}", f"is {figure(value)}; allowed is 0 or more")


def _limit_problems(place: str, record: msgspec.Struct) -> Found:
    """Finds numbers outside the limits of their field; `_number_problems` finds negative ones."""
    for name in record.__struct_fields__:
        if (field := (type(record), name)) in _LIMITS:
            low, high = _LIMITS[field]
            for there, number in _figures(getattr(record, name), f"{place}.{name}"):
                if not low <= number <= high:
                    allowed = f"{figure(low)} to {figure(high)}"
                    yield Problem(there, f"is {figure(number)}; allowed is {allowed}")


def _order_problems(place: str, record: msgspec.Struct) -> Found:
    """Finds a low above its typical value, or that above its high."""
    if isinstance(record, Difference | Price | Triple):
        name = "value" if isinstance(record, Difference) else "typical"
        low, middle, high = record.low, getattr(record, name), record.high
        if not low <= middle <= high:
            found = ", ".join(map(figure, (low, middle, high)))
            message = f"is {found}; allowed is low <= {name} <= high"
            yield Problem(f"{place}.low", message)


def _price_problems(place: str, price: Price) -> Found:
    if price.single and not price.low == price.typical == price.high:
        yield Problem(place, "is marked single; allowed is low = typical = high")


def _cost_item_problems(place: str, item: CostItem) -> Found:
    if item.basis == "visit" and item.visits_per_year is None:
        yield Problem(f"{place}.visits_per_year", "is missing; basis 'visit' needs it")
    for name, basis in (("lifetime_years", "once"), ("visits_per_year", "visit")):
        if item.basis != basis and getattr(item, name) is not None:
            yield Problem(f"{place}.{name}", f"is only allowed with basis {basis!r}")


def _sessions_problems(place: str, sessions: Sessions) -> Found:
    for there, count in _figures(sessions.initial, f"{place}.initial"):
        if math.isfinite(count) and count != int(count):
            yield Problem(there, f"is {figure(count)}; allowed is a whole number")


def _course_problems(place: str, course: Course) -> Found:
    onset, peak = course.onset_month.value, course.peak_month.value
    if onset > peak:
        message = f"is {figure(onset)}; allowed is up to {figure(peak)}"
        yield Problem(f"{place}.onset_month.value", message)


def _difference_problems(place: str, difference: Difference) -> Found:
    if difference.evidence_until_month < difference.at_month:
        message = f"must be {figure(difference.at_month)} (at_month) or later"
        yield Problem(f"{place}.evidence_until_month", message)


def _stage_problems(place: str, stage: Stage) -> Found:
    if stage.scale != SCALES[stage.sex]:
        yield Problem(f"{place}.scale", f"must be {SCALES[stage.sex]} for {stage.sex} patients")


_OWN_CHECKS: dict[type, Callable[[str, Any], Found]] = {
    CostItem: _cost_item_problems,
    Course: _course_problems,
    Difference: _difference_problems,
    Price: _price_problems,
    Sessions: _sessions_problems,
    Source: _source_problems,
    Stage: _stage_problems,
}


def _treatment_problems(place: str, treatment: Treatment, catalogue: Catalogue) -> Found:
    if not treatment.benefit:
        yield Problem(f"{place}.benefit", "is empty; allowed is male, female or both")
    yield from _repeated(f"{place}.costs", (item.id for item in treatment.costs))
    yield from _approval_problems(f"{place}.regulatory", treatment, catalogue)
    yield from _item_problems(f"{place}.costs", treatment, catalogue)
    yield from _twice_paid_problems(f"{place}.costs", treatment)
    yield from _persistence_problems(f"{place}.persistence", treatment.persistence or ())
    for sex in treatment.benefit:
        yield from _benefit_problems(place, treatment, sex, catalogue)


def _approval_problems(place: str, treatment: Treatment, catalogue: Catalogue) -> Found:
    known = sorted({country.jurisdiction for country in catalogue.countries.values()})
    yield from _repeated(place, ((a.jurisdiction, a.sex) for a in treatment.regulatory))
    for approval in treatment.regulatory:
        if (code := approval.jurisdiction) not in known:
            yield Problem(place, f"{code!r} is not known; allowed is {', '.join(known)}")


def _benefit_problems(place: str, treatment: Treatment, sex: Sex, catalogue: Catalogue) -> Found:
    benefit, there = treatment.benefit[sex], f"{place}.benefit.{sex}"
    if isinstance(benefit, Combination):
        yield from _part_problems(f"{there}.parts", treatment, sex, catalogue)
        yield from _add_on_problems(f"{there}.adds", treatment, benefit, catalogue)
        return
    if treatment.course is None and not isinstance(benefit, NoBenefit):
        yield Problem(f"{place}.course", f"is missing; the benefit of {sex} patients needs it")
    if isinstance(benefit, Difference):
        yield from _peak_problems(there, benefit, treatment.course)
    if isinstance(benefit, Grafts) and not any(s.grafts for s in catalogue.stages if s.sex == sex):
        yield Problem(there, f"moves grafts, but no stage of {sex} patients says how many")


def _peak_problems(place: str, difference: Difference, course: Course | None) -> Found:
    if course and course.peak_month.value > difference.at_month:
        message = f"must be {figure(course.peak_month.value)} (peak) or later"
        yield Problem(f"{place}.at_month", message)


def _part_problems(place: str, treatment: Treatment, sex: Sex, catalogue: Catalogue) -> Found:
    by_id = {other.id: other for other in catalogue.treatments}
    parts = _parts(treatment, sex)
    yield from _repeated(place, parts)
    for part in parts:
        if part not in by_id:
            yield Problem(place, f"{part!r} is not the id of a treatment")
        elif sex not in by_id[part].benefit:
            yield Problem(place, f"{part!r} is not offered to {sex} patients")
    if treatment.id in _reached(parts, sex, by_id):
        yield Problem(place, "lead back to the combination itself; a part must stand by itself")


def _parts(treatment: Treatment | None, sex: Sex) -> tuple[str, ...]:
    benefit = treatment.benefit.get(sex) if treatment else None
    return benefit.parts if isinstance(benefit, Combination) else ()


def _reached(parts: Iterable[str], sex: Sex, by_id: dict[str, Treatment]) -> set[str]:
    """Returns the parts, their own parts, and so on."""
    reached = set(parts)
    while more := {p for part in reached for p in _parts(by_id.get(part), sex)} - reached:
        reached |= more
    return reached


def _add_on_problems(
    place: str, treatment: Treatment, benefit: Combination, catalogue: Catalogue
) -> Found:
    """An add-on joins the difference of one part, and comes and goes as the last part does."""
    if benefit.adds is None:
        return
    by_id = {other.id: other for other in catalogue.treatments}
    parts = [by_id[part] for part in benefit.parts if part in by_id]
    acting = [part for part in parts if part.course and not _moves_hair_only(part)]
    if len(acting) < len(parts) or len(acting) < _PAIR:
        yield Problem(place, "joins a difference to a difference: every part needs a course")
    course = treatment.course or (acting[-1].course if acting else None)
    yield from _peak_problems(place, benefit.adds, course)


def _moves_hair_only(treatment: Treatment) -> bool:
    return all(isinstance(benefit, Grafts) for benefit in treatment.benefit.values())


def _item_problems(place: str, treatment: Treatment, catalogue: Catalogue) -> Found:
    kinds = {type(benefit) for benefit in treatment.benefit.values()}
    if Combination in kinds and treatment.costs:
        yield Problem(place, "are those of a combination; allowed is none: its parts are paid")
    for item in treatment.costs:
        there, others = f"{place}[{item.id}]", {i.id for i in treatment.costs if i is not item}
        for code in item.prices:
            if code not in catalogue.countries:
                yield Problem(f"{there}.prices.{code}", "is not one of the file's countries")
        if item.instead_of and item.instead_of not in others:
            yield Problem(f"{there}.instead_of", "is not the id of another cost item here")
        if item.basis == "session" and treatment.sessions is None:
            yield Problem(there, "has basis 'session', but the treatment has no sessions")
        if item.basis == "graft" and Grafts not in kinds:
            yield Problem(there, "has basis 'graft', but the treatment moves no grafts")


def _twice_paid_problems(place: str, treatment: Treatment) -> Found:
    """A price per operation stands in for the one per graft and is not paid on top of it."""
    per_graft = {item.id for item in treatment.costs if item.basis == "graft"}
    for item in treatment.costs:
        added = item.instead_of not in per_graft and not item.optional
        if per_graft and added and item.basis == "once":
            message = f"is paid on top of {min(per_graft)!r}; allowed is optional or instead_of"
            yield Problem(f"{place}[{item.id}]", message)


def _persistence_problems(place: str, points: tuple[PersistencePoint, ...]) -> Found:
    for position, (earlier, later) in enumerate(pairwise(points), start=1):
        if later.month <= earlier.month:
            message = f"must be later than {figure(earlier.month)}"
            yield Problem(f"{place}[{position}].month", message)
        if later.share >= earlier.share:
            message = f"must be less than {figure(earlier.share)}"
            yield Problem(f"{place}[{position}].share", message)


def _catalogue_problems(catalogue: Catalogue) -> Found:
    try:
        date.fromisoformat(catalogue.date)
    except ValueError:
        yield Problem("date", f"is {catalogue.date!r}; allowed is a day, YYYY-MM-DD")
    yield from _history_problems(catalogue)
    yield from _repeated("treatments", (treatment.id for treatment in catalogue.treatments))
    yield from _repeated("stages", ((stage.sex, stage.id) for stage in catalogue.stages))
    yield from _repeated("model.visible", (threshold.id for threshold in catalogue.model.visible))
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
