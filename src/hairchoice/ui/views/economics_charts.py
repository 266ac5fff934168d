"""The charts of the economics on the screen: pointer and keys move the willingness to pay."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from hairchoice.ui.accessible import read_out
from hairchoice.ui.charts.acceptability import (
    EconomicsChart,
    curve_frame,
    paint_acceptability,
    paint_information,
    point_at,
)
from hairchoice.ui.charts.ink import Ink
from hairchoice.ui.charts.labels import Box
from hairchoice.ui.charts.painted import PaintedChart

NOWHERE = -1
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageUp: -10,
    Qt.Key.Key_PageDown: 10,
    Qt.Key.Key_Home: -(10**6),
    Qt.Key.Key_End: 10**6,
}


class CurveChart(PaintedChart):
    """Acceptability, or the value of information, over the willingness to pay.

    Signals:
        hovered: Index of the point under the pointer; `NOWHERE` when it left.
        pinned: Index of the point that was clicked or walked to.
    """

    hovered = Signal(int)
    pinned = Signal(int)

    def __init__(
        self, kind: Literal["acceptability", "information"], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._chart: EconomicsChart | None = None
        self._said = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 160)

    @property
    def chart(self) -> EconomicsChart | None:
        """What is shown."""
        return self._chart

    def set_chart(self, chart: EconomicsChart, said: str) -> None:
        """Shows curves; a screen reader says what is given for the point looked at."""
        self._chart, self._said = chart, said
        axis = chart.shares if self._kind == "acceptability" else chart.information
        self.describe(axis.title, said)
        self.update()

    def paint_chart(self, painter: QPainter, area: Box, ink: Ink) -> None:
        """Paints the curves."""
        if self._chart is None:
            return
        if self._kind == "acceptability":
            paint_acceptability(painter, area.grown(-4), self._chart, ink)
        else:
            paint_information(painter, area.grown(-4), self._chart, ink)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves the crosshair of both charts."""
        self.hovered.emit(self._point(event))

    def leaveEvent(self, event: QEvent) -> None:
        """Goes back to the point that was pinned."""
        self.hovered.emit(NOWHERE)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pins the point under the pointer."""
        point = self._point(event)
        if event.button() == Qt.MouseButton.LeftButton and point != NOWHERE:
            self.pinned.emit(point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walks along the willingness to pay."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self._chart is None:
            event.ignore()
            return
        last = len(self._chart.economics.willingness_to_pay) - 1
        self.pinned.emit(min(max(self._chart.at + step, 0), last))
        read_out(self, self._said)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes the frame away."""
        super().focusOutEvent(event)
        self.update()

    def _point(self, event: QMouseEvent) -> int:
        if self._chart is None:
            return NOWHERE
        axis = self._chart.shares if self._kind == "acceptability" else self._chart.information
        frame = curve_frame(self._chart, axis, self.area.grown(-4), self.ink)
        x = event.position().x()
        inside = frame.plot.x - 4 <= x <= frame.plot.right + 4
        return point_at(self._chart, frame, x) if inside else NOWHERE
