"""Sends the summary to a printer, a preview or a file; the same pages in all three."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice
from PySide6.QtGui import QGuiApplication, QPagedPaintDevice, QPainter, QPdfWriter

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.result import Comparison
from hairchoice.engine.simulate import CancelledError, never
from hairchoice.export.pdf import finished
from hairchoice.export.safe import replace_bytes
from hairchoice.ui.charts.paper import paper_font
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.printing.blocks import SMALL, plain
from hairchoice.ui.printing.pages import (
    UNITS_PER_INCH,
    Pages,
    page_layout,
    paint_page,
    set_pages,
)
from hairchoice.ui.printing.summary import TITLE_TEXT

_PDF_RESOLUTION = 1200
_LANGUAGE = "en-GB"
"""Of the text, whatever the locale writes numbers like."""


def write_pdf(
    comparison: Comparison,
    catalogue: Catalogue,
    path: Path,
    cancelled: Callable[[], bool] = never,
) -> None:
    """Writes the summary as a PDF; needs no display, and may be called on any thread.

    Raises:
        BadInputError: The file cannot be written; an older one is untouched.
        CancelledError: ``cancelled`` said so.
    """
    ensure_application()
    content = pdf_bytes(comparison, catalogue, cancelled=cancelled)
    stop_if(cancelled)
    replace_bytes(path, content)


def pdf_bytes(
    comparison: Comparison,
    catalogue: Catalogue,
    formats: LocaleFormats | None = None,
    cancelled: Callable[[], bool] = never,
) -> bytes:
    """Returns the summary as a PDF.

    Raises:
        CancelledError: ``cancelled`` said so.
    """
    formats = formats or LocaleFormats()
    layout = page_layout(formats.locale)
    pages = set_pages(comparison, catalogue, formats, layout, cancelled)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(TITLE_TEXT)
    writer.setCreator(f"HairChoice {comparison.program}")
    writer.setDocumentXmpMetadata(_xmp(comparison))
    writer.setResolution(_PDF_RESOLUTION)
    writer.setPageLayout(layout)
    paint_pages(writer, pages, before_each=lambda _: stop_if(cancelled))
    buffer.close()
    return finished(bytes(content.data()), _LANGUAGE, pages.bookmarks())


def _xmp(comparison: Comparison) -> QByteArray:
    """Returns what Qt has no setter for: the language. No author, and no date but Qt's own."""
    text = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{plain(TITLE_TEXT)}</rdf:li></rdf:Alt>'
        f"</dc:title><dc:language><rdf:Bag><rdf:li>{_LANGUAGE}</rdf:li></rdf:Bag></dc:language>"
        f"<xmp:CreatorTool>HairChoice {plain(comparison.program)}</xmp:CreatorTool>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
    return QByteArray(text.encode())


def paint_pages(
    device: QPagedPaintDevice,
    pages: Pages,
    wanted: range | None = None,
    before_each: Callable[[int], None] = lambda _: None,
) -> None:
    """Paints pages on a device whose page layout they were set for.

    Args:
        device: A printer, a preview, a file.
        pages: Of the document.
        wanted: Those to paint, counted from 0; None is all.
        before_each: Told how many are painted; what it raises ends the painting.

    Raises:
        BadInputError: The device does not take them: a printer that is not there any more.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise _refused()
    try:
        scale = device.logicalDpiX() / UNITS_PER_INCH
        painter.scale(scale, scale)
        for position, number in enumerate(wanted or range(len(pages.pages))):
            before_each(position)
            if position and not device.newPage():
                raise _refused()
            paint_page(painter, pages, number)
    finally:
        painter.end()


def _refused() -> BadInputError:
    said = QCoreApplication.translate(
        "Printing",
        "The printer is not there, or does not take the pages. Choose another one, or save the "
        "summary as PDF.",
    )
    return BadInputError.single("", said)


def stop_if(cancelled: Callable[[], bool]) -> None:
    """Does nothing, unless it was cancelled.

    Raises:
        CancelledError: It was.
    """
    if cancelled():
        raise CancelledError


def ensure_application() -> None:
    """Makes Qt ready for painting pages, where the window has not done so.

    To be called on the interface thread before pages are set on another: a typeface that comes with
    the program is made known to every widget, which only that thread may do.
    """
    if QCoreApplication.instance() is None:
        _application()
    paper_font(SMALL)


@cache
def _application() -> QGuiApplication:
    """Kept for the rest of the process: a second application in one process is not safe."""
    if sys.platform.startswith("linux"):
        # A display is not needed and may not be there; on other systems there always is one.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # also where the desktop's profile says another
    return QGuiApplication(["hairchoice"])
