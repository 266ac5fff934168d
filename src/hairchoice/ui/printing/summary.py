"""The printed summary, from top to bottom: who, the answer, charts, table, what to ask, sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QDate, QLocale

from hairchoice.engine import words
from hairchoice.ui.charts.series import Chart, cost_chart, hair_chart
from hairchoice.ui.printing.answer import answer_sentences
from hairchoice.ui.printing.assumptions import limits
from hairchoice.ui.printing.blocks import (
    BODY,
    SMALL,
    TITLE,
    Block,
    ChartBlock,
    Gap,
    Lines,
    Row,
    Stack,
    Text,
    balanced,
    bullets,
    heading,
    in_columns,
    plain,
    run_in,
)
from hairchoice.ui.printing.code import code_block
from hairchoice.ui.printing.columns import MOST_COLUMNS, Columns
from hairchoice.ui.printing.conversation import Conversation
from hairchoice.ui.printing.paper import Paper
from hairchoice.ui.printing.people import strip
from hairchoice.ui.printing.side_by_side import SideBySide

TITLE_TEXT = "Hair-loss treatments: what they cost, what they may bring"


class Summary:
    """Makes the blocks of the page."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper

    def blocks(self) -> list[Block]:
        """Returns everything in reading order."""
        return [
            *self._head(),
            *self._answer(),
            self._charts(),
            *self._treatments(),
            *self._change(),
            *self._limits(),
            self._foot(),
            *self._sources(),
        ]

    def _treatments(self) -> Iterator[Block]:
        """Yields a column each for a few treatments, else tables with a row each."""
        if len(self._paper.comparison.treatments) <= MOST_COLUMNS:
            yield from Columns(self._paper).blocks()
        else:
            yield strip(self._paper.comparison)
            yield from SideBySide(self._paper).blocks()
            yield from Conversation(self._paper).blocks()

    def _head(self) -> Iterator[Block]:
        scenario = self._paper.scenario
        # Of the machine, like every date a person writes on paper; not part of the result.
        today = self._paper.formats.locale.toString(
            QDate.currentDate(), QLocale.FormatType.LongFormat
        )
        yield Text(f"<b>{plain(TITLE_TEXT)}</b>", TITLE)
        who = f"<b>{plain(scenario.name)}</b> · " if scenario.name else ""
        said = f"{who}{plain(today)} · " + " · ".join(map(plain, self._choices()))
        yield Text(said, SMALL, before=15)

    def _choices(self) -> Iterator[str]:
        scenario, number = self._paper.scenario, self._paper.formats.number
        stage = self._paper.catalogue.stage(scenario.sex, scenario.stage)
        density = number(self._paper.comparison.start_density)
        yield words.SEX[scenario.sex]
        yield f"{stage.label}, {density} hairs per cm²"
        yield f"prices: {self._paper.country.name}"
        yield self._paper.years
        people = "as people typically do" if scenario.persistence == "typical" else "as planned"
        yield f"treatment {people}"
        if scenario.budget is not None:
            yield f"budget {self._paper.typed_money(scenario.budget)}"
        share = self._paper.formats.percent(scenario.visible_share)
        threshold = number(self._paper.comparison.visible_threshold)
        yield f"visible from {threshold} ({share})"
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
        yield Gap(35) if self._paper.detail.short else heading("The answer")
        for sentence in answer_sentences(self._paper.comparison, self._paper.formats):
            yield Text(plain(sentence), BODY, before=14)

    def _charts(self) -> Block:
        first = self._paper.comparison.treatments[0]
        height = self._paper.detail.chart_height

        def column(title: str, chart: Chart) -> Block:
            block = ChartBlock(chart, self._paper.formats, first.id, height)
            if self._paper.detail.short:  # the axis says as much
                return block
            return Stack([Text(f"<b>{plain(title)}</b>", SMALL), block])

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
            before=10,
        )
        return Stack([Gap(50), row, note, Gap(50)])

    def _change(self) -> Iterator[Block]:
        said = [plain(sentence) for sentence in self._paper.changes]
        if said:
            yield self._points("What would change it", bullets(said), said)

    def _limits(self) -> Iterator[Block]:
        said = [plain(point) for point in limits(self._paper)]
        columns = [balanced(bullets(said), self._paper.width)]
        yield self._points("What to keep in mind", columns, said)

    def _points(self, title: str, roomy: Sequence[Block], said: Sequence[str]) -> Block:
        if self._paper.detail.short:
            return run_in(title, said)
        return Stack([heading(title), *roomy])

    def _foot(self) -> Block:
        """Returns room to write, with the person's own notes, beside the run code."""
        notes: list[Block] = [Text("<b>Notes</b>", SMALL)]
        if self._paper.scenario.notes:
            notes.append(Text(plain(self._paper.scenario.notes), SMALL))
        notes.append(Lines(self._paper.detail.lines))
        return Stack([Gap(50), Row([Stack(notes), code_block(self._paper)], [4, 5])])

    def _sources(self) -> Iterator[Block]:
        short = self._paper.detail.short
        found = list(self._paper.notes.entries(short=short))
        if found and short:
            yield run_in("Sources, in full under Evidence in the program", found)
        elif found:
            yield Stack([heading("Sources"), in_columns(found)])
