"""The centre of the window: what could not be done, the answer, and the views of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.result import Comparison
from hairchoice.ui import theme
from hairchoice.ui.settings import WELCOMED
from hairchoice.ui.theme import Theme
from hairchoice.ui.views.evidence import EvidenceView
from hairchoice.ui.views.headline import Headline
from hairchoice.ui.views.hundred_people import HundredPeopleView
from hairchoice.ui.views.over_time import OverTimeView
from hairchoice.ui.views.side_by_side import SideBySideView
from hairchoice.ui.views.welcome import WelcomeView
from hairchoice.ui.views.what_changes import WhatChangesView
from hairchoice.ui.widgets.notice import Notice, Offer
from hairchoice.ui.workspace import Workspace

if TYPE_CHECKING:
    from hairchoice.ui.views.health_economics import HealthEconomicsView

_COMPACT_BELOW = 680


class View(Protocol):
    """What every view of a comparison can do."""

    def set_comparison(self, comparison: Comparison, catalogue: Catalogue) -> None:
        """Shows an answer."""

    def set_focus(self, treatment_id: str | None) -> None:
        """Brings a treatment to the fore."""

    def apply_theme(self, appearance: Theme) -> None:
        """Draws in a theme's colours."""


class Centre(QWidget):
    """Shows the workspace's answer in every view; only the one in front is kept up to date.

    Attributes:
        tabs: The views.
        over_time, hundred_people, side_by_side, what_changes, evidence: The views by name.
        economics: Health economics; a tab only while the person wants it, None until the first
            time.
        welcome: In the place of the answer until the person has chosen where to begin.
        notice, offer: What could not be done; what waits for a decision.

    Signals:
        economics_shown: Whether health economics has a tab now.
    """

    economics_shown = Signal(bool)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._stale: set[View] = set()
        self.notice, self.offer = Notice(), Offer()
        self.headline, self.welcome = Headline(), WelcomeView()
        self.tabs = QTabWidget(documentMode=True)
        self.over_time = OverTimeView()
        self.hundred_people = HundredPeopleView()
        self.side_by_side = SideBySideView(workspace.settings)
        self.what_changes = WhatChangesView(workspace.jobs)
        self.evidence = EvidenceView()
        self.economics: HealthEconomicsView | None = None
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def welcoming(self) -> bool:
        """True while the examples are in the place of the answer."""
        return self._stack.currentWidget() is self.welcome

    def show_welcome(self, *, first: bool = False) -> None:
        """Shows the examples.

        Args:
            first: There is nothing of the person's own yet to go back to.
        """
        self.welcome.set_first(first)
        self._stack.setCurrentWidget(self.welcome)

    def show_views(self) -> None:
        """Shows the answer."""
        self._workspace.settings.set(WELCOMED, True)
        self._stack.setCurrentIndex(0)

    def show_view(self, position: int) -> None:
        """Turns to one of the five views."""
        self.show_views()
        self.tabs.setCurrentIndex(position)

    def show_economics(self, shown: bool) -> None:
        """Gives health economics a tab and turns to it, or takes the tab away."""
        if shown:
            self.show_views()
            view = self.economics = self.economics or self._make_economics()
            self._stale.add(view)
            self.tabs.addTab(view, self.tr("Health economics"))
            view.apply_theme(theme.theme_of(self))
            self.tabs.setCurrentWidget(view)
        elif self.economics is not None:
            self.tabs.removeTab(self.tabs.indexOf(self.economics))
        self.economics_shown.emit(shown)

    def show_evidence(self, treatment_id: str, line: str) -> None:
        """Turns to where a figure comes from.

        Args:
            treatment_id: Whose figure.
            line: Name of the line in Evidence.
        """
        self.show_views()
        self._workspace.set_focus(treatment_id)
        self.tabs.setCurrentWidget(self.evidence)
        self.evidence.show_line(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves the views their room in a small window."""
        compact = event.size().height() < _COMPACT_BELOW
        self.headline.set_compact(compact)
        around = theme.GAP if compact else theme.GAP * 2
        self._layout.setContentsMargins(around + theme.GAP, around, around + theme.GAP, around)
        self._answer.setSpacing(around)
        super().resizeEvent(event)

    def apply_theme(self, appearance: Theme) -> None:
        """Passes a theme on to the views, which paint themselves."""
        for view in self._views():
            view.apply_theme(appearance)
        self.welcome.apply_theme(appearance)

    def _views(self) -> tuple[View, ...]:
        return tuple(cast("View", self.tabs.widget(one)) for one in range(self.tabs.count()))

    def _make_economics(self) -> HealthEconomicsView:
        from hairchoice.ui.views.health_economics import HealthEconomicsView

        view = HealthEconomicsView(self._workspace.jobs)
        view.focus_changed.connect(self._workspace.set_focus)
        view.failed.connect(self._workspace.report)
        return view

    def _lay_out(self) -> None:
        self.tabs.addTab(self.over_time, self.tr("Over time"))
        self.tabs.addTab(self.hundred_people, self.tr("100 people"))
        self.tabs.addTab(self.side_by_side, self.tr("Side by side"))
        self.tabs.addTab(self.what_changes, self.tr("What would change it"))
        self.tabs.addTab(self.evidence, self.tr("Evidence"))
        self.tabs.setAccessibleName(self.tr("Views"))
        self.tabs.tabBar().setAccessibleName(self.tr("Views"))
        answer = QWidget()
        self._answer = QVBoxLayout(answer)
        self._answer.setContentsMargins(0, 0, 0, 0)
        self._answer.addWidget(self.headline)
        self._answer.addWidget(self.tabs, 1)
        self._stack.addWidget(answer)
        self._stack.addWidget(self.welcome)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(theme.GAP * 2)
        self._layout.addWidget(self.offer)
        self._layout.addWidget(self.notice)
        self._layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        workspace = self._workspace
        workspace.comparison_changed.connect(self._refresh)
        workspace.focus_changed.connect(self._focus)
        workspace.scenario_changed.connect(self.show_views)
        workspace.problem.connect(self.notice.say)
        self.welcome.own_chosen.connect(self.show_views)
        self.tabs.currentChanged.connect(self._bring_up_to_date)
        self.side_by_side.line_asked.connect(workspace.ask_line)
        workspace.line_asked.connect(self.show_evidence)
        for view in (self.over_time, self.hundred_people, self.what_changes):
            view.focus_changed.connect(workspace.set_focus)
            view.failed.connect(workspace.report)
        for table in (self.side_by_side, self.evidence):
            table.focus_changed.connect(workspace.set_focus)

    def _refresh(self) -> None:
        self._stale = set(self._views())
        self._say_answer()
        self._bring_up_to_date(self.tabs.currentIndex())

    def _bring_up_to_date(self, position: int) -> None:
        comparison = self._workspace.comparison
        view = cast("View | None", self.tabs.widget(position))
        if comparison is None or view is None or view not in self._stale:
            return
        self._stale.discard(view)
        view.set_comparison(comparison, self._workspace.catalogue)
        view.set_focus(self._workspace.focus)

    def _focus(self, treatment_id: str) -> None:
        self._say_answer()
        for view in self._views():
            if view not in self._stale:
                view.set_focus(treatment_id)

    def _say_answer(self) -> None:
        result, comparison = self._workspace.focused_result(), self._workspace.comparison
        if result is not None and comparison is not None:
            self.headline.say(result, comparison)
