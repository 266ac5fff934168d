"""How many arrays of a hundred people stand beside each other, and where their words go.

Pure geometry: of all grids that can be seen whole, the one with the largest arrays.
"""

from __future__ import annotations

import math
from typing import Protocol

from msgspec import Struct

_MOST_COLUMNS = 4
_NARROWEST = 276.0
_SMALLEST = 112.0
"""A hundred circles are told apart down to this."""
_WORTH_IT = 1.08
"""Words go beside their array only where it becomes larger by that much."""


class Cards(Protocol):
    """What is arranged."""

    def needed_height(self, width: float, side: float, *, beside: bool) -> float:
        """Returns how tall the tallest is in a width, with an array of a size."""

    def widest_side(self, width: float, *, beside: bool) -> float:
        """Returns how large an array may be in a width."""


class Grid(Struct, frozen=True):
    """A way to arrange them.

    Attributes:
        columns: Beside each other.
        width: Of each.
        side: Of each array.
        beside: Whether the words stand beside the array and not below it.
    """

    columns: int
    width: float
    side: float
    beside: bool

    @property
    def worth(self) -> float:
        """By which the best is chosen."""
        return _worth(self.side, self.beside)


def best_grid(count: int, width: float, height: float, gap: float, cards: Cards) -> Grid:
    """Returns the grid with the largest arrays, all seen at once; else a row of it is.

    Args:
        count: At least one.
        width: Of the room.
        height: Of the room; below it is scrolled.
        gap: Between them.
        cards: What is arranged.
    """
    most = max(1, min(_MOST_COLUMNS, int((width + gap) // (_NARROWEST + gap))))
    choices = sorted({math.ceil(count / rows) for rows in range(1, count + 1)})
    room = _Room(count, width, height, gap, cards)
    bounded = [
        (room.bound(columns, beside=beside), columns, beside)
        for columns in choices
        if columns <= most
        for beside in (False, True)
    ]
    best: Grid | None = None
    # Words are slow to measure: what cannot become larger than what was found is not tried.
    for bound, columns, beside in sorted(bounded, reverse=True):
        if bound < _SMALLEST or (best is not None and bound <= best.worth):
            break
        grid = room.whole(columns, beside=beside)
        if grid is not None and (best is None or grid.worth > best.worth):
            best = grid
    if best is not None:
        return best
    columns = max(each for each in choices if each <= most)
    return room.one_row(columns)


def _worth(side: float, beside: bool) -> float:
    return side / _WORTH_IT if beside else side


class _Room(Struct, frozen=True):
    """What is arranged, and in what room."""

    count: int
    width: float
    height: float
    gap: float
    cards: Cards

    def bound(self, columns: int, *, beside: bool) -> float:
        """Returns what an array is worth at most, whatever its words need."""
        each, tall = self._cell(columns)
        return _worth(min(self.cards.widest_side(each, beside=beside), tall), beside)

    def whole(self, columns: int, *, beside: bool) -> Grid | None:
        """Returns a grid that needs no scrolling; None where the arrays would be too small."""
        each, tall = self._cell(columns)
        side = self._largest(each, tall, beside=beside)
        if side < _SMALLEST:
            return None
        if beside and self.cards.needed_height(each, side, beside=True) > tall:
            return None  # the words are taller than the array
        return Grid(columns, each, side, beside)

    def one_row(self, columns: int) -> Grid:
        """Returns a grid of which one row is seen whole, if it can be."""
        each, _ = self._cell(columns)
        side = self._largest(each, math.floor(self.height - self.gap), beside=False)
        widest = self.cards.widest_side(each, beside=False)
        return Grid(columns, each, min(max(side, _SMALLEST), widest), beside=False)

    def _cell(self, columns: int) -> tuple[float, int]:
        rows = math.ceil(self.count / columns)
        each = (self.width - self.gap * (columns - 1)) // columns
        return each, math.floor((self.height - self.gap * rows) / rows)

    def _largest(self, width: float, tall: float, *, beside: bool) -> float:
        """Returns how large an array can be, where it and not its words decide."""
        widest = self.cards.widest_side(width, beside=beside)
        over = math.ceil(self.cards.needed_height(width, widest, beside=beside)) - tall
        return widest - max(0.0, over)
