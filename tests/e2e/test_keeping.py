"""Nothing a person did is lost: recovery after a crash, dropped and recent files, stopped work."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QInputDialog,
    QMenu,
    QMessageBox,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from hairchoice import paths
from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.run_code import encode
from hairchoice.engine.scenario import Scenario, read_scenario, write_scenario
from hairchoice.export import safe
from hairchoice.ui import jobs, recovery
from hairchoice.ui.desk import Desk
from hairchoice.ui.jobs import Cancelled
from hairchoice.ui.main_window import MainWindow
from tests.e2e.conftest import Play, answer, when_asked

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def folder() -> Path:
    return paths.user_data_dir()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recovery, "AUTOSAVE_MS", 20)


def _longer(desk: Desk) -> None:
    slider = desk.person.years.slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)


def _crashed(folder: Path, years: int) -> Path:
    """Leaves what a program that was killed leaves: the copy, and nobody who holds its lock."""
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / "unsaved-0.hairchoice"
    copy.write_bytes(write_scenario(Scenario(years=years)))
    return copy


def _copies(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.hairchoice"))


@pytest.mark.usefixtures("quick")
def test_a_change_is_kept_soon_and_the_copy_goes_with_a_clean_end(
    qtbot: QtBot, play: Play, folder: Path
) -> None:
    copy = folder / "unsaved-0.hairchoice"

    def story(window: MainWindow, desk: Desk) -> None:
        assert not copy.exists()
        _longer(desk)
        qtbot.waitUntil(copy.exists)
        assert read_scenario(copy.read_bytes()).years == 6
        desk.workspace.undo()
        qtbot.waitUntil(lambda: not copy.exists())
        _longer(desk)
        qtbot.waitUntil(copy.exists)

    play(story)
    assert _copies(folder) == []


@pytest.mark.usefixtures("quick")
def test_a_second_window_keeps_its_own_copy(qtbot: QtBot, play: Play, folder: Path) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        other = recovery._free_place(folder)
        assert other is not None
        assert other.copy.name == "unsaved-1.hairchoice"
        other.leave()

    play(story)


def test_after_a_crash_the_work_is_offered_and_opens_unsaved(
    qtbot: QtBot, play: Play, folder: Path
) -> None:
    _crashed(folder, 9)

    def story(window: MainWindow, desk: Desk) -> None:
        assert desk.workspace.scenario.years == 5, "it is offered, not forced"
        offer = desk.centre.offer
        assert offer.isVisible()
        QTest.mouseClick(offer.buttons["Open what was not saved"], LEFT)
        assert desk.workspace.scenario.years == 9
        assert window.isWindowModified()
        assert desk.document.path is None
        assert not offer.isVisible()

    play(story)
    assert _copies(folder) == []


def test_what_was_offered_and_not_decided_is_offered_again(play: Play, folder: Path) -> None:
    _crashed(folder, 9)
    play(lambda _window, _desk: None)
    assert _copies(folder) == ["left-behind-0.hairchoice"]

    def discard(_window: MainWindow, desk: Desk) -> None:
        QTest.mouseClick(desk.centre.offer.buttons["Discard it"], LEFT)

    play(discard)
    assert _copies(folder) == []

    def nothing(_window: MainWindow, desk: Desk) -> None:
        assert not desk.centre.offer.isVisible()

    play(nothing)


def test_what_two_crashes_left_is_offered_one_after_the_other(play: Play, folder: Path) -> None:
    for years in (9, 11):
        _crashed(folder, years)
        play(lambda _window, _desk: None)  # the offer is not answered
    assert _copies(folder) == ["left-behind-0-2.hairchoice", "left-behind-0.hairchoice"]

    def both(_window: MainWindow, desk: Desk) -> None:
        offer = desk.centre.offer
        QTest.mouseClick(offer.buttons["Discard it"], LEFT)
        assert "from an earlier time" in offer.text.text()
        assert sum(button.isVisible() for button in offer.findChildren(QPushButton)) == 2
        QTest.mouseClick(offer.buttons["Open what was not saved"], LEFT)
        assert desk.workspace.scenario.years == 9
        assert not offer.isVisible()

    play(both)
    assert _copies(folder) == []


@pytest.mark.usefixtures("quick")
def test_a_copy_on_a_slow_disk_never_replaces_a_newer_one_nor_outlives_the_window(
    qtbot: QtBot, play: Play, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, begun, go_on = safe.replace_bytes, threading.Event(), threading.Event()

    def slowly(path: Path, data: bytes, *, private: bool) -> None:
        begun.set()
        assert go_on.wait(30)
        write(path, data, private=private)

    monkeypatch.setattr(recovery, "replace_bytes", slowly)
    monkeypatch.setattr(jobs, "_CLOSE_WAIT_SECONDS", 0.05)

    def story(window: MainWindow, desk: Desk) -> None:
        running = desk.workspace.jobs
        _longer(desk)
        qtbot.waitUntil(begun.is_set)
        _longer(desk)
        qtbot.wait(100)
        assert len([job for job in running._running if job.parent is desk.recovery]) == 1
        answer(QMessageBox.StandardButton.Discard)
        window.close()
        go_on.set()
        assert running.wait(10)

    play(story)
    assert _copies(folder) == []


def test_unsaved_work_is_kept_where_its_folder_was_tidied_away(folder: Path) -> None:
    place = recovery._free_place(folder)
    assert place is not None
    shutil.rmtree(folder)
    place.keep(b"work")
    assert place.copy.read_bytes() == b"work"
    other = recovery._free_place(folder)
    assert other is not None
    assert other.copy != place.copy, "the place is still held"
    place.leave()
    other.leave()
    assert list(folder.iterdir()) == []


def test_a_copy_that_cannot_be_removed_stops_nobody(folder: Path) -> None:
    place = recovery._free_place(folder)
    assert place is not None
    place.copy.mkdir()  # no file any more: as on a disk that has become one to be read only
    place.remove()
    place.leave()
    assert place.copy.is_dir()


def test_what_is_changed_while_a_workbook_is_read_is_asked_about(
    qtbot: QtBot, play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def slowly(_path: Path, _catalogue: Catalogue) -> Scenario:
        assert go_on.wait(30)
        return Scenario(years=12)

    monkeypatch.setattr("hairchoice.export.readback.read_workbook", slowly)

    def story(_window: MainWindow, desk: Desk) -> None:
        asked: list[int] = []
        for allowed, years in ((False, 6), (True, 12)):

            def may_leave(allowed: bool = allowed) -> bool:
                asked.append(desk.workspace.scenario.years)
                return allowed

            go_on.clear()
            desk.document.import_workbook(tmp_path / "a.xlsx", may_leave)
            _longer(desk)
            go_on.set()
            qtbot.waitUntil(lambda: desk.workspace.jobs.idle)
            assert desk.workspace.scenario.years == years
        assert asked == [6, 7]

    play(story)


def test_a_file_named_at_the_start_is_remembered_by_its_whole_name(
    play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mine.hairchoice"
    file.write_bytes(write_scenario(Scenario(years=7)))
    monkeypatch.chdir(tmp_path)

    def story(_window: MainWindow, desk: Desk) -> None:
        assert desk.workspace.settings.recent_files() == [file]
        assert desk.workspace.settings.folder() == str(tmp_path)

    play(story, "mine.hairchoice")


def test_a_copy_that_cannot_be_read_is_said_in_place(play: Play, folder: Path) -> None:
    _crashed(folder, 9).write_text("half of it")

    def story(_window: MainWindow, desk: Desk) -> None:
        QTest.mouseClick(desk.centre.offer.buttons["Open what was not saved"], LEFT)
        assert "cannot be opened" in desk.centre.notice.text.text()

    play(story)


def test_a_folder_that_cannot_be_written_stops_nobody(
    play: Play, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way")

    def story(_window: MainWindow, desk: Desk) -> None:
        _longer(desk)
        assert desk.workspace.scenario.years == 6

    play(story)
    assert "cannot be kept" in caplog.text


def _dropped(window: MainWindow, path: Path) -> bool:
    """Drags a file over the middle of the window and lets go; True when it was taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place, copy = window.rect().center(), Qt.DropAction.CopyAction
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, copy, data, LEFT, none)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(place), copy, data, LEFT, none))
    return enter.isAccepted()


def test_a_file_dropped_on_the_window_opens(qtbot: QtBot, play: Play, tmp_path: Path) -> None:
    file, picture = tmp_path / "mine.hairchoice", tmp_path / "mine.png"
    file.write_bytes(write_scenario(Scenario(years=12)))

    def story(window: MainWindow, desk: Desk) -> None:
        assert not _dropped(window, picture)
        _longer(desk)
        answer(QMessageBox.StandardButton.Discard)
        assert _dropped(window, file)
        qtbot.waitUntil(lambda: desk.workspace.scenario.years == 12)
        assert "mine" in window.windowTitle()

    play(story)


def test_a_recent_file_opens_from_the_menu(qtbot: QtBot, play: Play, tmp_path: Path) -> None:
    file = tmp_path / "last week.hairchoice"
    file.write_bytes(write_scenario(Scenario(years=7)))
    play(lambda _window, _desk: None, str(file))

    def story(window: MainWindow, desk: Desk) -> None:
        menus = {one.title().replace("&", ""): one for one in window.findChildren(QMenu)}
        recent = menus["Open recent"]
        recent.aboutToShow.emit()
        recent.actions()[0].trigger()
        assert desk.workspace.scenario.years == 7

    play(story)


def test_long_work_says_so_and_can_be_stopped(qtbot: QtBot, play: Play, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("as it was")
    begun = threading.Event()

    def story(window: MainWindow, desk: Desk) -> None:
        compute = desk.workspace.final_comparison

        def slow(cancelled: Cancelled) -> object:
            result = compute(cancelled)
            begun.set()
            while not cancelled():
                threading.Event().wait(0.01)
            return result

        desk.workspace.final_comparison = slow  # type: ignore[method-assign,assignment]
        desk.exporter.ask = lambda *_arguments: file  # type: ignore[method-assign]
        desk.exporter.table()
        qtbot.waitUntil(lambda: "mine.csv" in window.busy.words.text())
        assert window.busy.isVisible()
        qtbot.waitUntil(begun.is_set)
        QTest.mouseClick(window.busy.cancel, LEFT)
        qtbot.waitUntil(lambda: not window.busy.isVisible())
        assert "Nothing was written" in desk.centre.notice.text.text()
        assert file.read_text() == "as it was"
        assert list(tmp_path.iterdir()) == [file]

    play(story)


def test_a_stopped_comparison_is_computed_with_the_next_change(
    qtbot: QtBot, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        workspace = desk.workspace
        run: Callable[..., object] = workspace._simulator.run
        held = threading.Event()

        def slow(scenario: Scenario, **options: object) -> object:
            if scenario.years == 6:
                held.wait(5)
            return run(scenario, **options)

        monkeypatch.setattr(workspace._simulator, "run", slow)
        _longer(desk)
        qtbot.waitUntil(window.busy.isVisible)
        QTest.mouseClick(window.busy.cancel, LEFT)
        held.set()
        qtbot.waitUntil(lambda: workspace.jobs.idle)
        assert "before your last change" in desk.centre.notice.text.text()
        assert workspace.comparison is not None
        assert workspace.comparison.scenario.years == 5
        _longer(desk)
        qtbot.waitUntil(lambda: workspace.settled)
        assert workspace.comparison.scenario.years == 7

    play(story)


def test_a_run_code_opens_the_comparison_it_was_printed_from(
    qtbot: QtBot, play: Play, catalogue: Catalogue
) -> None:
    printed = Scenario(years=8, country="GB", treatments=("prp", "finasteride_oral"))
    code = encode(printed, catalogue.version)

    def type_code(text: str) -> None:
        def respond(dialog: QDialog) -> None:
            assert isinstance(dialog, QInputDialog)
            dialog.setTextValue(text)
            dialog.accept()

        when_asked(QInputDialog, respond)

    def story(window: MainWindow, desk: Desk) -> None:
        action = next(
            one for one in window.findChildren(QAction) if "run" in one.text().replace("&", "")
        )
        type_code("no such code")
        action.trigger()
        assert desk.centre.notice.isVisible()
        type_code(code.lower())
        action.trigger()
        assert desk.workspace.scenario == printed
        assert not window.isWindowModified()

    play(story)
