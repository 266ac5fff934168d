"""The model against published trials, and against arithmetic that a person can do."""

from __future__ import annotations

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hairchoice.engine.catalogue import Catalogue, Course, Difference, Sessions, Sex, Treatment
from hairchoice.engine.cost import Money, typical_payments
from hairchoice.engine.planning import plan_treatment
from hairchoice.engine.result import TreatmentResult
from hairchoice.engine.scenario import DEFAULT_STAGE, Choices, Scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.engine.sourced import Quantity, Triple

Array = NDArray[np.float64]

TRIAL_DENSITY = 172.9
TRIAL_DECLINE = 0.059
TRIAL_SLOWING = 0.95
TRIAL_MONTHS = (12, 24, 60)
TRIAL_PUBLISHED = ("19.8 (16.5 to 23.2)", "27.2", "54.3 (44 to 64)")

HAND_ARITHMETIC = (
    ("minoxidil_topical_5", "120 months x 28.75", 3450.00),
    ("finasteride_oral", "120 months x 10.83", 1299.60),
    ("exosomes", "(3 + 9) sessions x 3,250", 39_000.00),
    ("prp", "(3 + 19) sessions x 900", 19_800.00),
)

WEEKS_PER_MONTH = 365.25 / 12 / 7

_WHY = "Set by the validation."
_FULL = Choices(trust=1.0)


class Measured(Struct, frozen=True):
    """A published mean difference, and the model's at the same month with full weight."""

    name: str
    sex: Sex
    at_month: float
    published: float
    low: float
    high: float
    model: float


def finasteride(
    catalogue: Catalogue, decline: float | None, slowing: float | None
) -> tuple[float, ...]:
    """Mean difference from doing nothing at the trial's months, at full weight.

    Args:
        catalogue: The data.
        decline: Yearly; None takes the range of the data.
        slowing: Share of the decline prevented; None takes the range of the data.
    """
    treatment = catalogue.treatment("finasteride_oral")
    if slowing is not None:
        treatment = _with_course(treatment, slowing=_exactly(slowing))
    result = _run(
        _with_treatment(catalogue, treatment),
        treatment.id,
        density=TRIAL_DENSITY,
        yearly_decline=decline,
    )
    return tuple(float(result.difference.mean[month]) for month in TRIAL_MONTHS)


def trial_months(catalogue: Catalogue) -> list[Measured]:
    """Every published difference of the data file against the model at its month."""
    return [
        _measured(catalogue, treatment, benefit, sex)
        for treatment in catalogue.treatments
        for sex, benefit in treatment.benefit.items()
        if isinstance(benefit, Difference)
    ]


def _measured(
    catalogue: Catalogue, treatment: Treatment, benefit: Difference, sex: Sex
) -> Measured:
    result = _run(catalogue, treatment.id, sex=sex, stage=DEFAULT_STAGE[sex], years=2)
    return Measured(
        treatment.name,
        sex,
        benefit.at_month,
        benefit.value,
        benefit.low,
        benefit.high,
        float(result.difference.mean[int(benefit.at_month)]),
    )


def left_after_stopping(catalogue: Catalogue, treatment_id: str) -> Array:
    """Share of the gap that is left 0, 1, 2, ... months after everyone stops at month 24."""
    treatment = _with_course(catalogue.treatment(treatment_id), slowing=_exactly(0.0))
    until_month_24 = Sessions(
        initial=_exactly(1),
        spacing_months=_quantity(1),
        maintenance_per_year=_exactly(0),
        lasts_months=_quantity(24),
    )
    stopping = msgspec.structs.replace(treatment, sessions=until_month_24)
    gap = _run(_with_treatment(catalogue, stopping), treatment_id).difference.mean
    share: Array = gap[24:] / gap[24]
    return share


def typical_cost(catalogue: Catalogue, treatment_id: str, months: int) -> float:
    """What typical prices and counts come to in the United States."""
    scenario = Scenario(years=months // 12, treatments=(treatment_id,))
    plan = plan_treatment(catalogue.treatment(treatment_id), scenario, catalogue)
    return float(sum(paid.sum() for _, paid in typical_payments(plan, Money(months))))


def _run(catalogue: Catalogue, treatment_id: str, **fields: object) -> TreatmentResult:
    scenario = Scenario(treatments=(treatment_id,), choices={treatment_id: _FULL})
    changed = msgspec.structs.replace(scenario, **fields)
    return Simulator(catalogue).run(changed).treatments[0]


def _with_treatment(catalogue: Catalogue, treatment: Treatment) -> Catalogue:
    others = (t if t.id != treatment.id else treatment for t in catalogue.treatments)
    return msgspec.structs.replace(catalogue, treatments=tuple(others))


def _with_course(treatment: Treatment, **fields: object) -> Treatment:
    course = treatment.course
    if not isinstance(course, Course):
        raise TypeError(f"{treatment.id} has no time course")
    return msgspec.structs.replace(treatment, course=msgspec.structs.replace(course, **fields))


def _quantity(value: float) -> Quantity:
    return Quantity(value=float(value), assumption=_WHY)


def _exactly(value: float) -> Triple:
    return Triple(low=float(value), typical=float(value), high=float(value), assumption=_WHY)
