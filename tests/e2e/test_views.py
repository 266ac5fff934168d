"""Every view of the real program, driven with the mouse and then with the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QTableView, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from hairchoice.ui.charts.canvas import TimeChart
from hairchoice.ui.desk import Desk
from hairchoice.ui.main_window import MainWindow
from tests.e2e.conftest import Play

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
_PATIENCE_MS = 20_000


def _click_tab(desk: Desk, position: int) -> None:
    bar = desk.centre.tabs.tabBar()
    assert isinstance(bar, QTabBar)
    QTest.mouseClick(bar, LEFT, pos=bar.tabRect(position).center())
    assert desk.centre.tabs.currentIndex() == position


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def _tab_to(wanted: QWidget) -> None:
    passed: list[str] = []
    for _ in range(80):
        focused = QApplication.focusWidget()
        if focused is wanted:
            return
        passed.append(f"{type(focused).__name__} {focused.accessibleName() if focused else ''}")
        _press(KEY.Key_Tab)
    raise AssertionError(f"Tab never reaches {wanted}, only {passed}")


def _name_at(canvas: TimeChart, treatment: str) -> QPoint:
    """Where a treatment's name stands at the end of its line."""
    layout = canvas.layout_shown
    assert layout is not None
    found = next(label for label in layout.labels if label.id == treatment)
    return QPointF(layout.frame.plot.right + 40, found.y).toPoint()


def test_over_time(qtbot: QtBot, play: Play) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        view, workspace = desk.centre.over_time, desk.workspace
        cost, hair = view.cost.canvas, view.hair.canvas
        QTest.mouseClick(cost, LEFT, pos=_name_at(cost, "minoxidil_topical_5"))
        assert workspace.focus == hair.focus_id == "minoxidil_topical_5"
        QTest.mouseMove(hair, QPoint(hair.width() // 2, hair.height() // 2))
        qtbot.waitUntil(lambda: cost.month > 0)
        assert cost.month == hair.month
        QTest.mouseClick(view.table_button, LEFT)
        assert view.cost.table.isVisible()
        QTest.mouseClick(view.table_button, LEFT)

        QTest.keyClick(window, KEY.Key_1, CTRL)
        _tab_to(cost)
        _press(KEY.Key_Up)
        assert workspace.focus != "minoxidil_topical_5"
        _press(KEY.Key_Home)
        _press(KEY.Key_Right)
        assert hair.month == cost.month > 0
        _tab_to(view.table_button)
        _press(KEY.Key_Space)
        assert view.cost.table.isVisible()

    play(story)


def test_hundred_people(qtbot: QtBot, play: Play) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        _click_tab(desk, 1)
        view, workspace = desk.centre.hundred_people, desk.workspace
        qtbot.waitUntil(lambda: all(card.isVisible() for card in view.cards))
        QTest.mouseClick(view.cards[2], LEFT)
        assert workspace.focus == view.cards[2].item.id
        QTest.mouseClick(view.head.table_button, LEFT)
        assert view.table.isVisible()
        QTest.mouseClick(view.head.table_button, LEFT)

        QTest.keyClick(window, KEY.Key_2, CTRL)
        _tab_to(view.cards[0])
        assert workspace.focus == view.cards[0].item.id
        _press(KEY.Key_Right)
        assert workspace.focus == view.cards[1].item.id
        assert "minoxidil" in desk.centre.headline.gain.text()
        QTest.keyClick(window, KEY.Key_T, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(view.table.isVisible)

    play(story)


def test_side_by_side(play: Play) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        _click_tab(desk, 2)
        view, workspace = desk.centre.side_by_side, desk.workspace
        table = view.table
        place = table.visualRect(table.model().index(2, 1)).center()
        QTest.mouseClick(table.viewport(), LEFT, pos=place)
        assert workspace.focus == workspace.scenario.treatments[1]
        rows = table.verticalHeader()
        before = _first_name(view.table)
        title = QPoint(20, rows.sectionViewportPosition(2) + rows.sectionSize(2) // 2)
        QTest.mouseClick(rows.viewport(), LEFT, pos=title)
        assert _first_name(view.table) != before, "sorted by what stays in total"

        QTest.keyClick(window, KEY.Key_3, CTRL)
        _tab_to(view.sort.by)
        _press(KEY.Key_Home)
        assert _first_name(view.table) == before
        _tab_to(table)
        table.setCurrentIndex(table.model().index(0, 0))
        _press(KEY.Key_Right)
        assert workspace.focus == workspace.scenario.treatments[1]
        QTest.keyClick(window, KEY.Key_C, CTRL | SHIFT)
        assert "Exosomes" in QGuiApplication.clipboard().text()

    play(story)


def _first_name(table: QTableView) -> str:
    return str(table.model().headerData(0, Qt.Orientation.Horizontal))


def test_what_would_change_it(qtbot: QtBot, play: Play) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        _click_tab(desk, 3)
        view = desk.centre.what_changes
        qtbot.waitUntil(lambda: view.idle and view.answer is not None, timeout=_PATIENCE_MS)
        said = view.head.sentence.text()
        assert said.startswith("Exosomes")
        QTest.mouseClick(view.bar.exchange, LEFT)
        qtbot.waitUntil(lambda: view.idle, timeout=_PATIENCE_MS)
        assert view.head.sentence.text().startswith("Minoxidil 5")

        QTest.keyClick(window, KEY.Key_4, CTRL)
        _tab_to(view.bar.measure)
        _press(KEY.Key_Down)
        qtbot.waitUntil(lambda: view.idle, timeout=_PATIENCE_MS)
        assert view.bar.measure.currentText() in view.head.sentence.text() or (
            "mean difference" in view.head.sentence.text()
        )
        _tab_to(view.first.chart)
        _press(KEY.Key_Down)
        assert view.first.chart.accessibleDescription()

    play(story)


def test_both_treatments_bars_are_in_sight_in_a_usual_window(qtbot: QtBot, play: Play) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        window.resize(1280, 800)
        _click_tab(desk, 3)
        view = desk.centre.what_changes
        qtbot.waitUntil(lambda: view.answer is not None, timeout=_PATIENCE_MS)
        qtbot.waitUntil(view.second.chart.isVisible)
        QTest.qWait(50)
        for chart in (view.first.chart, view.second.chart):
            assert chart.visibleRegion().boundingRect() == chart.rect()

    play(story)


def test_evidence(qtbot: QtBot, play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))

    def story(window: MainWindow, desk: Desk) -> None:
        _click_tab(desk, 4)
        view, workspace = desk.centre.evidence, desk.workspace
        place = _place_of_link(view.page)
        QTest.mouseClick(view.page.viewport(), LEFT, pos=place)
        assert view.page.verticalScrollBar().value() > 0, "a source number leads to the source"

        QTest.keyClick(window, KEY.Key_5, CTRL)
        QTest.keyClick(window, KEY.Key_I, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(view.chooser.hasFocus)
        before = workspace.focus
        _press(KEY.Key_Up)
        assert workspace.focus == view.chooser.currentData() != before
        _tab_to(view.page)
        while not opened:
            _press(KEY.Key_Tab)
            assert QApplication.focusWidget() is view.page, "the links are walked before it is left"
            _press(KEY.Key_Return)
        assert QUrl(opened[0]).scheme() == "https"

    play(story)


def _place_of_link(page: QTextBrowser) -> QPoint:
    """The first link that can be seen."""
    for y in range(0, page.height(), 4):
        for x in range(0, page.width(), 3):
            if page.anchorAt(QPoint(x, y)).startswith("#"):
                return QPoint(x + 1, y + 1)
    raise AssertionError("no link can be seen")


def test_health_economics(qtbot: QtBot, play: Play) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        QTest.keyClick(window, KEY.Key_6, CTRL)
        view = desk.centre.economics
        assert view is not None
        qtbot.waitUntil(lambda: view.idle, timeout=_PATIENCE_MS)
        curve = view.acceptability
        assert curve.chart is not None
        start = curve.chart.at
        QTest.mouseClick(curve, LEFT, pos=QPoint(curve.width() // 4, curve.height() // 2))
        assert curve.chart.at != start
        QTest.mouseClick(view.head.table_button, LEFT)
        assert view.curves.isVisible()
        QTest.mouseClick(view.head.table_button, LEFT)

        _tab_to(curve)
        _press(KEY.Key_Home)
        _press(KEY.Key_Right)
        assert view.evpi.chart is not None
        assert curve.chart.at == view.evpi.chart.at == 1
        assert "At a willingness to pay of $" in view.head.sentence.text()
        QTest.keyClick(window, KEY.Key_6, CTRL)
        assert desk.centre.tabs.count() == 5

    play(story)


def test_you_and_the_treatments(qtbot: QtBot, play: Play) -> None:
    def story(_window: MainWindow, desk: Desk) -> None:
        workspace, person, treatments = desk.workspace, desk.person, desk.treatments
        QTest.mouseClick(person.stage.buttons["V"], LEFT)
        assert workspace.scenario.stage == "V"
        tick = treatments.rows["prp"].tick
        QTest.mouseClick(tick, LEFT, pos=QPoint(8, tick.height() // 2))
        assert workspace.focus == "prp"
        assert "prp" in workspace.scenario.treatments
        qtbot.waitUntil(lambda: workspace.settled, timeout=_PATIENCE_MS)
        assert "PRP" in desk.centre.headline.gain.text()
        woman = person.sex["female"]
        QTest.mouseClick(woman, LEFT, pos=QPoint(8, woman.height() // 2))
        assert workspace.scenario.sex == "female"
        assert list(person.stage.buttons) == ["1", "2", "3", "4", "5"]

        _tab_to(person.stage.buttons[workspace.scenario.stage])
        _press(KEY.Key_End)
        assert workspace.scenario.stage == "5"
        _tab_to(person.years.box)
        QTest.keyClicks(person.years.box, "0")
        _press(KEY.Key_Return)
        assert workspace.scenario.years == 5, "what cannot be is not taken"
        _press(KEY.Key_Up)
        assert workspace.scenario.years == 6
        qtbot.waitUntil(lambda: workspace.settled, timeout=_PATIENCE_MS)

    play(story)
