"""Asks the desktop whether the person wants fewer things to move on the screen.

Every way of asking is left alone where nobody answers: then nothing is told, and nothing changes.
None of them waits, except Windows, whose answer is there at once.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import QObject, QProcess

Tell = Callable[[bool], None]
"""Is called with True when less movement is wanted, with False when not."""

_SPI_GETCLIENTAREAANIMATION = 0x1042
_MAC_SETTING = ("/usr/bin/defaults", ["read", "com.apple.universalaccess", "reduceMotion"])


def ask_desktop(tell: Tell, parent: QObject) -> None:
    """Asks the desktop that the program runs on.

    Args:
        tell: Hears the answer, if there is one, on the interface thread.
        parent: Nothing is told once it is gone.
    """
    if sys.platform == "win32":
        tell(windows_wish(cast("User32", ctypes.CDLL("user32"))))
    elif sys.platform == "darwin":
        ask_mac(tell, parent, *_MAC_SETTING)
    else:
        _ask_linux(tell, parent)


def _ask_linux(tell: Tell, parent: QObject) -> None:
    from hairchoice.ui.knock import knock, session_bus_address

    def ask() -> None:
        from hairchoice.ui import desktop_portal

        desktop_portal.ask_portal(tell, parent, desktop_portal.session_bus())

    if address := session_bus_address():
        knock(address, ask, parent)


class User32(Protocol):
    """What is used of that library of Windows."""

    def SystemParametersInfoW(self, action: int, number: int, place: object, store: int) -> object:
        """Writes a setting to a place; returns 0 where it does not know it."""


def windows_wish(user32: User32) -> bool:
    """Returns what Windows says: *Animation effects* are off; False where it does not know.

    Args:
        user32: The library.
    """
    animated = ctypes.c_int(1)
    user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(animated), 0)
    return not animated.value


def ask_mac(tell: Tell, parent: QObject, program: str, arguments: list[str]) -> None:
    """Asks macOS for *Reduce motion*, which is not written down until it was changed once."""
    process = QProcess(parent)

    def ended() -> None:
        tell(bytes(process.readAllStandardOutput().data()).strip() == b"1")
        process.deleteLater()

    process.finished.connect(ended)
    process.errorOccurred.connect(process.deleteLater)
    process.start(program, arguments)
