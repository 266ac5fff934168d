"""A window that the system ends right after a change; run on its own, for it ends.

`python -m tests.faults.told SIGNAL change|nothing|question [PROCESS]`: what is open when the signal
comes, and to whom it goes in its place: the display.
"""

from __future__ import annotations

import os
import signal
import sys

import msgspec
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from hairchoice.ui import app
from hairchoice.ui.main_window import MainWindow

YEARS = 13
_LOOK_AGAIN_MS = 20


def main() -> int:
    """Does what the arguments say; returns what the program returns."""
    number, what = getattr(signal, sys.argv[1]), sys.argv[2]
    to = int(sys.argv[3]) if sys.argv[3:] else os.getpid()

    def end() -> None:
        os.kill(to, number)

    def end_when_asked() -> None:
        if isinstance(QApplication.activeModalWidget(), QMessageBox):
            end()
        else:
            QTimer.singleShot(_LOOK_AGAIN_MS, end_when_asked)

    def begin() -> None:
        (window,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
        desk = window.desk
        if desk is None or not desk.workspace.settled:
            QTimer.singleShot(_LOOK_AGAIN_MS, begin)
            return
        if what != "nothing":
            desk.workspace.apply(lambda one: msgspec.structs.replace(one, years=YEARS))
        QTimer.singleShot(0, end_when_asked if what == "question" else end)
        if what == "question":
            window.close()

    application = app.make_application()
    QTimer.singleShot(0, application, begin)
    return app.start([])


if __name__ == "__main__":
    sys.exit(main())
