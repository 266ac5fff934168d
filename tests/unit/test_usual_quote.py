"""What others are charged: the same arithmetic as for a quote, at the usual price."""

from __future__ import annotations

import pytest

from hairchoice.engine.describe import PlainFormats
from hairchoice.engine.offer import Offer, main_items, quotable
from hairchoice.engine.quote import check_quote
from hairchoice.engine.scenario import Scenario
from hairchoice.engine.usual_quote import UsualQuote, usual_quote
from tests.catalogues import (
    bundled,
    catalogue,
    course,
    difference,
    grafts,
    item,
    sessions,
    treatment,
)
from tests.catalogues import scenario as scenario_of

PLAIN = PlainFormats()
DATA = catalogue(
    treatment(
        "t0",
        difference(),
        item("session", 400, 900, 2000),
        item("once", 50, 80, 110, item_id="consultation", optional=True),
        course=course(),
        sessions=sessions(initial=(2, 3, 6), maintenance=(0, 1, 2)),
    ),
    treatment("t1", grafts(), item("graft", 4, 5, 10), course=course()),
    treatment("t2", difference(), item("month", 10), course=course()),
    treatment("t3", difference(), item("month", country=None), course=course()),
)


def _usual(treatment_id: str, item_id: str) -> UsualQuote:
    return usual_quote(treatment_id, item_id, scenario_of(treatment_id), DATA, PLAIN)


def test_it_is_what_the_usual_price_sessions_and_repeats_come_to() -> None:
    found = _usual("t0", "session")

    # Three sessions of 900 in the first year, then one a year.
    assert [total.amount for total in found.totals] == [2700, 2700 + 4 * 900, 2700 + 9 * 900]
    assert found.counted == "At the usual price, with 3 sessions, then 1 a year, that comes to:"
    assert found.found.startswith("One: USD 400 to USD 2,000, usually USD 900; ")


def test_what_is_paid_beside_the_price_is_said_and_the_repeats_are_not_called_left_out() -> None:
    left_out = " ".join(_usual("t0", "session").leaves_out)

    assert "consultation" in left_out.lower()
    assert "after the first course" not in left_out


def test_one_price_is_no_range() -> None:
    found = _usual("t2", "month")

    assert "USD 10;" in found.found
    assert found.counted == "At the usual price that comes to:"


def test_without_a_price_nothing_is_made_up() -> None:
    found = _usual("t3", "month")

    assert (found.totals, found.span, found.counted) == ((), None, "")
    assert found.found.startswith("No source gives a price in ")


@pytest.mark.parametrize("country", sorted(bundled().countries))
def test_everything_a_clinic_can_price_has_an_answer_in_every_country(country: str) -> None:
    data = bundled()
    person = Scenario(country=country)
    for one in quotable(data, "male"):
        for priced in main_items(one):
            found = usual_quote(one.id, priced.id, person, data, PLAIN)
            price = priced.prices.get(country)
            assert found.questions == one.questions
            assert (found.span is None) == (price is None), (one.id, priced.id)
            if price is not None:
                rate = one.sessions.maintenance_per_year.typical if one.sessions else None
                typed = Offer(one.id, priced.id, price.typical, maintenance=rate)
                assert found.totals == check_quote(typed, person, data, PLAIN).totals
