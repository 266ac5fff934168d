"""What holds for every catalogue and every scenario, whatever is in them."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import numpy as np
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from hairchoice.engine.catalogue import Catalogue, CostItem, Grafts, PersistencePoint, Treatment
from hairchoice.engine.catalogue_check import problems
from hairchoice.engine.cost import Money, payments, total_cost, typical_payments
from hairchoice.engine.decide import acceptability, evpi, expected_loss
from hairchoice.engine.economics import economics, joint_draws
from hairchoice.engine.planning import plan_treatment, typical_plan
from hairchoice.engine.result import Comparison, Fan, TreatmentResult
from hairchoice.engine.sampling import Streams
from hairchoice.engine.scenario import Scenario
from hairchoice.engine.simulate import Simulator
from tests.catalogues import WHY, price, quantity, run
from tests.strategies import cases, treatments

Array = NDArray[np.float64]
Case = tuple[Catalogue, Scenario]

CENT = 0.005
SINGLE = 1e-3
"""Monthly rows are single precision."""

# Shrinking a whole catalogue takes minutes: a failing case is shown as it was drawn.
ANY = settings(
    max_examples=20,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
FEW = settings(ANY, max_examples=10)


def fans(comparison: Comparison) -> Iterable[Fan]:
    yield comparison.untreated
    for result in comparison.treatments:
        yield from (result.cost, result.hair_change, result.difference)


def assert_same(one: TreatmentResult, other: TreatmentResult) -> None:
    np.testing.assert_array_equal(one.draws.cost, other.draws.cost)
    np.testing.assert_array_equal(one.draws.difference, other.draws.difference)
    np.testing.assert_array_equal(one.cost.quantiles, other.cost.quantiles)
    np.testing.assert_array_equal(one.hair_change.quantiles, other.hair_change.quantiles)


def in_cents(values: Array) -> float:
    """A cent, or what single precision makes of amounts this large."""
    return max(CENT, 1e-6 * float(np.abs(values).max()))


def with_prices(data: Catalogue, factor: float) -> Catalogue:
    """The catalogue with every price multiplied."""

    def dearer(item: CostItem) -> CostItem:
        return msgspec.structs.replace(
            item,
            prices={
                code: price(factor * p.low, factor * p.typical, factor * p.high)
                for code, p in item.prices.items()
            },
        )

    return msgspec.structs.replace(
        data,
        treatments=tuple(
            msgspec.structs.replace(one, costs=tuple(map(dearer, one.costs)))
            for one in data.treatments
        ),
    )


def with_quotes(what: Scenario, factor: float) -> Scenario:
    return msgspec.structs.replace(
        what,
        choices={
            one: msgspec.structs.replace(
                chosen, quotes={item: factor * quote for item, quote in chosen.quotes.items()}
            )
            for one, chosen in what.choices.items()
        },
    )


class TestEveryRun:
    @ANY
    @given(cases())
    def test_the_random_data_files_are_sound(self, case: Case) -> None:
        assert [str(problem) for problem in problems(case[0])] == []

    @ANY
    @given(cases())
    def test_every_number_is_finite(self, case: Case) -> None:
        comparison = run(*case)

        for fan in fans(comparison):
            assert np.isfinite(fan.mean).all()
            assert np.isfinite(fan.quantiles).all()
        for result in comparison.treatments:
            for draws in (result.draws.cost, result.draws.difference, result.draws.hair_years):
                assert draws.shape == (comparison.scenario.draws,)
                assert np.isfinite(draws).all()

    @ANY
    @given(cases())
    def test_quantiles_are_ordered(self, case: Case) -> None:
        comparison = run(*case)

        for fan in fans(comparison):
            assert (np.diff(fan.quantiles, axis=0) >= 0).all()
        for result in comparison.treatments:
            assert (np.diff(result.final_difference.quantiles) >= 0).all()
            assert (np.diff(result.cost_total.quantiles) >= 0).all()

    @ANY
    @given(cases())
    def test_cumulative_cost_never_falls_and_starts_at_or_above_nothing(self, case: Case) -> None:
        for result in run(*case).treatments:
            slack = in_cents(result.cost.quantiles)
            assert (result.cost.quantiles[:, 0] >= -slack).all()
            assert (np.diff(result.cost.quantiles, axis=1) >= -slack).all()
            assert (np.diff(result.cost.mean) >= -slack).all()

    @ANY
    @given(cases())
    def test_the_last_month_holds_the_total_and_a_month_its_share(self, case: Case) -> None:
        what = case[1]
        for result in run(*case).treatments:
            assert tuple(result.cost.quantiles[:, -1]) == result.cost_total.quantiles
            assert result.cost.mean[-1] == result.cost_total.mean
            np.testing.assert_allclose(result.cost_total.mean, result.draws.cost.mean())
            np.testing.assert_allclose(result.cost_per_month * what.months, result.cost_total.mean)

    @ANY
    @given(cases())
    def test_density_is_never_negative(self, case: Case) -> None:
        comparison = run(*case)
        natural = comparison.untreated.mean + comparison.start_density

        assert (natural >= 0).all()
        for result in comparison.treatments:
            lowest = result.hair_change.quantiles.min() + comparison.start_density
            assert lowest >= -1e-6 * comparison.start_density  # single precision

    @ANY
    @given(cases())
    def test_everything_starts_from_today(self, case: Case) -> None:
        # Benefits begin in month 0 at the earliest and rise from nothing.
        comparison = run(*case)

        np.testing.assert_array_equal(comparison.untreated.quantiles[:, 0], 0)
        for result in comparison.treatments:
            np.testing.assert_array_equal(result.hair_change.quantiles[:, 0], 0)
            np.testing.assert_array_equal(result.difference.quantiles[:, 0], 0)

    @ANY
    @given(cases())
    def test_people_make_a_hundred(self, case: Case) -> None:
        for result in run(*case).treatments:
            counts = result.of_100
            assert counts.visible + counts.too_small + counts.no_better == 100

    @ANY
    @given(cases())
    def test_untreated_density_only_falls(self, case: Case) -> None:
        assert (np.diff(run(*case).untreated.quantiles, axis=1) <= 1e-4).all()


class TestInvariance:
    @FEW
    @given(cases(at_least=2))
    def test_order_and_company_change_nothing(self, case: Case) -> None:
        data, what = case
        everyone = run(data, what)
        turned = msgspec.structs.replace(what, treatments=what.treatments[::-1])

        for result in run(data, turned).treatments:
            assert_same(result, everyone.treatment(result.id))
        for one in what.treatments:
            alone = msgspec.structs.replace(what, treatments=(one,))
            assert_same(run(data, alone).treatments[0], everyone.treatment(one))

    @FEW
    @given(cases(), st.data())
    def test_a_new_treatment_in_the_data_file_changes_nothing(
        self, case: Case, data: st.DataObject
    ) -> None:
        catalogue, what = case
        new = data.draw(treatments("new_one"))
        larger = msgspec.structs.replace(catalogue, treatments=(new, *catalogue.treatments))

        for one, other in zip(
            run(catalogue, what).treatments, run(larger, what).treatments, strict=True
        ):
            assert_same(one, other)

    @FEW
    @given(cases())
    def test_a_simulator_that_has_seen_other_scenarios_gives_the_same(self, case: Case) -> None:
        data, what = case
        simulator = Simulator(data)
        changes: tuple[dict[str, object], ...] = (
            {"years": what.years + 1},
            {"persistence": "planned" if what.persistence == "typical" else "typical"},
            {"choices": {}},
            {"discount_rate": 0.31},
            {"density": 222.0},
        )
        for change in changes:
            simulator.run(msgspec.structs.replace(what, **change))

        for one, other in zip(
            simulator.run(what).treatments, run(data, what).treatments, strict=True
        ):
            assert_same(one, other)

    @FEW
    @given(cases())
    def test_hair_at_a_month_does_not_depend_on_the_horizon(self, case: Case) -> None:
        data, what = case
        longer = msgspec.structs.replace(what, years=what.years + 3)

        for short, long in zip(
            run(data, what).treatments, run(data, longer).treatments, strict=True
        ):
            months = what.months + 1
            np.testing.assert_allclose(
                long.hair_change.quantiles[:, :months], short.hair_change.quantiles, atol=SINGLE
            )
            np.testing.assert_allclose(
                long.difference.mean[:months], short.difference.mean, atol=SINGLE
            )

    @FEW
    @given(cases())
    def test_cost_at_a_month_does_not_depend_on_the_horizon(self, case: Case) -> None:
        data, what = case
        longer = msgspec.structs.replace(what, years=what.years + 3)

        for short, long in zip(
            run(data, what).treatments, run(data, longer).treatments, strict=True
        ):
            np.testing.assert_allclose(
                long.cost.quantiles[:, : what.months],
                short.cost.quantiles[:, :-1],
                atol=in_cents(long.cost.quantiles),
            )


class TestMoney:
    @FEW
    @given(cases(), st.sampled_from((0.0, 0.5, 3.0, 100.0)))
    def test_prices_times_k_are_costs_times_k(self, case: Case, k: float) -> None:
        data, what = case
        plain = run(data, what)
        dearer = run(with_prices(data, k), with_quotes(what, k))

        for one, other in zip(plain.treatments, dearer.treatments, strict=True):
            np.testing.assert_allclose(other.draws.cost, k * one.draws.cost, rtol=1e-9, atol=1e-6)
            np.testing.assert_allclose(
                other.cost.quantiles,
                k * one.cost.quantiles,
                atol=in_cents(k * one.cost.quantiles),
            )

    @FEW
    @given(cases())
    def test_prices_leave_the_hair_alone(self, case: Case) -> None:
        data, what = case
        dearer = run(with_prices(data, 7.0), with_quotes(what, 7.0))

        for one, other in zip(run(data, what).treatments, dearer.treatments, strict=True):
            np.testing.assert_array_equal(one.draws.difference, other.draws.difference)
            np.testing.assert_array_equal(one.hair_change.quantiles, other.hair_change.quantiles)
            assert one.of_100 == other.of_100

    @ANY
    @given(cases())
    def test_totals_are_the_sum_of_their_lines(self, case: Case) -> None:
        data, what = case
        money = Money(what.months, what.price_growth, what.discount_rate)
        for result in run(data, what).treatments:
            plan = plan_treatment(data.treatment(result.id), what, data)
            lines = payments(plan, money, Streams(what.seed, what.draws))
            by_line = [line.total() for line in lines]

            np.testing.assert_allclose(np.sum(by_line, axis=0) if by_line else 0, result.draws.cost)

    @ANY
    @given(cases())
    def test_inputs_without_width_give_the_typical_arithmetic_to_the_cent(self, case: Case) -> None:
        data, what = case
        money = Money(what.months, what.price_growth, what.discount_rate)
        for one in what.treatments:
            plan = plan_treatment(data.treatment(one), what, data)
            by_hand = sum(paid.sum() for _, paid in typical_payments(plan, money))
            exact = total_cost(payments(typical_plan(plan), money, Streams(what.seed, 100)), 100)

            np.testing.assert_allclose(exact, by_hand, rtol=0, atol=CENT)

    @FEW
    @given(cases())
    def test_stopping_never_costs_more_than_staying(self, case: Case) -> None:
        data, what = case
        planned, typical = (
            run(data, msgspec.structs.replace(what, persistence=persistence))
            for persistence in ("planned", "typical")
        )

        for stay, stop in zip(planned.treatments, typical.treatments, strict=True):
            assert (stop.draws.cost <= stay.draws.cost + CENT).all()


class TestHair:
    @FEW
    @given(cases(), st.floats(1.5, 6))
    def test_after_the_end_everything_returns_to_untreated(
        self, case: Case, half_life: float
    ) -> None:
        data, what = case
        ending = msgspec.structs.replace(
            data, treatments=tuple(_ends_soon(one, half_life) for one in data.treatments)
        )
        # Stopped within 2 years almost surely (1 % at month 1), 13 half-lives of 6 months later.
        chosen = msgspec.structs.replace(what, persistence="typical", years=10, choices={})

        for result in run(ending, chosen).treatments:
            benefit = ending.treatment(result.id).benefit[what.sex]
            if not isinstance(benefit, Grafts):
                assert np.abs(result.draws.difference).max() < 0.5, result.id

    @FEW
    @given(cases())
    def test_all_draws_of_a_run_share_the_natural_course(self, case: Case) -> None:
        # The treated less the difference is the same untreated curve for every treatment.
        data, what = case
        comparison = run(data, what)
        means = [r.hair_change.mean - r.difference.mean for r in comparison.treatments]

        for mean in means:
            np.testing.assert_allclose(mean, comparison.untreated.mean, atol=SINGLE)


class TestDecisions:
    @FEW
    @given(cases())
    def test_acceptability_sums_to_1_and_knowing_is_never_worth_less_than_nothing(
        self, case: Case
    ) -> None:
        found = economics(run(*case), include_unknown=True)

        np.testing.assert_allclose(found.ceac.sum(axis=0), 1)
        assert found.ceac.min() >= 0
        assert (found.evpi >= 0).all()
        assert (found.loss >= 0).all()
        assert (found.ceaf <= found.ceac.max(axis=0) + 1e-12).all()

    @FEW
    @given(cases(), st.integers(1, 10**6))
    def test_they_agree_with_brute_force(self, case: Case, end: int) -> None:
        cost, effect = joint_draws(run(*case), include_unknown=True)
        wtp = np.linspace(0, end, 7)
        benefits = wtp * effect[..., None] - cost[..., None]
        best = benefits.max(axis=1).mean(axis=0)
        scale = 1e-9 * max(1.0, float(np.abs(benefits).max()))

        np.testing.assert_allclose(
            evpi(cost, effect, wtp), best - benefits.mean(axis=0).max(axis=0), atol=scale
        )
        np.testing.assert_allclose(
            expected_loss(cost, effect, wtp), best - benefits.mean(axis=0), atol=scale
        )
        share_of_best = (benefits >= benefits.max(axis=1, keepdims=True) - scale).mean(axis=0)
        assert (acceptability(cost, effect, wtp) <= share_of_best + 1e-12).all()


def _ends_soon(one: Treatment, half_life: float) -> Treatment:
    """The treatment as it is when nearly everybody stops at once and nothing lasts."""
    if one.course is None:
        return one
    short = quantity(half_life)
    return msgspec.structs.replace(
        one,
        course=msgspec.structs.replace(one.course, fade_half_life_months=short),
        sessions=one.sessions and msgspec.structs.replace(one.sessions, lasts_months=short),
        persistence=(PersistencePoint(month=1, share=0.01, assumption=WHY),),
    )
