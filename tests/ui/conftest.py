"""What the tests of single widgets share: the real data and a workspace on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.simulate import Simulator
from hairchoice.ui.app import Application
from hairchoice.ui.settings import Settings
from hairchoice.ui.workspace import Workspace


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
def settle(qtbot: QtBot, workspace: Workspace) -> Callable[[], None]:
    """Waits until the workspace has the final answer."""
    return lambda: qtbot.waitUntil(lambda: workspace.settled)
