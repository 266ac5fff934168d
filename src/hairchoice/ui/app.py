"""Starts the window: the frame first, everything heavy after it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from hairchoice import __version__, paths
from hairchoice.ui import theme, translations
from hairchoice.ui.display import has_display
from hairchoice.ui.main_window import MainWindow
from hairchoice.ui.settings import Settings
from hairchoice.ui.told import Told

if TYPE_CHECKING:
    from hairchoice.engine.scenario import Scenario

_ICON = ("resources", "icons", "hairchoice.svg")


class Application(QApplication):
    """The application; on macOS a double-clicked file arrives as an event.

    Attributes:
        window: Opens such a file.
    """

    window: MainWindow | None = None

    def event(self, event: QEvent) -> bool:
        """Opens a file that the desktop hands over, which may be before the window is filled."""
        if isinstance(event, QFileOpenEvent) and event.file() and self.window is not None:
            self.window.open(Path(event.file()))
            return True
        return super().event(event)


def make_application() -> QApplication:
    """Returns the application, made once: Fusion, names, type size.

    Only what the first frame needs. The rest of its look comes with what fills the window.
    """
    existing = QApplication.instance()
    if existing is None and sys.platform.startswith("linux"):
        from hairchoice.ui.knock import leave_silent_bus_alone

        leave_silent_bus_alone()
    # The style as an argument: what setStyle returns would load all of QStyle before the frame.
    arguments = [*sys.argv[:1], "-style", "Fusion"]
    app = existing if isinstance(existing, QApplication) else Application(arguments)
    app.setApplicationName(paths.APPLICATION)
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("hairchoice")
    translations.install(app)
    app.setFont(theme.font(theme.BODY))
    return app


def make_window(start: Path | Scenario | None) -> MainWindow:
    """Returns the window, shown; it fills itself after its first frame."""
    window = MainWindow(Settings(), start)
    window.framed.connect(_show_icon)
    window.apply_theme()
    window.show()
    return window


def _show_icon() -> None:
    """Loads Qt's part for SVG, so after the first frame."""
    QGuiApplication.setWindowIcon(QIcon(str(paths.bundled(*_ICON))))


def run(start: Path | Scenario | None = None) -> int:
    """Opens the window and stays until it is closed.

    Args:
        start: What it shows; a new comparison when None.

    Returns:
        The exit code.
    """
    app = make_application()
    window = make_window(start)
    if isinstance(app, Application):
        app.window = window
    window.framed.connect(lambda: _catch_errors(window))
    window.filled.connect(collect_garbage)
    with Told() as told:
        told.to_stop.connect(app.exit)
        code = app.exec()
        if code:  # nobody closed the window: we were told to stop, or Qt lost the display
            window.end_at_once()  # also when told so twice
    return code


def collect_garbage() -> None:
    """Looks for garbage from now on, but never among what the filled window is made of.

    Walking through all of that takes longer than a repaint, so a drag would stand still for it.
    """
    gc.freeze()
    gc.enable()


def _catch_errors(window: MainWindow) -> None:
    """Reports what nobody caught, from the first frame on."""
    from hairchoice.ui.errors import CrashReporter

    reporter = CrashReporter(window.rescue, QApplication.instance())
    reporter.caught.connect(lambda text, path: _show_report(window, text, path))
    reporter.install()


def _show_report(window: MainWindow, text: str, path: str) -> None:
    """Shows one report; what goes wrong while it is open is in its file only."""
    from PySide6.QtCore import Qt

    from hairchoice.ui.dialogs.report import ReportDialog

    if window.findChild(ReportDialog) is None:
        dialog = ReportDialog(text, path, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def report_no_display() -> int:
    """Says that there is nowhere to open a window.

    Returns:
        The exit code.
    """
    sys.stderr.write(
        "hairchoice: no display to open a window on. "
        "“hairchoice compare” gives the same numbers here; “hairchoice --help” says more.\n"
    )
    return 1


def start(arguments: Sequence[str]) -> int:
    """Opens the window, with the file named in the arguments, if one is."""
    return start_with(_whole(Path(arguments[0])) if arguments else None)


def _whole(path: Path) -> Path:
    """Returns a path that leads to the same file tomorrow, from wherever the program is started."""
    try:
        return path.absolute()
    except FileNotFoundError:  # the folder that we are in is gone: opening the file says so
        return path


def start_with(start: Path | Scenario | None) -> int:
    """Opens the window on a file, a comparison or nothing, where there is a display."""
    return run(start) if has_display() else report_no_display()
