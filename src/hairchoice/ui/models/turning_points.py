"""What would change who is ahead, and what matters most: the questions put to the engine.

Runs on a thread; asks for one input after the other, so that it can be stopped in between.
"""

from __future__ import annotations

from msgspec import Struct

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.describe import Formats
from hairchoice.engine.describe_flip import flip_sentences
from hairchoice.engine.flip import FlipPoint, flip_points, inputs_of
from hairchoice.engine.measures import Measure, horizon
from hairchoice.engine.one_way import Swing, one_way
from hairchoice.engine.sampling import Streams
from hairchoice.engine.scenario import Scenario
from hairchoice.engine.simulate import CancelledError
from hairchoice.ui.jobs import Cancelled

NOTHING = "none"
MOST_SWINGS = 8


class Question(Struct, frozen=True):
    """What is asked.

    Attributes:
        first: Treatment whose inputs are moved.
        second: What it is compared with; `NOTHING` for doing nothing.
    """

    first: str
    second: str
    measure: Measure


class Turn(Struct, frozen=True):
    """One input with what is said of it."""

    point: FlipPoint
    sentence: str


class Bars(Struct, frozen=True):
    """What matters most for one treatment.

    Attributes:
        treatment: Its id.
        swings: The widest first, at most `MOST_SWINGS`.
        today: The measure with all inputs as drawn.
    """

    treatment: str
    swings: tuple[Swing, ...]
    today: float


class Answer(Struct, frozen=True):
    """What came of it.

    Attributes:
        start: Who is ahead now.
        turns: Those that change it first, each kind in the engine's order.
        bars: Of the first treatment, then of the second unless that is doing nothing.
    """

    question: Question
    scenario: Scenario
    start: str
    turns: tuple[Turn, ...]
    bars: tuple[Bars, ...]


def ask(
    question: Question,
    scenario: Scenario,
    catalogue: Catalogue,
    formats: Formats,
    cancelled: Cancelled,
) -> Answer:
    """Answers a question.

    Raises:
        BadInputError: The scenario or a treatment does not fit.
        CancelledError: The answer is no longer wanted.
    """
    first, second, measure = question.first, question.second, question.measure
    points: list[FlipPoint] = []
    for one in inputs_of(measure):
        if cancelled():
            raise CancelledError
        points += flip_points(first, second, measure, scenario, catalogue, (one,))
    start, *sentences = flip_sentences(
        catalogue.treatment(first),
        catalogue.treatment(second),
        measure,
        points,
        catalogue.countries[scenario.country].currency,
        formats,
    )
    turns = [Turn(*pair) for pair in zip(points, sentences, strict=True)]
    streams = Streams(scenario.seed, scenario.draws)

    def bars(treatment: str) -> Bars:
        swings = one_way(treatment, measure, scenario, catalogue)[:MOST_SWINGS]
        today = horizon(treatment, scenario, catalogue, streams).value(measure)
        return Bars(treatment, tuple(swings), today)

    return Answer(
        question=question,
        scenario=scenario,
        start=start,
        turns=tuple(sorted(turns, key=lambda turn: turn.point.value is None)),
        bars=tuple(bars(one) for one in (first, second) if one != NOTHING),
    )
