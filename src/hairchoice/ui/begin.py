"""The start of the work, before there is anything to show it in: the first answer takes longest."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from hairchoice.engine.load import load_catalogue
from hairchoice.engine.scenario import Scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.ui.document import Document
from hairchoice.ui.settings import Settings
from hairchoice.ui.workspace import Workspace


def begin(settings: Settings, start: Path | Scenario | None, parent: QObject) -> Document:
    """Loads the data and begins to compute, on a thread: panels and views are made meanwhile.

    Args:
        settings: What is remembered.
        start: Named at the start of the program; a new comparison when None.
        parent: The window.

    Raises:
        BadInputError: The program's own data is damaged.
    """
    catalogue = load_catalogue()
    workspace = Workspace(catalogue, Simulator(catalogue), settings, parent)
    document = Document(workspace, parent)
    if isinstance(start, Scenario):
        document.take(start)
    elif start is None or not document.open(start):
        workspace.start()
    return document
