"""The comparison side by side, for the terminal, the clipboard and print."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from hairchoice.engine.catalogue import Catalogue, Treatment
from hairchoice.engine.describe import Formats, years_text
from hairchoice.engine.result import Comparison, TreatmentResult
from hairchoice.engine.words import DENSITY, DOTS, REGULATORY, certainty, count_of_100
from hairchoice.export.text import inert, printable

Align = Literal["left", "right"]
SortKey = float | str

NO_PRICE = "no price known: enter your own"
_HARMS_SHOWN = 3


class TableColumn(Struct, frozen=True):
    """One thing that is compared.

    Attributes:
        key: Its fixed name.
        unit: Of its figures; empty where there is none.
    """

    key: str
    title: str
    unit: str
    align: Align

    @property
    def heading(self) -> str:
        """Title and unit."""
        return f"{self.title}, {self.unit}" if self.unit else self.title


class TableRow(Struct, frozen=True):
    """One treatment.

    Attributes:
        id: Of the treatment.
        texts: What the cells say, one per column.
        sort_keys: What the rows are sorted by, one per column; of one kind within a column.
    """

    id: str
    texts: tuple[str, ...]
    sort_keys: tuple[SortKey, ...]


class Table(Struct, frozen=True):
    """Treatments in rows, what is compared in columns; the first column is the name."""

    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]

    def as_text(self, width: int = 100) -> str:
        """Returns the table for a terminal: treatments side by side, as many as fit."""
        from hairchoice.export.terminal import side_by_side

        headings = [column.heading for column in self.columns]
        return side_by_side(headings, [row.texts for row in self.rows], width)

    def as_tsv(self) -> str:
        """Returns the table for the clipboard: tabs between cells, nothing that is a formula."""
        lines = [[column.heading for column in self.columns], *(row.texts for row in self.rows)]
        return "".join("\t".join(map(_clipboard_cell, line)) + "\n" for line in lines)

    def as_html(self) -> str:
        """Returns the table as HTML, for word processors and mail; no formula in it either."""
        head = "".join(
            f'<th scope="col" align="{column.align}">{_markup(column.heading)}</th>'
            for column in self.columns
        )
        body = "".join(f"<tr>{self._html_cells(row)}</tr>" for row in self.rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def _html_cells(self, row: TableRow) -> str:
        return "".join(
            f'<td align="{column.align}">{_markup(text)}</td>'
            for column, text in zip(self.columns, row.texts, strict=True)
        )


class _Cell(Struct, frozen=True):
    """What a cell is made from."""

    result: TreatmentResult
    treatment: Treatment
    comparison: Comparison
    formats: Formats

    @property
    def unpriced(self) -> bool:
        """No price is known: nothing is not the cost."""
        return bool(self.result.missing_prices) and self.result.cost_total.quantile(95) == 0

    def money(self, *values: float) -> str:
        """Returns an amount, or the two ends of a range of amounts."""
        if self.unpriced:
            return NO_PRICE
        shown = [self.formats.money(value, self.comparison.currency) for value in values]
        return " to ".join(dict.fromkeys(shown))


_Text = Callable[[_Cell], str]
_Sort = Callable[[_Cell], SortKey]


def comparison_table(comparison: Comparison, catalogue: Catalogue, formats: Formats) -> Table:
    """Returns the comparison as a table, in the order of its treatments."""
    years = years_text(comparison.scenario.years)
    columns = tuple(
        TableColumn(key, title.format(years=years), unit, align)
        for key, title, unit, align, _, _ in _COLUMNS
    )
    return Table(
        columns,
        tuple(
            _row(_Cell(result, catalogue.treatment(result.id), comparison, formats))
            for result in comparison.treatments
        ),
    )


def _row(cell: _Cell) -> TableRow:
    return TableRow(
        cell.result.id,
        tuple(printable(text(cell)) for *_, text, _ in _COLUMNS),
        tuple(sort(cell) for *_, sort in _COLUMNS),
    )


def _published(cell: _Cell) -> str:
    value = cell.result.published_benefit
    if value is None:
        return "none claimed" if cell.result.benefit_known else "no usable trial"
    return cell.formats.signed(value, 1)


def _counted(cell: _Cell) -> str:
    if not cell.result.benefit_known:
        return "not known"
    counted = cell.formats.signed(cell.result.expected_benefit, 1)
    share = cell.result.evidence_weight
    return counted if share is None else f"{counted} ({cell.formats.number(100 * share)} %)"


def _hours(cell: _Cell) -> float:
    hours = cell.treatment.effort.hours_per_year
    return hours.value if hours else float("inf")


def _harms(cell: _Cell) -> str:
    sex = cell.comparison.scenario.sex
    harms = [harm for harm in cell.treatment.harms if harm.sex in (None, sex)]
    lines = [f"{harm.what}: {harm.frequency}" for harm in harms[:_HARMS_SHOWN]]
    more = len(harms) - len(lines)
    return "\n".join([*lines, f"and {more} more"] if more else lines)


def _visible(cell: _Cell) -> str:
    if not cell.result.benefit_known:
        return "not known"
    counts = cell.result.of_100
    return count_of_100(counts.visible, sure=counts.sure)


_COLUMNS: tuple[tuple[str, str, str, Align, _Text, _Sort], ...] = (
    ("name", "Treatment", "", "left", lambda c: c.result.name, lambda c: c.result.name),
    ("now", "Cost in the first month", "", "right",
     lambda c: c.money(float(c.result.cost.quantile(50)[0])),
     lambda c: float(c.result.cost.quantile(50)[0])),
    ("month", "A month", "", "right", lambda c: c.money(c.result.middle_cost_per_month),
     lambda c: c.result.middle_cost_per_month),
    ("total", "In {years}", "", "right", lambda c: c.money(c.result.middle_cost),
     lambda c: c.result.middle_cost),
    ("range", "8 in 10 pay", "", "right",
     lambda c: c.money(c.result.cost_total.quantile(10), c.result.cost_total.quantile(90)),
     lambda c: c.result.cost_total.quantile(90)),
    ("visible", "See a difference", "of 100", "right", _visible,
     lambda c: c.result.of_100.visible if c.result.benefit_known else -1),
    ("published", "Published", DENSITY, "right", _published,
     lambda c: c.result.published_benefit or -1000.0),
    ("counted", "We count", DENSITY, "right", _counted, lambda c: c.result.expected_benefit),
    ("certainty", "How sure", "", "left", lambda c: certainty(c.result.certainty),
     lambda c: DOTS[c.result.certainty]),
    ("approval", "Approval", "", "left", lambda c: REGULATORY[c.result.regulatory],
     lambda c: c.result.regulatory),
    ("effort", "Effort", "", "left", lambda c: c.treatment.effort.text, _hours),
    ("harms", "Harms", "", "left", _harms, lambda c: len(c.treatment.harms)),
    ("unknown", "Not known", "", "left", lambda c: "\n".join(c.treatment.unknown),
     lambda c: len(c.treatment.unknown)),
)  # fmt: skip


def _clipboard_cell(text: str) -> str:
    """Neither tabs nor line ends, which would begin a new cell, nor a quote that swallows some."""
    line = inert(" ".join(text.split()))
    if not line.startswith('"'):
        return line
    doubled = line.replace('"', '""')
    return f'"{doubled}"'


def _markup(text: str) -> str:
    return html.escape(inert(text)).replace("\n", "<br>")
