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
from hairchoice.ui.models.turning_points import Answer, Turn
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

    def tornado(self) -> Tornado:
        """Returns the bars of the first treatment."""
        measure = self._answer.question.measure
        return Tornado(
            id=self._answer.question.first,
            axis=measure_axis(measure, self._comparison.currency),
            bars=tuple(self._bar(swing) for swing in self._answer.swings),
            today=self._answer.today,
            now=translate("AnswerWords", "now {value}").format(value=self._now()),
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
            translate("AnswerWords", "Input"),
            translate("AnswerWords", "Low value"),
            translate("AnswerWords", "High value"),
            translate("AnswerWords", "With the low one"),
            translate("AnswerWords", "With the high one"),
        )
        return Rows(titles, tuple(self._swing_cells(swing) for swing in self._answer.swings))

    def _now(self) -> str:
        """The three counts of 100 are rounded together: here must stand what the others say."""
        question = self._answer.question
        if question.measure != "visible":
            return self._measured(self._answer.today)
        return self._measured(self._comparison.treatment(question.first).of_100.visible)

    def _bar(self, swing: Swing) -> Bar:
        label, low, high, at_low, at_high = self._swing_cells(swing)
        said = translate(
            "AnswerWords", "{label}: from {low} to {high} moves it from {at_low} to {at_high}."
        )
        spoken = said.format(label=label, low=low, high=high, at_low=at_low, at_high=at_high)
        return Bar(label, low, high, swing.at_low, swing.at_high, spoken)

    def _swing_cells(self, swing: Swing) -> tuple[str, str, str, str, str]:
        found, comparison = swing.input, self._comparison
        low, high = (
            input_value(
                found, value, comparison.currency, comparison.scenario.months, self._formats
            )
            for value in (found.low, found.high)
        )
        label = input_label(found, self._answer.question.first, self._catalogue)
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
