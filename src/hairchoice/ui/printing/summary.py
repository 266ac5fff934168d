"""The printed summary, from top to bottom: who, the answer, charts, table, what to ask, sources."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QDate, QLocale

from hairchoice import palette
from hairchoice.engine import describe
from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.result import Comparison, TreatmentResult
from hairchoice.ui import words
from hairchoice.ui.charts.series import Chart, cost_chart, hair_chart
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.printing.blocks import (
    BODY,
    SMALL,
    TITLE,
    Block,
    ChartBlock,
    Lines,
    Row,
    Stack,
    Swatch,
    Text,
    balanced,
    bullets,
    heading,
    plain,
)
from hairchoice.ui.printing.notes import (
    SourceNotes,
    benefit_sources,
    main_harms,
    price_sources,
)

TITLE_TEXT = "What each treatment could cost, and what it could bring"

_FULL_ANSWER = 4
"""Up to so many treatments each get their own sentences; for more, the table says it."""

_CHART_HEIGHT = 1680.0
_TABLE = (2.5, 2.6, 1.25, 1.2, 1.2, 1.2, 1.3, 2.1)


class Summary:
    """Makes the blocks of the page."""

    def __init__(
        self, comparison: Comparison, catalogue: Catalogue, formats: LocaleFormats, width: float
    ) -> None:
        self._comparison, self._catalogue = comparison, catalogue
        self._formats, self._width = formats, width
        self._scenario = comparison.scenario
        self._notes = SourceNotes(catalogue)
        self._few = len(comparison.treatments) <= _FULL_ANSWER

    def blocks(self) -> list[Block]:
        """Returns everything in reading order."""
        return [
            *self._head(),
            *self._answer(),
            self._charts(),
            *self._table(),
            *self._talk(),
            *self._known_limits(),
            *self._room_for_notes(),
            *self._sources(),
        ]

    def _head(self) -> Iterator[Block]:
        scenario = self._scenario
        # Of the machine, like every date a person writes on paper; not part of the result.
        today = self._formats.locale.toString(QDate.currentDate(), QLocale.FormatType.LongFormat)
        yield Text(f"<b>{plain(TITLE_TEXT)}</b>", TITLE)
        who = f"<b>{plain(scenario.name)}</b>, {plain(today)}" if scenario.name else plain(today)
        yield Text(who, before=30)
        yield Text(" · ".join(map(plain, self._choices())), SMALL, before=20)

    def _choices(self) -> Iterator[str]:
        scenario, number = self._scenario, self._formats.number
        stage = self._catalogue.stage(scenario.sex, scenario.stage)
        density = number(self._comparison.start_density)
        yield words.SEX[scenario.sex]
        yield f"{stage.label}, {density} hairs per cm² today"
        yield f"prices of {self._catalogue.countries[scenario.country].name}"
        yield describe.years_text(scenario.years)
        people = "as people typically do" if scenario.persistence == "typical" else "as planned"
        yield f"treatment {people}"
        if scenario.budget is not None:
            yield f"budget {self._formats.exact_money(scenario.budget, self._comparison.currency)}"
        share = self._formats.percent(scenario.visible_share)
        threshold = number(self._comparison.visible_threshold)
        yield f"visible from {threshold} hairs per cm² ({share})"
        yield from self._own_numbers()

    def _own_numbers(self) -> Iterator[str]:
        """Yields what the person changed: quotes, sessions, trust."""
        currency = self._comparison.currency
        for result in self._comparison.treatments:
            choices, name = self._scenario.chosen(result.id), result.short_name
            for item, price in choices.quotes.items():
                yield f"{name}: {item} {self._formats.exact_money(price, currency)} (own quote)"
            if choices.sessions is not None:
                yield f"{name}: {choices.sessions} sessions (own number)"
            if choices.maintenance is not None:
                yield f"{name}: {self._formats.number(choices.maintenance)} sessions a year after"
            if choices.trust is not None:
                yield f"{name}: {self._formats.percent(choices.trust)} of the benefit counted"

    def _answer(self) -> Iterator[Block]:
        yield heading("The answer")
        if self._few:
            for position, sentence in enumerate(describe.answer(self._comparison, self._formats)):
                yield Text(plain(sentence), BODY, before=25 if position else 10)
        else:
            yield Text(plain(describe.cost_chart_sentence(self._comparison, self._formats)))
            yield Text(plain(describe.hair_chart_sentence(self._comparison, self._formats)))
            yield Text("Of 100 people like you: see the table.", before=10)

    def _charts(self) -> Block:
        def column(title: str, chart: Chart) -> Block:
            block = ChartBlock(chart, self._formats, self._comparison.treatments[0].id, height)
            return Stack([Text(f"<b>{plain(title)}</b>", BODY), block])

        height = _CHART_HEIGHT if self._few else 1.2 * _CHART_HEIGHT
        row = Row(
            [
                column("What is paid over the years", cost_chart(self._comparison)),
                column("What becomes of the hair", hair_chart(self._comparison)),
            ],
            [1, 1],
        )
        note = Text(
            "Line: the middle future; shaded: 8 in 10 futures; dashed: beyond what any trial has "
            "followed; hatched: no usable trial.",
            SMALL,
            before=15,
        )
        return Stack([Text("", SMALL), row, note])

    def _table(self) -> Iterator[Block]:
        years = describe.years_text(self._scenario.years)
        heads = (
            ("Treatment", False),
            (f"In total, {years}<br>(8 in 10 futures)", True),
            ("A month", True),
            ("Visibly more hair, of 100", True),
            ("Published, hairs per cm²", True),
            ("What we count", True),
            ("How sure", False),
            (f"Approval, {self._catalogue.countries[self._scenario.country].jurisdiction}", False),
        )
        yield heading("Side by side")
        yield Row(
            [Text(f"<b>{text}</b>", SMALL, right=right) for text, right in heads], _TABLE, gap=60
        )
        for rank, result in enumerate(self._comparison.treatments, start=1):
            yield self._table_row(rank, result)

    def _table_row(self, rank: int, result: TreatmentResult) -> Block:
        treatment = self._catalogue.treatment(result.id)
        approval = words.approval(treatment, self._scenario, self._catalogue)
        approved = words.REGULATORY[result.regulatory]
        marks = self._notes.marks
        prices = marks(price_sources(treatment, self._scenario, self._catalogue)[:3])
        published = marks(benefit_sources(treatment, self._scenario))
        return Row(
            [
                Swatch(result.name, rank, palette.style(result.id).light),
                Text(self._total(result) + prices, SMALL, right=True),
                Text(self._month(result), SMALL, right=True),
                Text(self._visible(result), SMALL, right=True),
                Text(self._published(result) + published, SMALL, right=True),
                Text(self._counted(result), SMALL, right=True),
                Text(plain(result.certainty), SMALL),
                Text(plain(approved) + (marks(approval.sources) if approval else ""), SMALL),
            ],
            _TABLE,
            ruled=True,
            gap=60,
        )

    def _unpriced(self, result: TreatmentResult) -> bool:
        return bool(result.missing_prices) and result.cost_total.quantile(95) == 0

    def _total(self, result: TreatmentResult) -> str:
        if self._unpriced(result):
            return "no price"
        total, currency = result.cost_total, self._comparison.currency
        span = self._formats.money_range(total.quantile(10), total.quantile(90), currency)
        rest = "<br>part of it has no price" if result.missing_prices else ""
        return f"<b>{plain(self._formats.money(total.mean, currency))}</b><br>{plain(span)}{rest}"

    def _month(self, result: TreatmentResult) -> str:
        if self._unpriced(result):
            return "no price"
        return plain(self._formats.money(result.cost_per_month, self._comparison.currency))

    def _visible(self, result: TreatmentResult) -> str:
        return f"<b>{result.of_100.visible}</b>" if result.benefit_known else "nobody can say"

    def _published(self, result: TreatmentResult) -> str:
        if not result.benefit_known:
            return "no usable trial"
        if result.published_benefit is None:
            return "none"
        return self._formats.signed(result.published_benefit, 1)

    def _counted(self, result: TreatmentResult) -> str:
        if result.evidence_weight is None or not result.benefit_known:
            return "–"
        share = self._formats.percent(result.evidence_weight)
        return f"{self._formats.signed(result.expected_benefit, 1)} ({share})"

    def _talk(self) -> Iterator[Block]:
        most = 3 if self._few else 2
        yield heading("For the conversation")
        titles = ("", "Main harms", "What nobody knows yet", "What to ask")
        shares = (1.3, 2.6, 2.4, 2.6)
        yield Row([Text(f"<b>{title}</b>", SMALL) for title in titles], shares, gap=80)
        for rank, result in enumerate(self._comparison.treatments, start=1):
            treatment = self._catalogue.treatment(result.id)
            harms = [
                f"{plain(harm.what)}: {plain(harm.frequency)}{self._notes.marks(harm.sources)}"
                for harm in main_harms(treatment, self._scenario, most)
            ]
            cells: list[Block] = [
                Swatch(result.short_name, rank, palette.style(result.id).light),
                Stack(bullets(harms)),
                Stack(bullets([plain(text) for text in treatment.unknown[:most]])),
                Stack(bullets([plain(text) for text in treatment.questions[:most]])),
            ]
            yield Row(cells, shares, ruled=True, gap=80)

    def _known_limits(self) -> Iterator[Block]:
        found = [*self._comparison.warnings]
        for result in self._comparison.treatments:
            found += [f"{result.short_name}: {warning}" for warning in result.warnings]
        if found:
            yield heading("What to keep in mind")
            points = [block for text in found for block in bullets([plain(text)])]
            yield balanced(points, self._width)

    def _room_for_notes(self) -> Iterator[Block]:
        parts: list[Block] = [heading("Notes")]
        if self._scenario.notes:
            parts.append(Text(plain(self._scenario.notes)))
        yield Stack([*parts, Lines(4)])

    def _sources(self) -> Iterator[Block]:
        found = list(self._notes.paragraphs())
        if found:
            yield Stack([heading("Sources"), balanced(found, self._width)])


def foot(comparison: Comparison) -> str:
    """Returns what stands at the foot of every page."""
    scenario = comparison.scenario
    return (
        f"HairChoice {comparison.program}, data {comparison.data}, seed {scenario.seed}, "
        f"{scenario.draws} draws. An aid to a conversation with a doctor, not medical advice."
    )
