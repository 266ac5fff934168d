"""Ticks are round, few, and inside the axis."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hairchoice.ui.charts.ticks import snapped, time_ticks, value_ticks
from hairchoice.ui.charts.words import month_text


@given(st.floats(0.01, 1e9))
def test_money_has_four_to_six_ticks_from_zero(top: float) -> None:
    ticks = value_ticks(0, top)
    assert 4 <= len(ticks) <= 6
    assert ticks[0] == 0
    assert ticks[-1] <= top * (1 + 1e-6)


@given(st.floats(-200, -0.1), st.floats(0.1, 200))
def test_today_is_always_a_tick_of_the_hair_axis(low: float, high: float) -> None:
    ticks = value_ticks(low, high)
    assert 0 in ticks
    assert 3 <= len(ticks) <= 6


@given(st.floats(-200, 0), st.floats(1, 1e6))
def test_the_snapped_range_holds_the_values(low: float, high: float) -> None:
    bottom, top = snapped(low, high)
    assert bottom <= low + 1e-9
    assert top >= high - 1e-9


def test_the_axis_stays_still_while_values_move_a_little() -> None:
    assert snapped(0, 31_100) == snapped(0, 31_400)


def test_years_are_labelled_and_months_are_marked() -> None:
    ticks = time_ticks(60)
    assert ticks.labels == ("0", "1", "2", "3", "4", "5 years")
    assert ticks.major[-1] == 60
    assert ticks.minor[:3] == (0, 1, 2)


def test_one_year_is_told_in_months() -> None:
    assert time_ticks(12).labels == ("0", "3", "6", "9", "12 months")


@pytest.mark.parametrize("years", range(1, 21))
def test_every_horizon_ends_with_its_unit(years: int) -> None:
    ticks = time_ticks(12 * years)
    assert ticks.major[0] == 0
    assert ticks.major[-1] == 12 * years
    assert len(ticks.labels) == len(ticks.major) <= 11
    assert len(ticks.minor) <= 121


@pytest.mark.parametrize(
    ("month", "text"),
    [
        (0, "today"),
        (1, "after 1 month"),
        (7, "after 7 months"),
        (12, "after 1 year"),
        (23, "after 1 year 11 months"),
        (24, "after 2 years"),
        (25, "after 2 years 1 month"),
    ],
)
def test_months_in_words(month: int, text: str) -> None:
    assert month_text(month) == text
