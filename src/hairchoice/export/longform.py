"""The comparison as one long table: a row per number, for pandas, R and statistics programs.

pandas is imported when the table is made.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hairchoice.engine.result import QUANTILES, Comparison, Fan, TreatmentResult
from hairchoice.engine.simulate import CancelledError
from hairchoice.export.safe import replacing
from hairchoice.export.text import inert

if TYPE_CHECKING:
    import pandas as pd

HEADER = ("treatment", "month", "quantity", "statistic", "value", "unit")
DENSITY_UNIT = "hairs/cm2"


class LongRow(NamedTuple):
    """One number.

    Attributes:
        treatment: Id; ``none`` is doing nothing.
        month: Cost at month m is what has been paid up to and including month m.
        quantity: ``cost``, ``hair_change`` (against today), ``difference`` (against doing
            nothing), ``of_100``, ``spent_without_visible``, ``benefit``.
        statistic: ``mean``, ``p5`` to ``p95``, or what is counted.
    """

    treatment: str
    month: int
    quantity: str
    statistic: str
    value: float
    unit: str


def long_rows(comparison: Comparison) -> Iterator[LongRow]:
    """Gives every number of a comparison that is not a single draw."""
    if "none" not in comparison.scenario.treatments:
        yield from _fan("none", "hair_change", comparison.untreated, DENSITY_UNIT)
    for result in comparison.treatments:
        yield from _fan(result.id, "cost", result.cost, comparison.currency)
        yield from _fan(result.id, "hair_change", result.hair_change, DENSITY_UNIT)
        yield from _fan(result.id, "difference", result.difference, DENSITY_UNIT)
        yield from _at_horizon(result, comparison)


def long_frame(comparison: Comparison) -> pd.DataFrame:
    """Returns the long table, columns as in `HEADER`; what could be a formula is inert."""
    import pandas as pd

    frame = pd.DataFrame(list(long_rows(comparison)), columns=list(HEADER))
    for column in ("treatment", "unit"):
        frame[column] = frame[column].map(inert)
    return frame


def write_csv(
    comparison: Comparison, path: Path, cancelled: Callable[[], bool] = lambda: False
) -> None:
    """Writes the long table; ``pandas.read_csv(path)`` reads it.

    Raises:
        BadInputError: The file cannot be written.
        CancelledError: It was stopped; what was there before stays as it was.
    """
    with replacing(path) as temporary:
        long_frame(comparison).to_csv(
            temporary, index=False, float_format="%.10g", lineterminator="\r\n", encoding="utf-8"
        )
        if cancelled():
            raise CancelledError


def _fan(treatment: str, quantity: str, fan: Fan, unit: str) -> Iterator[LongRow]:
    statistics = ("mean", *(f"p{percent}" for percent in QUANTILES))
    for month, values in enumerate(zip(fan.mean.tolist(), *fan.quantiles.tolist(), strict=True)):
        for statistic, value in zip(statistics, values, strict=True):
            yield LongRow(treatment, month, quantity, statistic, value, unit)


def _at_horizon(result: TreatmentResult, comparison: Comparison) -> Iterator[LongRow]:
    """What is known of the horizon only; a figure that does not exist has no row."""
    last, money = comparison.scenario.months, comparison.currency
    counts, spent = result.of_100, result.spent_without_visible
    figures: list[tuple[str, str, float | None, str]] = [
        ("benefit", "published", result.published_benefit, DENSITY_UNIT),
        ("benefit", "counted", result.expected_benefit, DENSITY_UNIT),
        ("benefit", "weight", result.evidence_weight, "share"),
    ]
    if result.benefit_known:
        figures += [
            ("of_100", "visible", float(counts.visible), "people"),
            ("of_100", "too_small", float(counts.too_small), "people"),
            ("of_100", "no_better", float(counts.no_better), "people"),
        ]
    if spent is not None:
        statistics = ("mean", *(f"p{percent}" for percent in QUANTILES))
        values = (spent.mean, *spent.quantiles)
        figures += [
            ("spent_without_visible", statistic, value, money)
            for statistic, value in zip(statistics, values, strict=True)
        ]
    for quantity, statistic, value, unit in figures:
        if value is not None and math.isfinite(value):
            yield LongRow(result.id, last, quantity, statistic, value, unit)
