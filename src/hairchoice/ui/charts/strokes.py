"""Lines as straight pieces that Qt can draw one by one: no Qt.

Qt strokes a polyline by making a path around every joint and every dash, and fills that by the
winding rule. It draws separate lines four times as fast, so joints and dashes are made here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hairchoice.ui.charts.labels import Points

Floats = NDArray[np.float64]
Places = NDArray[np.complex128]
"""Points of the plane as complex numbers."""

_SEEN = 0.02
"""Pixels by which a point may be off a straight piece, and again when two pieces are joined."""
_LONGEST = 64
"""Of such pieces, in points."""
_OVERLAP = 0.5
"""Pixels by which two pieces overlap at least: where they only touched, light would shine through
the edges, which are half covered by either."""
_BETWEEN = 1.0
"""Pixels from one line to the next where they are laid behind each other."""


def needed(lines: Floats) -> NDArray[np.bool_]:
    """Returns which points of lines are needed: the others lie between them as far as can be seen.

    Fewer joints are not only quicker: each is a little darker than the rest of the line. Pieces of
    two, four, eight ... steps are tried for all lines at once; a piece needs both its halves.

    Args:
        lines: Heights at equal distances, pixels, one line a row.
    """
    result = np.ones(lines.shape, dtype=bool)
    half, count = 1, lines.shape[1]
    while 2 * half < min(count, _LONGEST):
        starts = np.arange(0, count - 2 * half, 2 * half)
        middles = starts + half
        off = lines[:, starts] + lines[:, starts + 2 * half] - 2 * lines[:, middles]
        straight = np.abs(off) <= 2 * _SEEN
        if half > 1:
            quarter = half // 2
            straight &= ~result[:, middles - quarter] & ~result[:, middles + quarter]
        result[:, middles] = ~straight
        half *= 2
    return result


class Line(NamedTuple):
    """A line to be drawn with flat ends.

    Attributes:
        points: From left to right, pixels.
        width: In pixels.
        dashes: Dash, gap, dash, gap ... in line widths, as for a QPen; solid when empty.
    """

    points: Points
    width: float
    dashes: Sequence[float] = ()


def pieces(lines: Sequence[Line]) -> list[Floats]:
    """Returns for each line the straight pieces that look like it when drawn with flat ends.

    For all of a chart at once, as if they were one long line: numpy takes longer to be called than
    to work.

    Returns:
        Both ends of each piece: x, y, x, y; shape (n, 4).
    """
    if not lines:
        return []
    widths = np.array([line.width for line in lines])
    which, ends = _ends(lines, widths)
    bounds = np.bincount(which, minlength=len(lines)).cumsum()[:-1]
    _overlap(ends, widths[which], bounds)
    return np.split(ends.view(np.float64), bounds)


def _ends(lines: Sequence[Line], widths: Floats) -> tuple[NDArray[np.intp], Places]:
    """Returns both ends of the pieces that are drawn, shape (n, 2), and of which line each is."""
    counts = np.array([len(line.points) for line in lines])
    first = counts.cumsum() - counts
    places = np.concatenate([line.points for line in lines]).view(np.complex128)[:, 0]
    steps = np.abs(np.diff(places, prepend=places[:1]))
    steps[first] = 0.0
    along = steps.cumsum()
    lengths = along[first + counts - 1] - along[first]
    edges, starts = _dash_edges(lines, widths, lengths)
    along += np.repeat(starts - along[first], counts)
    every = np.sort(np.concatenate([along, edges]))
    middles = (every[1:] + every[:-1]) / 2
    which = starts.searchsorted(middles, side="right") - 1
    places = np.interp(every, along, places)
    drawn = middles < (starts + lengths)[which]  # and not between two lines
    drawn &= edges.searchsorted(middles) % 2 == 0
    drawn &= places[1:] != places[:-1]
    return which[drawn], np.stack((places[:-1][drawn], places[1:][drawn]), axis=1)


def _dash_edges(lines: Sequence[Line], widths: Floats, lengths: Floats) -> tuple[Floats, Floats]:
    """Returns where dashes and gaps end along the lines, and where on it each line starts.

    Every line starts with a whole dash, after the last gap of the one before.
    """
    edges, starts, end = [np.empty(0)], [], 0.0
    for line, width, length in zip(lines, widths.tolist(), lengths.tolist(), strict=True):
        starts.append(end)
        if len(line.dashes):
            pattern = np.array(line.dashes) * width
            repeats = int(length / pattern.sum()) + 1
            edges.append(end + np.tile(pattern, repeats).cumsum())
            end = float(edges[-1][-1])
        else:
            end += length
        end += _BETWEEN
    return np.concatenate(edges), np.array(starts)


def _overlap(ends: Places, widths: Floats, bounds: NDArray[np.intp]) -> None:
    """Makes pieces of one line that meet longer, in place.

    In a corner by as much as the outer edges need to meet, so that no notch is left.

    Args:
        ends: Of the pieces of all lines.
        widths: Of the same pieces.
        bounds: Where another line begins.
    """
    ways = ends[:, 1] - ends[:, 0]
    ways /= np.abs(ways)
    meets = ends[1:, 0] == ends[:-1, 1]
    meets[bounds[(bounds > 0) & (bounds < len(ends))] - 1] = False
    turn = ways[1:] * ways[:-1].conj()
    corner = np.abs(turn.imag) / np.maximum(1 + turn.real, 1.0) * (widths[1:] / 2)
    overlap = np.where(meets, np.maximum(corner, _OVERLAP), 0.0)
    ends[1:, 0] -= overlap * ways[1:]
    ends[:-1, 1] += overlap * ways[:-1]
