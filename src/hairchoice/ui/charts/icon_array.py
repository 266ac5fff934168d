"""A hundred people as circles in three fills that survive grey, and the bar beside them.

Pure painting: screen, pictures and paper use the same functions. The groups follow each other row
by row from the top left: a group that is kept together is counted at a glance, a scattered one is
not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from hairchoice.engine import words
from hairchoice.engine.result import Of100
from hairchoice.ui.charts.ink import Ink
from hairchoice.ui.charts.labels import Box

Group = Literal["visible", "too_small", "no_better"]
GROUPS: tuple[Group, ...] = ("visible", "too_small", "no_better")

_SIDE = 10
_ROOM = 0.38
"""Radius of a circle, as a share of its cell."""

_HATCH_STEP = 7.0


class ArrayColours(Struct, frozen=True):
    """What a hundred people are painted with.

    Attributes:
        full: Of circles with a visible difference, and of the outline and dot of the next group.
        hollow: Outline of the last group; at least 3:1 on the ground.
        unit: Length of one layout pixel.
    """

    full: QColor
    hollow: QColor
    unit: float = 1.0


def array_colours(treatment_id: str, ink: Ink) -> ArrayColours:
    """Returns a treatment's colours on a surface."""
    return ArrayColours(ink.colour(treatment_id), ink.frame, ink.unit)


def count_of(counts: Of100, group: Group) -> int:
    """Returns how many of the hundred are in a group."""
    every = (counts.visible, counts.too_small, counts.no_better)
    return every[GROUPS.index(group)]


def count_words(counts: Of100, group: Group) -> str:
    """Returns how many that is, as short as it can be said."""
    return words.short_count_of_100(count_of(counts, group), sure=counts.sure)


def paint_array(painter: QPainter, area: Box, counts: Of100 | None, colours: ArrayColours) -> None:
    """Paints ten rows of ten circles, or a hatched square where nobody can say.

    Args:
        painter: Antialiased.
        area: Square, or else the array takes its upper left.
        counts: Sum to 100; None where there is no usable trial.
        colours: What it is painted with.
    """
    side = min(area.width, area.height)
    painter.save()
    if counts is None:
        _paint_unknown(painter, QRectF(area.x, area.y, side, side), colours)
    else:
        cell = side / _SIDE
        for index, group in enumerate(_people(counts)):
            row, column = divmod(index, _SIDE)
            centre = QPointF(area.x + (column + 0.5) * cell, area.y + (row + 0.5) * cell)
            paint_person(painter, group, centre, _ROOM * cell, colours)
    painter.restore()


def paint_person(
    painter: QPainter, group: Group, centre: QPointF, radius: float, colours: ArrayColours
) -> None:
    """Paints one circle: full, outlined with a dot, or hollow."""
    width = (1.0 if group == "no_better" else 1.4) * colours.unit
    colour = colours.hollow if group == "no_better" else colours.full
    painter.setPen(QPen(colour, width))
    painter.setBrush(colour if group == "visible" else Qt.BrushStyle.NoBrush)
    # The outline is drawn on the edge: half of it is outside.
    painter.drawEllipse(centre, radius - width / 2, radius - width / 2)
    if group == "too_small":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(centre, 0.36 * radius, 0.36 * radius)


def bar_parts(area: Box, counts: Of100) -> list[tuple[Group, Box]]:
    """Returns the parts of the stacked bar from the top, also those of no height."""
    parts: list[tuple[Group, Box]] = []
    top = area.y
    for group in GROUPS:
        height = area.height * count_of(counts, group) / 100
        parts.append((group, Box(area.x, top, area.width, height)))
        top += height
    return parts


def paint_bar(painter: QPainter, area: Box, counts: Of100, colours: ArrayColours) -> None:
    """Paints the same hundred as a stacked bar, in the same three fills."""
    painter.save()
    for group, part in bar_parts(area, counts):
        if part.height > 0:
            _paint_part(painter, group, part, colours)
    painter.restore()


def _paint_part(painter: QPainter, group: Group, part: Box, colours: ArrayColours) -> None:
    width = (1.0 if group == "no_better" else 1.4) * colours.unit
    colour = colours.hollow if group == "no_better" else colours.full
    painter.setPen(QPen(colour, width))
    painter.setBrush(colour if group == "visible" else Qt.BrushStyle.NoBrush)
    inset = width / 2
    # A gap between the parts: two outlines on each other would read as a thicker third one.
    tall = max(0.0, part.height - width - colours.unit)
    painter.drawRect(QRectF(part.x + inset, part.y + inset, part.width - width, tall))
    if group == "too_small":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for y in _dots(part, 6 * colours.unit):
            painter.drawEllipse(QPointF(part.x + part.width / 2, y), *[1.4 * colours.unit] * 2)


def _dots(part: Box, step: float) -> Iterator[float]:
    count = int((part.height - step / 2) // step)
    first = part.y + (part.height - (count - 1) * step) / 2
    return (first + index * step for index in range(count))


def _people(counts: Of100) -> Iterator[Group]:
    for group in GROUPS:
        yield from [group] * count_of(counts, group)


def _paint_unknown(painter: QPainter, square: QRectF, colours: ArrayColours) -> None:
    path = QPainterPath()
    path.addRect(square)
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colours.full, 0.9 * colours.unit))
    step, height = _HATCH_STEP * colours.unit, square.height()
    count = int(2 * height / step) + 1
    starts = [square.left() - height + index * step for index in range(count)]
    painter.drawLines([QLineF(x, square.bottom(), x + height, square.top()) for x in starts])
    painter.setPen(QPen(colours.hollow, 2 * colours.unit))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(square)
