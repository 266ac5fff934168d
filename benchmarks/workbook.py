"""The Excel workbook against XlsxWriter's constant-memory mode writing the same cells and charts.

What the program asks of XlsxWriter is noted once and then played back in the order of the rows,
which that mode needs: no figure is collected, no text measured, no file put in another's place.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias
from unittest import mock

import xlsxwriter  # type: ignore[import-untyped]

from benchmarks.report import Row
from benchmarks.timing import interleaved
from benchmarks.workload import SCENARIO, catalogue
from hairchoice.engine.result import Comparison
from hairchoice.engine.scenario import default_scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.export.workbook import write_workbook

AT_MOST = 1.3
_BOOK = 0

Anything: TypeAlias = Any
"""An object of XlsxWriter, or an argument of its methods."""


def export() -> Iterator[Row]:
    """The comparison a new user sees, and twelve treatments with a sheet of draws."""
    with tempfile.TemporaryDirectory() as folder:
        for what, scenario, draws in (
            ("4 treatments", default_scenario(), False),
            ("12 treatments", SCENARIO, False),
            (f"12 treatments, {SCENARIO.draws:,} draws", SCENARIO, True),
        ):
            comparison = Simulator(catalogue()).run(scenario)
            yield _row(f"workbook, {what}", comparison, Path(folder), draws=draws)


def _row(what: str, comparison: Comparison, folder: Path, *, draws: bool) -> Row:
    write = partial(write_workbook, comparison, catalogue(), folder / "own.xlsx", draws=draws)
    floor = partial(_play, _noted(write), folder / "floor.xlsx")
    times = interleaved({"own": write, "floor": floor})
    own, other = times["own"], times["floor"]
    against = "XlsxWriter, constant memory, same cells and charts"
    return Row(what, against, own.median / other.median, AT_MOST, str(own), str(other))


@dataclass(frozen=True, slots=True)
class _Ref:
    """Stands for an object of XlsxWriter, by the order in which it was made."""

    number: int


@dataclass(frozen=True, slots=True)
class _Call:
    """One call of a method.

    Attributes:
        on: Number of the object.
        gives: Number of the object that it returns; None where it returns none.
    """

    on: int
    method: str
    positional: tuple[Anything, ...]
    named: dict[str, Anything]
    gives: int | None

    @property
    def row(self) -> int:
        """Row of a cell, -1 for what belongs to a sheet as a whole."""
        of_row = self.method == "set_row" or self.method.startswith(("write_", "merge_"))
        return int(self.positional[0]) if of_row else -1


@dataclass(slots=True)
class _Notes:
    """Every call, and the objects that were made."""

    calls: list[_Call] = field(default_factory=list)
    made: list[Anything] = field(default_factory=list)

    def watch(self, made: Anything) -> _Watched:
        """Returns an object in whose place calls are noted."""
        self.made.append(made)
        return _Watched(made, len(self.made) - 1, self)


class _Watched:
    """An object of XlsxWriter that notes what is asked of it."""

    def __init__(self, real: Anything, number: int, notes: _Notes) -> None:
        self.real, self.number = real, number
        self._notes = notes
        self._sheets: dict[str, _Watched] = {}

    def __getattr__(self, name: str) -> Callable[..., Anything]:
        method = getattr(self.real, name)

        def call(*positional: Anything, **named: Anything) -> Anything:
            if name == "get_worksheet_by_name":
                return self._sheets[positional[0]]
            result = method(*_each(positional, _real), **_each(named, _real))
            watched = None
            if name in ("add_worksheet", "add_format", "add_chart"):
                watched = self._notes.watch(result)
            if name == "add_worksheet" and watched is not None:
                self._sheets[positional[0]] = watched
                named = {}  # the other side has XlsxWriter's own kind of sheet
            gives = watched.number if watched else None
            note = _Call(self.number, name, _each(positional, _ref), _each(named, _ref), gives)
            self._notes.calls.append(note)
            return watched or result

        return call


def _each(value: Anything, change: Callable[[Anything], Anything]) -> Anything:
    """Applies a change to what lists and mappings hold, at any depth."""
    if isinstance(value, dict):
        return {key: _each(one, change) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_each(one, change) for one in value)
    return change(value)


def _real(value: Anything) -> Anything:
    return value.real if isinstance(value, _Watched) else value


def _ref(value: Anything) -> Anything:
    return _Ref(value.number) if isinstance(value, _Watched) else value


def _noted(write: Callable[[], None]) -> list[_Call]:
    """Returns the calls in an order for constant memory: sheets, formats and charts, then rows."""
    notes, plain = _Notes(), xlsxwriter.Workbook
    with mock.patch("xlsxwriter.Workbook", lambda *given: notes.watch(plain(*given))):
        write()
    sheets = {call.gives for call in notes.calls if call.method == "add_worksheet"}
    whole = [call for call in notes.calls if call.on not in sheets and call.method != "close"]
    cells = [call for call in notes.calls if call.on in sheets]
    cells.sort(key=lambda call: (call.on, call.row, call.method != "set_row"))
    return [*whole, *cells]


def _play(calls: list[_Call], path: Path) -> None:
    """Asks the same of a new workbook."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False})
    made: dict[int, Anything] = {_BOOK: book}

    def again(value: Anything) -> Anything:
        return made[value.number] if type(value) is _Ref else value

    for call in calls:
        if call.row < 0:
            positional, named = _each(call.positional, again), _each(call.named, again)
        else:  # the many cells: a format is the only object they are given
            positional, named = [again(value) for value in call.positional], call.named
        result = getattr(made[call.on], call.method)(*positional, **named)
        if call.gives is not None:
            made[call.gives] = result
    book.close()
