"""Devices that go away or change: a printer that is not there, a screen of another scale."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from hairchoice.ui.desk import Desk
from hairchoice.ui.main_window import MainWindow
from hairchoice.ui.printing import dialogs
from hairchoice.ui.printing.dialogs import Printing, SummaryPreview
from hairchoice.ui.printing.pages import page_layout
from tests.e2e.conftest import Play, when_asked
from tests.faults.conftest import Injected
from tests.ui.comparisons import EIGHT

ROOT = Path(__file__).parents[2]


def _unplugged(printing: Printing) -> QPrinter:
    """A printer that was there when it was chosen, and takes nothing any more."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName("/no such folder/printer")
    return printer


class _OutOfPaper(QPrinter):
    """Takes one page and no other."""

    def newPage(self) -> bool:
        return False


def _out_of_paper(printing: Printing) -> QPrinter:
    printer = _OutOfPaper(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(Path.home() / "printer"))
    printer.setPageLayout(page_layout(printing.formats.locale))
    return printer


class _Chosen:
    """Takes the place of the print dialog: the person pressed Print."""

    DialogCode = QPrintDialog.DialogCode

    def __init__(self, *_arguments: object) -> None:
        self.option: object = None

    def setOption(self, option: object) -> None:
        self.option = option

    def exec(self) -> int:
        return self.DialogCode.Accepted

    def deleteLater(self) -> None:
        self.option = None


@pytest.mark.qt_log_ignore("QPainter::begin", "QPdfEngine")
@pytest.mark.parametrize(
    ("printer", "fault"),
    [(_unplugged, "a printer that is not there"), (_out_of_paper, "a printer that stops half-way")],
)
def test_a_printer_that_takes_no_page_is_said_in_place_and_the_program_goes_on(
    qtbot: QtBot,
    play: Play,
    monkeypatch: pytest.MonkeyPatch,
    injected: Injected,
    printer: Callable[[Printing], QPrinter],
    fault: str,
) -> None:
    monkeypatch.setattr(Printing, "new_printer", printer)
    monkeypatch.setattr(dialogs, "QPrintDialog", _Chosen)

    def story(_window: MainWindow, desk: Desk) -> None:
        desk.workspace.apply(lambda scenario: replace(scenario, treatments=EIGHT))
        qtbot.waitUntil(lambda: desk.workspace.settled)
        desk.exporter.print_summary()
        qtbot.waitUntil(desk.centre.notice.isVisible)
        assert "printer is not there" in desk.centre.notice.text.text()
        assert desk.workspace.jobs.idle

    play(story)
    injected(fault, 1)


@pytest.mark.qt_log_ignore("QPainter::begin", "QPdfEngine")
def test_a_printer_that_goes_away_behind_the_preview_is_said_in_a_box(
    qtbot: QtBot, play: Play
) -> None:
    said: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        said.append(dialog.text())
        dialog.button(QMessageBox.StandardButton.Ok).click()

    def story(window: MainWindow, desk: Desk) -> None:
        comparison = desk.workspace.comparison
        assert comparison is not None
        printing = Printing(comparison, desk.workspace.catalogue)
        preview = SummaryPreview(printing, window)
        qtbot.addWidget(preview)
        when_asked(QMessageBox, read)
        preview.paintRequested.emit(_unplugged(printing))

    play(story)
    assert len(said) == 1
    assert "printer is not there" in said[0]


def test_a_preview_is_gone_once_it_is_closed(qtbot: QtBot, play: Play) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        comparison = desk.workspace.comparison
        assert comparison is not None
        when_asked(SummaryPreview, lambda dialog: dialog.reject())
        dialogs.show_preview(window, Printing(comparison, desk.workspace.catalogue))
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert window.findChild(SummaryPreview) is None

    play(story)


def test_a_print_dialog_is_gone_once_it_is_closed(play: Play) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        comparison = desk.workspace.comparison
        assert comparison is not None
        when_asked(QPrintDialog, lambda dialog: dialog.reject())
        dialogs.print_summary(window, Printing(comparison, desk.workspace.catalogue))
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert window.findChild(QPrintDialog) is None

    play(story)


def test_a_window_that_moves_to_a_screen_of_another_scale_is_drawn_in_that_scale(
    tmp_path: Path, injected: Injected
) -> None:
    screens = [
        {"name": name, "x": x, "y": 0, "width": 1400, "height": 900}
        for name, x in (("plain", 0), ("fine", 1400))
    ]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"synchronousWindowSystemEvents": True, "screens": screens}))
    variables = {
        "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
        "QT_SCREEN_SCALE_FACTORS": "plain=1;fine=2",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.moving"],
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "scales": [1.0, 2.0, 1.0],
        "sharp": [True, True, True],
        "errors": 0,
    }
    injected("a display of another scale", 2)
