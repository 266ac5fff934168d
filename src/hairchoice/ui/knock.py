"""Asks the session bus whether it answers at all, before Qt does.

Qt waits for a bus that does not: for 25 seconds or for ever, and the window with it. Here nobody
waits. Only what follows a socket of this machine is understood; any other bus counts as silent.
"""

from __future__ import annotations

import os
import socket
import struct
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

_PATIENCE_MS = 3000
_AT_ONCE_SECONDS = 2.0
"""Longer than a bus needs while everything else of a session starts too: one that is given up is
not there for a screen reader either."""
_BUS = "org.freedesktop.DBus"
_HELLO = ((1, "o", "/org/freedesktop/DBus"), (2, "s", _BUS), (3, "s", "Hello"), (6, "s", _BUS))
"""Fields of the message that every program says first: path, interface, method, to whom."""


def knock(address: str, then: Callable[[], None], parent: QObject) -> None:
    """Calls a function once the bus has answered; never, where it does not soon.

    Args:
        address: As in DBUS_SESSION_BUS_ADDRESS.
        then: Called on this thread.
        parent: Nothing is called once it is gone.
    """
    line = _line(address, 0)
    if line is not None:
        _Knock(line, then, parent)


def leave_silent_bus_alone() -> None:
    """Hides a bus that does not answer at once from Qt, which asks it before the first frame."""
    address = session_bus_address()
    if address and not _answers(address):
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"


def session_bus_address() -> str:
    """Returns the bus's address; empty where there is none: looking for one would start one."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    usual = Path(runtime, "bus") if runtime is not None else None
    found = f"unix:path={usual}" if usual is not None and usual.exists() else ""
    return os.environ.get("DBUS_SESSION_BUS_ADDRESS") or found


def _answers(address: str) -> bool:
    line = _line(address, _AT_ONCE_SECONDS)
    if line is None:  # nobody is there, or it is of a kind that is left to Qt
        return True
    with line, suppress(OSError):
        if line.recv(4096).startswith(b"OK"):
            line.sendall(b"BEGIN\r\n" + hello())
            return bool(line.recv(4096))
    return False


def _line(address: str, seconds: float) -> socket.socket | None:
    """Returns a line on which the first words were said; None where nobody takes it.

    Args:
        address: As in DBUS_SESSION_BUS_ADDRESS.
        seconds: How long the line waits for anything.
    """
    for place in filter(None, map(_place, address.split(";"))):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(seconds)
        try:
            line.connect(place)
            line.sendall(b"\0AUTH EXTERNAL %s\r\n" % str(os.getuid()).encode().hex().encode())
        except OSError:  # also where so many wait already that it stands still
            line.close()
        else:
            return line
    return None


class _Knock(QObject):
    """Says hello, and goes when it was answered or when that takes too long."""

    def __init__(self, line: socket.socket, then: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._line = line
        self._then = then
        self._known = False
        self._ears = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
        self._ears.activated.connect(self._hear)
        self.destroyed.connect(partial(socket.socket.close, line))  # which holds it
        QTimer.singleShot(_PATIENCE_MS, self, self._leave)

    def _hear(self) -> None:
        heard = b""
        with suppress(OSError):
            heard = self._line.recv(4096)
            if heard.startswith(b"OK") and not self._known:
                self._known = True
                self._line.sendall(b"BEGIN\r\n" + hello())
                return
        answered = self._known and bool(heard)
        self._leave()
        if answered:
            self._then()

    def _leave(self) -> None:
        self._ears.setEnabled(False)
        self._line.close()
        self.deleteLater()


def hello() -> bytes:
    """Returns the first message to a bus, as the specification of D-Bus lays it out."""
    fields = b""
    for code, kind, text in _HELLO:
        fields += bytes(-len(fields) % 8)
        fields += struct.pack("<BB2sI", code, 1, f"{kind}\0".encode(), len(text))
        fields += text.encode() + b"\0"
    head = struct.pack("<cBBBIII", b"l", 1, 0, 1, 0, 1, len(fields))
    return head + fields + bytes(-len(head + fields) % 8)


def _place(address: str) -> str | None:
    """Returns the name of the socket that an address leads to."""
    kind, _, rest = address.partition(":")
    known = dict(part.partition("=")[::2] for part in rest.split(","))
    if kind != "unix":
        return None
    if "path" in known:
        return _unquoted(known["path"])
    if "abstract" in known:
        return "\0" + _unquoted(known["abstract"])
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return str(Path(runtime, "bus")) if runtime and "runtime" in known else None


def _unquoted(text: str) -> str:
    if "%" not in text:
        return text
    from urllib.parse import unquote  # takes long to load, and is hardly ever needed

    return unquote(text)
