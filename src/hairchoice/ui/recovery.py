"""Unsaved work kept in a file of the program's own, in case the program does not end well.

Each running window has a place of its own in the folder, held by a lock file that the system gives
back when the program dies. A copy found in a place that nobody holds was left by a crash.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import suppress
from itertools import count, takewhile
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from hairchoice import paths
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.scenario import write_scenario
from hairchoice.export.safe import replace_bytes
from hairchoice.ui.document import Document
from hairchoice.ui.hold import Hold, sweep
from hairchoice.ui.jobs import Cancelled

_log = logging.getLogger(__name__)

AUTOSAVE_MS = 3000
_PLACES = 8


class Place:
    """Where one window keeps its copy; nobody else's while the window is open.

    Attributes:
        copy: The unsaved work.
    """

    def __init__(self, folder: Path, number: int) -> None:
        self.copy = folder / f"unsaved-{number}{paths.COMPARISON_SUFFIX}"
        self._aside = folder / f"left-behind-{number}{paths.COMPARISON_SUFFIX}"
        self._hold = Hold(folder / f"unsaved-{number}.lock")
        self._left = False

    @property
    def left(self) -> Path | None:
        """The newest that an earlier window did not save and nobody has decided about."""
        there = [*takewhile(Path.exists, self._names())]
        return there[-1] if there else None

    def take(self) -> bool:
        """Claims the place, and puts aside what a crash left in it; False where that fails."""
        if not self._hold.take():
            return False
        try:
            if self.copy.exists():
                self.copy.replace(next(name for name in self._names() if not name.exists()))
        except OSError:
            self._hold.leave()
            return False
        return True

    def keep(self, data: bytes) -> None:
        """Writes the copy; on any thread.

        Raises:
            BadInputError: It cannot be written.
        """
        self._be_there()
        replace_bytes(self.copy, data, private=True)
        if self._left:  # while it was written: a slow disk is waited for only so long
            self.remove()

    def _be_there(self) -> None:
        """Makes the folder again, and holds the place in it: somebody may have tidied it away."""
        if paths.is_folder(self.copy.parent):
            return
        with suppress(OSError):  # writing says so
            paths.make_private(self.copy.parent)
            self._hold.leave()
            self._hold.take()

    def remove(self) -> None:
        """Removes the copy; what cannot be removed is offered once more, which loses nothing."""
        with suppress(OSError):
            self.copy.unlink(missing_ok=True)

    def leave(self) -> None:
        """Gives the place back, empty."""
        self._left = True
        self.remove()
        self._hold.leave()

    def _names(self) -> Iterator[Path]:
        """Where to put aside what crashes left, in their order: none replaces another."""
        yield self._aside
        yield from (self._aside.with_stem(f"{self._aside.stem}-{n}") for n in count(2))


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
        self._writing = False
        self.found = self._place.left if self._place else None

    def open_found(self) -> None:
        """Opens what was not saved; it stays unsaved until the person saves it."""
        if self.found is None:
            return
        if self._document.restore(self.found):
            self.discard_found()
        else:
            self._put_aside(self.found)

    def discard_found(self) -> None:
        """Forgets what was not saved; what an earlier crash left is found next."""
        if self.found is not None and self._place is not None:
            with suppress(OSError):
                self.found.unlink(missing_ok=True)
            left = self._place.left
            self.found = left if left != self.found else None

    def _put_aside(self, found: Path) -> None:
        """Keeps what cannot be opened where no later crash replaces it, and asks no more."""
        numbers = (found.with_name(f"unreadable-{n}{found.suffix}") for n in count(1))
        kept = next(path for path in numbers if not path.exists())
        try:
            found.replace(kept)
        except OSError:
            kept = found
        self.found = None
        said = self.tr("What was not saved is damaged and cannot be opened. It was kept as {path}.")
        self._document.workspace.report(said.format(path=kept))

    def write_now(self) -> Path | None:
        """Keeps the copy at once, after an error; None when nothing is unsaved."""
        if self._place is None or not self._document.dirty:
            return None
        self._timer.stop()
        self._place.keep(write_scenario(self._document.workspace.scenario))
        return self._place.copy

    def write_at_end(self) -> bool:
        """Keeps the copy when nobody can be told any more; False when nothing is unsaved."""
        try:
            return self.write_now() is not None
        except BadInputError as error:
            self._failed(error)
            return True

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
        """Writes on a thread: a slow disk must not be felt.

        One at a time: an older copy that is slow must not replace a newer one.
        """
        place, data = self._place, write_scenario(self._document.workspace.scenario)
        if place is None:
            return
        if self._writing:
            self._timer.start()
            return

        def write(_cancelled: Cancelled) -> None:
            place.keep(data)

        self._writing = True
        jobs = self._document.workspace.jobs
        jobs.run(self, write, lambda _nothing: None, self._failed, self._ended)

    def _ended(self) -> None:
        self._writing = False
        if not self._document.dirty:  # saved while the copy was on its way
            self._remove()

    def _failed(self, error: Exception) -> None:
        """Nobody asked for this file, so nobody is told; saving says so when it fails too."""
        if not isinstance(error, OSError | BadInputError):
            raise error
        _log.warning("unsaved work could not be kept: %s", error)

    def _remove(self) -> None:
        if self._place is not None:
            self._place.remove()


def _free_place(folder: Path) -> Place | None:
    """Claims the first place that no other window holds; None where nothing can be written.

    A place with something left in it comes first, so that it is offered.
    """
    try:
        paths.make_private(folder)
    except OSError as error:
        _log.warning("unsaved work cannot be kept: %s", error)
        return None
    sweep(folder)
    places = [Place(folder, number) for number in range(_PLACES)]
    places.sort(key=lambda place: not (place.copy.exists() or place.left))
    return next((place for place in places if place.take()), None)
