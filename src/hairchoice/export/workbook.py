"""The comparison as an Excel workbook: live costs, simulated outcomes, evidence and charts."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.describe import PlainFormats
from hairchoice.engine.figures import comparison_figures
from hairchoice.engine.result import Comparison
from hairchoice.engine.simulate import never
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
from hairchoice.export.sheets import draws as draws_sheet
from hairchoice.export.sheets.book import Book
from hairchoice.export.sheets.collect import workbook_inputs
from hairchoice.export.sheets.context import Context
from hairchoice.export.watch import Watch, unwatched

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
    comparison: Comparison,
    catalogue: Catalogue,
    path: Path,
    *,
    draws: bool = False,
    written: date | None = None,
    progress: Callable[[float], None] = unwatched,
    cancelled: Callable[[], bool] = never,
) -> None:
    """Writes the workbook, or leaves the file that is there as it was.

    Args:
        comparison: What to write.
        catalogue: The data it was computed from.
        path: Where to.
        draws: With a sheet of every simulated future.
        written: The day that stands in it; None is today.
        progress: Told the share that is done, 0 to 1.
        cancelled: Asked every few milliseconds until the file is stored, and once after.

    Raises:
        BadInputError: The file cannot be written.
        CancelledError: ``cancelled`` said so.
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
    steps = len(_ORDER) + payments.column_count(context.inputs)
    if draws:
        steps += 1 + draws_sheet.step_count(comparison)
    watch = Watch(steps, progress, cancelled)
    with replacing(path) as temporary, _scratch(needed=draws) as scratch:
        book = Book(temporary, scratch, watch)
        try:
            _describe(book, comparison)
            _write_sheets(book, context, draws=draws)
            book.close()
        finally:
            book.release()
        watch.check()
    watch.finish()


@contextmanager
def _scratch(*, needed: bool) -> Iterator[Path | None]:
    if not needed:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="hairchoice-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _describe(book: Book, comparison: Comparison) -> None:
    made_with = f"HairChoice {comparison.program}, data {comparison.data}"
    properties = {
        "title": "HairChoice: comparing hair-loss treatments",
        "subject": "An aid to a conversation, not medical advice",
        "comments": made_with,
    }
    footer = f"{made_with}, seed {comparison.scenario.seed}. Not medical advice."
    book.describe(properties, footer, letter=comparison.scenario.country == "US")


def _write_sheets(book: Book, context: Context, *, draws: bool) -> None:
    """Writes the sheets from what others refer to, to what refers to them."""
    if draws:
        book.order((*_ORDER, draws_sheet.NAME), long=(draws_sheet.NAME,))
    else:
        book.order(_ORDER)
    method.write_read_me(book, draws=draws)
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
    if draws:
        draws_sheet.write_draws(book, context)
