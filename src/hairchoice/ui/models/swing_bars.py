"""An answer about turning points as bars and as tables, every value written with its unit."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.describe_flip import flip_value
from hairchoice.engine.one_way import Swing
from hairchoice.engine.result import Comparison
from hairchoice.ui.charts.tornado import Bar, Tornado
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.models.input_words import (
    input_label,
    input_value,
    measure_axis,
    measure_value,
)
from hairchoice.ui.models.turning_points import Answer, Bars, Turn
from hairchoice.ui.widgets.plain_table import Rows

translate = QCoreApplication.translate


class AnswerWords:
    """Writes one answer."""

    def __init__(
        self, answer: Answer, comparison: Comparison, catalogue: Catalogue, formats: LocaleFormats
    ) -> None:
        self._answer = answer
        self._comparison = comparison
        self._catalogue = catalogue
        self._formats = formats

    def tornado(self, bars: Bars) -> Tornado:
        """Returns the bars of one of the two treatments."""
        measure = self._answer.question.measure
        return Tornado(
            id=bars.treatment,
            axis=measure_axis(measure, self._comparison.currency),
            bars=tuple(self._bar(swing, bars.treatment) for swing in bars.swings),
            today=bars.today,
            now=translate("AnswerWords", "now {value}").format(value=self._now(bars)),
            tick=self._tick,
            whole=(0.0, 100.0) if measure == "visible" else None,
        )

    def turning_rows(self) -> Rows:
        """Returns the flip points as a table."""
        titles = (
            translate("AnswerWords", "Input"),
            translate("AnswerWords", "Now"),
            translate("AnswerWords", "Searched from"),
            translate("AnswerWords", "to"),
            translate("AnswerWords", "Order changes at"),
        )
        return Rows(titles, tuple(self._turning_cells(turn) for turn in self._answer.turns))

    def swing_rows(self) -> Rows:
        """Returns the bars as a table."""
        titles = (
            translate("AnswerWords", "Treatment"),
            translate("AnswerWords", "Input"),
            translate("AnswerWords", "Low value"),
            translate("AnswerWords", "High value"),
            translate("AnswerWords", "With the low one"),
            translate("AnswerWords", "With the high one"),
        )
        rows = tuple(
            (
                self._catalogue.treatment(bars.treatment).short_name,
                *self._swing_cells(swing, bars.treatment),
            )
            for bars in self._answer.bars
            for swing in bars.swings
        )
        return Rows(titles, rows, frozenset({1}))

    def _now(self, bars: Bars) -> str:
        """The three counts of 100 are rounded together: here must stand what the others say."""
        if self._answer.question.measure != "visible":
            return self._measured(bars.today)
        return self._measured(self._comparison.treatment(bars.treatment).of_100.visible)

    def _bar(self, swing: Swing, treatment_id: str) -> Bar:
        label, low, high, at_low, at_high = self._swing_cells(swing, treatment_id)
        said = translate(
            "AnswerWords", "{label}: from {low} to {high} moves it from {at_low} to {at_high}."
        )
        spoken = said.format(label=label, low=low, high=high, at_low=at_low, at_high=at_high)
        return Bar(label, low, high, swing.at_low, swing.at_high, spoken)

    def _swing_cells(self, swing: Swing, treatment_id: str) -> tuple[str, str, str, str, str]:
        found, comparison = swing.input, self._comparison
        low, high = (
            input_value(
                found, value, comparison.currency, comparison.scenario.months, self._formats
            )
            for value in (found.low, found.high)
        )
        label = input_label(found, treatment_id, self._catalogue)
        return (label, low, high, self._measured(swing.at_low), self._measured(swing.at_high))

    def _turning_cells(self, turn: Turn) -> tuple[str, ...]:
        point = turn.point

        def written(value: float) -> str:
            return flip_value(point, value, self._comparison.currency, self._formats)

        changes = (
            translate("AnswerWords", "no such value")
            if point.value is None
            else written(point.value)
        )
        label = point.label[:1].upper() + point.label[1:]
        return (label, written(point.today), written(point.low), written(point.high), changes)

    def _measured(self, value: float) -> str:
        measure = self._answer.question.measure
        return measure_value(measure, value, self._comparison.currency, self._formats)

    def _tick(self, value: float) -> str:
        if self._answer.question.measure == "hair":
            return self._formats.signed(value, 0 if value == round(value) else 1)
        return self._formats.number(value)
