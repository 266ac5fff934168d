"""The real program on a screen of twice the dots: what is cut, and what is not sharp.

Not sharp is what looks like the same thing painted for a plain screen and made larger.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from hairchoice.ui.app import make_application, make_window
from hairchoice.ui.charts.canvas import TimeChart
from hairchoice.ui.charts.painted import PaintedChart
from hairchoice.ui.charts.plane_chart import PlaneChart
from hairchoice.ui.desk import Desk
from hairchoice.ui.dialogs.quote_checker import QuoteChecker
from hairchoice.ui.main_window import MainWindow
from hairchoice.ui.settings import WELCOMED, Settings
from hairchoice.ui.widgets.range_bar import RangeBar
from hairchoice.ui.widgets.stage_picker import StageButton
from tests.e2e.fitting import cut

SIZE = (1280, 800)
_DRAWN = (TimeChart, PaintedChart, PlaneChart, RangeBar, StageButton)
_GIVE_UP_MS = 60_000
_TURN_MS = 20


def enlarged(widget: QWidget) -> Iterator[QImage]:
    """Yields what a widget would look like painted for a plain screen and made larger."""
    plain = QImage(widget.size(), QImage.Format.Format_RGB32)
    plain.fill(widget.palette().color(widget.backgroundRole()))
    QWidget.render(widget, plain, QPoint(0, 0))  # some views have another of that name
    for how in (
        Qt.TransformationMode.FastTransformation,
        Qt.TransformationMode.SmoothTransformation,
    ):
        yield plain.scaled(plain.size() * 2, Qt.AspectRatioMode.IgnoreAspectRatio, how)


def sharpness(widget: QWidget) -> float:
    """Returns how different a widget is from an enlarged one, as a share of all that is drawn."""
    seen = _grey(widget.grab().toImage())
    drawn = np.abs(seen - np.median(seen)).sum()
    return min(float(np.abs(seen - _grey(other)).sum() / drawn) for other in enlarged(widget))


class Blurred(QWidget):
    """Shows another widget as it would be if it knew nothing of fine screens."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._plain = QPixmap(widget.size())
        self._plain.fill(Qt.GlobalColor.white)
        QWidget.render(widget, self._plain, QPoint(0, 0))
        self.resize(widget.size())

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).drawPixmap(0, 0, self._plain)


def _grey(image: QImage) -> NDArray[np.float64]:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return rows[:, : grey.width()].astype(np.float64)


def _wait(ready: Callable[[], bool]) -> None:
    for _ in range(_GIVE_UP_MS // _TURN_MS):
        QTest.qWait(_TURN_MS)
        if ready():
            return
    raise AssertionError("the window did not get ready")


def _places(desk: Desk) -> Iterator[tuple[str, QWidget]]:
    """Goes through everything that can be looked at; yields what to look at."""
    centre = desk.centre
    for position in range(centre.tabs.count()):
        centre.show_view(position)
        _wait(lambda: centre.what_changes.idle)
        yield centre.page, desk.window()
    centre.show_economics(True)
    economics = centre.economics
    assert economics is not None
    _wait(lambda: economics.idle)
    yield "economics", desk.window()
    centre.show_welcome()
    yield "welcome", desk.window()
    desk.dialogs.check_quote()
    dialog = desk.findChild(QuoteChecker)
    assert isinstance(dialog, QuoteChecker)
    yield "quote", dialog


def look(window: MainWindow, desk: Desk) -> dict[str, object]:
    """Returns the scale, what is cut, and the drawings with how sharp each is, also a bad one."""
    found_cut: dict[str, list[str]] = {}
    drawings: dict[str, float] = {}
    for place, top in _places(desk):
        QTest.qWait(5 * _TURN_MS)
        if short := list(cut(top)):
            found_cut[place] = short
        for widget in (one for one in top.findChildren(QWidget) if isinstance(one, _DRAWN)):
            name = f"{type(widget).__name__} {widget.accessibleName()}"
            if widget.isVisible() and name not in drawings:
                drawings[name] = sharpness(widget)
    over_time = desk.centre.over_time
    charts = (over_time.cost.canvas, over_time.hair.canvas)
    return {
        "scale": window.devicePixelRatio(),
        "cut": found_cut,
        "drawings": drawings,
        "layers": [chart._layers._axes.devicePixelRatio() for chart in charts],
        "blurred": sharpness(Blurred(charts[0])),
    }


def main() -> None:
    """Opens the window, looks at everything, says what was seen."""
    Settings().set(WELCOMED, True)
    app = make_application()
    window = make_window(None)
    window.resize(*SIZE)

    def story() -> None:
        assert window.desk is not None
        desk = window.desk
        _wait(lambda: desk.workspace.settled)
        try:
            sys.stdout.write(json.dumps(look(window, desk)))
        finally:
            desk.close_down()
            app.quit()

    window.filled.connect(lambda: QTimer.singleShot(0, story))
    QTimer.singleShot(_GIVE_UP_MS, app.quit)
    app.exec()


if __name__ == "__main__":
    main()
