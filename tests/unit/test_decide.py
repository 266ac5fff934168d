"""Decision functions against brute force over draws, options and points."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from hairchoice.engine.decide import (
    acceptability,
    best_on_average,
    envelope,
    evpi,
    expected_loss,
    frontier,
    icer_table,
    mean_net_benefit,
)

Array = NDArray[np.float64]
WTP = np.linspace(0, 1000, 21)


def random_draws(seed: int, draws: int = 300, options: int = 5) -> tuple[Array, Array]:
    rng = np.random.default_rng(seed)
    return rng.gamma(2, 2000, (draws, options)), rng.normal(0, 10, (draws, options))


def net_benefits(cost: Array, effect: Array, wtp: Array) -> Array:
    """Net benefit of every draw, option and point."""
    benefits: Array = wtp * effect[..., None] - cost[..., None]
    return benefits


def one_draw(*pairs: tuple[float, float]) -> tuple[Array, Array]:
    """Cost and effect of options that are certain."""
    both = np.array(pairs, dtype=float)
    return both[None, :, 0], both[None, :, 1]


def statuses(*pairs: tuple[float, float]) -> dict[str, str]:
    names = "abcdefgh"[: len(pairs)]
    return {row.name: row.status for row in icer_table(*one_draw(*pairs), names)}


class TestAcceptability:
    @pytest.mark.parametrize("seed", range(5))
    def test_it_is_the_share_of_draws_with_the_highest_net_benefit(self, seed: int) -> None:
        cost, effect = random_draws(seed)
        best = net_benefits(cost, effect, WTP).argmax(axis=1)
        expected = np.stack([(best == option).mean(axis=0) for option in range(5)])

        np.testing.assert_allclose(acceptability(cost, effect, WTP), expected, atol=1e-12)

    def test_every_column_sums_to_1(self) -> None:
        np.testing.assert_allclose(acceptability(*random_draws(9), WTP).sum(axis=0), 1)

    def test_one_option_is_always_best(self) -> None:
        np.testing.assert_array_equal(acceptability(*random_draws(1, options=1), WTP), 1)

    def test_it_does_not_need_to_start_at_0(self) -> None:
        cost, effect = random_draws(3)
        all_points, some = acceptability(cost, effect, WTP), acceptability(cost, effect, WTP[7:])

        np.testing.assert_allclose(some, all_points[:, 7:])

    def test_a_tie_at_the_first_point_goes_to_the_option_named_first(self) -> None:
        cost, effect = one_draw((0, 0), (0, 0), (100, 0))

        assert acceptability(cost, effect, np.array([0.0, 10.0])).tolist() == [
            [1, 1],
            [0, 0],
            [0, 0],
        ]

    def test_where_two_lines_cross_the_cheaper_one_still_counts(self) -> None:
        # Break-even at 50 money per unit: 500 / 10.
        cost, effect = one_draw((0, 0), (500, 10))

        assert acceptability(cost, effect, np.array([49.0, 50.0, 51.0]))[1].tolist() == [0, 0, 1]

    def test_an_option_that_is_best_only_between_two_points_is_passed_over(self) -> None:
        cost, effect = one_draw((0, 0), (40, 8), (100, 16))  # best from 5 to 7.5

        shares = acceptability(cost, effect, np.array([0.0, 10.0]))
        assert shares.tolist() == [[1, 0], [0, 0], [0, 1]]


class TestValueOfInformation:
    @pytest.mark.parametrize("seed", range(5))
    def test_evpi_is_the_mean_of_the_best_less_the_best_of_the_means(self, seed: int) -> None:
        cost, effect = random_draws(seed)
        benefits = net_benefits(cost, effect, WTP)
        expected = benefits.max(axis=1).mean(axis=0) - benefits.mean(axis=0).max(axis=0)

        np.testing.assert_allclose(evpi(cost, effect, WTP), expected, rtol=1e-9, atol=1e-6)

    @pytest.mark.parametrize("seed", range(5))
    def test_expected_loss_is_what_each_option_gives_away(self, seed: int) -> None:
        cost, effect = random_draws(seed)
        benefits = net_benefits(cost, effect, WTP)
        expected = (benefits.max(axis=1, keepdims=True) - benefits).mean(axis=0)

        np.testing.assert_allclose(expected_loss(cost, effect, WTP), expected, rtol=1e-9)

    def test_the_lowest_loss_is_the_evpi_and_belongs_to_the_best_on_average(self) -> None:
        cost, effect = random_draws(2)
        loss = expected_loss(cost, effect, WTP)

        np.testing.assert_array_equal(loss.argmin(axis=0), best_on_average(cost, effect, WTP))
        np.testing.assert_array_equal(loss.min(axis=0), evpi(cost, effect, WTP))

    def test_it_is_worth_nothing_to_know_what_is_certain(self) -> None:
        cost, effect = one_draw((0, 0), (40, 8), (100, 16))

        np.testing.assert_allclose(evpi(cost, effect, WTP), 0, atol=1e-9)

    def test_mean_net_benefit_is_that_of_the_means(self) -> None:
        cost, effect = one_draw((100, 3), (20, 1))

        assert mean_net_benefit(cost, effect, np.array([0.0, 50.0])).tolist() == [
            [-100, 50],
            [-20, 30],
        ]

    def test_the_envelope_is_the_mean_of_the_best(self) -> None:
        cost, effect = random_draws(4)
        expected = net_benefits(cost, effect, WTP).max(axis=1).mean(axis=0)

        np.testing.assert_allclose(envelope(cost, effect, WTP).best_mean, expected)


class TestFrontier:
    def test_it_follows_the_best_on_average_and_not_the_highest_curve(self) -> None:
        # One option wins a little in 2 of 3 draws, the other a lot in the third.
        cost = np.zeros((3, 2))
        effect = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 9.0]])
        wtp = np.array([10.0])
        best = best_on_average(cost, effect, wtp)

        assert best.tolist() == [1]
        assert frontier(acceptability(cost, effect, wtp), best) == pytest.approx(1 / 3)


class TestIcer:
    def test_ratios_are_against_the_option_before_on_the_frontier(self) -> None:
        rows = icer_table(*one_draw((1000, 2), (0, 0), (5000, 4)), ["mid", "none", "top"])

        assert [(r.name, r.status, r.icer, r.against) for r in rows] == [
            ("none", "base", None, None),
            ("mid", "frontier", 500, "none"),
            ("top", "frontier", 2000, "mid"),
        ]

    def test_dearer_and_no_better_is_dominated(self) -> None:
        assert statuses((0, 0), (100, 5), (200, 5), (300, 4))["c"] == "dominated"
        assert statuses((0, 0), (100, 5), (200, 5), (300, 4))["d"] == "dominated"

    def test_between_a_mixture_of_two_is_extendedly_dominated(self) -> None:
        # 100 a unit, then 25 a unit: the first is never worth it.
        assert statuses((0, 0), (100, 1), (150, 3))["b"] == "extended"

    def test_on_the_line_between_two_is_extendedly_dominated_too(self) -> None:
        assert statuses((0, 0), (100, 1), (200, 2))["b"] == "extended"

    def test_extended_dominance_is_found_again_after_each_removal(self) -> None:
        # b goes because of c; then c because of d.
        found = statuses((0, 0), (50, 1), (95, 2), (130, 4))

        assert found == {"a": "base", "b": "extended", "c": "extended", "d": "frontier"}

    def test_of_two_equal_options_the_first_named_stays(self) -> None:
        assert statuses((0, 0), (100, 5), (100, 5)) == {
            "a": "base",
            "b": "frontier",
            "c": "dominated",
        }

    def test_at_the_same_cost_the_better_one_is_the_base(self) -> None:
        assert statuses((0, 0), (0, 3))["a"] == "dominated"
        assert statuses((0, 0), (0, 3))["b"] == "base"

    def test_means_are_taken_over_the_draws(self) -> None:
        cost, effect = np.array([[0.0, 50.0], [0.0, 150.0]]), np.array([[0.0, 1.0], [0.0, 3.0]])

        assert icer_table(cost, effect, ["a", "b"])[1].icer == 50

    @given(st.lists(st.tuples(st.integers(0, 20), st.integers(-10, 10)), min_size=1, max_size=7))
    def test_the_frontier_is_what_is_best_at_some_willingness_to_pay(
        self, pairs: list[tuple[int, int]]
    ) -> None:
        # Ratios of these whole numbers differ by more than 1/420, so that a fine grid finds all.
        found = statuses(*((float(c), float(e)) for c, e in pairs))
        wtp = np.concatenate(([0.0], np.arange(1, 30 * 420) / 420 + 1 / 1000))
        cost, effect = one_draw(*((float(c), float(e)) for c, e in pairs))
        # Among equals in net benefit at 0 the better effect counts, then the first named.
        benefits = mean_net_benefit(cost, effect + 0.0, wtp) + 1e-9 * effect.T
        best = {"abcdefgh"[k] for k in benefits.argmax(axis=0)}

        assert best == {name for name, status in found.items() if status in ("base", "frontier")}

    @given(st.permutations(range(5)))
    def test_the_order_of_the_options_does_not_matter(self, order: list[int]) -> None:
        cost, effect = random_draws(6)
        names = np.array(list("abcde"))
        shuffled = icer_table(cost[:, order], effect[:, order], names[order].tolist())

        plain = icer_table(cost, effect, names.tolist())

        assert [(r.name, r.status, r.against) for r in shuffled] == [
            (r.name, r.status, r.against) for r in plain
        ]
        assert [r.icer or 0.0 for r in shuffled] == pytest.approx([r.icer or 0.0 for r in plain])


class TestBadInput:
    @pytest.mark.parametrize(
        "points", [[], [1.0, 1.0], [2.0, 1.0], [-1.0, 1.0], [0.0, np.nan], [0.0, np.inf], [[0.0]]]
    )
    def test_points_must_ascend_from_0_or_more(self, points: list[float]) -> None:
        with pytest.raises(ValueError, match=r"willingness to pay|finite"):
            evpi(*random_draws(1), np.array(points))

    def test_shapes_must_fit(self) -> None:
        with pytest.raises(ValueError, match="draws x options"):
            acceptability(np.zeros((3, 2)), np.zeros((3, 3)), WTP)
        with pytest.raises(ValueError, match="draws x options"):
            acceptability(np.zeros((0, 2)), np.zeros((0, 2)), WTP)
        with pytest.raises(ValueError, match="3 options"):
            icer_table(np.zeros((3, 2)), np.zeros((3, 2)), ["a", "b", "c"])

    @pytest.mark.parametrize("bad", [np.nan, np.inf])
    def test_numbers_must_be_finite(self, bad: float) -> None:
        cost, effect = random_draws(1)
        cost[3, 1] = bad

        with pytest.raises(ValueError, match="finite"):
            acceptability(cost, effect, WTP)

    @pytest.mark.parametrize("bad", [np.nan, np.inf])
    def test_numbers_of_the_table_must_be_finite(self, bad: float) -> None:
        cost, effect = random_draws(1)
        cost[3, 1] = bad

        with pytest.raises(ValueError, match="finite"):
            icer_table(cost, effect, list("abcde"))
