"""One treatment's hundred people with name, bar, counts and words, as one painting."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from hairchoice.engine import describe
from hairchoice.engine.describe import Formats
from hairchoice.engine.result import Comparison, Of100, TreatmentResult
from hairchoice.engine.words import count_of_100, short_count_of_100
from hairchoice.ui.charts import words
from hairchoice.ui.charts.drawing import paint_behind
from hairchoice.ui.charts.icon_array import (
    GROUPS,
    array_colours,
    bar_parts,
    count_of,
    count_words,
    paint_array,
    paint_bar,
)
from hairchoice.ui.charts.ink import Ink
from hairchoice.ui.charts.labels import Box, push_apart
from hairchoice.ui.plain import unbroken

_LARGER = 13 / 11
"""Sentences against the type of axes and labels."""

_WRAP = Qt.TextFlag.TextWordWrap.value
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_BAR, _GAP = 12.0, 10.0
_LARGEST = 320.0
"""Of an array: in a large window it fills the room, and stays one picture with its words."""
_WORDS = 200.0
"""What words beside an array need."""


class Hundred(Struct, frozen=True):
    """What is said of one treatment's hundred people.

    Attributes:
        counts: None where there is no usable trial.
        gain: Who has a visible difference and who has not.
        loss: What those spend who see none; empty where nothing is spent or nobody can say.
    """

    id: str
    name: str
    counts: Of100 | None
    gain: str
    loss: str

    @property
    def sentence(self) -> str:
        """Everything in one go, for a screen reader."""
        return f"{self.gain} {self.loss}".strip()


def hundreds(comparison: Comparison, formats: Formats) -> tuple[Hundred, ...]:
    """Returns what is said of every treatment, in the scenario's order."""
    return tuple(
        Hundred(
            result.id,
            result.short_name,
            result.of_100 if result.benefit_known else None,
            unbroken(describe.short_gain_sentence(result, comparison)),
            loss_sentence(result, comparison, formats),
        )
        for result in comparison.treatments
    )


def loss_sentence(result: TreatmentResult, comparison: Comparison, formats: Formats) -> str:
    """Says how many spend how much and see nothing for it; empty where that cannot be said."""
    spent = result.spent_without_visible
    counts = result.of_100
    without = 100 - counts.visible
    if not result.benefit_known or spent is None or spent.mean == 0 or without == 0:
        return ""
    amount = describe.spent_words(spent, comparison, formats)
    people = count_of_100(without, sure=counts.sure)
    started = f"{people[:1].upper()}{people[1:]}"
    return words.no_difference(started, amount, one=without == 1)


def hundred_height(
    item: Hundred, width: float, side: float, ink: Ink, *, beside: bool = False
) -> float:
    """Returns how tall it is when set in a width, its array as large as ``side``.

    Args:
        item: What is said.
        width: Of all of it.
        side: Of the array.
        ink: How it looks.
        beside: Whether the sentences stand beside the array and not below it.
    """
    body, bold = _fonts(ink)
    room = width - _words_left(side, ink) if beside else width
    lines = _text_height(item.gain, room, body) + _text_height(item.loss, room, bold)
    lines += 3 * ink.unit if item.loss else 0
    return _head(ink) + (max(side, lines) if beside else side + _between(ink) + lines)


def paint_hundred(
    painter: QPainter, area: Box, item: Hundred, side: float, ink: Ink, *, beside: bool = False
) -> None:
    """Paints name, array, bar, counts and sentences, the sentences below or beside the rest."""
    painter.save()
    _paint_name(painter, area, item, ink)
    top = area.y + _head(ink)
    colours = array_colours(item.id, ink)
    square = Box(area.x, top, side, side)
    paint_array(painter, square, item.counts, colours)
    if item.counts is None:
        _paint_no_trial(painter, square, ink)
    else:
        bar = Box(square.right + _GAP * ink.unit, top, _BAR * ink.unit, side)
        paint_bar(painter, bar, item.counts, colours)
        _paint_counts(painter, bar, item.counts, area.right, ink)
    words_at = Box(area.x, top + side + _between(ink), area.width, 0)
    if beside:
        left = _words_left(side, ink)
        words_at = Box(area.x + left, top, area.width - left, 0)
    _paint_words(painter, words_at, item, ink)
    painter.restore()


def _paint_name(painter: QPainter, area: Box, item: Hundred, ink: Ink) -> None:
    _, bold = _fonts(ink)
    height = QFontMetricsF(bold).height()
    middle = area.y + height / 2
    swatch = 20 * ink.unit
    painter.setPen(ink.pen(item.id, 3.0))
    painter.drawLine(QLineF(area.x, middle, area.x + swatch, middle))
    painter.setFont(bold)
    painter.setPen(ink.text)
    left = area.x + swatch + 8 * ink.unit
    painter.drawText(QRectF(left, area.y, area.right - left, height), _LEFT, item.name)


def _paint_no_trial(painter: QPainter, square: Box, ink: Ink) -> None:
    painter.setFont(ink.bold)
    width, height = ink.text_width(words.no_trial()) + 12 * ink.unit, 1.6 * ink.line_height
    left, top = square.x + (square.width - width) / 2, square.y + (square.height - height) / 2
    paint_behind(painter, Box(left, top, width, height), ink.ground)
    painter.setPen(ink.text)
    place = QRectF(left, top, width, height)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words.no_trial())


def _paint_counts(painter: QPainter, bar: Box, counts: Of100, right: float, ink: Ink) -> None:
    """Writes each count beside its part of the bar, pushed apart where a part is low."""
    parts = bar_parts(bar, counts)
    height = ink.line_height * _LARGER
    wanted = [part.y + part.height / 2 for _, part in parts]
    places = push_apart(wanted, height, bar.y, bar.bottom)
    _, bold = _fonts(ink)
    numbers = [count_words(counts, group) for group, _ in parts]
    number_width = max(map(QFontMetricsF(bold).horizontalAdvance, numbers)) + ink.unit
    leader, start = bar.right + 3 * ink.unit, bar.right + 14 * ink.unit
    for (group, _), said, level, place in zip(parts, numbers, wanted, places, strict=True):
        if count_of(counts, group):
            painter.setPen(QPen(ink.frame, ink.unit))
            painter.drawLine(QLineF(leader, level, start - 4 * ink.unit, place))
        number = QRectF(start, place - height / 2, number_width, height)
        painter.setFont(bold)
        painter.setPen(ink.text)
        right_flag = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(number, right_flag, said)
        left = number.right() + 4 * ink.unit
        painter.setFont(ink.font)
        painter.setPen(ink.muted)
        painter.drawText(
            QRectF(left, number.y(), right - left, height), _LEFT, words.short_group(group)
        )


def _paint_words(painter: QPainter, area: Box, item: Hundred, ink: Ink) -> None:
    body, bold = _fonts(ink)
    top = area.y
    painter.setPen(ink.text)
    for text, font in ((item.gain, body), (item.loss, bold)):
        height = _text_height(text, area.width, font)
        painter.setFont(font)
        painter.drawText(QRectF(area.x, top, area.width, height), _WRAP, text)
        top += height + 3 * ink.unit


def _fonts(ink: Ink) -> tuple[QFont, QFont]:
    """Returns the type of sentences: ordinary and bold."""
    body, bold = QFont(ink.font), QFont(ink.bold)
    for font in (body, bold):
        font.setPixelSize(round(ink.font.pixelSize() * _LARGER))
    return body, bold


def _head(ink: Ink) -> float:
    return QFontMetricsF(_fonts(ink)[1]).height() + 8 * ink.unit


def _between(ink: Ink) -> float:
    return 8 * ink.unit


def _text_height(text: str, width: float, font: QFont) -> float:
    if not text:
        return 0.0
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 1e6), _WRAP, text).height()


def paint_hundreds(
    painter: QPainter, area: Box, items: Sequence[Hundred], columns: int, ink: Ink
) -> None:
    """Paints all treatments in a grid: for pictures and paper."""
    width, gap = grid_width(area.width, columns, ink), grid_gap(ink)
    side, top = grid_side(width, ink), area.y
    for start in range(0, len(items), columns):
        row = items[start : start + columns]
        for column, item in enumerate(row):
            left = area.x + column * (width + gap)
            paint_hundred(painter, Box(left, top, width, 0), item, side, ink)
        top += max(hundred_height(item, width, side, ink) for item in row) + gap


def hundreds_height(items: Sequence[Hundred], width: float, columns: int, ink: Ink) -> float:
    """Returns how tall the grid is."""
    each = grid_width(width, columns, ink)
    side = grid_side(each, ink)
    rows = [items[start : start + columns] for start in range(0, len(items), columns)]
    tallest = [max(hundred_height(item, each, side, ink) for item in row) for row in rows]
    return sum(tallest) + grid_gap(ink) * (len(rows) - 1)


def grid_width(width: float, columns: int, ink: Ink) -> float:
    """Returns the width of one treatment in a grid."""
    return (width - grid_gap(ink) * (columns - 1)) / columns


def grid_gap(ink: Ink) -> float:
    """Returns the room between treatments."""
    return 24 * ink.unit


def grid_side(width: float, ink: Ink, *, beside: bool = False) -> float:
    """Returns how large an array may be beside its bar and counts, and beside its sentences too."""
    room = width - _counts_width(ink) - ((_WORDS + 2 * _GAP) * ink.unit if beside else 0)
    return max(80 * ink.unit, min(room, _LARGEST * ink.unit))


def _counts_width(ink: Ink) -> float:
    """Returns the width of the bar with its counts."""
    room = max(ink.text_width(word) for word in map(words.short_group, GROUPS))
    _, bold = _fonts(ink)
    number = QFontMetricsF(bold).horizontalAdvance(short_count_of_100(100))
    return room + number + (18 + _BAR + _GAP) * ink.unit


def _words_left(side: float, ink: Ink) -> float:
    """Returns where sentences beside an array begin."""
    return side + _counts_width(ink) + 2 * _GAP * ink.unit
