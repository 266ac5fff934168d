"""Tries an installation out: opens a comparison, simulates, exports, and looks at what came of it.

Everything happens in a temporary folder; settings and unsaved work of the person are left alone.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Self

from hairchoice import paths
from hairchoice.licences import read_licences

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from hairchoice.engine.catalogue import Catalogue
    from hairchoice.engine.scenario import Scenario
    from hairchoice.ui.desk import Desk
    from hairchoice.ui.main_window import MainWindow

PATIENCE_SECONDS = 120
"""For the first answer: a slow machine that reads everything for the first time is not broken."""

_EXAMPLE = "exosomes-or-tablets.hairchoice"
_FEWEST_COLOURS = 50
"""Text and lines have edges of many colours; an empty window has a handful."""


class SmokeError(Exception):
    """This installation does not do what it should; the text says what."""


def smoke_test() -> int:
    """Does it all, and says each thing that was done.

    Returns:
        0 when everything was as it should be; else 1.
    """
    with tempfile.TemporaryDirectory(prefix="hairchoice-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        paths.keep_below(folder)
        try:
            with Uncaught() as uncaught:
                _try_out(folder, uncaught)
                uncaught.check()
        except SmokeError as error:
            if error.__cause__ is not None:
                traceback.print_exception(error.__cause__)
            print(f"smoke test failed: {error}", file=sys.stderr)
            return 1
    print("smoke test passed")
    return 0


def _try_out(folder: Path, uncaught: Uncaught) -> None:
    from PySide6.QtCore import QEvent

    from hairchoice.ui import app
    from hairchoice.ui.display import has_display

    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    file = folder / _EXAMPLE
    shutil.copyfile(paths.bundled("resources", "examples", _EXAMPLE), file)
    application = app.make_application()
    _check_licences()
    window = app.make_window(file)
    desk = _answered(window, uncaught)
    _done(f"opened and simulated on Qt's {application.platformName()}: {window.windowTitle()}")
    _require(not application.windowIcon().pixmap(64).isNull(), "the icon is not drawn")
    check_picture(window.grab().toImage())
    _show_every_view(desk, uncaught)
    _export(desk, folder)
    window.close()
    _require(not window.isVisible(), "the window does not close")
    window.deleteLater()
    # Now: at the end of the process Qt's accessibility has pointers to what Python has let go of.
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _check_licences() -> None:
    """A package must bring the licence of everything in it."""
    if not getattr(sys, "frozen", False):
        return
    folder = paths.bundled("licences")
    _require(folder.is_dir(), "the package brings no licences")
    without = [one.name for one in read_licences(folder) if not one.text]
    _require(not without, f"without licences: {', '.join(without)}")


def _answered(window: MainWindow, uncaught: Uncaught) -> Desk:
    """Waits until the window shows the final answer."""
    _wait(lambda: window.desk is not None and window.desk.workspace.settled, uncaught)
    desk = window.desk
    assert desk is not None
    _require(desk.document.path is not None, "the comparison was not opened")
    _require(desk.workspace.comparison is not None, "there is no answer")
    _wait(desk.centre.isVisible, uncaught)
    return desk


def _show_every_view(desk: Desk, uncaught: Uncaught) -> None:
    """Makes and paints each view, which load what the first one did not need."""
    centre = desk.centre
    centre.show_economics(True)
    names = []
    for position in range(centre.tabs.count()):
        centre.show_view(position)
        _wait(lambda: desk.workspace.settled, uncaught)
        centre.grab()
        names.append(centre.tabs.tabText(position))
    uncaught.check()
    _done(f"painted {', '.join(names)}")


def _export(desk: Desk, folder: Path) -> None:
    from hairchoice.export.longform import HEADER, write_csv
    from hairchoice.export.workbook import write_workbook
    from hairchoice.ui.printing import write_pdf

    workspace = desk.workspace
    comparison = workspace.final_comparison(lambda: False)
    workbook, summary, table = (folder / f"smoke.{kind}" for kind in ("xlsx", "pdf", "csv"))
    write_workbook(comparison, workspace.catalogue, workbook)
    check_workbook(workbook, workspace.scenario, workspace.catalogue)
    _done(f"wrote a workbook of {workbook.stat().st_size:,} bytes and read it back")
    write_pdf(comparison, workspace.catalogue, summary)
    pages = check_pdf(summary)
    _done(f"wrote a PDF of {pages} pages and {summary.stat().st_size:,} bytes")
    write_csv(comparison, table)
    head, *rows = table.read_text(encoding="utf-8").splitlines()
    _require(head == ",".join(HEADER) and bool(rows), "the table of numbers is empty")
    _done(f"wrote a table of {len(rows):,} numbers")


def check_workbook(path: Path, scenario: Scenario, catalogue: Catalogue) -> None:
    """Reads a workbook back.

    Raises:
        SmokeError: It is none, or holds another comparison.
    """
    from hairchoice.engine.problems import BadInputError
    from hairchoice.export.readback import read_workbook

    try:
        found = read_workbook(path, catalogue)
    except BadInputError as error:
        raise SmokeError(f"the workbook cannot be read: {error}") from error
    _require(found.treatments == scenario.treatments, "the workbook has other treatments")
    _require(found.years == scenario.years, "the workbook has other years")


def check_pdf(path: Path) -> int:
    """Returns how many pages a PDF has.

    Raises:
        SmokeError: It is none, is cut off, or its first page says nothing.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        pages = PdfReader(path, strict=True).pages
        text = pages[0].extract_text() if pages else ""
    except PyPdfError as error:
        raise SmokeError(f"the PDF cannot be read: {error}") from error
    _require(bool(text.strip()), "the PDF says nothing")
    return len(pages)


def check_picture(image: QImage) -> None:
    """Looks at a picture of the window.

    Raises:
        SmokeError: Nothing to speak of was painted.
    """
    seen = {
        image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    }
    _require(len(seen) >= _FEWEST_COLOURS, f"the window shows {len(seen)} colours only")
    _done(f"painted a window of {image.width()} x {image.height()} in {len(seen)} colours")


class Uncaught:
    """Keeps what a slot or a thread raised and nobody caught: Qt goes on after it.

    Attributes:
        errors: In their order.
    """

    def __init__(self) -> None:
        self.errors: list[BaseException | None] = []

    def __enter__(self) -> Self:
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = lambda _kind, error, _trace: self.errors.append(error)
        threading.excepthook = lambda hook: self.errors.append(hook.exc_value)
        return self

    def __exit__(self, *_: object) -> None:
        sys.excepthook, threading.excepthook = self._before

    def check(self) -> None:
        """Stops at the first.

        Raises:
            SmokeError: There is one.
        """
        if self.errors:
            raise SmokeError("an error that nobody caught") from self.errors[0]


def _wait(reached: Callable[[], bool], uncaught: Uncaught) -> None:
    """Lets the window work until something holds."""
    from PySide6.QtCore import QCoreApplication, QEventLoop

    until = time.monotonic() + PATIENCE_SECONDS
    while not reached():
        uncaught.check()
        _require(time.monotonic() < until, f"no answer in {PATIENCE_SECONDS} seconds")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise SmokeError(otherwise)


def _done(what: str) -> None:
    """Says it at once: what was said last before a crash tells where it was."""
    print(f"smoke test: {what}", flush=True)
