"""What a simulation gives: quantile fans by month, counts of 100, and the draws behind them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hairchoice.engine.catalogue import Certainty, Regulatory
from hairchoice.engine.scenario import Scenario
from hairchoice.engine.words import in_sentence

Array = NDArray[np.float64]

QUANTILES = (5, 10, 25, 50, 75, 90, 95)
"""Per cent; every fan and summary has these, in this order."""


class Summary(Struct, frozen=True):
    """Mean and quantiles of one number over the draws.

    Attributes:
        quantiles: In the order of `QUANTILES`.
    """

    mean: float
    quantiles: tuple[float, ...]

    def quantile(self, percent: int) -> float:
        """Returns one of `QUANTILES`."""
        return self.quantiles[QUANTILES.index(percent)]


class Fan(Struct, frozen=True):
    """Mean and quantiles by month.

    Attributes:
        mean: Shape (T + 1,).
        quantiles: Shape (7, T + 1), rows in the order of `QUANTILES`.
    """

    mean: Array
    quantiles: Array

    def quantile(self, percent: int) -> Array:
        """Returns one of `QUANTILES` by month, shape (T + 1,)."""
        row: Array = self.quantiles[QUANTILES.index(percent)]
        return row

    def at(self, month: int) -> Summary:
        """Returns the mean and quantiles at one month."""
        return Summary(float(self.mean[month]), tuple(map(float, self.quantiles[:, month])))


class Of100(Struct, frozen=True):
    """Of 100 people like this one, at the horizon; whole numbers that sum to 100.

    Attributes:
        visible: With a visible difference against doing nothing.
        too_small: With a difference too small to see.
        no_better: No better than doing nothing.
        sure: No benefit is claimed, so that it is so without any simulation. Otherwise none or all
            of the simulated futures is not none or all of the people.
    """

    visible: int
    too_small: int
    no_better: int
    sure: bool = False


class Draws(Struct, frozen=True):
    """The draws of one treatment at the horizon, float64, shape (draws,) each.

    Attributes:
        cost: Paid within the horizon.
        difference: Density against doing nothing, hairs/cm2.
        hair_years: Area between the treated and untreated curves, hairs/cm2 x years.
    """

    cost: Array
    difference: Array
    hair_years: Array


class TreatmentResult(Struct, frozen=True):
    """One treatment's answers.

    Attributes:
        regulatory: Position in the scenario's country.
        benefit_known: False where no trial can be used: drawn hatched, left out of rankings.
        evidence_until_month: Later months are extrapolation; None when there is no benefit.
        published_benefit: Published mean difference, hairs/cm2; None when there is none.
        evidence_weight: Share of it that is counted; None when there is none.
        expected_benefit: What is counted, hairs/cm2.
        cost: Cumulative cost by month; the last month holds what was paid in the horizon.
        hair_change: Density against today.
        final_difference: Density against doing nothing, at the horizon.
        of_100: At the horizon.
        spent_without_visible: Cost over the draws without a visible difference; None if all have.
        cost_total: Paid within the horizon.
        cost_per_month: Mean of `cost_total` over the months of the horizon.
        missing_prices: Labels of the cost items that have no price and are left out.
        session_months: Months of the sessions of the typical plan within the horizon.
        warnings: What a reader must know: missing prices, assumptions, extrapolation.
        draws: For what else can be computed from the same futures.
    """

    id: str
    name: str
    short_name: str
    regulatory: Regulatory
    certainty: Certainty
    benefit_known: bool
    evidence_until_month: float | None
    published_benefit: float | None
    evidence_weight: float | None
    expected_benefit: float
    cost: Fan
    hair_change: Fan
    final_difference: Summary
    of_100: Of100
    spent_without_visible: Summary | None
    cost_total: Summary
    cost_per_month: float
    missing_prices: tuple[str, ...]
    session_months: tuple[int, ...]
    warnings: tuple[str, ...]
    draws: Draws
    difference_fan: Callable[[], Fan]

    @property
    def middle_cost(self) -> float:
        """Paid within the horizon in the middle future: where the cost line ends."""
        return self.cost_total.quantile(50)

    @property
    def middle_cost_per_month(self) -> float:
        """`middle_cost` over the months of the horizon."""
        return self.middle_cost / (self.cost.mean.size - 1)

    @property
    def in_sentence(self) -> str:
        """Its short name as it stands inside a sentence."""
        return in_sentence(self.short_name)

    @property
    def difference(self) -> Fan:
        """Density against doing nothing by month; computed when first asked for."""
        return self.difference_fan()


class Comparison(Struct, frozen=True):
    """The whole answer for one scenario.

    Attributes:
        program: Program version.
        data: Data version.
        currency: ISO code of the price book.
        start_density: D0, hairs/cm2.
        visible_threshold: Smallest visible difference, hairs/cm2.
        months: 0 to T, shape (T + 1,).
        untreated: Density change against today when nothing is done.
        treatments: In the scenario's order.
        warnings: About the comparison as a whole.
    """

    scenario: Scenario
    program: str
    data: str
    currency: str
    start_density: float
    visible_threshold: float
    months: NDArray[np.int64]
    untreated: Fan
    treatments: tuple[TreatmentResult, ...]
    warnings: tuple[str, ...]

    def treatment(self, treatment_id: str) -> TreatmentResult:
        """Returns one treatment's answers.

        Raises:
            KeyError: It is not in this comparison.
        """
        for result in self.treatments:
            if result.id == treatment_id:
                return result
        raise KeyError(treatment_id)
