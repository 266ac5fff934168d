"""Somebody at the window: does one action with real mouse and key events."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGraphicsView,
    QLineEdit,
    QMenu,
    QSplitterHandle,
    QTabBar,
    QWidget,
)

from hairchoice.ui.charts.canvas import TimeChart
from hairchoice.ui.charts.painted import PaintedChart
from hairchoice.ui.main_window import MainWindow
from tools.soak.actions import Action

_CLICKABLE = (
    QAbstractButton, QTabBar, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit,
    QAbstractItemView, QGraphicsView, TimeChart, PaintedChart,
)  # fmt: skip
_DRAGGABLE = (QAbstractSlider, QGraphicsView, QSplitterHandle, TimeChart)
_KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up,
    Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Delete,
)  # fmt: skip
_TEXTS = ("12", "0", "1500", "99999999999", "-3", "3.5", "1,234.5", "abc", "", "½", "١٢", "1e9")
_SIZES = ((1024, 640), (1280, 800), (1366, 768), (1920, 1080), (1100, 900))
_LEAVE = "xit"
_LEFT = Qt.MouseButton.LeftButton
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier


def menu_actions(menu: QMenu) -> list[QAction]:
    """Returns what can be chosen in a menu; never the end of the program."""
    return [
        one
        for one in menu.actions()
        if one.isEnabled()
        and one.isVisible()
        and not one.isSeparator()
        and _LEAVE not in one.text()
    ]


class User:
    """Does actions on a window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._does: dict[str, Callable[[Random], None]] = {
            "click": self._click,
            "drag": self._drag,
            "wheel": self._wheel,
            "key": self._key,
            "type": self._type,
            "menu": self._menu,
            "shortcut": self._shortcut,
            "undo": lambda _draw: QTest.keyClick(window, Qt.Key.Key_Z, _CONTROL),
            "redo": lambda _draw: QTest.keyClick(window, Qt.Key.Key_Z, _CONTROL | _SHIFT),
            "tab": self._tab,
            "resize": lambda draw: window.resize(*draw.choice(_SIZES)),
            "context": self._context,
            "rest": lambda _draw: None,
        }

    def does(self, action: Action) -> None:
        """Does one action; returns when the program has let go of it."""
        self._does[action.kind](Random(action.seed))

    def _seen(self, *kinds: type[QWidget]) -> list[QWidget]:
        """Returns the widgets of some kinds that can be reached with the mouse just now."""
        return [
            one
            for one in self._window.findChildren(QWidget)
            if isinstance(one, kinds)
            and one.isVisible()
            and one.isEnabled()
            and not one.visibleRegion().isEmpty()
        ]

    def _pick(self, draw: Random, *kinds: type[QWidget]) -> tuple[QWidget, QPoint] | None:
        """Returns a widget to put the mouse on, and a point in it that can be seen."""
        seen = self._seen(*kinds)
        if not seen:
            return None
        widget = draw.choice(seen)
        target = widget.viewport() if isinstance(widget, QAbstractItemView) else widget
        return target, _inside(target.visibleRegion().boundingRect(), draw)

    def _click(self, draw: Random) -> None:
        picked = self._pick(draw, *_CLICKABLE)
        if picked is not None:
            QTest.mouseClick(picked[0], _LEFT, _NONE, picked[1])

    def _drag(self, draw: Random) -> None:
        picked = self._pick(draw, *_DRAGGABLE)
        if picked is None:
            return
        widget, place = picked
        QTest.mousePress(widget, _LEFT, _NONE, place)
        for _ in range(draw.randint(1, 8)):
            QTest.mouseMove(widget, _inside(widget.rect(), draw))
            QApplication.processEvents()
        QTest.mouseRelease(widget, _LEFT, _NONE, _inside(widget.rect(), draw))

    def _wheel(self, draw: Random) -> None:
        picked = self._pick(draw, QWidget)
        if picked is None:
            return
        widget, place = picked
        at, turn = QPointF(place), QPoint(0, draw.choice((-120, 120, -360, 360)))
        event = QWheelEvent(
            at,
            QPointF(widget.mapToGlobal(place)),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            draw.choice((_NONE, _CONTROL)),
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)

    def _key(self, draw: Random) -> None:
        focused = QApplication.focusWidget() or self._window
        QTest.keyClick(focused, draw.choice(_KEYS), draw.choice((_NONE, _NONE, _NONE, _SHIFT)))

    def _type(self, draw: Random) -> None:
        fields = self._seen(QLineEdit)
        if not fields:
            return
        field = draw.choice(fields)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, _CONTROL)
        text = draw.choice(_TEXTS)
        _type_text(field, text) if text else QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClick(field, draw.choice((Qt.Key.Key_Return, Qt.Key.Key_Tab)))

    def _menu(self, draw: Random) -> None:
        """Opens a menu with the mouse and chooses in it, one menu deeper where there is one."""
        bar = self._window.menuBar()
        head = draw.choice(bar.actions())
        QTest.mouseClick(bar, _LEFT, _NONE, bar.actionGeometry(head).center())
        popup = QApplication.activePopupWidget()
        while isinstance(popup, QMenu):
            chosen = draw.choice(menu_actions(popup))
            if chosen.menu() is None:
                QTest.mouseClick(popup, _LEFT, _NONE, popup.actionGeometry(chosen).center())
                return
            popup.setActiveAction(chosen)
            QTest.keyClick(popup, Qt.Key.Key_Right)
            deeper = QApplication.activePopupWidget()
            if deeper is popup or not isinstance(deeper, QMenu) or not menu_actions(deeper):
                return
            popup = deeper

    def _shortcut(self, draw: Random) -> None:
        keys = [
            one.shortcut()
            for one in self._window.findChildren(QAction)
            if not one.shortcut().isEmpty() and _LEAVE not in one.text()
        ]
        QTest.keySequence(self._window, QKeySequence(draw.choice(keys)))

    def _tab(self, draw: Random) -> None:
        bars = [one for one in self._seen(QTabBar) if isinstance(one, QTabBar) and one.count()]
        if bars:
            bar = draw.choice(bars)
            place = bar.tabRect(draw.randrange(bar.count())).center()
            QTest.mouseClick(bar, _LEFT, _NONE, place)

    def _context(self, draw: Random) -> None:
        picked = self._pick(draw, QWidget)
        if picked is not None:
            widget, place = picked
            reason = QContextMenuEvent.Reason.Mouse
            event = QContextMenuEvent(reason, place, widget.mapToGlobal(place))
            QApplication.sendEvent(widget, event)


def _type_text(field: QWidget, text: str) -> None:
    """Types as an input method for any script does; QTest knows the keys of ASCII only."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown.value, _NONE, letter)
            QApplication.sendEvent(field, event)


def _inside(area: QRect, draw: Random) -> QPoint:
    """Returns a point of an area."""
    return QPoint(
        area.left() + draw.randrange(max(1, area.width())),
        area.top() + draw.randrange(max(1, area.height())),
    )
