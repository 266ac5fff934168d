"""The report of an error of the program's own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from hairchoice.ui import theme


class ReportDialog(QDialog):
    """Says what happened, where the report is, and lets it be copied.

    Attributes:
        details: The text of the report.
    """

    def __init__(self, text: str, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.resize(640, 400)
        heading = QLabel(self.tr("HairChoice made a mistake"))
        heading.setFont(theme.font(theme.SECTION, bold=True))
        layout = QVBoxLayout(self)
        layout.addWidget(heading)
        layout.addWidget(self._explanation(path))
        self.details = QPlainTextEdit(text, readOnly=True)
        self.details.setAccessibleName(self.tr("Report"))
        layout.addWidget(self.details, 1)
        layout.addWidget(self._buttons())

    def _explanation(self, path: str) -> QLabel:
        text = self.tr(
            "You can go on working. If something looks odd, save your comparison and start again. "
            "Nothing was sent to anyone."
        )
        if path:
            text = "{}\n{}".format(text, self.tr("The report is in {path}").format(path=path))
        label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(label.textInteractionFlags().TextSelectableByMouse)
        return label

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("&Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self.details.toPlainText())
        )
        buttons.rejected.connect(self.reject)
        return buttons
