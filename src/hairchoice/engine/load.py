"""Reading the data file, checked, with every problem said."""

from __future__ import annotations

from pathlib import Path

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.catalogue_check import problems
from hairchoice.engine.json_file import UnfitError, decode, read_bounded, refuse_doubles
from hairchoice.engine.problems import BadInputError
from hairchoice.paths import bundled

SIZE_LIMIT = 4_000_000
"""Bytes; the file that comes with the program has 300,000."""


def load_catalogue(path: Path | None = None) -> Catalogue:
    """Reads a data file and checks it.

    Args:
        path: The file; None reads the one that comes with the program.

    Raises:
        BadInputError: It cannot be read, is not of the right shape, or contradicts itself.
    """
    source = path or bundled("data", "treatments.json")
    data = read_bounded(source, SIZE_LIMIT, "a treatments file")
    try:
        catalogue = decode(data, Catalogue)
        if path is not None:  # the program's own was checked before it came with the program
            refuse_doubles(data)
    except UnfitError as error:
        raise BadInputError.single(str(source), f"is not a treatments file: {error}") from error
    found = problems(catalogue)
    if found:
        raise BadInputError(found)
    return catalogue
