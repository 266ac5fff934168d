"""Quantiles without sorting more than needed: the same as numpy's."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from numpy.typing import NDArray

from hairchoice.engine.fans import FanBuilder, Scratch, ScratchPool, Values, summary
from hairchoice.engine.result import QUANTILES, Fan

PROBABILITIES = np.array(QUANTILES) / 100


def of_numpy(draws: Values) -> NDArray[np.float64]:
    found: NDArray[np.float64] = np.quantile(draws.astype(np.float64), PROBABILITIES, axis=1)
    return found


def quantiles(draws: Values) -> NDArray[np.float64]:
    return Scratch(draws.shape[1], draws.dtype.type).quantiles(draws)


class TestQuantiles:
    @pytest.mark.parametrize("draws", [101, 201, 2001])
    def test_where_no_interpolation_is_needed_they_are_the_very_draws(self, draws: int) -> None:
        # 5, 10, 25, ... % of 100, 200, 2,000 steps are whole.
        values = np.random.default_rng(1).normal(size=(7, draws)).astype(np.float32)

        np.testing.assert_array_equal(quantiles(values), of_numpy(values))

    @pytest.mark.parametrize("draws", [1, 2, 3, 128, 1000, 8192])
    @pytest.mark.parametrize("kind", ["float32", "float64"])
    def test_they_are_those_of_numpy(self, draws: int, kind: str) -> None:
        values: Values = np.random.default_rng(2).gamma(2, 500, size=(3, draws)).astype(kind)

        np.testing.assert_allclose(quantiles(values), of_numpy(values), rtol=1e-14)

    @settings(max_examples=40)
    @given(
        npst.arrays(
            np.float32,
            npst.array_shapes(min_dims=2, max_dims=2, max_side=30),
            elements=st.integers(-(2**23), 2**23).map(lambda number: number / 256),
        )
    )
    def test_they_are_those_of_numpy_for_any_draws(self, values: NDArray[np.float32]) -> None:
        np.testing.assert_allclose(quantiles(values), of_numpy(values), rtol=1e-12, atol=1e-6)

    def test_rows_of_one_value_are_that_value(self) -> None:
        values = np.repeat(np.array([[0.0], [3450.0], [-1e6]], np.float32), 300, axis=1)

        np.testing.assert_array_equal(quantiles(values), np.tile(values[:, 0], (7, 1)))

    def test_many_equal_draws_beside_a_far_one_are_found(self) -> None:
        values = np.zeros((1, 1000), np.float32)
        values[0, :30] = 1e9
        values[0, 30:60] = 1e-3

        np.testing.assert_allclose(quantiles(values), of_numpy(values))

    def test_differences_of_next_to_nothing_are_no_reason_to_fail(self) -> None:
        # A benefit that has faded for 140 half-lives: below the smallest normal float32.
        values = (np.arange(1, 201, dtype=np.float32) * np.float32(1e-44))[None]

        np.testing.assert_allclose(quantiles(values), of_numpy(values), atol=1e-43)

    def test_the_order_of_the_draws_does_not_matter(self) -> None:
        rng = np.random.default_rng(3)
        values = rng.normal(size=(4, 777)).astype(np.float32)

        np.testing.assert_array_equal(quantiles(rng.permuted(values, axis=1)), quantiles(values))

    def test_the_draws_are_left_as_they_were(self) -> None:
        values = np.random.default_rng(4).normal(size=(2, 100)).astype(np.float32)
        before = values.tolist()
        quantiles(values)

        assert values.tolist() == before


def test_a_summary_has_the_mean_and_the_named_quantiles() -> None:
    found = summary(np.arange(101.0))

    assert found.mean == 50
    assert list(found.quantiles) == [5, 10, 25, 50, 75, 90, 95]
    assert found.quantile(95) == 95


class TestFanBuilder:
    def test_blocks_put_together_are_the_fan_of_all_months(self) -> None:
        values = np.random.default_rng(5).normal(size=(10, 400)).astype(np.float32)
        scratch = Scratch(400)
        whole, pieces = FanBuilder(10, scratch), FanBuilder(10, scratch)
        whole.add(slice(0, 10), values)
        for part in (slice(0, 4), slice(4, 9), slice(9, 10)):
            pieces.add(part, values[part])

        np.testing.assert_array_equal(pieces.fan().quantiles, whole.fan().quantiles)
        np.testing.assert_array_equal(pieces.fan().mean, whole.fan().mean)

    def test_a_month_of_a_fan_is_a_summary(self) -> None:
        fan = Fan(np.array([1.0, 2.0]), np.arange(14.0).reshape(7, 2))

        assert fan.at(1).mean == 2
        assert list(fan.at(1).quantiles) == [1, 3, 5, 7, 9, 11, 13]
        assert fan.quantile(50).tolist() == [6.0, 7.0]


@pytest.mark.parametrize(("months", "draws"), [(61, 8192), (241, 200_000), (13, 100), (1, 2)])
def test_blocks_cover_every_month_once(months: int, draws: int) -> None:
    covered = [month for block in Scratch(draws).blocks(months) for month in range(months)[block]]

    assert covered == list(range(months))


def test_memory_is_lent_to_one_at_a_time_and_used_again() -> None:
    pool = ScratchPool()
    with pool.borrow(100) as first, pool.borrow(100) as second:
        assert first is not second
    with pool.borrow(100) as again:
        assert again in (first, second)
    with pool.borrow(200) as other:
        assert other.block.shape[1] == 200
