"""Where arrays and words go: the largest arrays that can be seen whole."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hairchoice.ui.charts.people_grid import best_grid

GAP = 8.0


@dataclass
class Cards:
    """Words of a length; each of their lines is 16 high. Bar and counts take 120."""

    words: float

    def needed_height(self, width: float, side: float, *, beside: bool) -> float:
        if beside:
            return 30 + max(side, 16 * self.words / max(1.0, width - side - 120))
        return 30 + side + 16 * self.words / width

    def widest_side(self, width: float, *, beside: bool) -> float:
        return max(80.0, min(320.0, width - 120 - (200 if beside else 0)))


@pytest.mark.parametrize(
    ("count", "room", "columns", "beside"),
    [
        (4, (1470, 640), 2, True),
        (4, (920, 480), 2, False),
        (8, (1470, 640), 4, False),
        (1, (1470, 640), 1, False),
        (3, (200, 640), 1, False),
        (8, (920, 400), 3, False),
    ],
)
def test_the_arrays_are_as_large_as_the_room_allows(
    count: int, room: tuple[int, int], columns: int, beside: bool
) -> None:
    grid = best_grid(count, *room, GAP, Cards(1400))
    assert (grid.columns, grid.beside) == (columns, beside)


@given(
    count=st.integers(1, 8),
    width=st.floats(300, 2400),
    height=st.floats(150, 1400),
    words=st.floats(400, 4000),
)
def test_no_array_is_cut_or_too_small_to_tell_people_apart(
    count: int, width: float, height: float, words: float
) -> None:
    cards = Cards(words)
    grid = best_grid(count, width, height, GAP, cards)
    assert 1 <= grid.columns <= count
    assert grid.columns * grid.width + GAP * (grid.columns - 1) <= width
    assert grid.side <= cards.widest_side(grid.width, beside=grid.beside)
    assert grid.side >= min(112, cards.widest_side(grid.width, beside=grid.beside))
    if grid.beside:  # only where all of it can be seen
        rows = -(-count // grid.columns)
        tall = cards.needed_height(grid.width, grid.side, beside=True)
        assert rows * (tall + GAP) <= height + 1
