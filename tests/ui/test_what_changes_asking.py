"""Asking in the view What would change it: choosing, waiting, and what cannot be answered."""

from __future__ import annotations

import time

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.scenario import Scenario, default_scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.jobs import Cancelled, Jobs
from hairchoice.ui.models import turning_points
from hairchoice.ui.models.turning_points import NOTHING, Answer, Question, ask
from hairchoice.ui.views import what_changes
from hairchoice.ui.views.what_changes import WhatChangesView
from tests.ui.comparisons import EIGHT, FOUR, catalogue, comparison
from tests.ui.hands import pick

LEFT = Qt.MouseButton.LeftButton
ENABLED = Qt.ItemFlag.ItemIsEnabled


@pytest.mark.parametrize("width", [676, 868, 1500])
def test_no_choice_is_cut(qtbot: QtBot, width: int) -> None:
    jobs = Jobs()
    view = WhatChangesView(jobs)
    qtbot.addWidget(view)
    view.resize(width, 560)
    view.show()
    view.bar.set_comparison(comparison(FOUR))
    boxes = (view.bar.first, view.bar.second, view.bar.measure)
    qtbot.waitUntil(lambda: all(box.width() >= box.sizeHint().width() for box in boxes))
    jobs.close()


def test_doing_nothing_can_be_the_second_but_not_the_first(
    qtbot: QtBot, changes: WhatChangesView
) -> None:
    assert changes.bar.first.findData(NOTHING) == -1
    pick(changes.bar.second, NOTHING)
    qtbot.waitUntil(lambda: changes.idle)
    assert "doing nothing" in changes.head.sentence.text()
    assert changes.answer is not None
    assert changes.answer.question == Question("exosomes", NOTHING, "visible")


def test_the_two_can_be_exchanged_and_never_be_the_same(
    qtbot: QtBot, changes: WhatChangesView
) -> None:
    model = changes.bar.second.model()
    assert not model.index(changes.bar.second.findData("exosomes"), 0).flags() & ENABLED
    pick(changes.bar.first, "finasteride_oral")  # walks past what the second has
    assert changes.bar.question == Question("finasteride_oral", FOUR[1], "visible")
    with qtbot.waitSignal(changes.focus_changed) as told:
        QTest.mouseClick(changes.bar.exchange, LEFT)
    assert told.args == [FOUR[1]]
    assert changes.bar.question == Question(FOUR[1], "finasteride_oral", "visible")
    pick(changes.bar.second, NOTHING)
    assert not changes.bar.exchange.isEnabled()
    qtbot.waitUntil(lambda: changes.idle)


def test_the_focus_puts_a_treatment_first_and_is_not_told_back(
    qtbot: QtBot, changes: WhatChangesView
) -> None:
    with qtbot.assertNotEmitted(changes.focus_changed):
        changes.set_focus("finasteride_oral")
    qtbot.waitUntil(lambda: changes.idle)
    assert changes.answer is not None
    assert changes.answer.question.first == "finasteride_oral"


def test_choices_stay_while_numbers_change_and_go_with_their_treatment(
    qtbot: QtBot, changes: WhatChangesView
) -> None:
    pick(changes.bar.second, "finasteride_oral")
    changes.set_comparison(comparison(EIGHT, years=10), catalogue())
    assert changes.bar.question == Question("exosomes", "finasteride_oral", "visible")
    changes.set_comparison(comparison(("exosomes",)), catalogue())
    assert changes.bar.question == Question("exosomes", NOTHING, "visible")
    QTest.keyClick(changes.bar.second, Qt.Key.Key_Up)
    assert changes.bar.question == Question("exosomes", NOTHING, "visible")
    qtbot.waitUntil(lambda: changes.idle)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> list[Question]:
    """Every answer takes a while, but can be stopped; what was worked on."""
    worked: list[Question] = []

    def slowly(
        question: Question,
        scenario: Scenario,
        data: Catalogue,
        formats: LocaleFormats,
        cancelled: Cancelled,
    ) -> Answer:
        worked.append(question)
        end = time.monotonic() + 0.3
        while time.monotonic() < end and not cancelled():
            time.sleep(0.005)
        return ask(question, scenario, data, formats, cancelled)

    monkeypatch.setattr(what_changes, "ask", slowly)
    return worked


def test_it_says_that_it_works_and_the_newest_wins(
    qtbot: QtBot, changes: WhatChangesView, slow: list[Question]
) -> None:
    assert not changes.working.isVisible()
    started = time.monotonic()
    pick(changes.bar.measure, "hair")
    assert time.monotonic() - started < 0.2
    assert not changes.working.isVisible()
    qtbot.waitUntil(changes.working.isVisible)
    pick(changes.bar.measure, "cost")
    shown: list[str] = []

    def settled() -> bool:
        shown.append(changes.head.sentence.text())
        return changes.idle

    qtbot.waitUntil(settled)
    assert [one.measure for one in slow] == ["hair", "cost"]
    assert not any("hairs per cm²" in text for text in shown)
    assert "cost" in changes.head.sentence.text()
    assert not changes.working.isVisible()


def test_what_cannot_be_asked_is_said_in_place(
    qtbot: QtBot, changes: WhatChangesView, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> list[object]:
        raise BadInputError.single("treatments", "is not offered")

    monkeypatch.setattr(turning_points, "flip_points", refuse)
    pick(changes.bar.measure, "hair")
    qtbot.waitUntil(changes.problem.isVisible)
    assert "is not offered" in changes.problem.text()
    monkeypatch.undo()
    pick(changes.bar.measure, "cost")
    qtbot.waitUntil(lambda: not changes.problem.isVisible())


def _offered(box: QComboBox) -> set[str]:
    model = box.model()
    rows = range(box.count())
    return {box.itemData(row) for row in rows if model.index(row, 0).flags() & ENABLED}


def test_without_a_trial_only_cost_is_judged_and_why_is_said(
    qtbot: QtBot, changes: WhatChangesView
) -> None:
    woman = default_scenario("female")
    made = Simulator(catalogue()).run(msgspec.structs.replace(woman, draws=500))
    changes.set_comparison(made, catalogue())
    qtbot.waitUntil(lambda: changes.idle)
    assert changes.bar.question == Question("exosomes", "minoxidil_topical_5", "cost")
    assert _offered(changes.bar.measure) == {"cost"}
    assert changes.limit.text().startswith("Exosomes: no usable trial")
    assert "cost" in changes.head.sentence.text()
    assert changes.answer is not None
    changes.set_focus("minoxidil_topical_5")  # the second is exosomes now: as little is known
    assert changes.limit.isVisible()
    pick(changes.bar.second, "prp")
    qtbot.waitUntil(lambda: changes.idle)
    assert changes.bar.question == Question("minoxidil_topical_5", "prp", "visible")
    assert not changes.limit.isVisible()


def test_without_a_price_cost_is_not_offered(qtbot: QtBot, changes: WhatChangesView) -> None:
    pick(changes.bar.measure, "cost")
    chosen = ("minoxidil_topical_5", "finasteride_oral")
    changes.set_comparison(comparison(chosen, country="IN"), catalogue())
    qtbot.waitUntil(lambda: changes.idle)
    assert _offered(changes.bar.measure) == {"visible", "hair"}
    assert (
        changes.limit.text()
        == "Minoxidil 5 %: not all prices are known, so costs cannot be compared."
    )
    assert changes.answer is not None


def test_where_neither_is_known_no_answer_of_before_is_left(
    qtbot: QtBot, changes: WhatChangesView
) -> None:
    changes.set_comparison(comparison(("saw_palmetto", "prp")), catalogue())
    changes.set_focus("saw_palmetto")
    qtbot.waitUntil(changes.problem.isVisible)
    assert changes.problem.text().startswith("Saw palmetto: no usable trial")
    assert changes.answer is None
    assert not changes.first.isVisible()
    assert not changes.head.isVisible()


def test_a_price_is_not_asked_about_where_it_moves_nothing(
    qtbot: QtBot, changes: WhatChangesView
) -> None:
    assert changes.answer is not None
    assert "price" not in {turn.point.input for turn in changes.answer.turns}
    pick(changes.bar.measure, "cost")
    qtbot.waitUntil(lambda: changes.idle)
    inputs = {turn.point.input for turn in changes.answer.turns}
    assert "price" in inputs
    assert "threshold" not in inputs
