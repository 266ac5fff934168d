"""Pens, colours and type of a chart: on a screen theme or on paper."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPen

from hairchoice import palette
from hairchoice.ui import theme as themes
from hairchoice.ui.charts.series import NOTHING

_DASHES: dict[palette.Dash, list[float]] = {
    "solid": [],
    "dash": [6, 2.5],
    "dot": [1.2, 2],
    "dash_dot": [6, 2, 1.2, 2],
}
_NOTHING_DASH = [9.0, 5.0]
_EXTRAPOLATED_DASH = [2.6, 2.6]


LEAST_CONTRAST = 3.0
"""Of anything that must be seen to be understood (WCAG 2, non-text contrast)."""


class Colours(NamedTuple):
    """The colours of a chart that are no treatment's."""

    ground: QColor
    text: QColor
    muted: QColor
    grid: QColor
    frame: QColor
    dark: bool


class Ink:
    """How a chart looks on one surface.

    Attributes:
        unit: Length of one layout pixel in the surface's own units.
        font: Of axes, labels and notes.
        on_paper: Paper has no focus: all lines at full strength, told apart by marks as well, so
            that a black and white copy can be read.
        bold: The font of what is in focus.
        line_height: Height of one line of text, with the gap to the next label.
    """

    def __init__(
        self, colours: Colours, font: QFont, *, unit: float = 1.0, on_paper: bool = False
    ) -> None:
        self.ground, self.text, self.muted, self.grid, self.frame, self.dark = colours
        self.font, self.unit, self.on_paper = font, unit, on_paper
        self._all = colours
        # Asked for hundreds of times in one picture, and each makes a font.
        self.bold = QFont(font)
        self.bold.setWeight(QFont.Weight.DemiBold)
        self._metrics = QFontMetricsF(self.bold)
        self.line_height = self._metrics.height()
        self._widths: dict[str, float] = {}
        self._colours: dict[tuple[str, float], QColor] = {}
        self._pens: dict[tuple[str, float, bool, float], QPen] = {}

    def text_width(self, text: str) -> float:
        """Returns the width of a text, measured bold so that focus moves nothing."""
        # Not lru_cache: what that asks of a method of Qt's loads the signatures of all of them.
        if text not in self._widths:
            self._widths[text] = self._metrics.horizontalAdvance(text)
        return self._widths[text]

    def colour(self, treatment_id: str, opacity: float = 1.0) -> QColor:
        """Returns a treatment's colour here, not to be changed."""
        key = (treatment_id, opacity)
        if key not in self._colours:
            style = palette.style(treatment_id)
            self._colours[key] = QColor(style.dark if self.dark else style.light)
            self._colours[key].setAlphaF(opacity)
        return self._colours[key]

    def faded(self, treatment_id: str, strength: float) -> QColor:
        """Returns a treatment's colour stepped back into the ground, as far as can be seen.

        Opaque: Qt strokes a translucent line at twice the time of an opaque one.
        """
        colour = self.colour(treatment_id)
        if strength >= 1:
            return colour
        return stepped_back(colour.rgb(), self.ground.rgb(), round(strength, 2))

    def tint(self, treatment_id: str, share: float) -> QColor:
        """Returns a treatment's colour mixed with the ground, for a fill that has an outline."""
        return _mixed(self.colour(treatment_id), self.ground, share)

    def pen(
        self,
        treatment_id: str,
        width: float,
        *,
        extrapolated: bool = False,
        strength: float = 1.0,
    ) -> QPen:
        """Returns the pen of a treatment's line; dashed differently beyond its evidence.

        Made once for each hundredth of strength, and not to be changed.
        """
        key = (treatment_id, width, extrapolated, round(strength, 2))
        if key not in self._pens:
            self._pens[key] = self._new_pen(*key)
        return self._pens[key]

    def _new_pen(
        self, treatment_id: str, width: float, extrapolated: bool, strength: float
    ) -> QPen:
        pen = QPen(self.faded(treatment_id, strength), width * self.unit)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        dashes = _DASHES[palette.style(treatment_id).dash]
        if treatment_id == NOTHING:
            dashes = _NOTHING_DASH
        elif extrapolated:
            dashes = _EXTRAPOLATED_DASH
        if dashes:
            # Dashes are counted in line widths; a focused line keeps the rhythm of the others.
            pen.setDashPattern([dash * themes.LINE_WIDTH / width for dash in dashes])
        return pen

    def hairline(self, colour: QColor, width: float = 1.0) -> QPen:
        """Returns a thin pen."""
        return QPen(colour, width * self.unit)

    def resized(self, unit: float, pixel_size: int) -> Ink:
        """Returns the same look in other units."""
        font = QFont(self.font)
        font.setPixelSize(pixel_size)
        return Ink(self._all, font, unit=unit, on_paper=self.on_paper)


@lru_cache(maxsize=1024)
def stepped_back(colour: int, ground: int, strength: float) -> QColor:
    """Returns a colour mixed with the ground, but never below 3:1 against it.

    Args:
        colour: Of a line, as Qt's RGB number.
        ground: What is behind it.
        strength: Share of the colour that is wanted.
    """
    mine, behind = QColor(colour), QColor(ground)
    for percent in range(round(100 * strength), 100, 2):
        mixed = _mixed(mine, behind, percent / 100)
        if themes.contrast(mixed, behind) >= LEAST_CONTRAST:
            return mixed
    return mine


def _mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    def channel(ours: int, behind: int) -> int:
        return round(share * ours + (1 - share) * behind)

    return QColor(
        channel(colour.red(), ground.red()),
        channel(colour.green(), ground.green()),
        channel(colour.blue(), ground.blue()),
    )


def screen_ink(theme: themes.Theme) -> Ink:
    """Returns the look of a chart on a theme."""
    colours = Colours(
        ground=QColor(theme.background),
        text=QColor(theme.text),
        muted=QColor(theme.muted),
        grid=QColor(theme.line),
        frame=QColor(theme.frame),
        dark=theme.is_dark,
    )
    return Ink(colours, themes.font(themes.NOTE))


def paper_ink(font: QFont, unit: float) -> Ink:
    """Returns the look of a chart on white paper."""
    colours = Colours(
        ground=QColor("#FFFFFF"),
        text=QColor("#000000"),
        muted=QColor("#3C3F44"),
        grid=QColor("#D9D9D9"),
        frame=QColor("#6B6F76"),
        dark=False,
    )
    return Ink(colours, font, unit=unit, on_paper=True)
