"""Sentences about flip points, in plain language."""

from __future__ import annotations

from collections.abc import Sequence

from hairchoice.engine.catalogue import Treatment
from hairchoice.engine.describe import Formats
from hairchoice.engine.flip import FlipPoint
from hairchoice.engine.measures import MEASURES, Measure
from hairchoice.engine.words import in_sentence


def flip_sentences(
    first: Treatment,
    second: Treatment,
    measure: Measure,
    points: Sequence[FlipPoint],
    currency: str,
    formats: Formats,
) -> list[str]:
    """Says who is ahead today, and for every input at which value that changes.

    Args:
        first: The treatment whose inputs were moved.
        second: What it was compared with.
        measure: What counts as ahead.
        points: From `hairchoice.engine.flip.flip_points`.
        currency: Of the prices.
        formats: How numbers are written.
    """
    if not points:
        return []
    place = "ahead of" if points[0].ahead_today else "not ahead of"
    other, judged = in_sentence(second.short_name), MEASURES[measure]
    start = f"{first.short_name}: {place} {other} now, judged by {judged}."
    return [start, *(_sentence(point, currency, formats) for point in points)]


def _sentence(point: FlipPoint, currency: str, formats: Formats) -> str:
    def written(value: float) -> str:
        return flip_value(point, value, currency, formats)

    label, now = _capital(point.label), written(point.today)
    if point.value is None:
        span = f"{written(point.low)} to {written(point.high)}"
        return f"{label}: no value from {span} changes that (now {now})."
    change = "no longer ahead" if point.ahead_today else "ahead"
    side = "or less" if point.value < point.today else "or more"
    return f"{label}: at {written(point.value)} {side} it is {change} (now {now})."


def flip_value(point: FlipPoint, value: float, currency: str, formats: Formats) -> str:
    """Writes a value of a flip point's input with its unit."""
    if point.input == "price":
        return formats.money(value, currency)
    if point.input in ("weight", "threshold"):
        return formats.percent(value)
    return formats.number(value)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
