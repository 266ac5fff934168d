"""Writing a file so that either the whole new one is there, or the old one as it was."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from hairchoice.engine.problems import BadInputError

_REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY)
_FULL = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Gives a new empty file in the same folder, which takes the path's place when all went well.

    Args:
        path: The file to write. A link is followed.

    Yields:
        Where to write: a file of the same suffix in the same folder.

    Raises:
        BadInputError: Something cannot be written; one line says what, and the old file is intact.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.stem[:40]}.{secrets.token_hex(4)}{target.suffix}")
    try:
        _refuse_to_overwrite(target)
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        yield temporary
        _take_place(temporary, target)
    except OSError as error:
        raise BadInputError.single(str(path), _reason(error, target)) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _refuse_to_overwrite(target: Path) -> None:
    """A folder, or a file that may not be written, is not replaced although the folder allows."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _take_place(temporary: Path, target: Path) -> None:
    """Sees to it that the bytes are on the disk before they replace the old ones."""
    with temporary.open("rb+") as written:
        os.fsync(written.fileno())
    if target.exists():
        shutil.copymode(target, temporary)
    temporary.replace(target)


def _reason(error: OSError, target: Path) -> str:
    kept = "; the file that was there is unchanged" if target.is_file() else ""
    return f"cannot be written: {_cause(error, target)}{kept}"


def _cause(error: OSError, target: Path) -> str:
    if error.errno == errno.EISDIR:
        return "it is a folder; give the name of a file"
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return f"there is no folder {target.parent}; choose one that exists"
    if error.errno in _FULL:
        return "the disk is full"
    if error.errno in _REFUSED:
        return (
            "this is not allowed here; choose another folder, "
            "or close the file where it is open in another program"
        )
    return error.strerror or str(error)
