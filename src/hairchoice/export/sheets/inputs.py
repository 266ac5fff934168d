"""The numbers of a comparison that a person may change in the workbook, each with a name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from hairchoice.engine.plan import CostLine, Plan, SessionPlan
from hairchoice.engine.scenario import MONEY_LIMIT

Kind = Literal["money", "whole", "figure", "share", "switch"]

YEARS = "horizon.years"
GROWTH = "price.growth"
DISCOUNT = "discount.rate"


class Input(Struct, frozen=True):
    """One cell that may be changed.

    Attributes:
        name: Of the cell, used by the formulas: ``exosomes.session.price``.
        value: None where nothing is known; the cell is empty and counts as 0.
        mark: Where the value comes from; a key of `hairchoice.export.sheets.looks.MARKS`.
        low, typical, high: As sourced; None where there is no range.
        year: Of a price.
        sources: Ids.
        note: How the figure was obtained, or why it was assumed.
        minimum, maximum: What may be typed.
    """

    name: str
    label: str
    value: float | None
    unit: str
    kind: Kind
    mark: str
    low: float | None = None
    typical: float | None = None
    high: float | None = None
    year: int | None = None
    sources: tuple[str, ...] = ()
    note: str = ""
    minimum: float = 0.0
    maximum: float = MONEY_LIMIT


class LineInputs(Struct, frozen=True):
    """The inputs of one cost item.

    Attributes:
        counted: Part of the planned cost as exported.
        switch: Whether it is paid; None where it always is.
    """

    line: CostLine
    counted: bool
    price: Input
    units: Input | None
    lifetime: Input | None
    visits: Input | None
    switch: Input | None

    def all(self) -> tuple[Input, ...]:
        """Returns the inputs that exist, in the order in which they are listed."""
        every = (self.price, self.units, self.lifetime, self.visits, self.switch)
        return tuple(one for one in every if one is not None)


class SessionInputs(Struct, frozen=True):
    """The inputs of a course of sessions."""

    plan: SessionPlan
    initial: Input
    spacing: Input
    maintenance: Input

    def all(self) -> tuple[Input, ...]:
        """Returns the inputs in the order in which they are listed."""
        return (self.initial, self.spacing, self.maintenance)


class RegimenInputs(Struct, frozen=True):
    """The inputs of one treatment that is not a combination."""

    treatment: str
    name: str
    sessions: SessionInputs | None
    lines: tuple[LineInputs, ...]

    def all(self) -> tuple[Input, ...]:
        """Returns all inputs in the order in which they are listed."""
        sessions = self.sessions.all() if self.sessions else ()
        return (*sessions, *(one for line in self.lines for one in line.all()))


class WorkbookInputs(Struct, frozen=True):
    """Everything that may be changed.

    Attributes:
        general: Years, price growth, discount rate.
        regimens: In the order of the treatments; what several treatments share is there once.
        plans: By treatment id, in the scenario's order.
    """

    general: tuple[Input, ...]
    regimens: tuple[RegimenInputs, ...]
    plans: Mapping[str, Plan]

    def all(self) -> tuple[Input, ...]:
        """Returns every input."""
        return (*self.general, *(one for regimen in self.regimens for one in regimen.all()))

    def paid_by(self, treatment_id: str) -> tuple[RegimenInputs, ...]:
        """Returns the regimens whose payments make up a treatment's cost."""
        parts = {regimen.treatment for regimen in self.plans[treatment_id].regimens}
        return tuple(regimen for regimen in self.regimens if regimen.treatment in parts)
