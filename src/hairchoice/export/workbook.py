"""The comparison as an Excel workbook: live costs, simulated outcomes, evidence and charts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.describe import PlainFormats
from hairchoice.engine.result import Comparison
from hairchoice.export.figures import comparison_figures
from hairchoice.export.safe import replacing
from hairchoice.export.sheets import (
    chart_data,
    costs,
    evidence,
    inputs_sheet,
    method,
    outcomes,
    payments,
    people,
    summary,
)
from hairchoice.export.sheets.book import Book
from hairchoice.export.sheets.collect import workbook_inputs
from hairchoice.export.sheets.context import Context

_ORDER = (
    method.READ_ME,
    summary.NAME,
    inputs_sheet.NAME,
    costs.NAME,
    payments.NAME,
    outcomes.NAME,
    outcomes.CHARTS_NAME,
    people.NAME,
    evidence.NAME,
    evidence.SOURCES_NAME,
    method.METHOD,
    chart_data.NAME,
)


def write_workbook(
    comparison: Comparison, catalogue: Catalogue, path: Path, *, written: date | None = None
) -> None:
    """Writes the workbook, or leaves the file that is there as it was.

    Args:
        comparison: What to write.
        catalogue: The data it was computed from.
        path: Where to.
        written: The day that stands in it; None is today.

    Raises:
        BadInputError: The file cannot be written.
    """
    scenario = comparison.scenario
    figures = tuple(comparison_figures(scenario, catalogue))
    context = Context(
        comparison=comparison,
        catalogue=catalogue,
        inputs=workbook_inputs(scenario, catalogue),
        numbers=evidence.source_numbers(figures, catalogue),
        written=written or date.today(),  # noqa: DTZ011
        formats=PlainFormats(),
    )
    with replacing(path) as temporary:
        properties = {
            "title": "HairChoice: comparing hair-loss treatments",
            "subject": "An aid to a conversation, not medical advice",
            "comments": f"HairChoice {comparison.program}, data {comparison.data}",
        }
        footer = (
            f"HairChoice {comparison.program}, data {comparison.data}, seed {scenario.seed}. "
            "Not medical advice."
        )
        book = Book(temporary, properties, footer, letter=scenario.country == "US")
        _write_sheets(book, context)
        book.close()


def _write_sheets(book: Book, context: Context) -> None:
    """Writes the sheets from what others refer to, to what refers to them."""
    book.order(_ORDER)
    method.write_read_me(book)
    inputs_sheet.write_inputs(book, context)
    columns = payments.write_payments(book, context)
    areas = chart_data.write_chart_data(book, context, columns)
    totals = costs.write_costs(book, context, columns, areas)
    summary.write_summary(book, context, totals, areas)
    outcomes.write_outcomes(book, context)
    outcomes.write_outcome_charts(book, context, areas)
    people.write_people(book, context)
    evidence.write_evidence(book, context)
    evidence.write_sources(book, context)
    method.write_method(book, context)
