"""A desktop that takes every question and answers none: the window never waits for it."""

from __future__ import annotations

import os
import socket
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from hairchoice.ui import desktop_portal, knock
from hairchoice.ui.desktop_motion import ask_desktop
from tests.faults.conftest import Injected

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux has that bus")

OK = b"OK 0123456789abcdef0123456789abcdef\r\n"


class Bus:
    """A session bus that says, at each thing it hears, what comes next in a list; then nothing."""

    def __init__(self, path: Path, *says: bytes) -> None:
        self.heard: list[bytes] = []
        self._says = says
        self._door = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._door.bind(str(path))
        self._door.listen()
        self._door.settimeout(2)  # where nobody comes, the test says so
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        try:
            line, _address = self._door.accept()
        except TimeoutError:
            return
        with line:
            for words in self._says:
                self.heard.append(line.recv(4096))
                line.sendall(words)
            while heard := line.recv(4096):
                self.heard.append(heard)

    def close(self) -> None:
        self._thread.join(30)
        self._door.close()


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked of Qt's bus, which waits without an end for one like these."""
    asked: list[str] = []

    def session_bus() -> QDBusConnection:
        asked.append("bus")
        return QDBusConnection("nowhere")

    monkeypatch.setattr(desktop_portal, "session_bus", session_bus)
    monkeypatch.setattr(knock, "_PATIENCE_MS", 50)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'bus'},guid=1")
    return asked


@pytest.mark.parametrize("says", [(), (OK,), (b"REJECTED EXTERNAL\r\n",)])
def test_a_bus_that_does_not_answer_is_let_alone(
    qtbot: QtBot, tmp_path: Path, asked: list[str], says: tuple[bytes, ...], injected: Injected
) -> None:
    bus, parent = Bus(tmp_path / "bus", *says), QObject()
    ask_desktop(lambda _less: None, parent)
    assert asked == [], "nothing was asked before the bus has answered"
    qtbot.waitUntil(lambda: not parent.children())
    bus.close()
    assert asked == []
    injected("a session bus that takes questions and never answers", 1)


def test_a_bus_that_answers_is_asked(qtbot: QtBot, tmp_path: Path, asked: list[str]) -> None:
    bus, parent = Bus(tmp_path / "bus", OK, b"l\2\1\1"), QObject()
    ask_desktop(lambda _less: None, parent)
    qtbot.waitUntil(lambda: asked == ["bus"])
    qtbot.waitUntil(lambda: not parent.findChildren(knock._Knock))
    bus.close()
    first, second = bus.heard
    assert first == b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\n"
    assert second == b"BEGIN\r\n" + knock.hello()


def test_the_first_message_is_laid_out_as_a_bus_reads_it() -> None:
    said = knock.hello()
    assert len(said) % 8 == 0
    assert said[:8] == b"l\1\0\1\0\0\0\0"
    for text in (b"/org/freedesktop/DBus", b"org.freedesktop.DBus", b"Hello"):
        assert len(text).to_bytes(4, "little") + text + b"\0" in said


def test_nobody_at_home_or_another_kind_of_bus_is_let_alone(
    qtbot: QtBot, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for address in ("unix:path=/nowhere", "tcp:host=example.org,port=1", "disabled:", "unix:dir=/"):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        parent = QObject()
        ask_desktop(lambda _less: None, parent)
        assert parent.children() == []
    qtbot.wait(10)
    assert asked == []


def test_whoever_is_gone_hears_nothing(qtbot: QtBot, tmp_path: Path, asked: list[str]) -> None:
    bus, parent = Bus(tmp_path / "bus"), QObject()
    ask_desktop(lambda _less: None, parent)
    delete(parent)
    bus.close()
    qtbot.wait(80)
    assert asked == []


@pytest.mark.parametrize(
    ("says", "seen"), [((), "disabled:"), ((OK,), "disabled:"), ((OK, b"l"), "unix:")]
)
def test_a_silent_bus_is_hidden_from_qt_before_there_is_a_window(
    tmp_path: Path,
    asked: list[str],
    monkeypatch: pytest.MonkeyPatch,
    says: tuple[bytes, ...],
    seen: str,
) -> None:
    monkeypatch.setattr(knock, "_AT_ONCE_SECONDS", 0.05)
    bus = Bus(tmp_path / "bus", *says)
    knock.leave_silent_bus_alone()
    bus.close()
    assert os.environ["DBUS_SESSION_BUS_ADDRESS"].startswith(seen)
    assert asked == []
