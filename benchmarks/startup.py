"""From the start of a process to its first frame, and to charts: one process per measurement."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.report import Row
from benchmarks.timing import Times, in_turns
from tools.process import ROOT

AT_MOST_FRAME = 1.25
AT_MOST_CHARTS = 4.5

_NOT_AS_INSTALLED = {"QT_QPA_UPDATE_IDLE_TIME", "PYTHONDONTWRITEBYTECODE"}
"""The second would have the program compiled at every start: an installed one is compiled."""

FRAME, CHARTS = "frame", "charts"
PATIENCE_SECONDS = 30

# Said once the event loop is idle again after a paint event: the frame has reached the screen.
_SAY = """
import os
from PySide6.QtCore import QEvent, QObject, QTimer

class Watch(QObject):
    def __init__(self, widget, done):
        super().__init__(widget)
        self.widget, self.done = widget, done
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.Paint:
            self.widget.removeEventFilter(self)
            QTimer.singleShot(0, self.done)
        return False

def say(word):
    os.write(1, f"{word}\\n".encode())
"""
_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
"""
_BARE_SAYS = """
def done():
    say("frame")
    application.quit()
watch = Watch(window, done)
application.exec()
"""
_OWN = """
from hairchoice.ui import app
make = app.make_window

def make_watched(start):
    window = make(start)
    window.frame_watch = Watch(window, lambda: say("frame"))
    window.filled.connect(lambda: wait_for_answer(window))
    return window

def wait_for_answer(window):
    window.desk.workspace.comparison_changed.connect(lambda: wait_for_charts(window))

def wait_for_charts(window):
    view = window.desk.centre.over_time
    left = {view.cost.canvas, view.hair.canvas}
    def painted(canvas):
        left.discard(canvas)
        if not left:
            say("charts")
            os._exit(0)
    window.charts_watch = [
        Watch(canvas, lambda canvas=canvas: painted(canvas)) for canvas in tuple(left)
    ]

app.make_window = make_watched
from hairchoice.__main__ import main
main([])
"""
BARE_CODE = _BARE + _SAY + _BARE_SAYS
OWN_CODE = _SAY + _OWN
"""Programs that say on standard output when they have shown what; `frozen.py` freezes them."""


def startup() -> Iterator[Row]:
    """The empty frame and the charts against a window with nothing in it."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        welcomed(home)
        found = in_turns(
            {
                "own": lambda: marks(_python(OWN_CODE), home),
                "bare": lambda: marks(_python(BARE_CODE), home),
            }
        )
    bare = found["bare", FRAME]
    against = "a bare QMainWindow's first frame"
    yield row("start to first frame", against, found["own", FRAME], bare, AT_MOST_FRAME)
    yield row("start to charts painted", against, found["own", CHARTS], bare, AT_MOST_CHARTS)


def welcomed(home: Path) -> None:
    """Writes the settings of someone who has used the program before, below a home folder."""
    file = home / "config" / "HairChoice" / "settings.ini"
    file.parent.mkdir(parents=True)
    file.write_text("[window]\nwelcomed=true\n", encoding="utf-8")


def environment(home: Path) -> dict[str, str]:
    """Returns the variables of a process that has no screen and a home folder of its own."""
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "STATE")}
    appdata = {name: str(home / "config") for name in ("APPDATA", "LOCALAPPDATA")}
    own = {name: text for name, text in os.environ.items() if name not in _NOT_AS_INSTALLED}
    # Compiled once, in the unmeasured round, and not into the checkout.
    compiled = {"PYTHONPYCACHEPREFIX": str(home / "compiled")}
    return own | folders | appdata | compiled | {"QT_QPA_PLATFORM": "offscreen"}


def _python(code: str) -> list[str | Path]:
    return [sys.executable, "-c", code]


def marks(command: Sequence[str | Path], home: Path) -> dict[str, float]:
    """Starts a process and returns when it said what, seconds after its start."""
    found: dict[str, float] = {}
    start = time.perf_counter()
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # the platform without a screen says what it cannot do
        cwd=ROOT,
        env=environment(home),
    ) as process:
        patience = threading.Timer(PATIENCE_SECONDS, process.kill)
        patience.start()
        for line in process.stdout or ():
            found[line.decode().strip()] = time.perf_counter() - start
        patience.cancel()
    if process.returncode:
        raise OSError(f"the process ended with {process.returncode}")
    return found


def row(what: str, against: str, own: Times, other: Times, at_most: float) -> Row:
    """Returns the ratio of two medians beside its target."""
    return Row(what, against, own.median / other.median, at_most, str(own), str(other))
