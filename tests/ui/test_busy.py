"""The corner that says what takes long."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from hairchoice.ui import accessible
from hairchoice.ui.widgets.busy import Busy


@pytest.fixture
def busy(qtbot: QtBot) -> Busy:
    corner = Busy()
    qtbot.addWidget(corner)
    return corner


def test_what_follows_at_once_does_not_make_it_flash(qtbot: QtBot, busy: Busy) -> None:
    busy.show_work(True)
    for _ in range(3):
        busy.show_work(False)
        qtbot.wait(50)
        assert busy.isVisible()
        busy.show_work(True)
    busy.show_work(False)
    qtbot.waitUntil(lambda: not busy.isVisible())


def test_what_goes_on_under_the_same_name_is_one_wait(qtbot: QtBot, busy: Busy) -> None:
    busy.show_work(True)
    qtbot.waitUntil(lambda: busy.words.text().endswith(" 1 s"))
    busy.show_work(False)
    busy.show_work(True)
    assert busy.words.text().endswith(" 1 s")
    qtbot.waitUntil(lambda: busy.words.text().endswith(" 2 s"))
    busy.show_work(False)
    qtbot.waitUntil(busy.isHidden)
    busy.show_work(True)
    assert busy.words.text() == "Working out the answer…"


def test_the_words_have_room_for_the_seconds_from_the_first(qtbot: QtBot, busy: Busy) -> None:
    busy.show_work(True)
    room = busy.sizeHint()
    qtbot.waitUntil(lambda: busy.words.text().endswith(" 1 s"))
    assert busy.sizeHint() == room


def test_what_is_long_says_for_how_long_and_is_announced_once(
    qtbot: QtBot, busy: Busy, monkeypatch: pytest.MonkeyPatch
) -> None:
    announced: list[str] = []
    monkeypatch.setattr(accessible, "announce", lambda _widget, text: announced.append(text))
    busy.show_work(True, "Writing\nmine.xlsx")
    begun = busy.words.text()
    qtbot.waitUntil(lambda: busy.words.text().endswith(" 1 s"))
    assert busy.words.text() == f"{begun} 1 s"
    qtbot.waitUntil(lambda: busy.words.text().endswith(" 2 s"))
    assert announced == [begun]
    busy.show_work(True)
    assert busy.words.text() == "Working out the answer…"


def test_a_bar_is_there_for_what_can_say_how_far_it_is(busy: Busy) -> None:
    bar = busy.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    busy.show_work(True)
    assert not bar.isVisible()
    busy.show_share(0.25)
    assert bar.isVisible()
    assert (bar.minimum(), bar.value(), bar.maximum()) == (0, 25, 100)
    busy.show_work(True, "Something else")
    assert not bar.isVisible()


def test_it_is_cancelled_by_a_click(qtbot: QtBot, busy: Busy) -> None:
    busy.show_work(True)
    with qtbot.waitSignal(busy.cancelled):
        QTest.mouseClick(busy.cancel, Qt.MouseButton.LeftButton)
