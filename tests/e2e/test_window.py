"""Stories of people at the window: the real main(), mouse and keyboard."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hairchoice.ui.desk import Desk
from hairchoice.ui.dialogs.help import HelpDialog
from hairchoice.ui.main_window import MainWindow
from tests.e2e.conftest import Play, action, type_in

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def test_a_clinics_quote_changes_the_answer_at_the_top(qtbot: QtBot, play: Play) -> None:
    def story(_window: MainWindow, desk: Desk) -> None:
        assert "12 have visibly" in desk.centre.headline.gain.text() or "Of 100" in (
            desk.centre.headline.gain.text()
        )
        before = desk.centre.headline.money.text()
        assert "$" in before
        type_in(desk.treatments.details.quotes["exosomes", "session"], "5000")
        qtbot.waitUntil(lambda: desk.workspace.settled)
        assert desk.centre.headline.money.text() != before
        result = desk.workspace.focused_result()
        assert result is not None
        assert result.cost.mean[0] == 5000

    assert play(story) == 0


def test_the_focus_is_one_everywhere(qtbot: QtBot, play: Play) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        row = desk.treatments.rows["finasteride_oral"]
        QTest.mouseClick(row, LEFT, pos=QPoint(200, 30))
        assert "finasteride" in desk.centre.headline.gain.text().lower()
        QTest.keyClick(window, Qt.Key.Key_5, CTRL)
        assert desk.centre.tabs.currentWidget() is desk.centre.evidence
        assert desk.centre.evidence.chooser.currentData() == "finasteride_oral"
        QTest.keyClick(window, Qt.Key.Key_3, CTRL)
        table = desk.centre.side_by_side.table
        assert (
            table.model().headerData(table.currentIndex().column(), Qt.Orientation.Horizontal)
            == "Finasteride tablets"
        )

    play(story)


def test_undo_and_redo_by_key(qtbot: QtBot, play: Play) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        slider = desk.person.years.slider
        slider.setFocus()
        QTest.keyClick(slider, Qt.Key.Key_Right)
        assert desk.workspace.scenario.years == 6
        assert window.isWindowModified()
        QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
        assert desk.workspace.scenario.years == 5
        assert not window.isWindowModified()
        QTest.keyClick(window, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
        assert desk.workspace.scenario.years == 6

    play(story)


def test_the_theme_reaches_everything_and_is_remembered(qtbot: QtBot, play: Play) -> None:
    def dark(widget: QWidget) -> bool:
        return widget.palette().window().color().lightness() < 64

    def choose(window: MainWindow, desk: Desk) -> None:
        action(window, "Dark").trigger()
        qtbot.waitUntil(lambda: dark(window) and dark(desk.centre.over_time))

    def look(window: MainWindow, _desk: Desk) -> None:
        qtbot.waitUntil(lambda: dark(window))
        action(window, "Light").trigger()
        qtbot.waitUntil(lambda: not dark(window))

    play(choose)
    play(look)


def test_the_window_fits_a_small_screen(qtbot: QtBot, play: Play) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        window.resize(1024, 640)
        qtbot.wait(50)
        assert (window.width(), window.height()) == (1024, 640)
        last = desk.treatments.rows[desk.workspace.scenario.treatments[-1]]
        qtbot.waitUntil(lambda: last.visibleRegion().boundingRect() == last.rect())
        for position in range(desk.centre.tabs.count()):
            desk.centre.tabs.setCurrentIndex(position)
            qtbot.wait(20)
            view = desk.centre.tabs.currentWidget()
            assert view.height() > 300
            right = view.mapTo(window, QPoint(view.width(), 0)).x()
            assert right <= window.width()

    play(story)


def test_help_opens_and_closes_by_key(qtbot: QtBot, play: Play) -> None:
    def story(window: MainWindow, _desk: Desk) -> None:
        QTest.keyClick(window, Qt.Key.Key_F1)
        dialog = window.findChild(HelpDialog)
        assert isinstance(dialog, HelpDialog)
        assert dialog.isVisible()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()

    play(story)


def _reached_by_tab(widget: QWidget) -> bool:
    # A spin box and a view are announced themselves, not the parts they are made of.
    part = widget.objectName() == "qt_spinbox_lineedit" or widget.focusProxy() is not None
    return widget.isVisible() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not part


def _spoken_name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_every_control_has_a_name(play: Play) -> None:
    def story(window: MainWindow, _desk: Desk) -> None:
        nameless = [
            f"{type(widget).__name__} in {type(widget.parent()).__name__}"
            for widget in window.findChildren(QWidget)
            if _reached_by_tab(widget) and not _spoken_name(widget)
        ]
        assert nameless == []

    play(story)


def test_light_libraries_only_before_the_first_answer() -> None:
    code = (
        "import sys, hairchoice.ui.app, hairchoice.ui.main_window\n"
        "heavy = {'numpy', 'pyqtgraph', 'pandas', 'openpyxl', 'xlsxwriter', 'scipy'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
        "import PySide6.QtCore, PySide6.QtWidgets\n"  # whose classes are made when first named
        "assert 'QTimer' in vars(PySide6.QtCore) and 'Qt' not in vars(PySide6.QtCore)\n"
        "assert 'QStyle' not in vars(PySide6.QtWidgets)\n"
        "import hairchoice.ui.desk, hairchoice.ui.menus\n"
        "heavy -= {'numpy'}\n"
        "heavy.add('PySide6.QtDBus')\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only X11 can be without display")
@pytest.mark.parametrize(
    "said",
    [
        {},
        {"DISPLAY": ":987"},
        {"WAYLAND_DISPLAY": "wayland-987"},
        {"WAYLAND_DISPLAY": "w" * 300},
        {"QT_QPA_PLATFORM": "wayland;xcb", "DISPLAY": ":987"},
    ],
)
def test_without_a_display_one_line_says_so(home: Path, said: dict[str, str]) -> None:
    kept = {"PYTHONPATH": os.environ["PYTHONPATH"]}
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin", **kept, **said}
    done = subprocess.run(
        [sys.executable, "-m", "hairchoice"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert "no display" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_view_is_made_when_it_is_first_wanted(play: Play) -> None:
    def story(_window: MainWindow, desk: Desk) -> None:
        tabs = desk.centre.tabs
        titles = [tabs.tabText(position) for position in range(tabs.count())]
        page = tabs.widget(2)
        assert page is not None
        assert not page.findChildren(QWidget)
        desk.centre.show_view(2)
        assert tabs.currentWidget() is desk.centre.side_by_side
        assert desk.centre.side_by_side.table.model().rowCount() > 1
        assert [tabs.tabText(position) for position in range(tabs.count())] == titles

    play(story)


def test_nothing_but_the_window_is_ever_a_window(qapp: QApplication, play: Play) -> None:
    shown: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
                shown.extend([type(watched).__name__] if watched.isWindow() else [])
            return False

    watch = Watch()
    qapp.installEventFilter(watch)

    def story(_window: MainWindow, desk: Desk) -> None:
        desk.centre.show_economics(True)
        for position in range(desk.centre.tabs.count()):
            desk.centre.show_view(position)

    play(story)
    qapp.removeEventFilter(watch)
    assert shown == ["MainWindow"]
