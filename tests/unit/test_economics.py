"""The health economics of a comparison: the decision functions on the simulation's own draws."""

from __future__ import annotations

import numpy as np
import pytest

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.decide import IcerRow, acceptability, evpi
from hairchoice.engine.economics import default_points, economics, joint_draws
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


def data() -> Catalogue:
    return catalogue(
        treatment("cheap", difference(8, 6), item("month", 5, 10, 20), course=course(person_sd=8)),
        treatment("dear", difference(14, 8), item("month", 90, 200, 400), course=course()),
        treatment("guess", unknown(15), item("month", 50), course=course()),
        treatment("paint", nothing(), item("month", 30)),
    )


RUN = run(data(), scenario("dear", "guess", "cheap", "paint", draws=512))


class TestOptions:
    def test_doing_nothing_comes_first_and_what_has_no_trial_is_left_out(self) -> None:
        found = economics(RUN)

        assert found.options == ("none", "dear", "cheap", "paint")
        assert found.left_out == ("guess",)

    def test_what_has_no_trial_takes_part_when_asked_for(self) -> None:
        found = economics(RUN, include_unknown=True)

        assert found.options == ("none", "dear", "guess", "cheap", "paint")
        assert found.left_out == ()

    def test_doing_nothing_is_not_there_twice(self) -> None:
        both = run(data(), scenario("none", "cheap"))

        assert economics(both).options == ("none", "cheap")

    def test_the_draws_are_those_of_the_results(self) -> None:
        cost, effect = joint_draws(RUN)

        np.testing.assert_array_equal(cost[:, 0], 0)
        np.testing.assert_array_equal(effect[:, 0], 0)
        np.testing.assert_array_equal(cost[:, 2], RUN.treatment("cheap").draws.cost)
        np.testing.assert_array_equal(effect[:, 2], RUN.treatment("cheap").draws.hair_years)


class TestCurves:
    def test_they_are_those_of_the_decision_functions(self) -> None:
        found = economics(RUN)
        cost, effect = joint_draws(RUN)
        wtp = found.willingness_to_pay

        np.testing.assert_array_equal(found.ceac, acceptability(cost, effect, wtp))
        np.testing.assert_allclose(found.evpi, evpi(cost, effect, wtp))
        np.testing.assert_array_equal(found.evpi, found.loss.min(axis=0))
        np.testing.assert_array_equal(
            found.ceaf, [found.ceac[k, point] for point, k in enumerate(found.best)]
        )

    def test_doing_nothing_is_best_for_who_pays_nothing(self) -> None:
        found = economics(RUN)

        assert found.options[found.best[0]] == "none"
        assert found.options[found.most_often_best()[0]] == "none"
        assert found.ceac[0, 0] == 1

    def test_at_the_last_point_the_end_of_the_frontier_is_best_on_average(self) -> None:
        found = economics(RUN)
        last = [row.name for row in found.icer if row.status == "frontier"][-1]

        assert found.options[found.best[-1]] == last

    def test_most_often_best_is_the_highest_curve(self) -> None:
        found = economics(RUN)

        np.testing.assert_array_equal(
            found.ceac[found.most_often_best(), np.arange(101)], found.ceac.max(axis=0)
        )

    def test_points_can_be_given(self) -> None:
        found = economics(RUN, np.array([0.0, 7.0]))

        assert found.willingness_to_pay.tolist() == [0, 7]
        assert found.ceac.shape == (4, 2)


class TestIcer:
    def test_what_costs_money_and_does_nothing_is_dominated(self) -> None:
        status = {row.name: row.status for row in economics(RUN).icer}

        assert status["paint"] == "dominated"
        assert status["none"] == "base"
        assert status["cheap"] == "frontier"

    @pytest.mark.parametrize("seed", range(1, 6))
    def test_money_spent_on_nothing_buys_no_hair_however_much_is_paid(self, seed: int) -> None:
        # Micropigmentation alone: whatever rounding leaves must not become a ratio.
        chosen = scenario("scalp_micropigmentation", seed=seed, draws=512)
        (nothing_done, paint) = economics(run(bundled(), chosen)).icer

        assert (nothing_done.status, paint.status) == ("base", "dominated")


class TestDefaultPoints:
    @pytest.mark.parametrize(
        ("last", "end"),
        [(1, 2), (6, 10), (11.8, 20), (15, 25), (100, 200), (0.02, 0.05), (4000, 10_000)],
    )
    def test_they_go_past_one_and_a_half_times_the_last_ratio(
        self, last: float, end: float
    ) -> None:
        points = default_points([IcerRow("x", 1, 1, "frontier", last, "none")])

        assert points.size == 101
        assert points[0] == 0
        assert points[-1] == pytest.approx(end)
        assert points[-1] >= 1.5 * last

    def test_without_a_ratio_there_are_points_all_the_same(self) -> None:
        assert default_points([IcerRow("none", 0, 0, "base")])[-1] == 20
