"""The printed summary, from top to bottom: who, the answer, charts, table, what to ask, sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    run_in,
)
from hairchoice.ui.printing.notes import (
    SourceNotes,
    benefit_sources,
    main_harms,
    price_sources,
)

TITLE_TEXT = "Hair-loss treatments: what they cost, what they may bring"

_FULL_ANSWER = 4
"""Up to so many treatments each get their own sentences; for more, the table says it."""

_CHART_HEIGHT = 1680.0
_SAID_AT_ONCE = "The evidence ends"
"""Start of the warning that is gathered into one point for all treatments."""

_TABLE = (2.6, 2.5, 1.0, 1.2, 1.35, 1.45, 1.2, 2.0)
_TALK = (1.2, 3.0, 2.4, 2.4)


@dataclass(frozen=True, slots=True)
class Detail:
    """How much is said, so that it fits on the pages.

    Attributes:
        points: Harms, unknowns and questions of each treatment.
        sources: Of one figure.
        lines: Of room for notes.
    """

    points: int
    sources: int
    lines: int = 2


class Summary:
    """Makes the blocks of the page."""

    def __init__(
        self,
        comparison: Comparison,
        catalogue: Catalogue,
        formats: LocaleFormats,
        width: float,
        detail: Detail,
    ) -> None:
        self._comparison, self._catalogue = comparison, catalogue
        self._formats, self._width = formats, width
        self._scenario = comparison.scenario
        self._notes, self._detail = SourceNotes(catalogue), detail
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
            yield Text(plain(self._of_100()))

    def _of_100(self) -> str:
        """Returns one sentence for all treatments; the table has the money beside it."""
        years = describe.years_text(self._scenario.years)
        counts = [
            f"{result.of_100.visible} with {result.short_name}"
            for result in self._comparison.treatments
            if result.benefit_known
        ]
        return (
            f"Of 100 people like you, this many have visibly more hair after {years} than if they "
            f"had done nothing: {', '.join(counts)}."
        )

    def _charts(self) -> Block:
        def column(title: str, chart: Chart) -> Block:
            block = ChartBlock(chart, self._formats, self._comparison.treatments[0].id, height)
            return Stack([Text(f"<b>{plain(title)}</b>", BODY), block])

        height = _CHART_HEIGHT if self._few else 1.15 * _CHART_HEIGHT
        row = Row(
            [
                column("What is paid over the years", cost_chart(self._comparison)),
                column("What becomes of the hair", hair_chart(self._comparison)),
            ],
            [1, 1],
        )
        first = plain(self._comparison.treatments[0].short_name)
        note = Text(
            f"Line: the middle future. Shaded: 8 in 10 futures with {first}. "
            "Dashed: beyond what any trial has followed. Hatched: no usable trial.",
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
            ("Published gain", True),
            ("What we count of it", True),
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
        prices = marks(
            price_sources(treatment, self._scenario, self._catalogue)[: self._detail.sources]
        )
        published = marks(benefit_sources(treatment, self._scenario)[: self._detail.sources])
        return Row(
            [
                Swatch(result.name, rank, palette.style(result.id).light),
                Text(self._total(result) + prices, SMALL, right=True),
                Text(self._month(result), SMALL, right=True),
                Text(self._visible(result), SMALL, right=True),
                Text(self._published(result) + published, SMALL, right=True),
                Text(self._counted(result), SMALL, right=True),
                Text(plain(result.certainty), SMALL),
                Text(plain(approved) + (marks(approval.sources[:1]) if approval else ""), SMALL),
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
        most = self._detail.points
        yield heading("For the conversation")
        titles = ("", "Main harms", "What nobody knows yet", "What to ask")
        cells = [Text(f"<b>{title}</b>", SMALL) for title in titles]
        rows = [
            self._talk_row(rank, result, most)
            for rank, result in enumerate(self._comparison.treatments, start=1)
        ]
        yield from _headed(Row(cells, _TALK, gap=80), rows)

    def _talk_row(self, rank: int, result: TreatmentResult, most: int) -> Block:
        treatment = self._catalogue.treatment(result.id)
        harms = [
            f"{plain(harm.what)}: {plain(harm.frequency)}{self._notes.marks(harm.sources[:1])}"
            for harm in main_harms(treatment, self._scenario, most)
        ]
        cells: list[Block] = [
            Swatch(result.short_name, rank, palette.style(result.id).light),
            Stack(bullets(harms)),
            Stack(bullets([plain(text) for text in treatment.unknown[:most]])),
            Stack(bullets([plain(text) for text in treatment.questions[:most]])),
        ]
        return Row(cells, _TALK, ruled=True, gap=80)

    def _known_limits(self) -> Iterator[Block]:
        about: dict[str, list[str]] = {}  # one point for all treatments it is true of
        for result in self._comparison.treatments:
            for warning in result.warnings:
                about.setdefault(warning, []).append(result.short_name)
        points = [*self._comparison.warnings, *self._evidence_ends()]
        points += [
            f"{', '.join(names)}: {warning}"
            for warning, names in about.items()
            if not warning.startswith(_SAID_AT_ONCE)
        ]
        if points:
            yield heading("What to keep in mind")
            yield balanced(bullets([plain(point) for point in points]), self._width)

    def _evidence_ends(self) -> Iterator[str]:
        """Yields one point for all treatments whose evidence is shorter than the comparison."""
        ends = [
            f"{self._formats.number(result.evidence_until_month)} for {result.short_name}"
            for result in self._comparison.treatments
            if result.benefit_known
            and result.evidence_until_month is not None
            and result.evidence_until_month < self._scenario.months
        ]
        if ends:
            yield (
                f"{_SAID_AT_ONCE} at month {', '.join(ends)}; what is shown after that is not "
                "measured."
            )

    def _room_for_notes(self) -> Iterator[Block]:
        parts: list[Block] = [heading("Notes")]
        if self._scenario.notes:
            parts.append(Text(plain(self._scenario.notes)))
        yield Stack([*parts, Lines(self._detail.lines)])

    def _sources(self) -> Iterator[Block]:
        found = list(self._notes.entries())
        if found:
            yield Stack([heading("Sources"), run_in(found)])


def _headed(head: Block, rows: Sequence[Block]) -> Iterator[Block]:
    """Yields the rows of a table; the head stays on the page of the first."""
    yield Stack([head, *rows[:1]])
    yield from rows[1:]


def foot(comparison: Comparison) -> str:
    """Returns what stands at the foot of every page."""
    scenario = comparison.scenario
    return (
        f"HairChoice {comparison.program}, data {comparison.data}, seed {scenario.seed}, "
        f"{scenario.draws} draws. An aid to a conversation, not medical advice."
    )
