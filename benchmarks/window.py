"""The program's own window without a screen: opened, changed, and watched until it is painted."""

from __future__ import annotations

import os

# Before there is Qt: no screen, and no pause of 5 ms before painting, which is waiting, not work.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QPA_UPDATE_IDLE_TIME"] = "0"

import gc
import itertools
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from hairchoice.engine.scenario import Choices, Scenario
from hairchoice.ui import app
from hairchoice.ui.desk import Desk
from hairchoice.ui.main_window import MainWindow
from hairchoice.ui.settings import THEME, WELCOMED, Settings
from hairchoice.ui.workspace import Change

SIZE = (1600, 1000)
PATIENCE_MS = 20_000

_steps = itertools.count(1)


def all_changed(scenario: Scenario) -> Scenario:
    """Returns the next scenario: density moves all hair, discounting all costs."""
    step = next(_steps) % 5000
    return msgspec.structs.replace(scenario, density=120 + step / 100, discount_rate=step / 1e6)


def trust_changed(scenario: Scenario) -> Scenario:
    """Returns the next scenario in which one treatment is trusted a little more."""
    first = scenario.treatments[0]
    choices = {**scenario.choices, first: Choices(trust=0.3 + next(_steps) % 5000 / 1e4)}
    return msgspec.structs.replace(scenario, choices=choices)


@contextmanager
def opened(scenario: Scenario) -> Iterator[Desk]:
    """Opens the window on a comparison, and closes it."""
    app.make_application()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder, "s.ini"))
        settings.set(WELCOMED, True)
        settings.set(THEME, "light")
        window = MainWindow(settings, scenario)
        window.resize(*SIZE)
        window.apply_theme()
        window.show()
        run_until(lambda: window.desk is not None and window.desk.workspace.settled)
        assert window.desk is not None
        app.collect_garbage()  # as the program does once its window is filled
        try:
            yield window.desk
        finally:
            gc.unfreeze()
            window.desk.document.take(window.desk.workspace.scenario)  # nothing to save
            window.close()
            window.deleteLater()


def run_until(reached: Callable[[], bool]) -> None:
    """Lets the window work until something holds.

    Raises:
        TimeoutError: It never did.
    """
    loop, deadline = QEventLoop(), time.monotonic() + PATIENCE_MS / 1e3
    tick = QTimer(interval=2)

    def look() -> None:
        if reached():
            loop.quit()

    tick.timeout.connect(look)
    tick.start()
    QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
    loop.exec()
    if time.monotonic() > deadline:
        raise TimeoutError("the window never got there")


class Painting(QObject):
    """Waits until widgets have been painted."""

    def __init__(self, widgets: Sequence[QWidget], ready: Callable[[], bool]) -> None:
        """Watches widgets.

        Args:
            widgets: All have to be painted.
            ready: Whether what is painted now is what is waited for.
        """
        super().__init__()
        self._widgets, self._ready = widgets, ready
        self._left: set[QObject] = set()
        self._loop = QEventLoop()
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Counts the painted; the last one ends the wait, once all is flushed."""
        if watched in self._left and event.type() == QEvent.Type.Paint and self._ready():
            self._left.discard(watched)
            if not self._left:
                QTimer.singleShot(0, self._loop.quit)
        return False

    def after(self, change: Callable[[], object]) -> None:
        """Makes a change and waits until all widgets were painted."""
        self._left = set(self._widgets)
        change()
        self._loop.exec()


class Watched:
    """Tells when charts have been painted with a newer answer."""

    def __init__(self, desk: Desk, charts: Sequence[QWidget], answer: Callable[[], object]) -> None:
        """Watches charts.

        Args:
            desk: Whose workspace is changed.
            charts: What is painted.
            answer: Returns what they show; another object once it is newer.
        """
        self._workspace = desk.workspace
        self._answer = answer
        self._before: object = None
        self._painting = Painting(charts, lambda: answer() is not self._before)

    def change(self, how: Change, *, moving: bool = False) -> None:
        """Changes an input and waits until all charts show it.

        Args:
            how: Makes the next scenario.
            moving: As while a slider is dragged, so a draft is shown.
        """
        self._before = self._answer()
        step = "drag" if moving else ""
        self._painting.after(lambda: self._workspace.apply(how, step=step, moving=moving))


class Gaps(QObject):
    """How long the interface thread was held at a time: gaps of a timer, and of the paint events.

    Attributes:
        seconds: From one tick of a 1 ms timer to the next.
    """

    def __init__(self) -> None:
        super().__init__()
        self.seconds: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begins to count."""
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        """Ends."""
        self._timer.stop()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.seconds.append(now - self._last)
        self._last = now


def drag(desk: Desk, steps: int, every_ms: int) -> list[float]:
    """Drags a slider and lets go.

    Args:
        desk: Whose comparison is changed.
        steps: How often the slider moves.
        every_ms: Pause between two moves.

    Returns:
        Gaps between the ticks of a 1 ms timer until the final answer is shown, seconds.
    """
    workspace, gaps, left = desk.workspace, Gaps(), itertools.count(1)
    mover = QTimer(interval=every_ms, timerType=Qt.TimerType.PreciseTimer)

    def move() -> None:
        workspace.apply(trust_changed, step="drag", moving=True)
        if next(left) >= steps:
            mover.stop()
            workspace.release()

    mover.timeout.connect(move)
    gaps.start()
    mover.start()
    run_until(lambda: not mover.isActive() and workspace.settled)
    gaps.stop()
    return gaps.seconds
