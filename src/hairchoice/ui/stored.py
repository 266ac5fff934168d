"""The settings file itself: put aside when it is damaged, copied when it is a newer version's.

Nothing in it is worth a program that does not start, and nothing in it is thrown away unasked.
"""

from __future__ import annotations

import shutil
from itertools import count
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings

VERSION = 1
_VERSION_KEY = "file/version"


def open_store(file: Path) -> tuple[QSettings, str]:
    """Opens the settings file; a damaged one is put aside and a new one begun.

    Args:
        file: Where it is; may not be there yet.

    Returns:
        The settings, and what the person should know about them; empty for nothing.
    """
    said = ""
    if _damaged(file):
        said = _put_aside(file)
    store = QSettings(str(file), QSettings.Format.IniFormat)
    version = _number(store.value(_VERSION_KEY, VERSION))
    if version > VERSION:
        said = _keep_newer(file)
    if version != VERSION or not store.contains(_VERSION_KEY):
        store.setValue(_VERSION_KEY, VERSION)
    return store, said


def _damaged(file: Path) -> bool:
    """A power cut can leave zeros, half a line, or what was somewhere else on the disk."""
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return False
    except OSError:
        return file.is_dir()
    if not data.strip():
        return False
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return "\0" in text or not all(map(_well_formed, text.splitlines()))


def _well_formed(line: str) -> bool:
    """Says whether a line is what Qt writes: a group in brackets, or a key with its value."""
    line = line.strip()
    if line.startswith("["):
        return line.endswith("]")
    return not line or line.startswith(";") or "=" in line


def _put_aside(file: Path) -> str:
    kept = _free_name(file, "damaged")
    try:
        file.replace(kept)
    except OSError:
        return QCoreApplication.translate(
            "Settings", "The settings are damaged and cannot be put aside; they are not used."
        )
    said = QCoreApplication.translate(
        "Settings", "The settings were damaged. They were kept as {path}; the usual ones are used."
    )
    return said.format(path=kept)


def _keep_newer(file: Path) -> str:
    kept = _free_name(file, "newer")
    try:
        shutil.copyfile(file, kept)
    except OSError:
        return QCoreApplication.translate(
            "Settings", "The settings are of a newer HairChoice. What is known of them is used."
        )
    said = QCoreApplication.translate(
        "Settings",
        "The settings are of a newer HairChoice. They were kept as {path}; "
        "what is known of them is used.",
    )
    return said.format(path=kept)


def _free_name(file: Path, why: str) -> Path:
    """Returns a name beside the file that nothing has yet."""
    names = (f"{file.stem}-{why}-{number}{file.suffix}" for number in count(1))
    return next(path for name in names if not (path := file.with_name(name)).exists())


def _number(value: object) -> int:
    try:
        return int(str(value))
    except ValueError:
        return VERSION
