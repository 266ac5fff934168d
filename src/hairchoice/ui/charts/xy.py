"""Two axes of numbers: from values to pixels, ticks, titles, names at line ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from hairchoice.ui.charts.ink import Ink
from hairchoice.ui.charts.labels import Box, Points, push_apart, that_fit
from hairchoice.ui.charts.ticks import value_ticks

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEADER = 22.0
_COLUMN = 12.0
"""Between the longest name and the widest value."""

Write = Callable[[float], str]


class Axis(Struct, frozen=True):
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


class XYFrame(Struct, frozen=True):
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


def name_room(names: Sequence[str], ink: Ink, values: Sequence[str] = ()) -> float:
    """Returns the width that names at line ends need, with a column of values after them."""
    room = max(map(ink.text_width, names), default=0.0) + (_LEADER + 8) * ink.unit
    return room + max((ink.text_width(value) + _COLUMN * ink.unit for value in values), default=0.0)


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


class EndName(Struct, frozen=True):
    """A name at the end of a line.

    Attributes:
        id: Of the line, for its colour.
        y: Where the line ends.
        value: What the line is at the point that is looked at; empty for none.
    """

    id: str
    text: str
    y: float
    value: str = ""


def paint_end_names(
    painter: QPainter, ends: Sequence[EndName], plot: Box, edge: float, ink: Ink, focus: str = ""
) -> None:
    """Writes names at the right of a plot, pushed apart, and their values right-aligned at an edge.

    What does not fit is left out.
    """
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
        painter.drawText(QRectF(0, place - height / 2, edge, height), _RIGHT, end.value)
    painter.restore()
