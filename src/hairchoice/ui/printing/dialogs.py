"""Preview and printer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QMessageBox, QProgressDialog, QWidget

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.result import Comparison
from hairchoice.engine.simulate import CancelledError, never
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.jobs import BUSY_AFTER_MS, Cancelled
from hairchoice.ui.printing.output import paint_pages
from hairchoice.ui.printing.pages import Pages, page_layout, set_pages
from hairchoice.ui.printing.summary import TITLE_TEXT


class Printing:
    """One comparison on its way to paper.

    The pages are kept: a preview asks for the same ones again with every look at it.
    """

    def __init__(self, comparison: Comparison, catalogue: Catalogue) -> None:
        self.formats = LocaleFormats()
        self._comparison = comparison
        self._catalogue = catalogue
        self._set: list[tuple[QPageLayout, Pages]] = []

    @classmethod
    def ready(cls, comparison: Comparison, catalogue: Catalogue, cancelled: Cancelled) -> Printing:
        """Returns one that has set its pages for the usual paper; for a thread.

        Raises:
            CancelledError: ``cancelled`` said so.
        """
        printing = cls(comparison, catalogue)
        printing.pages(page_layout(printing.formats.locale), cancelled)
        return printing

    def pages(self, layout: QPageLayout, cancelled: Cancelled = never) -> Pages:
        """Sets the pages for a paper, unless that has been done.

        Raises:
            CancelledError: ``cancelled`` said so.
        """
        paper = layout.fullRect(QPageLayout.Unit.Point)
        for known, pages in self._set:
            if known.fullRect(QPageLayout.Unit.Point) == paper:
                return pages
        pages = set_pages(self._comparison, self._catalogue, self.formats, layout, cancelled)
        self._set.append((layout, pages))
        return pages

    def new_printer(self) -> QPrinter:
        """Returns a printer with the paper of the country."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        # The margins are part of the page: what the printer cannot reach is well inside them.
        printer.setFullPage(True)
        printer.setPageLayout(page_layout(self.formats.locale))
        printer.setDocName(TITLE_TEXT)
        printer.setCreator("HairChoice")
        return printer

    def paint(self, printer: QPrinter, progress: Progress | None = None) -> None:
        """Sets the pages for the paper chosen in the dialog, and paints those asked for.

        Raises:
            CancelledError: The person did not want to wait.
        """
        progress = progress or Progress()
        pages = self.pages(printer.pageLayout(), progress.stopped)
        first, last = printer.fromPage() or 1, printer.toPage() or len(pages.pages)
        wanted = range(first - 1, min(last, len(pages.pages)))
        paint_pages(printer, pages, wanted, lambda done: progress.page(done, len(wanted)))


class Progress:
    """How far a printing is; nobody looks and nobody stops it."""

    def stopped(self) -> bool:
        """Says whether the person stopped it."""
        return False

    def page(self, done: int, count: int) -> None:
        """Is told of each page before it is painted.

        Raises:
            CancelledError: The person stopped it.
        """


class ShownProgress(Progress):
    """Shows it in a small window with a button to stop.

    On the interface thread, as not every system can print from another one.
    """

    def __init__(self, parent: QWidget | None) -> None:
        self.window = QProgressDialog(parent)
        self.window.setWindowTitle(TITLE_TEXT)
        self.window.setLabelText(self.window.tr("Setting the pages…"))
        self.window.setCancelButtonText(self.window.tr("Cancel"))
        self.window.setRange(0, 0)
        self.window.setWindowModality(Qt.WindowModality.WindowModal)
        self.window.setMinimumDuration(BUSY_AFTER_MS)

    def stopped(self) -> bool:
        """Says whether the person stopped it."""
        QCoreApplication.processEvents()
        return self.window.wasCanceled()

    def page(self, done: int, count: int) -> None:
        """Says which page is on its way.

        Raises:
            CancelledError: The person stopped it.
        """
        said = self.window.tr("Printing page {page} of {count}…")
        self.window.setLabelText(said.format(page=done + 1, count=count))
        self.window.setRange(0, count)
        self.window.setValue(done)
        if self.stopped():
            raise CancelledError

    def close(self) -> None:
        """Takes the window away."""
        self.window.close()
        self.window.deleteLater()


class SummaryPreview(QPrintPreviewDialog):
    """Shows the summary as it will be printed."""

    def __init__(self, printing: Printing, parent: QWidget | None = None) -> None:
        printer = printing.new_printer()
        super().__init__(printer, parent)
        self._printer = printer  # Qt keeps only a pointer to it
        self.setWindowTitle(TITLE_TEXT)
        self.resize(900, 1000)
        self._printing = printing
        self.paintRequested.connect(self._paint)

    def _paint(self, printer: QPrinter) -> None:
        try:
            self._printing.paint(printer)
        except BadInputError as error:
            QMessageBox.warning(self, TITLE_TEXT, str(error))


def show_preview(parent: QWidget | None, printing: Printing) -> None:
    """Shows the summary as it will be printed, and prints it from there."""
    preview = SummaryPreview(printing, parent)
    preview.exec()
    preview.deleteLater()  # its parent would keep it, with its pages, until the end


def print_summary(parent: QWidget | None, printing: Printing) -> None:
    """Asks for a printer and prints the summary.

    Raises:
        BadInputError: The printer is not there.
        CancelledError: The person stopped it when it had begun.
    """
    printer = printing.new_printer()
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    if accepted:
        print_on(printer, printing, ShownProgress(parent))


def print_on(printer: QPrinter, printing: Printing, progress: ShownProgress) -> None:
    """Prints on a printer, page by page.

    Raises:
        BadInputError: The printer is not there.
        CancelledError: The person stopped it.
    """
    try:
        printing.paint(printer, progress)
    except (CancelledError, BadInputError):
        printer.abort()
        raise
    finally:
        progress.close()
