"""Words on charts: none covers another, all are inside, their order is that of the lines."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hairchoice.ui.charts.labels import Box, LineMap, clearest, push_apart, that_fit

HEIGHT, TOP, BOTTOM = 14.0, 10.0, 210.0
places = st.lists(st.floats(-500, 700), min_size=1, max_size=14)


@given(places)
def test_labels_never_overlap_and_stay_inside(wanted: list[float]) -> None:
    placed = sorted(push_apart(wanted, HEIGHT, TOP, BOTTOM))
    gaps = [after - before for before, after in pairwise(placed)]
    assert all(gap >= HEIGHT - 1e-6 for gap in gaps)
    assert placed[0] >= TOP + HEIGHT / 2 - 1e-6
    assert placed[-1] <= BOTTOM - HEIGHT / 2 + 1e-6


@given(places)
def test_labels_keep_the_order_of_the_lines(wanted: list[float]) -> None:
    placed = push_apart(wanted, HEIGHT, TOP, BOTTOM)
    by_wish = sorted(range(len(wanted)), key=lambda index: wanted[index])
    assert [placed[index] for index in by_wish] == sorted(placed)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=9, unique=True))
def test_labels_with_room_stay_where_the_line_ends(rows: list[int]) -> None:
    wanted = [TOP + HEIGHT / 2 + row * (HEIGHT + 1) for row in rows]
    placed = push_apart(wanted, HEIGHT, TOP, BOTTOM)
    assert np.allclose(placed, wanted)


def test_two_labels_at_one_place_move_apart_equally() -> None:
    assert push_apart([100, 100], HEIGHT, TOP, BOTTOM) == [93, 107]


def test_only_as_many_labels_as_fit() -> None:
    assert that_fit(9, 14, 60) == 4
    assert that_fit(3, 14, 60) == 3
    assert that_fit(3, 14, 0) == 0


def test_words_go_where_no_line_is() -> None:
    line = np.array([[0.0, 50.0], [200.0, 50.0]])
    on_line, free = Box(20, 44, 60, 12), Box(20, 70, 60, 12)
    plot = Box(0, 0, 200, 100)
    lines = LineMap([line, np.empty((0, 2))], plot)
    assert lines.behind(on_line) == 30
    assert lines.behind(free) == 0
    assert clearest([on_line, free], lines, [], plot) == free


def test_words_cover_neither_other_words_nor_the_edge() -> None:
    plot, taken = Box(0, 0, 200, 100), Box(10, 10, 50, 12)
    lines = LineMap([], plot)
    assert clearest([Box(30, 15, 50, 12)], lines, [taken], plot) is None
    assert clearest([Box(180, 15, 50, 12)], lines, [], plot) is None
