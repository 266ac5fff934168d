"""From the first start to a saved comparison without a mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from hairchoice.engine.scenario import read_scenario
from hairchoice.ui.desk import Desk
from hairchoice.ui.dialogs.quote_checker import QuoteChecker
from hairchoice.ui.main_window import MainWindow
from tests.e2e.conftest import Play, choose_file

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
_MOST_TABS = 60


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget() or _window()
    QTest.keyClick(focused, key, modifier)


def _window() -> MainWindow:
    """Keys go to the window while nothing in it has the focus."""
    shown = (one for one in QApplication.topLevelWidgets() if one.isVisible())
    return next(one for one in shown if isinstance(one, MainWindow))


def _tab_to(wanted: QWidget) -> None:
    """Presses Tab until it is there, as somebody without a mouse does."""
    passed: list[str] = []
    for _press_number in range(_MOST_TABS):
        focused = QApplication.focusWidget()
        if focused is wanted:
            return
        passed.append(f"{type(focused).__name__} {focused.accessibleName() if focused else ''}")
        _press(KEY.Key_Tab)
    raise AssertionError(f"Tab never reaches {wanted}, only {passed}")


def test_somebody_new_gets_from_the_welcome_to_a_saved_comparison(
    qtbot: QtBot, play: Play, tmp_path: Path
) -> None:
    file = tmp_path / "by keyboard.hairchoice"

    def story(window: MainWindow, desk: Desk) -> None:
        workspace, person, treatments = desk.workspace, desk.person, desk.treatments
        welcome = desk.centre.welcome
        assert QApplication.focusWidget() is welcome.intro, "nothing is framed before the first Tab"
        assert "does not tell you what to choose" in welcome.intro.accessibleName(), "but heard"
        _press(KEY.Key_Tab)
        assert QApplication.focusWidget() is welcome.own
        _press(KEY.Key_Space)
        assert not desk.centre.welcoming
        _tab_to(person.stage.buttons[workspace.scenario.stage])
        _press(KEY.Key_Right)
        assert workspace.scenario.stage == "IV"
        _tab_to(person.years.slider)
        _press(KEY.Key_Right)
        assert workspace.scenario.years == 6
        _tab_to(treatments.rows[workspace.focus].tick)
        while workspace.focus != "prp":
            _press(KEY.Key_Down)
        _press(KEY.Key_Space)
        assert "prp" in workspace.scenario.treatments
        _tab_to(treatments.details.fold.button)
        _press(KEY.Key_Space)
        quote = treatments.details.quotes["prp", "session"]
        qtbot.waitUntil(quote.isVisible)
        _tab_to(quote)
        QTest.keyClicks(quote, "900")
        _press(KEY.Key_Return)
        assert workspace.scenario.chosen("prp").quotes == {"session": 900.0}
        qtbot.waitUntil(lambda: workspace.settled, timeout=20_000)
        window.activateWindow()  # without a window manager it may have lost that while waiting
        qtbot.waitUntil(window.isActiveWindow)
        assert "PRP" in desk.centre.headline.gain.text()
        _press(KEY.Key_3, CTRL)
        table = desk.centre.side_by_side
        _tab_to(table.sort.by)
        _press(KEY.Key_End)
        assert table.sort.by.currentText() == "Not known"
        choose_file(file)
        _press(KEY.Key_S, CTRL)
        saved = read_scenario(file.read_bytes())
        assert (saved.stage, saved.years, saved.treatments[-1]) == ("IV", 6, "prp")
        assert not window.isWindowModified()

    play(story, first_time=True)


def test_a_letter_opens_the_quote_checker_and_escape_leaves_it(qtbot: QtBot, play: Play) -> None:
    def story(window: MainWindow, _desk: Desk) -> None:
        QTest.keyClick(window, KEY.Key_Q, ALT)
        qtbot.waitUntil(lambda: window.findChild(QuoteChecker) is not None)  # pressed visibly
        dialog = window.findChild(QuoteChecker)
        assert isinstance(dialog, QuoteChecker)
        qtbot.waitUntil(dialog.isActiveWindow)
        _press(KEY.Key_Escape)
        assert not dialog.isVisible()

    play(story)


@pytest.mark.parametrize("position", range(5))
def test_every_list_of_choices_has_a_label_that_a_screen_reader_finds(
    qtbot: QtBot, play: Play, position: int
) -> None:
    """On Linux Qt reads out what is chosen as the name; the label is another object."""

    def story(window: MainWindow, desk: Desk) -> None:
        desk.centre.show_view(position)
        qtbot.waitUntil(lambda: desk.centre.what_changes.idle, timeout=20_000)
        label = QAccessible.RelationFlag.Label
        unlabelled = [
            box.accessibleName() or box.currentText()
            for box in window.findChildren(QComboBox)
            if box.isVisible() and not QAccessible.queryAccessibleInterface(box).relations(label)
        ]
        assert unlabelled == []

    play(story)
