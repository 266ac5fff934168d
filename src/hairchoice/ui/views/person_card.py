"""One treatment's hundred people as something that can be looked at, clicked and walked to."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hairchoice.ui import theme
from hairchoice.ui.charts.hundred import Hundred, hundred_height, paint_hundred
from hairchoice.ui.charts.ink import Ink
from hairchoice.ui.charts.labels import Box
from hairchoice.ui.charts.painted import PaintedChart

PADDING = theme.GAP * 1.5
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PersonCard(PaintedChart):
    """Paints one treatment; the one that is looked at lies on a panel.

    Attributes:
        item: What is shown.

    Signals:
        chosen: With the id: clicked, or reached with the keys.
        stepped: Arrow keys: columns to the right and rows down.
    """

    chosen = Signal(str)
    stepped = Signal(int, int)

    def __init__(self, item: Hundred, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self._side, self._beside = 0.0, False
        self._marked = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_item(item)

    @property
    def marked(self) -> bool:
        """True for the treatment that is looked at."""
        return self._marked

    def show_item(self, item: Hundred) -> None:
        """Shows other numbers."""
        self.item = item
        self.describe(item.name, item.sentence)
        self.update()

    def set_marked(self, marked: bool) -> None:
        """Sets whether it is the one that is looked at."""
        if marked != self._marked:
            self._marked = marked
            self.update()

    def set_room(self, width: float, height: float, side: float, *, beside: bool) -> None:
        """Sets its size, the same for all in a row, and how all arrays stand beside their words."""
        self._side, self._beside = side, beside
        self.setFixedSize(int(width), int(height))
        self.update()

    def needed_height(self, width: float, side: float, *, beside: bool) -> float:
        """Returns how tall it must be in a width."""
        inner = width - 2 * PADDING
        return hundred_height(self.item, inner, side, self.ink, beside=beside) + 2 * PADDING

    def paint_chart(self, painter: QPainter, area: Box, ink: Ink) -> None:
        """Paints the ground of the one looked at, then name, array, bar and words."""
        if self._marked:
            painter.setPen(QPen(QColor(self._theme.frame), 1))
            painter.setBrush(QColor(self._theme.panel))
            inner = area.grown(-1)
            painter.drawRoundedRect(QRectF(inner.x, inner.y, inner.width, inner.height), 4, 4)
        inner = area.grown(-PADDING)
        paint_hundred(painter, inner, self.item, self._side, ink, beside=self._beside)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Looks at the treatment."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.item.id)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Looks at the treatment that the keys have come to; screen readers read it out."""
        super().focusInEvent(event)
        if event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.OtherFocusReason,
        ):
            self.chosen.emit(self.item.id)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes the frame away."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walks to the neighbours by the arrow keys."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
        else:
            self.stepped.emit(*step)
