"""The sheets Evidence and sources, and Sources: every number with where it comes from."""

from __future__ import annotations

from collections.abc import Sequence

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.figures import Figure, comparison_figures
from hairchoice.engine.sourced import Source
from hairchoice.export.sheets.book import Book
from hairchoice.export.sheets.context import Context
from hairchoice.export.sheets.looks import (
    CELL,
    CELL_BOLD,
    CELL_MIDDLE,
    CELL_MUTED,
    LINK,
    MARKS,
    NUMBER,
    as_given,
)
from hairchoice.export.sheets.sheet import Sheet

NAME = "Evidence and sources"
SOURCES_NAME = "Sources"
_WIDTHS = (24, 38, 10, 10, 10, 36, 8, 14, 16, 46, 13, 8, 60)
_HEADER = ("About", "What", "Low", "Figure", "High", "Unit, or what is stated", "Year", "Kind",
           "Sources", "First source", "Its kind", "Link",
           "How it was obtained, or why it was assumed")  # fmt: skip
_SOURCES_WIDTHS = (8, 70, 14, 8, 14, 8, 56, 46)
_HEADER_ROW = 3


def source_numbers(figures: Sequence[Figure], catalogue: Catalogue) -> dict[str, int]:
    """Numbers the sources in the order in which they are first cited."""
    cited = dict.fromkeys(source for figure in figures for source in figure.sources)
    return {
        source: number
        for number, source in enumerate((one for one in cited if one in catalogue.sources), start=1)
    }


def write_evidence(book: Book, context: Context) -> None:
    """Writes the numbers with their sources."""
    sheet = book.sheet(NAME, _WIDTHS, "#8F5AA8")
    last = len(_WIDTHS) - 1
    sheet.heading(
        "Evidence and sources",
        "Every number this comparison uses. 'Assumption' means that no source gives it: the last "
        "column says why it was chosen. The numbers in brackets are those of the sheet Sources.",
        last,
    )
    sheet.header(_HEADER_ROW, _HEADER, numeric=(2, 3, 4, 6))
    figures = comparison_figures(context.comparison.scenario, context.catalogue)
    row = _HEADER_ROW
    for row, figure in enumerate(figures, start=_HEADER_ROW + 1):
        _write_figure(sheet, row, figure, context)
    sheet.filter(_HEADER_ROW, row, last)
    sheet.freeze(_HEADER_ROW + 1, 2)
    sheet.page(row, last, (_HEADER_ROW, _HEADER_ROW))


def _write_figure(sheet: Sheet, row: int, figure: Figure, context: Context) -> None:
    sheet.text(row, 0, figure.about, CELL_BOLD)
    sheet.text(row, 1, figure.what)
    for column, value in enumerate((figure.low, figure.value, figure.high), start=2):
        sheet.number(row, column, value, {**NUMBER, **as_given(value)})
    sheet.text(row, 5, figure.unit)
    sheet.number(row, 6, figure.year, {**NUMBER, "num_format": "0"})
    kind = "assumption" if figure.assumption is not None else "sourced"
    kind = kind if figure.sources or figure.assumption is not None else ""
    sheet.text(row, 7, kind, {**CELL_MIDDLE, **MARKS.get(kind, {})})
    sheet.text(row, 8, context.cited(figure.sources), CELL_MUTED)
    _first_source(sheet, row, figure, context)
    why = " ".join(part for part in (figure.assumption, figure.note) if part)
    sheet.text(row, 12, why, CELL_MUTED)


def _first_source(sheet: Sheet, row: int, figure: Figure, context: Context) -> None:
    first = next((one for one in figure.sources if one in context.numbers), None)
    if first is None:
        for column in (9, 10, 11):
            sheet.text(row, column, "", CELL)
        return
    source = context.catalogue.sources[first]
    sheet.text(row, 9, source.citation)
    sheet.text(row, 10, source.kind, CELL_MUTED)
    _link(sheet, row, 11, source)


def write_sources(book: Book, context: Context) -> None:
    """Writes the numbered list of sources."""
    sheet = book.sheet(SOURCES_NAME, _SOURCES_WIDTHS, "#8F5AA8")
    last = len(_SOURCES_WIDTHS) - 1
    sheet.heading("Sources", "In the order in which they are first cited. A click on an address "
                  "opens it in the browser.", last)  # fmt: skip
    sheet.header(_HEADER_ROW, ("No.", "Source", "Kind", "Year", "Read", "Link", "Address", "Note"),
                 numeric=(3,))  # fmt: skip
    row = _HEADER_ROW
    for row, (source_id, number) in enumerate(context.numbers.items(), start=_HEADER_ROW + 1):
        source = context.catalogue.sources[source_id]
        sheet.text(row, 0, f"[{number}]", CELL_MIDDLE)
        sheet.text(row, 1, source.citation)
        sheet.text(row, 2, source.kind, CELL_MUTED)
        sheet.number(row, 3, source.year, {**NUMBER, "num_format": "0"})
        read = "itself" if source.access == "original" else "second hand"
        sheet.text(row, 4, read, CELL_MUTED)
        _link(sheet, row, 5, source)
        sheet.text(row, 6, address(source) or "", CELL_MUTED)
        sheet.text(row, 7, source.note, CELL_MUTED)
    sheet.filter(_HEADER_ROW, row, last)
    sheet.freeze(_HEADER_ROW + 1, 1)
    sheet.page(row, last, (_HEADER_ROW, _HEADER_ROW))


def address(source: Source) -> str | None:
    """Returns where a source can be opened: its own page, or its entry by DOI."""
    return source.url or (f"https://doi.org/{source.doi}" if source.doi else None)


def _link(sheet: Sheet, row: int, column: int, source: Source) -> None:
    where = address(source)
    if where:
        sheet.link(row, column, where, "open", LINK)
    else:
        sheet.text(row, column, "none", CELL_MUTED)
