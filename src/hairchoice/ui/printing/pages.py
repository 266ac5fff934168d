"""Breaks blocks into pages and paints them on any device: printer, preview or PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QLocale, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.result import Comparison
from hairchoice.ui.charts.picture import origin
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.printing.blocks import SMALL, Block, Row, Text, plain
from hairchoice.ui.printing.change import change_sentences
from hairchoice.ui.printing.columns import MOST_COLUMNS
from hairchoice.ui.printing.notes import SourceNotes
from hairchoice.ui.printing.paper import Detail, Paper
from hairchoice.ui.printing.summary import Summary

MARGIN_MM = 18.0
UNITS_PER_INCH = 720.0
_FOOT_GAP = 60.0
"""Between the text and the foot, which stands in the lower margin."""

_DETAILS = (
    Detail(4, short=False),
    Detail(3, short=False),
    Detail(2, short=False),
    Detail(1, short=False),
    Detail(2, short=True),
    Detail(1, short=True),
    Detail(1, short=True, lines=2, chart_height=1000),
    Detail(1, short=True, lines=2, chart_height=920),
    Detail(1, short=True, lines=1, chart_height=840),
    Detail(1, short=True, brief=True, lines=2, chart_height=920),
    Detail(1, short=True, brief=True, lines=1, chart_height=780),
)
"""Tried one after the other until everything is on the pages wanted, or on as few as it can be."""

_MOST_LINES = 12
_CHART_HEIGHTS = (2500.0, 2350.0, 2200.0, 2050.0, 1900.0, 1750.0, 1600.0, 1450.0, 1300.0, 1200.0)


@dataclass(frozen=True, slots=True)
class Placed:
    """A block at a height below the upper margin."""

    block: Block
    y: float


@dataclass(frozen=True, slots=True)
class Pages:
    """The whole document, in tenths of a point.

    Attributes:
        margin: Around every page.
        width, height: Of the printed area.
    """

    pages: tuple[tuple[Placed, ...], ...]
    foot: str
    margin: float
    width: float
    height: float


def page_layout(locale: QLocale) -> QPageLayout:
    """Returns A4 or Letter, as the locale's country uses it, upright."""
    imperial = locale.measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    size = QPageSize.PageSizeId.Letter if imperial else QPageSize.PageSizeId.A4
    return QPageLayout(
        QPageSize(size),
        QPageLayout.Orientation.Portrait,
        QMarginsF(0, 0, 0, 0),
        QPageLayout.Unit.Millimeter,
    )


def set_pages(
    comparison: Comparison, catalogue: Catalogue, formats: LocaleFormats, layout: QPageLayout
) -> Pages:
    """Sets the summary on pages of a size."""
    full = layout.fullRect(QPageLayout.Unit.Point)
    margin = MARGIN_MM / 25.4 * UNITS_PER_INCH
    width, height = 10 * full.width() - 2 * margin, 10 * full.height() - 2 * margin

    said = change_sentences(comparison, catalogue, formats)

    def pages(detail: Detail) -> tuple[tuple[Placed, ...], ...]:
        notes = SourceNotes(catalogue)
        paper = Paper(comparison, catalogue, formats, width, detail, notes, said)
        return break_pages(Summary(paper).blocks(), width, height)

    wanted = 1 if len(comparison.treatments) <= MOST_COLUMNS else 2
    allowed = max(wanted, len(pages(_DETAILS[-1])))
    detail = next(each for each in _DETAILS if len(pages(each)) <= allowed)
    return Pages(pages(_grown(detail, pages)), origin(comparison), margin, width, height)


def _grown(detail: Detail, pages: Callable[[Detail], tuple[tuple[Placed, ...], ...]]) -> Detail:
    """Gives what is left of the pages to the charts first, then to room for notes."""
    count, first = len(pages(detail)), len(pages(detail)[0])

    def fits(each: Detail) -> bool:
        found = pages(each)
        return len(found) == count and len(found[0]) == first

    taller = (
        replace(detail, chart_height=height)
        for height in _CHART_HEIGHTS
        if height > detail.chart_height
    )
    detail = next(filter(fits, taller), detail)
    roomy = (replace(detail, lines=lines) for lines in range(_MOST_LINES, detail.lines, -1))
    return next(filter(fits, roomy), detail)


def break_pages(
    blocks: Sequence[Block], width: float, height: float
) -> tuple[tuple[Placed, ...], ...]:
    """Puts blocks on pages; a heading stays with what follows it."""
    pages: list[list[Placed]] = [[]]
    y = 0.0
    for position, block in enumerate(blocks):
        tall = block.height(width)
        needed = tall
        if _is_heading(block) and position + 1 < len(blocks):
            needed += blocks[position + 1].height(width)
        if pages[-1] and y + needed > height:
            pages.append([])
            y = 0.0
        pages[-1].append(Placed(block, y))
        y += tall
    return tuple(map(tuple, pages))


def _is_heading(block: Block) -> bool:
    return isinstance(block, Text) and block.size > SMALL and block.html.startswith("<b>")


def paint_page(painter: QPainter, pages: Pages, number: int) -> None:
    """Paints one page, counted from 0, in tenths of a point from the paper's corner."""
    painter.save()
    painter.translate(pages.margin, pages.margin)
    for placed in pages.pages[number]:
        placed.block.paint(painter, 0, placed.y, pages.width)
    counted = f"page {number + 1} of {len(pages.pages)}"
    line = Row([Text(plain(pages.foot), SMALL), Text(counted, SMALL, right=True)], [6, 1], True)
    line.paint(painter, 0, pages.height + _FOOT_GAP, pages.width)
    painter.restore()
