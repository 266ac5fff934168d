"""The sheet Chart data: what the charts draw, laid out as they need it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from hairchoice.engine.result import TreatmentResult
from hairchoice.engine.scenario import YEARS as YEARS_ALLOWED
from hairchoice.export.sheets.book import Book
from hairchoice.export.sheets.context import Context
from hairchoice.export.sheets.inputs import YEARS
from hairchoice.export.sheets.looks import (
    CELL_MIDDLE,
    HEAD_MIDDLE,
    HEAD_NUMBER,
    NUMBER,
    NUMBER_MIDDLE,
    figure,
)
from hairchoice.export.sheets.payments import PaymentColumns, letters
from hairchoice.export.sheets.sheet import Sheet

NAME = "Chart data"
COSTS = "Costs by year"
YEAR_ROW = 6
"""Of year 1 on the sheet Costs by year, counted from 0."""

LONGEST = YEARS_ALLOWED[1]
_FIRST_ROW = 5
_YEAR_COLUMN, _NOTHING_COLUMN = 1, 2

Area = list[object]
"""Sheet, first row, first column, last row, last column: how a chart refers to cells."""


class BandAreas(Struct, frozen=True):
    """Cells of one treatment's band.

    Attributes:
        low: 10 % quantile: the invisible foot of the band.
        width: Distance from it to the 90 % quantile.
        measured: Median as far as the evidence reaches; None without a usable trial.
        beyond: Median after that; None when there is none.
    """

    low: Area
    width: Area
    measured: Area | None
    beyond: Area | None


class ChartAreas(Struct, frozen=True):
    """Cells that the charts draw.

    Attributes:
        years: Time axis of the bands, in years.
        nothing: Median change when nothing is done.
        bands: By treatment id.
        cost_years: Time axis of the cost lines.
        costs: Cumulative cost by treatment id; live.
        titles: Cell with the name of each treatment, by id, as a reference.
    """

    years: Area
    nothing: Area
    bands: dict[str, BandAreas]
    cost_years: Area
    costs: dict[str, Area]
    titles: dict[str, str]


def write_chart_data(book: Book, context: Context, columns: PaymentColumns) -> ChartAreas:
    """Writes the sheet and says where everything is."""
    treatments = len(columns.totals)
    sheet = book.sheet(NAME, [8, 8, *[14.0] * (2 + 5 * treatments)], "#A3A7AE")
    sheet.heading("Chart data", "What the charts draw. Hair figures are simulated; the cost lines "
                  "are live and stop at the horizon.", 11)  # fmt: skip
    writer = _Writer(sheet, context)
    writer.time()
    bands = {result.id: writer.band(result) for result in context.comparison.treatments}
    costs, names = writer.costs(columns)
    sheet.freeze(_FIRST_ROW, 2)
    last = max(context.comparison.scenario.months, LONGEST)
    titles = (_FIRST_ROW - 2, _FIRST_ROW - 1)
    sheet.page(_FIRST_ROW + last, writer.next - 1, titles, repeated=2)
    months = context.comparison.scenario.months
    return ChartAreas(
        years=_area(_YEAR_COLUMN, months + 1),
        nothing=_area(_NOTHING_COLUMN, months + 1),
        bands=bands,
        cost_years=_area(writer.cost_column, LONGEST + 1),
        costs=costs,
        titles=names,
    )


def _area(column: int, count: int) -> Area:
    return [NAME, _FIRST_ROW, column, _FIRST_ROW + count - 1, column]


class _Writer:
    """Writes the columns from left to right."""

    def __init__(self, sheet: Sheet, context: Context) -> None:
        self._sheet = sheet
        self._context = context
        self._count = context.comparison.scenario.months + 1
        self.next = _NOTHING_COLUMN + 1
        self.cost_column = 0

    def time(self) -> None:
        """Months, years, and doing nothing."""
        untreated = self._context.comparison.untreated.quantile(50).tolist()
        self._title(0, "", "Month")
        self._title(_YEAR_COLUMN, "", "Year")
        self._column(0, range(self._count), 0)
        # Whole years only: they are the labels of the axis.
        for month in range(self._count):
            year = "" if month % 12 else str(month // 12)
            self._sheet.text(_FIRST_ROW + month, _YEAR_COLUMN, year, NUMBER_MIDDLE)
        self._title(_NOTHING_COLUMN, "Doing nothing", "median, simulated")
        self._column(_NOTHING_COLUMN, untreated, 2)

    def band(self, result: TreatmentResult) -> BandAreas:
        """Writes one treatment's band and median."""
        low = result.hair_change.quantile(10)
        width = result.hair_change.quantile(90) - low
        areas = [
            self._add(result.short_name, "10 %, simulated", low.tolist()),
            self._add(result.short_name, "90 % less 10 %", width.tolist()),
        ]
        if not result.benefit_known:
            return BandAreas(areas[0], areas[1], None, None)
        median = result.hair_change.quantile(50).tolist()
        ends = result.evidence_until_month
        end = self._count - 1 if ends is None else min(int(ends), self._count - 1)
        known = [value if month <= end else None for month, value in enumerate(median)]
        measured = self._add(result.short_name, "median, measured", known)
        if end == self._count - 1:
            return BandAreas(areas[0], areas[1], measured, None)
        later = [value if month >= end else None for month, value in enumerate(median)]
        beyond = self._add(result.short_name, "median, evidence ended", later)
        return BandAreas(areas[0], areas[1], measured, beyond)

    def costs(self, columns: PaymentColumns) -> tuple[dict[str, Area], dict[str, str]]:
        """Cumulative cost; years after the horizon repeat its end, so that lines stop there."""
        years = self._context.comparison.scenario.years
        self.cost_column = self.next
        self._title(self.next, "", "Year")
        for year in range(LONGEST + 1):
            self._sheet.formula(_FIRST_ROW + year, self.next, f"=MIN({year},{YEARS})",
                                min(year, years), CELL_MIDDLE)  # fmt: skip
        self.next += 1
        areas, titles = {}, {}
        for position, (treatment_id, column) in enumerate(columns.totals.items(), start=1):
            name = self._context.catalogue.treatment(treatment_id).short_name
            self._title(self.next, name, f"cost so far, {self._context.comparison.currency}")
            letter = letters(position)
            missing = self._context.comparison.treatment(treatment_id).missing_prices
            for year in range(LONGEST + 1):
                sums = f"SUM('{COSTS}'!{letter}{YEAR_ROW + 1}:{letter}{YEAR_ROW + year})"
                # What has no price has no line, rather than one along the bottom.
                total = f"'{COSTS}'!{letter}${YEAR_ROW - 1}"
                formula = f"=IF(ISNUMBER({total}),{sums if year else 0},NA())"
                paid: float | str = float(column.values[: 12 * year].sum())
                if missing and not column.values.any():
                    paid = "#N/A"
                look = {**NUMBER, **self._context.exact}
                self._sheet.formula(_FIRST_ROW + year, self.next, formula, paid, look)
            areas[treatment_id] = _area(self.next, LONGEST + 1)
            titles[treatment_id] = f"='{NAME}'!${letters(self.next)}${_FIRST_ROW - 1}"
            self.next += 1
        return areas, titles

    def _add(self, name: str, what: str, values: Sequence[float | None]) -> Area:
        self._title(self.next, name, what)
        self._column(self.next, values, 2)
        self.next += 1
        return _area(self.next - 1, self._count)

    def _title(self, column: int, name: str, what: str) -> None:
        self._sheet.text(_FIRST_ROW - 2, column, name, HEAD_MIDDLE)
        self._sheet.text(_FIRST_ROW - 1, column, what, HEAD_NUMBER)

    def _column(self, column: int, values: Sequence[float | None] | range, decimals: int) -> None:
        """What is missing stays an empty cell: a line has a gap there."""
        look = {**NUMBER, **figure(decimals)}
        for row, value in enumerate(values):
            self._sheet.number(_FIRST_ROW + row, column, value, look)
