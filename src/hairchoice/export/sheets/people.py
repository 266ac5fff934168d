"""The sheet 100 people: natural frequencies, as signs, numbers and a chart."""

from __future__ import annotations

from collections.abc import Iterator

from hairchoice.engine.describe import of_100_sentence
from hairchoice.engine.result import Of100
from hairchoice.export.sheets.book import Book
from hairchoice.export.sheets.chart_data import Area
from hairchoice.export.sheets.charts import GROUPS, people_chart
from hairchoice.export.sheets.context import CHANGED_FORMULA, Context
from hairchoice.export.sheets.looks import (
    BANNER,
    CELL,
    CELL_BOLD,
    CELL_MIDDLE,
    NOTE,
    NUMBER_MIDDLE,
    Look,
    of_100,
)
from hairchoice.export.sheets.sheet import Sheet

NAME = "100 people"
_WIDTHS = (30, 27, 13, 13, 13, 74)
_HEADER_ROW = 4
_SIGNS = {"visible": "●", "too_small": "•", "no_better": "○"}
"""In every Western font: other signs come from another font and are wider."""

_PER_LINE = 20
_ON_ONE_PAGE = 4
"""Treatments, with the chart; more would make the print too small."""


def write_people(book: Book, context: Context) -> None:
    """Writes the sheet with its chart."""
    comparison = context.comparison
    sheet = book.sheet(NAME, _WIDTHS, "#0072B2")
    sheet.heading(
        "Of 100 people like you (simulated)",
        "Each sign is one person: ● sees more hair than if they had done nothing, • has more but "
        "too little to see, ○ is no better off than doing nothing.",
        len(_WIDTHS) - 1,
    )
    sheet.formula(2, 0, CHANGED_FORMULA, "", BANNER)
    sheet.header(_HEADER_ROW, ("Treatment", "100 people", "Visible difference", "Too small to see",
                               "No better than nothing", "In words"))  # fmt: skip
    first = _HEADER_ROW + 1
    for row, result in enumerate(comparison.treatments, start=first):
        sheet.text(row, 0, result.name, CELL_BOLD)
        sheet.text(row, 5, of_100_sentence(result, comparison, context.formats), CELL)
        if result.benefit_known:
            _people(sheet, row, result.of_100)
        else:
            sheet.text(row, 1, "no usable trial: nobody can say", CELL)
            for column in (2, 3, 4):
                sheet.number(row, column, None, NUMBER_MIDDLE)
    last = first + len(comparison.treatments) - 1
    place_people_chart(book, sheet, context, (last + 2, 0))
    rows = max(19, 8 + 2 * len(comparison.treatments))
    share = 100 * comparison.scenario.visible_share
    sheet.spanning(last + 3 + rows, (0, len(_WIDTHS) - 1), f"Visible is a difference of at least "
                   f"{share:g} % of today's density against doing nothing, at the end of the time "
                   "looked at. Where no trial can be used there is no bar.", NOTE)  # fmt: skip
    sheet.freeze(_HEADER_ROW + 1, 1)
    breaks = (last + 2,) if len(comparison.treatments) > _ON_ONE_PAGE else ()
    titles = (_HEADER_ROW, _HEADER_ROW)
    sheet.page(last + 3 + rows, len(_WIDTHS) - 1, titles, pages_tall=1, breaks=breaks)


def place_people_chart(
    book: Book, sheet: Sheet, context: Context, at: tuple[int, int], *, right: int = 0
) -> None:
    """Puts the chart of this sheet's table on a sheet."""
    first, last = _HEADER_ROW + 1, _HEADER_ROW + len(context.comparison.treatments)
    groups: dict[str, Area] = {
        group: [NAME, first, column, last, column] for column, group in enumerate(GROUPS, start=2)
    }
    chart = people_chart(book, context.comparison, [NAME, first, 0, last, 0], groups)
    sheet.place(at, chart, " ".join(_sentences(context)), right=right)


def _people(sheet: Sheet, row: int, counts: Of100) -> None:
    by_group = {
        "visible": counts.visible,
        "too_small": counts.too_small,
        "no_better": counts.no_better,
    }
    parts = list(_signs(by_group))
    if len(parts) == 1:  # a text of parts needs two of them
        ((signs, look),) = parts
        parts = [(signs[:_PER_LINE], look), (signs[_PER_LINE:], look)]
    sheet.rich(row, 1, parts, CELL_MIDDLE)
    sheet.height(row, 13.5 * (100 // _PER_LINE) + 8)
    for column, count in enumerate(by_group.values(), start=2):
        look = {**NUMBER_MIDDLE, **of_100(sure=counts.sure), "font_size": 14}
        sheet.number(row, column, count, look)


def _signs(by_group: dict[str, int]) -> Iterator[tuple[str, Look]]:
    """Five lines of twenty signs, in runs of one colour."""
    placed = 0
    for group, count in by_group.items():
        text = ""
        for position in range(placed, placed + count):
            line_ends = position % _PER_LINE == _PER_LINE - 1 and position < 99
            text += _SIGNS[group] + "\n" * line_ends
        placed += count
        if text:
            yield text, {"font_name": "Courier New", "font_size": 11, "font_color": GROUPS[group]}


def _sentences(context: Context) -> Iterator[str]:
    for result in context.comparison.treatments:
        yield of_100_sentence(result, context.comparison, context.formats)
