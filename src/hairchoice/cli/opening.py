"""What `hairchoice open` opens: a comparison file, or the run code of a printed summary."""

from __future__ import annotations

from pathlib import Path

from hairchoice.cli.arguments import SUFFIX
from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.problems import BadInputError, Problem
from hairchoice.engine.run_code import decode, what_changed
from hairchoice.engine.scenario import Scenario, check_scenario, read_scenario

_SIZE_LIMIT = 10_000_000


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
    if path is not None or text.lower().endswith(SUFFIX):
        return _from_file(path or Path(text), catalogue), []
    return _from_code(text, catalogue)


def _existing_file(text: str) -> Path | None:
    path = Path(text)
    try:
        return path if path.is_file() else None
    except (OSError, ValueError):  # too long for a path, or with a zero byte
        return None


def _from_file(path: Path, catalogue: Catalogue) -> Scenario:
    try:
        with path.open("rb") as file:
            data = file.read(_SIZE_LIMIT + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadInputError.single(str(path), f"cannot be read: {reason}") from error
    if len(data) > _SIZE_LIMIT:
        raise BadInputError.single(str(path), "is too large to be a comparison")
    try:
        scenario = read_scenario(data)
    except BadInputError as error:
        raise BadInputError([Problem(str(path), p.message) for p in error.problems]) from error
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
