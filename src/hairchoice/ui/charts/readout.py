"""What the crosshair reads out at a month: as lines of a box, and as words for a screen reader."""

from __future__ import annotations

from dataclasses import dataclass

from hairchoice.engine.describe import Formats
from hairchoice.ui.charts import words
from hairchoice.ui.charts.series import Chart, Curve


@dataclass(frozen=True, slots=True)
class Reading:
    """One option at one month.

    Attributes:
        value: The median, or the words for having none.
        low, high: The range of 8 in 10 futures; empty where it is one figure.
    """

    id: str
    label: str
    value: str
    low: str = ""
    high: str = ""


def readings(chart: Chart, month: int, formats: Formats) -> list[Reading]:
    """Returns every option at a month, from the highest line to the lowest."""
    ordered = sorted(chart.curves, key=lambda curve: -float(curve.anchor[month]))
    return [reading(chart, curve, month, formats) for curve in ordered]


def reading(chart: Chart, curve: Curve, month: int, formats: Formats) -> Reading:
    """Returns one option at a month."""
    if curve.middle is None:
        return Reading(curve.id, curve.label, curve.missing)
    value, low, high = (
        value_text(chart, float(line[month]), formats)
        for line in (curve.middle, curve.low, curve.high)
    )
    if low == high:
        return Reading(curve.id, curve.label, value)
    return Reading(curve.id, curve.label, value, low, high)


def value_text(chart: Chart, value: float, formats: Formats) -> str:
    """Returns a value of the vertical axis in words."""
    if chart.kind == "cost":
        return formats.money(value, chart.currency)
    return formats.signed(value)


def spoken(chart: Chart, month: int, formats: Formats, focus: str | None) -> str:
    """Returns what a screen reader says at a month: the option in focus, or all of them."""
    every = readings(chart, month, formats)
    chosen = [each for each in every if each.id == focus] or every
    parts = [
        f"{each.label} "
        + (words.between(each.value, each.low, each.high) if each.low else each.value)
        for each in chosen
    ]
    return f"{words.month_text(month).capitalize()}: {'; '.join(parts)}."
