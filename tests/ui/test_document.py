"""The comparison as a file: saved, opened, refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from hairchoice.engine.scenario import default_scenario, write_scenario
from hairchoice.ui.document import Document


def test_saving_and_opening_gives_the_same_comparison(
    document: Document, settle: Callable[[], None], tmp_path: Path
) -> None:
    file = tmp_path / "mine.hairchoice"
    document.workspace.apply(lambda scenario: replace(scenario, years=9))
    with_changes = document.dirty
    assert document.save(file)
    assert (with_changes, document.dirty) == (True, False)
    saved = document.workspace.scenario
    document.new()
    assert document.workspace.scenario == default_scenario()
    assert document.open(file)
    assert document.workspace.scenario == saved
    assert document.path == file
    assert not document.workspace.can_undo
    assert document.workspace.settings.recent_files() == [file]
    settle()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"not json", "not a HairChoice comparison"),
        (b'{"years": 5, "colour": 1}', "colour"),
        (write_scenario(default_scenario()).replace(b"exosomes", b"snake_oil"), "snake_oil"),
    ],
)
def test_a_bad_file_is_refused_and_what_was_open_stays(
    qtbot: QtBot, document: Document, tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / "bad.hairchoice"
    file.write_bytes(content)
    before = document.workspace.scenario
    with qtbot.waitSignal(document.workspace.problem) as said:
        assert not document.open(file)
    assert "bad.hairchoice" in said.args[0]
    assert words in said.args[0]
    assert document.workspace.scenario == before
    assert document.path is None


def test_a_file_that_is_not_there_or_cannot_be_written_is_said(
    qtbot: QtBot, document: Document, tmp_path: Path
) -> None:
    with qtbot.waitSignal(document.workspace.problem):
        assert not document.open(tmp_path / "nowhere.hairchoice")
    with qtbot.waitSignal(document.workspace.problem):
        assert not document.save(tmp_path / "no folder" / "mine.hairchoice")
    assert document.path is None


def test_a_failed_save_leaves_the_old_file_whole(document: Document, tmp_path: Path) -> None:
    folder = tmp_path / "mine.hairchoice"
    folder.mkdir()  # a folder cannot be replaced by a file
    (folder / "inside").write_text("kept")
    assert not document.save(folder)
    assert (folder / "inside").read_text() == "kept"
