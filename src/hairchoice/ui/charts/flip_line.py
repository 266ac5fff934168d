"""The range of one input on a line: where it is today, and where the order would change."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from hairchoice.ui.charts.ink import Ink
from hairchoice.ui.charts.labels import Box
from hairchoice.ui.charts.painted import PaintedChart

_CENTRE = Qt.AlignmentFlag.AlignCenter


class FlipLine(Struct, frozen=True):
    """One input.

    Attributes:
        low, high: Ends of the line.
        today: Its value now.
        flip: Where the order changes; None when it never does.
        words: How the four values are written; the last is empty without a flip.
        others: What stands at the ends of the lines above and below; all begin and end alike.
    """

    low: float
    high: float
    today: float
    flip: float | None
    words: tuple[str, str, str, str]
    others: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


def flip_line_height(line: FlipLine, ink: Ink) -> float:
    """Returns how tall it is: without a change nothing is written below."""
    below = 0.0 if line.flip is None else ink.line_height
    return ink.line_height + below + 20 * ink.unit


def paint_flip_line(painter: QPainter, area: Box, line: FlipLine, ink: Ink) -> None:
    """Paints the range, today above it, and the change below it with all that lies beyond."""
    low, high, today, flip = line.words
    track = _track(area, line, ink)
    middle = area.y + ink.line_height + 10 * ink.unit
    painter.save()
    painter.setFont(ink.font)
    _paint_ends(painter, track, middle, (low, high), ink)
    painter.setPen(QPen(ink.frame, 2 * ink.unit))
    painter.drawLine(QLineF(track.x, middle, track.right, middle))
    if line.flip is not None:
        _paint_change(painter, line, track, middle, ink)
        _write(painter, flip, _at(line, line.flip, track), middle + 9 * ink.unit, area, ink)
    now = _at(line, line.today, track)
    painter.setPen(QPen(ink.ground, 1.5 * ink.unit))
    painter.setBrush(ink.text)
    painter.drawEllipse(QPointF(now, middle), 5 * ink.unit, 5 * ink.unit)
    _write(painter, today, now, middle - 9 * ink.unit - ink.line_height, area, ink)
    painter.restore()


def _track(area: Box, line: FlipLine, ink: Ink) -> Box:
    """The line between the words at its ends."""
    low, high = (
        max(map(ink.text_width, (word, *others))) + 14 * ink.unit
        for word, others in zip(line.words[:2], line.others, strict=True)
    )
    return Box(area.x + low, area.y, max(20 * ink.unit, area.width - low - high), area.height)


def _at(line: FlipLine, value: float, track: Box) -> float:
    share = (value - line.low) / (line.high - line.low) if line.high > line.low else 0.0
    return track.x + track.width * min(max(share, 0.0), 1.0)


def _paint_ends(
    painter: QPainter, track: Box, middle: float, words: tuple[str, str], ink: Ink
) -> None:
    painter.setPen(ink.muted)
    top, height, room = middle - ink.line_height / 2, ink.line_height, 11 * ink.unit
    wide = 400 * ink.unit
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(QRectF(track.x - wide - room, top, wide, height), right, words[0])
    painter.drawText(QRectF(track.right + room, top, wide, height), left, words[1])


def _paint_change(painter: QPainter, line: FlipLine, track: Box, middle: float, ink: Ink) -> None:
    """A thick line over the values with the other order, and a diamond where they begin."""
    assert line.flip is not None
    at = _at(line, line.flip, track)
    end = track.x if line.flip < line.today else track.right
    pen = QPen(ink.text, 5 * ink.unit)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QLineF(at, middle, end, middle))
    size = 6 * ink.unit
    painter.setPen(QPen(ink.text, 1.5 * ink.unit))
    painter.setBrush(ink.ground)
    corners = ((0, -size), (size, 0), (0, size), (-size, 0))
    painter.drawPolygon(
        QPolygonF([QPointF(at + x, middle + y) for x, y in corners]), Qt.FillRule.OddEvenFill
    )


def _write(painter: QPainter, text: str, x: float, top: float, area: Box, ink: Ink) -> None:
    """Writes centred under or over a place, inside the area."""
    width = ink.text_width(text) + 2 * ink.unit
    left = min(max(x - width / 2, area.x), area.right - width)
    painter.setFont(ink.bold)
    painter.setPen(ink.text)
    painter.drawText(QRectF(left, top, width, ink.line_height), _CENTRE, text)
    painter.setFont(ink.font)


class FlipLineChart(PaintedChart):
    """A `FlipLine` on the screen."""

    def __init__(self, line: FlipLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(240)
        self.setFixedHeight(round(flip_line_height(line, self.ink)))

    def paint_chart(self, painter: QPainter, area: Box, ink: Ink) -> None:
        """Paints the line."""
        paint_flip_line(painter, area, self.line, ink)
