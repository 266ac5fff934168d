"""What to talk about with more treatments than there is room for columns: a row each."""

from __future__ import annotations

from collections.abc import Iterator

from hairchoice import palette
from hairchoice.engine.result import TreatmentResult
from hairchoice.ui.printing import cells
from hairchoice.ui.printing.blocks import (
    SMALL,
    Block,
    Row,
    Stack,
    Text,
    bullets,
    headed,
    heading,
    plain,
)
from hairchoice.ui.printing.figures import Swatch
from hairchoice.ui.printing.notes import main_harms
from hairchoice.ui.printing.paper import Paper

_TALK = (1.6, 2.8, 2.3, 2.3)
_GAP = 80.0


class Conversation:
    """Makes the part that helps to talk with a doctor or a clinic."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper

    def blocks(self) -> Iterator[Block]:
        """Yields a row per treatment."""
        most = self._paper.detail.points
        yield heading("For the conversation")
        titles = ("Treatment and effort", "Main harms", "What nobody knows yet", "What to ask")
        heads = [Text(f"<b>{title}</b>", SMALL) for title in titles]
        rows = [
            self._talk_row(rank, result, most)
            for rank, result in enumerate(self._paper.comparison.treatments, start=1)
        ]
        yield from headed(Row(heads, _TALK, gap=_GAP), rows)

    def _talk_row(self, rank: int, result: TreatmentResult, most: int) -> Block:
        treatment = self._paper.catalogue.treatment(result.id)
        harms = [
            cells.harm(self._paper, harm)
            for harm in main_harms(treatment, self._paper.scenario, most)
        ]
        name = Swatch(result.short_name, rank, palette.style(result.id).light)
        parts: list[Block] = [
            Stack([name, Text(cells.effort(self._paper, treatment), SMALL)]),
            Stack(bullets(harms)),
            Stack(bullets([plain(text) for text in treatment.unknown[:most]])),
            Stack(bullets([plain(text) for text in treatment.questions[:most]])),
        ]
        return Row(parts, _TALK, ruled=True, gap=_GAP)
