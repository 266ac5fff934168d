"""A disk that is full, a folder that may only be read, a file that another program holds."""

from __future__ import annotations

import errno
import os
import resource
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from hairchoice.engine.problems import BadInputError
from hairchoice.export.safe import replace_bytes
from hairchoice.ui.desk import Desk
from hairchoice.ui.main_window import MainWindow
from tests.e2e.conftest import Play, answer, choose_file
from tests.faults.conftest import Injected

NOBODY = 65534
EXPORTS = {".xlsx": "workbook", ".csv": "table", ".pdf": "pdf"}


@contextmanager
def full_disk(room: int = 0) -> Iterator[None]:
    """The system refuses to make any file longer than the room there is."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A folder in which nobody may write, with a file of ours; root is somebody else meanwhile."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "mine.csv").write_text("as it was")
        folder.chmod(0o555)
        root = os.geteuid() == 0
        if root:
            os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(0o755)


@pytest.mark.parametrize("suffix", EXPORTS)
def test_an_export_to_a_full_disk_says_so_and_leaves_the_old_file(
    qtbot: QtBot, play: Play, tmp_path: Path, suffix: str, injected: Injected
) -> None:
    file = tmp_path / f"mine{suffix}"
    file.write_text("as it was")

    def story(_window: MainWindow, desk: Desk) -> None:
        desk.exporter.ask = lambda *_arguments: file  # type: ignore[method-assign]
        with full_disk(1000):
            getattr(desk.exporter, EXPORTS[suffix])()
            qtbot.waitUntil(desk.centre.notice.isVisible, timeout=8_000)
            qtbot.waitUntil(lambda: desk.workspace.jobs.idle)
        text = desk.centre.notice.text.text()
        assert f"{file.name} was not written" in text
        assert "the disk is full" in text
        assert "unchanged" in text

    play(story)
    assert file.read_text() == "as it was"
    assert list(tmp_path.iterdir()) == [file]
    injected(f"a full disk: {EXPORTS[suffix]}", 1)


def test_saving_on_a_full_disk_says_so_and_keeps_the_work_in_the_window(
    play: Play, tmp_path: Path, injected: Injected
) -> None:
    file = tmp_path / "mine.hairchoice"

    def story(window: MainWindow, desk: Desk) -> None:
        QTest.keyClick(desk.person.years.slider, Qt.Key.Key_Right)
        assert desk.workspace.save(file)
        before = file.read_bytes()
        QTest.keyClick(desk.person.years.slider, Qt.Key.Key_Right)
        with full_disk():
            assert not desk.save()
            desk.recovery._write_later()  # the copy cannot be kept either, and nothing breaks
        assert "the disk is full" in desk.centre.notice.text.text()
        assert window.isWindowModified()
        assert file.read_bytes() == before
        assert desk.save()
        assert not window.isWindowModified()

    play(story)
    injected("a full disk: saving and keeping unsaved work", 2)


@pytest.mark.parametrize("name", ["mine.csv", "new.csv"])
def test_a_folder_that_may_only_be_read_is_said_and_keeps_its_files(
    read_only: Path, name: str, injected: Injected
) -> None:
    with pytest.raises(BadInputError, match="not allowed here; choose another folder"):
        replace_bytes(read_only / name, b"new")
    assert [path.name for path in read_only.iterdir()] == ["mine.csv"]
    assert (read_only / "mine.csv").read_text() == "as it was"
    injected("a folder that may only be read", 1)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EBUSY, errno.EPERM])
def test_a_file_that_another_program_holds_is_said_and_stays(
    play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, injected: Injected
) -> None:
    """As Windows refuses it: the new file is written and may not take the place of the old one."""
    file = tmp_path / "mine.hairchoice"
    file.write_bytes(b"as it was")

    def refuse(_path: Path, _target: Path) -> Path:
        raise OSError(number, os.strerror(number))

    def story(_window: MainWindow, desk: Desk) -> None:
        with monkeypatch.context() as held:
            held.setattr(Path, "replace", refuse)
            assert not desk.workspace.save(file)
        text = desk.centre.notice.text.text()
        assert "close the file where it is open in another program" in text

    play(story)
    assert file.read_bytes() == b"as it was"
    assert list(tmp_path.iterdir()) == [file]
    injected("a file open in another program", 1)


@pytest.mark.parametrize("button", [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes])
def test_a_name_without_its_ending_does_not_replace_a_file_unasked(
    play: Play, tmp_path: Path, button: QMessageBox.StandardButton, injected: Injected
) -> None:
    file = tmp_path / "mine.hairchoice"
    file.write_bytes(b"as it was")

    def story(_window: MainWindow, desk: Desk) -> None:
        choose_file(tmp_path / "mine")
        answer(button)
        assert desk.save_as() is (button == QMessageBox.StandardButton.Yes)

    play(story)
    assert (file.read_bytes() == b"as it was") is (button == QMessageBox.StandardButton.No)
    injected("a file name whose ending was left out", 1)
