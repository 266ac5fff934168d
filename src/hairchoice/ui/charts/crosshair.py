"""The crosshair: a line at a month, with a dot on every curve."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPainter, QPen

from hairchoice.ui.charts.ink import Ink
from hairchoice.ui.charts.layout import Layout


def paint_crosshair(painter: QPainter, layout: Layout, ink: Ink, month: int) -> None:
    """Paints the line and the dots; the values stand beside the names, over nothing."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    plot, x = layout.frame.plot, layout.frame.x(month)
    painter.setPen(ink.hairline(ink.frame))
    painter.drawLine(QLineF(x, plot.y, x, plot.bottom))
    painter.setPen(QPen(ink.ground, 1.0))
    for each in layout.drawn:
        if each.curve.middle is not None:
            painter.setBrush(ink.colour(each.curve.id))
            painter.drawEllipse(
                QPointF(x, layout.frame.y(float(each.curve.middle[month]))), 3.5, 3.5
            )
    painter.restore()
