"""A chart over time on the screen: pointer, keys, focus and crosshair around the painted chart."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QGraphicsView, QSizePolicy, QStyle, QWidget

from hairchoice.engine.describe import Formats
from hairchoice.ui import theme as themes
from hairchoice.ui.charts.accessible import announce, announce_as_chart
from hairchoice.ui.charts.crosshair import CrosshairItem
from hairchoice.ui.charts.drawing import strengths
from hairchoice.ui.charts.fade import Fade
from hairchoice.ui.charts.ink import Ink, screen_ink
from hairchoice.ui.charts.items import AxesItem, DataItem
from hairchoice.ui.charts.labels import Box
from hairchoice.ui.charts.layout import Layout, Margins, lay_out, needed_margins
from hairchoice.ui.charts.readout import readings, spoken
from hairchoice.ui.charts.series import NOTHING, Chart
from hairchoice.ui.charts.ticks import month_text

_REACH = 12.0
"""A line is hovered within this many pixels."""

_MONTH_KEYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageUp: -12,
    Qt.Key.Key_PageDown: 12,
}
_KEY_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_NO_MONTH = -1


class TimeChart(pg.GraphicsView):
    """One chart over time.

    Signals:
        hovered: Id of the treatment under the pointer; empty when it left.
        chosen: Id of a treatment that was clicked or walked to with the keys; empty for none.
        month_changed: Where the crosshair is, -1 when it is away.
    """

    hovered = Signal(str)
    chosen = Signal(str)
    month_changed = Signal(int)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self._formats = formats
        self._ink: Ink = screen_ink(themes.LIGHT)
        self._chart: Chart | None = None
        self._sentence = ""
        self._layout: Layout | None = None
        self._margins: Margins | None = None
        self._focus = ""
        self._hover = ""
        self._month = _NO_MONTH
        self._pointer: float | None = None
        self._by_key = False
        self._axes, self._data, self._crosshair = AxesItem(), DataItem(), CrosshairItem()
        self._fade = Fade(self)
        self._build()

    def _build(self) -> None:
        for item in (self._axes, self._data, self._crosshair):
            self.scene().addItem(item)
        self._fade.changed.connect(self._data.set_strength)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 120)
        # Not resizeEvent: pyqtgraph calls it while its own constructor is still running.
        self.sigDeviceRangeChanged.connect(lambda *_: self.refresh())
        announce_as_chart(self)

    @property
    def chart(self) -> Chart | None:
        """What is shown."""
        return self._chart

    @property
    def layout_shown(self) -> Layout | None:
        """Where everything is on the canvas."""
        return self._layout

    @property
    def crosshair(self) -> CrosshairItem:
        """The line and box of values."""
        return self._crosshair

    @property
    def focus_id(self) -> str:
        """Id of the treatment that stays in front; empty for none."""
        return self._focus

    @property
    def month(self) -> int:
        """Where the crosshair is, -1 when it is away."""
        return self._month

    def sizeHint(self) -> QSize:
        """Returns a comfortable size."""
        return QSize(760, 260)

    def set_chart(self, chart: Chart, sentence: str) -> None:
        """Shows a chart; its sentence is what a screen reader says of it."""
        self._chart, self._sentence = chart, sentence
        self.setAccessibleName(chart.title)
        self._month = min(self._month, chart.last)
        self.refresh()
        self._describe()

    def set_formats(self, formats: Formats) -> None:
        """Writes numbers another way."""
        self._formats = formats
        self.refresh()

    def set_theme(self, theme: themes.Theme) -> None:
        """Draws in the colours of a theme."""
        self._ink = screen_ink(theme)
        self.setBackground(theme.background)
        self.refresh()

    def needed_margins(self) -> Margins:
        """Returns how much room the words beside the plot need."""
        if self._chart is None:
            return Margins(0, 0)
        return needed_margins(self._chart, self._ink, self._formats)

    def set_margins(self, margins: Margins) -> None:
        """Sets the room beside the plot, to align charts above each other."""
        if margins != self._margins:
            self._margins = margins
            self.refresh()

    def set_focus(self, treatment_id: str) -> None:
        """Brings a treatment forward; empty for none."""
        if treatment_id != self._focus:
            self._focus = treatment_id
            self.refresh()
            self._describe()

    def set_hover(self, treatment_id: str) -> None:
        """Brings a treatment forward while the pointer is on it, in this or the linked chart."""
        if treatment_id != self._hover:
            self._hover = treatment_id
            self.refresh()

    def set_month(self, month: int) -> None:
        """Moves the crosshair; -1 takes it away."""
        if month != self._month:
            self._month = month
            self._show_crosshair()
            self._describe()

    def refresh(self) -> None:
        """Lays out and paints again, after anything that changes the picture."""
        if self._chart is None or self.width() < 100:
            return
        area = QRectF(0, 0, self.width(), self.height())
        outer = Box(4, 2, self.width() - 8, self.height() - 4)
        focus = self._hover or self._focus
        self._layout = lay_out(
            self._chart,
            outer,
            self._ink,
            self._formats,
            focus=focus,
            margins=self._margins,
        )
        self._axes.show_layout(self._layout, self._ink, area)
        self._data.show_layout(self._layout, self._ink, area)
        self._fade_to(strengths(self._layout, self._ink))
        self._show_crosshair()

    def _fade_to(self, wanted: dict[str, float]) -> None:
        animated = bool(self.style().styleHint(QStyle.StyleHint.SH_Widget_Animate, None, self))
        self._fade.go(wanted, animated=animated and self.isVisible())

    def _show_crosshair(self) -> None:
        if self._month == _NO_MONTH or self._chart is None or self._layout is None:
            self._crosshair.hide()
            return
        title = month_text(self._month).capitalize()
        rows = readings(self._chart, self._month, self._formats)
        self._crosshair.show_at(self._layout, self._ink, self._month, title, rows, self._pointer)

    def _describe(self) -> None:
        """Keeps what a screen reader says in step with what is shown."""
        if self._chart is None:
            return
        parts = [self._sentence]
        if self._month != _NO_MONTH:
            parts.append(spoken(self._chart, self._month, self._formats, self._focus))
        self.setAccessibleDescription(" ".join(parts))

    def _say(self) -> None:
        if self._chart is not None and self._month != _NO_MONTH:
            announce(self, spoken(self._chart, self._month, self._formats, self._focus))

    def treatment_at(self, place: QPointF) -> str:
        """Returns the id of the line, name or hatched area at a place; empty for none."""
        layout = self._layout
        if layout is None:
            return ""
        plot = layout.frame.plot
        if place.x() > plot.right:
            near = min(layout.labels, key=lambda label: abs(label.y - place.y()), default=None)
            close = near is not None and abs(near.y - place.y()) <= self._ink.line_height / 2
            return near.id if near is not None and close and near.id != NOTHING else ""
        if not plot.x <= place.x():
            return ""
        return self._line_at(layout, place)

    def _line_at(self, layout: Layout, place: QPointF) -> str:
        best, reach = "", _REACH
        for each in layout.drawn:
            if each.curve.id == NOTHING:
                continue
            line = layout.frame.points(layout.chart.months, each.curve.anchor)
            away = abs(float(np.interp(place.x(), line[:, 0], line[:, 1])) - place.y())
            if away < reach:
                best, reach = each.curve.id, away
        return best

    # Events. pyqtgraph's own handlers pan, zoom and open its menu: none of that is wanted here.

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves the crosshair and brings the nearest line forward."""
        if self._layout is None:
            return
        place = event.position()
        plot = self._layout.frame.plot
        inside = plot.x - 4 <= place.x() <= plot.right + 4
        self._pointer = place.y() if inside else None
        self._move_to(self._layout.frame.month_at(place.x()) if inside else _NO_MONTH)
        self._hover_over(self.treatment_at(place))
        self._show_crosshair()

    def leaveEvent(self, event: QEvent) -> None:
        """Takes the crosshair away."""
        self._pointer = None
        self._move_to(_NO_MONTH)
        self._hover_over("")
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keeps the treatment under the pointer in front."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self.treatment_at(event.position()) or self._focus)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Does nothing more."""

    def wheelEvent(self, event: QEvent) -> None:
        """Leaves the wheel to what scrolls the view."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walks the months (left, right, page, home, end) and the treatments (up, down)."""
        key = Qt.Key(event.key())
        if self._chart is None or not self._handle(key, self._chart):
            event.ignore()  # Tab, shortcuts: for others
            return
        self._describe()
        self._say()

    def _handle(self, key: Qt.Key, chart: Chart) -> bool:
        if key in _MONTH_KEYS:
            start = self._month if self._month != _NO_MONTH else 0
            self._move_to(min(max(start + _MONTH_KEYS[key], 0), chart.last))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._move_to(0 if key == Qt.Key.Key_Home else chart.last)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._choose(self._neighbour(chart, -1 if key == Qt.Key.Key_Up else 1))
        elif key == Qt.Key.Key_Escape and self._month != _NO_MONTH:
            self._move_to(_NO_MONTH)
        else:
            return False
        return True

    def _neighbour(self, chart: Chart, step: int) -> str:
        """Returns the treatment whose line ends next above or below the one in focus."""
        curves = [curve for curve in chart.curves if curve.id != NOTHING]
        ids = [each.id for each in sorted(curves, key=lambda curve: -float(curve.anchor[-1]))]
        if self._focus not in ids:
            return ids[0] if step > 0 else ids[-1]
        return ids[min(max(ids.index(self._focus) + step, 0), len(ids) - 1)]

    def close(self) -> bool:
        """Closes like any widget.

        pyqtgraph's own way takes the viewport away, and Qt crashes if a screen reader has seen it.
        """
        return QGraphicsView.close(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Ends a fade that nobody sees any more, also when the window closes."""
        self._fade.stop()
        super().hideEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows where the keys go, when they brought the focus here."""
        self._by_key = event.reason() in _KEY_REASONS
        self.viewport().update()
        super().focusInEvent(event)

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Paints the focus frame."""
        super().drawForeground(painter, rect)
        if self._by_key and self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.drawRoundedRect(QRectF(1, 1, self.width() - 2, self.height() - 2), 4, 4)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes a crosshair that the keys moved away, and the focus frame."""
        self.viewport().update()
        if self._pointer is None:
            self._move_to(_NO_MONTH)
        super().focusOutEvent(event)

    def _move_to(self, month: int) -> None:
        if month != self._month:
            self.set_month(month)
            self.month_changed.emit(month)

    def _hover_over(self, treatment_id: str) -> None:
        if treatment_id != self._hover:
            self.set_hover(treatment_id)
            self.hovered.emit(treatment_id)

    def _choose(self, treatment_id: str) -> None:
        if treatment_id != self._focus:
            self.set_focus(treatment_id)
            self.chosen.emit(treatment_id)
