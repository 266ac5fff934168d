"""Small shapes that tell lines apart without colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from hairchoice.ui.charts.ink import Ink

_SHAPES: tuple[tuple[tuple[float, float], ...], ...] = (
    (),  # circle
    ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    ((0, -1.3), (1.2, 0.9), (-1.2, 0.9)),
    ((0, -1.45), (1.45, 0), (0, 1.45), (-1.45, 0)),
)


def paint_mark(painter: QPainter, rank: int, centre: QPointF, ink: Ink, colour: QColor) -> None:
    """Paints the mark of a rank: four shapes filled, then the same four hollow."""
    size = 2.6 * ink.unit
    shape = _SHAPES[rank % len(_SHAPES)]
    hollow = rank // len(_SHAPES) % 2 == 1
    painter.save()
    painter.setPen(ink.hairline(colour, 1.1))
    painter.setBrush(ink.ground if hollow else colour)
    if shape:
        corners = [centre + QPointF(x * size, y * size) for x, y in shape]
        painter.drawPolygon(QPolygonF(corners), Qt.FillRule.OddEvenFill)
    else:
        painter.drawEllipse(centre, size * 1.1, size * 1.1)
    painter.restore()
