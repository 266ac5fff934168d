"""Checks of the data file's treatments: what spans their benefits, costs and parts."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from hairchoice.engine.catalogue import (
    Catalogue,
    Combination,
    Course,
    Difference,
    Grafts,
    NoBenefit,
    PersistencePoint,
    Sex,
    Treatment,
)
from hairchoice.engine.check_records import Found, repeated
from hairchoice.engine.problems import Problem, figure

_PAIR = 2


def treatment_problems(place: str, treatment: Treatment, catalogue: Catalogue) -> Found:
    """Finds what is wrong with one treatment beside its records."""
    if not treatment.benefit:
        yield Problem(f"{place}.benefit", "is empty; allowed is male, female or both")
    yield from repeated(f"{place}.costs", (item.id for item in treatment.costs))
    yield from _approval_problems(f"{place}.regulatory", treatment, catalogue)
    yield from _item_problems(f"{place}.costs", treatment, catalogue)
    yield from _twice_paid_problems(f"{place}.costs", treatment)
    yield from _persistence_problems(f"{place}.persistence", treatment.persistence or ())
    for sex in treatment.benefit:
        yield from _benefit_problems(place, treatment, sex, catalogue)


def _approval_problems(place: str, treatment: Treatment, catalogue: Catalogue) -> Found:
    known = sorted({country.jurisdiction for country in catalogue.countries.values()})
    yield from repeated(place, ((a.jurisdiction, a.sex) for a in treatment.regulatory))
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
    yield from repeated(place, parts)
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
