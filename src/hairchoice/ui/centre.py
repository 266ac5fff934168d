"""The centre of the window: what could not be done, the answer, and the views of it."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from hairchoice.engine import describe
from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.result import Comparison, TreatmentResult
from hairchoice.ui import theme
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.theme import Theme
from hairchoice.ui.views.evidence import EvidenceView
from hairchoice.ui.views.hundred_people import HundredPeopleView
from hairchoice.ui.views.over_time import OverTimeView
from hairchoice.ui.views.side_by_side import SideBySideView
from hairchoice.ui.widgets.marks import Note
from hairchoice.ui.widgets.notice import Notice
from hairchoice.ui.workspace import Workspace

_LINE_LENGTH = 75
_COMPACT_BELOW = 680


class View(Protocol):
    """What every view of a comparison can do."""

    def set_comparison(self, comparison: Comparison, catalogue: Catalogue) -> None:
        """Shows an answer."""

    def set_focus(self, treatment_id: str | None) -> None:
        """Brings a treatment to the fore."""

    def apply_theme(self, appearance: Theme) -> None:
        """Draws in a theme's colours."""


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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        for label in (self.gain, self.money, self.counted):
            layout.addWidget(label)

    def set_compact(self, compact: bool) -> None:
        """Uses the next smaller type sizes in a small window."""
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


class Centre(QWidget):
    """Shows the workspace's answer in every view; only the one in front is kept up to date.

    Attributes:
        tabs: The views.
        over_time, hundred_people, side_by_side, evidence: The views by name.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._stale: set[int] = set()
        self.notice = Notice()
        self.headline = Headline()
        self.tabs = QTabWidget(documentMode=True)
        self.over_time = OverTimeView()
        self.hundred_people = HundredPeopleView()
        self.side_by_side = SideBySideView(workspace.settings)
        self.evidence = EvidenceView()
        self._lay_out()
        self._connect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves the views their room in a small window."""
        self.headline.set_compact(event.size().height() < _COMPACT_BELOW)
        super().resizeEvent(event)

    def apply_theme(self, appearance: Theme) -> None:
        """Passes a theme on to the views, which paint themselves."""
        for position in range(self.tabs.count()):
            self._view(position).apply_theme(appearance)

    def _lay_out(self) -> None:
        self.tabs.addTab(self.over_time, self.tr("Over time"))
        self.tabs.addTab(self.hundred_people, self.tr("100 people"))
        self.tabs.addTab(self.side_by_side, self.tr("Side by side"))
        self.tabs.addTab(self.evidence, self.tr("Evidence"))
        self.tabs.setAccessibleName(self.tr("Views"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GAP * 3, theme.GAP * 2, theme.GAP * 3, theme.GAP * 2)
        layout.setSpacing(theme.GAP * 2)
        layout.addWidget(self.notice)
        layout.addWidget(self.headline)
        layout.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        workspace = self._workspace
        workspace.comparison_changed.connect(self._refresh)
        workspace.focus_changed.connect(self._focus)
        workspace.problem.connect(self.notice.say)
        self.tabs.currentChanged.connect(self._bring_up_to_date)
        for view in (self.over_time, self.hundred_people, self.side_by_side, self.evidence):
            view.focus_changed.connect(workspace.set_focus)
        for pictures in (self.over_time, self.hundred_people):
            pictures.failed.connect(workspace.report)

    def _view(self, position: int) -> View:
        return cast("View", self.tabs.widget(position))

    def _refresh(self) -> None:
        self._stale = set(range(self.tabs.count()))
        self._say_answer()
        self._bring_up_to_date(self.tabs.currentIndex())

    def _bring_up_to_date(self, position: int) -> None:
        comparison = self._workspace.comparison
        if comparison is None or position not in self._stale:
            return
        self._stale.discard(position)
        view = self._view(position)
        view.set_comparison(comparison, self._workspace.catalogue)
        view.set_focus(self._workspace.focus)

    def _focus(self, treatment_id: str) -> None:
        self._say_answer()
        for position in range(self.tabs.count()):
            if position not in self._stale:
                self._view(position).set_focus(treatment_id)

    def _say_answer(self) -> None:
        result, comparison = self._workspace.focused_result(), self._workspace.comparison
        if result is not None and comparison is not None:
            self.headline.say(result, comparison)
