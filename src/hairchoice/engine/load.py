"""Reading the data file, checked, with every problem said."""

from __future__ import annotations

from pathlib import Path

import msgspec

from hairchoice.engine.catalogue import Catalogue, read_catalogue
from hairchoice.engine.catalogue_check import problems
from hairchoice.engine.problems import BadInputError
from hairchoice.paths import bundled


def load_catalogue(path: Path | None = None) -> Catalogue:
    """Reads a data file and checks it.

    Args:
        path: The file; None reads the one that comes with the program.

    Raises:
        BadInputError: It cannot be read, is not of the right shape, or contradicts itself.
    """
    source = path or bundled("data", "treatments.json")
    try:
        catalogue = read_catalogue(source)
    except OSError as error:
        raise BadInputError.single(str(source), f"cannot be read: {error.strerror}") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadInputError.single(str(source), f"is not a treatments file: {error}") from error
    found = problems(catalogue)
    if found:
        raise BadInputError(found)
    return catalogue
