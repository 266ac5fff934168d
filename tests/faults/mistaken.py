"""The real program, in which a mistake happens; run on its own, for the sake of its terminal."""

from __future__ import annotations

import sys
from typing import NoReturn

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from hairchoice import paths
from hairchoice.ui import app
from hairchoice.ui.dialogs.report import ReportDialog

_GIVE_UP_MS = 20_000
_LOOK_AGAIN_MS = 50
_MISTAKES = 2


def _fail() -> NoReturn:
    raise ZeroDivisionError("on purpose")


class Careless(QObject):
    """Fails at every key that is let go."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Fails."""
        return event.type() == QEvent.Type.KeyRelease and _fail()


def main() -> None:
    """Opens the window, makes the mistake in a slot or in a filter, says how many reports came."""
    application = app.make_application()
    window = app.make_window(None)
    careless = Careless(window)
    window.framed.connect(lambda: app._catch_errors(window))

    def begin() -> None:
        window.installEventFilter(careless)
        released, no = QEvent.Type.KeyRelease, Qt.KeyboardModifier.NoModifier
        QApplication.postEvent(window, QKeyEvent(released, Qt.Key.Key_Shift, no))
        QTimer.singleShot(50, _fail)
        count()

    def count() -> None:
        written = (paths.user_data_dir() / "reports").glob("*.txt")
        if len(list(written)) < _MISTAKES:
            QTimer.singleShot(_LOOK_AGAIN_MS, count)
            return
        reports = {one.details.toPlainText() for one in window.findChildren(ReportDialog)}
        sys.stdout.write(f"{len(reports)} on the screen\n")
        application.quit()

    window.filled.connect(lambda: QTimer.singleShot(0, begin))
    QTimer.singleShot(_GIVE_UP_MS, application.quit)
    application.exec()


if __name__ == "__main__":
    main()
