"""Finds places for the words inside a plot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np
from msgspec import Struct

from hairchoice.engine.describe import Formats
from hairchoice.ui.charts import words
from hairchoice.ui.charts.frame import Frame
from hairchoice.ui.charts.ink import Ink
from hairchoice.ui.charts.labels import Box, LineMap, Points, clearest
from hairchoice.ui.charts.series import Chart, Curve

_PLACES = (0.62, 0.72, 0.5, 0.8, 0.4, 0.88, 0.3, 0.2)
"""Where words about a band may be, as shares of the time axis, best first."""


class Note(Struct, frozen=True):
    """Words inside the plot.

    Attributes:
        of: Id of the treatment they belong to; empty for the budget.
        pole: What they are tied to by a thin line; None when they lie on it.
        cleared: Whether what is behind is lightened: a line or a hatch would cut through them.
    """

    text: str
    box: Box
    of: str
    pole: tuple[float, float] | None
    cleared: bool


class _Spot(Struct, frozen=True):
    """A place that words could take."""

    box: Box
    pole: tuple[float, float] | None = None

    def pole_crosses(self, other: Box) -> bool:
        """True when the pole would run through other words."""
        if self.pole is None:
            return False
        x, y = self.pole
        top, bottom = min(y, self.box.y), max(y, self.box.bottom)
        return Box(x - 1, top, 2, bottom - top).overlaps(other)


class Notes:
    """Finds places one after the other, the most needed words first."""

    def __init__(self, chart: Chart, frame: Frame, ink: Ink, lines: Sequence[Points]) -> None:
        self._chart, self._frame, self._ink = chart, frame, ink
        budget = [] if chart.budget is None else [chart.budget] * 2
        level = frame.points([0, chart.last][: len(budget)], budget)
        self._lines = LineMap([*lines, level], frame.plot)
        self._notes: list[Note] = []

    def place(self, focused: Curve | None, formats: Formats) -> tuple[Note, ...]:
        """Returns all notes that found a place."""
        if focused is not None:
            self._flag(focused)
        for curve in self._chart.curves:
            if not curve.known and curve.spread:
                self._name_band(curve, curve.missing)
        if focused is not None and focused.known and focused.spread:
            name = words.band_name()
            if self._ink.on_paper:  # no focus there that would say whose band it is
                name = words.band_of(focused.label)
            self._name_band(focused, name)
        self._budget(formats)
        return tuple(self._notes)

    def _size(self, text: str) -> tuple[float, float]:
        return self._ink.text_width(text) + 4 * self._ink.unit, self._ink.line_height

    def _add(self, text: str, of: str, spots: Iterable[_Spot]) -> None:
        taken = [note.box for note in self._notes]
        poles: dict[Box, tuple[float, float] | None] = {}

        def free() -> Iterator[Box]:
            for spot in spots:
                if not any(map(spot.pole_crosses, taken)):
                    poles.setdefault(spot.box, spot.pole)
                    yield spot.box

        box = clearest(free(), self._lines, taken, self._frame.plot)
        if box is not None:
            crossed = self._lines.behind(box) > 0
            self._notes.append(Note(text, box, of, poles[box], crossed or text == words.no_trial()))

    def _flag(self, curve: Curve) -> None:
        month = curve.evidence_ends
        if month is None or curve.middle is None or month >= self._chart.last:
            return
        text = words.evidence_ends(month)
        width, height = self._size(text)
        x = self._frame.x(month)
        y = self._frame.y(float(np.interp(month, self._chart.months, curve.middle)))
        steps = [height * factor for factor in (1.5, 2.25, 3, 4, 5, 6)]
        rows = [y - step for step in steps] + [y + step - height for step in steps]
        boxes = [Box(left, row, width, height) for row in rows for left in (x, x - width)]
        self._add(text, curve.id, [_Spot(box, (x, y)) for box in boxes])

    def _name_band(self, curve: Curve, text: str) -> None:
        width, height = self._size(text)
        lefts = [self._frame.x(share * self._chart.last) - width / 2 for share in _PLACES]
        inside = (spot for left in lefts for spot in self._inside(curve, left, width, height))
        outside = (spot for left in lefts for spot in self._outside(curve, left, width, height))
        self._add(text, curve.id, chain(inside, outside))

    def _inside(self, curve: Curve, left: float, width: float, height: float) -> Iterator[_Spot]:
        """Yields the middle of each half of a band, where the words fit in and touch nothing."""
        part, y = self._under(left, width), self._frame.y
        highest, lowest = y(curve.high[part].min()), y(curve.low[part].max())
        middles = curve.anchor[part]
        halves = (highest, y(middles.max())), (y(middles.min()), lowest)
        for top, bottom in halves if curve.known else ((highest, lowest),):
            if bottom - top > height + 6 * self._ink.unit:
                yield _Spot(Box(left, (top + bottom - height) / 2, width, height))

    def _outside(self, curve: Curve, left: float, width: float, height: float) -> Iterator[_Spot]:
        """Yields places above and below a band, tied to its edge."""
        part, y = self._under(left, width), self._frame.y
        month = self._frame.month_at(left + width / 2)
        x = self._frame.x(month)
        top, bottom = y(curve.high[part].max()), y(curve.low[part].min())
        edges = y(curve.high[month]), y(curve.low[month])
        for away in (0.6, 1.5, 2.5):
            yield _Spot(Box(left, top - (away + 1) * height, width, height), (x, edges[0]))
            yield _Spot(Box(left, bottom + away * height, width, height), (x, edges[1]))

    def _under(self, left: float, width: float) -> slice:
        return slice(self._frame.month_at(left), self._frame.month_at(left + width) + 1)

    def _budget(self, formats: Formats) -> None:
        budget = self._chart.budget
        if budget is None or budget > self._chart.high:
            return
        text = words.budget(formats.number(budget))
        width, height = self._size(text)
        plot, y = self._frame.plot, self._frame.y(budget)
        lefts = [plot.x + share * (plot.width - width) for share in (0, 0.25, 0.5, 0.75, 1)]
        boxes = [Box(left, y - height, width, height) for left in lefts]
        boxes += [Box(left, y + self._ink.unit, width, height) for left in lefts]
        self._add(text, "", [_Spot(box) for box in boxes])
