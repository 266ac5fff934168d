"""Lets a user loose on the real window, and says what came of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog

from hairchoice.ui.desk import Desk
from hairchoice.ui.main_window import MainWindow
from tools.soak.actions import Action
from tools.soak.asked import Answers, open_question
from tools.soak.user import User
from tools.soak.watch import Watch

_PATIENCE_SECONDS = 30.0
_GIVEN_UP_SECONDS = 1.0
_SAMPLES = 40
_SIZE = (1280, 800)
Progress = Callable[[Watch], None]


class Browser(QObject):
    """Stands in for the browser: links are followed nowhere.

    Attributes:
        asked: How often a link was to be opened.
    """

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    @Slot(QUrl)
    def follow(self, _address: QUrl) -> None:
        """Counts."""
        self.asked += 1


def soak(
    window: MainWindow, todo: Sequence[Action], folder: Path, progress: Progress = lambda _: None
) -> Watch:
    """Does the actions on a window that is shown and filled.

    Args:
        window: The window.
        todo: What to do.
        folder: Where files are written and read.
        progress: Told after each sample.

    Returns:
        What went wrong, and what was used.
    """
    desk = window.desk
    if desk is None:
        raise ValueError("the window is not filled yet")
    watch, user, browser = Watch(), User(window), Browser()
    answers = Answers(folder, window)
    every = max(1, len(todo) // _SAMPLES)
    for scheme in ("http", "https"):
        # PySide takes a name here, whatever its types say.
        QDesktopServices.setUrlHandler(scheme, browser, "follow")  # type: ignore[arg-type]
    try:
        with watch.looking():
            for action in todo:
                watch.action = f"action {action.number}, {action.kind}"
                answers.begin(action.seed)
                user.does(action)
                _wait(watch, desk, patient=action.patient)
                if action.number % every == 0:
                    _tidy(window, desk, watch)
                    watch.sample(action.number, window)
                    progress(watch)
    finally:
        answers.stop()
        for scheme in ("http", "https"):
            QDesktopServices.unsetUrlHandler(scheme)
    return watch


def _wait(watch: Watch, desk: Desk, *, patient: bool) -> None:
    """Until every question is answered, and by turns until the answer is there."""
    _turn()
    begun = busy = time.monotonic()
    while open_question() is not None or (patient and not desk.workspace.settled):
        now = time.monotonic()
        if not desk.workspace.jobs.idle:
            busy = now
        if open_question() is None and now - busy > _GIVEN_UP_SECONDS:
            return  # the person stopped the work: no answer is on its way
        if now - begun > _PATIENCE_SECONDS:
            watch.note(f"not ready after {_PATIENCE_SECONDS:.0f} s: {open_question()}")
            return
        _turn()
        time.sleep(0.001)


def _turn() -> None:
    """One turn of an event loop, with the deleting that Qt leaves to a loop that runs by itself."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _tidy(window: MainWindow, desk: Desk, watch: Watch) -> None:
    """Brings the window back to where every sample is taken: a new comparison, nothing else."""
    window.resize(*_SIZE)
    desk.document.new()
    desk.centre.show_economics(False)
    desk.centre.show_view(0)
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            dialog.reject()
    _wait(watch, desk, patient=True)
