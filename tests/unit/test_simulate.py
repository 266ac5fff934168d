"""A run as a whole: counts, streams that others do not touch, what is kept, cancelling."""

from __future__ import annotations

import itertools
import threading

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hairchoice import __version__
from hairchoice.engine.answer import of_100, spent_without_visible
from hairchoice.engine.result import TreatmentResult
from hairchoice.engine.sampling import Streams
from hairchoice.engine.scenario import Choices, Scenario
from hairchoice.engine.simulate import (
    CancelledError,
    Simulator,
)
from tests.catalogues import (
    bundled,
    catalogue,
    course,
    difference,
    item,
    nothing,
    run,
    run_one,
    scenario,
    sessions,
    treatment,
)

FOUR = ("exosomes", "minoxidil_topical_5", "finasteride_oral", "prp")


def same(one: TreatmentResult, other: TreatmentResult) -> None:
    """Asserts that two results hold the very same numbers."""
    for ours, theirs in (
        (one.draws.cost, other.draws.cost),
        (one.draws.difference, other.draws.difference),
        (one.draws.hair_years, other.draws.hair_years),
        (one.cost.quantiles, other.cost.quantiles),
        (one.hair_change.quantiles, other.hair_change.quantiles),
        (one.difference.quantiles, other.difference.quantiles),
    ):
        np.testing.assert_array_equal(ours, theirs)
    assert one.of_100 == other.of_100


class TestOf100:
    def test_it_counts_draws_in_three_groups(self) -> None:
        counts = of_100(np.repeat([30.0, 5.0, -1.0], [20, 50, 30]), threshold=25)

        assert (counts.visible, counts.too_small, counts.no_better) == (20, 50, 30)

    def test_the_threshold_itself_is_visible_and_0_is_no_better(self) -> None:
        counts = of_100(np.array([25.0, 24.999, 0.0, 1e-9]), threshold=25)

        assert (counts.visible, counts.too_small, counts.no_better) == (25, 50, 25)

    def test_the_largest_remainders_are_rounded_up(self) -> None:
        # 1/7, 2/7, 4/7: 14.3, 28.6, 57.1.
        counts = of_100(np.array([30, 5, 5, -1, -1, -1, -1.0]), threshold=25)

        assert (counts.visible, counts.too_small, counts.no_better) == (14, 29, 57)

    @given(st.lists(st.floats(-100, 100), min_size=1, max_size=300), st.floats(0.01, 50))
    def test_the_groups_always_make_100(self, draws: list[float], threshold: float) -> None:
        counts = of_100(np.array(draws), threshold)
        exact = 100 * np.mean(np.array(draws) >= threshold)

        assert counts.visible + counts.too_small + counts.no_better == 100
        assert abs(counts.visible - exact) < 1
        assert min(counts.visible, counts.too_small, counts.no_better) >= 0


class TestSpentWithoutVisible:
    def test_it_is_the_cost_of_the_draws_below_the_threshold(self) -> None:
        cost, gain = np.array([100.0, 200, 300, 400]), np.array([30.0, 24.9, -3, 25])

        found = spent_without_visible(cost, gain, 25)
        assert found is not None
        assert found.mean == found.quantile(50) == 250
        assert [found.quantile(percent) for percent in (5, 10, 90, 95)] == [205, 210, 290, 295]

    def test_nobody_is_without_where_all_have_one(self) -> None:
        assert spent_without_visible(np.ones(3), np.full(3, 25.0), 25) is None

    def test_a_run_says_what_brute_force_finds(self) -> None:
        comparison = run(bundled(), scenario(*FOUR, draws=1000))
        for result in comparison.treatments:
            without = [
                cost
                for cost, gain in zip(
                    result.draws.cost.tolist(), result.draws.difference.tolist(), strict=True
                )
                if gain < 0.15 * comparison.start_density
            ]
            assert result.spent_without_visible is not None
            assert result.spent_without_visible.mean == pytest.approx(sum(without) / len(without))
            assert result.spent_without_visible.quantile(5) == pytest.approx(
                np.quantile(without, 0.05)
            )
            assert result.spent_without_visible.quantile(95) == pytest.approx(
                np.quantile(without, 0.95)
            )
            visible = 1000 - len(without)
            assert abs(result.of_100.visible - visible / 10) < 1


class TestStreams:
    def test_the_same_seed_gives_the_same_numbers(self) -> None:
        first, again = (run(bundled(), scenario(*FOUR, seed=11)) for _ in range(2))

        for one, other in zip(first.treatments, again.treatments, strict=True):
            same(one, other)

    def test_another_seed_gives_other_numbers(self) -> None:
        first, other = (run_one(bundled(), scenario(*FOUR, seed=seed)) for seed in (1, 2))

        assert not np.array_equal(first.draws.cost, other.draws.cost)
        assert not np.array_equal(first.draws.difference, other.draws.difference)

    def test_order_and_company_change_nothing(self) -> None:
        alone = {one: run_one(bundled(), scenario(one)) for one in FOUR}

        for order in itertools.permutations(FOUR):
            for result in run(bundled(), scenario(*order)).treatments:
                same(result, alone[result.id])

    def test_taking_treatments_out_of_the_data_file_changes_nothing(self) -> None:
        fewer = msgspec.structs.replace(
            bundled(), treatments=tuple(t for t in bundled().treatments if t.id in ("none", "prp"))
        )

        same(run_one(fewer, scenario("prp")), run_one(bundled(), scenario("prp")))

    def test_threads_change_nothing(self) -> None:
        one, two = (Simulator(bundled(), threads=n).run(scenario(*FOUR)) for n in (1, 2))

        for ours, theirs in zip(one.treatments, two.treatments, strict=True):
            same(ours, theirs)

    def test_cost_and_hair_come_from_the_same_draw(self) -> None:
        # Who stops later pays for longer and keeps the gain: cost and hair go together.
        one = treatment(
            "x", difference(20), item("month", 10), course=course(), persistence=[(24, 0.5)]
        )
        certain = {"x": Choices(trust=1.0)}
        chosen = scenario("x", persistence="typical", draws=1000, choices=certain)
        result = run_one(catalogue(one), chosen)
        stayed = result.draws.cost == 600

        assert 0.1 < stayed.mean() < 0.4
        assert result.draws.difference[stayed].min() > result.draws.difference[~stayed].max()


class TestKept:
    """What an input does not touch is the very same object as in the run before."""

    def runs(
        self, first: Scenario, then: Scenario
    ) -> tuple[tuple[TreatmentResult, ...], tuple[TreatmentResult, ...]]:
        simulator = Simulator(bundled())
        return simulator.run(first).treatments, simulator.run(then).treatments

    def test_a_price_leaves_the_hair_alone(self) -> None:
        quoted = scenario("prp", choices={"prp": Choices(quotes={"session": 500.0})})
        ((before,), (after,)) = self.runs(scenario("prp"), quoted)

        assert after.hair_change is before.hair_change
        assert after.draws.difference is before.draws.difference
        assert after.cost is not before.cost
        assert after.cost_total.mean < before.cost_total.mean

    def test_trust_leaves_the_cost_alone(self) -> None:
        trusted = scenario("prp", choices={"prp": Choices(trust=1.0)})
        ((before,), (after,)) = self.runs(scenario("prp"), trusted)

        assert after.cost is before.cost
        assert after.hair_change is not before.hair_change

    def test_one_treatment_leaves_the_others_alone(self) -> None:
        changed = scenario("prp", "exosomes", choices={"prp": Choices(sessions=8)})
        before, after = self.runs(scenario("prp", "exosomes"), changed)

        assert after[1].cost is before[1].cost
        assert after[1].hair_change is before[1].hair_change
        assert after[0].cost is not before[0].cost
        assert after[1] is before[1]

    def test_one_task_starts_no_thread(self, monkeypatch: pytest.MonkeyPatch) -> None:
        simulator = Simulator(bundled(), threads=2)
        simulator.run(scenario("prp", "exosomes"))

        def refuse(_thread: threading.Thread) -> None:
            raise AssertionError("threads for one task")

        monkeypatch.setattr(threading.Thread, "start", refuse)
        trusted = scenario("prp", "exosomes", choices={"prp": Choices(trust=1.0)})
        assert simulator.run(trusted).treatments[0].evidence_weight == 1.0

    def test_what_counts_as_visible_leaves_both_alone(self) -> None:
        ((before,), (after,)) = self.runs(scenario("prp"), scenario("prp", visible_share=0.23))

        assert after.cost is before.cost
        assert after.hair_change is before.hair_change
        assert after.of_100.visible < before.of_100.visible

    def test_what_is_kept_is_what_would_be_computed(self) -> None:
        simulator = Simulator(bundled())
        for chosen in (
            scenario(*FOUR),
            scenario(*FOUR, years=3),
            scenario(*FOUR, persistence="typical"),
            scenario(*FOUR, yearly_decline=0.06),
            scenario(*FOUR, density=120.0),
            scenario(*FOUR, discount_rate=0.03),
            scenario(*FOUR, country="GB"),
            scenario(*FOUR, visible_share=0.3),
            scenario(*FOUR, seed=2),
            scenario(*FOUR, draws=256),
            scenario(*FOUR),
        ):
            fresh = run(bundled(), chosen)
            for ours, theirs in zip(
                simulator.run(chosen).treatments, fresh.treatments, strict=True
            ):
                same(ours, theirs)


class TestCancelling:
    def test_a_run_that_nobody_wants_stops(self) -> None:
        with pytest.raises(CancelledError):
            Simulator(bundled()).run(scenario(*FOUR), cancelled=lambda: True)

    def test_it_stops_between_two_treatments(self) -> None:
        asked: list[int] = []

        def after_the_second() -> bool:
            asked.append(1)
            return len(asked) > 2

        with pytest.raises(CancelledError):
            Simulator(bundled(), threads=1).run(scenario(*FOUR), cancelled=after_the_second)

        assert 3 <= len(asked) <= 2 * len(FOUR)  # hair and cost, none of them after the second

    def test_it_can_be_cancelled_from_another_thread(self) -> None:
        wanted = threading.Event()
        seen: list[BaseException] = []
        started = threading.Event()

        def cancelled() -> bool:
            started.set()
            return wanted.wait(10)

        def work() -> None:
            try:
                Simulator(bundled()).run(scenario(*FOUR), cancelled=cancelled)
            except CancelledError as error:
                seen.append(error)

        thread = threading.Thread(target=work)
        thread.start()
        assert started.wait(10)
        wanted.set()
        thread.join(10)

        assert len(seen) == 1

    def test_the_next_run_is_as_if_nothing_had_happened(self) -> None:
        simulator = Simulator(bundled())
        with pytest.raises(CancelledError):
            simulator.run(scenario(*FOUR), cancelled=lambda: True)

        same(simulator.run(scenario("prp")).treatments[0], run_one(bundled(), scenario("prp")))


class TestComparison:
    def test_it_says_what_it_was_made_from(self) -> None:
        chosen = scenario("prp", country="GB", density=120.0, visible_share=0.23)
        comparison = run(bundled(), chosen)

        assert comparison.scenario == chosen
        assert comparison.program == __version__
        assert comparison.data == bundled().version
        assert comparison.currency == "GBP"
        assert comparison.start_density == 120
        assert comparison.visible_threshold == pytest.approx(27.6)
        assert comparison.months.tolist() == list(range(61))

    def test_results_are_in_the_person_s_order(self) -> None:
        assert [r.id for r in run(bundled(), scenario(*FOUR[::-1])).treatments] == [*FOUR[::-1]]

    def test_a_result_is_found_by_its_id(self) -> None:
        comparison = run(bundled(), scenario(*FOUR))

        assert comparison.treatment("prp").name == bundled().treatment("prp").name
        with pytest.raises(KeyError):
            comparison.treatment("laser_device")

    def test_fewer_draws_can_be_asked_for_while_something_moves(self) -> None:
        comparison = Simulator(bundled()).run(scenario("prp", draws=8192), draws=200)

        assert comparison.scenario.draws == 200
        assert comparison.treatments[0].draws.cost.shape == (200,)

    def test_money_a_month_is_the_mean_over_the_horizon(self) -> None:
        result = run_one(bundled(), scenario("prp", years=10))

        assert result.cost_per_month == pytest.approx(result.draws.cost.mean() / 120)
        assert result.cost_total.mean == pytest.approx(result.draws.cost.mean())

    def test_marks_on_the_chart_are_the_typical_sessions(self) -> None:
        assert run_one(bundled(), scenario("exosomes", years=3)).session_months == (0, 1, 2, 14, 26)
        assert run_one(bundled(), scenario("finasteride_oral")).session_months == ()

    def test_the_regulatory_position_is_that_of_the_country(self) -> None:
        for country in ("US", "GB", "DE"):
            result = run_one(bundled(), scenario("finasteride_oral", country=country))
            jurisdiction = bundled().countries[country].jurisdiction
            approval = bundled().treatment("finasteride_oral").approval(jurisdiction, "male")
            assert result.regulatory == (approval.status if approval else "unknown")

    def test_what_is_free_for_all_costs_exactly_nothing(self) -> None:
        result = run_one(catalogue(treatment("x", nothing(), item("month", 0))), scenario("x"))

        np.testing.assert_array_equal(result.draws.cost, 0)
        np.testing.assert_array_equal(result.cost.quantiles, 0)

    def test_people_of_a_course_are_all_there_with_any_number_of_draws(self) -> None:
        plan = sessions((2, 3, 8), (1, 2, 4))
        one = treatment("x", nothing(), item("session", 100), sessions=plan)
        for draws in (100, 777, 1000):
            result = run_one(catalogue(one), scenario("x", years=1, draws=draws))
            counts = result.draws.cost / 100
            assert counts.shape == (draws,)
            np.testing.assert_allclose(counts, np.round(counts))


def test_streams_of_a_run_are_those_of_its_seed() -> None:
    one = treatment("prp", nothing(), item("month", 5, 10, 30))
    result = run_one(catalogue(one), scenario("prp", years=1, seed=9, draws=256))
    strata = Streams(9, 256).strata("prp", "price/0")

    np.testing.assert_array_equal(np.argsort(result.draws.cost), np.argsort(strata))
