"""The printed summary, from top to bottom: who, the answer, charts, table, what to ask, sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QDate, QLocale

from hairchoice.engine import words
from hairchoice.engine.result import TreatmentResult
from hairchoice.ui.charts.series import Chart, cost_chart, hair_chart, shaded
from hairchoice.ui.printing.answer import answer_sentences
from hairchoice.ui.printing.assumptions import limits
from hairchoice.ui.printing.blocks import (
    SMALL,
    TITLE,
    Block,
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
    section,
)
from hairchoice.ui.printing.code import code_block
from hairchoice.ui.printing.columns import MOST_COLUMNS, Columns
from hairchoice.ui.printing.conversation import Conversation
from hairchoice.ui.printing.figures import ChartBlock
from hairchoice.ui.printing.own import notes_after, notes_beside, own_numbers
from hairchoice.ui.printing.paper import Paper
from hairchoice.ui.printing.people import strip
from hairchoice.ui.printing.side_by_side import SideBySide

TITLE_TEXT = "Hair-loss treatments: what they cost, what they may bring"


class Summary:
    """Makes the blocks of the page."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper

    def blocks(self) -> list[Block]:
        """Returns everything in reading order, but for long notes."""
        return [
            *self._head(),
            *section("The answer", self._answer()),
            *section("Cost and hair over the years", [self._charts()]),
            *self._treatments(),
            *section("What would change it", self._change()),
            *section("What to keep in mind", self._limits()),
            *section("Notes and run code", [self._foot()]),
            *section("Sources", self._sources()),
        ]

    def more(self) -> list[Block]:
        """Returns notes that are too long for the pages; they come last, on as many as it takes."""
        return list(section("Notes, in full", notes_after(self._paper)))

    def _treatments(self) -> Iterator[Block]:
        """Yields a column each for a few treatments, else tables with a row each."""
        if len(self._paper.comparison.treatments) <= MOST_COLUMNS:
            yield from section("Side by side", Columns(self._paper).blocks())
        else:
            yield from section("Of 100 people", [strip(self._paper.comparison)])
            yield from section("Side by side", SideBySide(self._paper).blocks())
            talk, parted = Conversation(self._paper).blocks(), self._paper.detail.parted
            yield from section("For the conversation", talk, new_page=parted)

    def _head(self) -> Iterator[Block]:
        scenario = self._paper.scenario
        # Of the machine, like every date a person writes on paper; not part of the result. In the
        # language of the page, in the order of the country.
        locale = self._paper.formats.locale
        american = locale.territory() == QLocale.Country.UnitedStates
        order = "MMMM d, yyyy" if american else "d MMMM yyyy"
        today = QLocale(QLocale.Language.English).toString(QDate.currentDate(), order)
        yield Text(f"<b>{plain(TITLE_TEXT)}</b>", TITLE)
        who = f"<b>{plain(scenario.name)}</b> · " if scenario.name else ""
        said = f"{who}{plain(today)} · " + " · ".join(map(plain, self._choices()))
        yield Text(said, SMALL, before=15)
        own = own_numbers(self._paper)
        if own:
            yield Text(own, SMALL)

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

    def _answer(self) -> Iterator[Block]:
        yield Gap(35) if self._paper.detail.short else heading("The answer")
        for sentence in answer_sentences(self._paper.comparison, self._paper.formats):
            yield Text(plain(sentence), self._paper.detail.body, before=14)

    def _charts(self) -> Block:
        first = shaded(self._paper.comparison)
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
        note = Text(plain(" ".join(self._chart_notes(first))), SMALL, before=10)
        return Stack([Gap(50), row, note, Gap(50)])

    def _chart_notes(self, focused: TreatmentResult) -> Iterator[str]:
        """Says what the charts show; of dashes and hatches only where there are any."""
        known = [each for each in self._paper.comparison.treatments if each.benefit_known]
        last = self._paper.scenario.months
        yield f"Line: the middle future. Shaded: 8 in 10 futures with {focused.in_sentence}."
        if any((each.evidence_until_month or last) < last for each in known):
            yield "Dashed: beyond what any trial has followed."
        if len(known) < len(self._paper.comparison.treatments):
            yield "Hatched: no usable trial."

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
        typed = notes_beside(self._paper)
        if typed is not None:
            notes.append(typed)
        notes.append(Lines(self._paper.detail.lines))
        return Stack([Gap(50), Row([Stack(notes), code_block(self._paper)], [4, 5])])

    def _sources(self) -> Iterator[Block]:
        short = self._paper.detail.short
        found = list(self._paper.notes.entries(short=short, sites=self._paper.detail.sites))
        if found and short:
            yield run_in("Sources, in full under Evidence in the program", found)
        elif found:
            yield Stack([heading("Sources"), in_columns(found)])
