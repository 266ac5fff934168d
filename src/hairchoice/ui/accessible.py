"""What screen readers are told beyond what Qt tells them: what a widget is, and what is new."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QWidget

from hairchoice.ui.plain import spoken

Role = QAccessible.Role

LINUX = sys.platform.startswith("linux")
"""There a screen reader says the changed description of what has the focus, and a notification that
appears. Orca 48 says announcements as well, and 43 does not know them: one of the two is enough."""

_ROLE = "hairchoice_role"
_REST_MS, _LEFT_MS = 700, 100
_made: dict[int, QAccessibleInterface] = {}


def show_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Gives a widget a role; its name and description stay its own.

    To be called before anything asks what the widget is: Qt asks only once.
    """
    widget.setProperty(_ROLE, role.value)
    key = id(widget)
    widget.destroyed.connect(lambda: _made.pop(key, None))
    _install()


def lead_to(label: QLabel, field: QWidget) -> None:
    """Makes the key of a label lead to a field, and the label the field's name.

    Qt leaves the mark of the key out of what is spoken only for a label that has a buddy, and does
    not tell screen readers when it gets one: without a name of its own it would be "&Years".
    """
    label.setBuddy(field)
    label.setAccessibleName(spoken(label.text()))


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Has a screen reader say something.

    Args:
        widget: What it is about.
        text: What is said.
        urgent: At once, instead of what is being said; else after it.
    """
    if not QAccessible.isActive():
        return
    politeness = QAccessible.AnnouncementPoliteness
    event = QAccessibleAnnouncementEvent(widget, text)
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


class Announcer(QObject):
    """Says what has changed in a widget once it has come to rest, and nothing twice in a row.

    For those who hear it: one sentence, not one for each step of a slider or each digit.
    """

    def __init__(self, widget: QWidget, tell: Callable[[], str]) -> None:
        """Makes one.

        Args:
            widget: Where it is; what is hidden is not said.
            tell: Returns what there is to say; nothing while an answer is on its way.
        """
        super().__init__(widget)
        self._widget, self._tell, self._heard = widget, tell, ""
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._say)

    def soon(self) -> None:
        """Begins to wait for rest, or waits on."""
        self._rest.start()

    def _say(self) -> None:
        text = self._tell()
        if not text or text == self._heard or not self._widget.isVisible():
            return
        self._heard = text
        if not self._widget.hasFocus():  # what has the focus is read out by itself
            announce(self._widget, text)


def notify(widget: QWidget, text: str) -> None:
    """Has a screen reader say, at once, what a widget shown as a notification appears with."""
    if not LINUX:
        announce(widget, text, urgent=True)


def read_out(widget: QWidget, text: str) -> None:
    """Has a screen reader say, once, what the keys have come to in a widget with the focus."""
    widget.setAccessibleDescription(text)
    if not LINUX:
        announce(widget, text, urgent=True)


def once_left(widget: QWidget, does: Callable[[], object]) -> None:
    """Does something once screen readers know that the focus has gone elsewhere.

    A description that changes before that is read out over what the focus has come to.
    """
    QTimer.singleShot(_LEFT_MS, widget, does)


@cache
def _install() -> None:
    """Installs the factory once; Qt has no way to remove a single one."""
    QAccessible.installFactory(_interface)


def _interface(_key: str, thing: QObject) -> QAccessibleInterface | None:
    """Qt asks this for every kind of object; None leaves it to Qt's own factories."""
    role = thing.property(_ROLE) if isinstance(thing, QWidget) else None
    if not isinstance(thing, QWidget) or role is None:
        return None
    # Qt keeps only a pointer: without a reference here Python would free what Qt still uses.
    interface = QAccessibleWidget(thing, Role(role), thing.accessibleName())
    _made[id(thing)] = interface
    return interface
