"""How far quantiles of so many draws are from the truth: plain Monte Carlo and the engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.result import Fan
from hairchoice.engine.scenario import DEFAULT_DRAWS, DRAFT_DRAWS, Scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.validation.reference import COUNTRY, SEX, STAGE, PlainMonteCarlo

Array = NDArray[np.float64]

MONTHS = (12, 24, 36, 60)
PERCENT = (5, 50, 95)
PLAIN_DRAWS = 10_000
TRUTH_DRAWS = 2_000_000
SEEDS = 40
TREATMENTS = (
    "exosomes",
    "minoxidil_topical_5",
    "finasteride_oral",
    "minoxidil_plus_finasteride",
    "prp",
    "laser_device",
    "hair_transplant_fue",
    "dutasteride_oral",
    "minoxidil_oral",
    "microneedling",
    "ketoconazole_shampoo",
    "scalp_micropigmentation",
)
HALF = DEFAULT_DRAWS // 2
OURS = (DRAFT_DRAWS, HALF, DEFAULT_DRAWS)

_TRUTH_SEED = 20_000_000


class Quantiles(Struct, frozen=True):
    """The 5, 50 and 95 % quantiles, shape (treatments, months, 3) each."""

    cost: Array
    hair: Array


class Convergence(Struct, frozen=True):
    """Errors against the truth, shape (seeds, treatments, months, 3) each.

    Attributes:
        plain: Plain Monte Carlo at `PLAIN_DRAWS`, by output.
        ours: The engine's, by number of draws and output.
    """

    truth: Quantiles
    plain: dict[str, Array]
    ours: dict[int, dict[str, Array]]

    def ratio(self, draws: int, output: str) -> float:
        """Root mean square of the engine's error in units of plain Monte Carlo's, cell by cell."""
        squares = self._squares(draws, output)
        return float(np.sqrt(np.mean(squares)))

    def overall(self, draws: int) -> float:
        """The same over cost and hair together."""
        squares = np.concatenate([self._squares(draws, output) for output in ("cost", "hair")])
        return float(np.sqrt(np.mean(squares)))

    def worst(self, draws: int, output: str) -> float:
        """The same for the worst cell."""
        return float(np.sqrt(np.max(self._squares(draws, output))))

    def _squares(self, draws: int, output: str) -> Array:
        plain = np.mean(self.plain[output] ** 2, axis=0)
        ours = np.mean(self.ours[draws][output] ** 2, axis=0)
        spread = plain > 0
        squares: Array = ours[spread] / plain[spread]
        return squares

    def relative_cost_error(self, draws: int) -> Array:
        """Error of a cost quantile as a share of it, shape (seeds, cells)."""
        errors = self.ours[draws]["cost"].reshape(len(self.ours[draws]["cost"]), -1)
        truth = self.truth.cost.ravel()
        relative: Array = np.abs(errors[:, truth > 0]) / truth[truth > 0]
        return relative

    def hair_error(self, draws: int) -> Array:
        """Error of a hair quantile, hairs/cm2, shape (seeds, cells)."""
        errors = self.ours[draws]["hair"]
        return np.abs(errors.reshape(len(errors), -1))


def measure(
    catalogue: Catalogue,
    say: Callable[[str], None],
    *,
    truth_draws: int = TRUTH_DRAWS,
    seeds: int = SEEDS,
    treatments: Sequence[str] = TREATMENTS,
) -> Convergence:
    """Measures everything; about a minute.

    Args:
        catalogue: The data.
        say: Told what is being done.
        truth_draws: Draws of the truth.
        seeds: Repetitions of every number of draws.
        treatments: To measure.
    """
    say(f"the truth from {truth_draws:,} draws of the reference")
    truth = plain(catalogue, _TRUTH_SEED, truth_draws, treatments)
    say(f"plain Monte Carlo, {seeds} times {PLAIN_DRAWS:,} draws")
    plain_runs = [plain(catalogue, 1 + k, PLAIN_DRAWS, treatments) for k in range(seeds)]
    ours = {}
    for draws in OURS:
        say(f"the engine, {seeds} times {draws:,} draws")
        ours[draws] = _errors(
            [engine(catalogue, 1 + k, draws, treatments) for k in range(seeds)], truth
        )
    return Convergence(truth, _errors(plain_runs, truth), ours)


def plain(
    catalogue: Catalogue, seed: int, draws: int, treatments: Sequence[str] = TREATMENTS
) -> Quantiles:
    """Quantiles of the reference."""
    run = PlainMonteCarlo(catalogue, seed, draws, MONTHS)
    cost, hair = [], []
    for one in treatments:
        outcome = run.treatment(one)
        cost.append(_quantiles(outcome.cost))
        hair.append(_quantiles(outcome.change))
    return Quantiles(np.array(cost), np.array(hair))


def engine(
    catalogue: Catalogue, seed: int, draws: int, treatments: Sequence[str] = TREATMENTS
) -> Quantiles:
    """Quantiles of the engine for the same person."""
    scenario = Scenario(
        sex=SEX,
        stage=STAGE,
        country=COUNTRY,
        years=MONTHS[-1] // 12,
        treatments=tuple(treatments),
        seed=seed,
        draws=draws,
    )
    results = Simulator(catalogue).run(scenario).treatments
    return Quantiles(
        np.array([_of_fan(result.cost) for result in results]),
        np.array([_of_fan(result.hair_change) for result in results]),
    )


def _quantiles(draws: Array) -> Array:
    found: Array = np.quantile(draws, np.array(PERCENT) / 100, axis=1).T
    return found


def _of_fan(fan: Fan) -> Array:
    return np.stack([fan.quantile(percent)[list(MONTHS)] for percent in PERCENT], axis=1)


def _errors(runs: Sequence[Quantiles], truth: Quantiles) -> dict[str, Array]:
    return {
        "cost": np.array([run.cost - truth.cost for run in runs]),
        "hair": np.array([run.hair - truth.hair for run in runs]),
    }
