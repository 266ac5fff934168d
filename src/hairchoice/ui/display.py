"""Whether a window can be opened: where not, Qt itself ends the program, and speaks of plugins."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NEEDS = ("xcb", "wayland")


def has_display() -> bool:
    """Says whether there is a display, of the kind that Qt was told to use if it was told.

    A profile may name a kind, and a terminal may remember a display, that are not there any more.
    """
    if not sys.platform.startswith("linux"):
        return True
    asked = os.environ.get("QT_QPA_PLATFORM", "").lower()
    kinds = [kind for kind in _NEEDS if asked.startswith(kind) or f";{kind}" in asked]
    if asked and not kinds:
        return True  # one without a screen, or that Qt knows more about
    return any(_ANSWERS[kind]() for kind in kinds or _NEEDS)


def _wayland_answers() -> bool:
    """Looks for the socket that Qt will look for."""
    if os.environ.get("WAYLAND_SOCKET"):
        return True
    name = os.environ.get("WAYLAND_DISPLAY", "")
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    try:
        return bool(name) and Path(folder, name).is_socket()
    except OSError:  # in the folder of who was logged in before, or no name at all
        return False


def _x_server_answers() -> bool:
    """Asks the X server of DISPLAY, the way Qt will."""
    if not os.environ.get("DISPLAY"):
        return False
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # Qt says better what is missing
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed


_ANSWERS = {"xcb": _x_server_answers, "wayland": _wayland_answers}
