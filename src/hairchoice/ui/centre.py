"""The centre of the window: what could not be done, the answer, and the views of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.result import Comparison
from hairchoice.ui import theme
from hairchoice.ui.accessible import Announcer, Role, show_as
from hairchoice.ui.settings import WELCOMED
from hairchoice.ui.theme import Theme
from hairchoice.ui.views.headline import Headline
from hairchoice.ui.views.over_time import OverTimeView
from hairchoice.ui.widgets.notice import Notice, Offer
from hairchoice.ui.widgets.stack import Stack
from hairchoice.ui.widgets.tab_titles import TabTitles
from hairchoice.ui.workspace import Workspace

if TYPE_CHECKING:
    from hairchoice.ui.views.evidence import EvidenceView
    from hairchoice.ui.views.health_economics import HealthEconomicsView
    from hairchoice.ui.views.hundred_people import HundredPeopleView
    from hairchoice.ui.views.side_by_side import SideBySideView
    from hairchoice.ui.views.welcome import WelcomeView
    from hairchoice.ui.views.what_changes import WhatChangesView

COMPACT_BELOW = 680

PAGES = ("over-time", "hundred-people", "side-by-side", "what-changes", "evidence")
"""Names of the views that always have a tab, in their order."""
ECONOMICS = "health-economics"


class View(Protocol):
    """What every view of a comparison can do."""

    def set_comparison(self, comparison: Comparison, catalogue: Catalogue) -> None:
        """Shows an answer."""

    def set_focus(self, treatment_id: str | None) -> None:
        """Brings a treatment to the fore."""

    def apply_theme(self, appearance: Theme) -> None:
        """Draws in a theme's colours."""


Made = TypeVar("Made", bound=QWidget)


class Centre(QWidget):
    """Shows the workspace's answer in every view; only the one in front is kept up to date.

    A view is made when it is first wanted. Until then an empty page holds its tab.

    Attributes:
        tabs: The views.
        over_time: The view that is there from the start.
        economics: Health economics; a tab only while the person wants it, None until the first
            time.
        notice, offer: What could not be done; what waits for a decision.

    Signals:
        economics_shown: Whether health economics has a tab now.
        example_chosen: Which one is to be opened.
        quote_asked: A clinic's offer is to be checked.
        saving: A picture of a view is to be written; what writes it, and where to.
    """

    economics_shown = Signal(bool)
    example_chosen = Signal(object)
    quote_asked = Signal()
    saving = Signal(object, object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._stale: set[View] = set()
        self._theme = theme.theme_of(self)
        self.notice, self.offer = Notice(), Offer()
        self.headline = Headline()
        self.tabs = QTabWidget()
        self.over_time = OverTimeView()
        self._empty: dict[QWidget, Callable[[], QWidget]] = {}
        self.economics: HealthEconomicsView | None = None
        self._stack = Stack()
        self._announcer = Announcer(
            self.headline, lambda: self.headline.spoken if workspace.settled else ""
        )
        self._lay_out()
        self._connect()

    @cached_property
    def hundred_people(self) -> HundredPeopleView:
        """The view *100 people*."""
        from hairchoice.ui.views.hundred_people import HundredPeopleView

        view = self._put("hundred-people", HundredPeopleView())
        view.focus_changed.connect(self._workspace.set_focus)
        view.saving.connect(self.saving)
        return view

    @cached_property
    def side_by_side(self) -> SideBySideView:
        """The view *Side by side*."""
        from hairchoice.ui.views.side_by_side import SideBySideView

        view = self._put("side-by-side", SideBySideView(self._workspace.settings))
        view.focus_changed.connect(self._workspace.set_focus)
        view.line_asked.connect(self._workspace.ask_line)
        return view

    @cached_property
    def what_changes(self) -> WhatChangesView:
        """The view *What would change it*."""
        from hairchoice.ui.views.what_changes import WhatChangesView

        view = self._put("what-changes", WhatChangesView(self._workspace.jobs))
        view.focus_changed.connect(self._workspace.set_focus)
        view.saving.connect(self.saving)
        return view

    @cached_property
    def evidence(self) -> EvidenceView:
        """The view *Evidence*."""
        from hairchoice.ui.views.evidence import EvidenceView

        view = self._put("evidence", EvidenceView())
        view.focus_changed.connect(self._workspace.set_focus)
        return view

    @cached_property
    def welcome(self) -> WelcomeView:
        """What is in the place of the answer until the person has chosen where to begin."""
        from hairchoice.ui.views.welcome import WelcomeView

        view = WelcomeView()
        view.own_chosen.connect(self.show_views)
        view.example_chosen.connect(self.example_chosen)
        view.quote.clicked.connect(self.quote_asked)
        view.apply_theme(self._theme)
        self._stack.addWidget(view)
        return view

    def _put(self, name: str, view: Made) -> Made:
        """Puts a view in the place of the empty page that held its tab."""
        position, current = PAGES.index(name), self.tabs.currentIndex()
        page, title = cast("QWidget", self.tabs.widget(position)), self.tabs.tabText(position)
        with QSignalBlocker(self.tabs):
            self.tabs.removeTab(position)
            self.tabs.insertTab(position, view, title)
            self.tabs.setCurrentIndex(current)
        del self._empty[page]
        page.deleteLater()
        made = cast("View", view)
        made.apply_theme(self._theme)
        self._stale.add(made)
        return view

    @property
    def page(self) -> str:
        """Name of the view in front."""
        return (*PAGES, ECONOMICS)[self.tabs.currentIndex()]

    @property
    def welcoming(self) -> bool:
        """True while the examples are in the place of the answer."""
        return self._stack.currentIndex() > 0

    def show_welcome(self, *, first: bool = False) -> None:
        """Shows the examples.

        Args:
            first: There is nothing of the person's own yet to go back to.
        """
        self.welcome.set_first(first)
        self._stack.setCurrentWidget(self.welcome)
        self.welcome.intro.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_views(self) -> None:
        """Shows the answer."""
        self._workspace.settings.set(WELCOMED, True)
        self._stack.setCurrentIndex(0)

    def show_view(self, position: int) -> None:
        """Turns to one of the five views."""
        self.show_views()
        self.tabs.setCurrentIndex(position)

    def turn_to(self, position: int) -> None:
        """Turns to one of the five views, and leads the keys to its tab.

        First the keys: with a page that is hidden Qt would send the focus somewhere else.
        """
        self.show_views()
        self._lead_to_tabs()
        self.show_view(position)

    def _lead_to_tabs(self) -> None:
        self.tabs.tabBar().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_economics(self, shown: bool) -> None:
        """Gives health economics a tab and turns to it, or takes the tab away."""
        if shown:
            self.show_views()
            view = self.economics = self.economics or self._make_economics()
            self._stale.add(view)
            self.tabs.addTab(view, self.tr("Health economics"))
            view.apply_theme(self._theme)
            self._lead_to_tabs()
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
        compact = event.size().height() < COMPACT_BELOW
        self.headline.set_compact(compact)
        around = theme.GAP if compact else theme.GAP * 2
        self._layout.setContentsMargins(around + theme.GAP, around, around + theme.GAP, around)
        self._answer.setSpacing(around)
        super().resizeEvent(event)

    def apply_theme(self, appearance: Theme) -> None:
        """Passes a theme on to the views, which paint themselves.

        It is kept for those that come later: palettes follow a change only after a while.
        """
        self._theme = appearance
        for view in self._views():
            view.apply_theme(appearance)
        if self._stack.count() > 1:
            self.welcome.apply_theme(appearance)

    def _views(self) -> tuple[View, ...]:
        """Returns the views that were made and have a tab."""
        pages = map(self.tabs.widget, range(self.tabs.count()))
        return tuple(cast("View", page) for page in pages if page not in self._empty)

    def _make_economics(self) -> HealthEconomicsView:
        from hairchoice.ui.views.health_economics import HealthEconomicsView

        view = HealthEconomicsView(self._workspace.jobs, self._workspace.settings)
        view.focus_changed.connect(self._workspace.set_focus)
        view.saving.connect(self.saving)
        return view

    def _lay_out(self) -> None:
        for pages in self.tabs.findChildren(QStackedWidget):
            show_as(pages, Role.Pane)  # as `Stack` does
        self.tabs.setTabBar(TabTitles())
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.over_time, self.tr("Over time"))
        for title, make in (
            (self.tr("100 people"), lambda: self.hundred_people),
            (self.tr("Side by side"), lambda: self.side_by_side),
            (self.tr("What would change it"), lambda: self.what_changes),
            (self.tr("Evidence"), lambda: self.evidence),
        ):
            page = QWidget()
            self._empty[page] = make
            self.tabs.addTab(page, title)
        self.tabs.setAccessibleName(self.tr("Views"))
        self.tabs.tabBar().setAccessibleName(self.tr("Views"))
        answer = QWidget()
        self._answer = QVBoxLayout(answer)
        self._answer.setContentsMargins(0, 0, 0, 0)
        self._answer.addWidget(self.headline)
        self._answer.addWidget(self.tabs, 1)
        self._stack.addWidget(answer)
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
        self.notice.say(workspace.said)
        self.headline.quote.clicked.connect(self.quote_asked)
        self.tabs.currentChanged.connect(self._bring_up_to_date)
        workspace.line_asked.connect(self.show_evidence)
        self.over_time.focus_changed.connect(workspace.set_focus)
        self.over_time.saving.connect(self.saving)

    def _refresh(self) -> None:
        self._stale = set(self._views())
        self._bring_up_to_date(self.tabs.currentIndex())  # first: some work on a thread for it
        self._say_answer()
        self._announcer.soon()

    def _bring_up_to_date(self, position: int) -> None:
        comparison, page = self._workspace.comparison, self.tabs.widget(position)
        view = cast("View | None", self._empty[page]() if page in self._empty else page)
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
            self.headline.say(result, comparison, self._workspace.catalogue)
