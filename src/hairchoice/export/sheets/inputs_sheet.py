"""The sheet Inputs: what may be changed, and where each figure comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hairchoice.engine.describe import years_text
from hairchoice.engine.problems import spelt_out
from hairchoice.engine.words import SEX
from hairchoice.export.sheets.book import Book
from hairchoice.export.sheets.context import CHANGED_FORMULA, CHANGED_NAME, Context
from hairchoice.export.sheets.inputs import Input, Kind
from hairchoice.export.sheets.looks import (
    AS_TYPED,
    BANNER,
    CELL,
    CELL_MIDDLE,
    CELL_MUTED,
    GROUP,
    INPUT,
    MARKS,
    MUTED_FIGURE,
    NOTE,
    NUMBER,
    RATE,
    SECTION,
    Look,
    figure,
)
from hairchoice.export.sheets.sheet import Sheet

NAME = "Inputs"
EXPORTED_NAME = "inputs.exported"
"""Of the column that holds what the cells held when exported."""

_WIDTHS = (40, 14, 32, 23, 12, 12, 12, 8, 20, 60, 14, 40)
_HEADER = ("Input", "Value", "Unit", "Where it comes from", "Low", "Typical", "High", "Year",
           "Sources", "How it was obtained, or why it was assumed", "As exported",
           "Name in the formulas")  # fmt: skip
_HEADER_ROW = 4
_VALUE, _EXPORTED, _LAST = 1, 10, 11


def write_inputs(book: Book, context: Context) -> None:
    """Writes the sheet and names its cells."""
    sheet = book.sheet(NAME, _WIDTHS, "#E0B400")
    sheet.heading(
        "Inputs",
        "Type into the yellow cells: payments, costs by year and their chart are worked out "
        "again. Low and high are what sources give; a typed value is taken as exact.",
        _LAST,
    )
    sheet.formula(2, 0, CHANGED_FORMULA, "", BANNER)
    sheet.header(_HEADER_ROW, _HEADER, numeric=(1, 4, 5, 6, 7, _EXPORTED))
    writer = _Writer(book, sheet, context)
    row = writer.group(_HEADER_ROW + 1, "Time and money", context.inputs.general)
    for regimen in context.inputs.regimens:
        row = writer.group(row, regimen.name, regimen.all())
    _name_changed(book, row)
    row = _person(sheet, row + 1, context)
    sheet.freeze(_HEADER_ROW + 1, 1)
    sheet.page(row, _EXPORTED - 1, (_HEADER_ROW, _HEADER_ROW))


def _name_changed(book: Book, end: int) -> None:
    """Names a count of the inputs that are no longer as exported."""
    first, last = _HEADER_ROW + 2, end
    values, exported = f"{NAME}!$B${first}:$B${last}", f"{NAME}!$K${first}:$K${last}"
    book.define(EXPORTED_NAME, exported)
    book.define(CHANGED_NAME, f"SUMPRODUCT(--({values}<>{exported}))")


class _Writer:
    """Writes groups of inputs."""

    def __init__(self, book: Book, sheet: Sheet, context: Context) -> None:
        self._book = book
        self._sheet = sheet
        self._context = context
        self._formats: Mapping[Kind, Look] = {
            "money": context.exact,
            "whole": figure(),
            "figure": AS_TYPED,
            "share": RATE,
            "switch": figure(),
        }

    def group(self, row: int, title: str, inputs: tuple[Input, ...]) -> int:
        """Writes a group and returns the row after it."""
        self._sheet.text(row, 0, title, GROUP)
        self._sheet.height(row, 22)
        for offset, one in enumerate(inputs, start=1):
            self._input(row + offset, one)
        return row + 1 + len(inputs)

    def _input(self, row: int, one: Input) -> None:
        sheet, number = self._sheet, {**NUMBER, **self._formats[one.kind]}
        unit = (
            f"{self._context.comparison.currency} {one.unit}" if one.kind == "money" else one.unit
        )
        sheet.text(row, 0, one.label)
        sheet.number(row, _VALUE, one.value, {**number, **INPUT})
        sheet.allow(row, _VALUE, _rule(one))
        self._book.define(one.name, f"{NAME}!$B${row + 1}")
        sheet.text(row, 2, unit)
        sheet.text(row, 3, one.mark, {**CELL_MIDDLE, **MARKS[one.mark]})
        for column, value in enumerate((one.low, one.typical, one.high), start=4):
            sheet.number(row, column, value, {**number, **MUTED_FIGURE})
        sheet.number(row, 7, one.year, {**NUMBER, "num_format": "0"})
        self._sources(row, one)
        sheet.text(row, 9, one.note, CELL_MUTED)
        sheet.number(row, _EXPORTED, one.value, {**number, **MUTED_FIGURE})
        sheet.text(row, _LAST, one.name, CELL_MUTED)

    def _sources(self, row: int, one: Input) -> None:
        """The numbers of the sources; a click opens the first that has an address."""
        found = (self._context.catalogue.sources[source] for source in one.sources)
        address = next((source.url for source in found if source.url), None)
        self._sheet.link(row, 8, address, self._context.cited(one.sources), CELL)


def _rule(one: Input) -> dict[str, object]:
    whole = one.kind in ("whole", "switch")
    low, high = (f"{100 * edge:g} %" if one.kind == "share" else f"{edge:,.15g}"
                 for edge in (one.minimum, one.maximum))  # fmt: skip
    return {
        "validate": "integer" if whole else "decimal",
        "criteria": "between",
        "minimum": one.minimum,
        "maximum": one.maximum,
        "error_title": "Not possible",
        "error_message": f"Allowed is {low} to {high}{', whole numbers' if whole else ''}.",
    }


def _person(sheet: Sheet, row: int, context: Context) -> int:
    """Writes what only the program itself can change, and returns the last row."""
    sheet.spanning(row, (0, _LAST), "The person and their choices", SECTION)
    sheet.spanning(row + 1, (0, 9), "Change these in HairChoice: they need a new simulation.", NOTE)
    rows = list(_person_rows(context))
    for offset, (label, value) in enumerate(rows, start=row + 2):
        sheet.text(offset, 0, label)
        sheet.spanning(offset, (1, 9), value, CELL)
    return row + 1 + len(rows)


def _person_rows(context: Context) -> Iterator[tuple[str, str]]:
    comparison, catalogue = context.comparison, context.catalogue
    scenario, number = comparison.scenario, context.formats.number
    stage = catalogue.stage(scenario.sex, scenario.stage)
    if scenario.name:
        yield "Name", spelt_out(scenario.name)
    yield "Person", f"{SEX[scenario.sex]}, {stage.label}: {stage.description}"
    origin = "typed in" if scenario.density is not None else "of the stage"
    yield "Density today", f"{number(comparison.start_density)} hairs/cm² ({origin})"
    if scenario.yearly_decline is not None:
        yield "Yearly loss if untreated", f"{number(100 * scenario.yearly_decline, 1)} %"
    yield "Country of the prices", f"{context.country.name} ({comparison.currency})"
    yield "Time", years_text(scenario.years)
    if scenario.budget is not None:
        yield "Budget", context.formats.money(scenario.budget, comparison.currency)
    yield (
        "Counts as visible",
        (
            f"{number(100 * scenario.visible_share)} % of today's density, "
            f"{number(comparison.visible_threshold, 1)} hairs/cm²"
        ),
    )
    people = {"planned": "everybody stays on it", "typical": "people stop as they typically do"}
    yield "Staying on treatment", people[scenario.persistence]
    for treatment_id in scenario.treatments:
        trust = scenario.chosen(treatment_id).trust
        if trust is not None:
            name = catalogue.treatment(treatment_id).name
            yield f"Trust in the evidence: {name}", f"{number(100 * trust)} % of it is counted"
    if scenario.notes:
        yield "Notes", spelt_out(scenario.notes)
