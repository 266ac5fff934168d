"""What the tests of single widgets share: the real data and a workspace on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from hairchoice.engine import describe, flip
from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.simulate import Simulator
from hairchoice.ui import theme
from hairchoice.ui.app import Application
from hairchoice.ui.charts.canvas import TimeChart
from hairchoice.ui.charts.series import hair_chart
from hairchoice.ui.document import Document
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.jobs import Jobs
from hairchoice.ui.panels.person import PersonPanel
from hairchoice.ui.panels.treatments import TreatmentsPanel
from hairchoice.ui.settings import DETAILS_OPENED, MORE_OPENED, Settings
from hairchoice.ui.views.side_by_side import SideBySideView
from hairchoice.ui.views.what_changes import WhatChangesView
from hairchoice.ui.workspace import Workspace
from tests.ui.comparisons import EIGHT, FOUR, comparison


@pytest.fixture(scope="session")
def qapp_cls() -> type[Application]:
    """The tests run in the program's own application."""
    return Application


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The real data file."""
    return load_catalogue()


@pytest.fixture
def workspace(qtbot: QtBot, catalogue: Catalogue) -> Iterator[Workspace]:
    """A new workspace with its first answer."""
    made = Workspace(catalogue, Simulator(catalogue), Settings())
    made.start()
    qtbot.waitUntil(lambda: made.settled)
    yield made
    made.close()


@pytest.fixture
def document(workspace: Workspace) -> Iterator[Document]:
    """Its file, which there is not yet."""
    made = Document(workspace)
    yield made
    made.close()


@pytest.fixture
def settle(qtbot: QtBot, workspace: Workspace) -> Callable[[], None]:
    """Waits until the workspace has the final answer."""
    return lambda: qtbot.waitUntil(lambda: workspace.settled)


@pytest.fixture
def person(qtbot: QtBot, workspace: Workspace, settle: Callable[[], None]) -> Iterator[PersonPanel]:
    """You, with all its fields shown."""
    workspace.settings.set(MORE_OPENED, True)
    panel = PersonPanel(workspace)
    qtbot.addWidget(panel)
    panel.show()
    yield panel
    settle()


@pytest.fixture
def panel(
    qtbot: QtBot, workspace: Workspace, settle: Callable[[], None]
) -> Iterator[TreatmentsPanel]:
    """The treatments, with the controls of one shown."""
    workspace.settings.set(DETAILS_OPENED, True)
    made = TreatmentsPanel(workspace)
    qtbot.addWidget(made)
    made.show()
    yield made
    settle()


@pytest.fixture
def changes(
    qtbot: QtBot, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> Iterator[WhatChangesView]:
    """What would change it, with its first answer."""
    monkeypatch.setattr(flip, "_SCAN", 9)  # the view is tested here, not the search
    jobs = Jobs()
    made = WhatChangesView(jobs)
    qtbot.addWidget(made)
    made.resize(950, 560)
    made.set_comparison(comparison(FOUR), catalogue)
    made.show()
    qtbot.waitUntil(lambda: made.idle)
    yield made
    jobs.close()


@pytest.fixture
def canvas(qtbot: QtBot) -> TimeChart:
    """The hair chart of all kinds of treatment, on the screen."""
    chart = TimeChart(LocaleFormats())
    qtbot.addWidget(chart)
    chart.resize(900, 300)
    chart.set_theme(theme.LIGHT)
    made = comparison(EIGHT)
    chart.set_chart(hair_chart(made), describe.hair_chart_sentence(made, LocaleFormats()))
    with qtbot.waitExposed(chart):
        chart.show()
    return chart


@pytest.fixture
def table(qtbot: QtBot, workspace: Workspace) -> SideBySideView:
    """Side by side with the workspace's answer."""
    view = SideBySideView(workspace.settings)
    qtbot.addWidget(view)
    view.resize(900, 500)
    assert workspace.comparison is not None
    view.set_comparison(workspace.comparison, workspace.catalogue)
    view.show()
    return view
