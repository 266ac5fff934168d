"""The crosshair: a line at a month and a box that reads out the values."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from hairchoice.ui.charts import words
from hairchoice.ui.charts.ink import Ink
from hairchoice.ui.charts.labels import LineMap, clearest, read_out_spots
from hairchoice.ui.charts.layout import Layout
from hairchoice.ui.charts.readout import Reading

_PADDING = 8.0
_SWATCH = 14.0
_AWAY = 14.0


class Crosshair:
    """A vertical line at a month with dots on the lines and a box of values beside it.

    Attributes:
        visible: False until values are shown, and once it was taken away.
    """

    def __init__(self) -> None:
        self.visible = False
        self._layout: Layout | None = None
        self._ink: Ink | None = None
        self._month = 0
        self._title = ""
        self._rows: list[Reading] = []
        self._pointer: float | None = None
        self._map: tuple[Layout, LineMap] | None = None

    def hide(self) -> None:
        """Takes it away."""
        self.visible = False

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
        self._layout, self._ink, self._month = layout, ink, month
        self._title, self._rows, self._pointer = title, rows, pointer
        self.visible = True

    def box(self) -> QRectF:
        """Returns where the box of values lies: beside the line, over as little as can be."""
        if self._layout is None or self._ink is None:
            return QRectF()
        plot, x = self._layout.frame.plot, self._layout.frame.x(self._month)
        tall = (len(self._lines()) + 1) * self._ink.line_height + 1.5 * _PADDING
        size = (self._width(self._ink), min(tall, plot.height))
        wanted = plot.y if self._pointer is None else self._pointer + _AWAY
        spots = list(read_out_spots(x, _AWAY, size, plot, wanted))
        found = clearest(spots, self._map_of(self._layout), (), plot) or spots[0]
        return QRectF(found.x, found.y, found.width, found.height)

    def _map_of(self, layout: Layout) -> LineMap:
        """Returns where the lines run; kept while the layout stays."""
        if self._map is None or self._map[0] is not layout:
            lines = [line for each in layout.drawn for line in (each.line, each.beyond)]
            self._map = (layout, LineMap(lines, layout.frame.plot))
        return self._map[1]

    def paint(self, painter: QPainter) -> None:
        """Paints line, dots and box, if there is something to show."""
        if not self.visible or self._layout is None or self._ink is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot, x = self._layout.frame.plot, self._layout.frame.x(self._month)
        painter.setPen(self._ink.hairline(self._ink.frame))
        painter.drawLine(QLineF(x, plot.y, x, plot.bottom))
        self._paint_dots(painter, self._layout, self._ink, x)
        self._paint_box(painter, self._layout, self._ink)
        painter.restore()

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
        for row in self._lines():
            line.translate(0, height)
            self._paint_row(painter, line, row, ink, focused=row.id == layout.focus)

    def _paint_row(
        self, painter: QPainter, line: QRectF, row: Reading, ink: Ink, *, focused: bool
    ) -> None:
        name = QRectF(line)
        name.setLeft(line.x() + _SWATCH)
        painter.setFont(ink.bold if focused and row.id else ink.font)
        painter.setPen(ink.text if row.id else ink.muted)
        painter.drawText(name, Qt.AlignmentFlag.AlignLeft, row.label)
        painter.drawText(name, Qt.AlignmentFlag.AlignRight, row.value)
        if row.id:
            middle = line.center().y()
            painter.setPen(ink.pen(row.id, 2.0))
            painter.drawLine(QLineF(line.x(), middle, line.x() + _SWATCH - 4, middle))

    def _lines(self) -> list[Reading]:
        """Returns the lines there is room for: every option, and the range of the one in focus.

        The range is a line of its own, without an id. When room is short, the focus stays.
        """
        if self._layout is None or self._ink is None:
            return []
        focus = self._layout.focus
        room = self._layout.frame.plot.height - 1.5 * _PADDING
        count = max(2, int(room // self._ink.line_height) - 2)
        kept = sorted(self._rows, key=lambda row: row.id != focus)[:count]
        lines: list[Reading] = []
        for row in self._rows:
            if row in kept:
                lines.append(row)
                if row.id == focus and row.low:
                    lines.append(Reading("", words.band_name(), words.span(row.low, row.high)))
        return lines

    def _width(self, ink: Ink) -> float:
        measure = QFontMetricsF(ink.bold).horizontalAdvance
        widest = max(measure(f"{row.label}   {row.value}") for row in self._lines())
        return max(widest + _SWATCH, measure(self._title)) + 2 * _PADDING
