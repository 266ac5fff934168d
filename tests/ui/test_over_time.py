"""The view Over time as a person uses it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hairchoice.ui import theme
from hairchoice.ui.views.over_time import OverTimeView
from tests.ui.comparisons import EIGHT, catalogue, comparison


@pytest.fixture
def view(qtbot: QtBot) -> OverTimeView:
    """The view with a comparison of all kinds of treatment."""
    made = OverTimeView()
    qtbot.addWidget(made)
    made.resize(960, 660)
    made.apply_theme(theme.LIGHT)
    made.set_comparison(comparison(EIGHT), catalogue())
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_sentence_stands_above_each_chart(view: OverTimeView) -> None:
    assert view.cost.sentence.text().startswith("Over 5 years")
    assert view.hair.sentence.text().startswith("Doing nothing")


def test_both_charts_have_the_same_time_axis(view: OverTimeView) -> None:
    cost, hair = view.cost.canvas.layout_shown, view.hair.canvas.layout_shown
    assert cost is not None
    assert hair is not None
    assert (cost.frame.plot.x, cost.frame.plot.right) == (hair.frame.plot.x, hair.frame.plot.right)


def test_the_crosshair_moves_on_both_charts(view: OverTimeView, qtbot: QtBot) -> None:
    layout = view.cost.canvas.layout_shown
    assert layout is not None
    place = QPointF(layout.frame.x(24), layout.frame.plot.y + 20).toPoint()
    QTest.mouseMove(view.cost.canvas, place)
    qtbot.waitUntil(lambda: view.hair.canvas.month == 24)
    assert view.hair.canvas.month == view.cost.canvas.month


def test_walking_to_a_treatment_tells_the_window(view: OverTimeView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.focus_changed) as changed:
        QTest.keyClick(view.hair.canvas, Qt.Key.Key_Down)
    assert changed.args == [view.cost.canvas.focus_id]


def test_focus_from_outside_is_not_reported_back(view: OverTimeView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.focus_changed):
        view.set_focus("prp")
        view.set_focus(None)
    assert view.hair.canvas.focus_id == ""


def test_the_table_has_the_same_numbers_by_year(view: OverTimeView, qtbot: QtBot) -> None:
    QTest.mouseClick(view.table_button, Qt.MouseButton.LeftButton)
    assert view.cost.table.isVisible()
    assert not view.cost.canvas.isVisible()
    model = view.hair.model
    assert model.rowCount() == 6
    assert model.columnCount() == 1 + 9
    headers = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    assert headers[:3] == ["Time", "Doing nothing", "Exosomes\nevidence to month 4"]
    cells = [model.index(5, column).data() for column in range(model.columnCount())]
    assert cells[headers.index("Saw palmetto")] == "not known"
    assert cells[0] == "After 5 years"
    assert " to " in cells[1]
    assert view.hair.unit.text() == "Hairs per cm², against today"
    assert view.cost.unit.text() == "Paid so far, USD"
    assert "$" not in view.cost.model.index(5, 2).data()
    QTest.mouseClick(view.table_button, Qt.MouseButton.LeftButton)
    assert view.cost.canvas.isVisible()


def test_a_shorter_horizon_moves_the_crosshair_inside(view: OverTimeView, qtbot: QtBot) -> None:
    QTest.keyClick(view.cost.canvas, Qt.Key.Key_End)
    view.set_comparison(comparison(years=1), catalogue())
    assert view.cost.canvas.month == 12
    QTest.mouseClick(view.table_button, Qt.MouseButton.LeftButton)
    assert view.cost.model.index(1, 0).data() == "After 3 months"


def test_a_table_in_front_follows_the_comparison(view: OverTimeView) -> None:
    QTest.mouseClick(view.table_button, Qt.MouseButton.LeftButton)
    view.set_comparison(comparison(years=1), catalogue())
    assert view.hair.model.index(1, 0).data() == "After 3 months"


def test_the_chart_is_copied_as_a_picture(view: OverTimeView) -> None:
    view.cost.copy_action.trigger()
    assert not QGuiApplication.clipboard().image().isNull()
