"""Error of the monthly quantiles against plain Monte Carlo with 10,000 draws."""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray

from benchmarks.workload import SCENARIO, catalogue
from hairchoice.engine.cost_fan import simulate_cost
from hairchoice.engine.fans import Scratch
from hairchoice.engine.hair import natural_course
from hairchoice.engine.hair_fan import simulate_hair, simulate_natural
from hairchoice.engine.planning import plan_treatment
from hairchoice.engine.result import QUANTILES
from hairchoice.engine.sampling import Strata, Streams
from hairchoice.engine.setting import Setting

Array = NDArray[np.float64]

PLAIN_DRAWS = 10_000
TRUTH_DRAWS = 1 << 17
TRUTH_SEEDS = range(1000, 1008)
SEEDS = range(32)
LEVELS = (5, 50, 95)


class PlainStreams(Streams):
    """Plain Monte Carlo: every stratum drawn by itself, in the same model and tables."""

    def __init__(self, seed: int, draws: int) -> None:
        super().__init__(seed, draws)
        self._plain_seed = seed
        self._drawn: dict[tuple[str, str], Strata] = {}

    def strata(self, owner: str, name: str) -> Strata:
        """Returns independent strata, the same whenever asked again."""
        key = (owner, name)
        if key not in self._drawn:
            text = f"plain/{self._plain_seed}/{owner}/{name}"
            seed = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=16).digest())
            generator = np.random.default_rng(seed)
            self._drawn[key] = generator.integers(1 << self.bits, size=self.draws, dtype=np.intp)
        return self._drawn[key]


def curves(streams: Streams) -> Array:
    """Simulates the 5/50/95 % quantiles of cost and hair.

    Returns:
        Shape (treatments x 2 x 3, months + 1).
    """
    data = catalogue()
    setting = Setting.of(SCENARIO, data)
    course = natural_course(setting.start_density, setting.decline, streams)
    rows = [QUANTILES.index(level) for level in LEVELS]
    scratch = Scratch(streams.draws)
    untreated = simulate_natural(course, setting.money.months, scratch)
    found = []
    for treatment_id in SCENARIO.treatments:
        plan = plan_treatment(data.treatment(treatment_id), SCENARIO, data)
        found.append(simulate_cost(plan, setting.money, streams, scratch).fan.quantiles[rows])
        hair = simulate_hair(plan, course, setting.money.months, streams, untreated, scratch)
        found.append(hair.change.quantiles[rows])
    return np.concatenate(found)


def truth() -> Array:
    """Averages large runs over seeds."""
    runs = [curves(Streams(seed, TRUTH_DRAWS)) for seed in TRUTH_SEEDS]
    mean: Array = np.mean(runs, axis=0)
    return mean


def errors(true: Array, draws: int, plain: bool = False) -> Array:
    """Returns the RMSE of each curve over its months and the seeds, shape (curves,)."""
    kind = PlainStreams if plain else Streams
    squares = [(curves(kind(seed, draws)) - true) ** 2 for seed in SEEDS]
    root: Array = np.sqrt(np.mean(squares, axis=(0, 2)))
    return root


def relative_errors(draws: int, true: Array, plain: Array) -> Array:
    """Returns each curve's RMSE as a multiple of plain Monte Carlo's; certain curves are left out.

    Args:
        draws: Of the engine's own streams.
        true: From `truth`.
        plain: From `errors`.
    """
    uncertain = plain > 1e-9 * (1 + np.abs(true).max(axis=1))
    relative: Array = errors(true, draws)[uncertain] / plain[uncertain]
    return relative
