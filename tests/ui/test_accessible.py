"""What screen readers are told, and that nothing is said twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hairchoice.ui import accessible
from hairchoice.ui.accessible import Announcer, Role, lead_to, notify, read_out, show_as
from hairchoice.ui.widgets.notice import Notice, Offer
from hairchoice.ui.widgets.stack import Stack

_LONG_ENOUGH_MS = 1000


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced, in order."""
    said: list[str] = []

    def hear(_widget: QWidget, text: str, *, urgent: bool = False) -> None:
        said.append(text.upper() if urgent else text)

    monkeypatch.setattr(accessible, "announce", hear)
    return said


@pytest.fixture
def shown(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def _text(widget: QWidget, what: QAccessible.Text) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(what)


def test_what_changes_quickly_is_said_once_when_it_rests(
    qtbot: QtBot, shown: QWidget, announced: list[str]
) -> None:
    years = [5]
    announcer = Announcer(shown, lambda: f"{years[0]} years")
    for years[0] in (6, 7, 8):
        announcer.soon()
    qtbot.waitUntil(lambda: bool(announced))
    announcer.soon()
    qtbot.wait(_LONG_ENOUGH_MS)
    assert announced == ["8 years"]


def test_what_is_hidden_or_not_there_yet_is_not_said(
    qtbot: QtBot, shown: QWidget, announced: list[str]
) -> None:
    hidden = QWidget(shown)
    hidden.hide()
    for announcer in (
        Announcer(hidden, lambda: "behind"),
        Announcer(shown, lambda: ""),
    ):
        announcer.soon()
    qtbot.wait(_LONG_ENOUGH_MS)
    assert announced == []


def test_what_has_the_focus_is_read_out_by_itself(
    qtbot: QtBot, shown: QWidget, announced: list[str]
) -> None:
    shown.setFocus()
    qtbot.waitUntil(shown.hasFocus)
    announcer = Announcer(shown, lambda: "8 years")
    announcer.soon()
    qtbot.wait(_LONG_ENOUGH_MS)
    shown.clearFocus()
    announcer.soon()
    qtbot.wait(_LONG_ENOUGH_MS)
    assert announced == [], "and need not be said again"


def test_a_label_names_its_field_without_the_mark_of_its_key(shown: QWidget) -> None:
    label, field = QLabel("Hairs && s&kin", shown), QLineEdit(shown)
    lead_to(label, field)
    assert label.buddy() is field
    assert label.accessibleName() == "Hairs & skin"


@pytest.mark.parametrize(("linux", "said"), [(True, []), (False, ["MONTH 3"])])
@pytest.mark.parametrize(("tell", "description"), [(read_out, "Month 3"), (notify, "")])
def test_what_is_said_once_is_announced_only_where_qt_tells_nothing(
    shown: QWidget,
    announced: list[str],
    monkeypatch: pytest.MonkeyPatch,
    tell: Callable[[QWidget, str], None],
    description: str,
    linux: bool,
    said: list[str],
) -> None:
    monkeypatch.setattr(accessible, "LINUX", linux)
    tell(shown, "Month 3")
    assert shown.accessibleDescription() == description
    assert announced == said


def test_a_widget_is_what_it_is_shown_as_and_keeps_its_name(shown: QWidget) -> None:
    link = QLabel("¹", shown)
    link.setAccessibleName("where it comes from")
    show_as(link, Role.Link)
    assert QAccessible.queryAccessibleInterface(link).role() == Role.Link
    assert _text(link, QAccessible.Text.Name) == "where it comes from"


def test_pages_of_which_one_is_shown_are_nothing_by_themselves(shown: QWidget) -> None:
    assert QAccessible.queryAccessibleInterface(Stack(shown)).role() == Role.Pane


def test_what_waits_for_a_decision_is_a_notification_too(shown: QWidget) -> None:
    offer = Offer(shown)
    offer.ask("What was not saved was kept.", {"Open it": lambda: None})
    assert QAccessible.queryAccessibleInterface(offer).role() == Role.Notification
    assert _text(offer, QAccessible.Text.Name) == "What was not saved was kept."


def test_each_message_appears_anew(qtbot: QtBot, shown: QWidget) -> None:
    hidings: list[str] = []

    class Watched(Notice):
        def hideEvent(self, _event: object) -> None:
            hidings.append(self.text.text())

    notice = Watched(shown)
    assert QAccessible.queryAccessibleInterface(notice).role() == Role.Notification
    notice.say("“abc” cannot be used.")
    notice.say("“abc” cannot be used.")
    assert hidings == [], "the same message stays"
    notice.say("“def” cannot be used.")
    assert len(hidings) == 1
    assert notice.isVisible()
    assert _text(notice, QAccessible.Text.Name) == "“def” cannot be used."
