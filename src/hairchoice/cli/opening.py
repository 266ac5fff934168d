"""What can be opened: a comparison file, an exported workbook, the run code of a summary."""

from __future__ import annotations

from pathlib import Path

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.comparison_file import read_comparison_file
from hairchoice.engine.problems import BadInputError, Problem
from hairchoice.engine.run_code import decode, what_changed
from hairchoice.engine.scenario import Scenario, check_scenario
from hairchoice.paths import COMPARISON_SUFFIX

WORKBOOK_SUFFIXES = (".xlsx", ".xlsm")


def scenario_from(text: str, catalogue: Catalogue) -> tuple[Scenario, list[str]]:
    """Returns the comparison that a path or a run code stands for.

    Args:
        text: A path to an existing file, or a code in any grouping.
        catalogue: The data it must fit.

    Returns:
        The checked scenario, and what the person should know about it, in sentences.

    Raises:
        BadInputError: It is neither, is damaged, or does not fit the data.
    """
    path = _existing_file(text)
    if path is not None or text.lower().endswith(COMPARISON_SUFFIX):
        return _from_file(path or Path(text), catalogue), []
    return _from_code(text, catalogue)


def _existing_file(text: str) -> Path | None:
    path = Path(text)
    try:
        return path if path.is_file() else None
    except (OSError, ValueError):  # too long for a path, or with a zero byte
        return None


def read_saved(path: Path, catalogue: Catalogue) -> Scenario:
    """Reads a comparison file, or a workbook that was exported from one and may have been edited.

    Raises:
        BadInputError: It cannot be read, is damaged or foreign.
    """
    if path.suffix.lower() in WORKBOOK_SUFFIXES:
        from hairchoice.export.readback import read_workbook

        return read_workbook(path, catalogue)
    return read_comparison_file(path)


def _from_file(path: Path, catalogue: Catalogue) -> Scenario:
    scenario = read_saved(path, catalogue)
    check_scenario(scenario, catalogue)
    return scenario


def _from_code(code: str, catalogue: Catalogue) -> tuple[Scenario, list[str]]:
    run = decode(code)
    changed = what_changed(run.data_version, catalogue)
    try:
        check_scenario(run.scenario, catalogue)
    except BadInputError as error:
        if not changed:
            raise
        raise BadInputError([*error.problems, Problem("run code", changed)]) from error
    return run.scenario, [changed] if changed else []
