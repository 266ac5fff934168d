"""Up to four treatments side by side, a column each: numbers, people, harms, questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hairchoice import palette
from hairchoice.engine.catalogue import Treatment
from hairchoice.engine.result import TreatmentResult
from hairchoice.ui.printing import cells
from hairchoice.ui.printing.blocks import SMALL, Block, Row, Stack, Text, headed, plain
from hairchoice.ui.printing.figures import Sureness, Swatch
from hairchoice.ui.printing.notes import main_harms
from hairchoice.ui.printing.paper import Paper
from hairchoice.ui.printing.people import People

MOST_COLUMNS = 4
_LABEL, _REST = 560.0, 4465.0
"""Widths of the labels and of all columns together, as shares."""

_GAP = 75.0
_BRIEF_FROM = 3
"""The data name what matters most first."""

Cell = Callable[[TreatmentResult, Treatment], Block]


class Columns:
    """Makes the table."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper

    def blocks(self) -> Iterator[Block]:
        """Yields a row per thing that is compared."""
        paper = self._paper
        names: list[Block] = [
            Swatch(self._name(result), rank, palette.style(result.id).light)
            for rank, result in enumerate(paper.comparison.treatments, start=1)
        ]
        rows = [self._row(label, cell) for label, cell in self._rows()]
        yield from headed(self._set([Text("", SMALL), *names], ruled=False), rows)

    def _rows(self) -> Iterator[tuple[str, Cell]]:
        paper = self._paper
        yield f"Of 100 people, {paper.years} on", self._people
        yield (
            "Cost; 8 in 10 futures",
            lambda result, each: Text(cells.cost(paper, result, each), SMALL),
        )
        yield (
            "Gain, hairs per cm²",
            lambda result, each: Text(cells.gain(paper, result, each), SMALL),
        )
        yield "How sure", lambda result, _: Sureness(result.certainty)
        yield (
            f"Approval, {paper.country.jurisdiction}",
            lambda result, each: Text(cells.approval(paper, result, each), SMALL),
        )
        yield "Effort", lambda _, each: Text(cells.effort(paper, each), SMALL)
        yield "Main harms", self._harms
        yield "Not known yet", lambda _, each: self._points(each.unknown)
        yield "Ask", lambda _, each: self._points(each.questions)

    def _people(self, result: TreatmentResult, _treatment: Treatment) -> Block:
        return People.of(result, self._paper.detail.people)

    def _name(self, result: TreatmentResult) -> str:
        return result.short_name if self._paper.detail.short else result.name

    def _row(self, label: str, cell: Cell) -> Block:
        paper = self._paper
        found = [
            cell(result, paper.catalogue.treatment(result.id))
            for result in paper.comparison.treatments
        ]
        return self._set([Text(f"<b>{plain(label)}</b>", SMALL), *found], ruled=True)

    def _set(self, found: list[Block], *, ruled: bool) -> Block:
        count = len(found) - 1
        shares = [_LABEL, *[(_REST - _GAP * (count - 1)) / count] * count]
        return Row(found, shares, ruled=ruled, gap=_GAP)

    def _harms(self, _result: TreatmentResult, treatment: Treatment) -> Block:
        harms = main_harms(treatment, self._paper.scenario, self._paper.detail.points)
        return Stack([Text(cells.harm(self._paper, harm), SMALL) for harm in harms])

    def _points(self, points: tuple[str, ...]) -> Block:
        detail = self._paper.detail
        kept = sorted(points[:_BRIEF_FROM], key=len) if detail.brief else points
        return Stack([Text(plain(point), SMALL) for point in kept[: detail.points]])
