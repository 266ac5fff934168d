"""What to talk about: harms, what nobody knows, what to ask, and what to keep in mind."""

from __future__ import annotations

from collections.abc import Iterator

from hairchoice import palette
from hairchoice.engine.result import TreatmentResult
from hairchoice.ui.printing.blocks import (
    SMALL,
    Block,
    Row,
    Stack,
    Swatch,
    Text,
    balanced,
    bullets,
    headed,
    heading,
    plain,
)
from hairchoice.ui.printing.notes import main_harms
from hairchoice.ui.printing.paper import Paper

_TALK = (1.2, 3.0, 2.4, 2.4)
_GAP = 80.0

_SAID_AT_ONCE = "The evidence ends"
"""Start of the warning that is gathered into one point for all treatments."""


class Conversation:
    """Makes the part that helps to talk with a doctor or a clinic."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper

    def blocks(self) -> Iterator[Block]:
        """Yields a row per treatment, then what is true of the whole comparison."""
        yield from self._talk()
        yield from self._known_limits()

    def _talk(self) -> Iterator[Block]:
        most = self._paper.detail.points
        yield heading("For the conversation")
        titles = ("", "Main harms", "What nobody knows yet", "What to ask")
        cells = [Text(f"<b>{title}</b>", SMALL) for title in titles]
        rows = [
            self._talk_row(rank, result, most)
            for rank, result in enumerate(self._paper.comparison.treatments, start=1)
        ]
        yield from headed(Row(cells, _TALK, gap=_GAP), rows)

    def _talk_row(self, rank: int, result: TreatmentResult, most: int) -> Block:
        treatment = self._paper.catalogue.treatment(result.id)
        harms = [
            f"{plain(harm.what)}: {plain(harm.frequency)}{self._paper.marks(harm.sources)}"
            for harm in main_harms(treatment, self._paper.scenario, most)
        ]
        cells: list[Block] = [
            Swatch(result.short_name, rank, palette.style(result.id).light),
            Stack(bullets(harms)),
            Stack(bullets([plain(text) for text in treatment.unknown[:most]])),
            Stack(bullets([plain(text) for text in treatment.questions[:most]])),
        ]
        return Row(cells, _TALK, ruled=True, gap=_GAP)

    def _known_limits(self) -> Iterator[Block]:
        about: dict[str, list[str]] = {}  # one point for all treatments it is true of
        for result in self._paper.comparison.treatments:
            for warning in result.warnings:
                about.setdefault(warning, []).append(result.short_name)
        points = [*self._paper.comparison.warnings, *self._evidence_ends()]
        points += [
            f"{', '.join(names)}: {warning}"
            for warning, names in about.items()
            if not warning.startswith(_SAID_AT_ONCE)
        ]
        if points:
            yield heading("What to keep in mind")
            yield balanced(bullets([plain(point) for point in points]), self._paper.width)

    def _evidence_ends(self) -> Iterator[str]:
        """Yields one point for all treatments whose evidence is shorter than the comparison."""
        ends = [
            f"{self._paper.formats.number(result.evidence_until_month)} for {result.short_name}"
            for result in self._paper.comparison.treatments
            if result.benefit_known
            and result.evidence_until_month is not None
            and result.evidence_until_month < self._paper.scenario.months
        ]
        if ends:
            yield (
                f"{_SAID_AT_ONCE} at month {', '.join(ends)}; what is shown after that is not "
                "measured."
            )
