"""The view What would change it, as a person uses it."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from hairchoice.engine import flip
from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.describe_flip import flip_sentences
from hairchoice.engine.flip import flip_points
from hairchoice.engine.one_way import one_way
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.scenario import Scenario
from hairchoice.ui import theme
from hairchoice.ui.charts.flip_line import _track
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.jobs import Cancelled, Jobs
from hairchoice.ui.models import turning_points
from hairchoice.ui.models.turning_points import NOTHING, Answer, Question, ask
from hairchoice.ui.plain import unbroken
from hairchoice.ui.views import what_changes
from hairchoice.ui.views.what_changes import WhatChangesView
from tests.ui.comparisons import EIGHT, FOUR, catalogue, comparison

LEFT = Qt.MouseButton.LeftButton
ENABLED = Qt.ItemFlag.ItemIsEnabled


@pytest.fixture
def view(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[WhatChangesView]:
    monkeypatch.setattr(flip, "_SCAN", 9)  # the view is tested here, not the search
    jobs = Jobs()
    made = WhatChangesView(jobs)
    qtbot.addWidget(made)
    made.resize(950, 560)
    made.set_comparison(comparison(FOUR), catalogue())
    made.show()
    qtbot.waitUntil(lambda: made.idle)
    yield made
    jobs.close()


def _pick(box: QComboBox, treatment_id: str) -> None:
    """Chooses with the keys, the way a person who cannot use a mouse does."""
    box.setFocus()
    wanted = box.findData(treatment_id)
    for _ in range(box.count()):
        if box.currentIndex() == wanted:
            break
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < wanted else Qt.Key.Key_Up)


def _sentences(view: WhatChangesView) -> list[str]:
    return [row.sentence.text() for row in view.turning.rows]


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


def test_it_says_what_the_engine_finds(view: WhatChangesView) -> None:
    scenario, data = comparison(FOUR).scenario, catalogue()
    points = flip_points("exosomes", FOUR[1], "visible", scenario, data)
    start, *sentences = flip_sentences(
        data.treatment("exosomes"),
        data.treatment(FOUR[1]),
        "visible",
        points,
        "USD",
        LocaleFormats(),
    )
    assert view.head.sentence.text() == unbroken(start)
    assert sorted(_sentences(view)) == sorted(sentences)


def test_what_changes_the_order_comes_first_and_is_marked(view: WhatChangesView) -> None:
    lines = [row.chart.line for row in view.turning.rows]
    never = [line.flip is None for line in lines]
    assert never == sorted(never)
    assert not all(never)
    assert any(never)
    said = [row.chart.accessibleDescription() for row in view.turning.rows]
    assert said == _sentences(view)
    for row in view.turning.rows:
        assert ("no value" in row.sentence.text()) == (row.chart.line.flip is None)
        assert row.chart.line.words[2].startswith("now ")


def test_all_lines_begin_and_end_at_one_place(view: WhatChangesView) -> None:
    charts = [row.chart for row in view.turning.rows]
    assert len(charts) > 2
    tracks = [_track(chart.area, chart.line, chart.ink) for chart in charts]
    assert len({(round(track.x, 3), round(track.right, 3)) for track in tracks}) == 1


def test_the_bars_are_those_of_the_first_treatment_widest_first(view: WhatChangesView) -> None:
    tornado = view.tornado.tornado
    assert tornado is not None
    swings = one_way("exosomes", "visible", comparison(FOUR).scenario, catalogue())[:8]
    assert [(bar.at_low, bar.at_high) for bar in tornado.bars] == [
        (swing.at_low, swing.at_high) for swing in swings
    ]
    widths = [abs(bar.at_high - bar.at_low) for bar in tornado.bars]
    assert widths == sorted(widths, reverse=True)
    visible = comparison(FOUR).treatment("exosomes").of_100.visible
    assert tornado.now == f"now {visible} of 100"


def test_values_have_the_units_of_their_inputs(qtbot: QtBot, view: WhatChangesView) -> None:
    _pick(view.bar.measure, "cost")
    qtbot.waitUntil(lambda: view.idle)
    tornado = view.tornado.tornado
    assert tornado is not None
    bars = {bar.label: bar for bar in tornado.bars}
    prices = [bar for label, bar in bars.items() if label.startswith("Price")]
    sessions = [bar for label, bar in bars.items() if "ession" in label and bar not in prices]
    assert prices
    assert all(bar.low.startswith("$") for bar in prices)
    assert sessions
    assert all(bar.low.isdigit() and bar.high.isdigit() for bar in sessions)
    assert tornado.now.startswith("now $")


def test_a_part_of_a_combination_says_whose_input_it_is(
    qtbot: QtBot, view: WhatChangesView
) -> None:
    view.set_focus("minoxidil_plus_finasteride")
    qtbot.waitUntil(lambda: view.idle)
    tornado = view.tornado.tornado
    assert tornado is not None
    labels = [bar.label for bar in tornado.bars]
    assert len(set(labels)) == len(labels)
    assert any(label.startswith("Minoxidil 5 %: ") for label in labels)
    assert len(labels) <= 8


def test_doing_nothing_can_be_the_second_but_not_the_first(
    qtbot: QtBot, view: WhatChangesView
) -> None:
    assert view.bar.first.findData(NOTHING) == -1
    _pick(view.bar.second, NOTHING)
    qtbot.waitUntil(lambda: view.idle)
    assert "doing nothing" in view.head.sentence.text()
    assert view.answer is not None
    assert view.answer.question == Question("exosomes", NOTHING, "visible")


def test_the_two_can_be_exchanged_and_never_be_the_same(
    qtbot: QtBot, view: WhatChangesView
) -> None:
    model = view.bar.second.model()
    assert not model.index(view.bar.second.findData("exosomes"), 0).flags() & ENABLED
    _pick(view.bar.first, "finasteride_oral")  # walks past what the second has
    assert view.bar.question == Question("finasteride_oral", FOUR[1], "visible")
    with qtbot.waitSignal(view.focus_changed) as told:
        QTest.mouseClick(view.bar.exchange, LEFT)
    assert told.args == [FOUR[1]]
    assert view.bar.question == Question(FOUR[1], "finasteride_oral", "visible")
    _pick(view.bar.second, NOTHING)
    assert not view.bar.exchange.isEnabled()
    qtbot.waitUntil(lambda: view.idle)


def test_the_focus_puts_a_treatment_first_and_is_not_told_back(
    qtbot: QtBot, view: WhatChangesView
) -> None:
    with qtbot.assertNotEmitted(view.focus_changed):
        view.set_focus("finasteride_oral")
    qtbot.waitUntil(lambda: view.idle)
    assert view.answer is not None
    assert view.answer.question.first == "finasteride_oral"


def test_choices_stay_while_numbers_change_and_go_with_their_treatment(
    qtbot: QtBot, view: WhatChangesView
) -> None:
    _pick(view.bar.second, "finasteride_oral")
    view.set_comparison(comparison(EIGHT, years=10), catalogue())
    assert view.bar.question == Question("exosomes", "finasteride_oral", "visible")
    view.set_comparison(comparison(("exosomes",)), catalogue())
    assert view.bar.question == Question("exosomes", NOTHING, "visible")
    QTest.keyClick(view.bar.second, Qt.Key.Key_Up)
    assert view.bar.question == Question("exosomes", NOTHING, "visible")
    qtbot.waitUntil(lambda: view.idle)


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
    qtbot: QtBot, view: WhatChangesView, slow: list[Question]
) -> None:
    assert not view.working.isVisible()
    started = time.monotonic()
    _pick(view.bar.measure, "hair")
    assert time.monotonic() - started < 0.2
    assert not view.working.isVisible()
    qtbot.waitUntil(view.working.isVisible)
    _pick(view.bar.measure, "cost")
    shown: list[str] = []

    def settled() -> bool:
        shown.append(view.head.sentence.text())
        return view.idle

    qtbot.waitUntil(settled)
    assert [one.measure for one in slow] == ["hair", "cost"]
    assert not any("hairs per cm²" in text for text in shown)
    assert "cost" in view.head.sentence.text()
    assert not view.working.isVisible()


def test_what_cannot_be_asked_is_said_in_place(
    qtbot: QtBot, view: WhatChangesView, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> list[object]:
        raise BadInputError.single("treatments", "is not offered")

    monkeypatch.setattr(turning_points, "flip_points", refuse)
    _pick(view.bar.measure, "hair")
    qtbot.waitUntil(view.problem.isVisible)
    assert "is not offered" in view.problem.text()
    monkeypatch.undo()
    _pick(view.bar.measure, "cost")
    qtbot.waitUntil(lambda: not view.problem.isVisible())


def test_the_tables_have_the_same_numbers(view: WhatChangesView) -> None:
    QTest.mouseClick(view.head.table_button, LEFT)
    assert view.turning_table.isVisible()
    flips, swings = view.turning_table.model(), view.swings_table.model()
    for row, turning in enumerate(view.turning.rows):
        line = turning.chart.line
        cells = [flips.index(row, column).data() for column in range(5)]
        assert line.words[2] == f"now {cells[1]}"
        assert cells[4] == (line.words[3] or "no such value")
    tornado = view.tornado.tornado
    assert tornado is not None
    for row, bar in enumerate(tornado.bars):
        assert [swings.index(row, column).data() for column in range(3)] == [
            bar.label,
            bar.low,
            bar.high,
        ]


def test_arrow_keys_read_one_bar_after_the_other(view: WhatChangesView) -> None:
    tornado = view.tornado.tornado
    assert tornado is not None
    view.tornado.setFocus()
    QTest.keyClick(view.tornado, Qt.Key.Key_Down)
    QTest.keyClick(view.tornado, Qt.Key.Key_Down)
    assert view.tornado.accessibleDescription().endswith(tornado.bars[1].spoken)


def test_bars_that_do_not_exist_are_said_in_words(qtbot: QtBot, view: WhatChangesView) -> None:
    view.set_comparison(comparison(("hair_transplant_fue", "exosomes")), catalogue())
    view.set_focus("hair_transplant_fue")
    qtbot.waitUntil(lambda: view.idle)
    assert not view.tornado.isVisible()
    assert view._no_bars.isVisible()


def test_the_picture_is_copied(view: WhatChangesView) -> None:
    view.head.picture_button.menu().actions()[0].trigger()
    assert QGuiApplication.clipboard().image().width() > 1500


def test_it_follows_the_theme_and_the_room(qtbot: QtBot, view: WhatChangesView) -> None:
    light = view.tornado.grab().toImage()
    view.apply_theme(theme.DARK)
    assert view.tornado.grab().toImage() != light
    view.resize(660, 560)
    assert view.width() == 660
    qtbot.waitUntil(lambda: view.tornado.x() < 40)
    view.resize(1500, 900)
    qtbot.waitUntil(lambda: view.tornado.x() > 600)
