"""The sheet Payments by month: every payment as a formula of the inputs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hairchoice.engine.cost import Money, typical_payments
from hairchoice.engine.duration import session_months
from hairchoice.engine.scenario import YEARS as YEARS_ALLOWED
from hairchoice.export.sheets.book import Book
from hairchoice.export.sheets.context import Context
from hairchoice.export.sheets.inputs import (
    DISCOUNT,
    GROWTH,
    YEARS,
    LineInputs,
    RegimenInputs,
    SessionInputs,
    WorkbookInputs,
)
from hairchoice.export.sheets.looks import (
    CELL_MIDDLE,
    HEAD,
    HEAD_MIDDLE,
    HEAD_NUMBER,
    NUMBER,
    figure,
)
from hairchoice.export.sheets.sheet import Sheet

NAME = "Payments by month"
MONTHS = 12 * YEARS_ALLOWED[1]
FIRST_ROW = 6
"""Of the months, counted from 0."""

Array = NDArray[np.float64]
_MONTH, _YEAR, _FACTOR = range(3)
_ROUNDING = "1E-9"  # as in hairchoice.engine.duration


class Column(Struct, frozen=True):
    """One column of payments.

    Attributes:
        index: Counted from 0.
        values: By month, for programs that do not calculate.
    """

    index: int
    values: Array

    def formula_range(self, first_month: int, last_month: int) -> str:
        """Returns the cells of some months, as other sheets refer to them."""
        letter = letters(self.index)
        first, last = FIRST_ROW + 1 + first_month, FIRST_ROW + 1 + last_month
        return f"'{NAME}'!{letter}${first}:{letter}${last}"


class PaymentColumns(Struct, frozen=True):
    """Where the payments are.

    Attributes:
        lines: By treatment and item id.
        totals: By treatment id.
    """

    lines: Mapping[tuple[str, str], Column]
    totals: Mapping[str, Column]


def letters(column: int) -> str:
    """Returns a column's letters: 0 is A, 26 is AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def column_count(inputs: WorkbookInputs) -> int:
    """Returns the number of columns of sessions, payments and totals."""
    lines = sum(len(one.lines) + (_session_plan(one) is not None) for one in inputs.regimens)
    return lines + len(inputs.plans)


def write_payments(book: Book, context: Context) -> PaymentColumns:
    """Writes the sheet and says where the payments are."""
    return _Writer(book, context).write()


class _Writer:
    """Writes the columns from left to right."""

    def __init__(self, book: Book, context: Context) -> None:
        self._context = context
        self._watch = book.watch
        self._cached = _cached_payments(context)
        self._next = _FACTOR + 1
        self._lines: dict[tuple[str, str], Column] = {}
        widths = [8.0, 6.0, 10.0, *[14.0] * column_count(context.inputs)]
        self._sheet: Sheet = book.sheet(NAME, widths, "#5F6B7A")
        self._money = {**NUMBER, **context.exact}

    def write(self) -> PaymentColumns:
        sheet = self._sheet
        sheet.heading(
            "Payments by month",
            "What is paid in each month at the prices and plans on the sheet Inputs, nobody "
            "stopping. Month 0 is the first; months after the horizon are 0 and folded away.",
            12,
        )
        self._time_columns()
        for regimen in self._context.inputs.regimens:
            self._regimen(regimen)
        totals = {treatment: self._total(treatment) for treatment in self._context.inputs.plans}
        sheet.fold(FIRST_ROW + self._context.comparison.scenario.months, FIRST_ROW + MONTHS - 1)
        sheet.freeze(FIRST_ROW, _FACTOR + 1)
        titles = (FIRST_ROW - 2, FIRST_ROW - 1)
        sheet.page(FIRST_ROW + MONTHS - 1, self._next - 1, titles, repeated=_FACTOR + 1)
        return PaymentColumns(self._lines, totals)

    def _time_columns(self) -> None:
        for column, title in enumerate(("Month", "Year", "What 1 is worth")):
            self._sheet.text(FIRST_ROW - 2, column, "", HEAD)
            self._sheet.text(FIRST_ROW - 1, column, title, HEAD_MIDDLE)
        scenario = self._context.comparison.scenario
        money = Money(scenario.months, scenario.price_growth, scenario.discount_rate)
        for month, factor in enumerate(_to_the_end(money.factors())):
            row = FIRST_ROW + month
            self._sheet.number(row, _MONTH, month, CELL_MIDDLE)
            self._sheet.formula(row, _YEAR, f"=INT(A{row + 1}/12)+1", month // 12 + 1, CELL_MIDDLE)
            growth = f"((1+{GROWTH})/(1+{DISCOUNT}))^(A{row + 1}/12)"
            formula = f"=IF(A{row + 1}<12*{YEARS},{growth},0)"
            self._sheet.formula(row, _FACTOR, formula, factor, {**NUMBER, **figure(4)})

    def _regimen(self, regimen: RegimenInputs) -> None:
        sessions, so_far = _session_plan(regimen), ""
        first = self._next
        if sessions is not None:
            so_far = letters(self._next)
            self._sessions(sessions)
        for line in regimen.lines:
            self._line(line, so_far)
        self._sheet.spanning(FIRST_ROW - 2, (first, self._next - 1), regimen.name, HEAD_MIDDLE)

    def _sessions(self, sessions: SessionInputs) -> None:
        formula = sessions_so_far(sessions)
        plan = sessions.plan
        months = session_months(
            round(plan.initial[1]), plan.maintenance[1], plan.spacing_months, MONTHS
        )
        counts = np.bincount(months, minlength=MONTHS).cumsum()
        self._head("Sessions so far")
        for month, count in enumerate(counts.tolist()):
            row = FIRST_ROW + month
            self._sheet.formula(row, self._next, formula.format(month=f"$A{row + 1}"), count)
        self._next += 1

    def _line(self, line: LineInputs, so_far: str) -> None:
        key = (line.line.treatment, line.line.item)
        column = Column(self._next, self._cached.get(key, np.zeros(MONTHS)))
        self._head(f"{line.line.label}, {self._context.comparison.currency}")
        amount = "*".join(_amount_names(line))
        for month, value in enumerate(column.values.tolist()):
            row = FIRST_ROW + month + 1
            times = _times(line, so_far, row, first=month == 0)
            formula = f"={amount}*$C{row}" if times is None else f"={amount}*{times}*$C{row}"
            self._sheet.formula(row - 1, self._next, formula, value, self._money)
        self._lines[key] = column
        self._next += 1

    def _total(self, treatment_id: str) -> Column:
        """The sum of a treatment's own columns; a combination adds those of its parts."""
        context = self._context
        parts = [
            self._lines[line.line.treatment, line.line.item]
            for regimen in context.inputs.paid_by(treatment_id)
            for line in regimen.lines
        ]
        values = sum((part.values for part in parts), start=np.zeros(MONTHS))
        self._sheet.text(FIRST_ROW - 2, self._next, "In all", HEAD_MIDDLE)
        name = context.catalogue.treatment(treatment_id).short_name
        self._head(f"{name}, {context.comparison.currency}")
        for month, value in enumerate(values.tolist()):
            row = FIRST_ROW + month
            cells = "+".join(f"{letters(part.index)}{row + 1}" for part in parts)
            look = {**self._money, "bold": True}
            self._sheet.formula(row, self._next, f"={cells or 0}", value, look)
        self._next += 1
        return Column(self._next - 1, values)

    def _head(self, title: str) -> None:
        self._watch.step()
        self._sheet.text(FIRST_ROW - 1, self._next, title, HEAD_NUMBER)


def _session_plan(regimen: RegimenInputs) -> SessionInputs | None:
    """The sessions of a regimen that has something to pay at each."""
    paid = any(line.line.basis == "session" for line in regimen.lines)
    return regimen.sessions if paid else None


def sessions_so_far(sessions: SessionInputs) -> str:
    """Returns the formula of the sessions up to and including ``{month}``.

    Session j = 0, 1, ... of the course is at month j x spacing, those of maintenance every 12 / f
    months after the last; a session belongs to the month in which it falls.
    """
    count, spacing, yearly = (one.name for one in sessions.all())
    until = f"{{month}}+1-{_ROUNDING}"
    course = f"IF({spacing}=0,{count},MIN({count},ROUNDUP(({until})/MAX({spacing},{_ROUNDING}),0)))"
    after = f"({until}-({count}-1)*{spacing})*{yearly}/12"
    return f"={course}+IF({yearly}>0,MAX(0,ROUNDUP({after},0)-1),0)"


def _amount_names(line: LineInputs) -> Iterator[str]:
    """The inputs whose product is the amount of one payment."""
    yield line.price.name
    for one in (line.units, line.switch):
        if one is not None:
            yield one.name


def _times(line: LineInputs, so_far: str, row: int, *, first: bool) -> str | None:
    """How often the amount is paid in the month of a row; None is once in every month."""
    month = f"$A{row}"
    if line.line.basis == "month":
        return None
    if line.line.basis == "session" and so_far:
        return f"${so_far}{row}" if first else f"(${so_far}{row}-${so_far}{row - 1})"
    if line.line.basis == "visit" and line.visits is not None:
        name = line.visits.name
        until = f"ROUNDUP(({month}+1)*{name}/12-{_ROUNDING},0)"
        before = f"MAX(1,ROUNDUP({month}*{name}/12-{_ROUNDING},0))"
        return f"MAX(0,{until}-{before})"
    if line.lifetime is not None:
        return f"IF(MOD({month},MAX(1,ROUND(12*{line.lifetime.name},0)))=0,1,0)"
    return f"IF({month}=0,1,0)"


def _cached_payments(context: Context) -> dict[tuple[str, str], Array]:
    """What the engine itself pays, by treatment and item, to month 239."""
    scenario = context.comparison.scenario
    money = Money(scenario.months, scenario.price_growth, scenario.discount_rate)
    return {
        (line.treatment, line.item): _to_the_end(paid)
        for plan in context.inputs.plans.values()
        for line, paid in typical_payments(plan, money)
    }


def _to_the_end(values: Array) -> Array:
    """Adds zeros for the months after the horizon."""
    return np.pad(values, (0, MONTHS - values.size))
