"""`python -m tools.packaging`: makes the packages; in the environment for that, by dev.py."""

from __future__ import annotations

import sys

from tools.packaging.build import build
from tools.process import DevError, say


def main() -> int:
    """Makes them, and returns the exit code."""
    try:
        build()
    except DevError as error:
        say(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
