"""Quantiles without sorting more than needed: the same as numpy's, in either way."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from numpy.typing import NDArray

from hairchoice.engine import order
from hairchoice.engine.order import Interpolation, Selector, Values
from hairchoice.engine.result import QUANTILES

PROBABILITIES = np.array(QUANTILES) / 100


def of_numpy(draws: Values) -> NDArray[np.float64]:
    found: NDArray[np.float64] = np.quantile(draws.astype(np.float64), PROBABILITIES, axis=1)
    return found


def quantiles(draws: Values) -> NDArray[np.float64]:
    interpolation = Interpolation.among(draws.shape[1])
    selector = Selector(len(draws), draws.shape[1], draws.dtype.type)
    return interpolation.quantiles(selector.statistics(draws.copy(), interpolation.ranks))


@pytest.fixture(params=[False, True], ids=["by sorting", "by counting"])
def selection(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Quantiles are found as on a processor that sorts quickly, then as on one that does not."""
    slow = bool(request.param)
    monkeypatch.setattr(order, "sorts_slowly", lambda: slow)
    return slow


@pytest.mark.usefixtures("selection")
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

    @settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
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


def test_both_ways_find_the_very_same_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.random.default_rng(5).gamma(2, 500, size=(5, 3000)).astype(np.float32)
    found = []
    for slow in (False, True):
        monkeypatch.setattr(order, "sorts_slowly", lambda slow=slow: slow)
        found.append(quantiles(values).tolist())

    assert found[0] == found[1]


def test_the_way_is_chosen_once_for_the_process() -> None:
    assert order.sorts_slowly() is order.sorts_slowly()
    assert order.sorts_slowly.cache_info().currsize == 1
