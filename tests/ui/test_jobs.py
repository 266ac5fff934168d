"""Background work: off the interface thread, newest wins, nothing left behind."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from typing import NoReturn

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

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


def _answer(number: int) -> Callable[[Cancelled], int]:
    return lambda _cancelled: number


def test_a_burst_of_requests_is_answered_once_with_the_last(qtbot: QtBot, jobs: Jobs) -> None:
    shown: list[int] = []
    latest = Latest[int](jobs, shown.append, _unexpected, jobs)
    for number in range(20):
        latest.submit(_answer(number), draft=True)
    qtbot.waitUntil(lambda: latest.idle)
    assert shown == [19]


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
