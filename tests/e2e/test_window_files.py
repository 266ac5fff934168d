"""Stories of people and their files: saved, opened, exported, taken back."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from hairchoice.engine.scenario import read_scenario
from hairchoice.ui.desk import Desk
from hairchoice.ui.main_window import MainWindow
from tests.e2e.conftest import Play, action, answer, choose_file, type_in

CTRL = Qt.KeyboardModifier.ControlModifier


def test_saved_work_opens_again(qtbot: QtBot, play: Play, tmp_path: Path) -> None:
    file = tmp_path / "with my doctor.hairchoice"

    def save(window: MainWindow, desk: Desk) -> None:
        type_in(desk.person.budget, "7000")
        choose_file(file)
        QTest.keyClick(window, Qt.Key.Key_S, CTRL)
        assert read_scenario(file.read_bytes()).budget == 7000
        assert "with my doctor" in window.windowTitle()

    def look(window: MainWindow, desk: Desk) -> None:
        assert desk.person.budget.text() == "7,000"
        assert "with my doctor" in window.windowTitle()
        assert desk.workspace.settings.recent_files() == [file]

    play(save)
    play(look, str(file))


def test_closing_with_unsaved_changes_asks(qtbot: QtBot, play: Play) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        type_in(desk.person.budget, "7000")
        answer(QMessageBox.StandardButton.Cancel)
        window.close()
        assert window.isVisible()
        answer(QMessageBox.StandardButton.Discard)
        window.close()
        assert not window.isVisible()

    play(story)


def test_a_broken_file_is_said_in_place_and_the_program_is_usable(
    play: Play, tmp_path: Path
) -> None:
    file = tmp_path / "broken.hairchoice"
    file.write_text("{")

    def story(_window: MainWindow, desk: Desk) -> None:
        assert desk.centre.notice.isVisible()
        assert "broken.hairchoice was not opened" in desk.centre.notice.text.text()
        assert desk.workspace.comparison is not None

    play(story, str(file))


@pytest.mark.parametrize(
    ("menu", "suffix", "start"),
    [
        ("Export to Excel…", ".xlsx", b"PK"),
        ("Export table as CSV…", ".csv", b""),
        ("Save summary as PDF…", ".pdf", b"%PDF"),
    ],
)
def test_what_is_seen_can_be_taken_along(
    qtbot: QtBot, play: Play, tmp_path: Path, menu: str, suffix: str, start: bytes
) -> None:
    file = tmp_path / f"mine{suffix}"

    def story(window: MainWindow, desk: Desk) -> None:
        choose_file(file)
        with qtbot.waitSignal(desk.exporter.done):
            action(window, menu).trigger()
        assert file.read_bytes().startswith(start)
        assert file.stat().st_size > 1000
        assert str(file) in window.statusBar().currentMessage()

    play(story)


def test_an_export_that_fails_is_said_in_place(qtbot: QtBot, play: Play, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.mkdir()

    def story(window: MainWindow, desk: Desk) -> None:
        desk.exporter.ask = lambda *_arguments: file  # type: ignore[method-assign]
        action(window, "Export table as CSV…").trigger()
        qtbot.waitUntil(desk.centre.notice.isVisible)
        assert "mine.csv was not written" in desk.centre.notice.text.text()

    play(story)


def test_an_edited_workbook_comes_back_as_the_person_s_own_quotes(
    qtbot: QtBot, play: Play, tmp_path: Path
) -> None:
    file = tmp_path / "quotes.xlsx"

    def story(window: MainWindow, desk: Desk) -> None:
        choose_file(file)
        with qtbot.waitSignal(desk.exporter.done):
            action(window, "Export to Excel…").trigger()
        book = openpyxl.load_workbook(file)
        sheet, cell = next(iter(book.defined_names["exosomes.session.price"].destinations))
        book[sheet][cell.replace("$", "")] = 2100
        book.save(file)
        choose_file(file)
        with qtbot.waitSignal(desk.document.changed):
            action(window, "Import from Excel…").trigger()
        assert desk.workspace.scenario.chosen("exosomes").quotes == {"session": 2100.0}
        assert window.isWindowModified()
        desk.workspace.undo()
        desk.document.take(desk.workspace.scenario)  # nothing unsaved is left to ask about

    play(story)
