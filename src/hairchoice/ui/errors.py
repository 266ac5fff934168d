"""What happens when the program itself is wrong: a report the person can read, and their work kept.

Nothing is sent anywhere. The report is a file and a dialog to copy it from.
"""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal, Slot, qVersion

from hairchoice import __version__, paths
from hairchoice.engine.problems import BadInputError
from hairchoice.export.safe import replace_bytes

_log = logging.getLogger(__name__)

Rescue = Callable[[], Path | None]


class CrashReporter(QObject):
    """Catches what nobody caught, in slots, in methods that Qt calls, and in threads.

    PySide swallows exceptions in slots: without this a button would just do nothing. The terminal
    gets one line; what happened in full is for the report.

    Signals:
        caught: The report and where it is; once for each error, on the interface thread.
    """

    caught = Signal(str, str)
    _happened = Signal(str)

    def __init__(self, rescue: Rescue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rescue = rescue
        self._known: set[str] = set()
        self._happened.connect(self._report)

    def install(self) -> None:
        """Takes over the interpreter's last resort."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook
        sys.unraisablehook = self._unraisable_hook

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        # By a signal: Qt calls this on whichever thread it was, and the report is a window.
        self._happened.emit("".join(traceback.format_exception(kind, error, trace)))

    def _thread_hook(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self._hook(hook.exc_type, hook.exc_value, hook.exc_traceback)

    def _unraisable_hook(self, hook: sys.UnraisableHookArgs) -> None:
        if hook.exc_value is not None:
            self._hook(hook.exc_type, hook.exc_value, hook.exc_traceback)

    @Slot(str)
    def _report(self, details: str) -> None:
        """Keeps the work and says what happened; once, or a failing repaint would never end."""
        if details in self._known:
            return
        self._known.add(details)
        text = report_text(details, self._rescued())
        path = str(write_report(text) or "")
        _log.error("HairChoice made a mistake; the report is in %s", path or "the window only")
        self.caught.emit(text, path)

    def _rescued(self) -> str:
        """Saving is tried once and never makes things worse; says what came of it."""
        try:
            path = self._rescue()
        except Exception as error:  # whatever it is, the first error is the one to report
            return f"Your comparison could not be saved: {error}"
        return f"Your comparison was saved in {path}" if path else ""


def report_text(details: str, saved: str) -> str:
    """Returns the report: versions, where the work was saved, what happened. Nothing personal."""
    return (
        f"HairChoice {__version__}, Qt {qVersion()}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.release()}\n{saved}\n{details}"
    )


def write_report(text: str) -> Path | None:
    """Writes the report to a file of its own; None when even that fails."""
    folder = paths.user_data_dir() / "reports"
    stem = f"error-{datetime.now().astimezone():%Y%m%d-%H%M%S}"
    try:
        paths.make_private(folder)
        path = _free_name(folder, stem)
        replace_bytes(path, text.encode("utf-8", "backslashreplace"), private=True)
    except (OSError, BadInputError):
        return None
    return path


def _free_name(folder: Path, stem: str) -> Path:
    """The clock may say the same second twice: another report is never written over."""
    names = (f"{stem}{ending}.txt" for ending in chain([""], (f"-{n}" for n in count(2))))
    return next(path for name in names if not (path := folder / name).exists())
