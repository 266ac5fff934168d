"""The comparison's file while it is open: used twice, changed, deleted; nobody's work is lost."""

from __future__ import annotations

import os
import threading
import time
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from hairchoice import paths
from hairchoice.engine.scenario import Scenario, read_scenario, write_scenario
from hairchoice.ui import hold
from hairchoice.ui.desk import Desk
from hairchoice.ui.dialogs.changed import ChangedBox
from hairchoice.ui.hold import Hold
from hairchoice.ui.main_window import MainWindow
from hairchoice.ui.on_disk import Claim, Disk, compare
from tests.e2e.conftest import Play, answer, choose_file, when_asked
from tests.faults.conftest import Injected


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.hairchoice"
    path.write_bytes(write_scenario(Scenario(years=7)))
    return path


def _longer(desk: Desk) -> None:
    slider = desk.person.years.slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)


def _save(window: MainWindow) -> None:
    actions = window.findChildren(QAction)
    next(one for one in actions if one.text().replace("&", "") == "Save").trigger()


def _press(words: str) -> None:
    def respond(dialog: QDialog) -> None:
        assert isinstance(dialog, ChangedBox)
        next(one for one in dialog.buttons() if words in one.text().replace("&", "")).click()

    when_asked(ChangedBox, respond)


def _years(path: Path) -> int:
    return read_scenario(path.read_bytes()).years


def test_a_second_window_on_a_file_says_so_and_the_first_one_gives_it_up_at_its_end(
    play: Play, file: Path, injected: Injected
) -> None:
    other = Claim()
    assert other.take(file)

    def said(_window: MainWindow, desk: Desk) -> None:
        assert "open in another window" in desk.centre.notice.text.text()
        assert desk.workspace.scenario.years == 7

    play(said, str(file))
    other.leave()

    def alone(_window: MainWindow, desk: Desk) -> None:
        assert not desk.centre.notice.isVisible()
        assert not other.take(file), "the open window holds it"

    play(alone, str(file))
    assert other.take(file)
    other.leave()
    assert list(paths.user_data_dir().iterdir()) == []
    injected("two windows on one file", 1)


def test_two_names_of_one_file_are_the_same_file(tmp_path: Path, file: Path) -> None:
    link = tmp_path / "also mine.hairchoice"
    link.symlink_to(file)
    first, second = Claim(), Claim()
    assert first.take(file)
    assert not second.take(link)
    first.leave()


def test_a_clean_end_leaves_nothing_in_the_folder_of_the_program(play: Play, file: Path) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        _longer(desk)
        assert window.rescue() is not None
        assert len(list(paths.user_data_dir().iterdir())) == 3, "two locks and the unsaved work"

    play(story, str(file))
    assert list(paths.user_data_dir().iterdir()) == []


def test_a_start_clears_away_the_locks_of_killed_windows_and_no_others(
    play: Play, file: Path, injected: Injected
) -> None:
    folder = paths.user_data_dir()
    paths.make_private(folder)
    killed = [folder / name for name in ("unsaved-3.lock", "open-0123456789abcdef.lock")]
    for path in killed:
        path.touch()
    held = Hold(folder / "open-fedcba9876543210.lock")
    assert held.take()

    def story(_window: MainWindow, _desk: Desk) -> None:
        assert not any(path.exists() for path in killed)
        assert len(list(folder.iterdir())) == 3, "the place and the file of this window, and held"

    play(story, str(file))
    assert not Hold(folder / "open-fedcba9876543210.lock").take()
    assert [path.name for path in folder.iterdir()] == ["open-fedcba9876543210.lock"]
    held.leave()
    injected("locks left by windows that were killed", 2)


@pytest.mark.skipif(os.name != "posix", reason="elsewhere nothing is held to be cleared away")
def test_a_window_that_starts_while_another_clears_away_is_not_kept_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "left.lock"
    path.touch()
    mine, took = Hold(path), list[bool]()
    leave, starting = Hold.leave, threading.Thread(target=lambda: took.append(mine.take()))

    def leave_late(swept: Hold) -> None:
        starting.start()
        starting.join(0.1)  # it finds the file held, and waits
        assert took == []
        leave(swept)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Hold, "leave", leave_late)
        hold.sweep(tmp_path)
        starting.join()
    assert took == [True]
    assert not Hold(path).take()
    mine.leave()


@pytest.mark.skipif(os.name != "posix", reason="elsewhere nothing is held to be cleared away")
def test_one_that_stopped_while_it_cleared_away_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hold, "_SWEPT_SECONDS", 0.01)
    sleep, slept = time.sleep, count()

    def sleep_not_for_ever(seconds: float) -> None:
        assert next(slept) < 100
        sleep(seconds)

    monkeypatch.setattr("hairchoice.ui.hold.time.sleep", sleep_not_for_ever)
    left, held = tmp_path / "left.lock", Hold(tmp_path / "held.lock")
    left.touch()
    assert held.take()
    with hold._swept_by_nobody_else(tmp_path):
        hold.sweep(tmp_path)
        assert left.exists()
        assert not Hold(tmp_path / "held.lock").take()
    held.leave()


def test_where_a_file_is_another_one_at_each_look_nobody_is_kept_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.path.samestat", lambda _one, _other: False)
    first, second = Hold(tmp_path / "lock"), Hold(tmp_path / "lock")
    assert first.take()
    assert second.take()


def test_a_lock_that_its_holder_removes_at_this_moment_still_keeps_the_next_one_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lock"
    first, late, next_one = Hold(path), Hold(path), Hold(path)
    assert first.take()
    lock = hold._lock

    def lock_late(handle: int) -> None:
        first.leave()  # between the opening of the file and its locking
        lock(handle)

    monkeypatch.setattr(hold, "_lock", lock_late)
    assert late.take()
    assert not next_one.take()
    late.leave()
    assert not path.exists()


def test_saving_over_what_another_window_saved_asks_and_saves_beside_it(
    play: Play, file: Path, tmp_path: Path, injected: Injected
) -> None:
    beside = tmp_path / "beside.hairchoice"

    def story(window: MainWindow, desk: Desk) -> None:
        _longer(desk)
        file.write_bytes(write_scenario(Scenario(years=15)))
        _press("Save as another file")
        choose_file(beside)
        _save(window)
        assert not window.isWindowModified()
        assert desk.document.path == beside

    play(story, str(file))
    assert (_years(file), _years(beside)) == (15, 8)
    injected("a file changed by another window before a save", 1)


def test_saving_over_what_another_window_saved_can_be_called_off_or_wanted(
    play: Play, file: Path
) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        _longer(desk)
        file.write_bytes(write_scenario(Scenario(years=15)))
        _press("Cancel")
        _save(window)
        assert window.isWindowModified()
        assert _years(file) == 15
        _press("Replace it")
        _save(window)
        assert not window.isWindowModified()
        assert _years(file) == 8
        _longer(desk)
        _save(window)
        assert _years(file) == 9, "one question is enough"

    play(story, str(file))


def test_coming_back_to_the_window_says_that_the_file_was_changed(
    qtbot: QtBot, play: Play, file: Path, injected: Injected
) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        other = QDialog(window)
        other.show()
        other.activateWindow()
        qtbot.waitUntil(lambda: not window.isActiveWindow())
        file.write_bytes(b"half of a fi")
        other.close()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        qtbot.waitUntil(desk.centre.notice.isVisible)
        assert "was changed in another window or program" in desk.centre.notice.text.text()
        assert not window.isWindowModified()

    play(story, str(file))
    assert file.read_bytes() == b"half of a fi"
    injected("a file changed and cut short while it is open", 1)


def test_a_file_deleted_while_open_makes_its_work_unsaved_and_is_written_again(
    play: Play, file: Path, injected: Injected
) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        file.unlink()
        assert desk.document.look_at_disk() is Disk.GONE
        assert "no longer there" in desk.centre.notice.text.text()
        assert window.isWindowModified()
        _save(window)
        assert not window.isWindowModified()
        assert _years(file) == 7

    play(story, str(file))
    injected("a file deleted while it is open", 1)


def test_closing_asks_when_the_file_was_deleted_even_if_nothing_was_changed(
    play: Play, file: Path
) -> None:
    def story(window: MainWindow, _desk: Desk) -> None:
        file.unlink()
        answer(QMessageBox.StandardButton.Save)
        window.close()

    play(story, str(file))
    assert _years(file) == 7


def test_a_folder_deleted_while_open_is_said_and_the_work_stays(
    play: Play, tmp_path: Path, injected: Injected
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    file = folder / "mine.hairchoice"
    file.write_bytes(write_scenario(Scenario(years=7)))

    def story(window: MainWindow, desk: Desk) -> None:
        _longer(desk)
        file.unlink()
        folder.rmdir()
        _save(window)
        text = desk.centre.notice.text.text()
        assert "was not saved" in text
        assert "there is no folder" in text
        assert window.isWindowModified()
        assert desk.workspace.scenario.years == 8

    play(story, str(file))
    injected("a folder deleted while its file is open", 1)


@pytest.mark.parametrize("offset", [-400_000_000, 400_000_000])
def test_only_the_content_says_whether_a_file_was_changed(
    file: Path, offset: int, injected: Injected
) -> None:
    known = read_scenario(file.read_bytes())
    when = file.stat().st_mtime + offset
    os.utime(file, (when, when))
    assert compare(file, known) is Disk.SAME
    before = file.stat()
    file.write_bytes(write_scenario(Scenario(years=8)))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert compare(file, known) is Disk.CHANGED
    injected("a clock changed by 13 years under an open file", 1)


def test_a_link_that_is_taken_away_while_it_is_followed_claims_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_path: Path) -> str:
        raise FileNotFoundError

    claim = Claim()
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(os.path, "realpath", gone)
        assert claim.take(file)
    claim.leave()
