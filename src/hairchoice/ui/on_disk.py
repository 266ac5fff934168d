"""The comparison's file while it is open: who else has it, and what became of it since."""

from __future__ import annotations

import os
from enum import Enum, auto
from hashlib import sha256
from pathlib import Path

from hairchoice import paths
from hairchoice.engine.comparison_file import read_comparison_file
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.scenario import Scenario
from hairchoice.ui.hold import Hold


class Disk(Enum):
    """What became of a file since it was read or written here."""

    SAME = auto()
    CHANGED = auto()
    GONE = auto()


def compare(path: Path, known: Scenario | None) -> Disk:
    """Compares a file with what it held when it was last read or written here.

    By its content: times say little once a clock was put right or a file was copied back.

    Args:
        path: The file.
        known: What it held; None when that is not known.
    """
    if not paths.is_file(path):
        return Disk.GONE
    try:
        return Disk.SAME if read_comparison_file(path) == known else Disk.CHANGED
    except BadInputError:
        return Disk.CHANGED


class Claim:
    """Tells the windows of one person that they have the same file open."""

    def __init__(self) -> None:
        self._hold: Hold | None = None

    def take(self, path: Path) -> bool:
        """Claims a file in the place of the last one; False when another window has it open."""
        self.leave()
        try:
            name = os.path.normcase(os.path.realpath(path))
        except OSError:  # a link that was taken away while it was followed
            return True
        folder = paths.user_data_dir()
        try:
            paths.make_private(folder)
        except OSError:
            return True  # where nothing can be kept, saving still looks at the file itself
        self._hold = Hold(folder / f"open-{sha256(os.fsencode(name)).hexdigest()[:24]}.lock")
        return self._hold.take()

    def leave(self) -> None:
        """Gives the file up."""
        if self._hold is not None:
            self._hold.leave()
            self._hold = None
