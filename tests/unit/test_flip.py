"""Flip points are found by search; here they are checked against arithmetic."""

from __future__ import annotations

import msgspec
import pytest

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.describe import PlainFormats
from hairchoice.engine.describe_flip import flip_sentences
from hairchoice.engine.flip import FlipInput, FlipPoint, flip_points, inputs_of
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.measures import Measure, horizon
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.sampling import Streams
from hairchoice.engine.scenario import Choices, Scenario

FAST = 512


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture
def scenario() -> Scenario:
    return Scenario(years=10, draws=FAST)


def only(points: list[FlipPoint], name: FlipInput) -> FlipPoint:
    (point,) = (point for point in points if point.input == name)
    return point


def test_a_price_flips_where_the_totals_are_equal_by_hand(catalogue: Catalogue) -> None:
    # 12 sessions in 10 years against 120 months at 30: equal at 300 a session.
    choices = {
        "exosomes": Choices(sessions=3, maintenance=1, quotes={"session": 3250.0}),
        "minoxidil_topical_5": Choices(quotes={"month": 30.0}),
    }
    scenario = Scenario(years=10, draws=FAST, choices=choices)
    points = flip_points("exosomes", "minoxidil_topical_5", "cost", scenario, catalogue, ["price"])
    assert not only(points, "price").ahead_today
    assert only(points, "price").value == pytest.approx(300.0, abs=0.01)


def test_sessions_flip_at_the_whole_number_where_they_cost_more(catalogue: Catalogue) -> None:
    # One year, n sessions at 100 without maintenance against 12 months at 50: 600, so the seventh.
    choices = {
        "exosomes": Choices(sessions=2, maintenance=0, quotes={"session": 100.0}),
        "minoxidil_topical_5": Choices(quotes={"month": 50.0}),
    }
    scenario = Scenario(years=1, draws=FAST, choices=choices)
    points = flip_points(
        "exosomes", "minoxidil_topical_5", "cost", scenario, catalogue, ["sessions"]
    )
    assert only(points, "sessions").ahead_today
    # At six they cost the same, and the same is not ahead.
    assert only(points, "sessions").value == 6


@pytest.mark.parametrize("measure", ["visible", "hair"])
def test_a_price_never_changes_what_hair_does(
    catalogue: Catalogue, scenario: Scenario, measure: Measure
) -> None:
    points = flip_points("prp", "exosomes", measure, scenario, catalogue, ["price"])
    assert only(points, "price").value is None


def test_at_the_flip_point_the_order_changes(catalogue: Catalogue, scenario: Scenario) -> None:
    points = flip_points("prp", "exosomes", "hair", scenario, catalogue, ["weight"])
    point = only(points, "weight")
    assert point.ahead_today
    assert point.value is not None
    streams = Streams(scenario.seed, scenario.draws)

    def lead_at(weight: float) -> float:
        changed = msgspec.structs.replace(scenario, choices={"prp": Choices(trust=weight)})
        ours, theirs = (
            horizon(name, changed, catalogue, streams).value("hair") for name in ("prp", "exosomes")
        )
        return ours - theirs

    assert lead_at(point.value + 0.01) > 0
    assert lead_at(point.value - 0.01) < 0


def test_the_nearest_change_is_found(catalogue: Catalogue) -> None:
    scenario = Scenario(years=5, draws=FAST)
    points = flip_points(
        "exosomes", "minoxidil_topical_5", "visible", scenario, catalogue, ["years"]
    )
    assert only(points, "years").value == 1


def test_a_treatment_without_sessions_is_not_asked_about_them(
    catalogue: Catalogue, scenario: Scenario
) -> None:
    points = flip_points("finasteride_oral", "none", "cost", scenario, catalogue)
    assert {point.input for point in points} == {"price", "weight", "years", "threshold"}


def test_doing_nothing_can_be_the_other_side(catalogue: Catalogue, scenario: Scenario) -> None:
    points = flip_points("finasteride_oral", "none", "hair", scenario, catalogue, ["weight"])
    assert only(points, "weight").ahead_today


def test_the_same_treatment_twice_is_refused(catalogue: Catalogue, scenario: Scenario) -> None:
    with pytest.raises(BadInputError, match="two different"):
        flip_points("prp", "prp", "cost", scenario, catalogue)


def test_sentences_say_the_value_or_that_there_is_none(
    catalogue: Catalogue, scenario: Scenario
) -> None:
    first, second = catalogue.treatment("exosomes"), catalogue.treatment("minoxidil_topical_5")
    points = flip_points("exosomes", "minoxidil_topical_5", "cost", scenario, catalogue)
    text = "\n".join(flip_sentences(first, second, "cost", points, "USD", PlainFormats()))
    assert "Exosomes: not ahead of minoxidil 5 % now, judged by the mean cost" in text
    assert "Price of one session: at USD 2" in text
    assert "Years: no value from 1 to 20 changes that (now 10)." in text


@pytest.mark.parametrize("measure", ["visible", "hair"])
def test_what_no_trial_tells_is_not_compared(catalogue: Catalogue, measure: Measure) -> None:
    woman = Scenario(sex="female", stage="3", draws=FAST)
    for pair in (("exosomes", "minoxidil_topical_5"), ("minoxidil_topical_5", "exosomes")):
        with pytest.raises(BadInputError, match="exosomes: no usable trial"):
            flip_points(*pair, measure, woman, catalogue)
    assert flip_points("exosomes", "minoxidil_topical_5", "cost", woman, catalogue, ["price"])


@pytest.mark.parametrize("measure", ["visible", "hair", "cost"])
def test_inputs_that_are_not_offered_never_change_the_order(
    catalogue: Catalogue, scenario: Scenario, measure: Measure
) -> None:
    points = flip_points("exosomes", "minoxidil_topical_5", measure, scenario, catalogue)
    left_out = [point for point in points if point.input not in inputs_of(measure)]
    assert left_out
    assert all(point.value is None for point in left_out)
