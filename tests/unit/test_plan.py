"""The data file and the person's choices, resolved into one plan."""

from __future__ import annotations

import pytest

from hairchoice.engine.catalogue import Treatment
from hairchoice.engine.plan import DifferencePart, GraftPart, Plan, SlowingPart
from hairchoice.engine.planning import plan_treatment, typical_plan
from hairchoice.engine.scenario import Choices
from tests.catalogues import (
    bundled,
    catalogue,
    combination,
    course,
    difference,
    grafts,
    item,
    nothing,
    scenario,
    sessions,
    treatment,
    unknown,
)


def planned(one: Treatment, *others: Treatment, **fields: object) -> Plan:
    return plan_treatment(one, scenario(one.id, **fields), catalogue(one, *others))


def paid(plan: Plan) -> dict[str, tuple[str, object]]:
    """Origin and price by item."""
    return {line.item: (line.origin, line.price) for line in plan.lines}


class TestPrices:
    MONTHLY = treatment("x", nothing(), item("month", 5, 28.75, 60))

    def test_the_country_s_range_is_taken(self) -> None:
        assert paid(planned(self.MONTHLY)) == {"month": ("sourced", (5.0, 28.75, 60.0))}

    def test_a_country_without_a_price_has_none_even_if_another_has(self) -> None:
        assert paid(planned(self.MONTHLY, country="GB")) == {"month": ("missing", None)}

    def test_a_quote_stands_for_the_range_or_for_a_missing_price(self) -> None:
        choices = {"x": Choices(quotes={"month": 12})}
        expected = {"month": ("quote", (12.0, 12.0, 12.0))}

        assert paid(planned(self.MONTHLY, choices=choices)) == expected
        assert paid(planned(self.MONTHLY, choices=choices, country="GB")) == expected

    def test_a_quote_of_nothing_is_a_price_of_nothing(self) -> None:
        choices = {"x": Choices(quotes={"month": 0})}

        assert paid(planned(self.MONTHLY, choices=choices)) == {"month": ("quote", (0.0,) * 3)}

    def test_an_optional_item_is_paid_only_when_quoted(self) -> None:
        one = treatment("x", nothing(), item("once", 150, item_id="consultation", optional=True))
        choices = {"x": Choices(quotes={"consultation": 80})}

        assert paid(planned(one)) == {}
        assert paid(planned(one, choices=choices)) == {"consultation": ("quote", (80.0,) * 3)}


class TestAlternatives:
    """A price per operation stands in for one per graft: one of the two is paid."""

    def make(self, graft: str | None = "US", operation: str | None = None) -> Treatment:
        return treatment(
            "x",
            grafts(),
            item("graft", 5, country=graft),
            item("once", 9000, item_id="operation", country=operation, instead_of="graft"),
            course=course(),
        )

    def test_the_one_with_a_price_is_paid(self) -> None:
        assert set(paid(planned(self.make()))) == {"graft"}
        assert set(paid(planned(self.make(graft=None, operation="US")))) == {"operation"}

    def test_of_two_with_prices_the_first_is_paid(self) -> None:
        assert set(paid(planned(self.make(operation="US")))) == {"graft"}

    def test_of_two_without_prices_the_first_is_missing(self) -> None:
        assert paid(planned(self.make(graft=None))) == {"graft": ("missing", None)}

    @pytest.mark.parametrize("quoted", ["graft", "operation"])
    def test_the_quoted_one_is_paid_whatever_the_other_costs(self, quoted: str) -> None:
        choices = {"x": Choices(quotes={quoted: 7})}

        assert paid(planned(self.make(operation="US"), choices=choices)) == {
            quoted: ("quote", (7.0, 7.0, 7.0))
        }


class TestSessions:
    PLANNED = treatment(
        "x", nothing(), item("session", 900), sessions=sessions((2, 3, 8), (1, 2, 4))
    )

    def test_the_person_s_counts_are_exact_and_replace_the_range(self) -> None:
        chosen = {"x": Choices(sessions=6, maintenance=0.0)}
        plan = planned(self.PLANNED, choices=chosen).regimens[0].sessions

        assert plan is not None
        assert plan.initial == (6.0, 6.0, 6.0)
        assert plan.maintenance == (0.0, 0.0, 0.0)

    def test_one_of_them_leaves_the_other(self) -> None:
        plan = planned(self.PLANNED, choices={"x": Choices(sessions=6)}).regimens[0].sessions

        assert plan is not None
        assert plan.maintenance == (1.0, 2.0, 4.0)

    def test_the_typical_plan_has_no_width_and_nobody_stops(self) -> None:
        one = treatment(
            "x",
            nothing(),
            item("session", 400, 900, 2000),
            item("once", 200, 899, 3000, lifetime_years=(2, 5, 5)),
            item("month", 1, 2, 3, item_id="shampoo", units=(0.35, 0.55, 0.85)),
            sessions=sessions((2, 3, 8), (1, 2, 4)),
            persistence=[(12, 0.5)],
        )
        (regimen,) = typical_plan(planned(one, persistence="typical")).regimens

        assert regimen.sessions is not None
        assert regimen.sessions.initial == (3.0, 3.0, 3.0)
        assert regimen.sessions.maintenance == (2.0, 2.0, 2.0)
        assert [line.price for line in regimen.lines] == [(900.0,) * 3, (899.0,) * 3, (2.0,) * 3]
        assert regimen.lines[1].lifetime_years == (5.0, 5.0, 5.0)
        assert regimen.lines[2].units == (0.55, 0.55, 0.55)
        assert regimen.persistence == ()


class TestBenefits:
    def test_what_is_counted_is_the_weight_times_what_is_published(self) -> None:
        # se 0, moderate: w = 225 / 250 = 0.9.
        plan = planned(treatment("x", difference(20), course=course()))

        assert plan.weight == pytest.approx(0.9)
        assert plan.expected == pytest.approx(18)
        assert plan.published == 20
        assert plan.evidence_until == 24

    def test_the_person_s_weight_replaces_the_rule(self) -> None:
        one = treatment("x", difference(20), course=course())
        plan = planned(one, choices={"x": Choices(trust=0.25)})

        assert plan.weight == 0.25
        assert plan.expected == 5

    def test_no_trial_means_no_published_figure_and_no_weight(self) -> None:
        plan = planned(treatment("x", unknown(9), course=course(slowing=(1, 1, 1))))

        assert not plan.known
        assert (plan.published, plan.weight, plan.expected) == (None, None, 0.0)

    def test_people_stop_only_when_asked_for(self) -> None:
        one = treatment("x", difference(), course=course(), persistence=[(12, 0.5)])

        assert planned(one).regimens[0].persistence == ()
        assert planned(one, persistence="typical").regimens[0].persistence == ((12.0, 0.5),)


class TestCombinations:
    X = treatment("x", difference(10), item("month", 10), course=course(slowing=(0.5, 0.5, 0.5)))
    Y = treatment("y", difference(20), item("month", 20), course=course(slowing=(0.4, 0.4, 0.4)))
    MOVED = treatment("moved", grafts(), item("graft", 5), course=course())

    def test_the_parts_are_paid_one_after_the_other(self) -> None:
        both = treatment("both", combination("x", "y"))
        plan = planned(both, self.X, self.Y)

        assert [(line.treatment, line.price) for line in plan.lines] == [
            ("x", (10.0,) * 3),
            ("y", (20.0,) * 3),
        ]

    def test_the_second_part_brings_its_slowing_only(self) -> None:
        plan = planned(treatment("both", combination("x", "y")), self.X, self.Y)

        assert [type(part) for part in plan.parts] == [DifferencePart, SlowingPart]
        assert plan.published == 10

    def test_a_published_add_on_is_added_with_its_own_weight(self) -> None:
        # Base 10 at w 0.9; add-on 6, low: w = 225 / 306.
        adds = difference(6, certainty="low")
        plan = planned(treatment("both", combination("x", "y", adds=adds)), self.X, self.Y)

        assert plan.published == 16
        assert plan.expected == pytest.approx(9 + 6 * 225 / 306)

    def test_trust_in_the_combination_is_trust_in_its_parts(self) -> None:
        both = treatment("both", combination("x", "y", adds=difference(6)))
        choices = {"both": Choices(trust=0.5), "x": Choices(trust=0.1)}
        plan = planned(both, self.X, self.Y, choices=choices)

        assert plan.expected == pytest.approx(8)

    def test_a_part_keeps_its_own_trust_where_the_combination_has_none(self) -> None:
        both = treatment("both", combination("x", "y"))
        plan = planned(both, self.X, self.Y, choices={"x": Choices(trust=0.1)})

        assert plan.expected == pytest.approx(1)

    def test_quotes_of_the_parts_count(self) -> None:
        both = treatment("both", combination("x", "y"))
        plan = planned(both, self.X, self.Y, choices={"y": Choices(quotes={"month": 7})})

        assert [line.price for line in plan.lines] == [(10.0,) * 3, (7.0,) * 3]

    def test_a_transplant_is_added_wherever_it_stands(self) -> None:
        for parts in (("moved", "x"), ("x", "moved")):
            plan = planned(treatment("both", combination(*parts)), self.X, self.MOVED)
            assert [type(part) for part in plan.parts] == [GraftPart, DifferencePart]
            assert plan.published == pytest.approx(51 + 10)

    def test_a_part_that_two_combinations_share_is_paid_once(self) -> None:
        pair = treatment("pair", combination("x", "y"))
        both = treatment("both", combination("x", "pair"))
        plan = planned(both, self.X, self.Y, pair)

        assert [line.treatment for line in plan.lines] == ["x", "y"]

    def test_unknown_parts_make_the_whole_unknown(self) -> None:
        guess = treatment("guess", unknown(), course=course())

        assert not planned(treatment("both", combination("guess", "x")), guess, self.X).known


def test_equal_inputs_give_equal_plans() -> None:
    # What results are kept by.
    one = bundled().treatment("minoxidil_plus_finasteride")
    plans = [plan_treatment(one, scenario(one.id), bundled()) for _ in range(2)]

    assert plans[0] == plans[1]
    assert hash(plans[0]) == hash(plans[1])
