"""Fields that hand over a finished value, never one in the middle of being typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSlider, QSpinBox, QWidget

from hairchoice.ui import theme
from hairchoice.ui.formats import LocaleFormats

PENCIL = "✎"
"""Stands before a figure of the person's own, everywhere."""

_PENCIL_WIDTH = 14


class WheelGuard(QObject):
    """Lets a wheel turn scroll the panel, unless the field under the pointer has the focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Passes the wheel on to the panel."""
        if (
            event.type() == QEvent.Type.Wheel
            and isinstance(watched, QWidget)
            and not watched.hasFocus()
        ):
            event.ignore()
            return True
        return False


def guard_wheel(*fields: QWidget) -> None:
    """Puts a `WheelGuard` on fields."""
    for field in fields:
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(WheelGuard(field))


class NumberEdit(QLineEdit):
    """A number that may be left empty.

    Signals:
        value_changed: With a float, or None when emptied; on Return or when the focus leaves.
        refused: What was typed is no number in the allowed range; the old value is back.
    """

    value_changed = Signal(object)
    refused = Signal(str)

    def __init__(self, name: str, low: float, high: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._range = (low, high)
        self._value: float | None = None
        self._marks_own = False
        self._formats = LocaleFormats()
        self.setAcceptDrops(False)  # a file dropped here is for the window
        self.editingFinished.connect(self._finish)

    def value(self) -> float | None:
        """Returns the number; None when empty."""
        return self._value

    def mark_own(self) -> None:
        """Puts a pencil before what the person typed: empty, the field shows what we would take."""
        self._marks_own = True
        self.textChanged.connect(self._mark)
        self._mark()

    def set_value(self, value: float | None) -> None:
        """Shows a number without announcing it; leaves a text alone that is being typed."""
        if value != self._value or not self.isModified():
            self._value = value
            self.setText("" if value is None else self._written(value))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the pencil in front of a figure of the person's own."""
        super().paintEvent(event)
        if self._marks_own and self.text():
            painter = QPainter(self)
            painter.setPen(QColor(theme.theme_of(self).muted))
            place = self.rect().adjusted(theme.GAP // 2 + 1, 0, 0, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, PENCIL)

    def _mark(self) -> None:
        own = bool(self.text())
        self.setTextMargins(_PENCIL_WIDTH if own else 0, 0, 0, 0)
        self.setAccessibleDescription(self.tr("your own") if own else self.tr("as published"))

    def _written(self, value: float) -> str:
        shortest = QLocale.FloatingPointPrecisionOption.FloatingPointShortest
        return self._formats.locale.toString(float(value), "f", shortest)

    def _finish(self) -> None:
        if not self.isModified():
            return
        self.setModified(False)
        text = self.text().strip()
        value = self._formats.parse(text) if text else None
        low, high = self._range
        if text and (value is None or not low <= value <= high):
            self.set_value(self._value)
            self._refuse(text)
        elif value != self._value:
            self._value = value
            self.value_changed.emit(value)

    def _refuse(self, text: str) -> None:
        low, high = map(self._formats.shortest, self._range)
        message = self.tr("{name}: “{text}” cannot be used. Type a number from {low} to {high}.")
        self.refused.emit(message.format(name=self.accessibleName(), text=text, low=low, high=high))


class SliderSpin(QWidget):
    """A slider with a box for the exact number.

    Signals:
        changed: With the value, and whether the slider is being dragged.
        released: A drag has ended.
    """

    changed = Signal(int, bool)
    released = Signal()

    def __init__(
        self, name: str, low: int, high: int, page: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(name)
        self.slider.setRange(low, high)
        self.slider.setPageStep(page)
        self.box = QSpinBox()
        self.box.setAccessibleName(name)
        self.box.setRange(low, high)
        self.box.setKeyboardTracking(False)
        self.box.lineEdit().setAcceptDrops(False)
        guard_wheel(self.slider, self.box)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.box)
        self.slider.valueChanged.connect(self._moved)
        self.slider.sliderReleased.connect(self.released)
        self.box.valueChanged.connect(self.slider.setValue)

    def value(self) -> int:
        """Returns the number."""
        return self.slider.value()

    def set_value(self, value: int) -> None:
        """Shows a number without announcing it."""
        for field in (self.slider, self.box):
            if field.value() != value:  # setting it selects what is being typed, and paints
                blocked = field.blockSignals(True)
                field.setValue(value)
                field.blockSignals(blocked)

    def _moved(self, value: int) -> None:
        self.set_value(value)
        self.changed.emit(value, self.slider.isSliderDown())
