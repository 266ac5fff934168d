"""The bridge between engine and widgets: changes, undo, drafts."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from pytestqt.qtbot import QtBot

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.scenario import (
    DEFAULT_DRAWS,
    DRAFT_DRAWS,
    Scenario,
    default_scenario,
)
from hairchoice.ui import changes
from hairchoice.ui.workspace import Change, Workspace


def _years(years: int) -> Change:
    return lambda scenario: msgspec.structs.replace(scenario, years=years)


def test_a_change_is_answered(workspace: Workspace, settle: Callable[[], None]) -> None:
    workspace.apply(_years(8))
    settle()
    assert workspace.comparison is not None
    assert workspace.comparison.scenario.years == 8
    assert len(workspace.comparison.months) == 8 * 12 + 1


def test_a_drag_is_one_step_back(workspace: Workspace, settle: Callable[[], None]) -> None:
    for years in (6, 7, 8, 9):
        workspace.apply(_years(years), step="years", moving=True)
    workspace.release()
    workspace.apply(_years(12), step="years", moving=True)
    workspace.release()
    workspace.undo()
    assert workspace.scenario.years == 9
    workspace.undo()
    assert workspace.scenario.years == 5
    assert not workspace.can_undo
    workspace.redo()
    assert workspace.scenario.years == 9
    settle()


def test_a_pause_while_the_button_is_held_does_not_split_the_drag(
    qtbot: QtBot, workspace: Workspace, settle: Callable[[], None]
) -> None:
    workspace.apply(_years(6), step="years", moving=True)
    qtbot.waitUntil(lambda: workspace.settled)
    workspace.apply(_years(7), step="years", moving=True)
    workspace.release()
    workspace.undo()
    assert workspace.scenario.years == 5
    settle()


def test_a_draft_comes_first_and_the_final_answer_at_rest(
    workspace: Workspace, settle: Callable[[], None]
) -> None:
    draws: list[int] = []

    def note() -> None:
        assert workspace.comparison is not None
        draws.append(len(workspace.comparison.treatments[0].draws.cost))

    workspace.comparison_changed.connect(note)
    workspace.apply(_years(9), step="years", moving=True)
    settle()
    assert draws == [DRAFT_DRAWS, DEFAULT_DRAWS]


def test_a_change_against_the_rules_is_refused_in_words(qtbot: QtBot, workspace: Workspace) -> None:
    before = workspace.scenario
    with qtbot.waitSignal(workspace.problem) as said:
        assert not workspace.apply(_years(40))
    assert "years" in said.args[0]
    assert workspace.scenario == before
    assert not workspace.can_undo


def test_a_woman_is_offered_what_is_offered_to_women(catalogue: Catalogue) -> None:
    man = changes.with_treatment(default_scenario(), "prp", True)
    woman = changes.with_sex(man, "female", catalogue)
    assert woman.treatments
    assert all("female" in catalogue.treatment(one).benefit for one in woman.treatments)
    assert "minoxidil_plus_finasteride" not in woman.treatments
    assert catalogue.stage("female", woman.stage).scale == "Sinclair"


def test_another_country_forgets_amounts_in_the_old_currency() -> None:
    scenario = Scenario(budget=5000)
    scenario = changes.with_quote(scenario, "exosomes", "session", 900)
    scenario = changes.with_choice(scenario, "exosomes", trust=0.2)
    abroad = changes.with_country(scenario, "GB")
    assert abroad.budget is None
    assert abroad.chosen("exosomes").quotes == {}
    assert abroad.chosen("exosomes").trust == 0.2
