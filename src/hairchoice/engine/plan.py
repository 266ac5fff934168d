"""A treatment as this person would have it, in plain numbers.

Plans are hashable: equal plans give equal draws, which is what `hairchoice.engine.simulate` keeps
results by. `hairchoice.engine.planning` makes them.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from hairchoice.engine.catalogue import Basis
from hairchoice.engine.distributions import pert_mean
from hairchoice.engine.sourced import Triple

Range = tuple[float, float, float]
"""Low, typical, high; equal when exact."""

PriceOrigin = Literal["quote", "sourced", "missing"]

ONE: Range = (1.0, 1.0, 1.0)


class CostLine(Struct, frozen=True):
    """One cost item as it will be paid.

    Attributes:
        treatment: Id of the treatment the item belongs to (a part, in a combination).
        position: Of the item within that treatment: names its stream.
        price: Per unit; None when the country has no sourced price and none was quoted.
        units: Units per payment; the number of grafts for ``graft``.
        lifetime_years: ``once`` only: bought again after that long; None buys once.
        visits_per_year: ``visit`` only.
        shared: Name of a price that several treatments meet together.
    """

    treatment: str
    position: int
    item: str
    label: str
    unit: str
    basis: Basis
    price: Range | None
    origin: PriceOrigin
    units: Range = ONE
    lifetime_years: Range | None = None
    visits_per_year: float = 0.0
    shared: str | None = None


class SessionPlan(Struct, frozen=True):
    """Sessions as planned: a course, then maintenance a year."""

    initial: Range
    spacing_months: float
    maintenance: Range
    lasts_months: float


class Regimen(Struct, frozen=True):
    """What is paid for and how long it goes on, for one treatment that is not a combination.

    Attributes:
        persistence: (month, share still on treatment) points; empty when nobody stops.
    """

    treatment: str
    lines: tuple[CostLine, ...]
    sessions: SessionPlan | None
    persistence: tuple[tuple[float, float], ...]


class Growth(Struct, frozen=True):
    """How a difference comes and goes, months."""

    onset: float
    peak: float
    fade_half_life: float


class Slowing(Struct, frozen=True):
    """Share of the natural decline a treatment prevents while it is used.

    Attributes:
        treatment: Whose stream is drawn: a part's own, so that it is the same alone.
        weight: Evidence weight; the share is multiplied by it.
    """

    treatment: str
    share: Range
    weight: float


class DifferencePart(Struct, frozen=True):
    """A part of the hair result that is a difference measured at a month.

    Attributes:
        treatment: Whose evidence, setting and person streams are drawn.
        regimen: Id of the regimen whose end it follows.
        published: Mean difference as published, hairs/cm2; None where no trial can be used.
        mean, sd: Of the counted difference at ``at_month``, hairs/cm2.
        alone: For an add-on, the part that is added as it is by itself: what is left when the
            base is stopped and the added part is not.
    """

    treatment: str
    regimen: str
    published: float | None
    mean: float
    sd: float
    setting_sd: float
    person_sd: float
    slowing: Slowing
    at_month: float
    growth: Growth
    alone: DifferencePart | None = None


class SlowingPart(Struct, frozen=True):
    """A part of a combination that adds nothing but its slowing of the natural decline."""

    regimen: str
    slowing: Slowing
    growth: Growth


class GraftPart(Struct, frozen=True):
    """Moved hair: neither declines with the person's rate nor fades."""

    treatment: str
    survival: Range
    hairs_per_graft: Range
    density_set: Range
    growth: Growth

    @property
    def mean(self) -> float:
        """Expected gain, hairs/cm2."""
        return (
            pert_mean(*self.survival)
            * pert_mean(*self.hairs_per_graft)
            * pert_mean(*self.density_set)
        )


ActingPart = DifferencePart | SlowingPart
HairPart = ActingPart | GraftPart


class Plan(Struct, frozen=True):
    """Everything the simulation needs to know of one treatment.

    Attributes:
        parts: Add up to the difference from doing nothing.
        evidence_until: Month; None without a usable benefit.
    """

    treatment: str
    regimens: tuple[Regimen, ...]
    parts: tuple[HairPart, ...] = ()
    evidence_until: float | None = None

    @property
    def lines(self) -> tuple[CostLine, ...]:
        """All cost lines, the parts' one after the other."""
        return tuple(line for regimen in self.regimens for line in regimen.lines)

    @property
    def known(self) -> bool:
        """False where a difference rests on no usable trial."""
        return all(part.published is not None for part in self.differences)

    @property
    def differences(self) -> tuple[DifferencePart, ...]:
        """The parts that were measured as a difference."""
        return tuple(part for part in self.parts if isinstance(part, DifferencePart))

    @property
    def grafts(self) -> tuple[GraftPart, ...]:
        """The parts that are moved hair."""
        return tuple(part for part in self.parts if isinstance(part, GraftPart))

    @property
    def published(self) -> float | None:
        """Mean difference as published, hairs/cm2; None when there is none."""
        figures = [part.published for part in self.differences if part.published is not None]
        figures += [part.mean for part in self.grafts]
        return sum(figures) if figures else None

    @property
    def expected(self) -> float:
        """Mean difference as counted, hairs/cm2."""
        counted = [part.mean for part in self.differences]
        return sum(counted) + sum(part.mean for part in self.grafts)

    @property
    def weight(self) -> float | None:
        """Share of the published benefit that is counted; None when nothing is published."""
        return self.expected / self.published if self.published else None


def range_of(triple: Triple) -> Range:
    """Returns a figure of the data file."""
    return (triple.low, triple.typical, triple.high)


def exactly(value: float) -> Range:
    """Returns a figure without spread."""
    return (float(value), float(value), float(value))
