"""The table of the printed summary: a row per treatment."""

from __future__ import annotations

from collections.abc import Iterator

from hairchoice import palette
from hairchoice.engine.result import TreatmentResult
from hairchoice.engine.words import short_count_of_100
from hairchoice.ui.printing import cells
from hairchoice.ui.printing.blocks import SMALL, Block, Gap, Row, Stack, Text, heading, plain
from hairchoice.ui.printing.figures import Sureness, Swatch
from hairchoice.ui.printing.notes import benefit_sources, price_sources
from hairchoice.ui.printing.paper import Paper

_TABLE = (2.6, 2.5, 1.0, 1.2, 1.35, 1.45, 1.2, 2.0)
_GAP, _TITLE_GAP = 60.0, 70.0
_NOTE = (
    "The middle future stands first, then 8 in 10 futures. Gains are in hairs per cm², against "
    "doing nothing. The weaker the evidence, the less of a published gain we count."
)


class SideBySide:
    """Makes the table."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper

    def blocks(self) -> Iterator[Block]:
        """Yields heading and rows."""
        heads = (
            ("Treatment", False),
            (f"In total, {self._paper.years}<br>(8 in 10 futures)", True),
            ("A month", True),
            ("Visibly more hair, of 100", True),
            ("Published gain", True),
            ("We count", True),
            ("How sure", False),
            (f"Approval, {self._paper.country.jurisdiction}", False),
        )
        yield heading("Side by side")
        titles = [Text(f"<b>{text}</b>", SMALL, right=right) for text, right in heads]
        # The gap keeps programs that read aloud from taking the first row for part of the titles.
        yield Stack([Row(titles, _TABLE, gap=_GAP), Gap(_TITLE_GAP)])
        for rank, result in enumerate(self._paper.comparison.treatments, start=1):
            yield self._row(rank, result)
        yield Text(_NOTE, SMALL, before=30)

    def _row(self, rank: int, result: TreatmentResult) -> Block:
        paper = self._paper
        treatment = paper.catalogue.treatment(result.id)
        prices = paper.marks(price_sources(treatment, paper.scenario, paper.catalogue))
        published = paper.marks(benefit_sources(treatment, paper.scenario))
        return Row(
            [
                Swatch(result.name, rank, palette.style(result.id).light),
                Text(self._total(result) + prices, SMALL, right=True),
                Text(self._month(result), SMALL, right=True),
                Text(self._visible(result), SMALL, right=True),
                Text(self._published(result) + published, SMALL, right=True),
                Text(self._counted(result), SMALL, right=True),
                Sureness(result.certainty),
                Text(cells.approval(paper, result, treatment), SMALL),
            ],
            _TABLE,
            ruled=True,
            gap=_GAP,
        )

    def _total(self, result: TreatmentResult) -> str:
        if cells.unpriced(result):
            return "no price"
        total, currency = result.cost_total, self._paper.comparison.currency
        span = self._paper.formats.money_range(total.quantile(10), total.quantile(90), currency)
        rest = "<br>part of it has no price" if result.missing_prices else ""
        return f"<b>{plain(self._paper.money(result.middle_cost))}</b><br>{plain(span)}{rest}"

    def _month(self, result: TreatmentResult) -> str:
        if cells.unpriced(result):
            return "–"
        return plain(self._paper.money(result.middle_cost_per_month))

    def _visible(self, result: TreatmentResult) -> str:
        counts = result.of_100
        said = short_count_of_100(counts.visible, sure=counts.sure)
        return f"<b>{plain(said)}</b>" if result.benefit_known else "not known"

    def _published(self, result: TreatmentResult) -> str:
        if not result.benefit_known:
            return "no usable trial"
        if result.published_benefit is None:
            return "none"
        return self._paper.formats.signed(result.published_benefit, 1)

    def _counted(self, result: TreatmentResult) -> str:
        if result.evidence_weight is None or not result.benefit_known:
            return "–"
        share = self._paper.formats.percent(result.evidence_weight)
        return f"{self._paper.formats.signed(result.expected_benefit, 1)} ({share})"
