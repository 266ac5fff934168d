"""A disk that is full, a folder that may only be read, a file that another program holds."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from hairchoice.__main__ import main
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.scenario import Scenario
from hairchoice.export.safe import replace_bytes
from hairchoice.ui.desk import Desk
from hairchoice.ui.main_window import MainWindow
from hairchoice.ui.on_disk import Disk, compare
from hairchoice.ui.settings import FOLDER, RECENT, Settings
from tests.e2e.conftest import Play, answer, choose_file
from tests.faults import filling
from tests.faults.conftest import Injected

ROOT = Path(__file__).parents[2]
NOBODY = 65534


_MOUNTED = (
    *("unshare", "--user", "--map-root-user", "--mount", "sh", "-ec"),
    'mount -t tmpfs -o size=1m tmpfs "$0"; exec "$@"',
)
"""Runs a program that sees a small disk in place of a folder; nobody else does."""


def _may_mount() -> bool:
    """Says whether this machine lets anybody have a disk of their own."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            done = subprocess.run([*_MOUNTED, folder, "true"], capture_output=True, check=False)
        except FileNotFoundError:
            return False
    return done.returncode == 0


FULL_DISKS = {"disk": "a real one", "limit": "injected"}
FULL_DISK = "disk" if _may_mount() else "limit"
"""A real one where it can be had; elsewhere the system refuses to make files longer."""


def _become(user: int) -> None:
    """Becomes another user; who this was before is kept where it can be had back."""
    os.setresuid(user, user, 0)


@pytest.fixture
def someone() -> Iterator[Path]:
    """A folder with a file of somebody who is not root, and we are that somebody."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "mine.csv").write_text("as it was")
        root = os.geteuid() == 0
        if root:
            for path in (folder, folder / "mine.csv"):
                os.chown(path, NOBODY, NOBODY)
            _become(NOBODY)
        try:
            yield folder
        finally:
            if root:
                _become(0)


@pytest.fixture
def read_only(someone: Path) -> Iterator[Path]:
    """The same folder, in which nobody may write."""
    someone.chmod(0o555)
    yield someone
    someone.chmod(0o755)


@pytest.mark.parametrize("how", [FULL_DISK])
def test_a_full_disk_is_said_and_leaves_every_old_file_and_the_work(
    tmp_path: Path, how: str, injected: Injected
) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = (*_MOUNTED, folder) if how == "disk" else ()
    own = {"TMPDIR": folder, "XDG_DATA_HOME": folder / "data", "XDG_CONFIG_HOME": folder / "config"}
    done = subprocess.run(
        [*mounted, sys.executable, "-m", "tests.faults.filling", how, folder],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"} | {k: str(v) for k, v in own.items()},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    for name, suffix in {"save": ".hairchoice", **filling.EXPORTS}.items():
        told = seen.pop(name)
        verb = "saved" if name == "save" else "written"
        assert told.startswith(f"mine{suffix} was not {verb}.\n"), name
        assert "the disk is full; the file that was there is unchanged" in told
        injected(f"a full disk, {FULL_DISKS[how]}: {name}", 1)
    files = sorted(f"mine{suffix}" for suffix in (".hairchoice", *filling.EXPORTS.values()))
    assert seen == {
        "saved": False,
        "file": 7,
        "copy": 8,
        "names": files,
        "saved later": True,
        "file later": 9,
        "mistakes": [],
    }
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("ending", [".csv", ".hairchoice", ".pdf"])
def test_a_name_that_is_too_long_is_said(tmp_path: Path, ending: str) -> None:
    with pytest.raises(BadInputError, match="the name is too long; choose a shorter one"):
        replace_bytes(tmp_path / f"{'x' * 300}{ending}", b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["mine.csv", "new.csv"])
def test_a_folder_that_may_only_be_read_is_said_and_keeps_its_files(
    read_only: Path, name: str, injected: Injected
) -> None:
    with pytest.raises(BadInputError, match="not allowed here; choose another folder"):
        replace_bytes(read_only / name, b"new")
    assert [path.name for path in read_only.iterdir()] == ["mine.csv"]
    assert (read_only / "mine.csv").read_text() == "as it was"
    injected("a folder that may only be read", 1)


def test_a_file_that_may_only_be_read_stays_although_its_folder_would_let_it_go(
    someone: Path, injected: Injected
) -> None:
    """To take the place of a file needs the leave of its folder only; its own says: leave it."""
    file = someone / "mine.csv"
    file.chmod(0o444)
    with pytest.raises(BadInputError, match=r"not allowed here.*unchanged"):
        replace_bytes(file, b"new")
    assert file.read_text() == "as it was"
    injected("a file that may only be read", 1)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EBUSY, errno.EPERM, errno.EROFS])
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
            assert not desk.document.save(file)
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


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names there")
def test_a_pipe_or_a_device_is_not_replaced_by_a_file(tmp_path: Path, injected: Injected) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    with pytest.raises(BadInputError, match="a device or a pipe; give the name of a file"):
        replace_bytes(pipe, b"new")
    assert pipe.is_fifo()
    injected("a pipe in place of a file", 1)


def test_a_folder_that_is_gone_below_ones_feet_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    for command in (("compare", "--draws", "100", "--csv", "a.csv"), ("open", "a.hairchoice")):
        assert main(command) == 1
        assert capsys.readouterr().err.startswith("hairchoice: a.")


@pytest.mark.skipif(not hasattr(os, "chown"), reason="files have no groups there")
def test_a_file_stays_whose_it_was_or_at_least_its_group_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, injected: Injected
) -> None:
    file = tmp_path / "mine.csv"
    file.touch()
    file.chmod(0o660)
    there = file.stat()
    given: list[tuple[int, int]] = []

    def chown(path: Path, owner: int, group: int, *, follow_symlinks: bool) -> None:
        assert path.parent == tmp_path
        assert not follow_symlinks
        given.append((owner, group))
        if owner != -1:  # as for anybody but the administrator
            raise PermissionError

    monkeypatch.setattr(os, "chown", chown)
    replace_bytes(file, b"new")
    assert given == [(there.st_uid, there.st_gid), (-1, there.st_gid)]
    assert file.stat().st_mode & 0o777 == 0o660
    injected("a file of somebody else's", 1)


def test_a_file_that_may_not_be_asked_about_is_not_there(someone: Path, injected: Injected) -> None:
    closed = someone / "closed"
    closed.mkdir(mode=0)
    file = closed / "mine.hairchoice"
    settings = Settings(someone / "settings.ini")
    settings.set(RECENT, [str(file), str(someone / ("x" * 300))])
    settings.set(FOLDER, str(closed / "within"))
    assert settings.recent_files() == []
    assert settings.folder() == ""
    assert compare(file, Scenario()) is Disk.GONE
    injected("a file in a folder that may not be looked into", 1)
