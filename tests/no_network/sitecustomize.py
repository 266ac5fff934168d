"""Stops every attempt to look up or reach another machine, in a test and in what it starts.

Python imports a module of this name by itself when it starts: the tests put this folder on the path
of the processes they start. So it may not need anything but Python.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

TELL = "HAIRCHOICE_TESTS_REACHED"
"""Names the file in which a process says what it reached for, if its own test is not to miss it."""

_FOLDER = str(Path(__file__).parent)
_TO_AN_ADDRESS = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"}
_LOOK_UPS = {
    "socket.getaddrinfo",
    "socket.gethostbyaddr",
    "socket.gethostbyname",
    "socket.getnameinfo",
}


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Sockets of this machine are let through: Qt speaks through them to screen and desktop."""
    if event == "subprocess.Popen":
        _must_guard_itself(*arguments)
        return
    if event in _TO_AN_ADDRESS:
        address = arguments[1]
        outside = not isinstance(address, str | bytes | None)
    else:
        address = arguments[0] if arguments else ""
        outside = event in _LOOK_UPS
    if outside:
        _tell(f"{event} {address!r}")
        raise PermissionError(f"a test tried to use the network: {event} {address!r}")


def _must_guard_itself(program: str, _command: object, _folder: object, variables: Any) -> None:  # noqa: ANN401
    """A test that gives a process variables of its own must leave it the way to this module."""
    in_a_test = TELL in os.environ and Path(os.fsdecode(program)).name.startswith("python")
    if in_a_test and variables is not None and _FOLDER not in variables.get("PYTHONPATH", ""):
        raise PermissionError("a test starts Python with variables that do not keep PYTHONPATH")


def _tell(what: str) -> None:
    if file := os.environ.get(TELL):
        with Path(file).open("a", encoding="utf-8") as told:
            told.write(f"{what}\n")


sys.addaudithook(_refuse)  # nothing in this process can take it away again
