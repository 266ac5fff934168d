"""`python -m tools.soak`: the soak by itself, and its section of docs/reliability.md."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from hairchoice.ui.app import make_application, make_window
from hairchoice.ui.main_window import MainWindow
from tools.process import say
from tools.reliability import machine, table, write_section
from tools.soak.actions import Action, actions
from tools.soak.run import soak
from tools.soak.watch import MOST_GROWTH, Watch

_ACTIONS = 10_000
_RECORDED = 1_000
"""Only a soak of at least so many actions is written into the document: a short one has no end of
its warm-up."""

_MIB = 2**20
_START_SECONDS = 60.0


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py soak", description=__doc__)
    parser.add_argument("--actions", type=int, default=_ACTIONS, help="how many (10000)")
    parser.add_argument("--seed", type=int, default=1, help="of the list of actions (1)")
    return parser.parse_args(arguments)


def _filled_window() -> MainWindow:
    make_application()
    window = make_window(None)
    until = time.monotonic() + _START_SECONDS
    while window.desk is None or not window.desk.workspace.settled:
        if time.monotonic() > until:
            raise TimeoutError("the window did not fill")
        QApplication.processEvents()
    return window


def _progress(watch: Watch) -> None:
    """Shows how far it is, and what went wrong since the last time."""
    last = watch.samples[-1]
    say(
        f"{last.action:6,} actions, {last.memory / _MIB:.0f} MiB, {last.widgets} widgets, "
        f"{last.timers} timers, {last.threads} threads, {len(watch.faults)} faults"
    )
    for fault in watch.unsaid():
        say(fault)


def _section(watch: Watch, todo: Sequence[Action], seed: int) -> str:
    """Returns what was measured, for the document."""
    warm = watch.warm()
    rows = [
        ["actions done", f"{len(todo):,}", ""],
        ["exceptions and warnings of Qt", f"{len(watch.faults)}", "0"],
    ]
    for name in ("memory", "widgets", "timers", "threads"):
        first, last = getattr(warm[0], name), getattr(warm[-1], name)
        unit = _MIB if name == "memory" else 1
        what = f"{name}{', MiB' if name == 'memory' else ''}: after warm-up, at the end, growth"
        measured = f"{first / unit:.0f}, {last / unit:.0f}, {watch.growth(name):.3f}"
        rows.append([what, measured, f"growth {MOST_GROWTH:.2f}"])
    kinds = {kind: sum(one.kind == kind for one in todo) for kind in sorted({a.kind for a in todo})}
    done = ", ".join(f"{kind} {count:,}" for kind, count in kinds.items())
    return (
        f"Random actions with mouse and keys through the real window, seed {seed}; the same seed "
        f"gives the same list. Growth is the median of the last quarter of the samples over that "
        f"of the first quarter after the warm-up (a fifth of the way). "
        f"Memory is what the process holds, without what the C library keeps free.\n\n"
        f"Measured on {machine()}.\n\n{table(['what', '>measured', '>at most'], rows)}\n\n"
        f"Kinds: {done}."
    )


def main(arguments: Sequence[str]) -> int:
    """Runs the soak.

    Returns:
        1 when something went wrong or kept growing.
    """
    options = _arguments(arguments)
    todo = actions(options.seed, options.actions)
    window = _filled_window()
    with tempfile.TemporaryDirectory() as folder:
        watch = soak(window, todo, Path(folder), _progress)
    if window.desk is not None:
        window.desk.close_down()
    for fault in watch.unsaid():
        say(fault)
    grown = watch.grown()
    for each in grown:
        say(each)
    if len(todo) >= _RECORDED:
        write_section("soak", _section(watch, todo, options.seed))
    return 1 if watch.faults or grown else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
