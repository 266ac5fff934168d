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

    For all of a chart at once: numpy takes longer to be called than to work.

    Returns:
        Both ends of each piece: x, y, x, y; shape (n, 4).
    """
    ends = [_ends(line) for line in lines]
    counts = np.array([len(each) for each in ends], dtype=np.intp)
    widths = np.repeat([line.width for line in lines], counts)
    every = np.concatenate([np.empty((0, 2), dtype=np.complex128), *ends])
    bounds = np.cumsum(counts)[:-1]
    _overlap(every, widths, bounds)
    return np.split(every.view(np.float64), bounds)[: len(lines)]


def _ends(line: Line) -> NDArray[np.complex128]:
    """Returns both ends of the pieces of a line that are drawn, shape (n, 2)."""
    places = np.ascontiguousarray(line.points, dtype=np.float64).view(np.complex128)[:, 0]
    drawn = None
    if len(line.dashes):
        places, drawn = _dashed(places, np.asarray(line.dashes) * line.width)
    kept = places[1:] != places[:-1]
    if drawn is not None:
        kept &= drawn
    result = np.empty((np.count_nonzero(kept), 2), dtype=np.complex128)
    result[:, 0], result[:, 1] = places[:-1][kept], places[1:][kept]
    return result


def _dashed(places: Places, pattern: Floats) -> tuple[Places, NDArray[np.bool_]]:
    """Returns the points with those of the dashes' ends, and which pieces are part of a dash."""
    along = np.concatenate([[0.0], np.cumsum(np.abs(np.diff(places)))])
    edges = np.cumsum(np.tile(pattern, int(along[-1] / pattern.sum()) + 1))
    every = np.sort(np.concatenate([along, edges[edges < along[-1]]]))
    middles = (every[1:] + every[:-1]) / 2
    return np.interp(every, along, places), np.searchsorted(edges, middles) % 2 == 0


def _overlap(ends: NDArray[np.complex128], widths: Floats, bounds: NDArray[np.intp]) -> None:
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
