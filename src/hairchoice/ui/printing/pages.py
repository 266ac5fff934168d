"""Breaks blocks into pages and paints them on any device: printer, preview or PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from msgspec import Struct
from PySide6.QtCore import QLocale, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.result import Comparison
from hairchoice.engine.simulate import CancelledError, never
from hairchoice.export.pdf import Bookmark
from hairchoice.ui.charts.picture import origin
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.printing.blocks import SMALL, Block, Row, Section, Text, plain
from hairchoice.ui.printing.change import change_sentences
from hairchoice.ui.printing.columns import MOST_COLUMNS
from hairchoice.ui.printing.fitting import fitting
from hairchoice.ui.printing.notes import SourceNotes
from hairchoice.ui.printing.paper import Detail, Paper
from hairchoice.ui.printing.summary import Summary

_MM_PER_INCH = 25.4
UNITS_PER_INCH = 720.0
_UNITS_PER_POINT = 10.0
_FOOT_GAP = 60.0
"""Between the text and the foot, which stands in the lower margin."""


class Placed(Struct, frozen=True):
    """A block at a height below the upper margin."""

    block: Block
    y: float


Broken: TypeAlias = tuple[tuple[Placed, ...], ...]
"""Pages of blocks."""


class Area(NamedTuple):
    """What of a page is printed on, in tenths of a point."""

    margin: float
    width: float
    height: float


class Pages(Struct, frozen=True):
    """The whole document, in tenths of a point.

    Attributes:
        margin: Around every page.
        width, height: Of the printed area.
    """

    pages: Broken
    foot: str
    margin: float
    width: float
    height: float

    def bookmarks(self) -> Iterator[Bookmark]:
        """Yields where each part begins."""
        for number, page in enumerate(self.pages):
            for placed in page:
                if isinstance(placed.block, Section):
                    down = (self.margin + placed.y) / _UNITS_PER_POINT
                    yield Bookmark(placed.block.title, number, down)


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
    comparison: Comparison,
    catalogue: Catalogue,
    formats: LocaleFormats,
    layout: QPageLayout,
    cancelled: Callable[[], bool] = never,
) -> Pages:
    """Sets the summary on pages of a size.

    Args:
        comparison: What is printed.
        catalogue: The data it was computed from.
        formats: How numbers are written.
        layout: Size of the paper.
        cancelled: Asked before each try.

    Raises:
        CancelledError: ``cancelled`` said so.
    """
    full = layout.fullRect(QPageLayout.Unit.Point)
    said = change_sentences(comparison, catalogue, formats)

    def summary(detail: Detail) -> Summary:
        if cancelled():
            raise CancelledError
        notes, width = SourceNotes(catalogue), area(detail).width
        return Summary(Paper(comparison, catalogue, formats, width, detail, notes, said))

    def area(detail: Detail) -> Area:
        margin = detail.margin / _MM_PER_INCH * UNITS_PER_INCH
        width, height = (_UNITS_PER_POINT * each for each in (full.width(), full.height()))
        return Area(margin, width - 2 * margin, height - 2 * margin)

    def pages(detail: Detail) -> Broken:
        return break_pages(summary(detail).blocks(), area(detail).width, area(detail).height)

    wanted = 1 if len(comparison.treatments) <= MOST_COLUMNS else 2
    detail = fitting(wanted, pages)
    final, room = summary(detail), area(detail)
    broken = break_pages([*final.blocks(), *final.more()], room.width, room.height)
    return Pages(broken, origin(comparison), room.margin, room.width, room.height)


def break_pages(blocks: Sequence[Block], width: float, height: float) -> Broken:
    """Puts blocks on pages; a heading stays with what follows it."""
    pages: list[list[Placed]] = [[]]
    y = 0.0
    for position, block in enumerate(blocks):
        tall = block.height(width)
        needed = tall
        if _is_heading(block) and position + 1 < len(blocks):
            needed += blocks[position + 1].height(width)
        if pages[-1] and (y + needed > height or _begins_page(block)):
            pages.append([])
            y = 0.0
        pages[-1].append(Placed(block, y))
        y += tall
    return tuple(map(tuple, pages))


def _begins_page(block: Block) -> bool:
    return isinstance(block, Section) and block.new_page


def _is_heading(block: Block) -> bool:
    block = block.block if isinstance(block, Section) else block
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
