"""Tells screen readers that a chart is a chart, and what the crosshair has come to."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_CHART = "hairchoice_chart"
_made: dict[int, QAccessibleInterface] = {}


def announce_as_chart(widget: QWidget) -> None:
    """Gives a widget the role of a chart; its name and description are its own."""
    widget.setProperty(_CHART, True)
    key = id(widget)
    widget.destroyed.connect(lambda: _made.pop(key, None))
    _install()


def announce(widget: QWidget, text: str) -> None:
    """Has a screen reader say something now."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


@cache
def _install() -> None:
    """Installs the factory once; Qt has no way to remove a single one."""
    QAccessible.installFactory(_interface)


def _interface(_key: str, thing: QObject) -> QAccessibleInterface | None:
    """Qt asks this for every kind of object; None leaves it to Qt's own factories."""
    if not (isinstance(thing, QWidget) and thing.property(_CHART)):
        return None
    # Qt keeps only a pointer: without a reference here Python would free what Qt still uses.
    interface = QAccessibleWidget(thing, QAccessible.Role.Chart, thing.accessibleName())
    _made[id(thing)] = interface
    return interface
