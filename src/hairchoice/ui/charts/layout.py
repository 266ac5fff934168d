"""Where everything on a chart goes: computed once per size, data or focus, painted many times."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import repeat

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hairchoice.engine.describe import Formats
from hairchoice.ui.charts import words
from hairchoice.ui.charts.frame import Frame, band_points, cut
from hairchoice.ui.charts.ink import Ink
from hairchoice.ui.charts.labels import Box, Points, push_apart, that_fit
from hairchoice.ui.charts.notes import Note, Notes
from hairchoice.ui.charts.readout import widest_values
from hairchoice.ui.charts.series import Chart, Curve
from hairchoice.ui.charts.strokes import needed
from hairchoice.ui.charts.ticks import TimeTicks, time_ticks, value_ticks

_LEADER = 22.0
_GAP = 6.0
_COLUMN = 12.0
"""Between the longest name and the widest value."""

_NONE: Points = np.empty((0, 2))


class EndLabel(Struct, frozen=True):
    """A treatment's name at the end of its line.

    Attributes:
        line_y: Where the line ends; None where there is nothing to hold on to.
        y: Centre of the name.
    """

    id: str
    text: str
    line_y: float | None
    y: float


class Drawn(Struct, frozen=True):
    """A curve in pixels.

    Attributes:
        line: Up to the end of the evidence; empty when there is no line. Not a point each month:
            what lies between two others as far as can be seen is left out.
        beyond: The extrapolated rest.
        band: Closed outline; empty when it is not drawn.
        marks: Where sessions are, on the line.
    """

    curve: Curve
    line: Points
    beyond: Points
    band: Points
    marks: Points

    @property
    def drawn(self) -> bool:
        """False where there is neither line nor band: what has no price does not cost nothing."""
        return self.curve.known or self.curve.spread

    @property
    def whole(self) -> Points:
        """The line with its extrapolated rest."""
        return np.concatenate([self.line, self.beyond])


class Layout(Struct, frozen=True):
    """A chart ready to paint.

    Attributes:
        bands: Ids of those whose band is drawn.
        edge: Where the column of values ends on the right; there is none on paper.
    """

    chart: Chart
    frame: Frame
    title: str
    time: TimeTicks
    ticks: tuple[tuple[float, str], ...]
    drawn: tuple[Drawn, ...]
    labels: tuple[EndLabel, ...]
    notes: tuple[Note, ...]
    focus: str | None
    bands: frozenset[str]
    edge: float


class Margins(Struct, frozen=True):
    """Room beside the plot: for the tick labels, and for names and values at the line ends."""

    left: float
    right: float

    def or_wider(self, other: Margins) -> Margins:
        """Returns what aligns two charts above each other."""
        return Margins(max(self.left, other.left), max(self.right, other.right))


def needed_margins(chart: Chart, ink: Ink, formats: Formats) -> Margins:
    """Returns the room a chart's words need."""
    ticks = max(ink.text_width(text) for _, text in _value_labels(chart, formats))
    words_right = max(ink.text_width(_end_text(curve, ink)) for curve in chart.curves)
    if not ink.on_paper:
        words_right += _COLUMN + max(map(ink.text_width, widest_values(chart, formats)))
    return Margins(ticks + 10 * ink.unit, words_right + (_LEADER + _GAP + 2) * ink.unit)


def _end_text(curve: Curve, ink: Ink) -> str:
    """On the screen a value stands beside the name, and says what is missing of it."""
    return curve.end_text if ink.on_paper else curve.label


def lay_out(
    chart: Chart,
    outer: Box,
    ink: Ink,
    formats: Formats,
    *,
    focus: str | None = None,
    margins: Margins | None = None,
) -> Layout:
    """Returns where everything goes.

    Args:
        chart: What is shown.
        outer: What the chart may fill.
        ink: How it looks, and so how large words are.
        formats: How numbers are written.
        focus: Treatment whose band and flag are drawn.
        margins: To align charts; as wide as needed when None.
    """
    frame = _frame(chart, outer, ink, margins or needed_margins(chart, ink, formats))
    focused = chart.curve(focus) if focus else None
    bands = {curve.id for curve in chart.curves if not curve.known and curve.spread}
    if focused is not None:
        bands.add(focused.id)
    drawn = _all_drawn(chart, frame, bands)
    return Layout(
        chart=chart,
        frame=frame,
        title=_title(chart, formats),
        time=time_ticks(chart.last),
        ticks=_value_labels(chart, formats),
        drawn=drawn,
        labels=_end_labels(drawn, frame, ink, focus),
        notes=Notes(chart, frame, ink, [each.whole for each in drawn]).place(focused, formats),
        focus=None if focused is None else focused.id,
        bands=frozenset(bands),
        edge=outer.right,
    )


def _title(chart: Chart, formats: Formats) -> str:
    if chart.budget is None or chart.budget <= chart.high:
        return chart.title
    return words.budget_above(chart.title, formats.number(chart.budget))


def _frame(chart: Chart, outer: Box, ink: Ink, margins: Margins) -> Frame:
    title = ink.line_height + 8 * ink.unit
    axis = ink.line_height + 10 * ink.unit
    plot = Box(
        outer.x + margins.left,
        outer.y + title,
        max(40 * ink.unit, outer.width - margins.left - margins.right),
        max(40 * ink.unit, outer.height - title - axis),
    )
    return Frame(plot, chart.last, chart.low, chart.high)


def _value_labels(chart: Chart, formats: Formats) -> tuple[tuple[float, str], ...]:
    ticks = value_ticks(chart.low, chart.high) if chart.spans else [0.0]
    if chart.kind == "cost":
        decimals = 0 if all(tick == round(tick) for tick in ticks) else 2
        return tuple((tick, formats.number(tick, decimals)) for tick in ticks)
    return tuple((tick, formats.signed(tick) if tick else words.today()) for tick in ticks)


def _all_drawn(chart: Chart, frame: Frame, bands: AbstractSet[str]) -> tuple[Drawn, ...]:
    lines = [frame.points(chart.months, curve.anchor) for curve in chart.curves]
    kept = needed(np.array([line[:, 1] for line in lines]))
    areas = [_band(curve, chart, frame) if curve.id in bands else _NONE for curve in chart.curves]
    return tuple(map(_drawn, chart.curves, lines, kept, areas, repeat(frame)))


def _band(curve: Curve, chart: Chart, frame: Frame) -> Points:
    low, high = frame.points(chart.months, curve.low), frame.points(chart.months, curve.high)
    return band_points(low, high)


def _drawn(
    curve: Curve, line: Points, kept: NDArray[np.bool_], band: Points, frame: Frame
) -> Drawn:
    if not curve.known:
        return Drawn(curve, _NONE, _NONE, band, _NONE)
    sessions = [month for month in curve.sessions if month < len(line)]
    ends = frame.last if curve.evidence_ends is None else curve.evidence_ends
    known, beyond = cut(line[kept], frame.x(ends))
    return Drawn(curve, known, beyond, band, line[sessions])


def _end_labels(
    drawn: Sequence[Drawn], frame: Frame, ink: Ink, focus: str | None
) -> tuple[EndLabel, ...]:
    height = ink.line_height
    # The strip of the time axis is free on the right; the title above may need its own.
    top, bottom = frame.plot.y - 4 * ink.unit, frame.plot.bottom + height / 2
    fitting = that_fit(len(drawn), height, bottom - top)
    first = sorted(range(len(drawn)), key=lambda place: drawn[place].curve.id != focus)
    shown = [drawn[place] for place in sorted(first[:fitting])]
    ends = [frame.y(float(each.curve.anchor[-1])) for each in shown]
    places = push_apart(ends, height, top, bottom)
    return tuple(
        EndLabel(each.curve.id, _end_text(each.curve, ink), end if each.drawn else None, place)
        for each, end, place in zip(shown, ends, places, strict=True)
    )
