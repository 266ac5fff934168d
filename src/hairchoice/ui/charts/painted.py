"""A chart that paints itself: the theme, the role for screen readers, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hairchoice.ui import theme as themes
from hairchoice.ui.accessible import Role, show_as
from hairchoice.ui.charts.ink import Ink, screen_ink
from hairchoice.ui.charts.labels import Box


class PaintedChart(QWidget):
    """What the small charts share. They are painted whole: none has enough to need an item each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = themes.theme_of(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        show_as(self, Role.Chart)

    @property
    def ink(self) -> Ink:
        """How it looks now."""
        return screen_ink(self._theme)

    @property
    def area(self) -> Box:
        """What may be painted on."""
        return Box(0, 0, self.width(), self.height())

    def apply_theme(self, theme: themes.Theme) -> None:
        """Draws in the colours of a theme."""
        self._theme = theme
        self.update()

    def describe(self, name: str, description: str) -> None:
        """Sets what a screen reader says of it."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)

    def sizeHint(self) -> QSize:
        """Returns a comfortable size."""
        return QSize(320, 200)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the chart, and a frame around it when the keys lead here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_chart(painter, self.area, self.ink)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)

    def paint_chart(self, painter: QPainter, area: Box, ink: Ink) -> None:
        """Paints what the chart shows: here nothing, for those that show something to replace."""
