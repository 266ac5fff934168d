"""Comparison files on disk: read whole, of bounded size, with a plain word when one is not ours."""

from __future__ import annotations

from pathlib import Path

from hairchoice.engine.problems import BadInputError, Problem
from hairchoice.engine.scenario import Scenario, read_scenario

SIZE_LIMIT = 10_000_000


def read_comparison_file(path: Path) -> Scenario:
    """Reads a comparison file; whether it fits the catalogue is not checked.

    Raises:
        BadInputError: It cannot be read, is too large, or is not of this format.
    """
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadInputError.single(str(path), f"cannot be read: {reason}") from error
    if len(data) > SIZE_LIMIT:
        raise BadInputError.single(str(path), "is too large to be a comparison")
    try:
        return read_scenario(data)
    except BadInputError as error:
        raise BadInputError([Problem(str(path), p.message) for p in error.problems]) from error
