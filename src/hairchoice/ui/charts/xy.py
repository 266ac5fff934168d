"""Two axes of numbers: from values to pixels, ticks, titles, names at line ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from hairchoice.ui.charts.ink import Ink
from hairchoice.ui.charts.labels import (
    Box,
    LineMap,
    Points,
    clearest,
    push_apart,
    read_out_spots,
    that_fit,
)
from hairchoice.ui.charts.ticks import value_ticks

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEADER = 22.0

Write = Callable[[float], str]


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis.

    Attributes:
        title: What it counts, with its unit.
        write: Writes a tick.
    """

    title: str
    low: float
    high: float
    write: Write

    @property
    def ticks(self) -> list[float]:
        """Round values, few of them."""
        return value_ticks(self.low, self.high)


@dataclass(frozen=True, slots=True)
class XYFrame:
    """Where the plot lies and what its edges stand for."""

    plot: Box
    across: Axis
    up: Axis

    def x(self, value: float) -> float:
        """Returns the horizontal place of a value."""
        axis = self.across
        return self.plot.x + self.plot.width * (value - axis.low) / (axis.high - axis.low)

    def y(self, value: float) -> float:
        """Returns the vertical place of a value."""
        axis = self.up
        return self.plot.bottom - self.plot.height * (value - axis.low) / (axis.high - axis.low)

    def points(self, xs: ArrayLike, ys: ArrayLike) -> Points:
        """Returns places in pixels, shape (n, 2)."""
        result = np.empty((np.size(xs), 2))
        width, height = self.plot.width, self.plot.height
        across, up = self.across, self.up
        share = (np.asarray(xs) - across.low) / (across.high - across.low)
        result[:, 0] = self.plot.x + width * share
        share = (np.asarray(ys) - up.low) / (up.high - up.low)
        result[:, 1] = self.plot.bottom - height * share
        return result

    def value_at(self, x: float) -> float:
        """Returns the horizontal value at a place, within the axis."""
        share = min(max((x - self.plot.x) / self.plot.width, 0.0), 1.0)
        return self.across.low + share * (self.across.high - self.across.low)


def tick_room(axis: Axis, ink: Ink) -> float:
    """Returns the width that the tick labels of a vertical axis need."""
    return max(ink.text_width(axis.write(tick)) for tick in axis.ticks) + 10 * ink.unit


def name_room(names: Sequence[str], ink: Ink) -> float:
    """Returns the width that names at line ends need."""
    return max(map(ink.text_width, names), default=0.0) + (_LEADER + 8) * ink.unit


def xy_frame(outer: Box, across: Axis, up: Axis, ink: Ink, *, left: float, right: float) -> XYFrame:
    """Returns a frame with room for the title above, the axis below, and words on both sides."""
    top = ink.line_height + 8 * ink.unit
    below = 2 * ink.line_height + 10 * ink.unit
    plot = Box(
        outer.x + left,
        outer.y + top,
        max(40 * ink.unit, outer.width - left - right),
        max(40 * ink.unit, outer.height - top - below),
    )
    return XYFrame(plot, across, up)


def paint_xy_axes(painter: QPainter, frame: XYFrame, ink: Ink) -> None:
    """Paints titles, ticks and the faint horizontals."""
    painter.save()
    painter.setFont(ink.font)
    plot, height = frame.plot, ink.line_height
    painter.setPen(ink.muted)
    title = QRectF(plot.x, plot.y - height - 6 * ink.unit, 4000 * ink.unit, height)
    painter.drawText(title, _LEFT, frame.up.title)
    for value in frame.up.ticks:
        y = frame.y(value)
        painter.setPen(ink.hairline(ink.frame if value == 0 else ink.grid))
        painter.drawLine(QLineF(plot.x, y, plot.right, y))
        painter.setPen(ink.muted)
        place = QRectF(plot.x - 400 * ink.unit, y - height / 2, 394 * ink.unit, height)
        painter.drawText(place, _RIGHT, frame.up.write(value))
    _paint_across(painter, frame, ink)
    painter.restore()


def _paint_across(painter: QPainter, frame: XYFrame, ink: Ink) -> None:
    plot, height = frame.plot, ink.line_height
    top = plot.bottom + 5 * ink.unit
    for value in frame.across.ticks:
        x = frame.x(value)
        painter.setPen(ink.hairline(ink.frame))
        painter.drawLine(QLineF(x, plot.bottom, x, plot.bottom + 4 * ink.unit))
        painter.setPen(ink.muted)
        place = QRectF(x - 100 * ink.unit, top, 200 * ink.unit, height)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, frame.across.write(value))
    title = QRectF(plot.right - 4000 * ink.unit, top + height, 4000 * ink.unit, height)
    painter.drawText(title, _RIGHT, frame.across.title)


@dataclass(frozen=True, slots=True)
class EndName:
    """A name at the end of a line.

    Attributes:
        id: Of the line, for its colour.
        y: Where the line ends.
    """

    id: str
    text: str
    y: float


def paint_end_names(
    painter: QPainter, ends: Sequence[EndName], plot: Box, ink: Ink, focus: str = ""
) -> None:
    """Writes names at the right edge of a plot, pushed apart; what does not fit is left out."""
    painter.save()
    height = ink.line_height
    top, bottom = plot.y - 4 * ink.unit, plot.bottom + height
    shown = ends[: that_fit(len(ends), height, bottom - top)]
    places = push_apart([end.y for end in shown], height, top, bottom)
    right, unit = plot.right, ink.unit
    for end, place in zip(shown, places, strict=True):
        painter.setPen(ink.hairline(ink.colour(end.id), 1.2))
        painter.drawPolyline(
            [
                QPointF(right + unit, end.y),
                QPointF(right + 5 * unit, end.y),
                QPointF(right + 17 * unit, place),
                QPointF(right + _LEADER * unit, place),
            ]
        )
        painter.setFont(ink.bold if end.id == focus else ink.font)
        painter.setPen(ink.text)
        words = QRectF(right + (_LEADER + 4) * unit, place - height / 2, 4000, height)
        painter.drawText(words, _LEFT, end.text)
    painter.restore()


@dataclass(frozen=True, slots=True)
class BoxRow:
    """A line of a read-out.

    Attributes:
        id: For its colour; empty for none.
        bold: The one that stands out.
    """

    id: str
    name: str
    value: str
    bold: bool = False


def paint_values(
    painter: QPainter,
    x: float,
    lines: LineMap,
    plot: Box,
    title: str,
    rows: Sequence[BoxRow],
    ink: Ink,
) -> None:
    """Paints a box of values beside a place, inside the plot, over as few lines as can be."""
    if not rows:
        return
    painter.save()
    unit, height = ink.unit, ink.line_height
    count = max(1, int((plot.height - 12 * unit) // height) - 1)
    rows = rows[:count]
    widest = max(ink.text_width(f"{row.name}   {row.value}") for row in rows) + 14 * unit
    width = max(widest, ink.text_width(title)) + 16 * unit
    size = (width, (len(rows) + 1) * height + 10 * unit)
    spots = list(read_out_spots(x, 14 * unit, size, plot, plot.y + 2 * unit))
    found = clearest(spots, lines, (), plot) or spots[0]
    box = QRectF(found.x, found.y, found.width, found.height)
    ground = QColor(ink.ground)
    ground.setAlphaF(0.94)
    painter.setPen(ink.hairline(ink.grid))
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 4 * unit, 4 * unit)
    line = QRectF(box.x() + 8 * unit, box.y() + 4 * unit, width - 16 * unit, height)
    painter.setFont(ink.bold)
    painter.setPen(ink.text)
    painter.drawText(line, _LEFT, title)
    for row in rows:
        line.translate(0, height)
        _paint_row(painter, line, row, ink)
    painter.restore()


def _paint_row(painter: QPainter, line: QRectF, row: BoxRow, ink: Ink) -> None:
    if row.id:
        painter.setPen(ink.pen(row.id, 2.0))
        middle = line.center().y()
        painter.drawLine(QLineF(line.x(), middle, line.x() + 10 * ink.unit, middle))
    painter.setFont(ink.bold if row.bold else ink.font)
    painter.setPen(ink.text)
    painter.drawText(line.adjusted(14 * ink.unit, 0, 0, 0), _LEFT, row.name)
    painter.drawText(line, _RIGHT, row.value)
