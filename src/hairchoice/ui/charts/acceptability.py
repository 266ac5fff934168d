"""Acceptability curves with their frontier, and the value of perfect information below them.

Pure painting, like the other charts; field terms as in Fenwick, Claxton and Sculpher (2001).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from hairchoice.engine.economics import Economics
from hairchoice.ui import theme as themes
from hairchoice.ui.charts.ink import Ink
from hairchoice.ui.charts.labels import Box, Points
from hairchoice.ui.charts.painted_lines import paint_lines
from hairchoice.ui.charts.ticks import snapped
from hairchoice.ui.charts.xy import (
    Axis,
    EndName,
    XYFrame,
    name_room,
    paint_end_names,
    paint_xy_axes,
    tick_room,
    xy_frame,
)
from hairchoice.ui.formats import LocaleFormats

translate = QCoreApplication.translate

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def frontier_name() -> str:
    """Returns what the casing means."""
    return translate("Economics", "frontier (CEAF): best on average")


class EconomicsChart(Struct, frozen=True):
    """What all charts of the economics need.

    Attributes:
        names: Of the options, in the order of the economics.
        at: Index of the willingness to pay that is looked at.
        focus: Id of the option in front; empty for none.
    """

    economics: Economics
    names: tuple[str, ...]
    currency: str
    formats: LocaleFormats
    at: int
    focus: str = ""

    @property
    def wtp(self) -> float:
        """The willingness to pay that is looked at."""
        return float(self.economics.willingness_to_pay[self.at])

    @property
    def across(self) -> Axis:
        """The axis of the willingness to pay."""
        points = self.economics.willingness_to_pay
        title = translate(
            "Economics", "Willingness to pay, {currency} for one hair per cm² during one year"
        ).format(currency=self.currency)
        return Axis(title, float(points[0]), float(points[-1]), self.formats.shortest)

    @property
    def shares(self) -> Axis:
        """The axis of the curves."""
        title = translate("Economics", "Share of futures in which an option is best (CEAC)")
        return Axis(title, 0.0, 1.0, self.formats.percent)

    @property
    def information(self) -> Axis:
        """The axis of the EVPI."""
        high = snapped(0.0, float(self.economics.evpi.max()) * 1.05 or 1.0)[1]
        title = translate(
            "Economics", "Expected value of perfect information (EVPI), {currency} per person"
        ).format(currency=self.currency)
        return Axis(title, 0.0, high, self.formats.shortest)


def curve_frame(chart: EconomicsChart, up: Axis, area: Box, ink: Ink) -> XYFrame:
    """Returns the frame of either chart: the two are aligned."""
    left = max(tick_room(chart.shares, ink), tick_room(chart.information, ink))
    values = [] if ink.on_paper else _widest_values(chart)
    right = name_room([*chart.names, "EVPI"], ink, values)
    return xy_frame(area, chart.across, up, ink, left=left, right=right)


def point_at(chart: EconomicsChart, frame: XYFrame, x: float) -> int:
    """Returns the index of the willingness to pay nearest to a place."""
    points = chart.economics.willingness_to_pay
    return int(np.argmin(np.abs(points - frame.value_at(x))))


def start_at(economics: Economics, worth: float) -> int:
    """Returns the point to begin with: Side by side calls the same treatment the best buy there.

    Args:
        economics: Of the comparison.
        worth: Of one more hair per cm² during one year; what is little on a long axis is not 0.
    """
    nearest = int(np.argmin(np.abs(economics.willingness_to_pay - worth)))
    return max(nearest, 1) if worth > 0 else nearest


def paint_acceptability(
    painter: QPainter, area: Box, chart: EconomicsChart, ink: Ink, *, crosshair: bool = True
) -> None:
    """Paints one curve per option, the frontier as a dark casing of the one best on average."""
    frame = curve_frame(chart, chart.shares, area, ink)
    painter.save()
    painter.setFont(ink.font)
    paint_xy_axes(painter, frame, ink)
    _paint_frontier(painter, chart, frame, ink)
    paint_lines(painter, list(_curves(chart, frame, ink)), ink)
    ends = list(_ends(chart, frame, values=crosshair))
    paint_end_names(painter, ends, frame.plot, area.right, ink, chart.focus)
    used = _paint_frontier_name(painter, chart, frame, ink)
    if crosshair:
        _paint_crosshair(painter, chart, frame, ink)
        _paint_title(painter, chart, frame, area.right, used, ink)
    painter.restore()


def paint_information(
    painter: QPainter, area: Box, chart: EconomicsChart, ink: Ink, *, crosshair: bool = True
) -> None:
    """Paints the EVPI over the willingness to pay."""
    frame = curve_frame(chart, chart.information, area, ink)
    painter.save()
    painter.setFont(ink.font)
    paint_xy_axes(painter, frame, ink)
    line = frame.points(chart.economics.willingness_to_pay, chart.economics.evpi)
    paint_lines(painter, [(line, QPen(ink.text, 2 * ink.unit))], ink)
    value = float(chart.economics.evpi[chart.at])
    said = chart.formats.money(value, chart.currency) if crosshair else ""
    end = EndName("none", "EVPI", float(line[-1, 1]), said)
    paint_end_names(painter, [end], frame.plot, area.right, ink)
    if crosshair:
        _paint_crosshair(painter, chart, frame, ink)
        painter.setBrush(ink.text)
        painter.drawEllipse(QPointF(frame.x(chart.wtp), frame.y(value)), *[3.5 * ink.unit] * 2)
        used = frame.plot.x + ink.text_width(chart.information.title)
        _paint_title(painter, chart, frame, area.right, used, ink)
    painter.restore()


def _curves(chart: EconomicsChart, frame: XYFrame, ink: Ink) -> Iterator[tuple[Points, QPen]]:
    economics = chart.economics
    for option, share in zip(economics.options, economics.ceac, strict=True):
        strength = 1.0 if chart.focus in ("", option) else themes.STEPPED_BACK_OPACITY
        width = themes.FOCUS_LINE_WIDTH if option == chart.focus else themes.LINE_WIDTH
        points = frame.points(economics.willingness_to_pay, share)
        yield points, ink.pen(option, width, strength=strength)


def frontier_pieces(chart: EconomicsChart) -> Iterator[tuple[int, int, int]]:
    """Yields option, first and last point of each stretch on which one option is best."""
    best = chart.economics.best
    changes = np.flatnonzero(np.diff(best)) + 1
    bounds = [0, *changes.tolist(), len(best)]
    for first, end in pairwise(bounds):
        yield int(best[first]), first, end - 1


def _paint_frontier(painter: QPainter, chart: EconomicsChart, frame: XYFrame, ink: Ink) -> None:
    economics = chart.economics
    pen = QPen(ink.text, 7 * ink.unit)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    parts = [slice(first, last + 1) for _option, first, last in frontier_pieces(chart)]
    lines = [
        frame.points(economics.willingness_to_pay[part], economics.ceaf[part]) for part in parts
    ]
    paint_lines(painter, [(line, pen) for line in lines], ink)
    thin = ink.hairline(ink.text)
    thin.setDashPattern([2, 3])
    painter.setPen(thin)
    for line, following in pairwise(lines):
        painter.drawLine(QLineF(QPointF(*line[-1].tolist()), QPointF(*following[0].tolist())))


def _paint_frontier_name(
    painter: QPainter, chart: EconomicsChart, frame: XYFrame, ink: Ink
) -> float:
    """Says beside the title what the casing means, and returns where that ends."""
    plot, height = frame.plot, ink.line_height
    used = ink.text_width(chart.shares.title) + 24 * ink.unit
    middle = plot.y - 6 * ink.unit - height / 2
    left = plot.x + used
    for colour, width in ((ink.text, 7.0), (ink.ground, 2.0)):
        pen = QPen(colour, width * ink.unit)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QLineF(left, middle, left + 22 * ink.unit, middle))
    painter.setFont(ink.font)
    painter.setPen(ink.muted)
    ascent = painter.fontMetrics().ascent() - painter.fontMetrics().descent()
    painter.drawText(QPointF(left + 28 * ink.unit, middle + ascent / 2), frontier_name())
    return left + 28 * ink.unit + ink.text_width(frontier_name())


def _ends(chart: EconomicsChart, frame: XYFrame, *, values: bool) -> Iterator[EndName]:
    shares = chart.economics.ceac
    for index, option in enumerate(chart.economics.options):
        said = share_text(float(shares[index, chart.at]), chart.formats) if values else ""
        yield EndName(option, chart.names[index], frame.y(float(shares[index, -1])), said)


def share_text(share: float, formats: LocaleFormats) -> str:
    """Writes a share of the futures: none or all of the simulated ones are not certain."""
    if round(100 * share) == 0:
        return translate("Economics", "under {share}").format(share=formats.percent(0.01))
    if round(100 * share) == 100:
        return translate("Economics", "over {share}").format(share=formats.percent(0.99))
    return formats.percent(share)


def _widest_values(chart: EconomicsChart) -> list[str]:
    """Returns values of which none at any point is wider."""
    shares = [share_text(share, chart.formats) for share in (0.0, 1.0)]
    return [*shares, chart.formats.money(float(chart.economics.evpi.max()), chart.currency)]


def _paint_crosshair(painter: QPainter, chart: EconomicsChart, frame: XYFrame, ink: Ink) -> None:
    painter.setPen(ink.hairline(ink.frame))
    x = frame.x(chart.wtp)
    painter.drawLine(QLineF(x, frame.plot.y, x, frame.plot.bottom))


def _paint_title(
    painter: QPainter, chart: EconomicsChart, frame: XYFrame, edge: float, used: float, ink: Ink
) -> None:
    """Says above the values where they are read, if the words beside it leave room."""
    amount = chart.formats.exact_money(chart.wtp, chart.currency)
    title = translate("Economics", "At {amount}").format(amount=amount)
    if edge - ink.text_width(title) < used + 12 * ink.unit:
        return
    top = frame.plot.y - ink.line_height - 6 * ink.unit
    painter.setFont(ink.bold)
    painter.setPen(ink.text)
    painter.drawText(QRectF(0, top, edge, ink.line_height), _RIGHT, title)
    painter.setFont(ink.font)
