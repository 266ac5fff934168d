"""What is drawn on a printed page and not written: charts, marks, the dots of certainty.

Lengths are tenths of a point, as in `hairchoice.ui.printing.blocks`.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from hairchoice.engine.catalogue import Certainty
from hairchoice.engine.describe import Formats
from hairchoice.engine.words import DOTS
from hairchoice.ui.charts.drawing import paint_chart
from hairchoice.ui.charts.ink import paper_ink
from hairchoice.ui.charts.labels import Box
from hairchoice.ui.charts.layout import lay_out
from hairchoice.ui.charts.marks import paint_mark
from hairchoice.ui.charts.paper import paper_font
from hairchoice.ui.charts.series import Chart
from hairchoice.ui.charts.words import band_name
from hairchoice.ui.printing.blocks import SMALL, Text, plain

_CHART_UNIT = 6.2
_ROOM_FOR_NAMES = 1200.0
"""In a lower chart a name inside would cover the lines."""

_DOT, _DOT_STEP, _DOT_TOP = 62.0, 80.0, 22.0
_DOTS_ROOM = 4 * _DOT_STEP + 20
_DOT_LINE = 100.0
_SWATCH_ROOM = 90.0
_SOFT_HYPHEN = "\u00ad"


class ChartBlock(Struct, frozen=True):
    """A chart, painted as lines and text."""

    chart: Chart
    formats: Formats
    focus: str | None
    tall: float

    def height(self, width: float) -> float:  # noqa: ARG002
        """Returns how tall it is."""
        return self.tall

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Paints it with its upper left corner at a place."""
        ink = paper_ink(paper_font(SMALL), _CHART_UNIT)
        outer = Box(x, y, width, self.tall)
        layout = lay_out(self.chart, outer, ink, self.formats, focus=self.focus)
        if self.tall < _ROOM_FOR_NAMES:  # the line below the charts says whose band it is
            notes = tuple(each for each in layout.notes if not each.text.endswith(band_name()))
            layout = replace(layout, notes=notes)
        paint_chart(painter, layout, ink)


class Swatch(Struct, frozen=True):
    """A treatment's name with the mark it has on the charts."""

    name: str
    rank: int
    colour: str

    def height(self, width: float) -> float:
        """Returns how tall it is when set in a width."""
        return self._text(width).height(width - _SWATCH_ROOM)

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Paints it with its upper left corner at a place."""
        ink = paper_ink(paper_font(SMALL), 9.0)
        paint_mark(painter, self.rank, QPointF(x + 35, y + 50), ink, QColor(self.colour))
        self._text(width).paint(painter, x + _SWATCH_ROOM, y, width - _SWATCH_ROOM)

    def html(self, width: float) -> str:
        """Returns the name as it is set in a width."""
        room = width - _SWATCH_ROOM
        words = [_divisible(word, room) for word in self.name.split(" ")]
        return f"<b>{plain(' '.join(words))}</b>"

    def _text(self, width: float) -> Text:
        return Text(self.html(width), SMALL)


def advance(text: str, *, bold: bool = False) -> float:
    """Returns how wide small type runs."""
    font = paper_font(SMALL)
    font.setBold(bold)
    return QFontMetricsF(font).horizontalAdvance(text)


def _divisible(word: str, room: float) -> str:
    """Lets a word too long for its column be divided, after the vowel next to its middle."""
    if advance(word, bold=True) <= room:
        return word
    ends = [at for at in range(3, len(word) - 2) if word[at - 1] in "aeiouy"]
    if not ends:
        return word
    cut = min(ends, key=lambda at: abs(2 * at - len(word)))
    return f"{word[:cut]}{_SOFT_HYPHEN}{word[cut:]}"


class Sureness(Struct, frozen=True):
    """Four dots, filled from one (very low) to four (high), and the word.

    Drawn, as the typeface has no such signs: another one would take their place in the file.
    """

    certainty: Certainty

    def height(self, width: float) -> float:
        """Returns how tall it is when set in a width."""
        below = 0.0 if self._beside(width) else _DOT_LINE
        return below + self._word().height(width)

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Paints it with its upper left corner at a place."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(Qt.GlobalColor.black, 6))
        for number in range(4):
            filled = number < DOTS[self.certainty]
            painter.setBrush(Qt.GlobalColor.black if filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(x + 4 + number * _DOT_STEP, y + _DOT_TOP, _DOT, _DOT))
        painter.restore()
        if self._beside(width):
            self._word().paint(painter, x + _DOTS_ROOM, y, width - _DOTS_ROOM)
        else:
            self._word().paint(painter, x, y + _DOT_LINE, width)

    def _beside(self, width: float) -> bool:
        return _DOTS_ROOM + advance(self.certainty) <= width

    def _word(self) -> Text:
        return Text(plain(self.certainty), SMALL)
