"""What a printed page is made of. All lengths are tenths of a point.

A page is painted with a QPainter and not set as one QTextDocument: columns, charts beside each
other, a table that keeps its rows together and a foot on every page are a few lines here, and
workarounds there; and a chart stays vector without an object handler. Text is still set by Qt, in
`paragraph`, so that it stays text in a PDF: it can be searched, copied and read aloud.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import escape
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hairchoice.engine.problems import spelt_out
from hairchoice.ui.charts.paper import paper_font
from hairchoice.ui.printing.paragraph import Paragraph, set_paragraph

BODY, SMALL, TITLE, SECTION = 95, 80, 170, 105
"""Sizes of type; nothing is smaller than `SMALL`."""

COLUMN_GAP = 120.0
_RULED_ROOM = 28.0

RULE = QColor("#B8B8B8")


class Block(Protocol):
    """Something of a given width that knows its height and cannot be divided."""

    def height(self, width: float) -> float:
        """Returns how tall it is when set in a width."""

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Paints it with its upper left corner at a place."""


def plain(text: str) -> str:
    """Returns text as HTML that reads exactly like it: a name may contain ``<``."""
    return escape(spelt_out(text)).replace("\n", "<br>")


class Text(Struct, frozen=True):
    """A paragraph of rich text.

    Attributes:
        html: Everything from a person or the data has gone through `plain`.
        before: Room above it.
    """

    html: str
    size: int = BODY
    before: float = 0.0
    right: bool = False

    def height(self, width: float) -> float:
        """Returns how tall it is when set in a width."""
        return self.before + _text_height(self, width)

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Paints it with its upper left corner at a place."""
        painter.setPen(Qt.GlobalColor.black)
        self.set_in(width).layout.draw(painter, QPointF(x, y + self.before))

    def set_in(self, width: float) -> Paragraph:
        """Returns the paragraph set in a width."""
        return set_paragraph(self.html, paper_font(self.size), width, right=self.right)


@lru_cache(maxsize=4096)
def _text_height(text: Text, width: float) -> float:
    """The same paragraphs are measured again for every way of filling the pages."""
    return text.set_in(width).height


def heading(text: str) -> Text:
    """Returns a section's heading."""
    return Text(f"<b>{plain(text)}</b>", SECTION, before=55)


def bullets(items: Sequence[str], size: int = SMALL) -> list[Text | Hanging]:
    """Returns a list of points, already HTML."""
    return [Hanging("•", item, size) for item in items]


class Hanging(Struct, frozen=True):
    """A mark or number with a text hanging beside it."""

    mark: str
    html: str
    size: int = SMALL
    indent: float = 75.0

    def height(self, width: float) -> float:
        """Returns how tall it is when set in a width."""
        return Text(self.html, self.size).height(width - self.indent) + 8

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Paints it with its upper left corner at a place."""
        Text(plain(self.mark), self.size).paint(painter, x, y, self.indent)
        Text(self.html, self.size).paint(painter, x + self.indent, y, width - self.indent)


class Stack(Struct, frozen=True):
    """Blocks below each other, kept together."""

    blocks: Sequence[Block]

    def height(self, width: float) -> float:
        """Returns how tall it is when set in a width."""
        return sum(block.height(width) for block in self.blocks)

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Paints it with its upper left corner at a place."""
        for block in self.blocks:
            block.paint(painter, x, y, width)
            y += block.height(width)


class Row(Struct, frozen=True):
    """Blocks beside each other, as tall as the tallest.

    Attributes:
        shares: Of the width, one each.
        ruled: With a thin line above.
    """

    cells: Sequence[Block]
    shares: Sequence[float]
    ruled: bool = False
    gap: float = COLUMN_GAP

    def height(self, width: float) -> float:
        """Returns how tall it is when set in a width."""
        padding = _RULED_ROOM if self.ruled else 0
        widths = self._widths(width)
        return padding + max(
            cell.height(each) for cell, each in zip(self.cells, widths, strict=True)
        )

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Paints it with its upper left corner at a place."""
        if self.ruled:
            painter.setPen(QPen(RULE, 5))
            painter.drawLine(QLineF(x, y + 8, x + width, y + 8))
            y += 12
        for cell, each in zip(self.cells, self._widths(width), strict=True):
            cell.paint(painter, x, y, each)
            x += each + self.gap

    def _widths(self, width: float) -> list[float]:
        free = width - self.gap * (len(self.cells) - 1)
        return [free * share / sum(self.shares) for share in self.shares]


class Section(Struct, frozen=True):
    """The first block of a part of the document that a reader may want to go to.

    Attributes:
        title: As it stands in the outline of a PDF.
        new_page: It begins one.
    """

    title: str
    block: Block
    new_page: bool = False

    def height(self, width: float) -> float:
        """Returns how tall it is when set in a width."""
        return self.block.height(width)

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Paints it with its upper left corner at a place."""
        self.block.paint(painter, x, y, width)


def section(title: str, blocks: Iterable[Block], *, new_page: bool = False) -> Iterator[Block]:
    """Yields the blocks of a part, the first of them marked; nothing for none."""
    for position, block in enumerate(blocks):
        yield block if position else Section(title, block, new_page)


class Gap(Struct, frozen=True):
    """Room between blocks."""

    tall: float

    def height(self, width: float) -> float:  # noqa: ARG002
        """Returns how tall it is."""
        return self.tall

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Paints nothing."""


class Lines(Struct, frozen=True):
    """Ruled room to write."""

    count: int
    step: float = 200.0

    def height(self, width: float) -> float:  # noqa: ARG002
        """Returns how tall it is."""
        return self.count * self.step + 20

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Paints it with its upper left corner at a place."""
        painter.setPen(QPen(RULE, 5))
        for index in range(1, self.count + 1):
            level = y + index * self.step
            painter.drawLine(QLineF(QPointF(x, level), QPointF(x + width, level)))


def balanced(blocks: Sequence[Block], width: float, columns: int = 2) -> Row:
    """Returns blocks in columns of about the same height, read down and then across."""
    each = (width - COLUMN_GAP * (columns - 1)) / columns
    heights = [block.height(each) for block in blocks]
    goal, parts, filled = sum(heights) / columns, [[]], 0.0  # type: ignore[var-annotated]
    for block, height in zip(blocks, heights, strict=True):
        if filled + height / 2 > goal and len(parts) < columns:
            parts.append([])
            filled = 0.0
        parts[-1].append(block)
        filled += height
    parts += [[] for _ in range(columns - len(parts))]
    return Row([Stack(part) for part in parts], [1] * columns)


def run_in(title: str, points: Sequence[str], before: float = 45) -> Text:
    """Returns points, already HTML, as one paragraph that begins with its title."""
    return Text(f"<b>{plain(title)}.</b> {' '.join(points)}", SMALL, before=before)


def in_columns(entries: Sequence[str]) -> Row:
    """Returns short entries as running text in two columns of about the same length."""
    goal, filled, cut = sum(map(len, entries)) / 2, 0, 0
    while cut < len(entries) and filled + len(entries[cut]) / 2 <= goal:
        filled += len(entries[cut])
        cut += 1
    halves = (" ".join(entries[:cut]), " ".join(entries[cut:]))
    return Row([Text(half, SMALL) for half in halves], [1, 1])


def headed(head: Block, rows: Sequence[Block]) -> Iterator[Block]:
    """Yields the rows of a table; the head stays on the page of the first."""
    yield Stack([head, *rows[:1]])
    yield from rows[1:]
