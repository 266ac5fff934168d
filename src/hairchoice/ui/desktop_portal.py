"""Asks a desktop of Linux, through its portal, whether less movement is wanted.

In a module of its own, because no other system needs Qt's part for D-Bus.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusVariant,
)

_PORTAL = (
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Settings",
)
_WISHES: dict[tuple[str, str], object] = {
    ("org.freedesktop.appearance", "reduced-motion"): 1,
    ("org.gnome.desktop.interface", "enable-animations"): False,
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor"): "0",
}
"""What the desktops of Linux call it, and the value that means less; not all know all three."""

_PATIENCE_MS = 3000


def session_bus() -> QDBusConnection:
    """Returns where the desktop of this person answers."""
    return QDBusConnection.sessionBus()


def ask_portal(tell: Callable[[bool], None], parent: QObject, bus: QDBusConnection) -> None:
    """Asks a desktop of Linux through its portal, by all names that there are for it."""
    waiting = set(_WISHES)
    wishes: list[bool] = []

    def heard(key: tuple[str, str], watcher: QDBusPendingCallWatcher) -> None:
        reply = watcher.reply()
        watcher.deleteLater()
        waiting.discard(key)
        if reply.type() == QDBusMessage.MessageType.ReplyMessage:
            wishes.append(_plain(reply.arguments()[0]) == _WISHES[key])
        if not waiting and wishes:
            tell(any(wishes))

    for key in _WISHES:
        question = QDBusMessage.createMethodCall(*_PORTAL, "Read")
        question.setArguments(list(key))
        watcher = QDBusPendingCallWatcher(bus.asyncCall(question, _PATIENCE_MS), parent)
        watcher.finished.connect(lambda found, key=key: heard(key, found))


def _plain(value: object) -> object:
    return value.variant() if isinstance(value, QDBusVariant) else value
