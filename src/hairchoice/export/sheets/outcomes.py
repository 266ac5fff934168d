"""The sheets Outcomes by year and Outcome charts: what was simulated, as values."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from hairchoice.engine.describe import hair_chart_sentence
from hairchoice.engine.result import QUANTILES, Summary, TreatmentResult
from hairchoice.engine.words import DENSITY
from hairchoice.export.sheets.book import Book
from hairchoice.export.sheets.chart_data import ChartAreas
from hairchoice.export.sheets.charts import band_chart, hair_span
from hairchoice.export.sheets.context import CHANGED_FORMULA, Context
from hairchoice.export.sheets.looks import (
    BANNER,
    CELL,
    CELL_BOLD,
    CELL_MIDDLE,
    CELL_MUTED,
    NUMBER,
    Look,
    figure,
)

NAME = "Outcomes by year"
CHARTS_NAME = "Outcome charts"
_WIDTHS = (28, 25, 7, *[11.0] * (1 + len(QUANTILES)), 12, 42)
_HEADER_ROW = 4
_LAST = len(_WIDTHS) - 1
_CHARTS_ACROSS = 2
_CHART_ROWS, _CHART_COLUMNS = 18, 8
_ON_ONE_PAGE = 2
"""Rows of charts; a third would be cut."""

_BEYOND: Look = {"font_color": "#8A5A00", "italic": True}


class _Row(Struct, frozen=True):
    """One row of the table.

    Attributes:
        beyond: After the evidence has ended.
    """

    treatment: str
    quantity: str
    year: int
    values: Summary
    unit: str
    look: Look
    evidence: str
    beyond: bool


def write_outcomes(book: Book, context: Context) -> None:
    """Writes the table."""
    comparison = context.comparison
    sheet = book.sheet(NAME, _WIDTHS, "#007F5F")
    sheet.heading(
        "Outcomes by year (simulated)",
        f"Values from {comparison.scenario.draws:,} simulated futures; they do not follow the "
        "sheet Inputs. 10 % and 90 % are the ends of '8 in 10 futures'. Figures after the "
        "evidence has ended are in italics: nobody has measured them.",
        _LAST,
    )
    sheet.formula(2, 0, CHANGED_FORMULA, "", BANNER)
    percents = [f"{percent} %" for percent in QUANTILES]
    titles = ["Treatment", "Quantity (simulated)", "Year", "Mean", *percents, "Unit", "Evidence"]
    sheet.header(_HEADER_ROW, titles, numeric=range(3, _LAST - 1))
    row = _HEADER_ROW
    for row, content in enumerate(_rows(context), start=_HEADER_ROW + 1):
        look = _BEYOND if content.beyond else {}
        sheet.text(row, 0, content.treatment, {**CELL_BOLD, **look})
        sheet.text(row, 1, content.quantity, {**CELL, **look})
        sheet.number(row, 2, content.year, {**CELL_MIDDLE, **look})
        number = {**NUMBER, **content.look, **look}
        for column, value in enumerate((content.values.mean, *content.values.quantiles), start=3):
            sheet.number(row, column, value, number)
        sheet.text(row, _LAST - 1, content.unit, {**CELL_MUTED, **look})
        sheet.text(row, _LAST, content.evidence, {**CELL_MUTED, **look})
    sheet.filter(_HEADER_ROW, row, _LAST)
    sheet.freeze(_HEADER_ROW + 1, 1)
    sheet.page(row, _LAST, (_HEADER_ROW, _HEADER_ROW))


def _rows(context: Context) -> Iterator[_Row]:
    comparison = context.comparison
    years = range(1, comparison.scenario.years + 1)
    hair = figure(1, signed=True)
    for year in years:
        values = comparison.untreated.at(12 * year)
        yield _Row("Doing nothing", "Hair against today", year, values, DENSITY, hair,
                   "natural course", beyond=False)  # fmt: skip
    for result in comparison.treatments:
        for year in years:
            # Paid in the first `year` years: up to the month before the next begins.
            yield _Row(result.short_name, "Cost so far", year, result.cost.at(12 * year - 1),
                       comparison.currency, context.whole, "", beyond=False)  # fmt: skip
        fans = {"Hair against today": result.hair_change,
                "Hair against doing nothing": result.difference}  # fmt: skip
        for quantity, fan in fans.items():
            for year in years:
                evidence, beyond = _evidence(result, 12 * year)
                yield _Row(result.short_name, quantity, year, fan.at(12 * year), DENSITY, hair,
                           evidence, beyond)  # fmt: skip


def _evidence(result: TreatmentResult, month: int) -> tuple[str, bool]:
    if not result.benefit_known:
        return "no usable trial: an assumed spread", True
    if result.evidence_until_month is None:
        return "no benefit for hair claimed", False
    if month > result.evidence_until_month:
        return f"not measured: evidence ends at month {result.evidence_until_month:g}", True
    return f"within the evidence (to month {result.evidence_until_month:g})", False


def write_outcome_charts(book: Book, context: Context, areas: ChartAreas) -> None:
    """Writes one chart per treatment, all on the same scale."""
    comparison = context.comparison
    across = _CHARTS_ACROSS * _CHART_COLUMNS
    sheet = book.sheet(CHARTS_NAME, [10.0] * across, "#007F5F")
    sheet.heading(
        "Outcome charts (simulated)",
        f"{hair_chart_sentence(comparison, context.formats)} Each band holds 8 in 10 futures. "
        "Where the line turns dotted the evidence has ended.",
        across - 1,
    )
    sheet.formula(2, 0, CHANGED_FORMULA, "", BANNER)
    span = hair_span(comparison)
    for position, result in enumerate(comparison.treatments):
        down, right = divmod(position, _CHARTS_ACROSS)
        chart = band_chart(book, context, areas, result, span)
        last = result.hair_change.at(comparison.scenario.months)
        sheet.place(
            (4 + down * _CHART_ROWS, right * _CHART_COLUMNS),
            chart,
            f"{result.name}: change of hair density in {comparison.scenario.years} years, "
            f"8 in 10 futures between {last.quantile(10):+.0f} and {last.quantile(90):+.0f} "
            "hairs per cm².",
        )
    rows = -(-len(comparison.treatments) // _CHARTS_ACROSS)
    sheet.freeze(3, 0)
    breaks = range(
        4 + _ON_ONE_PAGE * _CHART_ROWS, 4 + rows * _CHART_ROWS, _ON_ONE_PAGE * _CHART_ROWS
    )
    sheet.page(4 + rows * _CHART_ROWS, across - 1, breaks=breaks)
