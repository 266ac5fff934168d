"""What is written from the window: beside it, with its progress, and until it is stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import openpyxl
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hairchoice.export.safe import replace_bytes
from hairchoice.ui.document import Document
from hairchoice.ui.exports import Exporter
from hairchoice.ui.widgets.busy import Busy
from hairchoice.ui.workspace import Workspace

LONG_MS = 20_000
"""On a machine that has much else to do."""


@pytest.fixture
def exporter(qtbot: QtBot, document: Document) -> Exporter:
    """Of a window that is not there, on few draws."""
    window = QWidget()
    qtbot.addWidget(window)
    workspace = document.workspace
    workspace.apply(lambda scenario: msgspec.structs.replace(scenario, draws=200))
    qtbot.waitUntil(lambda: workspace.settled)
    return Exporter(document, window)


def ask(exporter: Exporter, path: Path) -> None:
    exporter.ask = lambda *_arguments: path  # type: ignore[method-assign]


def test_every_future_is_written_on_request_and_how_far_it_is_is_shown(
    qtbot: QtBot, exporter: Exporter, tmp_path: Path
) -> None:
    path = tmp_path / "all.xlsx"
    shares: list[float] = []
    ask(exporter, path)
    busy = Busy()
    qtbot.addWidget(busy)
    busy.show_work(True, "Writing")
    exporter.progressed.connect(shares.append)
    exporter.progressed.connect(busy.show_share)
    with qtbot.waitSignal(exporter.done, timeout=LONG_MS):
        exporter.workbook_with_draws()
    assert "Draws" in openpyxl.load_workbook(path, read_only=True).sheetnames
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert len(shares) > 10
    assert busy.share == 1
    busy.show_work(True)
    assert busy.share is None


def test_a_picture_is_written_beside_the_window(
    qtbot: QtBot, exporter: Exporter, tmp_path: Path
) -> None:
    path = tmp_path / "cost.png"
    with qtbot.waitSignal(exporter.done) as said:
        exporter.picture(lambda: replace_bytes(path, b"x"), path)
    assert str(path) in said.args[0]
    assert path.read_bytes() == b"x"


def test_a_picture_that_cannot_be_written_is_said(
    qtbot: QtBot, exporter: Exporter, workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "missing" / "cost.png"
    with qtbot.waitSignal(workspace.problem) as said:
        exporter.picture(lambda: replace_bytes(path, b"x"), path)
    assert "cost.png was not written" in said.args[0]


@pytest.mark.parametrize("kind", ["workbook", "workbook_with_draws", "table", "pdf"])
def test_what_is_stopped_leaves_the_old_file(
    kind: str, qtbot: QtBot, exporter: Exporter, workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "old"
    path.write_text("as it was")
    ask(exporter, path)
    begin: Callable[[], None] = getattr(exporter, kind)
    begin()
    assert path.name in workspace.jobs.what
    workspace.cancel()
    qtbot.waitUntil(lambda: workspace.jobs.idle, timeout=LONG_MS)
    assert path.read_text() == "as it was"
    assert list(tmp_path.iterdir()) == [path]


def test_a_stopped_preview_does_not_come(
    qtbot: QtBot, exporter: Exporter, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hairchoice.ui import printing

    shown: list[object] = []
    monkeypatch.setattr(printing, "show_preview", lambda *given: shown.append(given))
    exporter.preview()
    workspace.cancel()
    qtbot.waitUntil(lambda: workspace.jobs.idle, timeout=LONG_MS)
    assert shown == []
    exporter.preview()
    qtbot.waitUntil(lambda: bool(shown), timeout=LONG_MS)
