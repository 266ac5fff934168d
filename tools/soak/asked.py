"""Answers what the program asks: dialogs, and menus that wait for a choice."""

from __future__ import annotations

from pathlib import Path
from random import Random

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QWidget,
)

from tools.soak.user import menu_actions

_LOOK_MS = 10
_PATIENCE = 5
"""After so many answers within one action, whatever is still open is closed."""

_NAMES = 6
_LEFT = Qt.MouseButton.LeftButton


class Answers(QObject):
    """Looks for open questions all the time, also inside of a dialog's own event loop."""

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._draw = Random(0)
        self._given = 0
        self._stopped = False
        self._look()

    def begin(self, seed: int) -> None:
        """A new action begins; its seed decides its answers."""
        self._draw = Random(seed)
        self._given = 0

    def stop(self) -> None:
        """Answers nothing any more."""
        self._stopped = True

    def _look(self) -> None:
        if self._stopped:
            return
        # A timer anew each time: Qt does not fire one whose last call is still inside a dialog.
        QTimer.singleShot(_LOOK_MS, self, self._look)
        asked = open_question()
        if asked is not None:
            self._given += 1
            self._answer(asked)

    def _answer(self, asked: QWidget) -> None:
        if self._given > _PATIENCE:
            asked.reject() if isinstance(asked, QDialog) else asked.close()
        elif isinstance(asked, QMenu):
            self._choose(asked)
        elif isinstance(asked, QFileDialog):
            self._name_file(asked)
        elif isinstance(asked, QMessageBox):
            QTest.mouseClick(self._draw.choice(asked.buttons()), _LEFT)
        elif isinstance(asked, QInputDialog):
            asked.setTextValue(self._draw.choice(("no code", "", "HC1-0000")))
            asked.done(
                self._draw.choice((QDialog.DialogCode.Accepted, QDialog.DialogCode.Rejected))
            )
        else:
            self._press(asked)

    def _choose(self, menu: QMenu) -> None:
        offered = [one for one in menu_actions(menu) if one.menu() is None]
        if offered and self._draw.random() < 0.7:
            place = menu.actionGeometry(self._draw.choice(offered)).center()
            QTest.mouseClick(menu, _LEFT, Qt.KeyboardModifier.NoModifier, place)
        else:
            QTest.keyClick(menu, Qt.Key.Key_Escape)

    def _name_file(self, dialog: QFileDialog) -> None:
        """Few names, so that files are written over and read again; all in a folder of our own."""
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        if field is None or self._draw.random() < 0.15:
            dialog.reject()
            return
        present = sorted(one.name for one in self._folder.iterdir())
        if dialog.acceptMode() == QFileDialog.AcceptMode.AcceptOpen and present:
            name = self._draw.choice(present)
        else:
            name = f"mine {self._draw.randrange(_NAMES)}"
        field.setText(str(self._folder / name))
        dialog.accept()

    def _press(self, asked: QWidget) -> None:
        """Uses the dialog a little: any button of it, or a key."""
        buttons = [
            one
            for one in asked.findChildren(QAbstractButton)
            if one.isVisible() and one.isEnabled()
        ]
        if buttons and self._draw.random() < 0.7:
            QTest.mouseClick(self._draw.choice(buttons), _LEFT)
        else:
            QTest.keyClick(asked, self._draw.choice((Qt.Key.Key_Escape, Qt.Key.Key_Tab)))


def open_question() -> QWidget | None:
    """Returns the menu or dialog that the program waits for; None when it waits for nothing."""
    return QApplication.activePopupWidget() or QApplication.activeModalWidget()
