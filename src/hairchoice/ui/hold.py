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


class Hold:
    """Held from `take` to `leave`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def take(self) -> bool:
        """Holds the file; False when another window does.

        Where files cannot be held at all (some network folders), everybody may.
        """
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
        self._handle = handle
        return True

    def leave(self, *, remove: bool = False) -> None:
        """Lets go of the file.

        Args:
            remove: Nobody needs it any more, not even to wait for it.
        """
        if self._handle is None:
            return
        if remove:
            with suppress(OSError):
                self._path.unlink()
        os.close(self._handle)
        self._handle = None
