"""A file that one window at a time can hold.

The system lets go of it when the program ends, however it ends. What stands in the file does not
matter: a lock file that a power cut left empty, or that names a process or a machine which is no
more, keeps nobody out.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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


_SWEPT_SECONDS = 0.5
"""So long a window waits for another one that sweeps: it may have been stopped in the middle."""


class Hold:
    """Held from `take` to `leave`; the file is there no longer than that."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def take(self) -> bool:
        """Holds the file; False when another window does.

        Where files cannot be held at all (some network folders), everybody may.
        """
        if self.take_now():
            return True
        with _swept_by_nobody_else(self._path.parent):
            return self.take_now()  # one that sweeps held it, if at all, for a moment

    def take_now(self) -> bool:
        """Does the same without waiting for one that clears away what was left."""
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


def sweep(folder: Path) -> None:
    """Removes the files that nobody holds: programs that were killed have left them.

    Args:
        folder: Of the program's own; every name in it that ends in ``.lock`` is such a file.
    """
    if sys.platform == "win32":
        for path in folder.glob("*.lock"):
            with suppress(OSError):  # somebody has it open, and the system keeps it
                path.unlink()
        return
    with _swept_by_nobody_else(folder) as alone:
        if not alone:
            return
        for path in folder.glob("*.lock"):
            hold = Hold(path)
            if hold.take_now():
                hold.leave()


@contextmanager
def _swept_by_nobody_else(folder: Path) -> Iterator[bool]:
    """Holds the folder itself; False where it cannot be held, or not soon enough.

    Who sweeps it takes every file in it for a moment, and must not look like a window that stays.
    """
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # only systems like Unix open one
        yield False
        return
    try:
        yield _lock_soon(handle)
    finally:
        os.close(handle)


def _lock_soon(handle: int) -> bool:
    until = time.monotonic() + _SWEPT_SECONDS
    while True:
        try:
            _lock(handle)
        except BlockingIOError:
            if time.monotonic() > until:
                return False
            time.sleep(0.005)
        except OSError:
            return False
        else:
            return True
