"""Lines and points of data: vectors on paper, what is quickest on the screen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPen

from hairchoice.ui.charts.frame import draw_pieces, polygon
from hairchoice.ui.charts.ink import Ink
from hairchoice.ui.charts.labels import Points
from hairchoice.ui.charts.strokes import Line, pieces


def paint_lines(painter: QPainter, lines: Sequence[tuple[Points, QPen]], ink: Ink) -> None:
    """Paints lines one above the other.

    On paper a line stays a line, so that printer, PDF and drawing get a vector with a pen; on the
    screen it is drawn in straight pieces, which is quicker.
    """
    if ink.on_paper:
        for points, pen in lines:
            painter.setPen(pen)
            painter.drawPolyline(polygon(points))
        return
    drawn = pieces([Line(points, pen.widthF(), pen.dashPattern()) for points, pen in lines])
    for (_, pen), ends in zip(lines, drawn, strict=True):
        flat = Qt.PenCapStyle.FlatCap
        painter.setPen(QPen(pen.color(), pen.widthF(), Qt.PenStyle.SolidLine, flat))
        draw_pieces(painter, ends)


def paint_dots(painter: QPainter, places: Points, pen: QPen, ink: Ink) -> None:
    """Paints a dot as wide as the pen at each place: round on paper, a square on the screen.

    Qt makes the outline of every round one, for which it needs ten times as long, and at three
    pixels nobody can tell. Whole pixels take less than half as long as parts of them.
    """
    if ink.on_paper:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPoints(polygon(places))
        return
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    half = np.array([pen.widthF() / 2, 0.0])
    smooth = painter.testRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    draw_pieces(painter, np.concatenate((places - half, places + half), axis=1))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=smooth)
