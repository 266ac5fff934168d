"""The corner of the status line that says what is being worked on, and stops it."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from hairchoice.engine.problems import one_line
from hairchoice.ui import accessible, theme

_PERCENT = 100
_SECOND_MS = 1000
_LONG_S = 99
_STAYS_MS = 300
"""How long it is still there when the work is over: what takes little more than the tenth of a
second after which it is shown would make it flash at each change."""


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

    There is a bar only for what can say how far it is; anything else says how long it has been
    going on. A bar that runs on and on asks for the interpreter sixty times a second, and what is
    waited for takes twice as long.

    Attributes:
        words: What is being done.
        cancel: Stops it.

    Signals:
        cancelled: The person does not want to wait.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what, self._announced = "", False
        self._begun = QElapsedTimer()
        self.words = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._bar = QProgressBar(maximum=_PERCENT, textVisible=False)
        self._bar.setFixedSize(96, 12)
        self._bar.setAccessibleName(self.tr("Working"))
        self.cancel = QToolButton()
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setAccessibleName(self.tr("Cancel"))
        self.cancel.clicked.connect(self.cancelled)
        self._clock = QTimer(self, interval=_SECOND_MS)
        self._clock.timeout.connect(self._count)
        self._over = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._over.timeout.connect(self._end)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, theme.GAP, 0)
        layout.setSpacing(theme.GAP)
        for part in (self._bar, self.words, self.cancel):
            layout.addWidget(part)
        self._bar.hide()
        self.hide()

    def show_work(self, busy: bool, what: str = "") -> None:
        """Shows that something is being done, or that it is over.

        What follows before the last was taken away, under the same name, is the same wait for a
        person: the seconds go on.

        Args:
            busy: Whether it takes longer than a tenth of a second.
            what: Names it; empty for the comparison itself.
        """
        if not busy:
            self._over.start()
            return
        self._over.stop()
        said = one_line(what) or self.tr("Working out the answer…")
        if said != self._what:
            self._begin(said)
        self._bar.hide()
        self.show()

    @property
    def share(self) -> float | None:
        """How far it is, 0 to 1; None where nothing can say so."""
        return None if self._bar.isHidden() else self._bar.value() / _PERCENT

    def show_share(self, share: float) -> None:
        """Shows how far it is, for what can say so.

        Args:
            share: 0 to 1.
        """
        self._bar.setValue(round(_PERCENT * share))
        self._bar.show()

    def _begin(self, what: str) -> None:
        self._what, self._announced = what, False
        self._begun.start()
        self._clock.start()
        self.words.setText(what)
        # Room for the seconds from the first: the words would move when those come.
        room = self.words.fontMetrics().horizontalAdvance(self._waited(_LONG_S))
        self.words.setMinimumWidth(room)

    def _end(self) -> None:
        self._what = ""
        self._clock.stop()
        self.hide()

    def _waited(self, seconds: int) -> str:
        return self.tr("{what} {seconds} s").format(what=self._what, seconds=seconds)

    def _count(self) -> None:
        if self._over.isActive():
            return
        if not self._announced:  # once: it would talk over everything else
            accessible.announce(self, self._what)
        self._announced = True
        self.words.setText(self._waited(round(self._begun.elapsed() / _SECOND_MS)))
