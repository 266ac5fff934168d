"""The real program, whose window is moved between the screens of its platform and back."""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hairchoice.ui.app import make_application, make_window
from hairchoice.ui.main_window import MainWindow

_GIVE_UP_MS = 20_000
_MOVES = ("fine", "plain")


def _look(window: MainWindow, found: dict[str, list[object]]) -> None:
    """Walks along a chart, which has it painted to stay, and sees in which scale that is."""
    assert window.desk is not None
    chart = window.desk.centre.over_time.cost.canvas
    for _ in range(2):
        QTest.keyClick(chart, Qt.Key.Key_Right)
        QTest.qWait(30)
    kept = chart._layers._whole
    assert not kept.isNull()
    found["scales"].append(window.devicePixelRatio())
    found["sharp"].append(kept.devicePixelRatio() == window.devicePixelRatio())


def main() -> None:
    """Opens the window, moves it, says what was seen."""
    errors: list[object] = []
    app = make_application()
    sys.excepthook = lambda *what: errors.append(what)
    window = make_window(None)
    found: dict[str, list[object]] = {"scales": [], "sharp": []}
    screens = {screen.name(): screen for screen in QApplication.screens()}

    def story() -> None:
        assert window.desk is not None
        while not window.desk.workspace.settled:
            QTest.qWait(20)
        window.desk.centre.show_view(0)
        window.desk.centre.over_time.cost.canvas.setFocus()
        _look(window, found)
        for name in _MOVES:
            window.move(screens[name].geometry().topLeft() + QPoint(40, 40))
            QTest.qWait(50)
            _look(window, found)
        sys.stdout.write(json.dumps({**found, "errors": len(errors)}))

        app.quit()

    window.filled.connect(lambda: QTimer.singleShot(0, story))
    QTimer.singleShot(_GIVE_UP_MS, app.quit)
    window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    app.exec()
    sys.stderr.write(repr(errors))


if __name__ == "__main__":
    main()
