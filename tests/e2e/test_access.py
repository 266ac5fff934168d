"""For everyone: names for screen readers, everything by keyboard, letters that lead somewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMenu,
    QStyle,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hairchoice.engine.catalogue import Sex
from hairchoice.ui import desktop_motion
from hairchoice.ui.desk import Desk
from hairchoice.ui.main_window import MainWindow
from hairchoice.ui.plain import spoken
from hairchoice.ui.settings import DETAILS_OPENED, MORE_OPENED, MOVEMENT, Settings
from tests.e2e.conftest import Play

ROLE = QAccessible.Role
INTERACTIVE = {
    ROLE.PushButton, ROLE.CheckBox, ROLE.RadioButton, ROLE.ComboBox, ROLE.EditableText,
    ROLE.Slider, ROLE.SpinBox, ROLE.MenuItem, ROLE.ButtonMenu, ROLE.ButtonDropDown, ROLE.PageTab,
    ROLE.PageTabList, ROLE.Table, ROLE.List, ROLE.Tree, ROLE.Chart, ROLE.Link,
}  # fmt: skip
_DEEPEST = 25
_NO_FOCUS = Qt.FocusPolicy.NoFocus


@pytest.fixture(autouse=True)
def unfolded(home: Path) -> None:
    """Everything that can be folded away is open: it is for everyone too."""
    for folded in (MORE_OPENED, DETAILS_OPENED):
        Settings().set(folded, True)


def _walk(interface: QAccessibleInterface, depth: int = 0) -> Iterator[QAccessibleInterface]:
    """Visits the tree that a screen reader sees; cells of tables are text, not controls."""
    yield interface
    if depth > _DEEPEST or interface.role() in (ROLE.Table, ROLE.List):
        return
    for position in range(interface.childCount()):
        child = interface.child(position)
        if child.isValid() and not child.state().invisible:
            yield from _walk(child, depth + 1)


def _nameless(window: QWidget) -> list[str]:
    root = QAccessible.queryAccessibleInterface(window)
    return [
        f"{one.role().name} in {_place(one)}"
        for one in _walk(root)
        if one.role() in INTERACTIVE and not one.text(QAccessible.Text.Name).strip()
    ]


def _misnamed(window: QWidget) -> list[str]:
    """Returns what would mean nothing: marks of keys, a key to nowhere, Qt's word for a stack."""
    labels = [
        one for one in window.findChildren(QLabel) if one.buddy() is not None and one.isVisible()
    ]
    marked = [one.text() for one in labels if one.accessibleName() != spoken(one.text())]
    nowhere = [one.text() for one in labels if one.buddy().focusPolicy() == _NO_FOCUS]
    root = QAccessible.queryAccessibleInterface(window)
    panes = [_place(one) for one in _walk(root) if one.role() == ROLE.LayeredPane]
    return marked + nowhere + panes


def _spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def _place(interface: QAccessibleInterface) -> str:
    """Names where a control is, by the classes around it."""
    widget: object = interface.object()
    names: list[str] = []
    while isinstance(widget, QWidget) and len(names) < 4:
        names.append(type(widget).__name__)
        widget = widget.parent()
    return " < ".join(names)


def _wait(qtbot: QtBot, desk: Desk) -> None:
    """Waits until the view in front has its answer."""
    centre = desk.centre

    def ready() -> bool:
        economics = centre.economics
        return centre.what_changes.idle and (economics is None or economics.idle)

    qtbot.waitUntil(ready, timeout=30_000)


def _show_everything(qtbot: QtBot, desk: Desk) -> Iterator[str]:
    """Brings every view to the front, once as pictures and once as tables."""
    centre = desk.centre
    centre.show_economics(True)
    for position in range(centre.tabs.count()):
        centre.tabs.setCurrentIndex(position)
        _wait(qtbot, desk)
        yield centre.tabs.tabText(position)
        for button in centre.tabs.currentWidget().findChildren(QAbstractButton):
            if button.isCheckable() and "table" in button.text().lower():
                button.click()
                yield f"{centre.tabs.tabText(position)} as table"
                button.click()
    centre.show_welcome()
    yield "Welcome"


def test_no_control_is_without_a_name_in_any_view(qtbot: QtBot, play: Play) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        found = {
            place: nameless
            for place in _show_everything(qtbot, desk)
            if (nameless := _nameless(window) + _misnamed(window))
        }
        assert found == {}

    play(story)


def test_the_walk_sees_the_controls_and_would_notice_one_without_a_name(
    qtbot: QtBot, play: Play
) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        roles = Counter(one.role() for one in _walk(QAccessible.queryAccessibleInterface(window)))
        assert roles[ROLE.CheckBox] > 10
        assert roles[ROLE.EditableText] > 3
        assert roles[ROLE.PageTab] == 5
        desk.person.budget.setAccessibleName("")
        label = next(one for one in desk.person.findChildren(QLabel) if one.text() == "&Budget")
        label.setBuddy(desk.person.density)
        assert len(_nameless(window)) == 1

    play(story)


def _tab_round(window: MainWindow) -> list[QWidget]:
    """Presses Tab until it comes round."""
    start = QApplication.focusWidget() or window
    seen: list[QWidget] = []
    for _press in range(300):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now is start or now in seen:
            break
        seen.append(now)
    return seen


@pytest.mark.parametrize("position", range(5))
def test_tab_goes_through_the_whole_window_from_left_to_right(
    qtbot: QtBot, play: Play, position: int
) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        desk.centre.show_view(position)
        _wait(qtbot, desk)
        desk.person.sex["male"].setFocus()
        reached = [desk.person.sex["male"], *_tab_round(window)]
        side = [one for one in reached if desk.person.isAncestorOf(one)]
        treatments = [one for one in reached if desk.treatments.isAncestorOf(one)]
        view = [one for one in reached if desk.centre.isAncestorOf(one)]
        assert len(side) >= 9
        assert len(treatments) >= 5
        assert len(view) >= 2
        places = [reached.index(part[0]) for part in (side, treatments, view)]
        assert places == sorted(places), "the person, the treatments, the view"
        wanted = {
            one
            for one in (*desk.person.findChildren(QWidget), *desk.centre.findChildren(QWidget))
            if one.isVisible()
            and one.isEnabled()
            and one.focusPolicy() & Qt.FocusPolicy.TabFocus
            and one.focusProxy() is None
            and one.objectName() != "qt_spinbox_lineedit"
        }
        missed = [f"{type(one).__name__} {one.accessibleName()}" for one in wanted - set(reached)]
        # Of radio buttons Tab reaches the chosen one, arrow keys the others.
        assert [one for one in missed if not one.startswith("QRadioButton")] == []

    play(story)


@pytest.mark.parametrize("chosen", ["male", "female"])
def test_tab_stops_at_the_chosen_sex_from_both_sides(play: Play, chosen: Sex) -> None:
    def press(key: Qt.Key) -> QWidget | None:
        QTest.keyClick(QApplication.focusWidget() or QWidget(), key)
        return QApplication.focusWidget()

    def story(window: MainWindow, desk: Desk) -> None:
        sex = desk.person.sex[chosen]
        sex.click()
        QTest.qWait(50)  # the stages of the other sex go
        desk.person.stage.setFocus()
        assert press(Qt.Key.Key_Backtab) is sex
        press(Qt.Key.Key_Backtab)
        assert press(Qt.Key.Key_Tab) is sex
        desk.person.country.setFocus()
        QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
        assert QApplication.focusWidget() is sex

    play(story)


def test_the_treatments_keep_their_place_in_the_tab_order(play: Play) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        desk.person.sex["female"].click()
        reached = [desk.person.sex["female"], *_tab_round(window)]
        parts = (desk.person, desk.treatments, desk.centre)
        places = [[part.isAncestorOf(one) for one in reached].index(True) for part in parts]
        assert places == sorted(places), "their rows are made anew for a woman"

    play(story)


def test_the_focus_can_be_seen_wherever_it_is(qtbot: QtBot, play: Play) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        desk.person.sex["male"].setFocus()
        unseen = []
        for widget in _tab_round(window):
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            with_focus = widget.grab().toImage()
            widget.clearFocus()
            if widget.grab().toImage() == with_focus:
                unseen.append(f"{type(widget).__name__} {_spoken(widget)}")
        assert "; ".join(unseen) == ""

    play(story)


def _letters(texts: list[str]) -> list[str]:
    """Returns the letters that more than one text is reached by."""
    marked = [text.replace("&&", "") for text in texts]
    letters = [text[text.index("&") + 1].lower() for text in marked if "&" in text]
    return [letter for letter, count in Counter(letters).items() if count > 1]


def test_every_menu_has_its_letters_once(play: Play) -> None:
    def story(window: MainWindow, _desk: Desk) -> None:
        bar = [action.text() for action in window.menuBar().actions()]
        assert _letters(bar) == []
        for menu in window.menuBar().findChildren(QMenu):
            texts = [action.text() for action in menu.actions() if action.text()]
            assert _letters(texts) == [], menu.title()
            assert all("&" in text for text in texts), menu.title()

    play(story)


def test_no_letter_means_two_things_in_any_view(qtbot: QtBot, play: Play) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        menus = [action.text() for action in window.menuBar().actions()]
        found = {}
        for place in _show_everything(qtbot, desk):
            labels = [one for one in window.findChildren(QLabel) if one.buddy() is not None]
            texts = [one.text() for one in labels if one.isVisible()]
            buttons = window.findChildren(QAbstractButton)
            texts += [one.text() for one in buttons if one.isVisible()]
            if twice := _letters([*menus, *texts]):
                found[place] = twice
        assert found == {}

    play(story)


def test_a_desktop_that_wants_less_movement_is_followed(
    qtbot: QtBot, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desktop_motion, "ask_desktop", lambda tell, _parent: tell(True))
    hint = QStyle.StyleHint.SH_Widget_Animate

    def story(window: MainWindow, _desk: Desk) -> None:
        qtbot.waitUntil(lambda: window.style().styleHint(hint) == 0)
        window.movement.choose("all")
        assert window.style().styleHint(hint) == 1

    play(story)


def test_a_desktop_that_changes_its_mind_is_heard_when_the_window_is_come_back_to(
    qtbot: QtBot, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    wishes, heard = [False], list[bool]()

    def ask(tell: Callable[[bool], None], _parent: QObject) -> None:
        heard.append(wishes[-1])
        tell(wishes[-1])

    monkeypatch.setattr(desktop_motion, "ask_desktop", ask)
    hint = QStyle.StyleHint.SH_Widget_Animate

    def story(window: MainWindow, _desk: Desk) -> None:
        qtbot.waitUntil(lambda: bool(heard))  # once at the start
        elsewhere = QWidget()
        qtbot.addWidget(elsewhere)
        elsewhere.show()
        elsewhere.activateWindow()
        qtbot.waitUntil(lambda: not window.isActiveWindow())
        wishes.append(True)
        qtbot.wait(50)
        assert True not in heard, "asked before anybody came back"
        window.activateWindow()
        qtbot.waitUntil(lambda: window.style().styleHint(hint) == 0)

    play(story)


def test_less_movement_stops_what_moves_and_is_remembered(qtbot: QtBot, play: Play) -> None:
    hint = QStyle.StyleHint.SH_Widget_Animate

    def story(window: MainWindow, _desk: Desk) -> None:
        menus = window.menuBar().findChildren(QMenu)
        choices = next(menu for menu in menus if "movement" in menu.title())
        next(one for one in choices.actions() if one.text() == "&Always").trigger()
        assert window.style().styleHint(hint) == 0

    def again(window: MainWindow, _desk: Desk) -> None:
        assert Settings().get(MOVEMENT) == "less"
        assert window.style().styleHint(hint) == 0
        window.movement.choose("all")
        assert window.style().styleHint(hint) == 1

    play(story)
    play(again)
