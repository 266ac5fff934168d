"""Flip points: the value of one input at which a treatment starts or stops beating another.

Found by search on common draws: a scan of the allowed range for the change nearest to today's
value, then bisection. Between two values of the same sign nothing is assumed about the middle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, get_args

import msgspec
import numpy as np
from msgspec import Struct

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.measures import Measure, horizon, lead
from hairchoice.engine.plan import CostLine, DifferencePart
from hairchoice.engine.planning import plan_treatment, typical_plan
from hairchoice.engine.problems import BadInputError, Problem
from hairchoice.engine.sampling import Streams
from hairchoice.engine.scenario import YEARS, Scenario, check_scenario
from hairchoice.engine.warnings import missing_prices

FlipInput = Literal["price", "weight", "sessions", "years", "threshold"]
FLIP_INPUTS: tuple[FlipInput, ...] = get_args(FlipInput)

_SCAN = 41
_BISECTIONS = 40
_MOST_SESSIONS = 24
_VISIBLE_SHARES = (0.01, 0.6)
_PRICE_SPAN = 4.0
"""Prices are searched up to this many times the highest sourced one, or today's."""


class FlipPoint(Struct, frozen=True):
    """Where one input changes who is ahead.

    Attributes:
        item: Cost item of a price; empty for the other inputs.
        today: The input's value now: the quote or the typical price, the evidence weight in force,
            the typical sessions, the years, the share that counts as visible.
        low: Smallest value searched.
        high: Largest value searched.
        ahead_today: Whether the first treatment beats the second now.
        value: Nearest value at which that changes; None when there is no such value.
    """

    input: FlipInput
    item: str
    label: str
    today: float
    low: float
    high: float
    ahead_today: bool
    value: float | None


class _Question(Struct, frozen=True):
    """One input to search: its range, and how a value of it changes the scenario."""

    input: FlipInput
    item: str
    label: str
    today: float
    values: Sequence[float]
    whole: bool
    change: Callable[[float], Scenario]


def flip_points(
    first: str,
    second: str,
    measure: Measure,
    scenario: Scenario,
    catalogue: Catalogue,
    inputs: Sequence[FlipInput] = FLIP_INPUTS,
) -> list[FlipPoint]:
    """Searches the inputs of the first treatment, and the horizon and threshold of both.

    Args:
        first: Id of the treatment whose price, weight and sessions are moved.
        second: Id of the treatment it is compared with; ``none`` for doing nothing.
        measure: What counts as ahead.
        scenario: The person; both treatments must be offered to their sex.
        catalogue: The data.
        inputs: Which inputs to search.

    Returns:
        One point for every input that the first treatment has.

    Raises:
        BadInputError: The scenario or a treatment does not fit.
    """
    if first == second:
        raise BadInputError.single("flip", "needs two different treatments")
    scenario = msgspec.structs.replace(scenario, treatments=(first, second))
    check_scenario(scenario, catalogue)
    _check_answerable(measure, scenario, catalogue)
    streams = Streams(scenario.seed, scenario.draws)

    def ahead(changed: Scenario) -> bool:
        ours, theirs = (
            horizon(treatment, changed, catalogue, streams).value(measure)
            for treatment in (first, second)
        )
        return lead(measure, ours, theirs) > 0

    today = ahead(scenario)
    return [
        FlipPoint(
            question.input,
            question.item,
            question.label,
            question.today,
            question.values[0],
            question.values[-1],
            today,
            _search(question, ahead, today),
        )
        for question in _questions(first, scenario, catalogue)
        if question.input in inputs
    ]


def inputs_of(measure: Measure) -> tuple[FlipInput, ...]:
    """Returns the inputs that can move a measure at all: no price grows hair."""
    if measure == "cost":
        return ("price", "sessions", "years")
    if measure == "hair":
        return ("weight", "sessions", "years")
    return ("weight", "sessions", "years", "threshold")


def _check_answerable(measure: Measure, scenario: Scenario, catalogue: Catalogue) -> None:
    """Refuses to compare what is not known of one of the two: a cost, or what hair does.

    Raises:
        BadInputError: For each cost item without a price, or each treatment without a trial.
    """
    problems = []
    for name in scenario.treatments:
        plan = plan_treatment(catalogue.treatment(name), scenario, catalogue)
        if measure == "cost":
            problems += [
                Problem(name, f"no price known for {line.label}; enter your own to compare")
                for line in missing_prices(plan)
            ]
        elif not plan.known:
            said = "no usable trial, so nobody can say what it does for hair; compare by cost"
            problems.append(Problem(name, said))
    if problems:
        raise BadInputError(problems)


def _search(question: _Question, ahead: Callable[[Scenario], bool], today: bool) -> float | None:
    """Walks away from today's value on both sides and returns the nearest change."""
    below = [value for value in question.values if value < question.today][::-1]
    above = [value for value in question.values if value > question.today]
    found = [
        change
        for side in (below, above)
        if (change := _first_change(question, side, ahead, today)) is not None
    ]
    return min(found, key=lambda value: abs(value - question.today), default=None)


def _first_change(
    question: _Question, side: Sequence[float], ahead: Callable[[Scenario], bool], today: bool
) -> float | None:
    before = question.today
    for value in side:
        if ahead(question.change(value)) != today:
            if question.whole:
                return value
            return _bisect(question, before, value, ahead, today)
        before = value
    return None


def _bisect(
    question: _Question,
    same: float,
    other: float,
    ahead: Callable[[Scenario], bool],
    today: bool,
) -> float:
    """Narrows the change between a value with today's order and one with the other."""
    for _ in range(_BISECTIONS):
        middle = (same + other) / 2
        if abs(other - same) <= 1e-6 * max(1.0, abs(other)):
            break
        if ahead(question.change(middle)) == today:
            same = middle
        else:
            other = middle
    return other


def _questions(first: str, scenario: Scenario, catalogue: Catalogue) -> Iterator[_Question]:
    plan = plan_treatment(catalogue.treatment(first), scenario, catalogue)
    for line, typical in zip(plan.lines, typical_plan(plan).lines, strict=True):
        if line.price is not None and typical.price is not None:
            yield _price(line, line.price[2], typical.price[1], scenario)
    if plan.weight is not None and any(isinstance(part, DifferencePart) for part in plan.parts):
        yield _weight(first, plan.weight, scenario)
    for regimen in plan.regimens:
        if regimen.sessions is not None:
            yield _sessions(regimen.treatment, regimen.sessions.initial[1], scenario)
    yield _years(scenario)
    yield _threshold(scenario)


def _price(line: CostLine, highest: float, today: float, scenario: Scenario) -> _Question:
    def change(value: float) -> Scenario:
        quotes = {**scenario.chosen(line.treatment).quotes, line.item: value}
        return _choose(scenario, line.treatment, quotes=quotes)

    values = np.linspace(0, _PRICE_SPAN * max(highest, today, 1.0), _SCAN).tolist()
    return _Question("price", line.item, f"price of {line.unit}", today, values, False, change)


def _weight(treatment: str, today: float, scenario: Scenario) -> _Question:
    values = np.linspace(0, 1, _SCAN).tolist()
    label = "share of the published benefit that counts"
    return _Question(
        "weight", "", label, today, values, False, lambda v: _choose(scenario, treatment, trust=v)
    )


def _sessions(treatment: str, today: float, scenario: Scenario) -> _Question:
    def change(value: float) -> Scenario:
        return _choose(scenario, treatment, sessions=int(value))

    values = [float(count) for count in range(1, _MOST_SESSIONS + 1)]
    return _Question("sessions", "", "sessions of the course", today, values, True, change)


def _years(scenario: Scenario) -> _Question:
    def change(value: float) -> Scenario:
        return msgspec.structs.replace(scenario, years=int(value))

    values = [float(year) for year in range(YEARS[0], YEARS[1] + 1)]
    return _Question("years", "", "years", float(scenario.years), values, True, change)


def _threshold(scenario: Scenario) -> _Question:
    def change(value: float) -> Scenario:
        return msgspec.structs.replace(scenario, visible_share=value)

    values = np.linspace(*_VISIBLE_SHARES, _SCAN).tolist()
    label = "share of density that counts as visible"
    return _Question("threshold", "", label, scenario.visible_share, values, False, change)


def _choose(scenario: Scenario, treatment: str, **fields: object) -> Scenario:
    """Returns the scenario with one treatment's choices changed."""
    changed = msgspec.structs.replace(scenario.chosen(treatment), **fields)
    return msgspec.structs.replace(scenario, choices={**scenario.choices, treatment: changed})
