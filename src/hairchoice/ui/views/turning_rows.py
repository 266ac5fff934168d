"""The flip points: a sentence each, and a line with today's value and the one that changes it."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hairchoice.engine.describe import Formats
from hairchoice.engine.describe_flip import flip_value
from hairchoice.engine.flip import FlipPoint
from hairchoice.ui import theme as themes
from hairchoice.ui.charts.flip_line import FlipLine, FlipLineChart
from hairchoice.ui.models.turning_points import Turn


class TurningRow(QWidget):
    """One input.

    Attributes:
        sentence: What the engine says of it.
        chart: The same on a line.
    """

    def __init__(
        self, turn: Turn, line: FlipLine, theme: themes.Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        unbroken = turn.sentence.replace(" %", "\u00a0%")  # or a line would begin with the sign
        self.sentence = QLabel(unbroken, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if turn.point.value is None:
            themes.set_muted(self.sentence)
        self.chart = FlipLineChart(line)
        self.chart.apply_theme(theme)
        self.chart.describe(turn.point.label, turn.sentence)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(themes.GAP // 2)
        layout.addWidget(self.sentence)
        layout.addWidget(self.chart)


class TurningRows(QWidget):
    """All inputs below each other.

    Attributes:
        rows: In the order of the answer.
    """

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._theme = themes.theme_of(self)
        self.rows: list[TurningRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(themes.GAP)

    def set_turns(self, turns: tuple[Turn, ...], currency: str) -> None:
        """Shows other inputs."""
        for row in self.rows:
            self._layout.removeWidget(row)
            row.setParent(None)
            row.deleteLater()
        lines = [self._line(turn.point, currency) for turn in turns]
        others = (
            tuple(line.words[0] for line in lines),
            tuple(line.words[1] for line in lines),
        )
        self.rows = [
            TurningRow(turn, replace(line, others=others), self._theme)
            for turn, line in zip(turns, lines, strict=True)
        ]
        for row in self.rows:
            self._layout.addWidget(row)

    def apply_theme(self, theme: themes.Theme) -> None:
        """Draws in the colours of a theme."""
        self._theme = theme
        for row in self.rows:
            row.chart.apply_theme(theme)

    def _line(self, point: FlipPoint, currency: str) -> FlipLine:
        def written(value: float) -> str:
            return flip_value(point, value, currency, self._formats)

        today = self.tr("now {value}").format(value=written(point.today))
        flip = "" if point.value is None else written(point.value)
        words = (written(point.low), written(point.high), today, flip)
        return FlipLine(point.low, point.high, point.today, point.value, words)
