"""A short soak: random mouse and keys through the real window, with nothing going wrong."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hairchoice.ui.app import make_window
from tools.soak.actions import KINDS, actions
from tools.soak.asked import open_question
from tools.soak.run import soak
from tools.soak.watch import Sample, Watch

_SEED = 1
_ACTIONS = 60


def test_a_seed_gives_the_same_actions_again_and_a_short_list_is_the_beginning_of_a_long_one() -> (
    None
):
    assert actions(3, 500) == actions(3, 500)
    assert actions(3, 500)[:100] == actions(3, 100)
    assert actions(3, 500) != actions(4, 500)
    assert {action.kind for action in actions(3, 500)} == set(KINDS)


def test_a_short_soak_meets_no_exception_no_warning_and_leaves_nothing_open(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    window = make_window(None)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.workspace.settled)
    watch = soak(window, actions(_SEED, _ACTIONS), tmp_path)
    assert watch.faults == []
    assert open_question() is None
    assert window.desk is not None
    window.desk.document.new()
    assert window.close()


def test_what_grows_after_the_warm_up_is_named_and_what_grew_in_it_is_not() -> None:
    watch = Watch()
    for number in range(20):
        memory = 100 + 10 * min(number, 4)
        watch.samples.append(Sample(number, memory, 500 + 50 * number, 6, 5))
    assert watch.growth("memory") == 1.0
    assert [grown.split()[0] for grown in watch.grown()] == ["widgets"]
