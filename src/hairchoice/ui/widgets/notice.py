"""A line that says in place what could not be done, or asks something that can wait."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from hairchoice.engine.problems import one_line
from hairchoice.ui import theme
from hairchoice.ui.accessible import Role, notify, show_as

_LINES = 6


class Bar(QWidget):
    """A text in a frame, with room for buttons after it.

    Attributes:
        text: What is said.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        show_as(self, Role.Notification)
        self.text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.GAP * 2, theme.GAP, theme.GAP, theme.GAP)
        self._row.addWidget(self.text, 1)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws a frame on the ground of a panel."""
        appearance = theme.theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(appearance.frame), 1))
        painter.setBrush(QColor(appearance.panel))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


class Notice(Bar):
    """Hidden until there is something to say; goes away when it is over, or by its button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        close = QToolButton(self)
        close.setText(self.tr("Hide"))
        close.setAccessibleName(self.tr("Hide this message"))
        close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        close.clicked.connect(self.hide)
        self._row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)

    def say(self, message: str) -> None:
        """Shows a message; an empty one hides the line."""
        lines = [one_line(line) for line in message.splitlines()]
        shown = lines if len(lines) <= _LINES else [*lines[: _LINES - 1], "…"]
        self.text.setText("\n".join(shown))
        if message and self.isVisible() and message != self.accessibleName():
            self.hide()  # to appear anew: that is when screen readers say it
        self.setAccessibleName(message)
        self.setVisible(bool(message))
        if message:
            notify(self, message)


class Offer(Bar):
    """Asks something that needs no answer now: it stays until one of its buttons is pressed.

    Attributes:
        buttons: By their words.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QPushButton] = {}

    def ask(self, message: str, answers: Mapping[str, Callable[[], object]]) -> None:
        """Shows a question and its answers, each with what it does."""
        self.text.setText(message)
        self.setAccessibleName(message)
        for button in self.buttons.values():  # of the question before
            button.hide()
            button.deleteLater()
        self.buttons.clear()
        for words, does in answers.items():
            button = QPushButton(words, self)
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _checked=False, does=does: does())
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self.buttons[words] = button
        self.show()
        notify(self, message)
