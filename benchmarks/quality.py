"""The benchmarks of accuracy and of memory, as rows."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from benchmarks import accuracy, memory
from benchmarks.report import Row
from hairchoice.engine.scenario import DEFAULT_DRAWS, DRAFT_DRAWS

AT_MOST = {DRAFT_DRAWS: 1.0, DEFAULT_DRAWS: 0.4}
WORST_AT_MOST = {DRAFT_DRAWS: 2.2, DEFAULT_DRAWS: 1.2}
MEMORY_LIMIT = 300.0


def quantile_error() -> Iterator[Row]:
    """RMSE of the monthly 5/50/95 % quantiles, as a multiple of plain Monte Carlo's."""
    true = accuracy.truth()
    plain = accuracy.errors(true, accuracy.PLAIN_DRAWS, plain=True)
    for draws, at_most in AT_MOST.items():
        relative = accuracy.relative_errors(draws, true, plain)
        what = f"error of quantiles, {draws:,} draws"
        against = f"plain Monte Carlo, {accuracy.PLAIN_DRAWS:,} draws"
        yield Row(what, against, float(np.sqrt(np.mean(relative**2))), at_most)
        yield Row(f"{what}, worst curve", "the same", float(relative.max()), WORST_AT_MOST[draws])


def peak_memory() -> Iterator[Row]:
    """Peak of a comparison of 20 treatments, 10,000 draws, 20 years."""
    own, bare = memory.above_bare()
    yield Row(
        "peak memory, 20 treatments over 20 years, MB",
        "above the interpreter with numpy",
        own - bare,
        MEMORY_LIMIT,
        f"{own:,.0f} MB",
        f"{bare:,.0f} MB",
    )
