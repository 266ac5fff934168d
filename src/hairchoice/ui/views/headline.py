"""The answer at the top: what can be expected, what it costs, how much of it is counted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from hairchoice.engine import describe
from hairchoice.engine.result import Comparison, TreatmentResult
from hairchoice.ui import theme
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.widgets.marks import Note

_LINE_LENGTH = 75


class Sentence(QLabel):
    """A sentence that wraps before its lines get too long to read."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.set_size(size)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def set_size(self, size: int) -> None:
        """Sets one of the four type sizes, and the line length with it."""
        self.setFont(theme.font(size))
        self.setMaximumWidth(_LINE_LENGTH * self.fontMetrics().averageCharWidth())

    def heightForWidth(self, width: int) -> int:
        """The layout asks with its own width, which may be more than this label ever has."""
        return super().heightForWidth(min(width, self.maximumWidth()))


class Headline(QWidget):
    """The answer for the focused treatment: gain and loss, money, and how much is counted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = LocaleFormats()
        self.gain = Sentence(theme.HEADLINE)
        self.money = Sentence(theme.SECTION)
        self.counted = Note()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.GAP)
        for label in (self.gain, self.money, self.counted):
            self._layout.addWidget(label)

    def set_compact(self, compact: bool) -> None:
        """Uses the next smaller type sizes in a small window."""
        self._layout.setSpacing(theme.GAP // 2 if compact else theme.GAP)
        self.gain.set_size(theme.SECTION if compact else theme.HEADLINE)
        self.money.set_size(theme.BODY if compact else theme.SECTION)

    def say(self, result: TreatmentResult, comparison: Comparison) -> None:
        """Says the answer: the first sentence large, what follows from it smaller."""
        gain = describe.of_100_sentence(result, comparison, self._formats)
        first, full_stop, rest = gain.partition(". ")
        if not result.benefit_known or not full_stop:
            first, full_stop, rest = gain, "", ""
        cost = describe.cost_sentence(result, comparison, self._formats)
        self.gain.setText(f"{first}." if full_stop else first)
        self.money.setText(f"{cost} {rest}".strip())
        self.counted.say(describe.counted_sentence(result, self._formats))
