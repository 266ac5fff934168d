"""The start of the work, before the window is filled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from hairchoice.engine.scenario import Scenario, default_scenario, write_scenario
from hairchoice.ui.begin import begin
from hairchoice.ui.centre import Centre
from hairchoice.ui.document import Document
from hairchoice.ui.settings import Settings


@pytest.fixture
def parent(qapp: QObject) -> Iterator[QObject]:
    owner = QObject()
    yield owner
    owner.deleteLater()


def _answered(qtbot: QtBot, document: Document) -> Scenario:
    qtbot.waitUntil(lambda: document.workspace.settled)
    assert document.workspace.comparison is not None
    document.workspace.close()
    document.close()
    return document.workspace.comparison.scenario


@pytest.mark.parametrize("kind", ["nothing", "scenario", "file"])
def test_the_first_answer_is_on_its_way_at_once(
    qtbot: QtBot, parent: QObject, tmp_path: Path, kind: str
) -> None:
    mine = replace(default_scenario(), years=7)
    file = tmp_path / "mine.hairchoice"
    file.write_bytes(write_scenario(mine))
    start = {"nothing": None, "scenario": mine, "file": file}[kind]
    document = begin(Settings(tmp_path / "settings.ini"), start, parent)
    assert not document.workspace.jobs.idle
    assert not document.dirty
    assert document.path == (file if kind == "file" else None)
    assert _answered(qtbot, document) == (default_scenario() if kind == "nothing" else mine)


def test_a_file_that_cannot_be_opened_is_said_by_what_is_made_afterwards(
    qtbot: QtBot, parent: QObject, tmp_path: Path
) -> None:
    document = begin(Settings(tmp_path / "settings.ini"), tmp_path / "gone.hairchoice", parent)
    centre = Centre(document.workspace)
    qtbot.addWidget(centre)
    assert "gone.hairchoice was not opened" in centre.notice.text.text()
    assert _answered(qtbot, document) == default_scenario()
