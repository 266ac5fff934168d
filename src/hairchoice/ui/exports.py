"""What leaves the program: workbook, table, printed summary. Heavy libraries load here only."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from hairchoice.engine.problems import BadInputError
from hairchoice.engine.result import Comparison
from hairchoice.engine.simulate import CancelledError
from hairchoice.ui.document import Document
from hairchoice.ui.jobs import Cancelled

if TYPE_CHECKING:
    from hairchoice.ui.printing import Printing

Write = Callable[[Comparison, Path, Cancelled], None]


class Exporter(QObject):
    """Asks where to, computes the final answer on a thread, and writes it.

    Signals:
        progressed: The share of an export that is done, 0 to 1; of those that can say so.
        done: What was written, in words.
    """

    progressed = Signal(float)
    done = Signal(str)

    def __init__(self, document: Document, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._workspace = document, document.workspace
        self._window = window

    def workbook(self) -> None:
        """Writes the Excel workbook."""
        path = self.ask(self.tr("Export to Excel"), ".xlsx", self.tr("Excel workbook"))
        if path is not None:
            self._write_on_thread(path, self._write_workbook)

    def workbook_with_draws(self) -> None:
        """Writes the Excel workbook with a row for every simulated future."""
        title = self.tr("Export to Excel with every future")
        path = self.ask(title, ".xlsx", self.tr("Excel workbook"))
        if path is not None:
            self._write_on_thread(path, partial(self._write_workbook, draws=True))

    def table(self) -> None:
        """Writes the table as CSV."""
        path = self.ask(self.tr("Export table as CSV"), ".csv", self.tr("Table"))
        if path is not None:
            self._write_on_thread(path, _write_csv)

    def pdf(self) -> None:
        """Writes the printed summary as PDF."""
        path = self.ask(self.tr("Save summary as PDF"), ".pdf", self.tr("PDF document"))
        if path is not None:
            _ready_to_paint()
            self._write_on_thread(path, self._write_pdf)

    def picture(self, write: Callable[[], None], path: Path) -> None:
        """Writes a picture that was painted.

        Args:
            write: Packs and stores it; runs on a thread.
            path: Where to.
        """

        def work(cancelled: Cancelled) -> Path:
            if cancelled():
                raise CancelledError
            write()
            return path

        self._run(path, work)

    def preview(self) -> None:
        """Shows the printed summary before it is printed."""
        from hairchoice.ui import printing

        self._with_pages(lambda pages: printing.show_preview(self._window, pages))

    def print_summary(self) -> None:
        """Prints the summary."""
        self._with_pages(self._print)

    def _print(self, pages: Printing) -> None:
        from hairchoice.ui import printing

        try:
            printing.print_summary(self._window, pages)
        except CancelledError:
            said = self.tr("Printing was stopped. A page that was already sent may still come.")
            self._workspace.report(said)
        except BadInputError as error:
            self._workspace.report(str(error))

    def ask(self, title: str, suffix: str, kind: str) -> Path | None:
        """Asks for a file to write; None when the person thought better of it."""
        stem = self._document.path.stem if self._document.path else self.tr("comparison")
        start = Path(self._workspace.settings.folder() or Path.home()) / f"{stem}{suffix}"
        name, _filter = QFileDialog.getSaveFileName(
            self._window, title, str(start), f"{kind} (*{suffix})"
        )
        if not name:
            return None
        path = Path(name)
        if path.suffix.lower() == suffix:
            return path
        path = path.with_name(path.name + suffix)
        return path if not path.exists() or self._may_replace(path) else None

    def _may_replace(self, path: Path) -> bool:
        """The file dialog asked about the name as it was typed, which was another one."""
        button = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._window,
            self.tr("Replace the file?"),
            self.tr("{name} is there already. Replace it?").format(name=path.name),
            button.Yes | button.No,
            button.No,
        )
        return answer == button.Yes

    def _write_workbook(
        self, comparison: Comparison, path: Path, cancelled: Cancelled, *, draws: bool = False
    ) -> None:
        from hairchoice.export.workbook import write_workbook

        catalogue = self._workspace.catalogue
        # Emitted on a thread, received on the interface's: the exporter lives there.
        write_workbook(comparison, catalogue, path, draws=draws, progress=self.progressed.emit,
                       cancelled=cancelled)  # fmt: skip

    def _write_pdf(self, comparison: Comparison, path: Path, cancelled: Cancelled) -> None:
        from hairchoice.ui import printing

        printing.write_pdf(comparison, self._workspace.catalogue, path, cancelled)

    def _write_on_thread(self, path: Path, write: Write) -> None:
        def work(cancelled: Cancelled) -> Path:
            comparison = self._workspace.final_comparison(cancelled)
            if cancelled():
                raise CancelledError  # what was there before stays as it was
            write(comparison, path, cancelled)
            return path

        self._run(path, work)

    def _run(self, path: Path, work: Callable[[Cancelled], Path]) -> None:
        self._workspace.jobs.run(
            self,
            work,
            self._succeeded,
            lambda error: self._failed(path, error),
            what=self.tr("Writing {name}…").format(name=path.name),
        )

    def _with_pages(self, use: Callable[[Printing], None]) -> None:
        def work(cancelled: Cancelled) -> Printing:
            from hairchoice.ui import printing

            comparison = self._workspace.final_comparison(cancelled)
            return printing.Printing.ready(comparison, self._workspace.catalogue, cancelled)

        _ready_to_paint()
        self._workspace.jobs.run(
            self,
            work,
            use,
            self._unexpected,
            what=self.tr("Getting the summary ready…"),
        )

    def _succeeded(self, path: Path) -> None:
        self._workspace.settings.used(path)
        self._workspace.report("")
        self.done.emit(self.tr("Saved {path}").format(path=path))

    def _failed(self, path: Path, error: Exception) -> None:
        if not isinstance(error, BadInputError):
            raise error
        message = self.tr("{name} was not written.").format(name=path.name)
        self._workspace.report(f"{message}\n{error}")

    def _unexpected(self, error: Exception) -> None:
        raise error


def _ready_to_paint() -> None:
    from hairchoice.ui import printing

    printing.ensure_application()


def _write_csv(comparison: Comparison, path: Path, cancelled: Cancelled) -> None:
    from hairchoice.export.longform import write_csv

    write_csv(comparison, path, cancelled)
