"""The sheet Costs by year: live sums of the payments, with the chart of cumulative cost."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from hairchoice.engine.describe import cost_chart_sentence, years_text
from hairchoice.export.sheets.book import Book
from hairchoice.export.sheets.chart_data import COSTS, LONGEST, YEAR_ROW, ChartAreas
from hairchoice.export.sheets.charts import cost_chart
from hairchoice.export.sheets.context import Context
from hairchoice.export.sheets.inputs import YEARS
from hairchoice.export.sheets.looks import (
    CELL,
    DOTTED,
    HEAD,
    HEAD_NUMBER,
    NOTE,
    NUMBER,
    PLAIN,
    SECTION,
    TOTAL,
    Look,
)
from hairchoice.export.sheets.payments import Column, PaymentColumns, letters
from hairchoice.export.sheets.sheet import Sheet

NAME = COSTS
_HEADER_ROW = YEAR_ROW - 3
_TOTAL_ROW = _HEADER_ROW + 1
_MONTH_ROW = _HEADER_ROW + 2
_END_ROW = YEAR_ROW + LONGEST + 3
"""Of the end of year 1."""
_ITEMS_HEADER_ROW = _END_ROW + LONGEST + 2
_WIDTH, _CHART_COLUMN, _CHART_COLUMNS, _CHART_ROWS = 15.0, 2, 7, 20
_ROWS_ON_ONE_PAGE = 28
"""Of the tables, without their headings; more would make the print too small."""

NO_PRICE = "enter a quote"


class Total(Struct, frozen=True):
    """Where a treatment's total is, and what it is as exported.

    Attributes:
        unpriced: No price is known at all; the cell asks for a quote in place of a zero.
    """

    reference: str
    value: float
    unpriced: bool

    @property
    def shown(self) -> float | str:
        """What the cell holds."""
        return NO_PRICE if self.unpriced else self.value


def write_costs(
    book: Book, context: Context, columns: PaymentColumns, areas: ChartAreas
) -> dict[str, Total]:
    """Writes the sheet with its chart, and says where each treatment's total is."""
    treatments = len(columns.totals)
    last_column = max(treatments, _CHART_COLUMN + _CHART_COLUMNS - 1)
    sheet = book.sheet(NAME, [34.0, *[_WIDTH] * last_column], "#0072B2")
    sheet.heading(
        "Costs by year",
        "At the prices and plans on the sheet Inputs, nobody stopping. These are formulas: they "
        "follow what you type there. Years after the horizon are folded away: the + beside them "
        "brings them back.",
        last_column,
    )
    writer = _Writer(sheet, context, columns)
    totals = writer.by_year()
    writer.added_up()
    last = max(writer.by_item(), _ITEMS_HEADER_ROW + _CHART_ROWS)
    description = cost_chart_sentence(context.comparison, context.formats)
    chart = cost_chart(book, context, areas)
    sheet.place((_ITEMS_HEADER_ROW, _CHART_COLUMN), chart, description, right=20)
    sheet.freeze(_HEADER_ROW + 1, 1)
    rows = 2 * context.comparison.scenario.years + len(columns.lines)
    titles = (_HEADER_ROW, _HEADER_ROW)
    breaks = (_ITEMS_HEADER_ROW - 1,) if rows > _ROWS_ON_ONE_PAGE else ()
    sheet.page(last, last_column, titles, pages_tall=1, breaks=breaks)
    return totals


class _Writer:
    """Writes the three tables of the sheet."""

    def __init__(self, sheet: Sheet, context: Context, columns: PaymentColumns) -> None:
        self._sheet = sheet
        self._context = context
        self._columns = columns
        self._years = context.comparison.scenario.years
        self._money: Look = {**NUMBER, **context.exact}

    def by_year(self) -> dict[str, Total]:
        """Total, monthly average, and the cost of each year."""
        sheet, years = self._sheet, self._years
        self._header(_HEADER_ROW, "Paid in the year")
        sheet.height(_TOTAL_ROW, 20)
        label = f'="Total over "&{YEARS}&IF({YEARS}=1," year"," years")'
        sheet.formula(_TOTAL_ROW, 0, label, f"Total over {years_text(years)}", {**CELL, **TOTAL})
        sheet.text(_MONTH_ROW, 0, "A month, on average")
        self._year_labels(YEAR_ROW)
        totals = {}
        for position, (treatment_id, column) in enumerate(self._columns.totals.items(), start=1):
            totals[treatment_id] = self._total(treatment_id, position, column)
            for year in range(LONGEST):
                paid = f"SUM({column.formula_range(12 * year, 12 * year + 11)})"
                self._year(YEAR_ROW, year, position, paid, _sum(column, year, year + 1))
        return totals

    def _total(self, treatment_id: str, position: int, column: Column) -> Total:
        sheet, letter = self._sheet, letters(position)
        missing = self._context.comparison.treatment(treatment_id).missing_prices
        total = Total(f"'{NAME}'!{letter}{_TOTAL_ROW + 1}", float(np.sum(column.values)),
                      unpriced=bool(missing) and not column.values.any())  # fmt: skip
        paid = f"SUM({letter}{YEAR_ROW + 1}:{letter}{YEAR_ROW + LONGEST})"
        formula = f'=IF({paid}=0,"{NO_PRICE}",{paid})' if total.unpriced else f"={paid}"
        sheet.formula(_TOTAL_ROW, position, formula, total.shown, {**self._money, **TOTAL})
        cell = f"{letter}{_TOTAL_ROW + 1}"
        sheet.formula(_MONTH_ROW, position, f'=IF(ISNUMBER({cell}),{cell}/(12*{YEARS}),"")',
                      "" if total.unpriced else total.value / (12 * self._years),
                      self._money)  # fmt: skip
        return total

    def added_up(self) -> None:
        """The cost up to the end of each year, below the other table."""
        self._header(_END_ROW - 1, "Paid by the end of the year")
        self._year_labels(_END_ROW)
        for position, column in enumerate(self._columns.totals.values(), start=1):
            letter = letters(position)
            for year in range(LONGEST):
                paid = f"SUM({letter}${YEAR_ROW + 1}:{letter}{YEAR_ROW + 1 + year})"
                self._year(_END_ROW, year, position, paid, _sum(column, 0, year + 1))

    def by_item(self) -> int:
        """What each cost item adds up to; returns the last row."""
        sheet = self._sheet
        sheet.spanning(_ITEMS_HEADER_ROW - 1, (0, 1), "What it is made of", SECTION)
        sheet.text(_ITEMS_HEADER_ROW, 0, "Cost item, over the whole time", HEAD)
        sheet.text(_ITEMS_HEADER_ROW, 1, self._context.comparison.currency, HEAD_NUMBER)
        row = _ITEMS_HEADER_ROW + 1
        for regimen in self._context.inputs.regimens:
            for line in regimen.lines:
                column = self._columns.lines[line.line.treatment, line.line.item]
                sheet.text(row, 0, f"{regimen.name}: {line.line.label}")
                formula = f"=SUM({column.formula_range(0, column.values.size - 1)})"
                sheet.formula(row, 1, formula, float(np.sum(column.values)), self._money)
                row += 1
        note = "A combination pays for its parts; each is listed once. – is not counted."
        sheet.spanning(row, (0, 1), note, NOTE)
        return row

    def _header(self, row: int, corner: str) -> None:
        currency = self._context.comparison.currency
        self._sheet.text(row, 0, f"{corner} ({currency})", HEAD)
        for position, treatment_id in enumerate(self._columns.totals, start=1):
            name = self._context.catalogue.treatment(treatment_id).short_name
            self._sheet.text(row, position, name, HEAD_NUMBER)

    def _year_labels(self, first: int) -> None:
        """Years after the horizon have no label, and so neither figures nor rules beside them."""
        for year in range(1, LONGEST + 1):
            shown = f"Year {year}" if year <= self._years else ""
            formula = f'=IF({year}<={YEARS},"Year {year}","")'
            self._sheet.formula(first + year - 1, 0, formula, shown, PLAIN)
        area = (first, 0, first + LONGEST - 1, len(self._columns.totals))
        self._sheet.emphasise(area, f'=$A{first + 1}<>""', DOTTED)
        self._sheet.fold(first + self._years, first + LONGEST - 1)

    def _year(self, first: int, year: int, column: int, paid: str, value: float) -> None:
        row = first + year
        cached = value if year < self._years else ""
        look = {**PLAIN, **self._context.exact, "align": "right", "text_wrap": False}
        self._sheet.formula(row, column, f'=IF($A{row + 1}="","",{paid})', cached, look)


def _sum(column: Column, first_year: int, end_year: int) -> float:
    return float(np.sum(column.values[12 * first_year : 12 * end_year]))
