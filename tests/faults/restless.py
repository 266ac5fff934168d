"""The real program with somebody who changes and saves without a pause, until it is killed."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QTimer

from hairchoice.ui import recovery
from hairchoice.ui.app import make_application, make_window

_GIVE_UP_MS = 20_000


def main() -> None:
    """Opens the window and never lets it rest."""
    file = Path(sys.argv[1])
    recovery.AUTOSAVE_MS = 1
    app = make_application()
    window = make_window(None)
    counter = itertools.count()
    timer = QTimer(interval=2)

    def act() -> None:
        if window.desk is None:
            return
        number, desk = next(counter), window.desk
        desk.workspace.apply(lambda scenario: replace(scenario, years=1 + number % 20))
        if number % 5 == 0:
            desk.document.save(file)
        if number == 5:
            sys.stdout.write("begun\n")
            sys.stdout.flush()

    timer.timeout.connect(act)
    timer.start()
    QTimer.singleShot(_GIVE_UP_MS, app.quit)
    app.exec()


if __name__ == "__main__":
    main()
