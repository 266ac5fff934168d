"""A file that one window at a time can hold.

The system lets go of it when the program ends, however it ends. What stands in the file does not
matter: a lock file that a power cut left empty, or that names a process or a machine which is no
more, keeps nobody out.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


_TRIES = 20
"""So often a file is removed under one's hands only where each look at a file finds another one."""


class Hold:
    """Held from `take` to `leave`; the file is there no longer than that."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def take(self) -> bool:
        """Holds the file; False when another window does.

        Where files cannot be held at all (some network folders), everybody may.
        """
        for _ in range(_TRIES):
            try:
                handle = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
            except OSError:
                return True
            try:
                _lock(handle)
            except (BlockingIOError, PermissionError):  # the latter on Windows
                os.close(handle)
                return False
            except OSError:
                os.close(handle)
                return True
            if self._is_there(handle):
                self._handle = handle
                return True
            os.close(handle)  # its last holder removed it between the two steps above
        return True

    def leave(self) -> None:
        """Lets go of the file, and removes it: nothing is left behind."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        if sys.platform == "win32":  # what is open cannot be removed there, whoever has it open
            os.close(handle)
            self._remove()
        else:  # while it is held: afterwards it may be somebody else's
            self._remove()
            os.close(handle)

    def _remove(self) -> None:
        with suppress(OSError):
            self._path.unlink()

    def _is_there(self, handle: int) -> bool:
        """Says whether a window that comes next would open this very file."""
        try:
            return os.path.samestat(os.fstat(handle), self._path.stat())
        except OSError:
            return False
