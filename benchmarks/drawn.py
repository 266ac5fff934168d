"""The same lines and bands drawn by others: a bare QPainter, pyqtgraph's own items, matplotlib.

None of them writes a name, a note or a sentence, and only the last two draw axes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from benchmarks.window import Painting
from hairchoice.engine.result import Comparison
from hairchoice.ui import theme as themes
from hairchoice.ui.charts.acceptability import curve_frame
from hairchoice.ui.charts.canvas import TimeChart
from hairchoice.ui.charts.frame import Frame, band_points, cut, polygon
from hairchoice.ui.charts.ink import Ink, screen_ink
from hairchoice.ui.charts.layout import Layout
from hairchoice.ui.charts.series import Chart, Curve, cost_chart, hair_chart
from hairchoice.ui.views.health_economics import HealthEconomicsView

Stroke = tuple[QPen, QPolygonF]
Fill = tuple[QBrush, QPolygonF]


@cache
def ink() -> Ink:
    """The program's pens and colours; there are none before there is an application."""
    return screen_ink(themes.LIGHT)


class BareWidget(QWidget):
    """Strokes, fills and points with nothing around them."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self.setFixedSize(width, height)
        self.fills: list[Fill] = []
        self.strokes: list[Stroke] = []
        self.points: list[Stroke] = []

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws them all."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for brush, area in self.fills:
            painter.setBrush(brush)
            painter.drawPolygon(area)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen, line in self.strokes:
            painter.setPen(pen)
            painter.drawPolyline(line)
        for pen, places in self.points:
            painter.setPen(pen)
            painter.drawPoints(places)


class Stack(QWidget):
    """Several of them below each other, as large as what they stand for."""

    def __init__(self, parts: Sequence[QWidget]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        for part in parts:
            column.addWidget(part)
        self.show()
        QCoreApplication.processEvents()  # what is not on the screen is not painted


class BareCurves(Stack):
    """Charts over time: lines, and those bands that the program shows."""

    def __init__(self, canvases: Sequence[TimeChart]) -> None:
        self._parts = [BareWidget(one.width(), one.height()) for one in canvases]
        self._layouts = [_layout(one) for one in canvases]
        self._pens = [[_pens(each.curve, one) for each in one.drawn] for one in self._layouts]
        super().__init__(self._parts)

    def draw(self, charts: Sequence[Chart]) -> None:
        """Draws charts with as many curves as the program showed."""
        parts = zip(self._parts, self._layouts, self._pens, charts, strict=True)
        for part, layout, pens, chart in parts:
            part.fills, part.strokes = [], []
            frame = Frame(layout.frame.plot, chart.last, chart.low, chart.high)
            for curve, (known, beyond, brush) in zip(chart.curves, pens, strict=True):
                if curve.id in layout.bands:
                    part.fills.append((brush, polygon(_band(curve, chart, frame))))
                if curve.middle is not None:
                    line = frame.points(chart.months, curve.middle)
                    ends = chart.last if curve.evidence_ends is None else curve.evidence_ends
                    pieces = zip((known, beyond), cut(line, frame.x(ends)), strict=True)
                    part.strokes += [(pen, polygon(piece)) for pen, piece in pieces]
            part.repaint()

    def draw_again(self) -> None:
        """Draws what the program shows."""
        self.draw([layout.chart for layout in self._layouts])


class BareEconomics(Stack):
    """The charts of health economics: lines, and points of the plane."""

    def __init__(self, view: HealthEconomicsView) -> None:
        self._view = view
        self._charts = (view.acceptability, view.evpi, view.plane)
        self._parts = [BareWidget(one.width(), one.height()) for one in self._charts]
        self._pens = [QPen(ink().colour(one.id), 2.0) for one in self._plane().clouds]
        super().__init__(self._parts)

    def draw_again(self) -> None:
        """Draws what the program shows."""
        chart, plane = self._view.acceptability.chart, self._plane()
        assert chart is not None
        lines, value, cloud = self._parts
        found, across = chart.economics, chart.economics.willingness_to_pay
        frame = curve_frame(chart, chart.shares, self._charts[0].area.grown(-4), ink())
        shares = zip(self._pens, found.ceac, strict=False)
        lines.strokes = [(pen, polygon(frame.points(across, share))) for pen, share in shares]
        frame = curve_frame(chart, chart.information, self._charts[1].area.grown(-4), ink())
        value.strokes = [(self._pens[0], polygon(frame.points(across, found.evpi)))]
        area = self._view.plane.frame
        assert area is not None
        cloud.points = [
            (pen, polygon(area.points(one.points[:, 0], one.points[:, 1])))
            for pen, one in zip(self._pens, plane.clouds, strict=True)
        ]
        for part in self._parts:
            part.repaint()

    def _plane(self) -> Any:  # noqa: ANN401
        return self._view.plane.plane


class StockCharts(Stack):
    """Both charts over time with pyqtgraph's own items, antialiased like the program's."""

    def __init__(self, canvases: Sequence[TimeChart]) -> None:
        pg.setConfigOptions(antialias=True)
        self._layouts = [_layout(one) for one in canvases]
        self._plots = [pg.PlotWidget(background=themes.LIGHT.background) for _ in canvases]
        self._curves = [
            [_StockCurve(plot, each.curve, layout) for each in layout.drawn]
            for plot, layout in zip(self._plots, self._layouts, strict=True)
        ]
        for plot, canvas in zip(self._plots, canvases, strict=True):
            plot.setFixedSize(canvas.size())
            plot.disableAutoRange()
        super().__init__(self._plots)
        self._painting = Painting([plot.viewport() for plot in self._plots], lambda: True)

    def draw(self, comparison: Comparison) -> None:
        """Draws a comparison with as many treatments, as it does in a running program.

        Not with `repaint`: the items ask for painting themselves, which would come on top of it
        and be done in somebody else's time.
        """
        self._painting.after(lambda: self._set(comparison))

    def _set(self, comparison: Comparison) -> None:
        charts = cost_chart(comparison), hair_chart(comparison)
        for plot, curves, chart in zip(self._plots, self._curves, charts, strict=True):
            plot.setRange(xRange=(0, chart.last), yRange=(chart.low, chart.high), padding=0)
            for own, curve in zip(curves, chart.curves, strict=True):
                own.set(chart, curve)


class _StockCurve:
    """One line, and its band where the program shows it."""

    def __init__(self, plot: pg.PlotWidget, curve: Curve, layout: Layout) -> None:
        pen, _, brush = _pens(curve, layout)
        self._line = plot.plot([], pen=pen) if curve.known else None
        self._edges: list[pg.PlotDataItem] = []
        if curve.id in layout.bands:
            self._edges = [pg.PlotDataItem([0, 1], [0, 1], pen=None) for _ in range(2)]
            plot.addItem(pg.FillBetweenItem(*self._edges, brush=brush))

    def set(self, chart: Chart, curve: Curve) -> None:
        """Shows other values."""
        if self._line is not None:
            self._line.setData(chart.months, curve.middle)
        for edge, values in zip(self._edges, (curve.low, curve.high), strict=False):
            edge.setData(chart.months, values)


class MatplotlibChart:
    """One chart over time in a figure of matplotlib's, drawn by Agg in as many pixels."""

    def __init__(self, canvas: TimeChart) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self._layout = _layout(canvas)
        figure = Figure((canvas.width() / 100, canvas.height() / 100), dpi=100)
        self._canvas = FigureCanvasAgg(figure)
        self._axes = figure.add_subplot()
        self._lines, self._bands = {}, {}
        chart = self._layout.chart
        self._axes.set(xlim=(0, chart.last), ylim=(chart.low, chart.high), title=chart.title)
        for each in self._layout.drawn:
            curve = each.curve
            colour = ink().colour(curve.id).name()
            if curve.known:
                (self._lines[curve.id],) = self._axes.plot([], [], color=colour)
            if curve.id in self._layout.bands:
                self._bands[curve.id] = self._axes.fill_between(
                    chart.months, curve.low, curve.high, color=colour, alpha=themes.BAND_OPACITY
                )

    def draw(self, chart: Chart) -> None:
        """Draws a chart with the same curves."""
        self._axes.set_ylim(chart.low, chart.high)
        for curve in chart.curves:
            if curve.id in self._bands:
                self._bands[curve.id].set_data(chart.months, curve.low, curve.high)
            if curve.id in self._lines:
                self._lines[curve.id].set_data(chart.months, curve.middle)
        self._canvas.draw()


def _layout(canvas: TimeChart) -> Layout:
    layout = canvas.layout_shown
    if layout is None:
        raise ValueError("the chart shows nothing yet")
    return layout


def _pens(curve: Curve, layout: Layout) -> tuple[QPen, QPen, QBrush]:
    """Returns the pens of a line and of its extrapolated part, and the brush of its band."""
    focused = curve.id == layout.focus
    width = themes.FOCUS_LINE_WIDTH if focused else themes.LINE_WIDTH
    beyond = ink().pen(curve.id, width, extrapolated=True)
    return ink().pen(curve.id, width), beyond, QBrush(ink().colour(curve.id, themes.BAND_OPACITY))


def _band(curve: Curve, chart: Chart, frame: Frame) -> Any:  # noqa: ANN401
    low, high = frame.points(chart.months, curve.low), frame.points(chart.months, curve.high)
    return band_points(low, high)
