"""Paints a laid-out chart with a plain QPainter: the same code for screen, paper and pictures."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from hairchoice.ui import theme as themes
from hairchoice.ui.charts import words
from hairchoice.ui.charts.budget import paint_budget
from hairchoice.ui.charts.frame import polygon
from hairchoice.ui.charts.ink import Ink
from hairchoice.ui.charts.labels import Box, Points
from hairchoice.ui.charts.layout import Drawn, EndLabel, Layout
from hairchoice.ui.charts.marks import paint_mark
from hairchoice.ui.charts.notes import Note
from hairchoice.ui.charts.painted_lines import paint_lines
from hairchoice.ui.charts.series import NOTHING, Chart

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop

_HATCH_STEP = 7.0


def strengths(chart: Chart, focus: str | None, ink: Ink) -> dict[str, float]:
    """Returns how strongly each curve is drawn: those out of focus step back, on screen.

    Args:
        chart: With the curves.
        focus: Id of one of them, or None.
        ink: How the chart looks.
    """
    # On dark ground a colour at less than half its strength is lost in the band in focus.
    back = themes.STEPPED_BACK_OPACITY + (0.15 if ink.dark else 0)
    return {
        curve.id: 1.0
        if ink.on_paper or focus in (None, curve.id)
        else max(back, 0.75)
        if curve.id == NOTHING
        else back
        for curve in chart.curves
    }


def paint_chart(painter: QPainter, layout: Layout, ink: Ink) -> None:
    """Paints everything but the background."""
    paint_axes(painter, layout, ink)
    paint_data(painter, layout, ink, strengths(layout.chart, layout.focus, ink))


def paint_data(painter: QPainter, layout: Layout, ink: Ink, strength: Mapping[str, float]) -> None:
    """Paints bands, lines and their words, each line with the strength of its id."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(ink.font)
    _paint_curves(painter, layout, ink, strength)
    paint_budget(painter, layout, ink)
    for label in layout.labels:
        _paint_label(painter, label, layout, ink, strength[label.id])
    for note in layout.notes:
        _paint_note(painter, note, ink)
    painter.restore()


def paint_axes(painter: QPainter, layout: Layout, ink: Ink) -> None:
    """Paints title, ticks and gridlines: what stays the same while values move a little."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(ink.font)
    frame, plot = layout.frame, layout.frame.plot
    height = ink.line_height
    painter.setPen(ink.muted)
    title = QRectF(plot.x, plot.y - height - 6 * ink.unit, 4000, height)
    painter.drawText(title, _LEFT, layout.title)
    for value, text in layout.ticks:
        y = frame.y(value)
        base = value == 0
        painter.setPen(ink.hairline(ink.frame if base else ink.grid))
        painter.drawLine(QLineF(plot.x, y, plot.right, y))
        painter.setPen(ink.text if text == words.today() else ink.muted)
        place = QRectF(0, y - height / 2, plot.x - 6 * ink.unit, height)
        painter.drawText(place, _RIGHT, text)
    _paint_time(painter, layout, ink)
    painter.restore()


def _paint_time(painter: QPainter, layout: Layout, ink: Ink) -> None:
    frame, plot = layout.frame, layout.frame.plot
    bottom = plot.bottom
    painter.setPen(ink.hairline(ink.grid))
    small = 4 * ink.unit
    painter.drawLines(
        [QLineF(frame.x(m), bottom, frame.x(m), bottom + small) for m in layout.time.minor]
    )
    painter.setPen(ink.hairline(ink.frame))
    large = 6 * ink.unit
    painter.drawLines(
        [QLineF(frame.x(m), bottom, frame.x(m), bottom + large) for m in layout.time.major]
    )
    painter.setPen(ink.muted)
    half = 60 * ink.unit
    top = bottom + large + ink.unit
    last = plot.right - ink.text_width(layout.time.labels[-1])
    for month, text in zip(layout.time.major[:-1], layout.time.labels[:-1], strict=True):
        if frame.x(month) + ink.text_width(text) > last:
            continue
        place = QRectF(frame.x(month) - half, top, 2 * half, ink.line_height)
        painter.drawText(place, _CENTRE, text)
    # The last one carries the unit and ends with the axis, away from the names on the right.
    place = QRectF(plot.right - 2 * half, top, 2 * half + 3 * ink.unit, ink.line_height)
    painter.drawText(place, _RIGHT, layout.time.labels[-1])


def _paint_curves(
    painter: QPainter, layout: Layout, ink: Ink, strength: Mapping[str, float]
) -> None:
    ordered = sorted(layout.drawn, key=lambda each: each.curve.id == layout.focus)
    for each in ordered:
        if each.curve.id in layout.bands:
            _paint_band(painter, each, ink, strength[each.curve.id])
    known = [each for each in ordered if each.curve.known]
    for each in known:
        _paint_sessions(painter, each, ink, strength[each.curve.id])
    lines = [line for each in known for line in _lines(each, layout, ink, strength)]
    paint_lines(painter, lines, ink)
    if ink.on_paper:
        for each in known:
            _paint_marks(painter, each, layout, ink)


def _lines(
    each: Drawn, layout: Layout, ink: Ink, strength: Mapping[str, float]
) -> list[tuple[Points, QPen]]:
    """Returns the line of a curve and its extrapolated rest, with their pens."""
    treatment_id = each.curve.id
    focused = treatment_id == layout.focus and not ink.on_paper
    width = themes.FOCUS_LINE_WIDTH if focused else themes.LINE_WIDTH
    return [
        (points, ink.pen(treatment_id, width, extrapolated=beyond, strength=strength[treatment_id]))
        for points, beyond in ((each.line, False), (each.beyond, True))
        if len(points) > 1
    ]


def _paint_sessions(painter: QPainter, each: Drawn, ink: Ink, strength: float) -> None:
    if len(each.marks):
        painter.setPen(QPen(ink.faded(each.curve.id, strength), 1.4 * ink.unit))
        half = 4 * ink.unit
        painter.drawLines([QLineF(x, y - half, x, y + half) for x, y in each.marks.tolist()])


def _paint_band(painter: QPainter, each: Drawn, ink: Ink, strength: float) -> None:
    outline = polygon(each.band)
    if each.curve.known:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(ink.colour(each.curve.id, themes.BAND_OPACITY)))
        painter.drawPolygon(outline)
        return
    painter.save()
    path = QPainterPath()
    path.addPolygon(outline)
    path.closeSubpath()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(ink.faded(each.curve.id, 0.7 * strength), 0.9 * ink.unit))
    # Own lines and not Qt's hatch brush: that one is made of device pixels, a grey fog on paper.
    painter.drawLines(_hatch(path.boundingRect(), _HATCH_STEP * ink.unit))
    painter.restore()


def _hatch(area: QRectF, step: float) -> list[QLineF]:
    height = area.height()
    count = int((area.width() + height) / step) + 1
    starts = (area.left() - height + index * step for index in range(count))
    return [QLineF(start, area.bottom(), start + height, area.top()) for start in starts]


def _paint_marks(painter: QPainter, each: Drawn, layout: Layout, ink: Ink) -> None:
    """Marks at whole years: what tells lines apart in a black and white copy."""
    middle = each.curve.middle
    if each.curve.id == NOTHING or middle is None:
        return
    rank = layout.drawn.index(each)
    months = [month for month in layout.time.major if month]
    for x, y in layout.frame.points(months, middle[months]).tolist():
        paint_mark(painter, rank, QPointF(x, y), ink, ink.colour(each.curve.id))


def _paint_label(
    painter: QPainter, label: EndLabel, layout: Layout, ink: Ink, strength: float
) -> None:
    right, unit = layout.frame.plot.right, ink.unit
    focused = label.id == layout.focus and not ink.on_paper
    if label.line_y is not None:
        colour = ink.faded(label.id, max(strength, 0.75))
        painter.setPen(ink.hairline(colour, 1.6 if focused else 1.2))
        # A short level start and end keep neighbouring leaders apart where labels are dense.
        painter.drawPolyline(
            [
                QPointF(right + 1 * unit, label.line_y),
                QPointF(right + 5 * unit, label.line_y),
                QPointF(right + 17 * unit, label.y),
                QPointF(right + 22 * unit, label.y),
            ]
        )
    if ink.on_paper and label.id != NOTHING:
        rank = [each.curve.id for each in layout.drawn].index(label.id)
        paint_mark(painter, rank, QPointF(right + 21 * unit, label.y), ink, ink.colour(label.id))
    painter.setFont(ink.bold if focused else ink.font)
    quiet = layout.focus is not None and not focused and not ink.on_paper
    painter.setPen(ink.muted if quiet else ink.text)
    place = QRectF(right + 26 * unit, label.y - ink.line_height / 2, 4000, ink.line_height)
    painter.drawText(place, _LEFT, label.text)
    painter.setFont(ink.font)


def _paint_note(painter: QPainter, note: Note, ink: Ink) -> None:
    box = note.box
    if note.pole is not None:
        x, y = note.pole
        painter.setPen(ink.hairline(ink.colour(note.of), 1.2))
        painter.drawLine(QLineF(x, y, x, _pole_end(note, x, y)))
        painter.setBrush(ink.colour(note.of))
        painter.drawEllipse(QPointF(x, y), 2.2 * ink.unit, 2.2 * ink.unit)
    if note.cleared:
        paint_behind(painter, box, ink.ground)
    painter.setPen(ink.text)
    inset = 2 * ink.unit
    painter.drawText(QRectF(box.x + inset, box.y, box.width, box.height), _LEFT, note.text)


def _pole_end(note: Note, x: float, y: float) -> float:
    """A flag hangs on its pole; under the middle of words a pole ends where it meets them."""
    box, above = note.box, note.box.y < y
    if box.x < x < box.right:
        return box.bottom if above else box.y
    return box.y if above else box.bottom


def paint_behind(painter: QPainter, box: Box, ground: QColor) -> None:
    """Lightens what lies behind words, so that a hatch or a line does not cut through them."""
    colour = QColor(ground)
    colour.setAlphaF(0.82)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(QRectF(box.x, box.y, box.width, box.height))
