"""A hundred people on paper: the icon array with its three counts."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from hairchoice import palette
from hairchoice.engine.result import Comparison, Of100, TreatmentResult
from hairchoice.ui.charts.icon_array import (
    GROUPS,
    ArrayColours,
    array_colours,
    count_words,
    paint_array,
    paint_person,
)
from hairchoice.ui.charts.ink import paper_ink
from hairchoice.ui.charts.labels import Box
from hairchoice.ui.charts.paper import paper_font
from hairchoice.ui.charts.words import short_group
from hairchoice.ui.printing.blocks import SMALL, Block, Row, Stack, Text, plain
from hairchoice.ui.printing.figures import Swatch

_UNIT = 4.6
_GLYPH, _GLYPH_ROOM = 26.0, 64.0
_BESIDE_GAP = 55.0
_WORDS = 550.0
"""The longest line of the counts."""

_SMALLEST = 300.0
LARGEST = 440.0
"""Of an array, where there is room."""

_STRIP_GAP = 60.0
_MEANING = (
    "Visible: you can see the difference from doing nothing. Too small: more hair, but too little "
    "to see. No better: no more hair than with doing nothing."
)


class People(Struct, frozen=True):
    """An array with its counts before it, or below where that is too narrow.

    The counts come first so that they stand under the treatment's name: programs that read a PDF
    aloud take for a column what is in line.

    Attributes:
        counts: None where there is no usable trial.
        largest: Of the array.
    """

    treatment: str
    counts: Of100 | None
    largest: float = LARGEST

    @classmethod
    def of(cls, result: TreatmentResult, largest: float = LARGEST) -> People:
        """Returns the block of a treatment."""
        return cls(result.id, result.of_100 if result.benefit_known else None, largest)

    def height(self, width: float) -> float:
        """Returns how tall it is when set in a width."""
        side, words = self._side(width), self._words_height(width)
        return 30 + (max(side, words) if self._beside(width) else side + 20 + words)

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Paints it with its upper left corner at a place."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, room = self._side(width), self._words_room(width)
        beside = self._beside(width)
        left = room + _BESIDE_GAP if beside else 0.0
        colours = array_colours(self.treatment, paper_ink(paper_font(SMALL), _UNIT))
        paint_array(painter, Box(x + left, y, side, side), self.counts, colours)
        painter.restore()
        top = y if beside else y + side + 20
        if self.counts is None:
            _unknown().paint(painter, x, top, room)
        else:
            self._paint_counts(painter, Box(x, top, room, 0), self.counts, colours)

    def _paint_counts(
        self, painter: QPainter, area: Box, counts: Of100, colours: ArrayColours
    ) -> None:
        top = area.y
        for group in GROUPS:
            count = plain(count_words(counts, group))
            line = Text(f"<b>{count}</b> {plain(short_group(group))}", SMALL)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_person(painter, group, QPointF(area.x + _GLYPH, top + 50), _GLYPH, colours)
            painter.restore()
            line.paint(painter, area.x + _GLYPH_ROOM, top, area.width - _GLYPH_ROOM)
            top += line.height(area.width - _GLYPH_ROOM)

    def _side(self, width: float) -> float:
        beside = width - _BESIDE_GAP - _WORDS
        return min(self.largest, beside if beside >= _SMALLEST else width)

    def _beside(self, width: float) -> bool:
        return self._side(width) + _BESIDE_GAP + _WORDS <= width

    def _words_room(self, width: float) -> float:
        """Returns how wide the words are."""
        return _WORDS if self._beside(width) else width

    def _words_height(self, width: float) -> float:
        room = self._words_room(width)
        if self.counts is None:
            return _unknown().height(room)
        lines = [Text(f"100 {short_group(group)}", SMALL) for group in GROUPS]
        return sum(line.height(room - _GLYPH_ROOM) for line in lines)


def _unknown() -> Text:
    return Text("no usable trial: nobody can say", SMALL)


def strip(comparison: Comparison) -> Block:
    """Returns the arrays of all treatments beside each other, with names."""
    shares = [1] * len(comparison.treatments)
    names = [
        Swatch(result.short_name, rank, palette.style(result.id).light)
        for rank, result in enumerate(comparison.treatments, start=1)
    ]
    arrays = [People.of(result) for result in comparison.treatments]
    meaning = Text(plain(_MEANING), SMALL, before=10)
    return Stack([Row(names, shares, gap=_STRIP_GAP), Row(arrays, shares, gap=_STRIP_GAP), meaning])
