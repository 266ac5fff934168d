"""A drag of 100 steps: what is shown never goes back, and ends with the final answer."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from hairchoice.engine.result import Comparison
from hairchoice.engine.scenario import DRAFT_DRAWS, Choices, Scenario
from hairchoice.ui.workspace import Workspace

STEPS = 100
STEP_MS = 5


def _trusting(step: int) -> dict[str, Choices]:
    return {"minoxidil_topical_5": Choices(trust=0.2 + step / 1000)}


def _step_of(comparison: Comparison) -> int:
    trust = comparison.scenario.choices["minoxidil_topical_5"].trust
    assert trust is not None
    return round((trust - 0.2) * 1000)


def test_a_drag_never_shows_an_older_answer_after_a_newer_one(
    qtbot: QtBot, workspace: Workspace
) -> None:
    first = workspace.scenario
    shown: list[Comparison] = []

    def note() -> None:
        assert workspace.comparison is not None
        shown.append(workspace.comparison)

    workspace.comparison_changed.connect(note)
    done: list[int] = []

    def move() -> None:
        step = len(done) + 1

        def change(scenario: Scenario) -> Scenario:
            return msgspec.structs.replace(scenario, choices=_trusting(step))

        assert workspace.apply(change, step="trust", moving=True)
        done.append(step)
        if step == STEPS:
            mover.stop()
            workspace.release()

    mover = QTimer(interval=STEP_MS)
    mover.timeout.connect(move)
    mover.start()
    qtbot.waitUntil(lambda: len(done) == STEPS and workspace.settled, timeout=20_000)

    steps = [_step_of(comparison) for comparison in shown]
    assert steps == sorted(steps)
    assert steps[-1] == STEPS
    assert shown[-1].scenario.draws == workspace.scenario.draws
    drafts = [one for one in shown if one.scenario.draws == DRAFT_DRAWS]
    assert len(drafts) >= 2, "nothing was shown while it moved"
    workspace.undo()
    assert workspace.scenario == first, "a drag is one step"
    qtbot.waitUntil(lambda: workspace.settled)
