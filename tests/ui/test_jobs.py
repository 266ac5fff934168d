"""Background work: off the interface thread, newest wins, nothing left behind."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from typing import NoReturn

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from hairchoice.ui.jobs import Cancelled, Jobs, Latest


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    qtbot.waitUntil(lambda: made.idle)
    made.close()


def _unexpected(error: Exception) -> NoReturn:
    raise error


def _wait_for(gate: threading.Event) -> Callable[[Cancelled], str]:
    def operation(cancelled: Cancelled) -> str:
        while not gate.is_set() and not cancelled():
            time.sleep(0.001)
        return "stopped" if cancelled() else "done"

    return operation


def test_work_runs_elsewhere_and_its_result_comes_back_here(qtbot: QtBot, jobs: Jobs) -> None:
    here = threading.get_ident()
    workers: list[int] = []
    hearers: list[int] = []

    def operation(_cancelled: Cancelled) -> int:
        return threading.get_ident()

    def heard(worker: int) -> None:
        workers.append(worker)
        hearers.append(threading.get_ident())

    jobs.run(jobs, operation, heard, _unexpected)
    qtbot.waitUntil(lambda: bool(workers))
    assert workers[0] != here
    assert hearers == [here]


def test_an_error_is_handed_over_not_lost(qtbot: QtBot, jobs: Jobs) -> None:
    errors: list[Exception] = []

    def operation(_cancelled: Cancelled) -> None:
        raise ValueError("no such price")

    jobs.run(jobs, operation, lambda _result: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert str(errors[0]) == "no such price"


def test_only_work_longer_than_a_tenth_of_a_second_is_announced(qtbot: QtBot, jobs: Jobs) -> None:
    said: list[bool] = []
    jobs.busy_changed.connect(said.append)
    jobs.run(jobs, lambda _cancelled: 1, lambda _result: None, _unexpected)
    qtbot.waitUntil(lambda: jobs.idle)
    assert said == []
    gate = threading.Event()
    jobs.run(jobs, _wait_for(gate), lambda _result: None, _unexpected)
    qtbot.waitUntil(lambda: said == [True])
    gate.set()
    qtbot.waitUntil(lambda: said == [True, False])


def test_results_for_what_is_gone_are_dropped(qtbot: QtBot, jobs: Jobs) -> None:
    heard: list[str] = []
    gate = threading.Event()
    parent = QObject()
    jobs.run(parent, _wait_for(gate), heard.append, _unexpected)
    parent.deleteLater()
    qtbot.wait(5)
    del parent
    gate.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert heard == []


def test_closing_cancels_and_waits() -> None:
    jobs = Jobs()
    gate = threading.Event()
    job = jobs.run(jobs, _wait_for(gate), lambda _result: None, _unexpected)
    jobs.close()
    assert job.is_cancelled()
    assert threading.active_count() >= 1
    assert job.result in ([], ["stopped"])


@pytest.mark.parametrize("closed", [False, True])
def test_a_thread_that_outlives_its_window_goes_unheard(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, closed: bool
) -> None:
    """pytest-qt fails this on the RuntimeError of a signal whose object is gone."""
    monkeypatch.setattr("hairchoice.ui.jobs._CLOSE_WAIT_SECONDS", 0.001)
    window = QObject()
    jobs = Jobs(window)
    at_work, gate, heard = threading.Event(), threading.Event(), list[str]()

    def deaf_to_cancel(_cancelled: Cancelled) -> str:
        at_work.set()
        gate.wait()
        return "late"

    job = jobs.run(window, deaf_to_cancel, heard.append, _unexpected)
    assert at_work.wait(5)
    if closed:
        jobs.close()
    threading.Timer(0.05, gate.set).start()
    delete(window)
    assert not isValid(jobs)
    qtbot.waitUntil(lambda: job.result == ["late"])
    qtbot.wait(20)
    assert heard == []


_LEAVES_EARLY = """
import threading, time
from PySide6.QtCore import QCoreApplication
from hairchoice.ui import jobs as work
app = QCoreApplication([])
work._CLOSE_WAIT_SECONDS = 0.001
jobs = work.Jobs()
at_work = threading.Event()
def deaf_to_cancel(_cancelled):
    at_work.set()
    time.sleep(0.5)
jobs.run(jobs, deaf_to_cancel, print, print)
at_work.wait()
jobs.close()
"""


def test_a_thread_that_outlives_the_program_says_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LEAVES_EARLY],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def _answer(number: int) -> Callable[[Cancelled], int]:
    return lambda _cancelled: number


def test_a_burst_of_requests_is_answered_once_with_the_last(qtbot: QtBot, jobs: Jobs) -> None:
    shown: list[int] = []
    latest = Latest[int](jobs, shown.append, _unexpected, jobs)
    for number in range(20):
        latest.submit(_answer(number), draft=False)
    qtbot.waitUntil(lambda: latest.idle)
    assert shown == [19]


def test_of_a_burst_of_drafts_the_first_and_the_last_are_shown(qtbot: QtBot, jobs: Jobs) -> None:
    shown: list[int] = []
    latest = Latest[int](jobs, shown.append, _unexpected, jobs)
    for number in range(20):
        latest.submit(_answer(number), draft=True)
    qtbot.waitUntil(lambda: latest.idle)
    assert shown == [0, 19]


def test_an_older_result_never_follows_a_newer_one(qtbot: QtBot, jobs: Jobs) -> None:
    shown: list[int] = []
    latest = Latest[int](jobs, shown.append, _unexpected, jobs)

    def slower_when_older(number: int) -> Callable[[Cancelled], int]:
        def operation(_cancelled: Cancelled) -> int:
            time.sleep(0.02 * (number % 3))
            return number

        return operation

    for number in range(12):
        latest.submit(slower_when_older(number), draft=number % 2 == 0)
        qtbot.wait(12)
    qtbot.waitUntil(lambda: latest.idle)
    assert shown == sorted(shown)
    assert shown[-1] == 11


def test_a_long_run_is_cancelled_by_a_newer_request(qtbot: QtBot, jobs: Jobs) -> None:
    shown: list[str] = []
    latest = Latest[str](jobs, shown.append, _unexpected, jobs)
    latest.submit(_wait_for(threading.Event()), draft=False)
    qtbot.wait(60)
    latest.submit(lambda _cancelled: "new", draft=True)
    qtbot.waitUntil(lambda: latest.idle)
    assert shown == ["new"]


class Answer:
    """Something large."""


def test_nothing_keeps_an_answer_that_was_handed_over(qtbot: QtBot, jobs: Jobs) -> None:
    """A whole comparison would be lost with each."""
    made: list[weakref.ref[Answer]] = []

    def operation(_cancelled: Cancelled) -> Answer:
        answer = Answer()
        made.append(weakref.ref(answer))
        return answer

    jobs.run(jobs, operation, lambda _answer: None, _unexpected)
    qtbot.waitUntil(lambda: jobs.idle)
    qtbot.waitUntil(lambda: made[0]() is None)


def test_without_threads_work_is_done_here_once_and_the_window_goes_on(
    qtbot: QtBot, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_thread: threading.Thread) -> NoReturn:
        raise RuntimeError("can't start new thread")

    done: list[int] = []
    heard: list[int] = []

    def does(number: int) -> Callable[[Cancelled], int]:
        def operation(_cancelled: Cancelled) -> int:
            done.append(number)
            return number

        return operation

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(threading.Thread, "start", refuse)
        for number in range(3):
            jobs.run(jobs, does(number), heard.append, _unexpected)
        assert done == [], "what asks for work is not called back before it knows of it"
        qtbot.waitUntil(lambda: jobs.idle)
    assert heard == done == [0, 1, 2]
    jobs.run(jobs, lambda _cancelled: threading.get_ident(), heard.append, _unexpected)
    qtbot.waitUntil(lambda: jobs.idle)
    assert heard[3] != threading.get_ident(), "threads are used again once there are some"
    assert done == [0, 1, 2], "the pool does nothing a second time"
