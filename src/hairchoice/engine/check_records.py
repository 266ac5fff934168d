"""Checks of single records of the data file: limits, order, and what a record's fields allow."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

import msgspec

from hairchoice.engine.catalogue import (
    CostItem,
    Course,
    Difference,
    Grafts,
    Model,
    NaturalCourse,
    Sessions,
    Stage,
)
from hairchoice.engine.problems import Problem, figure
from hairchoice.engine.scenario import DENSITY, MAINTENANCE_LIMIT, MONEY_LIMIT, SESSIONS_LIMIT
from hairchoice.engine.sourced import Price, Source, Triple

Found = Iterator[Problem]

SCALES = {"male": "Norwood", "female": "Sinclair"}
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


def record_problems(place: str, record: msgspec.Struct) -> Found:
    """Finds what is wrong with one record by itself."""
    yield from _number_problems(place, record)
    yield from _limit_problems(place, record)
    yield from _order_problems(place, record)
    if type(record) in _OWN_CHECKS:
        yield from _OWN_CHECKS[type(record)](place, record)


def records(value: object, place: str = "") -> Iterator[tuple[str, msgspec.Struct]]:
    """Yields every record in a value with its place, outer ones first."""
    if isinstance(value, msgspec.Struct):
        yield place, value
        for name in value.__struct_fields__:
            inner = getattr(value, name)
            if isinstance(inner, _HOLDERS):  # most are numbers and words: asked for at each start
                yield from records(inner, f"{place}.{name}" if place else name)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from records(item, f"{place}.{key}")
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from records(item, f"{place}[{_label(item, position)}]")


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


def repeated(place: str, keys: Iterable[Hashable]) -> Found:
    """Finds keys that stand in a list more than once."""
    for key, times in Counter(keys).items():
        if times > 1:
            yield Problem(place, f"{key!r} is there {times} times; once is allowed")


def _source_problems(place: str, source: Source) -> Found:
    if not (source.doi or source.url or source.kind == "unnamed list"):
        yield Problem(place, "has neither doi nor url; a reader needs one to find it")
    host = _host(source.url or "")
    if source.url and "." not in host:
        yield Problem(f"{place}.url", f"is {source.url!r}; allowed is an address with a host")
    for address, message in NO_CITATION.items():
        if host == address or host.endswith(f".{address}"):
            yield Problem(f"{place}.url", message)


def _host(address: str) -> str:
    """Returns the host of a web address; empty where it has none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # brackets are for numbers of the sixth version of the protocol only
        return ""


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
