"""A heading that folds away what is below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from hairchoice.ui import theme
from hairchoice.ui.widgets.marks import Note


class Fold(QWidget):
    """A heading with an arrow, and a body that it opens and closes.

    Signals:
        toggled: True when opened.
    """

    toggled = Signal(bool)

    def __init__(
        self,
        title: str,
        body: QWidget,
        *,
        size: int = theme.BODY,
        opened: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._body = body
        self._summary = ""
        self.button = QToolButton(self)
        self.button.setText(title)
        self.button.setAutoRaise(True)
        self.button.setFont(theme.font(size, bold=size == theme.SECTION))
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setAccessibleName(title)
        self._opened = opened
        self._folded_note = Note()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP // 2)
        layout.addWidget(self.button)
        layout.addWidget(self._folded_note)
        layout.addWidget(body)
        self._show()
        self.button.clicked.connect(self.toggle)

    def set_summary(self, text: str) -> None:
        """Sets the line that stands for the body while it is folded away."""
        self._summary = text
        self._show()

    def toggle(self) -> None:
        """Opens what is folded away, or folds it away."""
        self._opened = not self._opened
        self._show()
        self.toggled.emit(self._opened)

    def _show(self) -> None:
        arrow = Qt.ArrowType.DownArrow if self._opened else Qt.ArrowType.RightArrow
        self.button.setArrowType(arrow)
        state = self.tr("open") if self._opened else self.tr("folded away")
        self.button.setAccessibleDescription(state)
        self._body.setVisible(self._opened)
        self._folded_note.say("" if self._opened else self._summary)
