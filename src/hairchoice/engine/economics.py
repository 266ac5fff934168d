"""Health economics of a comparison: which option is worth it at which willingness to pay."""

from __future__ import annotations

import math

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hairchoice.engine.decide import (
    IcerRow,
    envelope,
    frontier,
    icer_table,
    mean_net_benefit,
)
from hairchoice.engine.result import Comparison, TreatmentResult

Array = NDArray[np.float64]

DOING_NOTHING = "none"
POINTS = 101
_ROUND_STEPS = (1, 2, 2.5, 5, 10)


class Economics(Struct, frozen=True):
    """Cost-effectiveness of doing nothing and the treatments with a usable trial.

    The effect is the area between the treated and the untreated density curve in hairs/cm2 x
    years, so the willingness to pay is money for one hair per cm2 during one year.

    Attributes:
        options: Ids, doing nothing first; the order of all rows below.
        left_out: Ids without a usable trial, which no ranking includes unless asked for, and ids
            without a price, which none can include.
        willingness_to_pay: Shape (points,).
        ceac: Shares of draws in which an option is best, shape (options, points): "most often
            best" is its highest row.
        best: "Best on average": index of the option with the highest mean net benefit.
        ceaf: Acceptability of that option.
        loss: Expected loss, shape (options, points).
        evpi: Expected value of perfect information, money.
        icer: By rising cost.
    """

    options: tuple[str, ...]
    left_out: tuple[str, ...]
    willingness_to_pay: Array
    ceac: Array
    best: NDArray[np.intp]
    ceaf: Array
    loss: Array
    evpi: Array
    icer: tuple[IcerRow, ...]

    def most_often_best(self) -> NDArray[np.intp]:
        """Index of the option with the highest acceptability at each point."""
        most: NDArray[np.intp] = np.argmax(self.ceac, axis=0)
        return most


def joint_draws(
    comparison: Comparison, include_unknown: bool = False, *, every: int = 1
) -> tuple[Array, Array]:
    """Returns cost and effect, draws x options, doing nothing first.

    Args:
        comparison: The result of a run.
        include_unknown: Whether treatments without a usable trial take part.
        every: Of how many draws one is taken.
    """
    chosen = [r.draws for r in _ranked(comparison, include_unknown)]
    nothing = np.zeros(comparison.scenario.draws)
    cost = np.stack([each[::every] for each in (nothing, *(d.cost for d in chosen))])
    effect = np.stack([each[::every] for each in (nothing, *(d.hair_years for d in chosen))])
    return cost.T, effect.T


def _ranked(comparison: Comparison, include_unknown: bool) -> list[TreatmentResult]:
    return [
        result
        for result in comparison.treatments
        if result.id != DOING_NOTHING
        and not result.missing_prices
        and (result.benefit_known or include_unknown)
    ]


def economics(
    comparison: Comparison,
    willingness_to_pay: Array | None = None,
    *,
    include_unknown: bool = False,
) -> Economics:
    """Computes the economics of a comparison.

    Args:
        comparison: The result of a run.
        willingness_to_pay: Points; None takes 101 from 0 past the dearest ratio of the frontier.
        include_unknown: Whether treatments without a usable trial take part.
    """
    ids = [DOING_NOTHING, *(r.id for r in _ranked(comparison, include_unknown))]
    cost, effect = joint_draws(comparison, include_unknown)
    table = icer_table(cost, effect, ids)
    wtp = default_points(table) if willingness_to_pay is None else willingness_to_pay
    walked, mean = envelope(cost, effect, wtp), mean_net_benefit(cost, effect, wtp)
    best: NDArray[np.intp] = np.argmax(mean, axis=0)
    loss = np.maximum(walked.best_mean - mean, 0.0)
    return Economics(
        options=tuple(ids),
        left_out=tuple(r.id for r in comparison.treatments if r.id not in ids),
        willingness_to_pay=wtp,
        ceac=walked.acceptability,
        best=best,
        ceaf=frontier(walked.acceptability, best),
        loss=loss,
        evpi=loss.min(axis=0),
        icer=tuple(table),
    )


def default_points(table: list[IcerRow]) -> Array:
    """Returns 101 points from 0 to a round number of at least one and a half times the last ratio.

    Beyond the last ratio of the frontier the option that is best on average stays the same.
    """
    ratios = [row.icer for row in table if row.icer is not None and row.icer > 0]
    return np.linspace(0.0, _round_up(1.5 * max(ratios, default=10.0)), POINTS)


def _round_up(value: float) -> float:
    power = 10 ** math.floor(math.log10(value))
    return float(next(step * power for step in _ROUND_STEPS if step * power >= value))
