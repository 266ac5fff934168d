"""Unsaved work kept in a file of the program's own, in case the program does not end well.

Each running window has a place of its own in the folder, held by a lock file that the system gives
back when the program dies. A copy found in a place that nobody holds was left by a crash.
"""

from __future__ import annotations

import logging
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from hairchoice import paths
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.scenario import write_scenario
from hairchoice.export.safe import replace_bytes
from hairchoice.ui.document import Document
from hairchoice.ui.hold import Hold
from hairchoice.ui.jobs import Cancelled

_log = logging.getLogger(__name__)

AUTOSAVE_MS = 3000
_PLACES = 8


class Place:
    """Where one window keeps its copy; nobody else's while the window is open.

    Attributes:
        copy: The unsaved work.
        left: What an earlier window did not save and nobody has decided about.
    """

    def __init__(self, folder: Path, number: int) -> None:
        self.copy = folder / f"unsaved-{number}{paths.COMPARISON_SUFFIX}"
        self.left = folder / f"left-behind-{number}{paths.COMPARISON_SUFFIX}"
        self._hold = Hold(folder / f"unsaved-{number}.lock")

    def take(self) -> bool:
        """Claims the place, and puts aside what a crash left in it."""
        if not self._hold.take():
            return False
        if self.copy.exists():
            self.copy.replace(self.left)
        return True

    def leave(self) -> None:
        """Gives the place back, empty."""
        self.copy.unlink(missing_ok=True)
        self._hold.leave()


class Recovery(QObject):
    """Keeps the copy up to date while something is unsaved, and finds what a crash left.

    Attributes:
        found: Unsaved work of a window that crashed; None when there is none.
    """

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._place = _free_place(paths.user_data_dir())
        self._timer = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self._timer.timeout.connect(self._write_later)
        document.changed.connect(self._changed)
        left = self._place.left if self._place else None
        self.found = left if left and left.exists() else None

    def open_found(self) -> None:
        """Opens what was not saved; it stays unsaved until the person saves it."""
        if self.found is None:
            return
        if self._document.restore(self.found):
            self.discard_found()
        else:
            self._put_aside(self.found)

    def discard_found(self) -> None:
        """Forgets what was not saved."""
        if self.found is not None:
            self.found.unlink(missing_ok=True)
            self.found = None

    def _put_aside(self, found: Path) -> None:
        """Keeps what cannot be opened where no later crash replaces it, and asks no more."""
        numbers = (found.with_name(f"unreadable-{n}{found.suffix}") for n in count(1))
        kept = next(path for path in numbers if not path.exists())
        found.replace(kept)
        self.found = None
        said = self.tr("What was not saved is damaged and cannot be opened. It was kept as {path}.")
        self._document.workspace.report(said.format(path=kept))

    def write_now(self) -> Path | None:
        """Keeps the copy at once, after an error; None when nothing is unsaved."""
        if self._place is None or not self._document.dirty:
            return None
        self._timer.stop()
        replace_bytes(
            self._place.copy, write_scenario(self._document.workspace.scenario), private=True
        )
        return self._place.copy

    def close(self) -> None:
        """Removes the copy: the person saved their work, or did not want it."""
        self._timer.stop()
        if self._place is not None:
            self._place.leave()

    def _changed(self) -> None:
        if not self._document.dirty:
            self._timer.stop()
            self._remove()
        elif not self._timer.isActive():
            self._timer.start()

    def _write_later(self) -> None:
        """Writes on a thread: a slow disk must not be felt."""
        place, data = self._place, write_scenario(self._document.workspace.scenario)
        if place is None:
            return

        def write(_cancelled: Cancelled) -> None:
            replace_bytes(place.copy, data, private=True)

        self._document.workspace.jobs.run(self, write, self._written, self._failed)

    def _written(self, _nothing: None) -> None:
        if not self._document.dirty:  # saved while the copy was on its way
            self._remove()

    def _failed(self, error: Exception) -> None:
        """Nobody asked for this file, so nobody is told; saving says so when it fails too."""
        if not isinstance(error, OSError | BadInputError):
            raise error
        _log.warning("unsaved work could not be kept: %s", error)

    def _remove(self) -> None:
        if self._place is not None:
            self._place.copy.unlink(missing_ok=True)


def _free_place(folder: Path) -> Place | None:
    """Claims the first place that no other window holds; None where nothing can be written.

    A place with something left in it comes first, so that it is offered.
    """
    try:
        paths.make_private(folder)
    except OSError as error:
        _log.warning("unsaved work cannot be kept: %s", error)
        return None
    places = [Place(folder, number) for number in range(_PLACES)]
    places.sort(key=lambda place: not (place.copy.exists() or place.left.exists()))
    return next((place for place in places if place.take()), None)
