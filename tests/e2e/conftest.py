"""Boots the real program and plays a story in its own event loop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from hairchoice.__main__ import main
from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.load import load_catalogue
from hairchoice.ui.app import Application
from hairchoice.ui.desk import Desk
from hairchoice.ui.main_window import MainWindow
from hairchoice.ui.settings import WELCOMED, Settings

Story = Callable[[MainWindow, Desk], None]
Play = Callable[..., int]

_GIVE_UP_MS = 60_000
_LOOK_AGAIN_MS = 20


@pytest.fixture(scope="session")
def qapp_cls() -> type[Application]:
    """The tests run in the program's own application."""
    return Application


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The real data file."""
    return load_catalogue()


@pytest.fixture
def play(qtbot: QtBot, qapp: QApplication) -> Play:
    """Runs main() with arguments, plays a story once the first answer is there, closes.

    Nobody is welcomed a second time; a story of somebody new says so.
    """

    def run(story: Story, *arguments: str, first_time: bool = False) -> int:
        if not first_time:
            Settings().set(WELCOMED, True)
        failures: list[BaseException] = []

        def perform() -> None:
            window = _window()
            try:
                qtbot.waitUntil(lambda: window.desk is not None, timeout=20_000)
                assert window.desk is not None
                desk = window.desk
                qtbot.waitUntil(lambda: desk.workspace.settled, timeout=20_000)
                window.activateWindow()  # shortcuts are for the active window only
                qtbot.waitUntil(window.isActiveWindow)
                story(window, desk)
            except BaseException as failure:  # raised again below, outside of the event loop
                failures.append(failure)
            if window.isVisible():
                if window.isWindowModified():
                    answer(QMessageBox.StandardButton.Discard)
                window.close()

        QTimer.singleShot(0, perform)
        guard = QTimer(singleShot=True, interval=_GIVE_UP_MS)
        guard.timeout.connect(qapp.quit)
        guard.start()
        code = main(list(arguments))
        guard.stop()
        _delete_windows(qapp)
        if failures:
            raise failures[0]
        return code

    return run


def _delete_windows(qapp: QApplication) -> None:
    """Does what the end of the process does otherwise: a closed window stays until then."""
    for one in QApplication.topLevelWidgets():
        if isinstance(one, MainWindow):
            one.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _window() -> MainWindow:
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    return next(one for one in shown if isinstance(one, MainWindow))


def when_asked(kind: type[QDialog], respond: Callable[[QDialog], None]) -> None:
    """Responds to the next dialog of a kind, once; gives up with the story."""
    timer = QTimer(QApplication.instance(), interval=_LOOK_AGAIN_MS)
    seen: list[QDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and not seen:
            seen.append(dialog)
            timer.stop()
            respond(dialog)

    timer.timeout.connect(look)
    timer.start()
    QTimer.singleShot(_GIVE_UP_MS // 4, timer, timer.stop)


def answer(button: QMessageBox.StandardButton) -> None:
    """Answers the next question."""

    def respond(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        dialog.button(button).click()

    when_asked(QMessageBox, respond)


def choose_file(path: Path) -> None:
    """Types a path into the next file dialog."""

    def respond(dialog: QDialog) -> None:
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(name, QLineEdit)
        name.setText(str(path))
        dialog.accept()

    when_asked(QFileDialog, respond)


def type_in(field: QLineEdit, text: str) -> None:
    """Types into a field, in the place of what is there."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def action(window: MainWindow, text: str) -> QAction:
    """Returns what a menu has under a name."""
    return next(one for one in window.findChildren(QAction) if one.text().replace("&", "") == text)
