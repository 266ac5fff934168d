"""Cost against hand arithmetic, to the cent."""

from __future__ import annotations

import numpy as np
import pytest

from hairchoice.engine.catalogue import Treatment
from hairchoice.engine.cost import Money, payments, total_cost, typical_payments
from hairchoice.engine.cost_fan import cost_fan
from hairchoice.engine.distributions import draw
from hairchoice.engine.fans import Scratch, summary
from hairchoice.engine.plan import Plan
from hairchoice.engine.planning import plan_treatment
from hairchoice.engine.result import QUANTILES
from hairchoice.engine.sampling import PERSON, Streams
from hairchoice.engine.scenario import Choices, Scenario
from tests.catalogues import (
    Limits,
    bundled,
    catalogue,
    combination,
    course,
    difference,
    grafts,
    item,
    nothing,
    run,
    run_one,
    scenario,
    sessions,
    treatment,
)

CENT = 0.005
TEN_YEARS = 10


def planned(one: Treatment, **fields: object) -> Plan:
    data = catalogue(one)
    return plan_treatment(one, scenario(one.id, **fields), data)


def by_month(one: Treatment, months: int, growth: float = 0, discount: float = 0) -> list[float]:
    """What the treatment costs in each month, from the simulation of exact inputs."""
    lines = payments(planned(one), Money(months, growth, discount), Streams(1, 64))
    paid = sum((line.schedule[0] * line.amount[0] for line in lines), np.zeros(months))
    return np.diff(paid, prepend=0.0).tolist()


class TestTheWorkedExamples:
    """Ten years, undiscounted, typical US prices and counts of the data file (method, Checks)."""

    @pytest.mark.parametrize(
        ("treatment_id", "total"),
        [
            ("minoxidil_topical_5", 3450.00),  # 120 x 28.75
            ("finasteride_oral", 1299.60),  # 120 x 10.83
            ("exosomes", 39_000.00),  # (3 + 9) x 3,250
            ("prp", 19_800.00),  # (3 + 19) x 900
        ],
    )
    def test_the_typical_total_is_the_hand_sum(self, treatment_id: str, total: float) -> None:
        chosen = Scenario(years=TEN_YEARS, treatments=(treatment_id,))
        plan = plan_treatment(bundled().treatment(treatment_id), chosen, bundled())
        lines = typical_payments(plan, Money(120))

        assert sum(paid.sum() for _, paid in lines) == pytest.approx(total, abs=CENT)

    @pytest.mark.parametrize(
        ("treatment_id", "quotes", "total"),
        [
            ("minoxidil_topical_5", {"month": 28.75}, 3450.00),
            ("finasteride_oral", {"month": 10.83}, 1299.60),
            ("exosomes", {"session": 3250.0}, 39_000.00),
            ("prp", {"session": 900.0}, 19_800.00),
        ],
    )
    def test_the_simulation_of_exact_inputs_gives_it_in_every_draw(
        self, treatment_id: str, quotes: dict[str, float], total: float
    ) -> None:
        counts = {"exosomes": (3, 1.0), "prp": (3, 2.0)}.get(treatment_id, (None, None))
        choices = Choices(quotes=quotes, sessions=counts[0], maintenance=counts[1])
        result = run_one(
            bundled(),
            Scenario(
                years=TEN_YEARS,
                treatments=(treatment_id,),
                choices={treatment_id: choices},
                draws=100,
            ),
        )

        np.testing.assert_allclose(result.draws.cost, total, rtol=0, atol=CENT)
        assert result.cost.quantile(5)[-1] == pytest.approx(total, abs=CENT)
        assert result.cost.quantile(95)[-1] == pytest.approx(total, abs=CENT)
        assert result.cost_per_month == pytest.approx(total / 120, abs=CENT)


class TestPaymentMonths:
    def test_a_monthly_item_is_paid_twelve_times_a_year_from_month_0(self) -> None:
        assert by_month(treatment("x", nothing(), item("month", 10.83)), 12) == pytest.approx(
            [10.83] * 12
        )

    def test_a_month_can_take_part_of_a_unit(self) -> None:
        half = treatment("x", nothing(), item("month", 16.75, units=(0.5, 0.5, 0.5)))

        assert by_month(half, 3) == pytest.approx([8.375] * 3)

    def test_a_one_off_is_paid_in_month_0_only(self) -> None:
        assert by_month(treatment("x", nothing(), item("once", 899)), 36) == [899] + [0] * 35

    def test_a_device_is_bought_again_when_it_is_worn_out(self) -> None:
        # Two years: months 0, 24, 48; the one of month 72 is outside six years.
        device = treatment("x", nothing(), item("once", 899, lifetime_years=(2, 2, 2)))
        paid = by_month(device, 72)

        assert [month for month, amount in enumerate(paid) if amount] == [0, 24, 48]
        assert sum(paid) == pytest.approx(3 * 899)

    def test_a_device_outlives_a_horizon_of_the_same_length(self) -> None:
        device = treatment("x", nothing(), item("once", 899, lifetime_years=(5, 5, 5)))

        assert sum(by_month(device, 60)) == pytest.approx(899)
        assert sum(by_month(device, 61)) == pytest.approx(2 * 899)

    @pytest.mark.parametrize(
        ("visits", "months"),
        [
            (1, [12, 24]),
            (2, [6, 12, 18, 24, 30]),
            (4, [3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 33]),
            (0.5, [24]),
        ],
    )
    def test_visits_come_evenly_after_the_start(self, visits: float, months: list[int]) -> None:
        one = treatment("x", nothing(), item("visit", 150, visits_per_year=visits))
        paid = by_month(one, 36)

        assert [month for month, amount in enumerate(paid) if amount] == months

    @pytest.mark.parametrize("visits", [5, 7, 13, 24])
    def test_any_number_of_visits_is_paid_in_full(self, visits: int) -> None:
        # The visit due exactly at the end of the third year is the first of the fourth.
        one = treatment("x", nothing(), item("visit", 100, visits_per_year=visits))

        assert sum(by_month(one, 12)) == pytest.approx(100 * (visits - 1))
        assert sum(by_month(one, 36)) == pytest.approx(100 * (3 * visits - 1))
        assert by_month(one, 37)[36] >= 100

    def test_a_session_is_paid_in_its_month(self) -> None:
        plan = sessions((3, 3, 3), (2, 2, 2), spacing_months=1)
        one = treatment("x", nothing(), item("session", 900), sessions=plan)
        paid = by_month(one, 24)

        assert [month for month, amount in enumerate(paid) if amount] == [0, 1, 2, 8, 14, 20]

    def test_two_sessions_of_a_month_are_both_paid(self) -> None:
        plan = sessions((3, 3, 3), spacing_months=0.5)
        one = treatment("x", nothing(), item("session", 900), sessions=plan)

        assert by_month(one, 3) == [1800, 900, 0]

    def test_nothing_is_paid_in_month_T(self) -> None:
        one = treatment("x", nothing(), item("month", 10))
        result = run_one(catalogue(one), scenario("x", years=1))

        assert result.cost.mean[11] == result.cost.mean[12] == pytest.approx(120)


class TestGrowthAndDiscount:
    def test_growth_multiplies_by_its_power_of_the_years(self) -> None:
        paid = by_month(treatment("x", nothing(), item("month", 100)), 25, growth=0.04)

        assert paid[0] == pytest.approx(100)
        assert paid[6] == pytest.approx(100 * 1.04**0.5)
        assert paid[12] == pytest.approx(104)
        assert paid[24] == pytest.approx(108.16)

    def test_discounting_divides_by_its_power_of_the_years(self) -> None:
        paid = by_month(treatment("x", nothing(), item("month", 100)), 25, discount=0.03)

        assert paid[12] == pytest.approx(100 / 1.03)
        assert paid[24] == pytest.approx(100 / 1.0609)

    def test_the_annuity_formula_gives_the_total(self) -> None:
        # Geometric series: a (1 - q^60) / (1 - q) with q = (1.02 / 1.035)^(1/12).
        q = (1.02 / 1.035) ** (1 / 12)
        paid = by_month(
            treatment("x", nothing(), item("month", 28.75)), 60, growth=0.02, discount=0.035
        )

        assert sum(paid) == pytest.approx(28.75 * (1 - q**60) / (1 - q))

    def test_equal_rates_cancel(self) -> None:
        paid = by_month(treatment("x", nothing(), item("month", 50)), 24, 0.05, 0.05)

        assert paid == pytest.approx([50] * 24)


class TestPrices:
    def test_a_quote_is_exact_and_replaces_the_range(self) -> None:
        one = treatment("x", nothing(), item("month", 5, 28.75, 60))
        result = run_one(
            catalogue(one), scenario("x", years=5, choices={"x": Choices(quotes={"month": 19.99})})
        )

        np.testing.assert_allclose(result.draws.cost, 60 * 19.99, atol=CENT)

    def test_a_price_is_drawn_once_for_the_whole_horizon(self) -> None:
        one = treatment("x", nothing(), item("month", 5, 28.75, 60))
        streams = Streams(1, 64)
        (line,) = payments(planned(one), Money(24), streams)

        np.testing.assert_allclose(line.total(), 24 * draw((5, 28.75, 60), "x", "price/0", streams))

    def test_a_shared_price_is_the_same_draw_for_all_who_meet_it(self) -> None:
        fee = item("once", 150, 240, 350, item_id="consultation", shared="dermatologist")
        one, other = treatment("x", nothing(), fee), treatment("y", nothing(), fee)
        streams = Streams(1, 64)
        drawn = draw((150, 240, 350), PERSON, "price/dermatologist", streams)

        for chosen in (one, other):
            (line,) = payments(planned(chosen), Money(12), streams)
            np.testing.assert_array_equal(line.total(), drawn)

    def test_grafts_are_whole_and_times_their_price(self) -> None:
        moved = treatment("x", grafts(), item("graft", 5.44), course=course())
        data = catalogue(moved, graft_count=(1200, 1700, 2200))
        result = run_one(data, scenario("x"))
        counts = result.draws.cost / 5.44

        np.testing.assert_allclose(counts, np.round(counts), atol=1e-9)
        assert counts.min() >= 1200
        assert counts.max() <= 2200
        assert len(set(counts.round())) > 50

    def test_an_item_without_a_price_costs_nothing_and_is_named(self) -> None:
        one = treatment(
            "x", nothing(), item("month", 10), item("session", country=None), sessions=sessions()
        )
        result = run_one(catalogue(one), scenario("x", years=1))

        assert result.cost_total.mean == pytest.approx(120)
        assert result.missing_prices == ("The session",)

    def test_a_combination_costs_what_its_parts_cost(self) -> None:
        one = treatment("x", difference(), item("month", 5, 10, 30), course=course())
        other = treatment("y", difference(), item("month", 1, 2, 3), course=course())
        both = treatment("both", combination("x", "y"))
        first, second, together = run(
            catalogue(one, other, both), scenario("x", "y", "both")
        ).treatments

        np.testing.assert_allclose(together.draws.cost, first.draws.cost + second.draws.cost)


class TestStopping:
    def test_payments_end_with_the_treatment(self) -> None:
        one = treatment("x", nothing(), item("month", 10), persistence=[(12.0, 0.5), (24.0, 0.25)])
        result = run_one(catalogue(one), scenario("x", years=2, persistence="typical", draws=4096))
        months_paid = result.draws.cost / 10

        np.testing.assert_allclose(months_paid, np.round(months_paid), atol=1e-9)
        assert np.mean(months_paid > 12) == pytest.approx(0.5, abs=1e-3)
        assert np.mean(months_paid == 24) == pytest.approx(
            0.25 * 2 ** (1 / 12), abs=1e-3
        )  # who stops during month 23 has paid for it

    def test_as_planned_nobody_stops(self) -> None:
        one = treatment("x", nothing(), item("month", 10), persistence=[(12.0, 0.5)])

        assert run_one(catalogue(one), scenario("x", years=2)).cost_total.quantile(5) == 240

    def test_what_is_paid_at_the_start_is_paid_by_all(self) -> None:
        one = treatment("x", nothing(), item("once", 899), persistence=[(2.0, 0.1)])
        result = run_one(catalogue(one), scenario("x", years=2, persistence="typical"))

        np.testing.assert_array_equal(result.draws.cost, 899)

    def test_who_has_stopped_buys_no_new_device(self) -> None:
        one = treatment(
            "x",
            nothing(),
            item("once", 100, lifetime_years=(1, 1, 1)),
            persistence=[(12.0, 0.5)],
        )
        result = run_one(catalogue(one), scenario("x", years=2, persistence="typical", draws=4096))

        # Bought again at month 12 by those who are still on it then.
        assert np.mean(result.draws.cost == 200) == pytest.approx(0.5, abs=1e-3)
        assert set(result.draws.cost.tolist()) == {100.0, 200.0}

    def test_who_has_stopped_has_no_more_sessions(self) -> None:
        plan = sessions((1, 1, 1), (12, 12, 12))
        one = treatment(
            "x", nothing(), item("session", 100), sessions=plan, persistence=[(12.0, 0.5)]
        )
        result = run_one(catalogue(one), scenario("x", years=2, persistence="typical", draws=4096))

        assert np.mean(result.draws.cost > 1200) == pytest.approx(0.5, abs=1e-3)


class TestTotals:
    def test_the_total_is_the_sum_of_its_lines(self) -> None:
        chosen = Scenario(treatments=("laser_device",), persistence="typical")
        plan = plan_treatment(bundled().treatment("laser_device"), chosen, bundled())
        streams = Streams(1, 256)
        lines = payments(plan, Money(60), streams)

        np.testing.assert_array_equal(
            total_cost(lines, 256), np.sum([line.total() for line in lines], axis=0)
        )

    def test_nothing_to_pay_is_zero_in_every_draw(self) -> None:
        np.testing.assert_array_equal(total_cost([], 5), np.zeros(5))


class TestFan:
    @pytest.mark.parametrize("persistence", ["planned", "typical"])
    def test_it_is_that_of_the_draws_month_by_month(self, persistence: str) -> None:
        one = treatment(
            "x",
            nothing(),
            item("month", 5, 28.75, 60),
            item("once", 200, 899, 3000, item_id="device", lifetime_years=(1, 2, 3)),
            item("session", 400, 900, 2000),
            sessions=sessions((2, 3, 8), (1, 2, 4)),
            persistence=[(12.0, 0.6)],
        )
        streams, money = Streams(1, 500), Money(36, growth=0.02)
        lines = payments(planned(one, persistence=persistence), money, streams)
        draws = np.zeros((36, 500))
        for line in lines:
            pattern = np.zeros(500, int) if line.pattern is None else line.pattern
            draws += (line.schedule[pattern] * line.amount[:, None]).T
        fan = cost_fan(lines, summary(total_cost(lines, 500)), 36, Scratch(500))

        expected = np.quantile(draws, np.array(QUANTILES) / 100, axis=1)
        np.testing.assert_allclose(fan.quantiles[:, :-1], expected, rtol=1e-6, atol=CENT)
        np.testing.assert_allclose(fan.mean[:-1], draws.mean(axis=1), rtol=1e-6, atol=CENT)
        np.testing.assert_array_equal(fan.quantiles[:, -1], fan.quantiles[:, -2])

    @pytest.mark.parametrize(
        "limits", [(90_000.01, 90_000.01, 90_000.01), (2_345_678.91, 2_345_678.91, 2_345_678.91)]
    )
    def test_a_dear_device_without_spread_is_exact_to_the_cent(self, limits: Limits) -> None:
        one = treatment("x", nothing(), item("once", *limits, lifetime_years=(2, 2, 2)))
        result = run_one(catalogue(one), scenario("x", years=5))

        assert result.cost.quantile(50)[-1] == pytest.approx(3 * limits[0], abs=CENT)
        assert result.cost_total.quantile(50) == pytest.approx(3 * limits[0], abs=CENT)
