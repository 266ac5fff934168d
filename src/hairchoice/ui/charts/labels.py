"""Keeping words apart: pure geometry, no Qt.

Labels at line ends are moved as little as possible so that none overlaps, all stay inside the plot
and their order stays that of the lines. Words inside the plot go where the fewest lines are.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""Shape (n, 2), pixels."""


_SAMPLE = 2.0


class Box(Struct, frozen=True):
    """A rectangle in pixels, y downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Bottom edge."""
        return self.y + self.height

    def grown(self, by: float) -> Box:
        """Returns the box with a margin."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def overlaps(self, other: Box) -> bool:
        """True when the two share more than an edge."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )


def push_apart(wanted: Sequence[float], height: float, top: float, bottom: float) -> list[float]:
    """Places labels of one height on a vertical line, near where they want to be.

    Least squares under the constraint of the order: with the room taken by the labels above
    subtracted, the wanted places become an isotonic regression, solved by pooling neighbours that
    are out of order. Clamping its result solves the problem with walls at top and bottom.

    Args:
        wanted: Centres where the lines end; any order, equal ones keep theirs.
        height: Of each label with its gap.
        top: Upper wall.
        bottom: Lower wall; `len(wanted) * height` must fit between the two.

    Returns:
        A centre for each wanted one, in the same order as given.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    blocks: list[tuple[float, int]] = []  # mean and size
    for rank, index in enumerate(order):
        mean, size = wanted[index] - rank * height, 1
        while blocks and blocks[-1][0] > mean:
            other_mean, other_size = blocks.pop()
            mean = (mean * size + other_mean * other_size) / (size + other_size)
            size += other_size
        blocks.append((mean, size))
    free = [mean for mean, size in blocks for _ in range(size)]
    first, last = top + height / 2, bottom - height / 2 - (len(wanted) - 1) * height
    placed = [0.0] * len(wanted)
    for rank, index in enumerate(order):
        placed[index] = min(max(free[rank], first), max(first, last)) + rank * height
    return placed


def that_fit(count: int, height: float, room: float) -> int:
    """Returns how many labels of a height fit."""
    return min(count, max(0, int(room // height)))


class LineMap:
    """Where the lines of a plot run, sampled every two pixels for all of them at once."""

    def __init__(self, lines: Sequence[Points], plot: Box) -> None:
        self._left = plot.x
        grid = np.arange(plot.x, plot.right + _SAMPLE, _SAMPLE)
        drawn = [line for line in lines if len(line)]
        self._ys = np.array(
            [np.interp(grid, line[:, 0], line[:, 1], left=np.nan, right=np.nan) for line in drawn]
        ).reshape(len(drawn), len(grid))

    def behind(self, box: Box) -> int:
        """Returns how much of the lines runs behind a box, in samples."""
        first = max(0, math.ceil((box.x - self._left) / _SAMPLE))
        last = max(0, math.ceil((box.right - self._left) / _SAMPLE))
        ys = self._ys[:, first:last]
        return int(((ys > box.y) & (ys < box.bottom)).sum())


def clearest(
    candidates: Iterable[Box], lines: LineMap, taken: Sequence[Box], inside: Box
) -> Box | None:
    """Returns the first candidate that the least is behind; None when none is inside.

    Args:
        candidates: Best first: an earlier one wins among equals. Not all may be looked at.
        lines: Of the chart.
        taken: Boxes of words already placed; those are never covered.
        inside: The plot.
    """
    best: tuple[int, Box] | None = None
    for box in candidates:
        if not _within(box, inside) or any(box.overlaps(other) for other in taken):
            continue
        hits = lines.behind(box)
        if best is None or hits < best[0]:
            best = (hits, box)
        if hits == 0:
            break
    return None if best is None else best[1]


def _within(box: Box, outer: Box) -> bool:
    return (
        box.x >= outer.x
        and box.y >= outer.y
        and box.right <= outer.right
        and box.bottom <= outer.bottom
    )
