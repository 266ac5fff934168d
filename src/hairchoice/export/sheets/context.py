"""What every sheet is written from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from hairchoice.engine.catalogue import Catalogue, Country
from hairchoice.engine.describe import PlainFormats
from hairchoice.engine.result import Comparison
from hairchoice.export.sheets.inputs import WorkbookInputs
from hairchoice.export.sheets.looks import Look, exact_money, whole_money

CHANGED_NAME = "inputs.changed"
CHANGED_TEXT = (
    "The Inputs were changed after this was simulated: the figures marked 'simulated' are still "
    "for the inputs as exported. Make the change in HairChoice to simulate it."
)
CHANGED_FORMULA = f'=IF({CHANGED_NAME}>0,"{CHANGED_TEXT}","")'


class Context(Struct, frozen=True):
    """The comparison, its data, and what is derived from both once.

    Attributes:
        numbers: Of the sources, by id, as they are cited everywhere.
        written: Day of the export.
    """

    comparison: Comparison
    catalogue: Catalogue
    inputs: WorkbookInputs
    numbers: dict[str, int]
    written: date
    formats: PlainFormats

    @property
    def country(self) -> Country:
        """The price book."""
        return self.catalogue.countries[self.comparison.scenario.country]

    @property
    def exact(self) -> Look:
        """Amounts to the cent."""
        return exact_money(self.comparison.currency)

    @property
    def whole(self) -> Look:
        """Amounts without cents."""
        return whole_money(self.comparison.currency)

    def cited(self, sources: Iterable[str]) -> str:
        """Returns the numbers of sources: ``[3, 12–14]``."""
        known = sorted({self.numbers[source] for source in sources if source in self.numbers})
        if not known:
            return ""
        runs = [[known[0], known[0]]]
        for number in known[1:]:
            if number == runs[-1][1] + 1:
                runs[-1][1] = number
            else:
                runs.append([number, number])
        joints = {0: "", 1: ", "}
        shown = (
            f"{first}" if first == last else f"{first}{joints.get(last - first, '–')}{last}"
            for first, last in runs
        )
        return f"[{', '.join(shown)}]"
