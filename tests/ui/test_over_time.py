"""The view Over time as a person uses it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hairchoice.ui import theme
from hairchoice.ui.charts.table import YearTable
from hairchoice.ui.views.over_time import OverTimeView
from tests.ui.comparisons import EIGHT, FOUR, catalogue, comparison


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
    model = view.hair.table.model()
    assert model.rowCount() == 6
    assert model.columnCount() == 1 + 9
    headers = [
        " ".join(model.headerData(column, Qt.Orientation.Horizontal).split())
        for column in range(model.columnCount())
    ]
    assert headers[:3] == ["Time", "Doing nothing", "Exosomes evidence to month 4"]
    cells = [model.index(5, column).data() for column in range(model.columnCount())]
    assert cells[headers.index("Saw palmetto")] == "not known"
    assert cells[0] == "5 years"
    assert " to " in cells[1]
    assert view.hair.unit.text() == "Hairs per cm², against today"
    assert view.cost.unit.text() == "Paid so far, USD"
    assert "$" not in view.cost.table.model().index(5, 2).data()
    QTest.mouseClick(view.table_button, Qt.MouseButton.LeftButton)
    assert view.cost.canvas.isVisible()


def _shown_as_table(qtbot: QtBot, width: int, treatments: tuple[str, ...]) -> OverTimeView:
    made = OverTimeView()
    qtbot.addWidget(made)
    made.resize(width, 560)
    made.set_comparison(comparison(treatments), catalogue())
    with qtbot.waitExposed(made):
        made.show()
    QTest.mouseClick(made.table_button, Qt.MouseButton.LeftButton)
    return made


def _cut_words(table: YearTable) -> list[str]:
    """Returns the lines of titles and cells that are longer than their column is wide."""
    model, metrics = table.model(), table.fontMetrics()
    return [
        line
        for column in range(model.columnCount())
        for text in (
            model.headerData(column, Qt.Orientation.Horizontal),
            *(model.index(row, column).data() for row in range(model.rowCount())),
        )
        for line in text.split("\n")
        if metrics.horizontalAdvance(line) + 2 * theme.GAP > table.columnWidth(column)
    ]


_GERMAN = {
    "Time": "Zeit",
    "Doing nothing": "Nichts unternehmen",
    "{number} years": "{number} Jahre",
    "{low} to {high}": "{low} bis {high}",
    "{name}\nevidence to month {month}": "{name}\nBelege bis Monat {month}",
}


class _German(QTranslator):
    """The words of the tables in a language with longer ones."""

    def translate(self, context: str, source: str, *_about: object) -> str:
        """Returns a word of the tables; Qt takes its own for the others."""
        return _GERMAN.get(source, "") if context == "Charts" else ""


@pytest.fixture(params=["English", "German"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """The window speaks it."""
    german = _German()
    if request.param == "German":
        qapp.installTranslator(german)
    yield request.param
    qapp.removeTranslator(german)


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("width", [900, 705])
def test_four_treatments_are_read_without_scrolling_sideways(qtbot: QtBot, width: int) -> None:
    view = _shown_as_table(qtbot, width, FOUR)
    for table in (view.cost.table, view.hair.table):
        assert table.horizontalScrollBar().maximum() == 0
        assert _cut_words(table) == []


def test_ranges_stand_below_their_figures_only_while_the_window_is_small(qtbot: QtBot) -> None:
    view = _shown_as_table(qtbot, 900, FOUR)
    cell = view.cost.table.model().index(5, 2)
    wide, tall = str(cell.data()), view.cost.table.rowHeight(0)
    view.resize(705, 560)
    qtbot.waitUntil(lambda: "\n" in cell.data())
    assert cell.data().split() == wide.replace("(", "").replace(")", "").split()
    assert view.cost.table.rowHeight(0) > tall
    view.resize(900, 560)
    qtbot.waitUntil(lambda: cell.data() == wide)
    assert view.cost.table.rowHeight(0) == tall


def test_what_scrolls_sideways_all_the_same_keeps_its_rows_low(qtbot: QtBot) -> None:
    view = _shown_as_table(qtbot, 705, EIGHT)
    table = view.cost.table
    assert table.horizontalScrollBar().maximum() > 0
    assert "(" in table.model().index(5, 2).data()
    assert _cut_words(table) == []


def test_a_shorter_horizon_moves_the_crosshair_inside(view: OverTimeView, qtbot: QtBot) -> None:
    QTest.keyClick(view.cost.canvas, Qt.Key.Key_End)
    view.set_comparison(comparison(years=1), catalogue())
    assert view.cost.canvas.month == 12
    QTest.mouseClick(view.table_button, Qt.MouseButton.LeftButton)
    assert view.cost.table.model().index(1, 0).data() == "3 months"


def test_a_table_in_front_follows_the_comparison(view: OverTimeView) -> None:
    QTest.mouseClick(view.table_button, Qt.MouseButton.LeftButton)
    view.set_comparison(comparison(years=1), catalogue())
    assert view.hair.table.model().index(1, 0).data() == "3 months"


def test_the_chart_is_copied_as_a_picture(view: OverTimeView) -> None:
    view.cost.copy_action.trigger()
    assert not QGuiApplication.clipboard().image().isNull()
