"""The answer at the top: own numbers look like own numbers, and nothing jumps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hairchoice.engine.result import Comparison
from hairchoice.engine.scenario import Choices, Scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.ui.views.headline import Headline
from hairchoice.ui.widgets.inputs import PENCIL
from tests.ui.comparisons import EIGHT, catalogue, comparison

COMBINED = "minoxidil_plus_finasteride"

_LAID_OUT_MS = 20
"""A busy machine needs a few turns until all is laid out."""


def _with(treatment: str, choices: Choices) -> Comparison:
    scenario = Scenario(treatments=("exosomes", COMBINED), choices={treatment: choices}, draws=500)
    return Simulator(catalogue()).run(scenario)


@pytest.mark.parametrize(
    ("chosen", "choices", "shown", "money", "counted"),
    [
        ("exosomes", Choices(), "exosomes", False, False),
        ("exosomes", Choices(quotes={"session": 2500}), "exosomes", True, False),
        ("exosomes", Choices(sessions=2), "exosomes", True, False),
        ("exosomes", Choices(trust=0.9), "exosomes", False, True),
        ("exosomes", Choices(quotes={"session": 2500}), COMBINED, False, False),
        ("finasteride_oral", Choices(quotes={"month": 9}), COMBINED, True, False),
    ],
)
def test_what_rests_on_own_numbers_has_a_pencil(
    qtbot: QtBot, chosen: str, choices: Choices, shown: str, money: bool, counted: bool
) -> None:
    made = _with(chosen, choices)
    head = Headline()
    qtbot.addWidget(head)
    head.say(made.treatment(shown), made, catalogue())
    assert head.money.text().startswith(PENCIL) == money
    assert head.counted.text().startswith(PENCIL) == counted
    assert ("your own numbers" in head.money.accessibleName()) == money
    assert PENCIL not in head.money.accessibleName()


def test_the_pencil_goes_with_the_quote(qtbot: QtBot) -> None:
    head = Headline()
    qtbot.addWidget(head)
    for choices in (Choices(quotes={"session": 2500}), Choices()):
        made = _with("exosomes", choices)
        head.say(made.treatment("exosomes"), made, catalogue())
    assert not head.money.text().startswith(PENCIL)
    assert head.money.accessibleName() == ""
    assert head.money.toolTip() == ""


@pytest.fixture
def frame(qtbot: QtBot) -> QWidget:
    """What the answer and the views are in."""
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    return made


@pytest.fixture
def headline(frame: QWidget) -> Headline:
    """The answer above a view that has what room is left."""
    made, column = Headline(), frame.layout()
    assert isinstance(column, QVBoxLayout)
    column.addWidget(made)
    column.addWidget(QLabel("the views"), 1)
    return made


def _shown(qtbot: QtBot, headline: Headline, width: int, *, compact: bool) -> QWidget:
    """Shows it in a width, and returns what is below."""
    frame = headline.parentWidget()
    assert frame is not None
    headline.set_compact(compact)
    frame.resize(width, 500)
    with qtbot.waitExposed(frame):
        frame.show()
    return frame.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly)[0]


_ROOMS = [(620, True), (700, True), (620, False), (700, False), (900, False), (1300, False)]


@pytest.mark.parametrize(("width", "compact"), _ROOMS)
def test_nothing_below_jumps_when_another_treatment_comes_forward(
    qtbot: QtBot, headline: Headline, width: int, compact: bool
) -> None:
    below = _shown(qtbot, headline, width, compact=compact)
    shown, begins, sentences = comparison(EIGHT), set[int](), set[int]()
    for result in shown.treatments:
        headline.say(result, shown, catalogue())
        qtbot.wait(_LAID_OUT_MS)
        begins.add(below.y())
        sentences.add(headline.gain.height() + headline.money.height())
    assert len(begins) == 1
    assert len(sentences) > 1, "there was nothing to keep room for"


_YEARS = (5, 7, 12, 20, 12, 5, 2, 1, 5)


@pytest.mark.parametrize(("width", "compact"), _ROOMS)
def test_nothing_below_jumps_while_the_years_are_dragged(
    qtbot: QtBot, headline: Headline, width: int, compact: bool
) -> None:
    below = _shown(qtbot, headline, width, compact=compact)
    for treatment in ("exosomes", "minoxidil_topical_5"):
        begins = []
        for years in _YEARS:
            shown = comparison(years=years)
            headline.say(shown.treatment(treatment), shown, catalogue())
            qtbot.wait(_LAID_OUT_MS)
            begins.append(below.y())
        qtbot.wait(300)  # what is kept is looked over once the drag has come to rest
        assert {*begins, below.y()} == {begins[0]}, treatment


def test_the_room_is_given_back_with_other_treatments(qtbot: QtBot, headline: Headline) -> None:
    below = _shown(qtbot, headline, 620, compact=True)
    begins = []
    for treatments in (EIGHT, ("saw_palmetto",)):
        shown = comparison(treatments)
        headline.say(shown.treatment("saw_palmetto"), shown, catalogue())
        qtbot.wait(_LAID_OUT_MS)
        begins.append(below.y())
    assert begins[1] < begins[0]
