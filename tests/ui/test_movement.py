"""Less movement: the person's choice comes first, then what the desktop says, if it does."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import cast

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusServer,
    QDBusVariant,
    QDBusVirtualObject,
)
from PySide6.QtWidgets import QApplication, QStyle
from pytestqt.qtbot import QtBot

from hairchoice.ui.desktop_motion import ask_mac, windows_wish
from hairchoice.ui.desktop_portal import ask_portal
from hairchoice.ui.movement import Movement
from hairchoice.ui.settings import MOVEMENT, Settings
from hairchoice.ui.style import wear

GNOME = ("org.gnome.desktop.interface", "enable-animations")
KDE = ("org.kde.kdeglobals.KDE", "AnimationDurationFactor")
PORTAL = ("org.freedesktop.appearance", "reduced-motion")


@pytest.fixture(autouse=True)
def _style_restored(qapp: QApplication) -> Iterator[None]:
    yield
    wear(still=False)


class FakePortal(QDBusVirtualObject):
    """Answers like a portal that knows some settings; to the others it says that it does not."""

    def __init__(self, known: dict[tuple[str, str], object]) -> None:
        super().__init__()
        self._known = known
        self._server = QDBusServer("unix:tmpdir=/tmp")
        self._server.setAnonymousAuthenticationAllowed(True)
        self._server.newConnection.connect(self._take)
        self._taken: list[QDBusConnection] = []
        name = f"fake-{id(self)}"
        self.bus = QDBusConnection.connectToPeer(self._server.address(), name)

    def _take(self, connection: QDBusConnection) -> None:
        self._taken.append(connection)
        connection.registerVirtualObject("/org/freedesktop/portal/desktop", self)

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        namespace, key = message.arguments()
        if (namespace, key) in self._known:
            reply = message.createReply()
            reply.setArguments([QDBusVariant(self._known[namespace, key])])
        else:
            reply = message.createErrorReply("org.freedesktop.portal.Error.NotFound", "not known")
        connection.send(reply)
        return True


@pytest.mark.parametrize(
    ("known", "wanted"),
    [
        ({PORTAL: 1}, True),
        ({PORTAL: 0, GNOME: True}, False),
        ({GNOME: False}, True),
        ({PORTAL: 0, KDE: "0"}, True),
        ({KDE: "1"}, False),
    ],
)
def test_a_desktop_of_linux_is_understood(
    qtbot: QtBot, known: dict[tuple[str, str], object], wanted: bool
) -> None:
    portal, told = FakePortal(known), list[bool]()
    ask_portal(told.append, portal, portal.bus)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [wanted]


def test_a_portal_that_knows_nothing_or_is_not_there_tells_nothing(qtbot: QtBot) -> None:
    portal, told = FakePortal({}), list[bool]()
    ask_portal(told.append, portal, portal.bus)
    ask_portal(told.append, portal, QDBusConnection("nowhere"))
    qtbot.wait(100)
    assert told == []


def test_whoever_is_gone_is_not_told(qtbot: QtBot) -> None:
    portal, told, asker = FakePortal({PORTAL: 1}), list[bool](), QObject()
    ask_portal(told.append, asker, portal.bus)
    asker.deleteLater()
    qtbot.wait(100)
    assert told == []


class FakeUser32:
    """Windows, with its animations on or off; or one that does not know the question."""

    def __init__(self, animated: int | None) -> None:
        self._animated = animated

    def SystemParametersInfoW(self, action: int, number: int, place: object, store: int) -> int:
        assert (action, number, store) == (0x1042, 0, 0), "it reads and changes nothing"
        if self._animated is None:
            return 0
        written = cast("ctypes.Array[ctypes.c_int]", place)
        ctypes.cast(written, ctypes.POINTER(ctypes.c_int))[0] = self._animated
        return 1


@pytest.mark.parametrize(("animated", "wanted"), [(0, True), (1, False), (None, False)])
def test_windows_is_understood(animated: int | None, wanted: bool) -> None:
    assert windows_wish(FakeUser32(animated)) is wanted


@pytest.mark.parametrize(("said", "wanted"), [("1", True), ("0", False), ("", False)])
def test_macos_is_understood(qtbot: QtBot, said: str, wanted: bool) -> None:
    parent, told = QObject(), list[bool]()
    ask_mac(told.append, parent, "echo", [said])
    qtbot.waitUntil(lambda: bool(told))
    assert told == [wanted]


def test_a_program_that_is_not_there_tells_nothing(qtbot: QtBot) -> None:
    parent, told = QObject(), list[bool]()
    ask_mac(told.append, parent, "/nowhere/defaults", [])
    qtbot.wait(50)
    assert told == []


def still_now() -> bool:
    """Whether the style says that nothing is to move by itself."""
    return not QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animate)


class Desktop:
    """A desktop that is asked and answers when the test says so."""

    def __init__(self) -> None:
        self.asked: list[Callable[[bool], None]] = []

    def ask(self, tell: Callable[[bool], None], _parent: QObject) -> None:
        self.asked.append(tell)


def test_the_desktop_is_followed_when_it_answers_and_again_when_it_changes_its_mind() -> None:
    desktop = Desktop()
    movement = Movement(Settings(), ask=desktop.ask)
    assert desktop.asked == [], "nothing is asked before the window is there"
    seen = [still_now()]
    for wish in (True, False):
        movement.look()
        desktop.asked[-1](wish)
        seen.append(still_now())
    assert seen == [False, True, False]


@pytest.mark.parametrize(("choice", "still"), [("less", True), ("all", False)])
def test_the_choice_in_the_program_comes_first_and_is_remembered(choice: str, still: bool) -> None:
    desktop = Desktop()
    movement = Movement(Settings(), ask=desktop.ask)
    movement.look()
    desktop.asked[-1](True)
    movement.choose(choice)
    assert still_now() is still
    asked = len(desktop.asked)
    again = Movement(Settings(), ask=desktop.ask)
    again.look()
    assert len(desktop.asked) == asked, "whoever chose is not asked for"
    assert Settings().get(MOVEMENT) == choice
    assert still_now() is still
    again.choose("system")
    desktop.asked[-1](True)
    assert still_now()
