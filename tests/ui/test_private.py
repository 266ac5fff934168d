"""The window's own files: settings, unsaved work, reports."""

from __future__ import annotations

import stat
from pathlib import Path

from hairchoice import paths
from hairchoice.ui.document import Document
from hairchoice.ui.errors import write_report
from hairchoice.ui.recovery import Recovery
from hairchoice.ui.settings import WELCOMED, Settings


def modes(path: Path) -> tuple[int, int]:
    """The modes of a folder and of a file in it."""
    return stat.S_IMODE(path.parent.stat().st_mode), stat.S_IMODE(path.stat().st_mode)


def test_unsaved_work_is_private(document: Document) -> None:
    recovery = Recovery(document)
    document.take_unsaved(document.workspace.scenario)
    copy = recovery.write_now()

    assert copy is not None
    assert modes(copy) == (0o700, 0o600)
    recovery.close()


def test_a_report_is_private(home: Path) -> None:
    path = write_report("what happened, half \udcff")

    assert path is not None
    assert modes(path) == (0o700, 0o600)
    assert path.read_text(encoding="utf-8") == "what happened, half \\udcff"


def test_the_folder_of_the_settings_is_private(home: Path) -> None:
    Settings().set(WELCOMED, True)

    assert stat.S_IMODE(paths.user_config_dir().stat().st_mode) == 0o700
