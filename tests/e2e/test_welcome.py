"""The first minutes: examples, help for what is in front, a quote, and health economics."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from hairchoice.engine.catalogue import Catalogue
from hairchoice.ui import files
from hairchoice.ui.desk import Desk
from hairchoice.ui.dialogs.help import HelpDialog
from hairchoice.ui.dialogs.quote_checker import QuoteChecker
from hairchoice.ui.main_window import MainWindow
from hairchoice.ui.settings import WELCOMED
from hairchoice.ui.views.health_economics import HealthEconomicsView
from hairchoice.ui.views.welcome import Example, examples
from tests.e2e.conftest import Play, answer

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def _action(window: MainWindow, text: str) -> QAction:
    return next(one for one in window.findChildren(QAction) if one.text().replace("&", "") == text)


def _welcomed(desk: Desk) -> bool:
    return desk.centre.welcoming


@pytest.mark.parametrize("example", examples(), ids=lambda one: one.file)
def test_every_example_is_a_file_that_opens_and_has_its_prices(
    example: Example, catalogue: Catalogue
) -> None:
    scenario = files.read_file(example.path, catalogue)
    assert set(example.treatments) <= set(scenario.treatments)


def test_somebody_new_chooses_an_example_by_keyboard(qtbot: QtBot, play: Play) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        centre = desk.centre
        assert _welcomed(desk)
        card = centre.welcome.cards[2]
        card.setFocus()
        QTest.keyClick(card, Qt.Key.Key_Space)
        assert not _welcomed(desk)
        assert desk.workspace.scenario.years == 10
        assert desk.document.path is None, "the example itself is never overwritten"
        assert not window.isWindowModified()
        assert "Turkey" in window.windowTitle()
        qtbot.waitUntil(lambda: desk.workspace.settled)
        assert "transplant" in centre.headline.gain.text().lower()
        assert desk.workspace.settings.recent_files() == []
        assert desk.workspace.settings.get(WELCOMED)

    play(story, first_time=True)


def test_somebody_new_starts_blank_and_is_not_asked_again(play: Play) -> None:
    def story(_window: MainWindow, desk: Desk) -> None:
        QTest.mouseClick(desk.centre.welcome.own, LEFT)
        assert not _welcomed(desk)
        assert desk.centre.headline.gain.isVisible()

    def again(_window: MainWindow, desk: Desk) -> None:
        assert not _welcomed(desk)

    play(story, first_time=True)
    play(again, first_time=True)


@pytest.mark.parametrize("first_time", [True, False])
def test_somebody_with_a_quote_finds_where_to_type_it(
    qtbot: QtBot, play: Play, first_time: bool
) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        button = desk.centre.welcome.quote if first_time else desk.centre.headline.quote
        assert button.isVisible()
        QTest.mouseClick(button, LEFT)
        dialog = window.findChild(QuoteChecker)
        assert isinstance(dialog, QuoteChecker)
        price = dialog.form.fields["price"]
        qtbot.waitUntil(price.hasFocus)
        QTest.keyClicks(price, "2500")
        qtbot.waitUntil(dialog.use.isEnabled)
        dialog.reject()

    play(story, first_time=first_time)


def test_changing_something_on_the_left_is_a_start_too(play: Play) -> None:
    def story(_window: MainWindow, desk: Desk) -> None:
        QTest.mouseClick(desk.person.stage.buttons["V"], LEFT)
        assert not _welcomed(desk)

    play(story, first_time=True)


def test_welcome_comes_back_from_the_help_menu_and_loses_nothing(qtbot: QtBot, play: Play) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        QTest.mouseClick(desk.person.stage.buttons["V"], LEFT)
        _action(window, "Welcome").trigger()
        assert _welcomed(desk)
        answer(QMessageBox.StandardButton.Cancel)
        QTest.mouseClick(desk.centre.welcome.cards[0], LEFT)
        assert desk.workspace.scenario.stage == "V"
        QTest.mouseClick(desk.centre.welcome.own, LEFT)
        assert not _welcomed(desk)
        assert desk.workspace.scenario.stage == "V"

    play(story)


@pytest.mark.parametrize(
    ("position", "title"),
    [(0, "Over time"), (1, "100 people"), (2, "Side by side"), (3, "What would change it"),
     (4, "Evidence"), (5, "Health economics")],
)  # fmt: skip
def test_f1_explains_the_view_in_front(qtbot: QtBot, play: Play, position: int, title: str) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_1 + position), CTRL)
        assert desk.centre.tabs.tabText(desk.centre.tabs.currentIndex()) == title
        QTest.keyClick(window, Qt.Key.Key_F1)
        dialog = window.findChild(HelpDialog)
        assert isinstance(dialog, HelpDialog)
        assert dialog.contents.currentItem().text() == title
        shown = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
        assert any(len(text) > 60 for text in shown)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        _settled_economics(qtbot, desk)

    play(story)


def test_the_list_of_keys_has_every_key_of_the_menus(play: Play) -> None:
    def story(window: MainWindow, _desk: Desk) -> None:
        _action(window, "Keyboard shortcuts").trigger()
        dialog = window.findChild(HelpDialog)
        assert isinstance(dialog, HelpDialog)
        text = "\n".join(label.text() for label in dialog.findChildren(QLabel))
        for action in window.findChildren(QAction):
            if not action.shortcut().isEmpty():
                assert action.shortcut().toString() in text

    play(story)


def test_health_economics_is_a_tab_while_it_is_wanted(qtbot: QtBot, play: Play) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        tabs = desk.centre.tabs
        assert tabs.count() == 5
        action = _action(window, "Health economics")
        for _time in range(2):
            action.trigger()
            view = tabs.currentWidget()
            assert isinstance(view, HealthEconomicsView)
            _settled_economics(qtbot, desk)
            assert view.icer.model().rowCount() > 0
            action.trigger()
            assert tabs.count() == 5
            assert not action.isChecked()

    play(story)


def _settled_economics(qtbot: QtBot, desk: Desk) -> None:
    view = desk.centre.economics
    if view is not None:
        qtbot.waitUntil(lambda: view.idle)


def test_a_checked_quote_goes_into_the_comparison_and_is_undone_at_once(
    qtbot: QtBot, play: Play
) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        before = desk.workspace.scenario
        desk.workspace.set_focus("prp")
        QTest.keyClick(window, Qt.Key.Key_K, CTRL)
        dialog = window.findChild(QuoteChecker)
        assert isinstance(dialog, QuoteChecker)
        assert dialog.form.treatment.currentData() == "prp"
        price = dialog.form.fields["price"]
        price.setFocus()
        QTest.keyClicks(price, "850")
        qtbot.waitUntil(dialog.use.isEnabled)
        QTest.mouseClick(dialog.use, LEFT)
        scenario = desk.workspace.scenario
        assert scenario.chosen("prp").quotes == {"session": 850.0}
        assert "prp" in scenario.treatments
        assert desk.workspace.focus == "prp"
        qtbot.waitUntil(lambda: desk.workspace.settled)
        desk.workspace.undo()
        assert desk.workspace.scenario == before
        QApplication.processEvents()

    play(story)
