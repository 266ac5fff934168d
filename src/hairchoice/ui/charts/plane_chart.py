"""The cost-effectiveness plane on the screen: pyqtgraph's axes, zooming and moving around it.

Imported only with health economics: pyqtgraph takes longer to load than the rest of the program.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QGraphicsView, QSizePolicy, QStyleOptionGraphicsItem, QWidget

from hairchoice.ui import theme as themes
from hairchoice.ui.accessible import Role, read_out, show_as
from hairchoice.ui.charts.ink import Ink, screen_ink
from hairchoice.ui.charts.labels import Box
from hairchoice.ui.charts.plane import Plane, paint_futures
from hairchoice.ui.charts.ticks import value_ticks
from hairchoice.ui.charts.xy import Axis, Write, XYFrame

_ZOOM = {
    Qt.Key.Key_Plus: 0.8,
    Qt.Key.Key_Equal: 0.8,  # plus without shift
    Qt.Key.Key_Minus: 1.25,
}
_WALK = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _NumberAxis(pg.AxisItem):
    """An axis whose ticks are written as everywhere else in the program."""

    def __init__(self, side: str) -> None:
        super().__init__(side)
        self.enableAutoSIPrefix(False)
        self.write: Write = str

    def tickValues(self, low: float, high: float, _size: float) -> list[tuple[float, list[float]]]:
        """Returns where ticks are: one level, with its distance."""
        ticks = value_ticks(low, high)
        return [(ticks[1] - ticks[0], ticks)]

    def tickStrings(self, values: Sequence[float], scale: float, _spacing: float) -> list[str]:
        """Returns what stands at ticks."""
        return [self.write(value * scale) for value in values]


class _Futures(pg.GraphicsObject):
    """Clouds, means and names, painted in the pixels of the plot: words do not grow with a zoom."""

    def __init__(self, plot: pg.ViewBox) -> None:
        super().__init__()
        self._plot = plot
        self._plane: Plane | None = None
        self._axes: tuple[Axis, Axis] | None = None
        self._ink: Ink | None = None
        self._area = QRectF()
        self.setParentItem(plot)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        plot.sigRangeChanged.connect(lambda *_: self._changed())
        plot.sigResized.connect(lambda *_: self._changed())

    def show_plane(self, plane: Plane, axes: tuple[Axis, Axis], ink: Ink) -> None:
        """Shows other futures."""
        self._plane, self._axes, self._ink = plane, axes, ink
        self._changed()

    def frame(self) -> XYFrame | None:
        """Returns what the plot's edges stand for now, in its own pixels."""
        if self._axes is None:
            return None
        area, (across, up) = self._area, self._axes
        (left, right), (bottom, top) = self._plot.viewRange()
        return XYFrame(
            Box(area.x(), area.y(), area.width(), area.height()),
            Axis(across.title, left, right, across.write),
            Axis(up.title, bottom, top, up.write),
        )

    def boundingRect(self) -> QRectF:
        """Returns the plot."""
        return self._area

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem | None = None,
        _widget: QWidget | None = None,
    ) -> None:
        """Paints all of it."""
        frame = self.frame()
        if frame is not None and self._plane is not None and self._ink is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_futures(painter, self._plane, frame, self._ink)

    def _changed(self) -> None:
        self.prepareGeometryChange()
        self._area = QRectF(self._plot.rect())
        self.update()


class PlaneChart(pg.PlotWidget):
    """The plane; a click or the arrow keys bring an option forward.

    The wheel with Ctrl and the keys + and - bring it closer, dragging moves it, a double click or
    Home shows all of it again. The wheel alone is left to what scrolls the view.

    Signals:
        chosen: With the id.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._across, self._up = _NumberAxis("bottom"), _NumberAxis("left")
        super().__init__(parent, axisItems={"bottom": self._across, "left": self._up})
        self._plane: Plane | None = None
        self._whole: tuple[Axis, Axis] | None = None
        self._titles = ("", "")
        self._moved = False
        self._spoken: Callable[[str], str] = str
        self._theme = themes.theme_of(self)
        self._futures = _Futures(self.plotItem.vb)
        self._build()

    def _build(self) -> None:
        plot = self.plotItem
        plot.hideButtons()
        plot.setMenuEnabled(False)
        while self.scene().contextMenu:  # pyqtgraph's own export, which knows nothing of ours
            self.scene().contextMenu.pop().setParent(None)
        plot.showGrid(y=True, alpha=0.15)
        plot.vb.disableAutoRange()
        plot.vb.sigRangeChangedManually.connect(self._keep_range)
        self.scene().sigMouseClicked.connect(self._clicked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 220)
        self.setToolTip(
            self.tr("Ctrl and wheel: closer or further. Drag: move. Double click: all of it.")
        )
        show_as(self, Role.Chart)
        self.apply_theme(self._theme)

    @property
    def plane(self) -> Plane | None:
        """What is shown."""
        return self._plane

    @property
    def frame(self) -> XYFrame | None:
        """What the edges of the plot stand for now."""
        return self._futures.frame()

    def place(self, mean: tuple[float, float]) -> QPointF:
        """Returns where an effect and a cost are, in the pixels of the viewport."""
        scene = self.plotItem.vb.mapViewToScene(QPointF(*mean))
        return QPointF(self.mapFromScene(scene))

    def set_plane(self, plane: Plane, sentence: str, spoken: Callable[[str], str]) -> None:
        """Shows other futures.

        Args:
            plane: What is shown.
            sentence: What it says as a whole.
            spoken: What is said of one option.
        """
        self._plane, self._spoken = plane, spoken
        across, up = self._whole = plane.across, plane.up
        self._across.write, self._up.write = across.write, up.write
        self._set_titles(across.title, up.title)
        self._futures.show_plane(plane, self._whole, screen_ink(self._theme))
        if not self._moved:
            self.show_whole()
        self.setAccessibleName(self.tr("Cost-effectiveness plane"))
        if not self.hasFocus():  # else what the keys have come to is being read out
            said = f"{sentence} {spoken(plane.focus)}" if plane.focus else sentence
            self.setAccessibleDescription(said)

    def _set_titles(self, across: str, up: str) -> None:
        """Sets them where they are others: each has the whole plot laid out again."""
        if self._titles != (across, up):
            self._titles = (across, up)
            self._across.setLabel(across)
            self.plotItem.setTitle(up, justify="left")

    def show_whole(self) -> None:
        """Shows all of the plane."""
        self._moved = False
        if self._whole is not None:
            across, up = self._whole
            x, y = (across.low, across.high), (up.low, up.high)
            self.plotItem.vb.setRange(xRange=x, yRange=y, padding=0)

    def apply_theme(self, theme: themes.Theme) -> None:
        """Draws in the colours of a theme."""
        self._theme = theme
        font = themes.font(themes.NOTE)
        self.setBackground(theme.background)
        for axis in (self._across, self._up):
            axis.setPen(theme.frame)
            axis.setTextPen(theme.muted)
            axis.setTickFont(font)
            axis.label.setFont(font)
        self.plotItem.titleLabel.setAttr("color", theme.muted)
        self.plotItem.titleLabel.setAttr("size", f"{themes.NOTE}px")
        if self._plane is not None and self._whole is not None:
            self.plotItem.setTitle(self._whole[1].title)
            self._futures.show_plane(self._plane, self._whole, screen_ink(theme))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Comes closer with Ctrl; else leaves the wheel to what scrolls the view."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walks the options (up, down), comes closer or further (+, -), shows all (Home)."""
        key = Qt.Key(event.key())
        if key in _ZOOM:
            self._keep_range()
            self.plotItem.vb.scaleBy((_ZOOM[key], _ZOOM[key]))
        elif key == Qt.Key.Key_Home:
            self.show_whole()
        elif key in _WALK and self._plane is not None and self._plane.clouds:
            self._walk(self._plane, _WALK[key])
        else:
            event.ignore()

    def _walk(self, plane: Plane, step: int) -> None:
        ids = [cloud.id for cloud in plane.clouds]
        place = ids.index(plane.focus) + step if plane.focus in ids else 0
        chosen = ids[min(max(place, 0), len(ids) - 1)]
        self.chosen.emit(chosen)
        read_out(self, self._spoken(chosen))

    def _keep_range(self, *_axes: object) -> None:
        """Leaves the person where they are when the values change."""
        self._moved = True

    def _clicked(self, event: pg.GraphicsScene.mouseEvents.MouseClickEvent) -> None:
        """Brings the option forward whose mean is nearest."""
        if event.button() == Qt.MouseButton.LeftButton and self._plane and self._plane.clouds:
            place = self.mapFromScene(event.scenePos())
            away = {
                cloud.id: (self.place(cloud.mean) - place).manhattanLength()
                for cloud in self._plane.clouds
            }
            self.chosen.emit(min(away, key=away.__getitem__))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Shows all of the plane again."""
        super().mouseDoubleClickEvent(event)
        self.show_whole()

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Paints a frame when the keys lead here."""
        super().drawForeground(painter, rect)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.drawRoundedRect(QRectF(1, 1, self.width() - 2, self.height() - 2), 4, 4)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows where the keys go."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes the frame away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def close(self) -> bool:
        """Closes like any widget.

        pyqtgraph's own way takes the viewport away, and Qt crashes if a screen reader has seen it.
        """
        return QGraphicsView.close(self)
