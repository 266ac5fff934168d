"""What somebody hears who does not see the window: each thing once, and nothing left out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hairchoice.ui import accessible
from hairchoice.ui.desk import Desk
from hairchoice.ui.dialogs.quote_checker import QuoteChecker
from hairchoice.ui.main_window import MainWindow
from tests.e2e.conftest import Play

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
_REDO = CTRL | Qt.KeyboardModifier.ShiftModifier
_REST_MS = 1500


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced, in order."""
    said: list[str] = []
    monkeypatch.setattr(accessible, "announce", lambda _widget, text, **_how: said.append(text))
    return said


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def test_a_changed_answer_is_said_once_when_it_has_come_to_rest(
    qtbot: QtBot, play: Play, heard: list[str]
) -> None:
    def story(_window: MainWindow, desk: Desk) -> None:
        qtbot.waitUntil(lambda: len(heard) == 1)
        assert "5 years" in heard.pop(), "the first answer"
        desk.person.years.slider.setFocus()
        for _step in range(3):
            _press(KEY.Key_Right)
        qtbot.waitUntil(lambda: bool(heard), timeout=20_000)
        qtbot.wait(_REST_MS)
        assert len(heard) == 1
        assert heard[0].startswith("Of 100 people like you,")
        assert "8 years" in heard[0]

    play(story)


def test_looking_at_another_treatment_leaves_the_answer_unsaid(
    qtbot: QtBot, play: Play, heard: list[str]
) -> None:
    def story(_window: MainWindow, desk: Desk) -> None:
        qtbot.waitUntil(lambda: len(heard) == 1)
        desk.workspace.set_focus("finasteride_oral")
        qtbot.wait(_REST_MS)
        assert len(heard) == 1, "what the keys came to is read out by itself"
        assert desk.centre.headline.accessibleName().startswith(desk.centre.headline.gain.text())

    play(story)


def test_undo_and_redo_say_what_they_changed(play: Play, heard: list[str]) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        desk.person.stage.buttons["IV"].click()
        desk.treatments.rows["exosomes"].tick.click()
        for keys, said in (
            (CTRL, "Undone: Exosomes."), (CTRL, "Undone: stage."), (_REDO, "Done again: stage."),
        ):  # fmt: skip
            QTest.keyClick(window, KEY.Key_Z, keys)
            assert heard[-1] == said
            assert window.statusBar().currentMessage() == said

    play(story)


@pytest.mark.parametrize("key", range(1, 7))
def test_the_key_of_a_view_leads_to_its_tab_from_inside_another(
    play: Play, heard: list[str], key: int
) -> None:
    def story(_window: MainWindow, desk: Desk) -> None:
        desk.centre.over_time.cost.canvas.setFocus()
        _press(Qt.Key(KEY.Key_0.value + key), CTRL)
        tabs = desk.centre.tabs
        assert tabs.currentIndex() == key - 1
        assert QApplication.focusWidget() is tabs.tabBar()

    play(story)


def test_a_link_in_evidence_is_said(play: Play, heard: list[str]) -> None:
    def story(_window: MainWindow, desk: Desk) -> None:
        desk.centre.turn_to(4)
        page = desk.centre.evidence.page
        page.setFocus(Qt.FocusReason.TabFocusReason)
        _press(KEY.Key_Tab)
        assert page.accessibleDescription() == "link What it does for hair"
        _press(KEY.Key_Tab)
        assert page.accessibleDescription() == "link How it goes over time"
        _press(KEY.Key_Return)
        assert page.verticalScrollBar().value() > 0, "Return follows it"
        _press(KEY.Key_Home, CTRL)
        assert page.textCursor().position() == 0
        _press(KEY.Key_Down)
        assert page.textCursor().position() > 0, "the keys go through the text"

    play(story)


def test_what_follows_from_a_quote_is_said_once_and_can_be_come_back_to(
    qtbot: QtBot, play: Play, heard: list[str]
) -> None:
    def story(_window: MainWindow, desk: Desk) -> None:
        qtbot.waitUntil(lambda: len(heard) == 1)
        desk.dialogs.check_quote()
        checker = next(one for one in _shown() if isinstance(one, QuoteChecker))
        qtbot.wait(_REST_MS)
        assert len(heard) == 1, "what is there at first is read out with the window"
        QTest.keyClicks(checker.form.fields["price"], "2500")
        qtbot.waitUntil(lambda: len(heard) == 2)
        qtbot.wait(_REST_MS)
        assert len(heard) == 2
        assert "$2,500 for one session" in heard[1]
        areas = [one.accessibleDescription() for one in checker.findChildren(QWidget)]
        assert heard[1] in areas
        checker.close()

    play(story)


def test_what_was_written_is_said(play: Play, heard: list[str]) -> None:
    def story(_window: MainWindow, desk: Desk) -> None:
        desk.exporter.done.emit("summary.pdf was written.")
        assert heard[-1] == "summary.pdf was written."

    play(story)


def _shown() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]
