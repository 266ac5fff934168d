"""Hypothesis strategies of random catalogues and scenarios, all of them valid."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from hairchoice.engine.catalogue import (
    Benefit,
    Catalogue,
    CostItem,
    Course,
    Difference,
    Sessions,
    Sex,
    Treatment,
)
from hairchoice.engine.scenario import DEFAULT_STAGE, Choices, Scenario
from tests.catalogues import (
    Limits,
    catalogue,
    combination,
    course,
    difference,
    grafts,
    item,
    nothing,
    sessions,
    treatment,
    unknown,
)

KNOWN_IDS = ("exosomes", "prp", "laser_device", "finasteride_oral", "saw_palmetto")
OWN_IDS = ("t0", "t1", "t2", "t3", "t4")


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
