"""The printed summary, from top to bottom: who, the answer, charts, table, what to ask, sources."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QDate, QLocale

from hairchoice.engine import describe, words
from hairchoice.ui.charts.series import Chart, cost_chart, hair_chart
from hairchoice.ui.printing.blocks import (
    BODY,
    SMALL,
    TITLE,
    Block,
    ChartBlock,
    Lines,
    Row,
    Stack,
    Text,
    heading,
    plain,
    run_in,
)
from hairchoice.ui.printing.conversation import Conversation
from hairchoice.ui.printing.paper import Paper
from hairchoice.ui.printing.side_by_side import SideBySide

TITLE_TEXT = "Hair-loss treatments: what they cost, what they may bring"

_FULL_ANSWER = 4
"""Up to so many treatments each get their own sentences; for more, the table says it."""


class Summary:
    """Makes the blocks of the page."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._few = len(paper.comparison.treatments) <= _FULL_ANSWER

    def blocks(self) -> list[Block]:
        """Returns everything in reading order."""
        return [
            *self._head(),
            *self._answer(),
            self._charts(),
            *SideBySide(self._paper).blocks(),
            *Conversation(self._paper).blocks(),
            *self._room_for_notes(),
            *self._sources(),
        ]

    def _head(self) -> Iterator[Block]:
        scenario = self._paper.scenario
        # Of the machine, like every date a person writes on paper; not part of the result.
        today = self._paper.formats.locale.toString(
            QDate.currentDate(), QLocale.FormatType.LongFormat
        )
        yield Text(f"<b>{plain(TITLE_TEXT)}</b>", TITLE)
        who = f"<b>{plain(scenario.name)}</b>, {plain(today)}" if scenario.name else plain(today)
        yield Text(who, before=30)
        yield Text(" · ".join(map(plain, self._choices())), SMALL, before=20)

    def _choices(self) -> Iterator[str]:
        scenario, number = self._paper.scenario, self._paper.formats.number
        stage = self._paper.catalogue.stage(scenario.sex, scenario.stage)
        density = number(self._paper.comparison.start_density)
        yield words.SEX[scenario.sex]
        yield f"{stage.label}, {density} hairs per cm² today"
        yield f"prices of {self._paper.country.name}"
        yield self._paper.years
        people = "as people typically do" if scenario.persistence == "typical" else "as planned"
        yield f"treatment {people}"
        if scenario.budget is not None:
            yield f"budget {self._paper.typed_money(scenario.budget)}"
        share = self._paper.formats.percent(scenario.visible_share)
        threshold = number(self._paper.comparison.visible_threshold)
        yield f"visible from {threshold} hairs per cm² ({share})"
        yield from self._own_numbers()

    def _own_numbers(self) -> Iterator[str]:
        """Yields what the person changed: quotes, sessions, trust."""
        number, percent = self._paper.formats.number, self._paper.formats.percent
        for result in self._paper.comparison.treatments:
            choices, name = self._paper.scenario.chosen(result.id), result.short_name
            for item, price in choices.quotes.items():
                yield f"{name}: {item} {self._paper.typed_money(price)} (own quote)"
            if choices.sessions is not None:
                yield f"{name}: {choices.sessions} sessions (own number)"
            if choices.maintenance is not None:
                yield f"{name}: {number(choices.maintenance)} sessions a year after"
            if choices.trust is not None:
                yield f"{name}: {percent(choices.trust)} of the benefit counted"

    def _answer(self) -> Iterator[Block]:
        comparison, formats = self._paper.comparison, self._paper.formats
        yield heading("The answer")
        if self._few:
            sentences = describe.answer(comparison, formats)
        else:
            sentences = [
                describe.cost_chart_sentence(comparison, formats),
                describe.hair_chart_sentence(comparison, formats),
                self._of_100(),
            ]
        for sentence in sentences:
            yield Text(plain(sentence), BODY, before=18)

    def _of_100(self) -> str:
        """Returns one sentence for all treatments; the table has the money beside it."""
        counts = [
            f"{result.of_100.visible} with {result.short_name}"
            for result in self._paper.comparison.treatments
            if result.benefit_known
        ]
        return (
            f"Of 100 people like you, this many have visibly more hair after {self._paper.years} "
            f"than if they had done nothing: {', '.join(counts)}."
        )

    def _charts(self) -> Block:
        first = self._paper.comparison.treatments[0]
        height = self._paper.detail.chart_height

        def column(title: str, chart: Chart) -> Block:
            block = ChartBlock(chart, self._paper.formats, first.id, height)
            return Stack([Text(f"<b>{plain(title)}</b>", BODY), block])

        row = Row(
            [
                column("What is paid over the years", cost_chart(self._paper.comparison)),
                column("What becomes of the hair", hair_chart(self._paper.comparison)),
            ],
            [1, 1],
        )
        note = Text(
            f"Line: the middle future. Shaded: 8 in 10 futures with {plain(first.short_name)}. "
            "Dashed: beyond what any trial has followed. Hatched: no usable trial.",
            SMALL,
            before=15,
        )
        return Stack([Text("", SMALL), row, note])

    def _room_for_notes(self) -> Iterator[Block]:
        parts: list[Block] = [heading("Notes")]
        if self._paper.scenario.notes:
            parts.append(Text(plain(self._paper.scenario.notes)))
        yield Stack([*parts, Lines(self._paper.detail.lines)])

    def _sources(self) -> Iterator[Block]:
        found = list(self._paper.notes.entries())
        if found:
            yield Stack([heading("Sources"), run_in(found)])
