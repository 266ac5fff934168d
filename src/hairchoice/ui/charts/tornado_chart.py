"""One-way bars in the window: as tall as they need, read by the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hairchoice.ui.accessible import once_left, read_out
from hairchoice.ui.charts.ink import Ink
from hairchoice.ui.charts.labels import Box
from hairchoice.ui.charts.painted import PaintedChart
from hairchoice.ui.charts.tornado import Tornado, paint_tornado, tornado_height

_EDGE = 4


class TornadoChart(PaintedChart):
    """A `Tornado` on the screen; the arrow keys read one bar after the other.

    Signals:
        walked: Which bar the keys have come to.
    """

    walked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tornado: Tornado | None = None
        self._current: int | None = None
        self._sentence = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(320)

    @property
    def tornado(self) -> Tornado | None:
        """What is shown."""
        return self._tornado

    def set_tornado(self, tornado: Tornado, name: str, sentence: str) -> None:
        """Shows other bars."""
        self._tornado, self._current, self._sentence = tornado, None, sentence
        self.describe(name, sentence)
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the labels as many lines as they need in the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._tornado is not None:
            width = self.area.grown(-_EDGE).width
            self.setFixedHeight(round(tornado_height(self._tornado, width, self.ink)))

    def paint_chart(self, painter: QPainter, area: Box, ink: Ink) -> None:
        """Paints the bars."""
        if self._tornado is not None:
            paint_tornado(painter, area.grown(-_EDGE), self._tornado, ink, self._current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walks the bars."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or self._tornado is None or not self._tornado.bars:
            event.ignore()
            return
        last = len(self._tornado.bars) - 1
        before = self._current
        self._current = 0 if before is None else min(max(before + step, 0), last)
        said = self._tornado.bars[self._current].spoken
        read_out(self, said)
        self.walked.emit(self._current)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forgets the bar the keys were on."""
        self._current = None
        super().focusOutEvent(event)
        self.update()
        once_left(self, lambda: self.setAccessibleDescription(self._sentence))
