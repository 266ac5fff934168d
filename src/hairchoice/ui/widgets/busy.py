"""The corner of the status line that says what is being worked on, and stops it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QStyle, QToolButton, QWidget

from hairchoice.engine.problems import one_line
from hairchoice.ui import theme

_PERCENT = 100


class Corner(QWidget):
    """The room of a part that comes and goes, kept: nothing around it is laid out anew."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        inside.setParent(self)

    def sizeHint(self) -> QSize:
        """Returns what the part needs."""
        return self._inside.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives all room to the part."""
        super().resizeEvent(event)
        self._inside.setGeometry(self.rect())

    def event(self, event: QEvent) -> bool:
        """Asks for other room when the part does."""
        if event.type() == QEvent.Type.LayoutRequest and self.sizeHint().width() > self.width():
            self.updateGeometry()
        return super().event(event)


class Busy(QWidget):
    """Hidden while nothing takes long; to be put in a `Corner`, so that nothing moves as it comes.

    Attributes:
        words: What is being done.
        cancel: Stops it.

    Signals:
        cancelled: The person does not want to wait.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._bar = QProgressBar()
        self._bar.setFixedSize(96, 12)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Working"))
        self.cancel = QToolButton()
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setAccessibleName(self.tr("Cancel"))
        self.cancel.clicked.connect(self.cancelled)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, theme.GAP, 0)
        layout.setSpacing(theme.GAP)
        for part in (self.words, self._bar, self.cancel):
            layout.addWidget(part)
        self.hide()

    def show_work(self, busy: bool, what: str = "") -> None:
        """Shows that something is being done, or that it is over.

        Args:
            busy: Whether it takes longer than a tenth of a second.
            what: Names it; empty for the comparison itself.
        """
        self.words.setText(one_line(what) or self.tr("Working out the answer…"))
        moving = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animate, None, self)
        self._bar.setRange(0, 0 if moving else 1)
        self.setVisible(busy)

    @property
    def share(self) -> float | None:
        """How far it is, 0 to 1; None where nothing can say so."""
        return self._bar.value() / _PERCENT if self._bar.maximum() == _PERCENT else None

    def show_share(self, share: float) -> None:
        """Shows how far it is, for what can say so.

        Args:
            share: 0 to 1.
        """
        self._bar.setRange(0, _PERCENT)
        self._bar.setValue(round(_PERCENT * share))
