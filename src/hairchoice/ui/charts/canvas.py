"""A chart over time on the screen: pointer, keys, focus and crosshair around the painted chart."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from hairchoice.engine.describe import Formats
from hairchoice.ui import theme as themes
from hairchoice.ui.accessible import Role, once_left, read_out, show_as
from hairchoice.ui.charts.crosshair import paint_crosshair
from hairchoice.ui.charts.drawing import strengths
from hairchoice.ui.charts.fade import Fade
from hairchoice.ui.charts.ink import Ink, screen_ink
from hairchoice.ui.charts.labels import Box
from hairchoice.ui.charts.layers import Layers, Scene
from hairchoice.ui.charts.layout import Layout, Margins, lay_out, needed_margins
from hairchoice.ui.charts.pointing import treatment_at
from hairchoice.ui.charts.readout import spoken
from hairchoice.ui.charts.series import NOTHING, Chart
from hairchoice.ui.charts.values import paint_values

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
_NARROWEST = 100


class TimeChart(QWidget):
    """One chart over time.

    Laid out and painted when it is next seen, however many changes come before that.

    Signals:
        hovered: Id of the treatment under the pointer; empty when it left.
        chosen: Id of a treatment that was clicked or walked to with the keys; empty for none.
        month_changed: Where the crosshair is, -1 when it is away.
    """

    hovered = Signal(str)
    chosen = Signal(str)
    month_changed = Signal(int)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._ink: Ink = screen_ink(themes.LIGHT)
        self._chart: Chart | None = None
        self._sentence = ""
        self._layout: Layout | None = None
        self._margins: Margins | None = None
        self._focus = ""
        self._hover = ""
        self._month = _NO_MONTH
        self._pointed = False
        self._by_key = False
        self._layers = Layers()
        self._strength: Mapping[str, float] = {}
        self._fade = Fade(self)
        self._build()

    def _build(self) -> None:
        self._fade.changed.connect(self._set_strength)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 120)
        show_as(self, Role.Chart)

    @property
    def chart(self) -> Chart | None:
        """What is shown."""
        return self._chart

    @property
    def layout_shown(self) -> Layout | None:
        """Where everything is on the canvas; None when there is nothing to show, or no room."""
        if self._layout is None and self._chart is not None and self.width() >= _NARROWEST:
            self._layout = lay_out(
                self._chart,
                Box(4, 2, self.width() - 8, self.height() - 4),
                self._ink,
                self._formats,
                focus=self._front,
                margins=self._margins,
            )
        return self._layout

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

    def set_theme(self, theme: themes.Theme) -> None:
        """Draws in the colours of a theme."""
        self._ink = screen_ink(theme)
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
            self.update()
            if self.hasFocus():
                self._describe()
            else:  # the pointer left, perhaps as the focus did
                once_left(self, self._describe)

    def refresh(self) -> None:
        """Has everything laid out and painted again, after anything that changes the picture."""
        self._layout = None
        if self._chart is not None:
            self._fade_to(strengths(self._chart, self._front, self._ink))
        self._paint_again()

    @property
    def _front(self) -> str | None:
        """Id of the treatment in front, if the chart has it."""
        wanted = self._hover or self._focus
        return wanted if self._chart is not None and self._chart.curve(wanted) else None

    def _fade_to(self, wanted: dict[str, float]) -> None:
        animated = bool(self.style().styleHint(QStyle.StyleHint.SH_Widget_Animate, None, self))
        self._fade.go(wanted, animated=animated and self.isVisible())

    def _set_strength(self, strength: Mapping[str, float]) -> None:
        self._strength = strength
        self._paint_again()

    def _paint_again(self) -> None:
        self._layers.forget()
        self.update()

    def _describe(self) -> None:
        """Keeps what a screen reader says in step with what is shown."""
        if self._chart is None:
            return
        walked = self._month != _NO_MONTH
        self.setAccessibleDescription(self._said(self._month) if walked else self._sentence)

    def _said(self, month: int) -> str:
        """Returns what is said of a month: nothing else, as it is said anew at every step."""
        assert self._chart is not None
        return spoken(self._chart, month, self._formats, self._focus)

    def treatment_at(self, place: QPointF) -> str:
        """Returns the id of the line, name or hatched area at a place; empty for none."""
        layout = self.layout_shown
        return "" if layout is None else treatment_at(layout, place, self._ink)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves the crosshair and brings the nearest line forward."""
        layout = self.layout_shown
        if layout is None:
            return
        place, plot = event.position(), layout.frame.plot
        inside = plot.x - 4 <= place.x() <= plot.right + 4
        self._pointed = inside
        self._move_to(layout.frame.month_at(place.x()) if inside else _NO_MONTH)
        self._hover_over(self.treatment_at(place))

    def leaveEvent(self, event: QEvent) -> None:
        """Takes the crosshair away."""
        self._pointed = False
        self._move_to(_NO_MONTH)
        self._hover_over("")
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keeps the treatment under the pointer in front."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self.treatment_at(event.position()) or self._focus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walks the months (left, right, page, home, end) and the treatments (up, down)."""
        key = Qt.Key(event.key())
        if self._chart is None or not self._handle(key, self._chart):
            event.ignore()  # Tab, shortcuts: for others
            return
        self._describe()
        # Without a month the keys have come to another treatment: where it ends up says most.
        month = self._chart.last if self._month == _NO_MONTH else self._month
        if key != Qt.Key.Key_Escape:
            read_out(self, self._said(month))

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays out for the new size."""
        super().resizeEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ends a fade that nobody sees any more, also when the window closes."""
        self._fade.stop()
        super().hideEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows where the keys go, when they brought the focus here."""
        self._by_key = event.reason() in _KEY_REASONS
        self.update()
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints what has changed, the crosshair, and a frame when the keys lead here."""
        painter, layout = QPainter(self), self.layout_shown
        if layout is None:
            painter.fillRect(self.rect(), self._ink.ground)
        else:
            ratio = self.devicePixelRatio()
            scene = Scene(layout, self._ink, self._strength, self.size(), ratio)
            month = None if self._month == _NO_MONTH else self._month
            self._layers.paint(painter, scene, keep=month is not None)
            if month is not None:
                paint_crosshair(painter, layout, self._ink, month)
            paint_values(painter, layout, self._ink, self._formats, month)
        if self._by_key and self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.drawRoundedRect(QRectF(1, 1, self.width() - 2, self.height() - 2), 4, 4)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes a crosshair that the keys moved away, and the focus frame."""
        self.update()
        super().focusOutEvent(event)
        once_left(self, self._leave)

    def _leave(self) -> None:
        if not self._pointed:
            self._move_to(_NO_MONTH)
        self._describe()

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
