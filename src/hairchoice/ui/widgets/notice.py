"""A line that says in place what could not be done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from hairchoice.ui import theme

_LINES = 6


class Notice(QWidget):
    """Hidden until there is something to say; goes away when it is over, or by its button.

    Attributes:
        text: What is said.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QToolButton(self)
        close.setText(self.tr("Hide"))
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GAP * 2, theme.GAP, theme.GAP, theme.GAP)
        layout.addWidget(self.text, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, message: str) -> None:
        """Shows a message; an empty one hides the line."""
        lines = message.splitlines()
        shown = lines if len(lines) <= _LINES else [*lines[: _LINES - 1], "…"]
        self.text.setText("\n".join(shown))
        self.setAccessibleName(message)
        self.setVisible(bool(message))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws a frame on the ground of a panel."""
        appearance = theme.theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(appearance.frame), 1))
        painter.setBrush(QColor(appearance.panel))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
