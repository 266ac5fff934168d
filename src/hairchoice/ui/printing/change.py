"""What would change the answer, in at most three sentences; found with few draws and kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import msgspec

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.describe import Formats, years_text
from hairchoice.engine.describe_flip import flip_value
from hairchoice.engine.flip import FlipInput, FlipPoint, flip_points
from hairchoice.engine.measures import Measure
from hairchoice.engine.result import Comparison, TreatmentResult
from hairchoice.engine.run_code import encode
from hairchoice.engine.scenario import Scenario
from hairchoice.ui.printing.answer import dearest_and_cheapest

_DRAWS = 512
"""Means of a quasi-random sample of this size are right to about a hundredth."""

_MOST = 3


@dataclass(frozen=True, slots=True)
class _Question:
    """What to search; two are equal when their answers are.

    Attributes:
        code: Stands for the scenario and the data version.
    """

    first: str
    second: str
    measure: Measure
    inputs: tuple[FlipInput, ...]
    code: str
    scenario: Scenario = field(compare=False)
    catalogue: Catalogue = field(compare=False)


def change_sentences(comparison: Comparison, catalogue: Catalogue, formats: Formats) -> list[str]:
    """Returns what would turn the answer round; nothing where nothing can be compared."""
    found = [
        *_about_cost(comparison, catalogue, formats),
        *_about_evidence(comparison, catalogue, formats),
    ]
    return found[:_MOST]


@lru_cache(maxsize=32)
def _points(question: _Question) -> tuple[FlipPoint, ...]:
    found = flip_points(
        question.first,
        question.second,
        question.measure,
        question.scenario,
        question.catalogue,
        question.inputs,
    )
    return tuple(found)


def _search(
    comparison: Comparison,
    catalogue: Catalogue,
    pair: tuple[TreatmentResult, TreatmentResult],
    measure: Measure,
    inputs: tuple[FlipInput, ...],
) -> tuple[FlipPoint, ...]:
    scenario = msgspec.structs.replace(comparison.scenario, draws=_DRAWS)
    code = encode(scenario, catalogue.version)
    first, second = pair
    return _points(_Question(first.id, second.id, measure, inputs, code, scenario, catalogue))


def _about_cost(comparison: Comparison, catalogue: Catalogue, formats: Formats) -> Iterator[str]:
    pair = dearest_and_cheapest(comparison)
    if pair is None or pair[0].middle_cost == pair[1].middle_cost:
        return
    dear, cheap = (each.in_sentence for each in pair)
    points = _search(comparison, catalogue, pair, "cost", ("price", "years"))
    years = years_text(comparison.scenario.years)
    prices = [point for point in points if point.input == "price"]
    turning = next((point for point in prices if point.value is not None), None)
    if turning is not None and turning.value is not None:
        at, now = (
            flip_value(turning, value, comparison.currency, formats)
            for value in (turning.value, turning.today)
        )
        yield (
            f"Over {years} {dear} would cost as little as {cheap} if the {turning.label} were "
            f"about {at}; now it is {now}."
        )
    elif prices:
        yield f"No change in one price alone would make {dear} as cheap as {cheap}."
    horizon = next((point for point in points if point.input == "years"), None)
    if horizon is not None:
        yield _about_years(horizon, dear, cheap)


def _about_years(point: FlipPoint, dear: str, cheap: str) -> str:
    low, high = round(point.low), round(point.high)
    if point.value is None:
        return (
            f"However long you go on, from {years_text(low)} to {high}, {dear} would cost more "
            f"than {cheap}."
        )
    span = "or less" if point.value < point.today else "or more"
    return f"Over {years_text(round(point.value))} {span}, {dear} would cost less than {cheap}."


def _about_evidence(
    comparison: Comparison, catalogue: Catalogue, formats: Formats
) -> Iterator[str]:
    pair = _least_counted(comparison)
    if pair is None:
        return
    points = _search(comparison, catalogue, pair, "visible", ("weight",))
    first, second = (each.in_sentence for each in pair)
    for point in points[:1]:
        yield _about_weight(point, first, second, formats)


def _about_weight(point: FlipPoint, first: str, second: str, formats: Formats) -> str:
    now = f"{formats.number(100 * point.today)}\u00a0%"
    if point.value is not None:
        at = f"{formats.number(100 * point.value)}\u00a0%"
        order = "fewer" if point.ahead_today else "more"
        return (
            f"We count {now} of the published gain of {first}; at about {at}, {order} people "
            f"would see a difference with it than with {second}."
        )
    if point.ahead_today:
        return (
            f"Even if none of the published gain of {first} were real, more people would see a "
            f"difference with it than with {second}."
        )
    return (
        f"Even if all of the published gain of {first} were real, fewer people would see a "
        f"difference with it than with {second}; we count {now} of it."
    )


def _least_counted(comparison: Comparison) -> tuple[TreatmentResult, TreatmentResult] | None:
    """Returns the treatment whose evidence counts least, and the one that most people see."""
    weighed = [
        result
        for result in comparison.treatments
        if result.benefit_known
        and result.published_benefit is not None
        and result.evidence_weight is not None
    ]
    if not weighed:
        return None
    least = min(weighed, key=lambda result: result.evidence_weight or 0.0)
    others = [each for each in comparison.treatments if each.benefit_known and each is not least]
    if not others:
        return None
    return least, max(others, key=lambda result: result.of_100.visible)
