"""The sheet Draws: every simulated future, for those who want to count themselves."""

from __future__ import annotations

import numpy as np

from hairchoice.engine.result import Comparison
from hairchoice.engine.words import DENSITY
from hairchoice.export.sheets.book import Book
from hairchoice.export.sheets.context import CHANGED_FORMULA, Context
from hairchoice.export.sheets.looks import (
    BANNER,
    CELL_MIDDLE,
    HEAD,
    HEAD_MIDDLE,
    HEAD_NUMBER,
    NUMBER,
    figure,
)
from hairchoice.export.sheets.sheet import Sheet

NAME = "Draws"
_HEADER_ROW = 5
_FIRST_ROW = _HEADER_ROW + 1
_AT_ONCE = 1000
_NUMBER: dict[str, object] = {**NUMBER, **figure(2), "bottom": 0}


def step_count(comparison: Comparison) -> int:
    """Returns how many steps the sheet takes."""
    return -(-comparison.scenario.draws // _AT_ONCE)


def write_draws(book: Book, context: Context) -> None:
    """Writes a row per future and three columns per treatment.

    One row is one person in one future: differences between treatments within it are meaningful.
    There are at most 100,000 draws, fewer than a sheet has rows.
    """
    comparison = context.comparison
    draws, last = comparison.scenario.draws, 3 * len(comparison.treatments)
    sheet = book.sheet(NAME, [8.0, *[13.0] * last], "#A3A7AE")
    # Rows go to the disk as they are written, so that their heights come first.
    for row, points in ((0, 30.0), (1, 34.0), (_HEADER_ROW, 34.0)):
        sheet.height(row, points)
    sheet.freeze(_FIRST_ROW, 1)
    sheet.page(_FIRST_ROW + draws - 1, last, (_HEADER_ROW - 1, _HEADER_ROW))
    years = comparison.scenario.years
    sheet.heading("Draws (simulated)", f"Each row is one possible future of one person, the same "
                  f"in all columns. At the end of {years} years: what was paid, hair against "
                  "doing nothing, and the sum of that over the time in hair-years.",
                  max(last, 9))  # fmt: skip
    sheet.formula(2, 0, CHANGED_FORMULA, "", BANNER)
    _header(sheet, comparison)
    columns = [
        column
        for result in comparison.treatments
        for column in (result.draws.cost, result.draws.difference, result.draws.hair_years)
    ]
    for start in range(0, draws, _AT_ONCE):
        book.watch.step()
        block = np.column_stack([column[start : start + _AT_ONCE] for column in columns])
        for row, values in enumerate(block.tolist(), start=start):
            sheet.numbers(_FIRST_ROW + row, 0, (row + 1,), CELL_MIDDLE)
            sheet.numbers(_FIRST_ROW + row, 1, values, _NUMBER)


def _header(sheet: Sheet, comparison: Comparison) -> None:
    for position, result in enumerate(comparison.treatments):
        first = 1 + 3 * position
        sheet.spanning(_HEADER_ROW - 1, (first, first + 2), result.short_name, HEAD_MIDDLE)
    sheet.text(_HEADER_ROW, 0, "Draw", HEAD)
    titles = (f"Cost, {comparison.currency}", f"Difference, {DENSITY}", f"Hair-years, {DENSITY}")
    for column, title in enumerate(titles * len(comparison.treatments), start=1):
        sheet.text(_HEADER_ROW, column, title, HEAD_NUMBER)
