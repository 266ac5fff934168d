"""Sentences from results: what they say, with the numbers they were made from."""

from __future__ import annotations

import math

import pytest
from msgspec.structs import replace

from hairchoice.engine.describe import (
    PlainFormats,
    answer,
    budget_sentence,
    cost_chart_sentence,
    cost_sentence,
    counted_sentence,
    hair_chart_sentence,
    of_100_sentence,
    of_100_words,
    rounded,
    years_text,
)
from hairchoice.engine.result import Comparison, Of100, Summary, TreatmentResult
from hairchoice.engine.scenario import Choices
from tests.catalogues import (
    bundled,
    catalogue,
    course,
    difference,
    item,
    nothing,
    run,
    scenario,
    treatment,
    unknown,
)

PLAIN = PlainFormats()

DATA = catalogue(
    treatment("drug", difference(10), item("month", 10), course=course()),
    treatment("range", difference(10), item("month", 5, 20, 60), course=course()),
    treatment("guess", unknown(), item("month", 3), course=course()),
    treatment("paint", nothing(), item("month", 1)),
    treatment("priceless", difference(4), item("month", country=None), course=course()),
    treatment(
        "half",
        difference(4),
        item("month", 10),
        item("once", country=None, item_id="visit"),
        course=course(),
    ),
)


def result(one: str, **fields: object) -> tuple[TreatmentResult, Comparison]:
    comparison = run(DATA, scenario(one, **fields))
    return comparison.treatments[0], comparison


class TestFormats:
    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (39_142, "USD 39,100"),
            (4870, "USD 4,870"),
            (715, "USD 715"),
            (28.75, "USD 29"),
            (9.999, "USD 10"),
            (9.5, "USD 9.50"),
            (0.125, "USD 0.12"),
            (0, "USD 0"),
            (1_234_567, "USD 1,230,000"),
        ],
    )
    def test_money_is_rounded_for_reading(self, value: float, text: str) -> None:
        assert PLAIN.money(value, "USD") == text

    @pytest.mark.parametrize(
        ("value", "text"), [(3.94, "+3.9"), (-0.5, "-0.5"), (0.04, "0.0"), (-0.04, "0.0")]
    )
    def test_a_change_has_its_sign_unless_it_rounds_to_nothing(
        self, value: float, text: str
    ) -> None:
        assert PLAIN.signed(value, 1) == text

    def test_numbers_have_group_marks(self) -> None:
        assert PLAIN.number(1234.56, 1) == "1,234.6"

    def test_rounding_keeps_three_figures_and_leaves_nonsense_alone(self) -> None:
        assert [rounded(v) for v in (39_142, 715.4, 0.0049, 0, -39_142)] == [
            39_100,
            715,
            0.0,
            0,
            -39_100,
        ]
        assert math.isnan(rounded(math.nan))

    def test_one_year_is_one_year(self) -> None:
        assert (years_text(1), years_text(5)) == ("1 year", "5 years")


class TestCost:
    def test_total_and_month_are_said_together(self) -> None:
        assert cost_sentence(*result("drug"), PLAIN) == (
            "Treatment drug: about USD 600 over 5 years; USD 10 a month."
        )

    def test_a_spread_is_said_in_numbers(self) -> None:
        found, comparison = result("range")
        low, high = found.cost_total.quantile(10), found.cost_total.quantile(90)

        assert (
            f"between {PLAIN.money(low, 'USD')} and {PLAIN.money(high, 'USD')} in 8 of 10 futures"
        ) in cost_sentence(found, comparison, PLAIN)

    def test_without_any_price_it_asks_for_the_quote(self) -> None:
        assert cost_sentence(*result("priceless"), PLAIN) == (
            "Treatment priceless: no price known; enter your own."
        )

    def test_a_part_without_a_price_is_said(self) -> None:
        assert cost_sentence(*result("half"), PLAIN).endswith("Some of its prices are not known.")

    def test_the_chart_s_sentence_names_the_dearest_and_the_cheapest(self) -> None:
        comparison = run(DATA, scenario("drug", "range", "paint", "priceless"))
        text = cost_chart_sentence(comparison, PLAIN)

        assert text.startswith("Over 5 years the dearest is range, about USD ")
        assert text.endswith("the cheapest is paint, about USD 60.")

    def test_of_one_treatment_there_is_no_cheapest(self) -> None:
        assert cost_chart_sentence(run(DATA, scenario("drug")), PLAIN) == (
            "Over 5 years, drug: about USD 600."
        )

    def test_where_nothing_has_a_price_it_says_so(self) -> None:
        assert cost_chart_sentence(run(DATA, scenario("priceless")), PLAIN) == (
            "No price known for what is shown; enter your own."
        )


class TestBudget:
    def say(self, budget: float, *treatments: str) -> str:
        return budget_sentence(run(DATA, scenario(*treatments, budget=budget)), PLAIN)

    def test_it_says_what_passes_it_and_when(self) -> None:
        # 10 a month: 100 is reached in the tenth payment, passed in the eleventh, month 10.
        assert self.say(100, "drug", "paint") == "Over your budget of USD 100: drug from month 10."

    def test_what_passes_it_first_comes_first(self) -> None:
        said = self.say(50, "paint", "drug")
        assert said == "Over your budget of USD 50: drug from month 5, paint from month 50."

    def test_what_passes_it_at_once_does_so_from_the_start(self) -> None:
        assert self.say(5, "drug") == "Over your budget of USD 5: drug from the start."

    def test_where_all_stay_within_it_that_is_said(self) -> None:
        assert self.say(10_000, "drug", "paint", "priceless") == (
            "All that has a price stays within your budget of USD 10,000."
        )

    def test_without_a_budget_or_a_price_nothing_is_said(self) -> None:
        assert budget_sentence(run(DATA, scenario("drug")), PLAIN) == ""
        assert self.say(100, "priceless") == ""

    def test_it_follows_the_sentence_of_the_chart(self) -> None:
        shown = run(DATA, scenario("drug", budget=100))
        assert cost_chart_sentence(shown, PLAIN) == (
            "Over 5 years, drug: about USD 600. Over your budget of USD 100: drug from month 10."
        )


def _spent(middle: float, low: float, high: float) -> Summary:
    """Far from the mean and from the outermost tenths, which are not said."""
    return Summary(10 * high, (0, low, low, middle, high, high, 20 * high))


class TestOf100:
    def say(self, visible: int, spent: Summary | None) -> str:
        found, comparison = result("drug", years=1)
        counts = Of100(visible, 100 - visible, 0)
        changed = replace(found, of_100=counts, spent_without_visible=spent)
        return of_100_sentence(changed, comparison, PLAIN)

    def test_who_sees_it_and_who_does_not_are_said_together(self) -> None:
        assert self.say(30, _spent(120, 100, 150)) == (
            "Of 100 people like you, 30 have visibly more hair after 1 year with drug than if "
            "they had done nothing; 70 do not. The other 70 spend about USD 120 "
            "(USD 100 to USD 150)."
        )

    def test_what_is_spent_counts_the_people_it_is_said_of(self) -> None:
        spread = _spent(120, 120, 120)
        assert self.say(0, spread).endswith(
            "more than 99 do not. Those who see no difference spend about USD 120."
        )
        assert self.say(99, spread).endswith("1 does not. The other 1 spends about USD 120.")

    def test_none_or_all_of_the_futures_is_not_said_to_be_certain(self) -> None:
        assert self.say(100, None) == (
            "Of 100 people like you, more than 99 have visibly more hair after 1 year with drug "
            "than if they had done nothing; fewer than 1 does not."
        )
        assert "fewer than 1 has visibly more hair" in self.say(0, None)

    def test_where_nothing_is_claimed_nobody_gains_for_certain(self) -> None:
        found, comparison = result("paint")

        assert found.of_100 == Of100(0, 0, 100, sure=True)
        assert of_100_sentence(found, comparison, PLAIN) == (
            "Of 100 people like you, 0 have visibly more hair after 5 years with paint than if "
            "they had done nothing; 100 do not. All 100 spend about USD 60."
        )

    def test_one_has_and_one_does_not(self) -> None:
        assert "1 has visibly more hair" in self.say(1, None)
        assert "99 have" in self.say(99, None)
        assert self.say(99, None).endswith("1 does not.")

    def test_a_spread_of_nothing_is_not_said(self) -> None:
        assert self.say(30, _spent(120, 120, 120)).endswith("spend about USD 120.")

    def test_who_spends_nothing_loses_nothing(self) -> None:
        assert self.say(0, _spent(0, 0, 0)).endswith("more than 99 do not.")

    def test_without_a_trial_nobody_can_say(self) -> None:
        assert of_100_sentence(*result("guess"), PLAIN) == (
            "Treatment guess: no usable trial. Nobody can say how many of 100 people would see a "
            "difference after 5 years."
        )

    def test_the_groups_come_with_their_words_in_the_order_they_are_drawn(self) -> None:
        assert of_100_words(Of100(20, 80, 0)) == (
            ("20", "visible difference"),
            ("80", "difference too small to see"),
            ("fewer than 1", "no better than doing nothing"),
        )


class TestCounted:
    def test_it_says_how_much_of_what_is_published_counts(self) -> None:
        # Exosomes: w 0.4908, 0.4908 x 8 = 3.9.
        found = run(bundled(), scenario("exosomes")).treatments[0]

        assert counted_sentence(found, PLAIN) == (
            "Published: +8.0 hairs per cm² against placebo or no treatment. Certainty very low: "
            "we count 49 % of it, +3.9."
        )

    def test_the_person_s_weight_is_said(self) -> None:
        found, _ = result("drug", choices={"drug": Choices(trust=0.25)})

        assert "we count 25 % of it, +2.5." in counted_sentence(found, PLAIN)

    def test_no_trial_and_no_benefit_are_two_things(self) -> None:
        assert counted_sentence(result("guess")[0], PLAIN).startswith("No usable trial")
        assert counted_sentence(result("paint")[0], PLAIN) == (
            "No benefit for hair density is claimed or counted."
        )


class TestHairChart:
    def test_it_says_what_doing_nothing_loses_and_who_gains_most(self) -> None:
        # 170 x 0.95^5 - 170 = -38; 0.9 x 10 = 9 against 4 x 0.9.
        assert hair_chart_sentence(run(DATA, scenario("half", "drug", "guess")), PLAIN) == (
            "Doing nothing loses about 38 hairs per cm² in 5 years; most is expected of drug, "
            "about +9 against that."
        )

    def test_without_any_trial_it_says_so(self) -> None:
        assert hair_chart_sentence(run(DATA, scenario("guess")), PLAIN).endswith(
            "for the treatments shown there is no usable trial."
        )


def test_the_answer_has_cost_and_people_of_every_treatment_in_order() -> None:
    comparison = run(DATA, scenario("paint", "drug"))
    lines = answer(comparison, PLAIN)

    assert [line.partition(":")[0] for line in lines] == ["Treatment paint", "Treatment drug"]
    assert all("Of 100 people like you" in line for line in lines)


def test_an_abbreviation_stays_as_it_is_inside_a_sentence() -> None:
    found = run(bundled(), scenario("prp"))

    assert " with PRP " in of_100_sentence(found.treatments[0], found, PLAIN)
