"""Quantile tables against closed forms and against plain numerical integration."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import pytest
from numpy.typing import NDArray

from hairchoice.engine.distributions import draw, middles, normal_table, pert, pert_mean
from hairchoice.engine.sampling import PERSON, Streams

Array = NDArray[np.float64]
BITS = 12
CLOSE = 4 * 2e-6  # 2e-6 of the width of the range
IN_ORDER = np.arange(1 << BITS)


def integrated_beta(a: float, b: float, at: Array) -> Array:
    """The distribution function of Beta(a, b) by the midpoint rule on 400,000 steps of x."""
    edges = np.linspace(0, 1, 400_001)
    x = (edges[1:] + edges[:-1]) / 2
    cumulative = np.concatenate(([0.0], np.cumsum(x ** (a - 1) * (1 - x) ** (b - 1))))
    probability: Array = np.interp(at, edges, cumulative / cumulative[-1])
    return probability


class TestPert:
    def test_typical_at_the_low_end_is_beta_1_5(self) -> None:
        # Beta(1, 5): F(x) = 1 - (1 - x)^5.
        expected = 10 + 4 * (1 - (1 - middles(BITS)) ** (1 / 5))

        np.testing.assert_allclose(pert(10, 10, 14, IN_ORDER, BITS), expected, rtol=0, atol=CLOSE)

    def test_typical_at_the_high_end_is_beta_5_1(self) -> None:
        # Beta(5, 1): F(x) = x^5.
        expected = 10 + 4 * middles(BITS) ** (1 / 5)

        np.testing.assert_allclose(pert(10, 14, 14, IN_ORDER, BITS), expected, rtol=0, atol=CLOSE)

    def test_typical_in_the_middle_is_beta_3_3(self) -> None:
        # Beta(3, 3): F(x) = 10 x^3 - 15 x^4 + 6 x^5.
        x = pert(0, 0.5, 1, IN_ORDER, BITS)

        np.testing.assert_allclose(10 * x**3 - 15 * x**4 + 6 * x**5, middles(BITS), atol=1e-6)

    @pytest.mark.parametrize("mode", [0.05, 0.3, 0.62, 0.9])
    def test_its_distribution_function_is_that_of_the_beta_integral(self, mode: float) -> None:
        x = pert(0, mode, 1, IN_ORDER, BITS)
        probability = integrated_beta(1 + 4 * mode, 5 - 4 * mode, x)

        np.testing.assert_allclose(probability, middles(BITS), atol=2e-6)

    @pytest.mark.parametrize(
        ("low", "typical", "high"), [(5, 28.75, 60), (499, 3250, 10_000), (0, 0, 1), (2, 5, 5)]
    )
    def test_mean_and_variance_are_those_of_the_method(
        self, low: float, typical: float, high: float
    ) -> None:
        # Mean (low + 4 typical + high) / 6; variance (mean - low)(high - mean) / 7.
        draws = pert(low, typical, high, IN_ORDER, BITS)
        mean = (low + 4 * typical + high) / 6
        variance = (mean - low) * (high - mean) / 7

        assert pert_mean(low, typical, high) == pytest.approx(mean)
        assert draws.mean() == pytest.approx(mean, rel=1e-4)
        assert draws.var() == pytest.approx(variance, rel=2e-3)

    def test_it_stays_inside_its_limits_and_rises_with_the_stratum(self) -> None:
        draws = pert(499, 3250, 10_000, IN_ORDER, BITS)

        assert draws.min() > 499
        assert draws.max() < 10_000
        assert (np.diff(draws) > 0).all()

    def test_no_width_gives_the_very_figure(self) -> None:
        np.testing.assert_array_equal(pert(0.1, 0.1, 0.1, IN_ORDER, BITS), 0.1)
        np.testing.assert_array_equal(draw((0.1, 0.1, 0.1), "x", "y", Streams(1, 8)), 0.1)

    def test_a_draw_takes_its_strata_from_the_named_stream(self) -> None:
        streams = Streams(1, 1 << BITS)
        expected = pert(1, 2, 4, streams.strata(PERSON, "decline"), BITS)

        np.testing.assert_array_equal(draw((1, 2, 4), PERSON, "decline", streams), expected)


class TestNormal:
    def test_two_strata_sit_at_the_quartiles(self) -> None:
        np.testing.assert_allclose(normal_table(1), [-0.6744897501960817, 0.6744897501960817])

    def test_its_distribution_function_is_the_normal_one(self) -> None:
        probability = [NormalDist().cdf(x) for x in normal_table(BITS).tolist()]

        np.testing.assert_allclose(probability, middles(BITS), atol=1e-12)

    def test_it_has_mean_0_and_nearly_variance_1(self) -> None:
        assert normal_table(BITS).mean() == pytest.approx(0, abs=1e-15)
        assert normal_table(BITS).var() == pytest.approx(1, abs=1e-3)


class TestMiddles:
    def test_they_are_the_middles_of_equal_strata(self) -> None:
        assert middles(2).tolist() == [0.125, 0.375, 0.625, 0.875]

    @pytest.mark.parametrize("table", [middles, normal_table])
    def test_nobody_can_write_to_a_table_that_all_share(self, table: object) -> None:
        assert callable(table)
        with pytest.raises(ValueError, match="read-only"):
            table(3)[0] = 1.0
