"""The answer at the top: own numbers look like own numbers, and nothing jumps."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hairchoice.engine.result import Comparison
from hairchoice.engine.scenario import Choices, Scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.ui.views.headline import Headline
from hairchoice.ui.widgets.inputs import PENCIL
from tests.ui.comparisons import EIGHT, catalogue, comparison

COMBINED = "minoxidil_plus_finasteride"


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


@pytest.mark.parametrize("width", [620, 700, 900, 1300])
def test_nothing_below_jumps_when_another_treatment_comes_forward(qtbot: QtBot, width: int) -> None:
    headline, below = Headline(), QLabel("the views")
    frame = QWidget()
    qtbot.addWidget(frame)
    column = QVBoxLayout(frame)
    column.addWidget(headline)
    column.addWidget(below, 1)
    frame.resize(width, 500)
    frame.show()
    shown, begins, sentences = comparison(EIGHT), set[int](), set[int]()
    for result in shown.treatments:
        headline.say(result, shown, catalogue())
        qtbot.wait(1)
        begins.add(below.y())
        sentences.add(headline.gain.height() + headline.money.height())
    assert len(begins) == 1
    assert len(sentences) > 1, "there was nothing to keep room for"
