"""Comparison files on disk: read and checked whole, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.comparison_file import read_comparison_file
from hairchoice.engine.scenario import Scenario, check_scenario, write_scenario
from hairchoice.export.safe import replace_bytes


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
    replace_bytes(path, write_scenario(scenario))
