"""What a chart has painted and need not paint again."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPixmap

from hairchoice.ui.charts.drawing import paint_axes, paint_data
from hairchoice.ui.charts.ink import Ink
from hairchoice.ui.charts.layout import Layout


class Scene(Struct, frozen=True):
    """What is to be seen.

    Attributes:
        layout: The chart, laid out for the size.
        ink: How it looks.
        strength: How strongly each line is drawn, by id.
        size: Of the canvas, in its own pixels.
        ratio: Pixels of the screen in one of those.
    """

    layout: Layout
    ink: Ink
    strength: Mapping[str, float]
    size: QSize
    ratio: float

    def blank(self) -> QPixmap:
        """Returns an empty picture of the canvas."""
        picture = QPixmap(self.size * self.ratio)
        picture.setDevicePixelRatio(self.ratio)
        picture.fill(self.ink.ground)
        return picture


class Layers:
    """The ground with the axes, and on it the data.

    The axes stay while values move a little, as in a drag; both stay while a crosshair moves.
    """

    def __init__(self) -> None:
        self._axes, self._whole = QPixmap(), QPixmap()
        self._shown: tuple[object, ...] = ()

    def forget(self) -> None:
        """Has the data painted again, and the axes if they have changed."""
        self._whole = QPixmap()

    def paint(self, painter: QPainter, scene: Scene, *, keep: bool) -> None:
        """Paints all.

        Args:
            painter: On the canvas.
            scene: What is to be seen, the same as last time unless `forget` was called.
            keep: Whether it will be painted again as it is. Keeping it takes a little longer.
        """
        if not keep:
            self._paint(painter, scene)
            return
        # A window that moved to another screen keeps its size, and nobody forgot anything.
        if self._whole.isNull() or self._whole.devicePixelRatio() != scene.ratio:
            self._whole = scene.blank()
            own = QPainter(self._whole)
            self._paint(own, scene)
            own.end()
        painter.drawPixmap(0, 0, self._whole)

    def _paint(self, painter: QPainter, scene: Scene) -> None:
        painter.drawPixmap(0, 0, self._with_axes(scene))
        paint_data(painter, scene.layout, scene.ink, scene.strength)

    def _with_axes(self, scene: Scene) -> QPixmap:
        layout, ink = scene.layout, scene.ink
        wanted = (layout.frame, layout.ticks, layout.title, ink, scene.size, scene.ratio)
        if wanted != self._shown:
            self._shown, self._axes = wanted, scene.blank()
            painter = QPainter(self._axes)
            paint_axes(painter, layout, ink)
            painter.end()
        return self._axes
