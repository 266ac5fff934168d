"""The values of a month, in a column beside the names at the line ends.

They stand there all the time, so that reading another month moves nothing and covers no line.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from hairchoice.engine.describe import Formats
from hairchoice.ui.charts import words
from hairchoice.ui.charts.ink import Ink
from hairchoice.ui.charts.layout import Layout
from hairchoice.ui.charts.readout import short_band, short_value

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_BETWEEN = 16.0
"""Between the title of the chart, the band and the month."""


def paint_values(
    painter: QPainter, layout: Layout, ink: Ink, formats: Formats, month: int | None
) -> None:
    """Paints the values of a month, of the last one for None, and which month that is."""
    painter.save()
    chart, edge = layout.chart, layout.edge
    at = chart.last if month is None else month
    for label in layout.labels:
        curve = chart.curve(label.id)
        assert curve is not None
        focused = label.id == layout.focus
        painter.setFont(ink.bold if focused else ink.font)
        painter.setPen(ink.muted if layout.focus is not None and not focused else ink.text)
        place = QRectF(0, label.y - ink.line_height / 2, edge, ink.line_height)
        painter.drawText(place, _RIGHT, short_value(chart, curve, at, formats))
    title = words.month_text(at).capitalize()
    line = QRectF(0, layout.frame.plot.y - ink.line_height - 6 * ink.unit, edge, ink.line_height)
    painter.setFont(ink.font if month is None else ink.bold)
    painter.setPen(ink.muted if month is None else ink.text)
    painter.drawText(line, _RIGHT, title)
    line.setRight(edge - ink.text_width(title) - _BETWEEN)
    band = short_band(chart, layout.focus, at, formats)
    taken = layout.frame.plot.x + ink.text_width(layout.title) + _BETWEEN
    if band and line.right() - ink.text_width(band) >= taken:
        painter.setFont(ink.font)
        painter.setPen(ink.muted)
        painter.drawText(line, _RIGHT, band)
    painter.restore()
