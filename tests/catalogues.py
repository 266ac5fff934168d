"""Small valid catalogues and scenarios for tests, and Hypothesis strategies of random ones.

Everything defaults to something plain: one country, a treatment without costs, no spread. A test
names what it is about and leaves the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import msgspec
from hypothesis import strategies as st

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
    Price,
    Quantity,
    Sessions,
    Sex,
    Stage,
    Treatment,
    Triple,
    UnknownBenefit,
    VisibleThreshold,
)
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.result import Comparison, TreatmentResult
from hairchoice.engine.scenario import DEFAULT_STAGE, Choices, Scenario
from hairchoice.engine.simulate import Simulator

WHY = "Made up for a test."
START_DENSITY = {"male": 170.0, "female": 105.0}
KNOWN_IDS = ("exosomes", "prp", "laser_device", "finasteride_oral", "saw_palmetto")
OWN_IDS = ("t0", "t1", "t2", "t3", "t4")

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


# Strategies


def _cents(low: float, high: float) -> st.SearchStrategy[float]:
    return st.integers(round(100 * low), round(100 * high)).map(lambda cents: cents / 100)


def limits(low: float, high: float) -> st.SearchStrategy[Limits]:
    """Low, typical and high in hundredths; sometimes all equal."""
    single = _cents(low, high).map(lambda value: (value, value, value))
    three = st.lists(_cents(low, high), min_size=3, max_size=3).map(sorted)
    return st.one_of(single, three.map(lambda values: (values[0], values[1], values[2])))


def whole_limits(low: int, high: int) -> st.SearchStrategy[Limits]:
    three = st.lists(st.integers(low, high), min_size=3, max_size=3).map(sorted)
    return three.map(lambda values: (values[0], values[1], values[2]))


def differences() -> st.SearchStrategy[Difference]:
    return st.builds(
        difference,
        value=_cents(-5, 40),
        half_width=_cents(0, 15),
        at_month=st.integers(6, 24),
        certainty=st.sampled_from(("high", "moderate", "low", "very low")),
    )


def courses() -> st.SearchStrategy[Course]:
    return st.builds(
        course,
        onset=_cents(0, 3),
        peak=_cents(3, 6),
        slowing=limits(0, 1),
        half_life=_cents(0.5, 24),
        setting_sd=_cents(0, 15),
        person_sd=_cents(0, 15),
    )


def cost_items() -> st.SearchStrategy[tuple[CostItem, ...]]:
    """Monthly, one-off and visit items, at most one of each."""
    amounts = limits(0, 900)
    kinds: tuple[st.SearchStrategy[CostItem], ...] = (
        amounts.map(lambda money: item("month", *money)),
        st.builds(
            lambda money, units: item("month", *money, item_id="shampoo", units=units),
            amounts,
            limits(0.01, 3),
        ),
        st.builds(
            lambda money, life: item("once", *money, item_id="device", lifetime_years=life),
            amounts,
            st.none() | limits(0.25, 6),
        ),
        st.builds(
            lambda money, visits: item("visit", *money, visits_per_year=visits),
            amounts,
            st.sampled_from((1, 2, 3, 4, 6)),  # the others: test_cost
        ),
        amounts.map(lambda money: item("once", *money, item_id="first")),
    )
    return st.lists(st.one_of(kinds), max_size=3, unique_by=lambda one: one.id).map(tuple)


def session_plans() -> st.SearchStrategy[Sessions]:
    return st.builds(
        sessions,
        initial=whole_limits(1, 6),
        maintenance=st.one_of(limits(0, 1), whole_limits(0, 6)),
        spacing_months=_cents(0.25, 3),
        lasts_months=_cents(0, 15),
    )


def persistences() -> st.SearchStrategy[list[tuple[float, float]] | None]:
    """Up to three points with months that rise and shares that fall."""
    months = st.lists(st.integers(1, 60), min_size=1, max_size=3, unique=True).map(sorted)
    shares = st.lists(st.integers(1, 99), min_size=3, max_size=3, unique=True).map(
        lambda values: sorted(values, reverse=True)
    )
    points = st.builds(
        lambda at, left: [(float(m), s / 100) for m, s in zip(at, left, strict=False)],
        months,
        shares,
    )
    return st.none() | points


@st.composite
def treatments(draw: st.DrawFn, treatment_id: str) -> Treatment:
    """One treatment of any kind but a combination."""
    kind = draw(st.sampled_from(("difference", "difference", "grafts", "unknown", "none")))
    costs = draw(cost_items())
    plan = draw(st.none() | session_plans())
    if plan is not None:
        costs = (*costs, item("session", *draw(limits(0, 5000))))
    benefits: Mapping[str, st.SearchStrategy[Benefit]] = {
        "difference": differences(),
        "unknown": st.builds(unknown, ignorance_sd=_cents(1, 20)),
        "none": st.just(nothing()),
        "grafts": st.builds(grafts, limits(0.5, 1), limits(1, 3), limits(20, 40)),
    }
    if kind == "grafts":
        others = (one for one in costs if one.basis != "once")  # the graft's price is all in
        costs = (*others, item("graft", *draw(limits(0, 10))))
    return treatment(
        treatment_id,
        draw(benefits[kind]),
        *costs,
        course=None if kind == "none" else draw(courses()),
        sessions=plan,
        persistence=draw(persistences()),
    )


@st.composite
def catalogues(draw: st.DrawFn, at_least: int = 1) -> Catalogue:
    """Random catalogues: known ids and own ones, with a combination where two parts allow it."""
    ids = draw(
        st.lists(st.sampled_from(KNOWN_IDS + OWN_IDS), min_size=at_least, max_size=4, unique=True)
    )
    made = [draw(treatments(one)) for one in ids]
    pair = [t.id for t in made if isinstance(t.benefit["male"], Difference)][:2]
    if len(pair) == 2:
        adds = draw(st.none() | differences())
        made.append(treatment("both", combination(*pair, adds=adds)))
    return catalogue(
        *made,
        decline=draw(limits(0, 0.15)),
        graft_count=draw(whole_limits(500, 4000)),
    )


@st.composite
def scenarios(draw: st.DrawFn, data: Catalogue) -> Scenario:
    """Random scenarios of few draws, all of whose treatments are in the catalogue."""
    ids = [t.id for t in data.treatments if t.id != "none"]
    sex: Sex = draw(st.sampled_from(("male", "female")))
    chosen = draw(st.permutations(ids))[: draw(st.integers(1, len(ids)))]
    return Scenario(
        sex=sex,
        stage=DEFAULT_STAGE[sex],
        density=draw(st.none() | _cents(10, 400)),
        yearly_decline=draw(st.none() | _cents(0, 0.3)),
        years=draw(st.integers(1, 8)),
        visible_share=draw(_cents(0.01, 0.5)),
        persistence=draw(st.sampled_from(("planned", "typical"))),
        price_growth=draw(_cents(-0.1, 0.2)),
        discount_rate=draw(_cents(0, 0.2)),
        treatments=tuple(chosen),
        choices={one: draw(_choices(data.treatment(one))) for one in chosen},
        seed=draw(st.integers(0, 2**32 - 1)),
        draws=draw(st.sampled_from((100, 128, 200, 256))),
    )


@st.composite
def _choices(draw: st.DrawFn, chosen: Treatment) -> Choices:
    has_sessions = chosen.sessions is not None
    items = [one.id for one in chosen.costs]
    quotes = st.dictionaries(st.sampled_from(items), _cents(0, 3000)) if items else st.just({})
    return Choices(
        quotes=draw(quotes),
        sessions=draw(st.none() | st.integers(1, 12)) if has_sessions else None,
        maintenance=draw(st.none() | st.integers(0, 12).map(float)) if has_sessions else None,
        trust=draw(st.none() | _cents(0, 1)),
    )


@st.composite
def cases(draw: st.DrawFn, at_least: int = 1) -> tuple[Catalogue, Scenario]:
    """A random catalogue and a scenario that fits it."""
    data = draw(catalogues(at_least))
    return data, draw(scenarios(data))
