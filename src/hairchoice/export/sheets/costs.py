"""The sheet Costs by year: live sums of the payments, with the chart of cumulative cost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hairchoice.engine.describe import cost_chart_sentence
from hairchoice.export.sheets.book import Book, Sheet
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

NAME = COSTS
_HEADER_ROW = YEAR_ROW - 3
_TOTAL_ROW = _HEADER_ROW + 1
_MONTH_ROW = _HEADER_ROW + 2
_SUM_HEADER_ROW = YEAR_ROW + LONGEST + 2
_SUM_ROW = _SUM_HEADER_ROW + 1
_ITEMS_HEADER_ROW = _SUM_ROW + LONGEST + 2
_CHART_COLUMNS = 12


@dataclass(frozen=True, slots=True)
class Total:
    """Where a treatment's total is, and what it is as exported."""

    reference: str
    value: float


def write_costs(
    book: Book, context: Context, columns: PaymentColumns, areas: ChartAreas
) -> dict[str, Total]:
    """Writes the sheet with its chart, and says where each treatment's total is."""
    treatments = len(columns.totals)
    sheet = book.sheet(NAME, [30.0, *[17.0] * treatments, 3.0], "#0072B2")
    sheet.heading(
        "Costs by year",
        "At the prices and plans on the sheet Inputs, nobody stopping. These are formulas: they "
        "follow what you type there.",
        max(treatments, 4),
    )
    writer = _Writer(sheet, context, columns)
    writer.by_year()
    writer.cumulative()
    last = writer.by_item()
    description = cost_chart_sentence(context.comparison, context.formats)
    sheet.place((_HEADER_ROW, treatments + 2), cost_chart(book, context, areas), description)
    sheet.freeze(_HEADER_ROW + 1, 1)
    sheet.page(last, treatments + 2 + _CHART_COLUMNS, (_HEADER_ROW, _HEADER_ROW), pages_tall=1)
    totals = enumerate(columns.totals.items(), start=1)
    return {
        treatment_id: Total(f"'{NAME}'!{letters(position)}{_TOTAL_ROW + 1}", total(column))
        for position, (treatment_id, column) in totals
    }


class _Writer:
    """Writes the three tables of the sheet."""

    def __init__(self, sheet: Sheet, context: Context, columns: PaymentColumns) -> None:
        self._sheet = sheet
        self._context = context
        self._columns = columns
        self._years = context.comparison.scenario.years
        self._money: Look = {**NUMBER, **context.exact}

    def by_year(self) -> None:
        """Total, monthly average, and the cost of each year."""
        sheet, years = self._sheet, self._years
        self._header(_HEADER_ROW, "Paid in the year")
        label = f'="Total over "&{YEARS}&IF({YEARS}=1," year"," years")'
        sheet.formula(_TOTAL_ROW, 0, label, f"Total over {years} year{'s' * (years > 1)}",
                      {**CELL, **TOTAL})  # fmt: skip
        sheet.text(_MONTH_ROW, 0, "A month, on average")
        self._year_labels(YEAR_ROW)
        first, last = YEAR_ROW + 1, YEAR_ROW + LONGEST
        for position, column in enumerate(self._columns.totals.values(), start=1):
            letter, paid_in_all = letters(position), total(column)
            formula = f"=SUM({letter}{first}:{letter}{last})"
            look = {**self._money, **TOTAL}
            sheet.formula(_TOTAL_ROW, position, formula, paid_in_all, look)
            sheet.formula(_MONTH_ROW, position, f"={letter}{_TOTAL_ROW + 1}/(12*{YEARS})",
                          paid_in_all / (12 * years), self._money)  # fmt: skip
            for year in range(LONGEST):
                paid = f"SUM({column.formula_range(12 * year, 12 * year + 11)})"
                self._year(YEAR_ROW, year, position, paid, _sum(column, year, year + 1))

    def cumulative(self) -> None:
        """The cost up to the end of each year."""
        self._sheet.spanning(_SUM_HEADER_ROW - 1, (0, len(self._columns.totals)),
                             "Added up", SECTION)  # fmt: skip
        self._header(_SUM_HEADER_ROW, "Paid by the end of")
        self._year_labels(_SUM_ROW)
        for position, column in enumerate(self._columns.totals.values(), start=1):
            letter = letters(position)
            for year in range(LONGEST):
                paid = f"SUM({letter}${YEAR_ROW + 1}:{letter}{YEAR_ROW + 1 + year})"
                self._year(_SUM_ROW, year, position, paid, _sum(column, 0, year + 1))

    def by_item(self) -> int:
        """What each cost item adds up to; returns the last row."""
        sheet, currency = self._sheet, self._context.comparison.currency
        sheet.spanning(_ITEMS_HEADER_ROW - 1, (0, len(self._columns.totals)),
                       "What it is made of", SECTION)  # fmt: skip
        sheet.text(_ITEMS_HEADER_ROW, 0, "Cost item, over the whole time", HEAD)
        sheet.text(_ITEMS_HEADER_ROW, 1, currency, HEAD_NUMBER)
        row = _ITEMS_HEADER_ROW + 1
        for regimen in self._context.inputs.regimens:
            for line in regimen.lines:
                column = self._columns.lines[line.line.treatment, line.line.item]
                sheet.text(row, 0, f"{regimen.name}: {line.line.label}")
                sheet.formula(row, 1, f"=SUM({column.formula_range(0, column.values.size - 1)})",
                              total(column), self._money)  # fmt: skip
                row += 1
        sheet.spanning(row, (0, len(self._columns.totals)),
                       "A combination pays for its parts; each is listed once.", NOTE)  # fmt: skip
        return row

    def _header(self, row: int, corner: str) -> None:
        self._sheet.text(row, 0, f"{corner} ({self._context.comparison.currency})", HEAD)
        for position, treatment_id in enumerate(self._columns.totals, start=1):
            name = self._context.catalogue.treatment(treatment_id).short_name
            self._sheet.text(row, position, name, HEAD_NUMBER)

    def _year_labels(self, first_row: int) -> None:
        """Years after the horizon have no label, and so neither figures nor rules beside them."""
        for year in range(1, LONGEST + 1):
            shown = f"Year {year}" if year <= self._years else ""
            formula = f'=IF({year}<={YEARS},"Year {year}","")'
            self._sheet.formula(first_row + year - 1, 0, formula, shown, PLAIN)
        area = (first_row, 0, first_row + LONGEST - 1, len(self._columns.totals))
        self._sheet.emphasise(area, f'=$A{first_row + 1}<>""', DOTTED)

    def _year(self, first_row: int, year: int, position: int, paid: str, value: float) -> None:
        row = first_row + year
        cached = value if year < self._years else ""
        look = {**PLAIN, **self._context.exact, "align": "right"}
        self._sheet.formula(row, position, f'=IF($A{row + 1}="","",{paid})', cached, look)


def total(column: Column) -> float:
    """Returns what a column of payments adds up to."""
    return float(np.sum(column.values))


def _sum(column: Column, first_year: int, end_year: int) -> float:
    return float(np.sum(column.values[12 * first_year : 12 * end_year]))
