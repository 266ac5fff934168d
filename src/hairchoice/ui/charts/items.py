"""The three things on a chart's canvas: axes, data, and the crosshair above them."""

from __future__ import annotations

from collections.abc import Mapping

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from hairchoice.ui.charts.drawing import paint_axes, paint_data
from hairchoice.ui.charts.ink import Ink
from hairchoice.ui.charts.layout import Layout


class AxesItem(pg.GraphicsObject):
    """Paints title, ticks and gridlines, once for as long as they stay the same."""

    def __init__(self) -> None:
        super().__init__()
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self._layout: Layout | None = None
        self._ink: Ink | None = None
        self._area = QRectF()
        self._shown: tuple[object, ...] = ()

    def show_layout(self, layout: Layout, ink: Ink, area: QRectF) -> None:
        """Shows the axes of a chart, laid out for an area."""
        key = (layout.frame, layout.ticks, layout.title, ink, area)
        if key == self._shown:
            return
        self.prepareGeometryChange()
        self._area, self._shown = area, key
        self._layout, self._ink = layout, ink
        self.update()

    def boundingRect(self) -> QRectF:
        """Returns the whole canvas."""
        return self._area

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem | None = None,
        _widget: QWidget | None = None,
    ) -> None:
        """Paints the axes."""
        if self._layout is not None and self._ink is not None:
            paint_axes(painter, self._layout, self._ink)


class DataItem(pg.GraphicsObject):
    """Paints bands, lines and labels in one go.

    One item with closed polygons and polylines takes a third of the time of pyqtgraph's own curve
    and fill items. Its picture is kept by Qt, so that moving the crosshair does not paint it again.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self._layout: Layout | None = None
        self._ink: Ink | None = None
        self._strength: Mapping[str, float] = {}
        self._area = QRectF()

    def show_layout(self, layout: Layout, ink: Ink, area: QRectF) -> None:
        """Shows the data of a chart, laid out for an area."""
        if area != self._area:
            self.prepareGeometryChange()
            self._area = area
        self._layout, self._ink = layout, ink
        self.update()

    def set_strength(self, strength: Mapping[str, float]) -> None:
        """Sets how strongly each line is drawn."""
        self._strength = strength
        self.update()

    def boundingRect(self) -> QRectF:
        """Returns the whole canvas."""
        return self._area

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem | None = None,
        _widget: QWidget | None = None,
    ) -> None:
        """Paints the data."""
        if self._layout is not None and self._ink is not None:
            paint_data(painter, self._layout, self._ink, self._strength)
