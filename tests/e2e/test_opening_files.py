"""Files that people open from outside: by a name, or by a double click on macOS."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hairchoice.paths import bundled
from hairchoice.ui.app import Application
from hairchoice.ui.desk import Desk
from hairchoice.ui.main_window import MainWindow
from tests.e2e.conftest import Play


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Before the clinic.hairchoice"
    shutil.copyfile(bundled("resources", "examples", "prp-or-minoxidil.hairchoice"), path)
    return path


def test_a_file_named_at_the_start_is_opened(file: Path, play: Play) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        assert desk.document.path == file
        assert "Before the clinic" in window.windowTitle()

    assert play(story, str(file)) == 0


def test_a_name_in_capitals_is_a_comparison_too(file: Path, play: Play) -> None:
    shouted = file.rename(file.with_name("BEFORE.HAIRCHOICE"))

    def story(_window: MainWindow, desk: Desk) -> None:
        assert desk.document.path == shouted

    assert play(story, str(shouted)) == 0


def test_a_file_that_the_desktop_hands_over_is_opened(
    qtbot: QtBot, qapp: QApplication, file: Path, play: Play
) -> None:
    def story(_window: MainWindow, desk: Desk) -> None:
        assert desk.document.path is None
        event = QFileOpenEvent(QUrl.fromLocalFile(str(file)))
        assert QCoreApplication.sendEvent(qapp, event)
        qtbot.waitUntil(lambda: desk.workspace.settled)
        assert desk.document.path == file

    assert play(story) == 0


def test_a_file_handed_over_before_the_window_is_filled_is_what_it_begins_with(
    qapp: QApplication, file: Path, play: Play
) -> None:
    early: list[bool] = []

    def hand_over() -> None:
        assert isinstance(qapp, Application)
        assert qapp.window is not None
        early.append(qapp.window.desk is None)
        QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(file))))

    def story(_window: MainWindow, desk: Desk) -> None:
        assert early == [True]
        assert desk.document.path == file

    QTimer.singleShot(0, hand_over)
    assert play(story) == 0


def test_an_address_that_is_no_file_is_left_alone(qapp: QApplication, play: Play) -> None:
    def story(_window: MainWindow, desk: Desk) -> None:
        QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl("https://example.org/x.hairchoice")))
        assert desk.document.path is None

    assert play(story) == 0
