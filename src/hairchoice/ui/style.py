"""Fusion with frames that can be seen: its own are fainter than 3:1 on both themes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QProxyStyle,
    QPushButton,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComplex,
    QWidget,
)

from hairchoice.ui import theme

_Primitive = QStyle.PrimitiveElement
_CORNERS: dict[QStyle.PrimitiveElement, float | None] = {
    _Primitive.PE_IndicatorCheckBox: 2.0,
    _Primitive.PE_PanelLineEdit: 2.0,
    _Primitive.PE_IndicatorRadioButton: None,
}
"""Radius of the corners; None is a circle."""

_FOCUS_WIDTH = 1.5
_WITHOUT_FOCUS = (QStyle.ComplexControl.CC_ComboBox, QStyle.ComplexControl.CC_Slider)
_FOCUSED_PARTS = (
    QStyle.ControlElement.CE_TabBarTabLabel,
    QStyle.ControlElement.CE_PushButtonBevel,
)


class HouseStyle(QProxyStyle):
    """Draws the outline of fields and ticks in the theme's frame colour."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def polish(self, thing: QWidget | QPalette | QApplication) -> None:  # type: ignore[override]
        """Takes the icons from the buttons of dialogs: words are enough.

        A style can say so by a hint. But with one hint overridden all of them are asked of the
        interpreter: hundreds for each change, on a thread that has to wait for it.
        """
        if isinstance(thing, QPushButton) and isinstance(thing.parent(), QDialogButtonBox):
            thing.setIcon(QIcon())
        super().polish(thing)

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

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draws as Fusion does, then the focus where Fusion leaves it out."""
        super().drawComplexControl(control, option, painter, widget)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if focused and control in _WITHOUT_FOCUS:
            _draw_focus(painter, option, QRectF(option.rect))

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draws as Fusion does, then the focus of a tab and of a button."""
        if element == QStyle.ControlElement.CE_Header and isinstance(widget, QAbstractButton):
            # The corner between the headings of a table heads nothing.
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Base))
            return
        super().drawControl(element, option, painter, widget)
        if option.state & QStyle.StateFlag.State_HasFocus and element in _FOCUSED_PARTS:
            _draw_focus(painter, option, QRectF(option.rect).adjusted(2, 2, -2, -2))

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draws as Fusion does, then the outline."""
        if element == _Primitive.PE_FrameFocusRect:
            _draw_focus(painter, option, QRectF(option.rect))
            return
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


class StillStyle(HouseStyle):
    """The same for people whom movement on a screen disturbs: nothing moves by itself."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        """Says so to whoever asks."""
        if hint == QStyle.StyleHint.SH_Widget_Animate:
            return 0
        return super().styleHint(hint, option, widget, returned)


def wear(*, still: bool) -> None:
    """Gives the program its look, unless it has it already.

    Args:
        still: Nothing is to move by itself.
    """
    app, wanted = QApplication.instance(), StillStyle if still else HouseStyle
    assert isinstance(app, QApplication)
    if type(app.style()) is not wanted:
        app.setStyle(wanted())


def _draw_focus(painter: QPainter, option: QStyleOption, rect: QRectF) -> None:
    """Draws a frame that can be seen: Fusion's is fainter than 3:1, and often not there."""
    palette: QPalette = option.palette
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), _FOCUS_WIDTH))
    half = _FOCUS_WIDTH / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), 2, 2)
    painter.restore()


def _is_inside(widget: QWidget | None) -> bool:
    """True for the text part of a spin box, which has the outline around both parts."""
    return widget is not None and widget.objectName() == "qt_spinbox_lineedit"
