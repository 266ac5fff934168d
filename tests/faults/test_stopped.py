"""Told to stop: at logging out, at shutting down, by Ctrl+C, by a closed terminal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from hairchoice.cli.stopping import in_order
from hairchoice.engine.scenario import read_scenario
from hairchoice.paths import user_data_dir
from hairchoice.ui.told import Told
from tests.faults.conftest import Injected
from tests.faults.told import YEARS

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are how one is told there only")


@pytest.mark.parametrize(
    ("name", "what"), [("SIGTERM", "change"), ("SIGHUP", "question"), ("SIGINT", "change")]
)
def test_a_window_that_is_told_to_stop_keeps_the_last_change_and_asks_nothing(
    name: str, what: str, injected: Injected
) -> None:
    code = _ended(name, what)
    assert code == 128 + getattr(signal, name)
    assert _kept_years() == YEARS
    injected("told to stop right after a change", 1)


def test_a_window_that_is_told_to_stop_with_nothing_unsaved_leaves_nothing() -> None:
    assert _ended("SIGTERM", "nothing") == 128 + signal.SIGTERM
    assert list(user_data_dir().iterdir()) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only X11 can go away")
def test_a_window_whose_display_goes_away_keeps_the_last_change(injected: Injected) -> None:
    reads, writes = os.pipe()
    command = ["Xvfb", "-displayfd", str(writes), "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writes], stderr=subprocess.DEVNULL) as server:
        os.close(writes)
        with os.fdopen(reads) as said:
            display = f":{said.readline().strip()}"
        screen = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
        assert _ended("SIGKILL", "change", str(server.pid), **screen) == 1
    assert _kept_years() == YEARS
    injected("a display that goes away", 1)


def _kept_years() -> int:
    (copy,) = user_data_dir().glob("*.hairchoice")
    return read_scenario(copy.read_bytes()).years


def _ended(*arguments: str, **screen: str) -> int:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.told", *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **screen},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode


@pytest.mark.usefixtures("qapp")
def test_what_is_ignored_stays_ignored_and_what_was_there_comes_back() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with in_order(), Told():
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
            assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_command_that_is_told_to_stop_leaves_the_old_file_and_nothing_half(
    tmp_path: Path, name: str, injected: Injected
) -> None:
    path = tmp_path / "mine.xlsx"
    path.write_text("as it was")
    number = getattr(signal, name)
    command = [sys.executable, "-c", _WRITES_HALF, str(path), str(number)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (128 + number, "")
    assert [one.name for one in tmp_path.iterdir()] == ["mine.xlsx"]
    assert path.read_text() == "as it was"
    injected("a command told to stop while it writes", 1)


_WRITES_HALF = """
import os, sys, threading
from pathlib import Path
from hairchoice.cli.stopping import in_order
from hairchoice.export.safe import replacing

with in_order(), replacing(Path(sys.argv[1])) as temporary:
    temporary.write_text("half of")
    os.kill(os.getpid(), int(sys.argv[2]))
    threading.Event().wait(10)
"""


def test_ctrl_c_ends_a_command_without_a_traceback(tmp_path: Path) -> None:
    command = ["compare", "--draws", "100000", "--years", "20", "--xlsx", str(tmp_path / "a.xlsx")]
    running = subprocess.Popen(
        [sys.executable, "-c", _SAYS_WHEN_IT_WORKS, *command, "--draws-sheet"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "working\n"
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert (running.returncode, said) == (130, "")
    assert list(tmp_path.iterdir()) == []


_SAYS_WHEN_IT_WORKS = """
import signal, sys
from hairchoice.__main__ import main
from hairchoice.engine.simulate import Simulator

signal.signal(signal.SIGINT, signal.default_int_handler)  # which a job in the background has not
run = Simulator.run

def saying(*arguments, **options):
    print("working", flush=True)
    return run(*arguments, **options)

Simulator.run = saying
sys.exit(main(sys.argv[1:]))
"""
