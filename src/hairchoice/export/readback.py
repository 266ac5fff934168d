"""Reading an exported workbook back: the comparison it holds, with what was typed on Inputs."""

from __future__ import annotations

import math
from pathlib import Path

import msgspec

from hairchoice import __version__
from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.problems import BadInputError, Problem
from hairchoice.engine.scenario import Scenario, check_scenario, read_scenario
from hairchoice.export.received import Area, Received
from hairchoice.export.sheets.collect import workbook_inputs
from hairchoice.export.sheets.inputs import Input, LineInputs, RegimenInputs, WorkbookInputs
from hairchoice.export.sheets.inputs_sheet import EXPORTED_NAME
from hairchoice.export.sheets.method import FILE_NAME, written_by
from hairchoice.export.sheets.payments import letters

_NAMED = 5
_PUT_BACK = "put it back or export again; to leave a price out, type 0"
_NAMES_BESIDE = 1
"""The names of the inputs, in words, stand so many columns beside what was exported."""


def read_workbook(path: Path, catalogue: Catalogue) -> Scenario:
    """Reads the comparison of an exported workbook.

    A price that was typed becomes a quote, sessions and settings become the person's choices. What
    was not changed changes nothing, also where the data has another figure now.

    Args:
        path: The workbook.
        catalogue: The data it must fit.

    Returns:
        The checked scenario; the identical one when nothing was typed.

    Raises:
        BadInputError: It is no such workbook or does not fit the data (a line), or cells hold what
            cannot be a choice (a line per cell).
    """
    received = Received(path)
    exported = _exported(received)
    check_scenario(exported, catalogue)
    scenario = _Inputs(received, exported, catalogue).applied()
    check_scenario(scenario, catalogue)
    return scenario


def _exported(received: Received) -> Scenario:
    """The comparison as it was exported, from the run record."""
    area = received.names.get(FILE_NAME)
    pieces = list(received.read([area]).values()) if area else []
    try:
        return read_scenario("".join(map(str, pieces)).encode())
    except BadInputError as error:
        message = "is not a workbook that HairChoice exported, or its run record was changed"
        raise BadInputError.single(str(received.path), message) from error


def _of_this_data(received: Received, catalogue: Catalogue) -> bool:
    """Says whether a workbook has the inputs that this program and its data would export now.

    It has, unless its run record names others.
    """
    file = received.names[FILE_NAME]
    words, said = (
        {row: value for (_, row, _), value in received.read([area]).items()}
        for area in (Area(file.sheet, column, 1, file.first) for column in (1, 2))
    )
    record = {str(word): str(said.get(row, "")) for row, word in words.items()}
    ours = written_by(__version__, catalogue.version)
    return all(record.get(word, text).startswith(text) for word, text in ours.items())


class _Inputs:
    """The cells of the sheet Inputs, compared with what they held when exported."""

    def __init__(self, received: Received, exported: Scenario, catalogue: Catalogue) -> None:
        self._received = received
        self._exported = exported
        self._catalogue = catalogue
        self._inputs: WorkbookInputs = workbook_inputs(exported, catalogue)
        self._beside = received.names.get(EXPORTED_NAME)
        self._areas = {
            one.name: received.names[one.name]
            for one in self._inputs.all()
            if one.name in received.names
        }
        beside = [self._exported_area(area) for area in self._areas.values()]
        self._cells = received.read([*self._areas.values(), *filter(None, beside)])
        self._same_data = _of_this_data(received, catalogue)
        self._said_names = set(self._read_beside(_NAMES_BESIDE).values())
        self._problems: list[Problem] = []

    def applied(self) -> Scenario:
        """Returns the exported scenario with what was typed.

        Raises:
            BadInputError: A cell holds what cannot be a choice; a line for each.
        """
        self._refuse_lost()
        fields: dict[str, object] = {}
        for field, one in zip(
            ("years", "price_growth", "discount_rate"), self._inputs.general, strict=True
        ):
            value = self._typed(one)
            if value is not None:
                fields[field] = int(value) if one.kind == "whole" else value
        choices = dict(self._exported.choices)
        for regimen in self._inputs.regimens:
            changes = self._changes(regimen)
            if changes:
                chosen = self._exported.chosen(regimen.treatment)
                choices[regimen.treatment] = msgspec.structs.replace(chosen, **changes)
        scenario = msgspec.structs.replace(self._exported, choices=choices, **fields)
        if not self._problems:
            self._compare_counted(scenario)
        if self._problems:
            raise BadInputError(self._problems)
        return scenario

    def _refuse_lost(self) -> None:
        """What may have been typed into a cell that is not there any more cannot be known.

        Raises:
            BadInputError: There are such cells; a line for each, or one for all of them.
        """
        path, lost = self._received.path, self._received.lost
        if not self._areas:
            message = (
                "has none of the cells that can be changed: their sheet was deleted, or is too "
                "large to be read; export the workbook again"
            )
            raise BadInputError.single(str(path), message)
        gone = [
            one
            for one in self._inputs.all()
            if one.name not in self._areas and (one.name in lost or self._was_exported(one.name))
        ]
        if len(gone) == 1:
            message = f"its cell was deleted or moved away; {_PUT_BACK}"
            raise BadInputError.single(f"{path.name} ({gone[0].label})", message)
        if gone:
            named = ", ".join(f"{one.label} ({one.name})" for one in gone[:_NAMED])
            more = f" and {len(gone) - _NAMED} more" if len(gone) > _NAMED else ""
            message = f"these cells were deleted or moved away: {named}{more}; {_PUT_BACK}"
            raise BadInputError.single(path.name, message)

    def _was_exported(self, name: str) -> bool:
        """Says whether an input that has no cell now had one: other data may not know it.

        Each row says its name in words too, which stays when only the name was deleted.
        """
        return self._same_data or name in self._said_names

    def _changes(self, regimen: RegimenInputs) -> dict[str, object]:
        """Returns the fields of a treatment's choices that were typed."""
        changes: dict[str, object] = {}
        if regimen.sessions is not None:
            initial = self._typed(regimen.sessions.initial)
            if initial is not None:
                as_sourced = initial == regimen.sessions.initial.typical
                changes["sessions"] = None if as_sourced else int(initial)
            yearly = self._typed(regimen.sessions.maintenance)
            if yearly is not None:
                as_sourced = yearly == regimen.sessions.maintenance.typical
                changes["maintenance"] = None if as_sourced else yearly
            self._refuse(regimen.sessions.spacing)
        before = self._exported.chosen(regimen.treatment).quotes
        quotes = dict(before)
        for line in regimen.lines:
            self._quote(line, quotes)
            for one in (line.units, line.lifetime, line.visits):
                self._refuse(one)
        return {**changes, "quotes": quotes} if quotes != before else changes

    def _quote(self, line: LineInputs, quotes: dict[str, float]) -> None:
        """Adds the quote of a cost item, or takes it away."""
        item, price = line.line.item, self._typed(line.price)
        if price is not None:
            quotes[item] = price
            if price == line.price.typical and line.switch is None:
                del quotes[item]
        switch = self._typed(line.switch)
        if switch == 0:
            quotes.pop(item, None)
        elif switch is not None and item not in quotes:
            if line.price.value is None:
                self._problem(line.price, "is empty; type the price of what is to be counted")
            else:
                quotes[item] = line.price.value

    def _refuse(self, one: Input | None) -> None:
        """What the program always takes from its data cannot be a choice."""
        if one is not None and self._typed(one) is not None:
            exported = self._cell(self._exported_area(self._areas[one.name]))
            self._problem(one, f"was changed, but HairChoice takes it from its data; put back "
                          f"{exported}")  # fmt: skip

    def _compare_counted(self, scenario: Scenario) -> None:
        """What the workbook counts must be what the program will count."""
        for regimen in workbook_inputs(scenario, self._catalogue).regimens:
            for line in regimen.lines:
                if line.switch is not None:
                    self._compare_switch(line, line.switch)

    def _compare_switch(self, line: LineInputs, switch: Input) -> None:
        said = self._cell(self._areas.get(switch.name), line.counted)
        if bool(said) == line.counted:
            return
        if said:
            message = "says 1, but another way to pay for the same is counted; type 0"
        elif self._typed(line.price) is not None:
            message = "says 0, but a price was typed; type 1 to count it, or put the price back"
        else:
            message = "says 0, but one way to pay must be counted; count the other, with its price"
        self._problem(switch, message)

    def _typed(self, one: Input | None) -> float | None:
        """Returns what was typed into a cell; None where it is as exported, or no use."""
        area = self._areas.get(one.name) if one else None
        if one is None or area is None:
            return None
        value = self._cell(area)
        if _same(value, self._cell(self._exported_area(area), one.value)):
            return None
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            self._problem(one, self._no_number(area, value))
            return None
        whole = one.kind in ("whole", "switch")
        if not one.minimum <= value <= one.maximum or (whole and value != int(value)):
            kind = ", whole numbers" if whole else ""
            self._problem(one, f"is {value:,.15g}; allowed is {one.minimum:,.15g} to "
                          f"{one.maximum:,.15g}{kind}")  # fmt: skip
            return None
        return float(value)

    def _no_number(self, area: Area, value: object) -> str:
        if value is not None:
            return f"holds {str(value)[:40]!r}; type a number"
        formula = self._received.read([area], formulas=True)
        if formula:
            return "holds a formula that was never worked out; open and save it in a spreadsheet"
        return "is empty; type a number"

    def _cell(self, area: Area | None, otherwise: object = None) -> object:
        if area is None:
            return otherwise
        return self._cells.get((area.sheet, area.first, area.column))

    def _read_beside(self, columns: int) -> dict[tuple[str, int, int], object]:
        """Reads a column so far from the exported values."""
        if self._beside is None:
            return {}
        return self._received.read([self._beside.beside(self._beside.column + columns)])

    def _exported_area(self, area: Area) -> Area | None:
        return area.beside(self._beside.column) if self._beside else None

    def _problem(self, one: Input, message: str) -> None:
        area = self._areas[one.name]
        cell = f"{area.sheet}!{letters(area.column - 1)}{area.first}"
        problem = Problem(f"{self._received.path.name}, {cell} ({one.label})", message)
        if problem not in self._problems:
            self._problems.append(problem)


def _same(value: object, exported: object) -> bool:
    """Programs store the last digits of a number as they like."""
    if isinstance(value, (int, float)) and isinstance(exported, (int, float)):
        return math.isclose(value, exported, rel_tol=1e-9, abs_tol=1e-12)
    return value == exported
