"""What every part of the printed summary needs to know."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from hairchoice.engine.catalogue import Catalogue, Country
from hairchoice.engine.describe import years_text
from hairchoice.engine.result import Comparison
from hairchoice.engine.scenario import Scenario
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.printing.blocks import BODY
from hairchoice.ui.printing.notes import SourceNotes


class Detail(Struct, frozen=True):
    """How much is said, so that it fits on the pages.

    Attributes:
        points: Harms, unknowns and questions of each treatment.
        short: Frequencies, effort and sources in few words.
        brief: Of the first few unknowns and questions, those that take least room.
        lines: Of room for notes.
        chart_height: Of each chart, in tenths of a point.
        sites: Short sources say where they are found.
        people, code: Sides of an icon array and of the QR code, in tenths of a point.
        margin: Around every page, in millimetres.
        parted: The second page of a comparison of many begins with what to talk about.
        body: Size of the type of the answer, in tenths of a point.
    """

    points: int
    short: bool
    brief: bool = False
    lines: int = 3
    chart_height: float = 1150.0
    sites: bool = True
    people: float = 440.0
    code: float = 520.0
    margin: float = 18.0
    body: int = BODY
    parted: bool = True


class Paper(Struct, frozen=True):
    """One printing of one comparison.

    Attributes:
        width: Of the printed area, in tenths of a point.
        notes: Counts the sources as they are named.
        changes: What would change the answer.
    """

    comparison: Comparison
    catalogue: Catalogue
    formats: LocaleFormats
    width: float
    detail: Detail
    notes: SourceNotes
    changes: Sequence[str] = ()

    @property
    def scenario(self) -> Scenario:
        """What the person chose."""
        return self.comparison.scenario

    @property
    def country(self) -> Country:
        """Whose prices and approvals are printed."""
        return self.catalogue.countries[self.scenario.country]

    @property
    def years(self) -> str:
        """The horizon in words."""
        return years_text(self.scenario.years)

    def money(self, value: float) -> str:
        """Returns an amount as it is read."""
        return self.formats.money(value, self.comparison.currency)

    def typed_money(self, value: float) -> str:
        """Returns an amount that the person typed, not rounded."""
        return self.formats.exact_money(value, self.comparison.currency)

    def marks(self, sources: Sequence[str]) -> str:
        """Returns the number of the first source of a figure, as HTML."""
        return self.notes.marks(sources[:1])
