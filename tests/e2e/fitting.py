"""Whether words have the room that they need."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)


def cut(window: QWidget) -> Iterator[str]:
    """Yields what has less room than its words need."""
    one_line = (QPushButton, QToolButton, QCheckBox, QRadioButton)
    for widget in (one for one in window.findChildren(QWidget) if one.isVisible()):
        if isinstance(widget, one_line) and isinstance(widget, QAbstractButton):
            short = widget.text() and widget.width() < widget.minimumSizeHint().width()
        elif isinstance(widget, QLabel) and widget.text():
            needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else 0
            short = widget.height() < needed or widget.width() < widget.minimumSizeHint().width()
        else:
            continue
        outside = widget.mapTo(window, widget.rect().topRight()).x() > window.width()
        if short or outside or _beyond_its_area(widget):
            yield f"{type(widget).__name__} {widget.text()[:60]}"


def _beyond_its_area(widget: QWidget) -> bool:
    """True for what sticks out at the side of something that only scrolls up and down."""
    parent = widget.parentWidget()
    while parent is not None and parent.objectName() != "qt_scrollarea_viewport":
        parent = parent.parentWidget()
    return (
        parent is not None and widget.mapTo(parent, widget.rect().topRight()).x() > parent.width()
    )
