"""A system that gives no more threads, at the start or later (`ulimit -u`)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from hairchoice.__main__ import main
from hairchoice.engine.parallel import work_off
from hairchoice.paths import user_data_dir
from hairchoice.ui import recovery
from hairchoice.ui.desk import Desk
from hairchoice.ui.main_window import MainWindow
from tests.e2e.conftest import Play, answer, choose_file
from tests.faults.conftest import Injected

_BARE = """
import os, sys, threading
def refuse(thread):
    raise RuntimeError("can't start new thread")
threading.Thread.start = refuse
from hairchoice.__main__ import main
code = main(sys.argv[1:])
if sys.platform == "linux":
    assert len(os.listdir("/proc/self/task")) == 1, "a library has started threads of its own"
sys.exit(code)
"""


@pytest.fixture
def no_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading.Thread, "start", _refuse)


def _refuse(_thread: threading.Thread) -> NoReturn:
    raise RuntimeError("can't start new thread")


@pytest.mark.usefixtures("no_threads")
def test_a_window_that_would_get_no_threads_says_so_in_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, injected: Injected
) -> None:
    monkeypatch.setattr("hairchoice.ui.app.start", lambda _arguments: 0)
    assert main([]) == 1
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "no more processes or threads" in said
    assert "ulimit -u" in said
    injected("no thread to be had at the start of the window", 1)


@pytest.mark.skipif(os.name != "posix", reason="there is such a limit there only")
def test_commands_give_the_same_answer_without_a_thread(tmp_path: Path, injected: Injected) -> None:
    command = ["compare", "--years", "2", "--draws", "1024", "--json"]
    files = ["--xlsx", str(tmp_path / "a.xlsx"), "--pdf", str(tmp_path / "a.pdf")]
    files += ["--png", str(tmp_path / "charts")]
    threads = _run("-m", "hairchoice", *command)
    without = _run("-c", _BARE, *command, *files)
    assert json.loads(without) == json.loads(threads)
    assert {path.name for path in tmp_path.iterdir()} == {"a.xlsx", "a.pdf", "charts"}
    injected("no thread to be had for a command and its documents", 1)


def test_a_window_that_gets_no_threads_any_more_answers_exports_and_keeps_unsaved_work(
    qtbot: QtBot, play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, injected: Injected
) -> None:
    monkeypatch.setattr(recovery, "AUTOSAVE_MS", 10)
    path = tmp_path / "table.csv"

    def story(window: MainWindow, desk: Desk) -> None:
        before = threading.active_count()
        desk.workspace.jobs.wait(30)
        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(threading.Thread, "start", _refuse)
            # What has threads keeps them, as it does for a person; this is as after another start.
            meanwhile.setattr(desk.workspace.jobs, "_pool", ThreadPoolExecutor(1))
            slider = desk.person.years.slider
            slider.setFocus()
            QTest.keyClick(slider, Qt.Key.Key_Right)
            qtbot.waitUntil(lambda: desk.workspace.settled, timeout=30_000)
            choose_file(path)
            desk.exporter.table()
            qtbot.waitUntil(path.exists, timeout=30_000)
            qtbot.waitUntil(lambda: bool(list(user_data_dir().glob("unsaved-*.hairchoice"))))
            assert threading.active_count() <= before
            assert not desk.centre.notice.isVisible()
        answer(QMessageBox.StandardButton.Discard)
        window.close()

    play(story)
    injected("no thread to be had for an answer, an export and unsaved work", 1)


def _run(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=_allow_no_threads,
        env={key: value for key, value in os.environ.items() if key != "OPENBLAS_NUM_THREADS"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def _allow_no_threads() -> None:
    """For root this changes nothing; that is why threads are refused in the program too."""
    import resource

    resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))


def test_threads_that_were_started_and_this_one_share_the_work_and_its_errors() -> None:
    workers: set[int] = set()
    together = threading.Barrier(2, timeout=30)

    def meet() -> None:
        workers.add(threading.get_ident())
        together.wait()

    work_off([meet, meet], threads=2)
    assert len(workers) == 2
    assert threading.get_ident() in workers

    def fail() -> NoReturn:
        raise ValueError("elsewhere")

    def wait_for_it() -> None:
        if threading.get_ident() == here:
            failed.wait(30)
        else:
            failed.set()
            fail()

    here, failed = threading.get_ident(), threading.Event()
    with pytest.raises(ValueError, match="elsewhere"):
        work_off([wait_for_it, wait_for_it], threads=2)
