"""A mistake of the program's own: a report that can be read, the work kept, and on it goes."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from hairchoice import paths
from hairchoice.engine.scenario import Scenario, read_scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.ui import errors
from hairchoice.ui.desk import Desk
from hairchoice.ui.dialogs.report import ReportDialog
from hairchoice.ui.main_window import MainWindow
from hairchoice.ui.panels.person import PersonPanel
from hairchoice.ui.widgets.notice import Notice
from hairchoice.ui.workspace import Workspace
from tests.e2e.conftest import Play
from tests.faults.conftest import Injected

LEFT = Qt.MouseButton.LeftButton
Cause = Callable[[Desk], None]


class DeliberateError(Exception):
    """Injected; nothing in the program expects it."""


def _fail(*_arguments: object, **_options: object) -> NoReturn:
    raise DeliberateError("on purpose")


def _in_a_slot(monkeypatch: pytest.MonkeyPatch) -> Cause:
    monkeypatch.setattr(Workspace, "redo", _fail)
    monkeypatch.setattr(Workspace, "can_redo", True)
    return lambda desk: QTest.keyClick(
        desk, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )


def _in_painting(monkeypatch: pytest.MonkeyPatch) -> Cause:
    def paint(_notice: Notice, _event: QPaintEvent) -> None:
        _fail()

    monkeypatch.setattr(Notice, "paintEvent", paint)
    return lambda desk: desk.workspace.report("something to paint")


def _in_a_thread(monkeypatch: pytest.MonkeyPatch) -> Cause:
    def cause(_desk: Desk) -> None:
        thread = threading.Thread(target=_fail)
        thread.start()
        thread.join()

    return cause


def _in_a_job(monkeypatch: pytest.MonkeyPatch) -> Cause:
    run = Simulator.run

    def fails_for_six(simulator: Simulator, scenario: Scenario, **options: object) -> object:
        if scenario.years == 6:
            _fail()
        return run(simulator, scenario, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Simulator, "run", fails_for_six)
    return lambda _desk: None  # the change that every story begins with is enough


def _in_a_finaliser(monkeypatch: pytest.MonkeyPatch) -> Cause:
    class Careless:
        def __del__(self) -> None:
            _fail()

    def cause(_desk: Desk) -> None:
        Careless()

    return cause


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.parametrize(
    "where",
    [_in_a_slot, _in_painting, _in_a_thread, _in_a_job, _in_a_finaliser],
)
def test_a_mistake_is_reported_the_work_kept_and_the_program_goes_on(
    qtbot: QtBot,
    play: Play,
    monkeypatch: pytest.MonkeyPatch,
    injected: Injected,
    where: Callable[[pytest.MonkeyPatch], Cause],
) -> None:
    cause = where(monkeypatch)

    def story(window: MainWindow, desk: Desk) -> None:
        slider = desk.person.years.slider
        slider.setFocus()
        QTest.keyClick(slider, Qt.Key.Key_Right)
        cause(desk)
        qtbot.waitUntil(lambda: window.findChild(ReportDialog) is not None)
        dialog = window.findChild(ReportDialog)
        assert isinstance(dialog, ReportDialog)
        qtbot.waitUntil(dialog.isVisible)
        text = dialog.details.toPlainText()
        assert "on purpose" in text
        kept = paths.user_data_dir() / "unsaved-0.hairchoice"
        assert str(kept) in text
        assert read_scenario(kept.read_bytes()) == desk.workspace.scenario
        close = dialog.findChild(QDialogButtonBox)
        assert close is not None
        QTest.mouseClick(close.button(QDialogButtonBox.StandardButton.Close), LEFT)
        qtbot.waitUntil(dialog.isHidden)
        slider.setFocus()
        QTest.keyClick(slider, Qt.Key.Key_Right)
        QTest.keyClick(slider, Qt.Key.Key_Right)
        qtbot.waitUntil(lambda: desk.workspace.settled)
        cause(desk)
        qtbot.wait(50)
        assert len(list((paths.user_data_dir() / "reports").iterdir())) == 1, "said once"

    play(story)
    injected(f"an exception {where.__name__.strip('_').replace('_', ' ')}", 1)


def test_the_terminal_gets_a_line_for_each_mistake_and_never_a_traceback(
    injected: Injected,
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.mistaken"],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout == "1 on the screen\n", done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.count("the report is in") == 2
    injected("an exception in a timer and in an event filter", 2)


def test_an_answer_that_cannot_be_shown_does_not_keep_the_next_one_away(
    qtbot: QtBot, play: Play, monkeypatch: pytest.MonkeyPatch, injected: Injected
) -> None:
    summary = PersonPanel.summary

    def story(window: MainWindow, desk: Desk) -> None:
        workspace = desk.workspace
        workspace._latest._on_success = _fail
        workspace.settle()
        qtbot.waitUntil(lambda: window.findChild(ReportDialog) is not None)
        workspace._latest._on_success = workspace._take
        QTest.keyClick(desk.person.years.slider, Qt.Key.Key_Right)
        qtbot.waitUntil(lambda: workspace.settled)
        assert "6 years" in summary(desk.person)

    play(story)
    injected("an exception in showing an answer", 1)


def test_reports_of_the_same_second_do_not_replace_each_other(
    monkeypatch: pytest.MonkeyPatch, injected: Injected
) -> None:
    class Stopped(datetime):
        @classmethod
        def now(cls) -> Stopped:  # type: ignore[override]
            return cls(1970, 1, 1)

    monkeypatch.setattr(errors, "datetime", Stopped)
    written = [errors.write_report(f"report {number}") for number in range(3)]
    assert all(written)
    assert [Path(str(path)).read_text() for path in written] == [f"report {n}" for n in range(3)]
    injected("a clock that stands still at 1970", 3)


def test_an_interrupt_from_the_terminal_is_no_mistake(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda *arguments: told.append(arguments))
    reporter = errors.CrashReporter(lambda: None)
    with qtbot.assertNotEmitted(reporter.caught):
        reporter._hook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert len(told) == 1
