"""The sheets Read me, and Method and run record."""

from __future__ import annotations

import json
from collections.abc import Iterator

from hairchoice.engine.cost import Money
from hairchoice.engine.scenario import DEFAULT_DRAWS, write_scenario
from hairchoice.export.sheets.book import Book
from hairchoice.export.sheets.context import Context
from hairchoice.export.sheets.looks import CELL, CELL_BOLD, INPUT, MARKS, SECTION, TEXT
from hairchoice.export.sheets.sheet import Sheet

READ_ME = "Read me"
METHOD = "Method and run record"
_WIDTHS = (30, 100)

FILE_NAME = "comparison.file"
"""Of the cells that hold the comparison file; read by `hairchoice.export.readback`."""

_FILE = (
    "Saved as a text file that ends in .hairchoice, this opens the identical comparison. "
    "HairChoice also reads it from here, together with what was typed on the sheet Inputs."
)
_PIECE = 30_000
_CODE = {**TEXT, "font_name": "Consolas", "font_size": 9}

_WHAT = (
    (
        "HairChoice compares, for one person, what hair-loss treatments would cost over the years, "
        "what each could plausibly bring, and how sure anyone can be. It is an aid to a "
        "conversation with a doctor. It is not medical advice, it does not choose for you, and it "
        "says nothing about safety beyond what is listed under harms."
    ),
)
_SHEETS = (
    ("Summary", "The answer on one page: one row per treatment, the sentences, what to know."),
    ("Inputs", "Prices, sessions and years with their sources. The yellow cells may be changed."),
    ("Payments by month", "Every payment, worked out from the inputs by formulas."),
    ("Costs by year", "The payments added up by year, and what the total is made of."),
    ("Outcomes by year", "Cost and hair from the simulation, with ranges. Values, not formulas."),
    ("Outcome charts", "Hair over time for each treatment: 8 in 10 futures lie in the band."),
    ("100 people", "Of 100 people like this one: how many would see a difference."),
    ("Evidence and sources", "Every number used, with its source or the reason it was assumed."),
    ("Sources", "The sources by number, with their addresses."),
    (METHOD, "How it was worked out, and what is needed to get the same numbers again."),
    ("Chart data", "What the charts draw."),
)
_DRAWS = ("Draws", "Every simulated future: a row each. Simulated values.")
_READING = (
    (
        "Planned and live: typical prices and plans, added up by formulas. Change a yellow cell on "
        "Inputs, and Costs by year, its chart and the planned cost on the Summary follow."
    ),
    (
        "Simulated: thousands of possible futures of one person. These are values and do not "
        "follow the Inputs. When an input is changed, a line in red on each such sheet says so."
    ),
    "Ranges: '8 in 10 futures' leaves out the lowest and the highest tenth.",
    "Where the evidence has ended (dotted line, italics) nobody has measured what is shown.",
    "No usable trial means neither proven nor disproven.",
)
_METHOD = (
    ("Cost", ("Payments fall in the month in which they happen: months 0 to 12 x years - 1. A "
     "payment in month m is worth ((1 + growth) / (1 + discount)) ^ (m / 12). Prices, sessions, "
     "grafts and lifetimes are drawn between low and high around the typical value (PERT); a "
     "quote is exact.")),
    ("Without treatment", "Density falls by a constant share a year, drawn from its range."),
    ("Benefit", ("The published difference against a control is pulled toward no effect, the more "
     "the less certain the evidence: weight = s² / (s² + se² + b²), with s the spread of true "
     "effects in this field, se the standard error, and b the spread of bias for the certainty.")),
    ("Over time", ("The benefit grows from its first to its full effect, lasts while treatment "
     "goes on, and fades after it. A treatment may also slow the natural loss.")),
    ("Of 100", ("Visible: a difference from doing nothing of at least the chosen share of today's "
     "density, at the end of the time looked at.")),
    ("Left out", ("Travel, time off work, treatment of side effects, tax relief, and what hair is "
     "worth to a person.")),
)  # fmt: skip


def write_read_me(book: Book, *, draws: bool) -> None:
    """Writes what this workbook is, how to read it, and what may be changed."""
    sheets = (*_SHEETS, _DRAWS) if draws else _SHEETS
    sheet = book.sheet(READ_ME, _WIDTHS, "#1B3A57")
    sheet.heading("HairChoice: comparing hair-loss treatments", "Read this first.", 1)
    row = _paragraphs(sheet, 3, "What this is, and what it is not", _WHAT)
    row = _paragraphs(sheet, row + 1, "How to read it", _READING)
    row = _table(sheet, row + 1, "The sheets", sheets)
    row += 1
    sheet.spanning(row, (0, 1), "The colours of Inputs", SECTION)
    sheet.text(row + 1, 0, "may be changed", {**CELL, **INPUT})
    sheet.text(row + 1, 1, "A number you may type over.")
    meanings = {
        "your quote": "A price that was typed in: exact.",
        "your choice": "A number of sessions or a setting that was typed in.",
        "sourced": "A source gives it; the range beside it is what sources say.",
        "sourced, one price": "Only one price was found: real prices vary more.",
        "assumption": "No source gives it; the reason stands beside it.",
        "no price: enter a quote": "No price was found for this country: counted as nothing.",
    }
    for row, (mark, look) in enumerate(MARKS.items(), start=row + 2):  # noqa: B020
        sheet.text(row, 0, mark, {**CELL, **look})
        sheet.text(row, 1, meanings[mark])
    sheet.freeze(2, 0)
    sheet.page(row, 1, pages_tall=1)


def write_method(book: Book, context: Context) -> None:
    """Writes how it was worked out, and what reproduces it."""
    sheet = book.sheet(METHOD, _WIDTHS, "#5F6B7A")
    sheet.heading("Method and run record", "How the numbers were worked out, and what is needed "
                  "to get the same ones again.", 1)  # fmt: skip
    row = _table(sheet, 3, "Run record", tuple(_record(context)))
    row = _table(sheet, row + 1, "Method", _METHOD)
    new_page = row + 1
    row = _paragraphs(sheet, new_page, "The comparison file", (_FILE,))
    last = _file(sheet, row, context)
    book.define(FILE_NAME, f"'{METHOD}'!$A${row + 1}:$A${last + 1}")
    sheet.freeze(2, 0)
    sheet.page(last, 1, breaks=(new_page,))


def _file(sheet: Sheet, row: int, context: Context) -> int:
    """Writes the comparison file, in as many cells as it takes; returns the last row."""
    content = json.loads(write_scenario(context.comparison.scenario))
    # ASCII, so that a cell holds every character as it is.
    code = json.dumps(content, indent=1)
    pieces = [code[start : start + _PIECE] for start in range(0, len(code), _PIECE)]
    for offset, piece in enumerate(pieces):
        sheet.spanning(row + offset, (0, 1), piece, _CODE)
    return row + len(pieces) - 1


def written_by(program: str, data: str) -> dict[str, str]:
    """Returns how the run record begins: what stands there of a program and its data."""
    return {"Program": f"HairChoice {program}", "Data": f"version {data},"}


def _record(context: Context) -> Iterator[tuple[str, str]]:
    comparison = context.comparison
    scenario = comparison.scenario
    money = Money(scenario.months, scenario.price_growth, scenario.discount_rate)
    program, data = written_by(comparison.program, comparison.data).items()
    yield program
    yield data[0], f"{data[1]} last changed {context.catalogue.date}"
    yield "Seed", str(scenario.seed)
    yield "Simulated futures", f"{scenario.draws:,} (default {DEFAULT_DRAWS:,})"
    yield "Written on", context.written.isoformat()
    yield "Price growth a year", f"{100 * money.growth:g} % (default 0 %: today's money)"
    yield "Discount a year", f"{100 * money.discount:g} % (default 0 %)"
    yield "Visible difference", f"{100 * scenario.visible_share:g} % of today's density"
    yield "Staying on treatment", f"as {scenario.persistence} (default: as planned)"
    bias = context.catalogue.model.bias_sd
    yield (
        "Bias by certainty, SD",
        (
            f"high {bias.high.value:g}, moderate {bias.moderate.value:g}, low {bias.low.value:g}, "
            f"very low {bias.very_low.value:g} hairs/cm²"
        ),
    )
    prior = context.catalogue.model.sceptical_prior_sd.value
    yield "Spread of true effects, SD", f"{prior:g} hairs/cm²"


def _paragraphs(sheet: Sheet, row: int, title: str, paragraphs: tuple[str, ...]) -> int:
    sheet.spanning(row, (0, 1), title, SECTION)
    for offset, paragraph in enumerate(paragraphs, start=1):
        sheet.spanning(row + offset, (0, 1), paragraph, TEXT)
    return row + 1 + len(paragraphs)


def _table(sheet: Sheet, row: int, title: str, rows: tuple[tuple[str, str], ...]) -> int:
    sheet.spanning(row, (0, 1), title, SECTION)
    for offset, (name, text) in enumerate(rows, start=1):
        sheet.text(row + offset, 0, name, CELL_BOLD)
        sheet.text(row + offset, 1, text)
    return row + 1 + len(rows)
