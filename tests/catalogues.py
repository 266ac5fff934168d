"""Small valid catalogues and scenarios for tests; `tests.strategies` makes random ones.

Everything defaults to something plain: one country, a treatment without costs, no spread. A test
names what it is about and leaves the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from hairchoice.engine.catalogue import (
    Basis,
    Benefit,
    BiasSd,
    Catalogue,
    Certainty,
    Combination,
    CostItem,
    Country,
    Course,
    Difference,
    Effort,
    Grafts,
    Model,
    NaturalCourse,
    NoBenefit,
    PersistencePoint,
    Sessions,
    Sex,
    Stage,
    Treatment,
    UnknownBenefit,
    VisibleThreshold,
)
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.result import Comparison, TreatmentResult
from hairchoice.engine.scenario import DEFAULT_STAGE, Scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.engine.sourced import Price, Quantity, Triple

WHY = "Made up for a test."
START_DENSITY = {"male": 170.0, "female": 105.0}

Limits = tuple[float, float, float]


@cache
def bundled() -> Catalogue:
    """Returns the catalogue that comes with the program."""
    return load_catalogue()


def quantity(value: float) -> Quantity:
    return Quantity(value=float(value), assumption=WHY)


def triple(low: float, typical: float | None = None, high: float | None = None) -> Triple:
    """Returns a range, or one figure three times."""
    low, typical, high = _three(low, typical, high)
    return Triple(low=low, typical=typical, high=high, assumption=WHY)


def price(
    low: float, typical: float | None = None, high: float | None = None, year: int | None = 2026
) -> Price:
    """Returns a price range, or one price three times."""
    low, typical, high = _three(low, typical, high)
    return Price(low=low, typical=typical, high=high, year=year, assumption=WHY)


def _three(low: float, typical: float | None, high: float | None) -> Limits:
    typical = low if typical is None else typical
    return float(low), float(typical), float(typical if high is None else high)


def item(
    basis: Basis,
    *limits: float,
    item_id: str | None = None,
    country: str | None = "US",
    **fields: object,
) -> CostItem:
    """Returns a cost item with one price, or none where ``country`` is None.

    Args:
        basis: When it is paid; also the id, unless ``item_id`` gives another.
        limits: Low, typical and high price, or one price.
        item_id: See ``basis``.
        country: Whose price it is.
        fields: Other fields of `CostItem`; triples as three numbers, quantities as one.
    """
    for name in ("units", "lifetime_years"):
        if isinstance(range_ := fields.get(name), tuple):
            fields[name] = triple(*range_)
    if isinstance(visits := fields.get("visits_per_year"), int | float):
        fields["visits_per_year"] = quantity(visits)
    low, typical, high = limits if len(limits) == 3 else 3 * (limits or (0.0,))
    plain = CostItem(
        id=item_id or basis,
        label=f"The {item_id or basis}",
        unit="one",
        basis=basis,
        prices={country: price(low, typical, high)} if country else {},
    )
    return msgspec.structs.replace(plain, **fields)


def sessions(
    initial: Limits = (3, 3, 3),
    maintenance: Limits = (0, 0, 0),
    spacing_months: float = 1,
    lasts_months: float = 6,
) -> Sessions:
    return Sessions(
        initial=triple(*initial),
        spacing_months=quantity(spacing_months),
        maintenance_per_year=triple(*maintenance),
        lasts_months=quantity(lasts_months),
    )


def course(
    onset: float = 2,
    peak: float = 6,
    slowing: Limits = (0, 0, 0),
    half_life: float = 3,
    setting_sd: float = 0,
    person_sd: float = 0,
) -> Course:
    return Course(
        onset_month=quantity(onset),
        peak_month=quantity(peak),
        slowing=triple(*slowing),
        fade_half_life_months=quantity(half_life),
        setting_sd=quantity(setting_sd),
        person_sd=quantity(person_sd),
    )


def difference(
    value: float = 10,
    half_width: float = 0,
    at_month: float = 12,
    certainty: Certainty = "moderate",
    evidence_until: float = 24,
) -> Difference:
    """Returns a published difference; without ``half_width`` its interval has no width."""
    return Difference(
        value=value,
        low=value - half_width,
        high=value + half_width,
        at_month=at_month,
        comparator="placebo",
        trials=1,
        participants=200,
        certainty=certainty,
        certainty_reason=WHY,
        evidence_until_month=evidence_until,
        assumption=WHY,
    )


def nothing() -> NoBenefit:
    return NoBenefit(reason=WHY, assumption=WHY)


def unknown(ignorance_sd: float = 15) -> UnknownBenefit:
    return UnknownBenefit(ignorance_sd=ignorance_sd, reason=WHY, assumption=WHY)


def grafts(
    survival: Limits = (0.85, 0.85, 0.85),
    hairs_per_graft: Limits = (2, 2, 2),
    density_set: Limits = (30, 30, 30),
) -> Grafts:
    return Grafts(
        survival=triple(*survival),
        hairs_per_graft=triple(*hairs_per_graft),
        density_set=triple(*density_set),
        certainty="low",
        certainty_reason=WHY,
        evidence_until_month=12,
        assumption=WHY,
    )


def combination(*parts: str, adds: Difference | None = None) -> Combination:
    return Combination(
        parts=parts,
        adds=adds,
        certainty="low",
        certainty_reason=WHY,
        evidence_until_month=12,
        assumption=WHY,
    )


def treatment(
    treatment_id: str,
    benefit: Benefit | None = None,
    *costs: CostItem,
    course: Course | None = None,
    sessions: Sessions | None = None,
    persistence: Sequence[tuple[float, float]] | None = None,
    sexes: Sequence[Sex] = ("male", "female"),
) -> Treatment:
    """Returns a treatment with the same benefit for the sexes it is offered to."""
    points = None
    if persistence is not None:
        points = tuple(PersistencePoint(month=m, share=s, assumption=WHY) for m, s in persistence)
    return Treatment(
        id=treatment_id,
        name=f"Treatment {treatment_id}",
        short_name=treatment_id[:24],
        summary="Something.",
        benefit=dict.fromkeys(sexes, benefit or nothing()),
        costs=costs,
        effort=Effort(text="None."),
        regulatory=(),
        harms=(),
        unknown=(),
        questions=(),
        sessions=sessions,
        course=course,
        persistence=points,
    )


def catalogue(
    *treatments: Treatment,
    decline: Limits = (0.05, 0.05, 0.05),
    graft_count: Limits = (2000, 2000, 2000),
) -> Catalogue:
    """Returns a catalogue of doing nothing and some treatments."""
    return Catalogue(
        format="hairchoice.treatments/1",
        version="2026.1",
        date="2026-06-30",
        model=_model(),
        countries={
            "US": Country(name="United States", currency="USD", jurisdiction="US"),
            "GB": Country(name="United Kingdom", currency="GBP", jurisdiction="GB"),
        },
        natural_course={
            sex: NaturalCourse(yearly_decline=triple(*decline)) for sex in DEFAULT_STAGE
        },
        stages=(
            _stage("III_vertex", "male", triple(*graft_count)),
            _stage("3", "female", triple(*graft_count)),
        ),
        treatments=(treatment("none"), *treatments),
        sources={},
    )


def _model() -> Model:
    return Model(
        sceptical_prior_sd=quantity(15),
        bias_sd=BiasSd(
            high=quantity(2), moderate=quantity(5), low=quantity(9), very_low=quantity(15)
        ),
        visible=(VisibleThreshold(id="self", share=0.15, label="I can tell", assumption=WHY),),
    )


def _stage(stage_id: str, sex: Sex, graft_count: Triple) -> Stage:
    return Stage(
        id=stage_id,
        sex=sex,
        scale="Norwood" if sex == "male" else "Sinclair",
        label=stage_id,
        description="A stage.",
        density=quantity(START_DENSITY[sex]),
        grafts=graft_count,
    )


def scenario(*treatments: str, **fields: object) -> Scenario:
    """Returns a scenario of 128 draws, for any field of `Scenario`."""
    return msgspec.structs.replace(Scenario(treatments=treatments, draws=128), **fields)


def run(data: Catalogue, what: Scenario) -> Comparison:
    return Simulator(data, threads=1).run(what)


def run_one(data: Catalogue, what: Scenario) -> TreatmentResult:
    """Returns the first treatment's result."""
    return run(data, what).treatments[0]
