"""The small marks beside a treatment: its line, its certainty, its approval."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from hairchoice.engine.catalogue import Certainty
from hairchoice.engine.words import DOTS
from hairchoice.ui import theme
from hairchoice.ui.theme import Theme

SWATCH = QSize(24, 12)
_TWO_DASHES = (3.0, 4 / 3, 3.0, 100.0)
"""In widths of the line: as it is drawn in charts, the second dash would be cut off."""


def swatch_icon(treatment_id: str, appearance: Theme) -> QIcon:
    """Returns a treatment's line, colour and dash, as an icon sharp on every screen."""
    icon = QIcon()
    for ratio in (1, 2, 3):
        pixmap = QPixmap(SWATCH * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        pen = theme.treatment_pen(treatment_id, appearance, theme.FOCUS_LINE_WIDTH)
        if pen.style() == Qt.PenStyle.DashLine:
            pen.setDashPattern(_TWO_DASHES)
        painter.setPen(pen)
        middle = SWATCH.height() / 2
        painter.drawLine(QPointF(1, middle), QPointF(SWATCH.width() - 1, middle))
        painter.end()
        icon.addPixmap(pixmap)
    return icon


class CertaintyDots(QWidget):
    """Four dots, filled from one (very low) to four (high)."""

    _DIAMETER = 7.0
    _STEP = 10.0

    def __init__(self, certainty: Certainty, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filled = DOTS[certainty]
        self.setFixedSize(round(4 * self._STEP), 12)
        self.setAccessibleName(self.tr("Certainty: {word}").format(word=certainty))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the dots in the colour of text."""
        appearance = theme.theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(appearance.muted), 1))
        top = (self.height() - self._DIAMETER) / 2
        for number in range(4):
            filled = number < self._filled
            painter.setBrush(QColor(appearance.muted) if filled else Qt.BrushStyle.NoBrush)
            left = 0.5 + number * self._STEP
            painter.drawEllipse(QRectF(left, top, self._DIAMETER, self._DIAMETER))


class Badge(QLabel):
    """A word in a quiet outline: a fact, not an alarm."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(theme.font(theme.NOTE))
        self.setContentsMargins(6, 1, 6, 2)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the outline, then the word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.theme_of(self).frame), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()
        super().paintEvent(event)


class Note(QLabel):
    """Small secondary text that wraps; takes no room while it is empty."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme.font(theme.NOTE))
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        theme.set_muted(self)
        self.say(text)

    def say(self, text: str) -> None:
        """Shows a text, or nothing."""
        self.setText(text)
        if self.parentWidget() is not None:  # without one it would be a window for a moment
            self.setVisible(bool(text))


class Rule(QWidget):
    """A hairline between two things."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the line."""
        QPainter(self).fillRect(event.rect(), QColor(theme.theme_of(self).line))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)
