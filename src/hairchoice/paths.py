"""Where files are: those that come with the program, and those it keeps for the person."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
APPLICATION = "HairChoice"
COMPARISON_SUFFIX = ".hairchoice"


def bundled(*parts: str) -> Path:
    """The path of a file that comes with the program.

    Args:
        *parts: The path as in the checkout, for example `"data", "treatments.json"`.
    """
    return bundle_root(PACKAGE).joinpath(*parts)


@cache
def bundle_root(package: Path) -> Path:
    """The folder that holds `data` and `resources`.

    An installed or frozen program carries them inside the package, where the wheel's build puts
    them. A checkout has them at its root, two levels above `src/hairchoice`.
    """
    packaged = package / "_bundled"
    return packaged if packaged.is_dir() else package.parents[1]


class _Own:
    """Where the program's own files are kept; None for where the system wants them."""

    folder: Path | None = None


def keep_below(folder: Path | None) -> None:
    """Keeps the program's own files below a folder from now on: nothing of the person's is touched.

    For trying the program out; settings and recovered work start empty there. None ends it.
    """
    _Own.folder = folder


def is_file(path: Path) -> bool:
    """Says whether a file is there and can be asked about.

    `Path.is_file` raises an error in a folder that may not be looked into, about a disk that went
    away, and about a name that is too long.
    """
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path) -> bool:
    """Says whether a folder is there and can be asked about; see `is_file`."""
    return os.path.isdir(path)  # noqa: PTH112


def user_data_dir() -> Path:
    """Where to keep files of the program's own, such as those for recovery; may not exist yet."""
    if _Own.folder is not None:
        return _Own.folder / "data"
    import platformdirs  # not needed to compute a comparison, so not paid for at start

    return platformdirs.user_data_path(APPLICATION, appauthor=False)


def make_private(folder: Path) -> None:
    """Makes a folder of the program's own, which nobody else on the machine can look into.

    Raises:
        OSError: It cannot be made, or belongs to somebody else.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)  # one that an earlier version made may be open


def user_config_dir() -> Path:
    """Where to keep settings; may not exist yet."""
    if _Own.folder is not None:
        return _Own.folder / "config"
    import platformdirs

    return platformdirs.user_config_path(APPLICATION, appauthor=False)
