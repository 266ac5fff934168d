"""The two things on a chart's canvas: the chart itself and the crosshair above it."""

from __future__ import annotations

from collections.abc import Mapping

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from hairchoice.ui.charts.drawing import paint_chart
from hairchoice.ui.charts.ink import Ink
from hairchoice.ui.charts.layout import Layout
from hairchoice.ui.charts.readout import Reading

_PADDING = 8.0
_SWATCH = 14.0
_AWAY = 14.0


class ChartItem(pg.GraphicsObject):
    """Paints axes, bands, lines and labels in one go.

    One item with closed polygons and polylines takes a third of the time of pyqtgraph's own curve
    and fill items. Its picture is kept by Qt, so that moving the crosshair does not paint it again.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self._layout: Layout | None = None
        self._ink: Ink | None = None
        self._strength: Mapping[str, float] | None = None
        self._area = QRectF()

    def show_layout(self, layout: Layout, ink: Ink, area: QRectF) -> None:
        """Shows a chart, laid out for an area."""
        if area != self._area:
            self.prepareGeometryChange()
            self._area = area
        self._layout, self._ink = layout, ink
        self.update()

    def set_strength(self, strength: Mapping[str, float]) -> None:
        """Sets how strongly each line is drawn."""
        self._strength = strength
        self.update()

    def boundingRect(self) -> QRectF:
        """Returns the whole canvas."""
        return self._area

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem | None = None,
        _widget: QWidget | None = None,
    ) -> None:
        """Paints the chart."""
        if self._layout is not None and self._ink is not None:
            paint_chart(painter, self._layout, self._ink, self._strength)


class CrosshairItem(pg.GraphicsObject):
    """A vertical line at a month with dots on the lines and a box of values beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._layout: Layout | None = None
        self._ink: Ink | None = None
        self._month = 0
        self._title = ""
        self._rows: list[Reading] = []
        self._pointer: float | None = None
        self.hide()

    def show_at(
        self,
        layout: Layout,
        ink: Ink,
        month: int,
        title: str,
        rows: list[Reading],
        pointer: float | None,
    ) -> None:
        """Shows the values of a month, beside the height of the pointer or else at the top."""
        self.prepareGeometryChange()
        self._layout, self._ink, self._month = layout, ink, month
        self._title, self._rows, self._pointer = title, rows, pointer
        self.show()
        self.update()

    def boundingRect(self) -> QRectF:
        """Returns the plot: the crosshair never covers the names at the line ends."""
        if self._layout is None:
            return QRectF()
        plot = self._layout.frame.plot
        return QRectF(plot.x - 4, plot.y - 4, plot.width + 8, plot.height + 8)

    def box(self) -> QRectF:
        """Returns where the box of values lies: beside the line, inside the plot."""
        if self._layout is None or self._ink is None:
            return QRectF()
        plot, height = self._layout.frame.plot, self._ink.line_height
        names, values = self._columns()
        width = 3 * _PADDING + _SWATCH + names + values
        tall = (len(self._fitting()) + 1) * height + 1.5 * _PADDING
        x = self._layout.frame.x(self._month)
        left = x + _AWAY if x + _AWAY + width <= plot.right else x - _AWAY - width
        top = plot.y if self._pointer is None else self._pointer + _AWAY
        top = min(top, plot.bottom - tall)
        return QRectF(max(plot.x, left), max(plot.y, top), width, tall)

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem | None = None,
        _widget: QWidget | None = None,
    ) -> None:
        """Paints line, dots and box."""
        if self._layout is None or self._ink is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot, x = self._layout.frame.plot, self._layout.frame.x(self._month)
        painter.setPen(self._ink.hairline(self._ink.frame))
        painter.drawLine(QLineF(x, plot.y, x, plot.bottom))
        self._paint_dots(painter, self._layout, self._ink, x)
        self._paint_box(painter, self._layout, self._ink)

    def _paint_dots(self, painter: QPainter, layout: Layout, ink: Ink, x: float) -> None:
        painter.setPen(QPen(ink.ground, 1.0))
        for each in layout.drawn:
            if each.curve.middle is not None:
                y = layout.frame.y(float(each.curve.middle[self._month]))
                painter.setBrush(ink.colour(each.curve.id))
                painter.drawEllipse(QPointF(x, y), 3.5, 3.5)

    def _paint_box(self, painter: QPainter, layout: Layout, ink: Ink) -> None:
        box, height = self.box(), ink.line_height
        ground = QColor(ink.ground)
        ground.setAlphaF(0.94)
        painter.setPen(ink.hairline(ink.grid))
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 4, 4)
        line = QRectF(box.x() + _PADDING, box.y() + 0.6 * _PADDING, box.width(), height)
        line.setRight(box.right() - _PADDING)
        painter.setFont(ink.bold)
        painter.setPen(ink.text)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, self._title)
        for row in self._fitting():
            line.translate(0, height)
            self._paint_row(painter, line, row, ink, focused=row.id == layout.focus)

    def _paint_row(
        self, painter: QPainter, line: QRectF, row: Reading, ink: Ink, *, focused: bool
    ) -> None:
        middle = line.center().y()
        painter.setPen(ink.pen(row.id, 2.0))
        painter.drawLine(QLineF(line.x(), middle, line.x() + _SWATCH - 4, middle))
        painter.setFont(ink.bold if focused else ink.font)
        painter.setPen(ink.text)
        name = QRectF(line)
        name.setLeft(line.x() + _SWATCH)
        painter.drawText(name, Qt.AlignmentFlag.AlignLeft, row.label)
        painter.drawText(name, Qt.AlignmentFlag.AlignRight, _value(row, focused=focused))

    def _fitting(self) -> list[Reading]:
        """Returns the rows there is room for; the one in focus is always among them."""
        if self._layout is None or self._ink is None:
            return []
        room = self._layout.frame.plot.height - 1.5 * _PADDING
        count = max(1, int(room // self._ink.line_height) - 1)
        focus = self._layout.focus
        kept = sorted(self._rows, key=lambda row: row.id != focus)[:count]
        return [row for row in self._rows if row in kept]

    def _columns(self) -> tuple[float, float]:
        if self._layout is None or self._ink is None or not self._rows:
            return 0.0, 0.0
        measure, focus = QFontMetricsF(self._ink.bold), self._layout.focus
        names = max(measure.horizontalAdvance(row.label) for row in self._rows)
        values = max(
            measure.horizontalAdvance(_value(row, focused=row.id == focus)) for row in self._rows
        )
        return max(names, measure.horizontalAdvance(self._title) - values), values


def _value(row: Reading, *, focused: bool) -> str:
    return f"{row.value} ({row.low} to {row.high})" if focused and row.low else row.value
