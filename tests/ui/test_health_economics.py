"""The view Health economics, as an economist uses it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from hairchoice.engine.economics import Economics, economics
from hairchoice.ui import theme
from hairchoice.ui.charts.acceptability import (
    EconomicsChart,
    curve_frame,
    frontier_pieces,
    share_text,
    start_at,
)
from hairchoice.ui.charts.plane import MOST_POINTS, clouds
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.jobs import Jobs
from hairchoice.ui.settings import WORTH, Settings
from hairchoice.ui.views.economics_charts import CurveChart
from hairchoice.ui.views.health_economics import HealthEconomicsView
from tests.ui.comparisons import EIGHT, FOUR, catalogue, comparison

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[HealthEconomicsView]:
    jobs = Jobs()
    made = HealthEconomicsView(jobs, Settings())
    qtbot.addWidget(made)
    made.resize(1500, 900)
    made.set_comparison(comparison(EIGHT), catalogue())
    made.show()
    qtbot.waitUntil(lambda: made.idle)
    yield made
    jobs.close()


def _found() -> Economics:
    return economics(comparison(EIGHT))


def _shown(chart: CurveChart) -> EconomicsChart:
    assert chart.chart is not None
    return chart.chart


def _place(chart: CurveChart, point: int) -> QPoint:
    """Where a point of the willingness to pay is, in the middle of the plot."""
    shown = _shown(chart)
    frame = curve_frame(shown, shown.shares, chart.area.grown(-4), chart.ink)
    x = frame.x(float(shown.economics.willingness_to_pay[point]))
    return QPoint(round(x), round(frame.plot.y + frame.plot.height / 2))


def test_most_often_best_and_best_on_average_are_two_sentences(view: HealthEconomicsView) -> None:
    found = _found()
    shown = _shown(view.acceptability)
    view.acceptability.setFocus()
    differing = np.flatnonzero(found.most_often_best() != found.best)
    assert differing.size
    QTest.keyClick(view.acceptability, Qt.Key.Key_Home)
    for _ in range(int(differing[0])):
        QTest.keyClick(view.acceptability, Qt.Key.Key_Right)
    at = _shown(view.acceptability).at
    assert at == differing[0]
    assert shown.names[int(found.most_often_best()[at])] in view.most_often.text()
    assert shown.names[int(found.best[at])] in view.on_average.text()
    assert view.most_often.text() != view.on_average.text()
    assert f"{100 * found.ceaf[at]:.0f} of 100" in view.on_average.text()


def test_the_frontier_follows_the_option_that_is_best_on_average(
    view: HealthEconomicsView,
) -> None:
    shown = _shown(view.acceptability)
    pieces = list(frontier_pieces(shown))
    points = [point for _, first, last in pieces for point in range(first, last + 1)]
    assert points == list(range(len(shown.economics.willingness_to_pay)))
    for option, first, last in pieces:
        part = slice(first, last + 1)
        assert (shown.economics.best[part] == option).all()
        assert (shown.economics.ceaf[part] == shown.economics.ceac[option, part]).all()


def test_the_pointer_reads_out_in_both_charts_and_leaves_no_trace(
    qtbot: QtBot, view: HealthEconomicsView
) -> None:
    before = _shown(view.evpi).at
    QTest.mouseMove(view.acceptability, _place(view.acceptability, 80))
    qtbot.waitUntil(lambda: _shown(view.acceptability).at == 80)
    assert _shown(view.evpi).at == 80
    assert view.plane.plane is not None
    assert view.plane.plane.wtp == _shown(view.evpi).wtp
    QTest.mouseMove(view.acceptability, QPoint(2, 2))
    qtbot.waitUntil(lambda: _shown(view.evpi).at == before)


def test_it_begins_at_what_hair_is_worth_in_side_by_side(
    qtbot: QtBot, view: HealthEconomicsView
) -> None:
    assert _shown(view.acceptability).wtp == 20
    Settings().set(WORTH, ["USD 62.0"])
    view.hide()
    view.show()
    assert _shown(view.acceptability).wtp == 62
    assert "$62" in view.head.sentence.text()


def test_a_small_worth_on_a_long_axis_is_not_none(view: HealthEconomicsView) -> None:
    found = _shown(view.evpi).economics
    assert start_at(found, 0.01) == 1
    assert start_at(found, 0) == 0
    assert start_at(found, 1e9) == len(found.willingness_to_pay) - 1


def test_a_click_stays_and_keys_walk_on(view: HealthEconomicsView) -> None:
    QTest.mouseClick(view.evpi, LEFT, pos=_place(view.evpi, 30))
    assert _shown(view.acceptability).at == 30
    view.evpi.setFocus()
    QTest.keyClick(view.evpi, Qt.Key.Key_PageDown)
    QTest.keyClick(view.evpi, Qt.Key.Key_Left)
    assert _shown(view.acceptability).at == 39
    QTest.keyClick(view.evpi, Qt.Key.Key_End)
    QTest.keyClick(view.evpi, Qt.Key.Key_Right)
    assert _shown(view.acceptability).at == 100
    QTest.keyClick(view.evpi, Qt.Key.Key_Home)
    assert _shown(view.acceptability).at == 0


def test_the_ratios_and_the_words_for_dominance(view: HealthEconomicsView) -> None:
    words = {
        "base": "cheapest",
        "frontier": "on the frontier",
        "dominated": "dominated",
        "extended": "extendedly dominated",
    }
    model, rows = view.icer.model(), _found().icer
    assert {row.status for row in rows} == set(words)
    assert model.rowCount() == len(rows)
    for index, row in enumerate(rows):
        cells = [model.index(index, column).data() for column in range(6)]
        assert cells[1] == f"{row.cost:,.0f}"
        assert cells[3] == ("–" if row.icer is None else f"{row.icer:,.2f}")
        assert cells[5] == words[row.status]


def test_what_has_no_usable_trial_is_left_out_and_said_to_be(view: HealthEconomicsView) -> None:
    assert "Saw palmetto" in view._left_out.text()
    assert "Saw palmetto" not in _shown(view.acceptability).names


def test_the_plane_is_thinned_but_its_means_are_not() -> None:
    shown = comparison(EIGHT)
    names = {one: one for one in _found().options}
    drawn = clouds(shown, _found(), names)
    assert [cloud.id for cloud in drawn] == [one for one in names if one != "none"]
    for cloud in drawn:
        result = shown.treatment(cloud.id)
        assert 0 < len(cloud.points) <= MOST_POINTS
        means = [result.draws.hair_years.mean(), result.draws.cost.mean()]
        assert list(cloud.mean) == pytest.approx(means)


def test_arrow_keys_walk_the_options_of_the_plane(qtbot: QtBot, view: HealthEconomicsView) -> None:
    picked: list[str] = []
    view.focus_changed.connect(picked.append)
    view.plane.setFocus()
    QTest.keyClick(view.plane, Qt.Key.Key_Down)
    QTest.keyClick(view.plane, Qt.Key.Key_Down)
    assert picked == ["exosomes", "minoxidil_topical_5"]
    assert "Minoxidil 5 %" in view.plane.accessibleDescription()
    assert "dominated" in view.plane.accessibleDescription()
    with qtbot.assertNotEmitted(view.focus_changed):
        view.set_focus("saw_palmetto")
    assert view.plane.plane is not None
    assert view.plane.plane.focus == ""


def test_the_charts_say_what_they_show(view: HealthEconomicsView) -> None:
    said = view.acceptability.accessibleDescription()
    assert view.most_often.text() in said
    assert view.on_average.text() in said
    assert view.information.text() in view.evpi.accessibleDescription()
    assert "EVPI" in view.evpi.accessibleName()


def test_the_table_has_the_numbers_of_the_curves(view: HealthEconomicsView) -> None:
    QTest.mouseClick(view.head.table_button, LEFT)
    assert view.curves.isVisible()
    assert not view.acceptability.isVisible()
    model, found = view.curves.model(), _found()
    options = len(found.options)
    for row in range(model.rowCount()):
        cells = [model.index(row, column).data() for column in range(model.columnCount())]
        shares = [share_text(share, LocaleFormats()) for share in found.ceac[:, 5 * row]]
        assert cells[1 : 1 + options] == shares
        assert cells[-1] == f"{found.evpi[5 * row]:,.0f}"
    assert model.rowCount() == 21


def test_another_comparison_keeps_the_point_that_was_pinned(
    qtbot: QtBot, view: HealthEconomicsView
) -> None:
    QTest.mouseClick(view.evpi, LEFT, pos=_place(view.evpi, 30))
    view.set_comparison(comparison(FOUR), catalogue())
    qtbot.waitUntil(lambda: len(_shown(view.evpi).names) == 5)
    assert _shown(view.evpi).at == 30
    assert not view._left_out.isVisible()


def test_where_nothing_can_be_ranked_that_is_said_and_no_empty_chart_shown(
    qtbot: QtBot, view: HealthEconomicsView
) -> None:
    view.set_comparison(comparison(("saw_palmetto",)), catalogue())
    qtbot.waitUntil(lambda: view.icer.model().rowCount() == 1)
    assert "Nothing can be ranked" in view.head.sentence.text()
    assert "Left out, no usable trial: Saw palmetto." in view.most_often.text()
    assert not view.evpi.isVisible()
    view.set_comparison(comparison(FOUR), catalogue())
    qtbot.waitUntil(view.evpi.isVisible)
    assert "willingness to pay" in view.head.sentence.text()


def test_the_pictures_are_copied_and_saved(
    view: HealthEconomicsView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions = [one for one in view.head.picture_button.menu().actions() if not one.isSeparator()]
    assert len(actions) == 6
    view.saving.connect(lambda write, _path: write())
    for number, action in enumerate(actions[1::2]):
        chosen = str(tmp_path / f"{number}.svg")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, path=chosen: (path, ""))
        action.trigger()
    drawn = [(tmp_path / f"{number}.svg").read_text("utf-8") for number in range(3)]
    assert "CEAF" in drawn[0]
    assert "EVPI" in drawn[1]
    assert "Hairs per cm² × years" in drawn[2]
    actions[0].trigger()
    assert QGuiApplication.clipboard().image().width() > 1500


def test_it_follows_the_theme_and_the_room(qtbot: QtBot, view: HealthEconomicsView) -> None:
    light = view.plane.grab().toImage()
    view.apply_theme(theme.DARK)
    assert view.plane.grab().toImage() != light
    view.resize(700, 560)
    assert view.width() == 700
    qtbot.waitUntil(lambda: view.plane.y() > view.acceptability.y())
    assert view.plane.x() < 40


def _reach(view: HealthEconomicsView) -> tuple[float, float, float, float]:
    frame = view.plane.frame
    assert frame is not None
    return frame.across.low, frame.across.high, frame.up.low, frame.up.high


def _wheel(view: HealthEconomicsView, keys: Qt.KeyboardModifier) -> QWheelEvent:
    port = view.plane.viewport()
    place = QPointF(port.rect().center())
    event = QWheelEvent(
        place,
        QPointF(port.mapToGlobal(place)),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)
    return event


def test_a_click_on_the_plane_brings_the_nearest_option_forward(
    qtbot: QtBot, view: HealthEconomicsView
) -> None:
    plane = view.plane.plane
    assert plane is not None
    place = view.plane.place(plane.clouds[2].mean).toPoint() + QPoint(2, 2)
    with qtbot.waitSignal(view.focus_changed) as changed:
        QTest.mouseClick(view.plane.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert changed.args == [plane.clouds[2].id]


def test_the_plane_comes_closer_and_all_of_it_comes_back(
    qtbot: QtBot, view: HealthEconomicsView
) -> None:
    whole = _reach(view)
    QTest.keyClick(view.plane, Qt.Key.Key_Plus)
    closer = _reach(view)
    assert whole[0] < closer[0] < closer[1] < whole[1]
    assert whole[2] < closer[2] < closer[3] < whole[3]
    view.set_focus("exosomes")  # values shown anew leave the person where they are
    assert _reach(view) == closer
    QTest.keyClick(view.plane, Qt.Key.Key_Home)
    assert _reach(view) == pytest.approx(whole)
    QTest.keyClick(view.plane, Qt.Key.Key_Minus)
    assert _reach(view)[1] > whole[1]
    QTest.mouseDClick(view.plane.viewport(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _reach(view) == pytest.approx(whole))


def test_the_wheel_scrolls_the_view_unless_ctrl_is_held(view: HealthEconomicsView) -> None:
    whole = _reach(view)
    _wheel(view, Qt.KeyboardModifier.NoModifier)
    assert _reach(view) == whole
    _wheel(view, Qt.KeyboardModifier.ControlModifier)
    assert _reach(view)[1] < whole[1]


def test_the_plane_writes_numbers_as_the_rest_does(view: HealthEconomicsView) -> None:
    axis = view.plane.plotItem.getAxis("left")
    assert axis.tickStrings([1200.0], 1.0, 200.0) == [LocaleFormats().shortest(1200.0)]
    assert view.plane.plotItem.getAxis("bottom").labelText.startswith("Hairs per cm²")
