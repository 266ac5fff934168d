"""What a chart over time shows, taken from a comparison; no drawing and no Qt."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Literal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hairchoice.engine.result import Array, Comparison, Fan, TreatmentResult
from hairchoice.ui.charts import words
from hairchoice.ui.charts.ticks import snapped

Kind = Literal["cost", "hair"]

NOTHING = "none"
AT_ONCE = 8
"""More treatments than this cannot be told apart; the rest are left to the table."""


_HEADROOM = 1.02
_BUDGET_STRETCH = 1.4
"""A budget up to this far above the dearest option widens the axis; a higher one is only named."""


class Curve(Struct, frozen=True):
    """One option's line and band.

    Attributes:
        id: Treatment id, or `NOTHING`.
        middle: Median by month; None where nothing can be said and so no line may be drawn.
        missing: Why there is no line; empty where there is one.
        remark: What the name at the line's end adds about its price.
        low, high: The 10 % and 90 % quantiles by month: the band of 8 in 10 futures.
        evidence_ends: Month after which the line is extrapolation; None when it never is.
        sessions: Months with a session of the typical plan.
    """

    id: str
    label: str
    middle: Array | None
    low: Array
    high: Array
    evidence_ends: float | None = None
    sessions: tuple[int, ...] = ()
    missing: str = ""
    remark: str = ""

    @property
    def end_text(self) -> str:
        """What stands at the end of the line."""
        return self.label + self.remark

    @property
    def partly_priced(self) -> bool:
        """True where the line leaves out what has no price."""
        return self.known and bool(self.remark)

    @property
    def known(self) -> bool:
        """False where only ignorance can be drawn."""
        return self.middle is not None

    @property
    def spread(self) -> bool:
        """True where the band is more than a line."""
        return bool((self.high > self.low).any())

    @property
    def anchor(self) -> Array:
        """Returns the line that labels and the pointer hold on to."""
        return (self.low + self.high) / 2 if self.middle is None else self.middle


class Chart(Struct, frozen=True):
    """Everything one chart over time shows.

    Attributes:
        title: What the vertical axis counts, with its unit; also the accessible name.
        months: 0 to T.
        curves: Doing nothing first, then the treatments in the scenario's order.
        low, high: Range of the vertical axis, the same whatever is in focus.
        budget: Line on the cost chart; None when not given.
    """

    kind: Kind
    title: str
    currency: str
    months: NDArray[np.int64]
    curves: tuple[Curve, ...]
    low: float
    high: float
    budget: float | None = None

    def curve(self, treatment_id: str) -> Curve | None:
        """Returns the curve of an id, or None."""
        return next((curve for curve in self.curves if curve.id == treatment_id), None)

    @property
    def spans(self) -> bool:
        """False where every value is zero, as without any price: the axis has no scale then."""
        return any(bool(curve.high.any() or curve.low.any()) for curve in self.curves)

    @property
    def last(self) -> int:
        """The horizon in months."""
        return int(self.months[-1])


def shaded(comparison: Comparison) -> TreatmentResult:
    """Returns the treatment whose band is shaded where nobody can point at one.

    The first that has a band on both charts: its price and its benefit are known.
    """
    for result in comparison.treatments:
        if result.benefit_known and not result.missing_prices:
            return result
    return comparison.treatments[0]


def cost_chart(comparison: Comparison) -> Chart:
    """Returns cumulative cost by month."""
    zeros = np.zeros(len(comparison.months))
    curves = (
        Curve(NOTHING, words.doing_nothing(), zeros, zeros, zeros),
        *(_cost_curve(result) for result in _shown(comparison)),
    )
    highest = max(float(curve.high.max()) for curve in curves) or 1.0
    budget = comparison.scenario.budget
    if budget is not None and budget <= highest * _BUDGET_STRETCH:
        highest = max(highest, budget)
    bottom, top = snapped(0.0, highest * _HEADROOM)
    return Chart(
        kind="cost",
        title=words.paid_so_far(comparison.currency),
        currency=comparison.currency,
        months=comparison.months,
        curves=curves,
        low=bottom,
        high=top,
        budget=budget,
    )


def hair_chart(comparison: Comparison) -> Chart:
    """Returns the change of density against today by month."""
    curves = (
        _hair_curve(NOTHING, words.doing_nothing(), comparison.untreated, None, known=True),
        *(
            _hair_curve(
                result.id,
                result.short_name,
                result.hair_change,
                result.evidence_until_month,
                known=result.benefit_known,
            )
            for result in _shown(comparison)
        ),
    )
    low = min(0.0, *(float(curve.low.min()) for curve in curves))
    high = max(0.0, *(float(curve.high.max()) for curve in curves))
    margin = 0.02 * (high - low) or 1.0
    bottom, top = snapped(low - margin, high + margin)
    return Chart(
        kind="hair",
        title=words.hairs_against_today(),
        currency=comparison.currency,
        months=comparison.months,
        curves=curves,
        low=bottom,
        high=top,
    )


def _shown(comparison: Comparison) -> Iterator[TreatmentResult]:
    """Doing nothing is always drawn, and once also where it was chosen."""
    chosen = (result for result in comparison.treatments if result.id != NOTHING)
    yield from islice(chosen, AT_ONCE)


def _cost_curve(result: TreatmentResult) -> Curve:
    fan = result.cost
    unpriced = bool(result.missing_prices) and result.cost_total.quantile(95) == 0
    remark = words.price_remark(unpriced=unpriced) if result.missing_prices else ""
    return Curve(
        result.id,
        result.short_name,
        None if unpriced else fan.quantile(50),
        fan.quantile(10),
        fan.quantile(90),
        sessions=result.session_months,
        missing=words.no_price() if unpriced else "",
        remark=remark,
    )


def _hair_curve(
    treatment_id: str, label: str, fan: Fan, evidence_ends: float | None, *, known: bool
) -> Curve:
    return Curve(
        treatment_id,
        label,
        fan.quantile(50) if known else None,
        fan.quantile(10),
        fan.quantile(90),
        evidence_ends=evidence_ends if known else None,
        missing="" if known else words.no_trial(),
    )
