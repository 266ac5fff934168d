"""The computer is suspended in the middle of its work, over and over, and woken up again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hairchoice import paths
from hairchoice.engine.scenario import read_scenario
from tests.faults.conftest import Injected

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes are stopped so there only")


def test_a_program_suspended_while_it_saves_and_keeps_copies_goes_on_with_whole_files(
    tmp_path: Path, home: Path, injected: Injected, rounds: int
) -> None:
    file, draw = tmp_path / "mine.hairchoice", random.Random(5)
    running = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.restless", str(file)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        assert running.stdout is not None
        assert running.stdout.readline() == b"begun\n"
        for _ in range(10 * rounds):
            time.sleep(draw.uniform(0.005, 0.03))
            running.send_signal(signal.SIGSTOP)
            assert read_scenario(file.read_bytes()).years >= 1
            for copy in paths.user_data_dir().glob("unsaved-*.hairchoice"):
                assert read_scenario(copy.read_bytes()).years >= 1
            running.send_signal(signal.SIGCONT)
        before = file.stat().st_ino
        until = time.monotonic() + 10
        while file.stat().st_ino == before and time.monotonic() < until:
            time.sleep(0.01)
        assert file.stat().st_ino != before, "it saves no more"
    finally:
        running.kill()
        _out, said = running.communicate()
    assert b"mistake" not in said
    assert b"Traceback" not in said
    injected("suspended while it saves and keeps copies", 10 * rounds)
