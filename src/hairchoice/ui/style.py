"""Fusion with frames that can be seen: its own are fainter than 3:1 on both themes."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget

from hairchoice.ui import theme

_Primitive = QStyle.PrimitiveElement
_CORNERS: dict[QStyle.PrimitiveElement, float | None] = {
    _Primitive.PE_IndicatorCheckBox: 2.0,
    _Primitive.PE_PanelLineEdit: 2.0,
    _Primitive.PE_IndicatorRadioButton: None,
}
"""Radius of the corners; None is a circle."""


class HouseStyle(QProxyStyle):
    """Draws the outline of fields and ticks in the theme's frame colour.

    Attributes:
        still: True for people whom movement on a screen disturbs.
    """

    still = False

    def __init__(self) -> None:
        super().__init__("Fusion")

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        """Says that nothing moves by itself, where that was asked for."""
        if hint == QStyle.StyleHint.SH_Widget_Animate and HouseStyle.still:
            return 0
        return super().styleHint(hint, option, widget, returned)

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Gives the titles of tables the room that their cells have."""
        if metric == QStyle.PixelMetric.PM_HeaderMargin:
            return theme.GAP - 1
        return super().pixelMetric(metric, option, widget)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draws as Fusion does, then the outline."""
        super().drawPrimitive(element, option, painter, widget)
        if element not in _CORNERS or _is_inside(widget):
            return
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        palette: QPalette = option.palette
        role = QPalette.ColorRole.Accent if focused else QPalette.ColorRole.Dark
        rect = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.color(role)), 1))
        radius = _CORNERS[element]
        if radius is None:
            painter.drawEllipse(rect)
        else:
            painter.drawRoundedRect(rect, radius, radius)
        painter.restore()


def _is_inside(widget: QWidget | None) -> bool:
    """True for the text part of a spin box, which has the outline around both parts."""
    return widget is not None and widget.objectName() == "qt_spinbox_lineedit"
