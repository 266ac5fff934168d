"""Comparison files on disk: read and checked whole, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.comparison_file import read_comparison_file
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.scenario import Scenario, check_scenario, write_scenario


def read_file(path: Path, catalogue: Catalogue) -> Scenario:
    """Reads a comparison file.

    Raises:
        BadInputError: It cannot be read, or does not fit the catalogue.
    """
    scenario = read_comparison_file(path)
    check_scenario(scenario, catalogue)
    return scenario


def write_file(path: Path, scenario: Scenario) -> None:
    """Writes a comparison file beside the old one, then puts it in its place.

    Raises:
        BadInputError: It cannot be written; the old file is untouched.
    """
    write_bytes(path, write_scenario(scenario))


def write_bytes(path: Path, data: bytes) -> None:
    """Replaces a file's content in one go.

    Raises:
        BadInputError: It cannot be written; the old file is untouched.
    """
    file = QSaveFile(str(path))
    written = (
        file.open(QIODevice.OpenModeFlag.WriteOnly)
        and file.write(data) == len(data)
        and file.commit()
    )
    if not written:
        raise BadInputError.single("", f"cannot be written: {file.errorString()}")
