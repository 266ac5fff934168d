"""What a person does with a field, and reads beside it; and where things are on a chart."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from hairchoice.ui.charts.canvas import TimeChart
from hairchoice.ui.charts.layout import Layout
from hairchoice.ui.views.side_by_side import SideBySideView
from hairchoice.ui.widgets.marks import Note


def type_into(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def notes_of(widget: QWidget) -> str:
    return "\n".join(note.text() for note in widget.findChildren(Note) if note.text())


def pick(box: QComboBox, data: object) -> None:
    """Chooses with the keys, the way a person who cannot use a mouse does."""
    box.setFocus()
    wanted = box.findData(data)
    for _ in range(box.count()):
        if box.currentIndex() == wanted:
            break
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < wanted else Qt.Key.Key_Up)


def layout_of(canvas: TimeChart) -> Layout:
    """Returns where everything is."""
    assert canvas.layout_shown is not None
    return canvas.layout_shown


def names_above(view: SideBySideView) -> list[str]:
    """Returns what stands above the columns of Side by side."""
    model = view.table.model()
    across = Qt.Orientation.Horizontal
    return [str(model.headerData(one, across)) for one in range(model.columnCount())]
