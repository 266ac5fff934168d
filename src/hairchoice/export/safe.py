"""Writing a file so that either the whole new one is there, or the old one as it was.

Every file of the person's is written here and nowhere else: comparisons, unsaved work, workbooks,
tables, summaries, pictures.
"""

from __future__ import annotations

import errno
import glob
import os
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from hairchoice.engine.problems import BadInputError
from hairchoice.paths import is_file

_REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY)
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_MARK = "hairchoice"
PRIVATE = 0o600
"""The mode of a file while it is written, and of those that the program keeps for itself."""

_FORGOTTEN_SECONDS = 86_400.0
"""Half a file that old belongs to nobody who is still writing."""


@contextmanager
def replacing(path: Path, *, private: bool = False) -> Iterator[Path]:
    """Gives a new empty file in the same folder, which takes the path's place when all went well.

    Args:
        path: The file to write. A link is followed.
        private: Whether nobody else on the machine may read it; otherwise as other new files, or
            as the file that was there.

    Yields:
        Where to write: a file of the same suffix in the same folder.

    Raises:
        BadInputError: Something cannot be written; one line says what, and the old file is intact.
    """
    target = _target(path)
    stem = f".{target.stem[:40]}.{_MARK}-"
    temporary = target.with_name(f"{stem}{secrets.token_hex(8)}{target.suffix}")
    try:
        _refuse_to_overwrite(path, target)
        _sweep(target, stem)
        fresh = _make_private(temporary)
        yield temporary
        _hand_over(temporary, target)
        _take_place(temporary, target, PRIVATE if private else _mode(target, fresh))
    except OSError as error:
        raise BadInputError.single(str(path), _reason(error, target)) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def replace_bytes(path: Path, data: bytes, *, private: bool = False) -> None:
    """Replaces a file's content in one go; see `replacing`.

    Raises:
        BadInputError: It cannot be written; the old file is intact.
    """
    with replacing(path, private=private) as beside:
        beside.write_bytes(data)


def _target(path: Path) -> Path:
    """Returns where a path leads.

    Raises:
        BadInputError: Nowhere.
    """
    try:
        return Path(os.path.realpath(path))
    except ValueError as error:  # with a zero byte, or half a surrogate pair
        raise BadInputError.single(str(path), "cannot be the name of a file") from error
    except OSError as error:
        message = "cannot be written: the folder that it would be in is no longer there"
        raise BadInputError.single(str(path), message) from error


def _make_private(temporary: Path) -> int:
    """Makes a new file that nobody else can read; returns the mode it would have had."""
    handle = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    try:
        mode = stat.S_IMODE(os.fstat(handle).st_mode)
    finally:
        os.close(handle)
    temporary.chmod(PRIVATE)
    return mode


def _mode(target: Path, fresh: int) -> int:
    """Returns the mode of the file that is there, or else that of a new one."""
    return stat.S_IMODE(target.stat().st_mode) if target.exists() else fresh


def _hand_over(temporary: Path, target: Path) -> None:
    """Leaves a file to whose it is, as far as one may: two people may share it by its group.

    Before the mode is set: the system takes parts of it back when the owner changes.
    """
    if os.name != "posix" or not target.exists():
        return
    there = target.stat()
    for owner in (there.st_uid, -1):  # only the administrator may give a file away
        with suppress(OSError):
            os.chown(temporary, owner, there.st_gid, follow_symlinks=False)
            return


def _refuse_to_overwrite(path: Path, target: Path) -> None:
    """A folder, or a file that may not be written, is not replaced although the folder allows.

    Nor is a device or a pipe, which the path is asked about: the target of one may have no name.

    Raises:
        OSError: It is not replaced.
        BadInputError: It is no file.
    """
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if path.exists() and not path.is_file():
        message = "cannot be written: it is a device or a pipe; give the name of a file"
        raise BadInputError.single(str(path), message)
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _sweep(target: Path, stem: str) -> None:
    """Removes what a program that was killed in the middle of this very file has left."""
    for left in target.parent.glob(f"{glob.escape(stem)}*{glob.escape(target.suffix)}"):
        with suppress(OSError):
            # The distance, as a clock that was put right may make it younger than nothing.
            if abs(time.time() - left.stat().st_mtime) > _FORGOTTEN_SECONDS:
                left.unlink()


def _take_place(temporary: Path, target: Path, mode: int) -> None:
    """Sees to it that the bytes are on the disk before they replace the old ones.

    Then the folder is told to be on the disk too: without that, a power cut could bring back a
    name that leads nowhere.
    """
    with temporary.open("rb+") as written:
        os.fsync(written.fileno())
    temporary.chmod(mode)
    temporary.replace(target)
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """The file is in its place by now, so a file system that cannot do this is no failure."""
    if os.name != "posix":  # elsewhere a folder cannot be opened, and its log is kept in order
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _reason(error: OSError, target: Path) -> str:
    kept = "; the file that was there is unchanged" if is_file(target) else ""
    return f"cannot be written: {_cause(error, target)}{kept}"


def _cause(error: OSError, target: Path) -> str:
    if error.errno == errno.EISDIR:
        return "it is a folder; give the name of a file"
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return f"there is no folder {target.parent}; choose one that exists"
    if error.errno == errno.ENAMETOOLONG:
        return "the name is too long; choose a shorter one"
    if error.errno in _FULL:
        return "the disk is full"
    if error.errno in _REFUSED:
        return (
            "this is not allowed here; choose another folder, "
            "or close the file where it is open in another program"
        )
    return error.strerror or str(error)
