"""Published results of decision analysis, and the small models that lead to them."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Array = NDArray[np.float64]

NORMAL_EVPI = (
    (0.0, 1.0, 0.398942),
    (1.0, 1.0, 0.083315),
    (500.0, 1000.0, 197.796557),
    (-200.0, 800.0, 229.075759),
)
"""Mean and SD of a normal incremental net benefit, and the expected value of knowing it."""

HIV_PUBLISHED = {1: 5_153.37, 2: 10_546.31, 5: 25_510.33, 10: 39_354.62, 20: 44_663.45}
"""Cumulative discounted cost of monotherapy by year."""

_HIV_COUNTS = ((1251, 350, 116, 17), (0, 731, 512, 15), (0, 0, 1312, 437))
_HIV_COSTS = (1701.0 + 1055.0, 1774.0 + 1278.0, 6948.0 + 2059.0)
_ZIDOVUDINE, _LAMIVUDINE, _LAMIVUDINE_YEARS = 2278.0, 2086.50, 2
_RELATIVE_RISK = 0.509
_COST_DISCOUNT = 0.06
_HIV_YEARS = 20


class Cohort(Struct, frozen=True):
    """What a cohort model gives for one person.

    Attributes:
        cumulative_cost: Discounted, at the end of each year.
        life_years: Undiscounted.
    """

    cumulative_cost: Array
    life_years: float

    @property
    def cost(self) -> float:
        """At the end of the last year."""
        return float(self.cumulative_cost[-1])


def hiv_mono() -> Cohort:
    """Zidovudine alone (Briggs, Sculpher and Claxton 2006, exercise 2.5)."""
    return _hiv(relative_risk=1.0, lamivudine=0.0)


def hiv_combined() -> Cohort:
    """Zidovudine, and lamivudine during the first two years."""
    return _hiv(_RELATIVE_RISK, _LAMIVUDINE)


def _hiv(relative_risk: float, lamivudine: float) -> Cohort:
    """Runs the Markov cohort year by year, counted at the end of each cycle."""
    state = np.array([1.0, 0.0, 0.0, 0.0])
    alone = _transitions(1.0)
    helped = _transitions(relative_risk)
    costs, alive = [], 0.0
    for year in range(1, _HIV_YEARS + 1):
        together = year <= _LAMIVUDINE_YEARS
        state = state @ (helped if together else alone)
        drugs = _ZIDOVUDINE + (lamivudine if together else 0.0)
        paid = state[:3] @ np.array(_HIV_COSTS) + state[:3].sum() * drugs
        costs.append(paid / (1 + _COST_DISCOUNT) ** year)
        alive += float(state[:3].sum())
    return Cohort(np.cumsum(costs), alive)


def _transitions(relative_risk: float) -> Array:
    """Yearly transitions between states A, B, C and death; a treatment slows every worsening."""
    matrix = np.zeros((4, 4))
    matrix[3, 3] = 1.0
    for state, counts in enumerate(_HIV_COUNTS):
        worse = np.array(counts) / sum(counts) * relative_risk
        worse[state] = 0.0
        matrix[state] = worse
        matrix[state, state] = 1.0 - worse.sum()
    return matrix


def normal_evpi(mean: float, sd: float) -> float:
    """EVPI of two options whose net benefits differ by Normal(mean, sd), in closed form."""
    normal = NormalDist()
    return sd * normal.pdf(mean / sd) + mean * normal.cdf(mean / sd) - max(0.0, mean)


def standard_normal_draws(draws: int) -> Array:
    """The middles of equal strata of the standard normal distribution."""
    inverse = NormalDist().inv_cdf
    return np.array([inverse((k + 0.5) / draws) for k in range(draws)])


def cost_per_success(cost: float, improved_of_100: int) -> tuple[Array, Array]:
    """Cost and effect draws of doing nothing and of a treatment that improves some of 100."""
    effect = np.zeros((100, 2))
    effect[:improved_of_100, 1] = 1.0
    return np.column_stack([np.zeros(100), np.full(100, cost)]), effect
