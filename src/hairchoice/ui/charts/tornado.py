"""One-way bars: how far each input alone moves a measure, the widest on top."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from hairchoice.ui.charts.ink import Ink
from hairchoice.ui.charts.labels import Box
from hairchoice.ui.charts.ticks import snapped, value_ticks

_WRAP = Qt.TextFlag.TextWordWrap.value
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEAST_ROW, _BAR, _BETWEEN = 24.0, 14.0, 4.0
_LABELS = 0.44
"""Of the width, for labels at most; what is longer takes more lines."""
_MOST_TICKS = 5
_LOW_SHARE = 0.30
_LEAST_WHOLE = 8.0
"""People are whole: an axis of half a person would have ticks that read the same."""


class Bar(Struct, frozen=True):
    """One input.

    Attributes:
        low, high: Its two values, written.
        at_low, at_high: The measure at these.
        spoken: All of it in words.
    """

    label: str
    low: str
    high: str
    at_low: float
    at_high: float
    spoken: str


class Tornado(Struct, frozen=True):
    """All bars of one treatment.

    Attributes:
        axis: What the measure is, with its unit.
        today: The measure with all inputs as drawn.
        now: The same, written.
        tick: Writes a value of the axis.
        whole: The measure cannot leave this range: of 100 people.
    """

    id: str
    axis: str
    bars: tuple[Bar, ...]
    today: float
    now: str
    tick: Callable[[float], str]
    whole: tuple[float, float] | None = None


class _Frame(Struct, frozen=True):
    """Where things are.

    Attributes:
        plot: The bars, without the words at their ends.
        row: How tall one bar is, with the room around it.
    """

    plot: Box
    labels: Box
    row: float
    low: float
    high: float

    def x(self, value: float) -> float:
        """Returns the place of a value of the measure."""
        return self.plot.x + self.plot.width * (value - self.low) / (self.high - self.low)


def tornado_height(tornado: Tornado, width: float, ink: Ink) -> float:
    """Returns how tall the bars are in a width."""
    rows = len(tornado.bars) * _row(tornado, _label_width(tornado, width, ink), ink)
    return rows + 3 * ink.line_height + 20 * ink.unit


def _label_width(tornado: Tornado, width: float, ink: Ink) -> float:
    longest = max((ink.text_width(bar.label) for bar in tornado.bars), default=0.0)
    return min(longest, _LABELS * width)


def _row(tornado: Tornado, width: float, ink: Ink) -> float:
    """Returns how tall each row has to be for the tallest of the labels."""
    room = QRectF(0, 0, width, 0)
    metrics = QFontMetricsF(ink.bold)  # as the one that the keys are on
    tallest = (metrics.boundingRect(room, _WRAP, bar.label).height() for bar in tornado.bars)
    return max(_LEAST_ROW * ink.unit, max(tallest, default=0.0) + _BETWEEN * ink.unit)


def paint_tornado(
    painter: QPainter, area: Box, tornado: Tornado, ink: Ink, current: int | None = None
) -> None:
    """Paints labels, bars, the value of today and the axis.

    Args:
        painter: Antialiased.
        area: Of the height of `tornado_height`.
        tornado: What is shown.
        ink: How it looks.
        current: The bar that the keys are on.
    """
    frame = _frame(area, tornado, ink)
    painter.save()
    painter.setFont(ink.font)
    _paint_axis(painter, frame, tornado, ink)
    for index, bar in enumerate(tornado.bars):
        top = frame.plot.y + index * frame.row
        _paint_label(painter, bar, frame, top, ink, current=index == current)
        _paint_bar(painter, bar, frame, top, tornado, ink)
    x = frame.x(tornado.today)
    painter.setPen(QPen(ink.text, 1.4 * ink.unit))
    painter.drawLine(QLineF(x, frame.plot.y - 2 * ink.unit, x, frame.plot.bottom))
    painter.restore()


def _frame(area: Box, tornado: Tornado, ink: Ink) -> _Frame:
    labels = _label_width(tornado, area.width, ink)
    row = _row(tornado, labels, ink)
    values = [tornado.today]
    for bar in tornado.bars:
        values += [bar.at_low, bar.at_high]
    low, high = _span(values, tornado)
    room = max(
        (ink.text_width(word) for bar in tornado.bars for word in (bar.low, bar.high)), default=0.0
    )
    side = room + 8 * ink.unit
    left = area.x + labels + 12 * ink.unit + side
    head = ink.line_height + 8 * ink.unit
    plot = Box(
        left,
        area.y + head,
        max(40 * ink.unit, area.right - side - left),
        len(tornado.bars) * row,
    )
    return _Frame(plot, Box(area.x, area.y + head, labels, plot.height), row, low, high)


def _span(values: Sequence[float], tornado: Tornado) -> tuple[float, float]:
    low, high = min(values), max(values)
    if tornado.whole is not None and high - low < _LEAST_WHOLE:
        middle = (low + high) / 2
        low, high = middle - _LEAST_WHOLE / 2, middle + _LEAST_WHOLE / 2
    if high - low < 1e-9:
        low, high = low - 1, high + 1
    low, high = snapped(low, high)
    if tornado.whole is None:
        return low, high
    return max(low, tornado.whole[0]), min(high, tornado.whole[1])


def _paint_axis(painter: QPainter, frame: _Frame, tornado: Tornado, ink: Ink) -> None:
    plot, height = frame.plot, ink.line_height
    for value in _ticks(frame, tornado, ink):
        x = frame.x(value)
        painter.setPen(ink.hairline(ink.grid))
        painter.drawLine(QLineF(x, plot.y, x, plot.bottom + 4 * ink.unit))
        painter.setPen(ink.muted)
        place = QRectF(x - 100 * ink.unit, plot.bottom + 5 * ink.unit, 200 * ink.unit, height)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, tornado.tick(value))
    title = QRectF(plot.x - 300 * ink.unit, plot.bottom + 6 * ink.unit + height, 0, height)
    title.setRight(plot.right)
    painter.drawText(title, _RIGHT, tornado.axis)
    painter.setFont(ink.bold)
    painter.setPen(ink.text)
    width = ink.text_width(tornado.now)
    left = min(max(frame.x(tornado.today) - width / 2, frame.labels.x), plot.right - width / 2)
    painter.drawText(
        QRectF(left, plot.y - height - 4 * ink.unit, width + 4 * ink.unit, height), tornado.now
    )
    painter.setFont(ink.font)


def _ticks(frame: _Frame, tornado: Tornado, ink: Ink) -> list[float]:
    """Returns round values, as many as have room for their words."""
    most = _MOST_TICKS
    while True:
        ticks = value_ticks(frame.low, frame.high, most)
        widest = max(ink.text_width(tornado.tick(value)) for value in ticks) + 8 * ink.unit
        apart = [right - left for left, right in pairwise(map(frame.x, ticks))]
        if all(gap >= widest for gap in apart):  # one alone always fits
            return ticks
        most -= 1


def _paint_label(
    painter: QPainter, bar: Bar, frame: _Frame, top: float, ink: Ink, *, current: bool
) -> None:
    font = ink.bold if current else ink.font
    place = QRectF(frame.labels.x, top, frame.labels.width, frame.row)
    used = QFontMetricsF(font).boundingRect(place, _WRAP, bar.label)
    place.setTop(top + (frame.row - used.height()) / 2)
    painter.setFont(font)
    painter.setPen(ink.text)
    painter.drawText(place, _WRAP, bar.label)
    painter.setFont(ink.font)


def _paint_bar(
    painter: QPainter, bar: Bar, frame: _Frame, top: float, tornado: Tornado, ink: Ink
) -> None:
    """Paints a pale part to where the low value leads and a full one to where the high one does."""
    tall = _BAR * ink.unit
    upper = top + (frame.row - tall) / 2
    now = frame.x(tornado.today)
    full, pale = ink.colour(tornado.id), ink.tint(tornado.id, _LOW_SHARE)
    parts = [(bar.at_low, pale), (bar.at_high, full)]
    # Where both lead to the same side the shorter one must not be hidden.
    parts.sort(key=lambda part: -abs(part[0] - tornado.today))
    for value, colour in parts:
        painter.setPen(QPen(full, ink.unit))
        painter.setBrush(colour)
        left, right = sorted((now, frame.x(value)))
        painter.drawRect(QRectF(left, upper, right - left, tall))
    ends = sorted(((frame.x(bar.at_low), bar.low), (frame.x(bar.at_high), bar.high)))
    ends[0] = (min(ends[0][0], now), ends[0][1])
    ends[1] = (max(ends[1][0], now), ends[1][1])
    painter.setPen(ink.muted)
    gap = 6 * ink.unit
    row = QRectF(0, upper, 400 * ink.unit, tall)
    painter.drawText(row.translated(ends[0][0] - gap - row.width(), 0), _RIGHT, ends[0][1])
    painter.drawText(row.translated(ends[1][0] + gap, 0), _LEFT, ends[1][1])


def key_words() -> str:
    """Returns what the two shades mean."""
    return QCoreApplication.translate(
        "TornadoChart",
        "Pale: input low (1 in 20 is lower). Full: input high (1 in 20 is higher).",
    )
