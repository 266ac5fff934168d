"""What the values of a month are: as figures beside the names, and as words for a screen reader."""

from __future__ import annotations

from msgspec import Struct

from hairchoice.engine.describe import Formats, rounded
from hairchoice.ui.charts import words
from hairchoice.ui.charts.series import Chart, Curve

_CENTS = 88.88
"""Amounts below 100 have cents: this is the widest of them."""


class Reading(Struct, frozen=True):
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


def short_value(chart: Chart, curve: Curve, month: int, formats: Formats) -> str:
    """Returns one option's figure at a month; the title of the axis has its unit."""
    if curve.middle is None:
        return words.no_price() if chart.kind == "cost" else words.not_known()
    figure = _figure(chart, float(curve.middle[month]), formats)
    return words.over(figure) if curve.partly_priced else figure


def short_reading(chart: Chart, curve: Curve, month: int, formats: Formats) -> tuple[str, str]:
    """Returns one option's figure at a month, and its range, ``10,400 to 56,700``, or nothing."""
    return short_value(chart, curve, month, formats), _span(chart, curve, month, formats)


def short_band(chart: Chart, treatment_id: str | None, month: int, formats: Formats) -> str:
    """Returns the range of 8 in 10 futures of one option at a month; empty where there is none."""
    curve = chart.curve(treatment_id) if treatment_id else None
    span = "" if curve is None else _span(chart, curve, month, formats)
    return words.band_from(span) if span else ""


def _span(chart: Chart, curve: Curve, month: int, formats: Formats) -> str:
    """Returns both ends of a band; empty where there is none, or nobody can say."""
    if curve.middle is None:
        return ""
    low, high = (_figure(chart, float(line[month]), formats) for line in (curve.low, curve.high))
    return "" if low == high else words.span(low, high)


def widest_values(chart: Chart, formats: Formats) -> list[str]:
    """Returns figures of which none at any month is wider."""
    ends = [short_value(chart, curve, chart.last, formats) for curve in chart.curves]
    if chart.kind == "hair":
        return [*ends, _figure(chart, chart.low, formats), _figure(chart, chart.high, formats)]
    figures = [formats.number(chart.high), formats.number(_CENTS, 2)]
    partly = any(curve.partly_priced for curve in chart.curves)
    return [*ends, *(words.over(figure) if partly else figure for figure in figures)]


def _figure(chart: Chart, value: float, formats: Formats) -> str:
    if chart.kind == "hair":
        return formats.signed(value)
    amount = rounded(value)
    return formats.number(amount, 0 if amount == round(amount) else 2)


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
