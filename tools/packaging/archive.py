"""The archive that runs from any folder: the same source makes the same bytes."""

from __future__ import annotations

import lzma
import os
import tarfile
from pathlib import Path

from tools.packaging.product import COMMAND, moment

XZ_LEVEL = 6
"""Takes a few minutes for what level 1 does in one, and leaves an eighth less to download; level 9
would save another hundredth."""


def write_archive(folder: Path, path: Path) -> None:
    """Packs a folder as .tar.xz, in order and as nobody's in particular.

    Args:
        folder: Its name in the archive is the program's.
        path: The archive.
    """
    with (
        lzma.open(path, "wb", preset=XZ_LEVEL) as file,
        tarfile.open(fileobj=file, mode="w|", format=tarfile.PAX_FORMAT) as archive,
    ):
        for each in [folder, *sorted(folder.rglob("*"))]:
            name = Path(COMMAND, each.relative_to(folder)).as_posix()
            archive.add(each, name, recursive=False, filter=_anonymous)


def _anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = moment()
    entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    return entry


def settle(folder: Path) -> None:
    """Gives all files below a folder the time and the rights that packages carry."""
    for path in [*folder.rglob("*"), folder]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        os.utime(path, (moment(), moment()), follow_symlinks=False)
