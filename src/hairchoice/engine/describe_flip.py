"""Sentences about flip points, in plain language."""

from __future__ import annotations

from collections.abc import Sequence

from hairchoice.engine.catalogue import Treatment
from hairchoice.engine.describe import Formats
from hairchoice.engine.flip import FlipPoint
from hairchoice.engine.measures import MEASURES, Measure


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
    verb = "is ahead of" if points[0].ahead_today else "is not ahead of"
    start = f"{first.name} {verb} {second.name} now, judged by {MEASURES[measure]}."
    return [start, *(_sentence(first, point, currency, formats) for point in points)]


def _sentence(first: Treatment, point: FlipPoint, currency: str, formats: Formats) -> str:
    def written(value: float) -> str:
        return flip_value(point, value, currency, formats)

    if point.value is None:
        span = f"between {written(point.low)} and {written(point.high)}"
        return (
            f"{_capital(point.label)}: no value {span} changes that (now {written(point.today)})."
        )
    change = "is no longer ahead" if point.ahead_today else "is ahead"
    side = "or less" if point.value < point.today else "or more"
    return (
        f"{_capital(point.label)}: at {written(point.value)} {side}, {first.name} {change} "
        f"(now {written(point.today)})."
    )


def flip_value(point: FlipPoint, value: float, currency: str, formats: Formats) -> str:
    """Writes a value of a flip point's input with its unit."""
    if point.input == "price":
        return formats.money(value, currency)
    if point.input in ("weight", "threshold"):
        return f"{formats.number(100 * value)} %"
    return formats.number(value)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
