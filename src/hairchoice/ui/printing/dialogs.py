"""Preview and printer."""

from __future__ import annotations

from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.result import Comparison
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.printing.output import paint_pages
from hairchoice.ui.printing.pages import page_layout, set_pages
from hairchoice.ui.printing.summary import TITLE_TEXT


class SummaryPreview(QPrintPreviewDialog):
    """Shows the summary as it will be printed."""

    def __init__(
        self, comparison: Comparison, catalogue: Catalogue, parent: QWidget | None = None
    ) -> None:
        formats = LocaleFormats()
        printer = _printer(formats)
        super().__init__(printer, parent)
        self._printer = printer  # Qt keeps only a pointer to it
        self.setWindowTitle(TITLE_TEXT)
        self.resize(900, 1000)
        self.paintRequested.connect(lambda to: _paint(to, comparison, catalogue, formats))


def show_preview(parent: QWidget | None, comparison: Comparison, catalogue: Catalogue) -> None:
    """Shows the summary as it will be printed, and prints it from there."""
    SummaryPreview(comparison, catalogue, parent).exec()


def print_summary(parent: QWidget | None, comparison: Comparison, catalogue: Catalogue) -> None:
    """Asks for a printer and prints the summary."""
    formats = LocaleFormats()
    printer = _printer(formats)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        _paint(printer, comparison, catalogue, formats)


def _printer(formats: LocaleFormats) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    # The margins are part of the page: what the printer cannot reach is well inside them.
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(formats.locale))
    printer.setDocName(TITLE_TEXT)
    printer.setCreator("HairChoice")
    return printer


def _paint(
    printer: QPrinter, comparison: Comparison, catalogue: Catalogue, formats: LocaleFormats
) -> None:
    """Sets the pages for the paper the person chose in the dialog, and prints those asked for."""
    pages = set_pages(comparison, catalogue, formats, printer.pageLayout())
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages.pages)
    paint_pages(printer, pages, range(first - 1, min(last, len(pages.pages))))
