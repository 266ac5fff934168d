"""Fans put together from blocks of months."""

from __future__ import annotations

import numpy as np
import pytest

from hairchoice.engine.fans import FanBuilder, Scratch, ScratchPool, summary
from hairchoice.engine.result import Fan


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
        whole.add(slice(0, 10), values.copy())
        for part in (slice(0, 4), slice(4, 9), slice(9, 10)):
            pieces.add(part, values[part].copy())

        np.testing.assert_array_equal(pieces.fan().quantiles, whole.fan().quantiles)
        np.testing.assert_array_equal(pieces.fan().mean, whole.fan().mean)

    def test_a_month_of_a_fan_is_a_summary(self) -> None:
        fan = Fan(np.array([1.0, 2.0]), np.arange(14.0).reshape(7, 2))

        assert fan.at(1).mean == 2
        assert list(fan.at(1).quantiles) == [1, 3, 5, 7, 9, 11, 13]
        assert fan.quantile(50).tolist() == [6.0, 7.0]


@pytest.mark.parametrize(("months", "draws"), [(61, 8192), (241, 100_000), (13, 100), (1, 2)])
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
