"""Comparison files on disk: read whole, of bounded size, with a plain word when one is not ours."""

from __future__ import annotations

from pathlib import Path

from hairchoice.engine.json_file import read_bounded
from hairchoice.engine.problems import BadInputError, Problem
from hairchoice.engine.scenario import Scenario, read_scenario

SIZE_LIMIT = 2_000_000


def read_comparison_file(path: Path) -> Scenario:
    """Reads a comparison file; whether it fits the catalogue is not checked.

    Raises:
        BadInputError: It cannot be read, is too large, or is not of this format.
    """
    data = read_bounded(path, SIZE_LIMIT, "a comparison")
    try:
        return read_scenario(data)
    except BadInputError as error:
        raise BadInputError([Problem(str(path), p.message) for p in error.problems]) from error
