"""A sourced range of prices with a quote marked in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from hairchoice.engine.offer import Span
from hairchoice.ui import theme
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.theme import Theme
from hairchoice.ui.widgets.tables import selection_colour

_BAR = 12
_POINTER = 7
_MARGIN = 6
_OVERSHOOT = 0.4
"""How far the line goes beyond the range, as a share of it; a quote further off gets an arrow."""


class RangeBar(QWidget):
    """Low, usual and high as a bar in thirds; the quote as a pointer above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._span: Span | None = None
        self._quoted = True
        self._currency = ""
        self._formats = LocaleFormats()
        self.setAccessibleName(self.tr("The quote in the range of prices"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_span(
        self, span: Span | None, currency: str, sentence: str, *, quoted: bool = True
    ) -> None:
        """Shows a quote in its range, or nothing where there is no range.

        Args:
            span: The range and the quote.
            currency: ISO code.
            sentence: The same in words, for those who do not see it.
            quoted: Whether there is a quote yet, or the range only.
        """
        self._span, self._currency, self._quoted = span, currency, quoted
        self.setAccessibleDescription(sentence)
        self.setVisible(span is not None)
        self.update()

    def sizeHint(self) -> QSize:
        """A line of words above and one below the bar."""
        note = QFontMetrics(theme.font(theme.NOTE)).height()
        body = QFontMetrics(theme.font(theme.BODY, bold=True)).height()
        return QSize(320, body + 2 + _POINTER + _BAR + theme.GAP // 2 + note)

    def minimumSizeHint(self) -> QSize:
        """As high as it needs, and wide enough for three amounts."""
        return QSize(220, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the range, then the quote, then the words."""
        if self._span is None:
            return
        appearance = theme.theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = QFontMetrics(theme.font(theme.BODY, bold=True)).height() + 2 + _POINTER
        self._draw_range(painter, appearance, self._span, top)
        if self._quoted:
            self._draw_quote(painter, appearance, self._span, top)
        self._draw_figures(painter, appearance, self._span, top + _BAR + theme.GAP // 2)

    def _draw_range(self, painter: QPainter, appearance: Theme, span: Span, top: float) -> None:
        left, right = self._x(span.low), self._x(span.high)
        middle = top + _BAR / 2
        painter.setPen(QPen(QColor(appearance.line), 2))
        painter.drawLine(QPointF(_MARGIN, middle), QPointF(self.width() - _MARGIN, middle))
        painter.setPen(QPen(QColor(appearance.frame), 1))
        painter.setBrush(selection_colour(appearance))
        bar = QRectF(left, top + 0.5, right - left, _BAR - 1)
        painter.drawRoundedRect(bar if bar.width() > 4 else bar.adjusted(-3, 0, 3, 0), 3, 3)
        for third in (1, 2):
            x = left + third * (right - left) / 3
            painter.drawLine(QPointF(x, top + 3), QPointF(x, top + _BAR - 3))
        painter.fillRect(QRectF(self._x(span.typical) - 1, top, 2, _BAR), QColor(appearance.text))

    def _draw_quote(self, painter: QPainter, appearance: Theme, span: Span, top: float) -> None:
        x, accent = self._x(span.quoted), QColor(appearance.accent)
        low, high = self._ends()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawPolygon(_pointer(x, top, (span.quoted > high) - (span.quoted < low)))
        words = self.tr("quote {amount}").format(amount=self._money(span.quoted))
        painter.setFont(theme.font(theme.BODY, bold=True))
        painter.setPen(accent)
        width = painter.fontMetrics().horizontalAdvance(words)
        start = max(0.0, min(x - width / 2, self.width() - width))
        painter.drawText(QPointF(start, painter.fontMetrics().ascent()), words)

    def _draw_figures(self, painter: QPainter, appearance: Theme, span: Span, top: float) -> None:
        figures = [(span.low, self._money(span.low))]
        if span.low != span.high:
            usual = self.tr("usually {amount}").format(amount=self._money(span.typical))
            figures += [(span.typical, usual), (span.high, self._money(span.high))]
        painter.setFont(theme.font(theme.NOTE))
        painter.setPen(QColor(appearance.muted))
        metrics = painter.fontMetrics()
        widths = [metrics.horizontalAdvance(words) for _value, words in figures]
        middles = [self._x(value) for value, _words in figures]
        starts = spread(middles, widths, self.width(), theme.GAP)
        for start, (_value, words) in zip(starts, figures, strict=True):
            painter.drawText(QPointF(start, top + metrics.ascent()), words)

    def _money(self, value: float) -> str:
        return self._formats.exact_money(value, self._currency)

    def _ends(self) -> tuple[float, float]:
        """Returns the amounts at both ends of the line."""
        assert self._span is not None
        span = self._span
        beyond = _OVERSHOOT * ((span.high - span.low) or span.typical or 1)
        return (
            max(min(span.low, span.quoted), span.low - beyond),
            min(max(span.high, span.quoted), span.high + beyond),
        )

    def _x(self, value: float) -> float:
        low, high = self._ends()
        share = 0.5 if high == low else min(1.0, max(0.0, (value - low) / (high - low)))
        return _MARGIN + share * (self.width() - 2 * _MARGIN)


def spread(
    middles: Sequence[float], widths: Sequence[float], room: float, gap: float
) -> list[float]:
    """Returns where words begin so that they stand under their middles and never overlap."""
    starts: list[float] = []
    edge = 0.0
    for middle, width in zip(middles, widths, strict=True):
        starts.append(max(edge, middle - width / 2))
        edge = starts[-1] + width + gap
    edge = room
    for position in reversed(range(len(starts))):
        starts[position] = min(starts[position], edge - widths[position])
        edge = starts[position] - gap
    return starts


def _pointer(x: float, top: float, off: int) -> QPolygonF:
    """Returns a triangle that points down, or to the side where the quote is off the line."""
    if off:
        tip = QPointF(x + off * _POINTER / 2, top + _BAR / 2)
        back = x - off * _POINTER
        return QPolygonF([tip, QPointF(back, top - 1), QPointF(back, top + _BAR + 1)])
    half = _POINTER * 0.8
    return QPolygonF(
        [
            QPointF(x - half, top - _POINTER),
            QPointF(x + half, top - _POINTER),
            QPointF(x, top + _BAR / 2),
        ]
    )
