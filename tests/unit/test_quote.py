"""The quote checker: arithmetic by hand, where a quote sits, and what it leaves out."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from hairchoice.engine.catalogue import Catalogue, Sex
from hairchoice.engine.cost import Money, typical_payments
from hairchoice.engine.describe import PlainFormats
from hairchoice.engine.offer import Offer, main_items, quotable
from hairchoice.engine.planning import plan_treatment
from hairchoice.engine.quote import CheckedQuote, check_quote
from hairchoice.engine.scenario import DEFAULT_STAGE, Choices, Scenario, check_scenario
from tests.catalogues import (
    bundled,
    catalogue,
    combination,
    course,
    difference,
    grafts,
    item,
    scenario,
    sessions,
    treatment,
)


class Exact(PlainFormats):
    def exact_money(self, value: float, currency: str) -> str:
        return f"{currency} {value:,.2f}".removesuffix(".00")


INJECTIONS = treatment(
    "t0",
    difference(),
    item("session", 400, 900, 2000),
    item("once", 50, 80, 110, item_id="consultation", optional=True),
    item("visit", 10, 20, 20, visits_per_year=2, optional=True),
    course=course(),
    sessions=sessions(initial=(2, 3, 6), maintenance=(0, 1, 2)),
)
TRANSPLANT = treatment(
    "t1",
    grafts(),
    item("graft", 4, 5, 10),
    item("once", item_id="operation", country=None, instead_of="graft"),
    course=course(),
)
TABLETS = treatment("t2", difference(), item("month", 10, 15, 30), course=course())
DEVICE = treatment("t3", difference(), item("once", 500, lifetime_years=(3, 4, 5)), course=course())
BOTH = treatment("t4", combination("t1", "t2"))
DATA = catalogue(INJECTIONS, TRANSPLANT, TABLETS, DEVICE, BOTH)


def _check(offer: Offer, person: Scenario | None = None, data: Catalogue = DATA) -> CheckedQuote:
    return check_quote(offer, person or scenario("t0"), data, Exact())


def _amounts(checked: CheckedQuote) -> list[float]:
    return [round(total.amount, 6) for total in checked.totals]


@given(
    price=st.integers(0, 10_000),
    course_=st.integers(1, 12),
    yearly=st.integers(0, 12),
    extras=st.integers(0, 5_000),
)
def test_sessions_come_to_what_a_person_works_out_by_hand(
    price: int, course_: int, yearly: int, extras: int
) -> None:
    """Sessions a month apart, then one every 12 / yearly months after the last of the course."""
    checked = _check(
        Offer("t0", "session", price, sessions=course_, maintenance=yearly, extras=extras)
    )
    for total in checked.totals:
        months, count = [float(month) for month in range(course_)], 12 * total.years
        while yearly and months[-1] + 12 / yearly < count + 1:
            months.append(months[-1] + 12 / yearly)
        paid = sum(int(month + 1e-9) < count for month in months)
        assert total.amount == pytest.approx(extras + price * paid)
        assert total.per_month == pytest.approx(total.amount / count)


def test_a_worked_example() -> None:
    """3 sessions at 1,000 in months 0 to 2, then months 8, 14, 20 ...: 2 in year 1, 10, 20."""
    checked = _check(Offer("t0", "session", 1000, sessions=3, maintenance=2, extras=250))
    assert _amounts(checked) == [4250, 12250, 22250]
    assert checked.headline == "You would pay USD 12,250 in 5 years: USD 204 a month."


def test_months_and_what_wears_out_go_on() -> None:
    assert _amounts(_check(Offer("t2", "month", 20))) == [240, 1200, 2400]
    assert _amounts(_check(Offer("t3", "once", 600))) == [600, 1200, 1800]


def test_prices_stay_as_today_and_nobody_stops() -> None:
    person = scenario("t2", price_growth=0.1, discount_rate=0.03, persistence="typical", years=1)
    assert _amounts(_check(Offer("t2", "month", 20), person)) == [240, 1200, 2400]


@pytest.mark.parametrize(
    ("price", "place", "words"),
    [
        (399, "below", "below the prices we found"),
        (400, "lower", "below the usual price, in the lower third of the range"),
        (900, "lower", "is the usual price, in the lower third of the range"),
        (933, "lower", "above the usual price, in the lower third of the range"),
        (934, "middle", "above the usual price, in the middle third"),
        (1466, "middle", "middle third"),
        (1467, "upper", "upper third"),
        (2000, "upper", "upper third"),
        (2001, "above", "above the prices we found"),
    ],
)
def test_where_a_quote_sits(price: float, place: str, words: str) -> None:
    checked = _check(Offer("t0", "session", price))
    assert checked.span is not None
    assert checked.span.place == place
    assert words in checked.place
    assert "USD 400 to USD 2,000, usually USD 900; prices of 2026" in checked.place


@pytest.mark.parametrize(
    ("price", "words"),
    [(499, "below the only"), (500, "the same as the only"), (501, "above the only")],
)
def test_beside_a_single_price(price: float, words: str) -> None:
    assert f"is {words} price we found (USD 500;" in _check(Offer("t3", "once", price)).place


def test_without_a_source_it_says_so() -> None:
    checked = _check(Offer("t2", "month", 20), scenario("t2", country="GB"))
    assert checked.span is None
    assert "No source gives a price in the United Kingdom" in checked.place
    assert _amounts(checked) == [240, 1200, 2400]
    assert checked.currency == "GBP"


def test_a_price_all_in_is_held_against_a_price_per_graft() -> None:
    checked = _check(Offer("t1", "operation", 9000))
    span = checked.span
    assert span is not None
    assert (span.quoted, span.low, span.typical, span.high) == (9000, 8000, 10_000, 20_000)
    assert (
        "USD 9,000 for one of 2,000 grafts is below the usual price, in the lower third"
        in checked.place
    )


def test_grafts_that_were_counted_make_the_price_of_the_operation() -> None:
    checked = _check(Offer("t1", "graft", 6, grafts=2500))
    assert _amounts(checked) == [15_000] * 3
    assert checked.choices == Choices(quotes={"operation": 15_000})
    assert checked.span is not None
    assert checked.span.quoted == 6


def test_grafts_that_were_not_counted_are_those_of_the_stage() -> None:
    checked = _check(Offer("t1", "graft", 6))
    assert _amounts(checked) == [12_000] * 3
    assert "The number of grafts: we count 2,000" in checked.leaves_out[0]
    assert checked.choices == Choices(quotes={"graft": 6})


def test_a_stage_without_transplants_asks_for_the_number() -> None:
    person = msgspec.structs.replace(scenario("hair_transplant_fue"), stage="I")
    offer = Offer("hair_transplant_fue", "graft", 5)
    checked = _check(offer, person, bundled())
    assert checked.totals == ()
    assert "Type the number you were offered." in checked.headline
    assert _amounts(_check(replace(offer, grafts=1000), person, bundled())) == [5000] * 3


def test_maintenance_that_was_not_mentioned_is_left_out_and_priced() -> None:
    offer = Offer("t0", "session", 1000, sessions=3)
    checked = _check(offer)
    assert _amounts(checked) == [3000] * 3
    told = checked.leaves_out[0]
    assert "Usual is 1 a year: at this price that adds USD 4,000 in 5 years" in told
    assert checked.choices.maintenance is None, "the comparison counts what is usual"
    assert [total.amount for total in checked.kept_up] == [3000, 7000, 12_000]
    assert checked.headline == (
        "You would pay USD 3,000 in 5 years for the first course; "
        "USD 7,000 with the usual sessions after it."
    )
    none = _check(replace(offer, maintenance=0))
    assert not any("Sessions after" in line for line in none.leaves_out)
    assert none.choices.maintenance == 0
    assert none.kept_up == ()


def test_a_course_of_five_years_leaves_no_room_for_later_sessions() -> None:
    checked = _check(Offer("t0", "session", 1000, sessions=99))
    assert "with the usual" not in checked.headline
    assert not any("Sessions after" in line for line in checked.leaves_out)


def test_a_course_that_was_not_mentioned_is_the_usual_one() -> None:
    checked = _check(Offer("t0", "session", 1000, maintenance=0))
    assert _amounts(checked) == [3000] * 3
    assert checked.leaves_out[0] == "The number of sessions: we count 3, which is usual (2 to 6)."


def test_what_else_is_to_be_paid() -> None:
    told = "\n".join(_check(Offer("t0", "session", 1000)).leaves_out)
    assert "The consultation: usually USD 80 (USD 50 to USD 110) for one; the totals do" in told
    assert "The visit: usually USD 20 (USD 10 to USD 20) for one, 2 a year; the totals do" in told
    abroad = "\n".join(_check(Offer("t0", "session", 9), scenario("t0", country="GB")).leaves_out)
    assert "The consultation: we know no price for it. Ask." in abroad


def test_another_item_that_is_needed_is_counted_and_said() -> None:
    needed = msgspec.structs.replace(
        INJECTIONS, costs=(INJECTIONS.costs[0], item("once", 70, item_id="kit"))
    )
    checked = _check(
        Offer("t0", "session", 1000, sessions=1, maintenance=0), data=catalogue(needed)
    )
    assert _amounts(checked) == [1070] * 3
    assert "The kit: usually USD 70 for one; the totals count it." in checked.leaves_out


def test_a_replacement_is_counted_and_said() -> None:
    (told,) = _check(Offer("t3", "once", 600)).leaves_out
    assert told.startswith("A new one when it is worn out, after about 4 years (3 to 5): the tot")


def test_medicines_after_a_transplant() -> None:
    told = _check(Offer("t1", "graft", 6, grafts=10)).leaves_out
    assert "such as treatment t2. They cost about USD 180 a year." in told[-1]
    abroad = _check(Offer("t1", "graft", 6, grafts=10), scenario("t1", country="GB")).leaves_out
    assert "such as treatment t2. Ask the price." in abroad[-1]
    assert not any("Medicines" in line for line in _check(Offer("t2", "month", 9)).leaves_out)


def test_the_comparison_keeps_what_the_quote_does_not_touch() -> None:
    before = Choices(quotes={"session": 5, "consultation": 60}, sessions=9, trust=0.3)
    person = scenario("t0", choices={"t0": before})
    checked = _check(Offer("t0", "session", 1000, maintenance=2), person)
    assert checked.choices == Choices(
        quotes={"consultation": 60, "session": 1000}, maintenance=2, trust=0.3
    )
    one_way = scenario("t1", choices={"t1": Choices(quotes={"graft": 5})})
    assert _check(Offer("t1", "operation", 900), one_way).choices.quotes == {"operation": 900}


def test_an_unknown_item_is_an_error() -> None:
    with pytest.raises(KeyError):
        _check(Offer("t0", "graft", 1000))


def test_combinations_have_no_price_of_their_own() -> None:
    assert [one.id for one in quotable(DATA, "male")] == ["t0", "t1", "t2", "t3"]


@pytest.mark.parametrize("country", bundled().countries)
@pytest.mark.parametrize("sex", DEFAULT_STAGE)
def test_every_treatment_of_the_data_can_be_checked(sex: Sex, country: str) -> None:
    data, stage = bundled(), DEFAULT_STAGE[sex]
    for one in quotable(data, sex):
        person = msgspec.structs.replace(
            Scenario(sex=sex, stage=stage, country=country), treatments=(one.id,)
        )
        for main in main_items(one):
            checked = _check(Offer(one.id, main.id, 1234.5), person, data)
            assert len(checked.totals) == 3
            assert checked.questions
            used = msgspec.structs.replace(person, choices={one.id: checked.choices})
            check_scenario(used, data)


def test_the_comparison_comes_to_the_same() -> None:
    """With everything said, the engine's own payments for the choices are the totals."""
    checked = _check(Offer("t0", "session", 1100, sessions=4, maintenance=3))
    used = scenario("t0", choices={"t0": checked.choices})
    lines = typical_payments(plan_treatment(INJECTIONS, used, DATA), Money(60))
    assert sum(paid.sum() for _line, paid in lines) == pytest.approx(checked.totals[1].amount)
