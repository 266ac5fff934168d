"""Sends the summary to a printer, a preview or a file; the same pages in all three."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice
from PySide6.QtGui import QGuiApplication, QPagedPaintDevice, QPainter, QPdfWriter

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.describe import years_text
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.result import Comparison
from hairchoice.export.safe import replace_bytes
from hairchoice.ui.charts import picture
from hairchoice.ui.charts.export import chart_picture
from hairchoice.ui.charts.hundred import hundreds, hundreds_height, paint_hundreds
from hairchoice.ui.charts.series import Kind
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.printing.blocks import plain
from hairchoice.ui.printing.pages import (
    UNITS_PER_INCH,
    Pages,
    page_layout,
    paint_page,
    set_pages,
)
from hairchoice.ui.printing.summary import TITLE_TEXT
from hairchoice.ui.views.hundred_people import legend_sentence

_PDF_RESOLUTION = 1200
_PEOPLE_TYPE = (6.4, 78)
"""Unit and type of three icon arrays beside each other."""

_LANGUAGE = "en-GB"
"""Of the text, whatever the locale writes numbers like."""


def write_pdf(comparison: Comparison, catalogue: Catalogue, path: Path) -> None:
    """Writes the summary as a PDF; needs no display.

    Raises:
        BadInputError: The file cannot be written; an older one is untouched.
    """
    ensure_application()
    replace_bytes(path, pdf_bytes(comparison, catalogue))


def pdf_bytes(
    comparison: Comparison, catalogue: Catalogue, formats: LocaleFormats | None = None
) -> bytes:
    """Returns the summary as a PDF."""
    formats = formats or LocaleFormats()
    layout = page_layout(formats.locale)
    pages = set_pages(comparison, catalogue, formats, layout)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(TITLE_TEXT)
    writer.setCreator(f"HairChoice {comparison.program}")
    writer.setDocumentXmpMetadata(_xmp(comparison))
    writer.setResolution(_PDF_RESOLUTION)
    writer.setPageLayout(layout)
    paint_pages(writer, pages)
    buffer.close()
    return bytes(content.data())


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


def paint_pages(device: QPagedPaintDevice, pages: Pages, wanted: range | None = None) -> None:
    """Paints pages, all or some, on a device whose page layout they were set for."""
    painter = QPainter(device)
    try:
        scale = device.logicalDpiX() / UNITS_PER_INCH
        painter.scale(scale, scale)
        for position, number in enumerate(wanted or range(len(pages.pages))):
            if position:
                device.newPage()
            paint_page(painter, pages, number)
    finally:
        painter.end()


def write_chart_pngs(comparison: Comparison, catalogue: Catalogue, folder: Path) -> None:  # noqa: ARG001
    """Writes every chart as a picture of 300 dots an inch; needs no display.

    They are cost.png, hair.png and people.png.

    Raises:
        BadInputError: They cannot be written.
    """
    ensure_application()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInputError.single(str(folder), f"cannot be made: {error.strerror}") from error
    for name, save in _pictures(comparison, LocaleFormats()):
        save(folder / f"{name}.png")


def _pictures(
    comparison: Comparison, formats: LocaleFormats
) -> Iterator[tuple[str, Callable[[Path], None]]]:
    kinds: tuple[Kind, ...] = ("cost", "hair")
    for kind in kinds:
        made = chart_picture(comparison, kind, formats, comparison.treatments[0].id)
        yield kind, partial(picture.save, made)
    yield "people", partial(picture.save, _people(comparison, formats))


def _people(comparison: Comparison, formats: LocaleFormats) -> picture.Drawing:
    """Returns the icon arrays of all treatments with their sentences."""
    items = hundreds(comparison, formats)
    columns = 2 if len(items) == 4 else min(3, len(items))
    ink = picture.picture_ink().resized(*_PEOPLE_TYPE)
    years = years_text(comparison.scenario.years)
    return picture.Drawing(
        name="people",
        title="100 people",
        sentence=f"Each circle is one of 100 people like you, {years} from now. "
        f"{legend_sentence()}",
        origin=picture.origin(comparison),
        paint=lambda painter, area, _: paint_hundreds(painter, area, items, columns, ink),
        height=hundreds_height(items, picture.INNER_WIDTH, columns, ink) + picture.FRAME_HEIGHT,
    )


def ensure_application() -> None:
    """Makes Qt ready for fonts and painting, where the window has not done so."""
    if QCoreApplication.instance() is None:
        _application()


@cache
def _application() -> QGuiApplication:
    """Kept for the rest of the process: a second application in one process is not safe."""
    if sys.platform.startswith("linux"):
        # A display is not needed and may not be there; on other systems there always is one.
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(["hairchoice"])
