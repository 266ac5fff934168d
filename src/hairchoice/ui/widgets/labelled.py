"""A field with its name: before it, or above it where the field needs the whole width."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hairchoice.ui import theme
from hairchoice.ui.accessible import lead_to
from hairchoice.ui.plain import spoken

NARROW = 76
"""Room for a name before a field, so that fields below each other begin alike."""


def row(*widgets: QWidget) -> QWidget:
    """Puts widgets side by side, the last one as wide as it can be."""
    box = QWidget()
    layout = QHBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.GAP)
    for widget in widgets:
        layout.addWidget(widget)
    layout.setStretch(layout.count() - 1, 1)
    return box


def labelled(
    name: str, field: QWidget, target: QWidget | None = None, *, width: int = NARROW
) -> QHBoxLayout:
    """Returns a field with its name before it; the name's mnemonic leads to the field."""
    label = _named(name, target or field)
    label.setFixedWidth(width)
    layout = QHBoxLayout()
    layout.setSpacing(theme.GAP)
    layout.addWidget(label)
    layout.addWidget(field, 1)
    return layout


def headed(name: str, field: QWidget) -> QVBoxLayout:
    """Returns a field with its name above it, for words or pictures that need the whole width."""
    layout = QVBoxLayout()
    layout.setSpacing(theme.GAP // 2)
    label = _named(name, field)
    layout.addWidget(label)
    layout.addWidget(field)
    return layout


def _named(name: str, target: QWidget) -> QLabel:
    """Returns the name of a field, which also names it for a screen reader."""
    label = QLabel(name, wordWrap=True)
    lead_to(label, target)
    if not target.accessibleName():
        target.setAccessibleName(spoken(name))
    return label
