"""Has PyInstaller freeze the program, and takes off what it leaves on."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tools.environment import program_environment
from tools.packaging.product import BUILD, DIST, PACKAGING
from tools.process import ROOT, check, say

INTERNAL = "_internal"
"""Where PyInstaller puts everything but the executable."""


def freeze(folder: Path = DIST, *options: str) -> None:
    """Freezes what `packaging/hairchoice.spec` names into folders below `folder`.

    Args:
        folder: Is made; folders of the same names in it are replaced.
        *options: For the spec.

    Raises:
        DevError: PyInstaller failed; the log is beside its other files.
    """
    say("freezing the program (a minute)")
    log = check(
        [
            sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN",
            f"--distpath={folder}", f"--workpath={BUILD / 'pyinstaller'}",
            PACKAGING / "hairchoice.spec", "--", *options,
        ],
        "PyInstaller failed",
        cwd=ROOT,
        env={**program_environment(), "PYTHONHASHSEED": "0"},
    )  # fmt: skip
    BUILD.mkdir(parents=True, exist_ok=True)
    (BUILD / "pyinstaller.log").write_text(log, encoding="utf-8")
    if sys.platform == "linux":
        for each in folder.iterdir():
            if (each / INTERNAL).is_dir():
                strip_python(each)


def strip_python(bundle: Path) -> None:
    """Takes the debugger's tables off Python's own libraries, two thirds of them.

    Those of the wheels have none left, and must not be touched: it corrupts numpy's OpenBLAS.
    """
    internal = bundle / INTERNAL
    libraries = [*internal.glob("libpython*.so*"), *internal.glob("python3*/lib-dynload/*.so")]
    if libraries and shutil.which("strip"):
        check(["strip", "--strip-debug", *libraries], "cannot strip Python's libraries")


def size(path: Path) -> int:
    """Returns the bytes of a file, or of all files below a folder; links count as nothing."""
    if path.is_file():
        return path.stat().st_size
    return sum(
        each.lstat().st_size for each in path.rglob("*") if each.is_file() and not each.is_symlink()
    )
