"""Where the program starts: the window, or the command line."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from hairchoice.paths import COMPARISON_SUFFIX

STOPPED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Runs HairChoice.

    Nothing, or one comparison file, opens the window; anything else is for the command line, which
    works without Qt.

    Args:
        argv: The arguments after the program's name; those of the process when None.

    Returns:
        The exit code: 0 done, 1 bad input, 2 wrong usage, 130 stopped with Ctrl+C.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or (len(arguments) == 1 and _is_comparison(arguments[0])):
        return _open_window(arguments)
    try:
        from hairchoice.cli import main as run_command
        from hairchoice.cli.stopping import in_order

        with in_order():
            return run_command(arguments)
    except KeyboardInterrupt:
        return STOPPED


def gui_main() -> int:
    """Opens the window; the entry point without a terminal."""
    return main(sys.argv[1:2])


def _is_comparison(argument: str) -> bool:
    """Says whether an argument names a comparison; some file systems have it in capitals."""
    return argument.lower().endswith(COMPARISON_SUFFIX)


def _open_window(arguments: Sequence[str]) -> int:
    # What is made for the window stays: looking for garbage among it would only hold the window up.
    # It begins when the window is filled.
    gc.disable()
    try:
        from hairchoice.ui import app

        return app.start(arguments)
    except ImportError as error:  # Qt's own libraries, or one of the system's that it needs
        print(f"hairchoice: the window cannot be opened: {error}", file=sys.stderr)
        return 1
    finally:
        gc.enable()


if __name__ == "__main__":
    sys.exit(main())
