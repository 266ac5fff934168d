"""The sheet Summary: the answer on one page, with the charts of cost and of 100 people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hairchoice.engine.describe import (
    answer,
    cost_chart_sentence,
    counted_sentence,
    years_text,
)
from hairchoice.engine.problems import spelt_out
from hairchoice.engine.result import TreatmentResult
from hairchoice.engine.words import REGULATORY, SEX, certainty, in_country
from hairchoice.export.sheets.book import Book
from hairchoice.export.sheets.chart_data import ChartAreas
from hairchoice.export.sheets.charts import COST_WIDTH, cost_chart
from hairchoice.export.sheets.context import CHANGED_FORMULA, Context
from hairchoice.export.sheets.costs import Total
from hairchoice.export.sheets.inputs import YEARS
from hairchoice.export.sheets.looks import (
    BANNER,
    CELL,
    CELL_BOLD,
    CELL_MIDDLE,
    HEAD_MIDDLE,
    NOTE,
    NUMBER,
    NUMBER_MIDDLE,
    SECTION,
    SHARE,
    TEXT,
    Look,
    figure,
    of_100,
)
from hairchoice.export.sheets.people import place_people_chart
from hairchoice.export.sheets.sheet import Sheet
from hairchoice.export.tables import NO_PRICE

NAME = "Summary"
_WIDTHS = (29, 12, 9, 11, 11, 11, 10, 9, 10, 9, 10, 10, 8, 8, 17, 21)
_LAST = len(_WIDTHS) - 1
_GROUPS = (("", 0, 0), ("Planned cost (live)", 1, 2), ("Cost (simulated)", 3, 7),
           ("Of 100 people (simulated)", 8, 10), ("Benefit, hairs/cm²", 11, 13),
           ("How sure", 14, 15))  # fmt: skip
_HEADER_ROW = 5
_ON_ONE_PAGE = 4
"""Treatments; more would make the print too small."""


def write_summary(
    book: Book, context: Context, totals: Mapping[str, Total], areas: ChartAreas
) -> None:
    """Writes the sheet."""
    sheet = book.sheet(NAME, _WIDTHS, "#1B3A57")
    sheet.heading("What it costs, and what it may bring", _for_whom(context), _LAST)
    sheet.formula(2, 0, CHANGED_FORMULA, "", BANNER)
    row = _table(sheet, context, totals)
    row = _paragraphs(sheet, row + 1, "In words", answer(context.comparison, context.formats))
    comparison = context.comparison
    sheet.spanning(row + 1, (0, _LAST), "Cost over the years, and 100 people", SECTION)
    sentence = cost_chart_sentence(comparison, context.formats)
    sheet.spanning(row + 2, (0, _LAST), f"Simulated: {sentence}", TEXT)
    sheet.place((row + 3, 0), cost_chart(book, context, areas), sentence)
    place_people_chart(book, sheet, context, (row + 3, 0), right=COST_WIDTH + 20)
    last = _know(sheet, row + 3 + _chart_rows(context), context)
    sheet.freeze(3, 1)
    sheet.page(last, _LAST, pages_tall=1, breaks=(row + 1,) if len(totals) > _ON_ONE_PAGE else ())


def _chart_rows(context: Context) -> int:
    """Rows of 20 pixels beneath the charts, the one of 100 people growing with its bars."""
    return max(20, 9 + (21 * len(context.comparison.treatments)) // 10)


def _for_whom(context: Context) -> str:
    comparison = context.comparison
    scenario = comparison.scenario
    stage = context.catalogue.stage(scenario.sex, scenario.stage)
    name = f"{spelt_out(scenario.name)}. " if scenario.name else ""
    country = in_country(context.country.name)
    return (
        f"{name}{SEX[scenario.sex]}, {stage.label}, prices of {country} in "
        f"{comparison.currency}, {years_text(scenario.years)} from today. Written on "
        f"{context.written.day} {context.written:%B %Y}. An aid to a conversation, not advice."
    )


def _table(sheet: Sheet, context: Context, totals: Mapping[str, Total]) -> int:
    """Writes one row per treatment and returns the row after the table."""
    for title, first, last in _GROUPS:
        sheet.spanning(_HEADER_ROW - 1, (first, last), title, HEAD_MIDDLE)
    money = context.comparison.currency
    years = context.comparison.scenario.years
    titles = ("Treatment", f"Total, {money}", "A month", f"Middle, {years_text(years)}",
              "1 in 10 pay less than", "1 in 10 pay more than", "Mean", "A month, middle",
              "Visible difference", "Too small to see", "No better than nothing",
              "Published", "Share we count", "We count", "Certainty", "Approval here")  # fmt: skip
    for column, title in enumerate(titles):
        sheet.text(_HEADER_ROW, column, title, HEAD_MIDDLE)
    row = _HEADER_ROW
    for row, result in enumerate(context.comparison.treatments, start=_HEADER_ROW + 1):
        _treatment(sheet, row, result, context, totals[result.id])
    sheet.spanning(row + 1, (0, _LAST),
                   "Planned cost is the sum you can check by hand: typical prices and plans from "
                   "the sheet Inputs, followed live. The simulated cost also allows for dearer and "
                   "cheaper clinics and for more or fewer sessions, so its mean is often higher.",
                   NOTE)  # fmt: skip
    return row + 2


def _treatment(
    sheet: Sheet, row: int, result: TreatmentResult, context: Context, total: Total
) -> None:
    money = {**NUMBER, **context.whole}
    sheet.text(row, 0, result.name, CELL_BOLD)
    sheet.formula(row, 1, f"={total.reference}", total.shown, {**money, "bold": True})
    monthly = total.value / context.comparison.scenario.months
    sheet.formula(row, 2, f'=IF(ISNUMBER(B{row + 1}),B{row + 1}/(12*{YEARS}),"")',
                  "" if total.unpriced else monthly, money)  # fmt: skip
    _simulated_cost(sheet, row, result, money, unpriced=total.unpriced)
    counts, known = result.of_100, result.benefit_known
    if known:
        people = (counts.visible, counts.too_small, counts.no_better)
        for column, count in enumerate(people, start=8):
            sheet.number(row, column, count, {**NUMBER_MIDDLE, **of_100(sure=counts.sure)})
    else:
        sheet.spanning(row, (8, 10), "no usable trial: nobody can say", CELL_MIDDLE)
    hair = {**NUMBER, **figure(1, signed=True)}
    sheet.number(row, 11, result.published_benefit, hair)
    sheet.number(row, 12, result.evidence_weight, {**NUMBER, **SHARE})
    sheet.number(row, 13, result.expected_benefit if known else None, hair)
    sheet.text(row, 14, certainty(result.certainty))
    sheet.text(row, 15, REGULATORY[result.regulatory])


def _simulated_cost(
    sheet: Sheet, row: int, result: TreatmentResult, money: Look, *, unpriced: bool
) -> None:
    """Nothing is not a price: where none is known, words stand in place of zeros."""
    if unpriced:
        sheet.spanning(row, (3, 7), NO_PRICE, CELL_MIDDLE)
        return
    spread = result.cost_total
    amounts = (result.middle_cost, spread.quantile(10), spread.quantile(90), spread.mean,
               result.middle_cost_per_month)  # fmt: skip
    for column, amount in enumerate(amounts, start=3):
        sheet.number(row, column, amount, money)


def _paragraphs(sheet: Sheet, row: int, title: str, paragraphs: list[str]) -> int:
    sheet.spanning(row, (0, _LAST), title, SECTION)
    for row, paragraph in enumerate(paragraphs, start=row + 1):  # noqa: B020, PLR1704
        sheet.spanning(row, (0, _LAST), paragraph, TEXT)
    return row + 1


def _know(sheet: Sheet, row: int, context: Context) -> int:
    """Writes what a reader must know of each treatment; returns the last row."""
    sheet.spanning(row, (0, _LAST), "What you must know", SECTION)
    for row, (name, text) in enumerate(_warnings(context), start=row + 1):  # noqa: B020, PLR1704
        sheet.text(row, 0, name, CELL_BOLD)
        sheet.spanning(row, (1, _LAST), text, CELL)
    return row


def _warnings(context: Context) -> Iterator[tuple[str, str]]:
    comparison = context.comparison
    for result in comparison.treatments:
        unknown = context.catalogue.treatment(result.id).unknown
        sentences = [counted_sentence(result, context.formats), *result.warnings]
        if unknown:
            sentences.append(f"Not known: {' '.join(unknown)}")
        yield result.name, " ".join(sentences)
    if comparison.warnings:
        yield "All treatments", " ".join(comparison.warnings)
