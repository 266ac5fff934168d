"""A frame around words that the keys lead to: words by themselves do not show it."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from hairchoice.ui import theme


def paint_focus_frame(widget: QWidget) -> None:
    """Draws the frame while the widget has the focus; to be called when it is painted."""
    if widget.hasFocus():
        painter = QPainter(widget)
        painter.setPen(QPen(QColor(theme.theme_of(widget).accent), 1))
        painter.drawRect(widget.rect().adjusted(0, 0, -1, -1))
