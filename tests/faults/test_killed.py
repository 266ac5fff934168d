"""Killed at any moment, the program leaves the old file or the new one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hairchoice import paths
from hairchoice.engine.scenario import read_scenario
from hairchoice.export import safe
from hairchoice.ui.recovery import Place
from tests.faults.conftest import Injected

ROOT = Path(__file__).parents[2]


def _killed(how: str, what: str, folder: Path, rounds: int) -> dict[str, int]:
    command = [sys.executable, "-m", "tests.faults.killing", how, what, folder, rounds, 6]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        list(map(str, command)),
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, int] = json.loads(done.stdout)
    return found


def test_a_kill_before_any_line_of_the_writing_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, injected: Injected
) -> None:
    found = _killed("lines", "saving", tmp_path, 0)
    assert found["old"] >= 10
    assert found["new"] >= 2
    injected("kill -9 before a line of a save", sum(found.values()))


@pytest.mark.parametrize("what", ["saving", "table", "workbook", "summary", "picture"])
def test_a_kill_at_a_random_moment_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, injected: Injected, rounds: int, what: str
) -> None:
    found = _killed("moments", what, tmp_path, rounds)
    assert sum(found.values()) == rounds
    injected(f"kill -9 at a random moment: {what}", rounds)


def test_bytes_are_on_the_disk_before_the_name_and_the_name_before_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[str] = []
    sync, replace = os.fsync, Path.replace

    def synced(handle: int) -> None:
        events.append("folder" if os.path.isdir(f"/dev/fd/{handle}") else "file")  # noqa: PTH112
        sync(handle)

    def replaced(path: Path, target: Path) -> Path:
        events.append("name")
        return replace(path, target)

    monkeypatch.setattr("hairchoice.export.safe.os.fsync", synced)
    monkeypatch.setattr(Path, "replace", replaced)
    safe.replace_bytes(tmp_path / "mine.hairchoice", b"new")
    assert events == ["file", "name", "folder"]


def test_half_a_file_of_a_killed_program_is_swept_away_a_day_later(tmp_path: Path) -> None:
    path = tmp_path / "mine [1].csv"
    old, future, recent, other = (
        tmp_path / f".{name}.hairchoice-{number}.csv"
        for number, name in enumerate(("mine [1]", "mine [1]", "mine [1]", "mine 1"))
    )
    now = time.time()
    for left, when in (
        (old, now - 90_000),
        (future, now + 90_000),
        (recent, now),
        (other, now - 90_000),
    ):
        left.touch()
        os.utime(left, (when, when))
    safe.replace_bytes(path, b"new")
    assert set(tmp_path.iterdir()) == {path, recent, other}


def test_the_program_killed_while_it_saves_loses_neither_file_nor_unsaved_work(
    tmp_path: Path, home: Path, injected: Injected, rounds: int
) -> None:
    file, folder = tmp_path / "mine.hairchoice", paths.user_data_dir()
    for number in range(rounds):
        running = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.restless", str(file)],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
        )
        assert running.stdout is not None
        assert running.stdout.readline() == b"begun\n"
        time.sleep(0.05 + 0.11 * number % 0.4)
        running.send_signal(signal.SIGKILL)
        running.communicate()
        assert read_scenario(file.read_bytes()).years >= 1
        place = Place(folder, 0)
        assert place.take(), "the dead program still holds its place"
        if (left := place.left) is not None:
            assert read_scenario(left.read_bytes()).years >= 1
            left.unlink()
        place.leave()
    injected("kill -9 of the program while it saves and keeps copies", rounds)
