"""Where the program starts: the window, or the command line."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Sequence

from hairchoice.paths import COMPARISON_SUFFIX

STOPPED = 130

_WINDOW_THREADS = 4
"""Qt's for the screen and for the desktop, and two of the program's own."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs HairChoice.

    Nothing, or one comparison file, opens the window; anything else is for the command line, which
    works without Qt.

    Args:
        argv: The arguments after the program's name; those of the process when None.

    Returns:
        The exit code: 0 done, 1 bad input, 2 wrong usage, 130 stopped with Ctrl+C.
    """
    # Nothing here multiplies matrices large enough for it, and where the system gives it no threads
    # it ends the program.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
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


def _threads_to_be_had(count: int) -> bool:
    """Tries it: what the system allows depends on all that the person runs."""
    enough = threading.Event()
    threads = [threading.Thread(target=enough.wait) for _ in range(count)]
    try:
        for thread in threads:
            thread.start()
    except RuntimeError:
        return False
    finally:
        enough.set()
    return True


def _open_window(arguments: Sequence[str]) -> int:
    if not _threads_to_be_had(_WINDOW_THREADS):  # Qt would wait for one for ever
        print(
            "hairchoice: the window cannot be opened: this computer lets you start no more "
            "processes or threads. Close other programs, or raise the limit (ulimit -u); "
            "“hairchoice compare” works without.",
            file=sys.stderr,
        )
        return 1
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
