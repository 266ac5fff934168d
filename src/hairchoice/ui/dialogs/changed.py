"""Asks what to do when the file to be saved is no longer what was opened."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


class Answer(Enum):
    """What the person wants."""

    OTHER = auto()
    REPLACE = auto()
    STAY = auto()


class ChangedBox(QMessageBox):
    """The question; the answer that Return gives loses nothing."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(self.tr("The file has changed"))
        said = self.tr("{name} was changed in another window or program.")
        self.setText(said.format(name=name))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setInformativeText(self.tr("If you replace it, what was changed there is lost."))
        role = QMessageBox.ButtonRole
        self._other = self.addButton(self.tr("Save as &another file…"), role.AcceptRole)
        self._replace = self.addButton(self.tr("&Replace it"), role.DestructiveRole)
        self.addButton(QMessageBox.StandardButton.Cancel)
        self.setDefaultButton(self._other)

    def answer(self) -> Answer:
        """Returns what was pressed."""
        pressed = self.clickedButton()
        if pressed is self._other:
            return Answer.OTHER
        return Answer.REPLACE if pressed is self._replace else Answer.STAY


def ask_changed(parent: QWidget, name: str) -> Answer:
    """Asks, and waits for the answer.

    Args:
        parent: The window it belongs to.
        name: Of the file.
    """
    box = ChangedBox(name, parent)
    box.exec()
    answer = box.answer()
    box.deleteLater()
    return answer
