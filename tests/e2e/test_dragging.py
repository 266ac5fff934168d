"""The Years slider under the mouse: charts follow, nothing older does, one undo takes it back."""

from __future__ import annotations

from itertools import groupby

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider
from pytestqt.qtbot import QtBot

from hairchoice.engine.scenario import DRAFT_DRAWS
from hairchoice.ui.charts.canvas import TimeChart
from hairchoice.ui.desk import Desk
from hairchoice.ui.main_window import MainWindow
from tests.e2e.conftest import Play

LEFT = Qt.MouseButton.LeftButton
_STEP_PIXELS = 4
_FRAME_MS = 8


def _handle(slider: QSlider) -> QPoint:
    """Where the handle is."""
    option, style = QStyleOptionSlider(), slider.style()
    slider.initStyleOption(option)
    part, whole = QStyle.SubControl.SC_SliderHandle, QStyle.ComplexControl.CC_Slider
    return style.subControlRect(whole, option, part, slider).center()


def _move(slider: QSlider, place: QPoint, to: int) -> QPoint:
    """Moves the held handle step by step, a frame each, beyond one end of the slider."""
    by = _STEP_PIXELS if to > place.x() else -_STEP_PIXELS
    for x in range(place.x(), to, by):
        QTest.mouseMove(slider, QPoint(x, place.y()))
        QTest.qWait(_FRAME_MS)
    return QPoint(to, place.y())


def _years(canvas: TimeChart) -> int:
    assert canvas.chart is not None
    return canvas.chart.last // 12


def test_a_drag_from_one_end_to_the_other_and_back(qtbot: QtBot, play: Play) -> None:
    def story(_window: MainWindow, desk: Desk) -> None:
        workspace, slider = desk.workspace, desk.person.years.slider
        first = workspace.scenario
        asked, answered, drafts = [first.years], list[int](), list[int]()
        workspace.scenario_changed.connect(lambda: asked.append(workspace.scenario.years))

        def note() -> None:
            assert workspace.comparison is not None
            answered.append(workspace.comparison.scenario.years)
            drafts.append(workspace.comparison.scenario.draws)
            for canvas in (desk.centre.over_time.cost.canvas, desk.centre.over_time.hair.canvas):
                assert _years(canvas) == answered[-1], "both charts follow every answer"

        workspace.comparison_changed.connect(note)
        place = _handle(slider)
        QTest.mousePress(slider, LEFT, pos=place)
        place = _move(slider, place, -40)
        assert workspace.scenario.years == 1
        place = _move(slider, place, slider.width() + 40)
        assert workspace.scenario.years == 20
        place = _move(slider, place, -40)
        QTest.mouseRelease(slider, LEFT, pos=place)
        qtbot.waitUntil(lambda: workspace.settled, timeout=20_000)

        assert set(asked) == set(range(1, 21)), "no year is jumped over"
        assert workspace.scenario.years == answered[-1] == 1
        assert drafts[-1] == first.draws
        assert DRAFT_DRAWS in drafts, "something is shown while it moves"
        in_turn = [year for year, _draft_and_final in groupby(answered)]
        rest = iter(asked)
        assert all(year in rest for year in in_turn), "an older answer followed a newer one"
        assert desk.person.years.box.value() == 1
        workspace.undo()
        assert workspace.scenario == first, "one drag is one step"
        assert slider.value() == first.years
        qtbot.waitUntil(lambda: workspace.settled, timeout=20_000)
        assert _years(desk.centre.over_time.cost.canvas) == first.years

    play(story)


@pytest.mark.parametrize("size", [(1024, 640), (1100, 700)])
def test_the_charts_stay_where_they_are_in_a_small_window(
    qtbot: QtBot, play: Play, size: tuple[int, int]
) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        window.resize(*size)
        slider, canvas = desk.person.years.slider, desk.centre.over_time.cost.canvas
        QTest.qWait(_FRAME_MS)
        begins, sentences = set[int](), set[str]()

        def note() -> None:
            QTest.qWait(0)
            begins.add(canvas.mapTo(window, QPoint()).y())
            sentences.add(desk.centre.headline.money.text())

        desk.workspace.comparison_changed.connect(note)
        place = _handle(slider)
        QTest.mousePress(slider, LEFT, pos=place)
        place = _move(slider, place, slider.width() // 2)
        place = _move(slider, place, -40)
        QTest.mouseRelease(slider, LEFT, pos=place)
        qtbot.waitUntil(lambda: desk.workspace.settled, timeout=20_000)
        note()
        assert len(sentences) > 1
        assert len(begins) == 1

    play(story)
