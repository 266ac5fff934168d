"""What a person does with a field, and reads beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from hairchoice.ui.widgets.marks import Note


def pick(qtbot: QtBot, combo: QComboBox, data: str) -> None:
    """Opens a list and chooses with the keyboard, as a person does."""
    target = combo.findData(data)
    combo.setFocus()
    key = Qt.Key.Key_Down if target > combo.currentIndex() else Qt.Key.Key_Up
    for _step in range(abs(target - combo.currentIndex())):
        QTest.keyClick(combo, key)


def type_into(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def notes_of(widget: QWidget) -> str:
    return "\n".join(note.text() for note in widget.findChildren(Note) if note.text())
