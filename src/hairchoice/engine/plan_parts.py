"""The parts of a plan that grow hair, from the benefits of the data file."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from hairchoice.engine.catalogue import Course, Difference, Grafts, Treatment, UnknownBenefit
from hairchoice.engine.evidence import Counted
from hairchoice.engine.plan import (
    ActingPart,
    DifferencePart,
    GraftPart,
    Growth,
    Slowing,
    SlowingPart,
    range_of,
)


def unknown_part(owner: str, benefit: UnknownBenefit, course: Course) -> DifferencePart:
    """No usable trial: mean 0, the stated spread and no slowing."""
    growth = _growth(course)
    return DifferencePart(
        treatment=owner,
        regimen=owner,
        published=None,
        mean=0.0,
        sd=benefit.ignorance_sd,
        setting_sd=0.0,
        person_sd=0.0,
        slowing=Slowing(owner, range_of(course.slowing), weight=0.0),
        at_month=growth.peak,
        growth=growth,
    )


def difference_part(
    owner: str, benefit: Difference, counted: Counted, course: Course
) -> DifferencePart:
    """A published difference, as much of it as counts."""
    return DifferencePart(
        treatment=owner,
        regimen=owner,
        published=benefit.value,
        mean=counted.mean,
        sd=counted.sd,
        setting_sd=course.setting_sd.value,
        person_sd=course.person_sd.value,
        slowing=Slowing(owner, range_of(course.slowing), counted.weight),
        at_month=benefit.at_month,
        growth=_growth(course),
    )


def add_on(
    combination: Treatment, added: Iterable[ActingPart], adds: Difference, counted: Counted
) -> DifferencePart:
    """The published add-on, coming and going like the part that is added.

    People's response varies with the base already; the add-on brings the uncertainty of its own
    mean only.
    """
    like = next(part for part in added if isinstance(part, DifferencePart))
    return replace(
        like,
        treatment=combination.id,
        published=adds.value,
        mean=counted.mean,
        sd=counted.sd,
        setting_sd=0.0,
        person_sd=0.0,
        at_month=adds.at_month,
        growth=_growth(combination.course) if combination.course else like.growth,
        alone=like,
    )


def slowing_only(part: ActingPart) -> SlowingPart:
    """What is left of a part that adds no difference of its own."""
    return SlowingPart(part.regimen, part.slowing, part.growth)


def graft_part(owner: str, benefit: Grafts, course: Course) -> GraftPart:
    """Moved hair: a count, of which everything counts."""
    return GraftPart(
        owner,
        range_of(benefit.survival),
        range_of(benefit.hairs_per_graft),
        range_of(benefit.density_set),
        _growth(course),
    )


def _growth(course: Course) -> Growth:
    return Growth(
        course.onset_month.value, course.peak_month.value, course.fade_half_life_months.value
    )
