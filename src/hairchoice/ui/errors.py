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
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion

from hairchoice import __version__, paths

_log = logging.getLogger(__name__)

Rescue = Callable[[], Path | None]


class CrashReporter(QObject):
    """Catches what nobody caught, in slots and in threads.

    PySide swallows exceptions in slots: without this a button would just do nothing.

    Signals:
        caught: The report and where it is; the work's copy follows in the report's text.
    """

    caught = Signal(str, str)

    def __init__(self, rescue: Rescue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rescue = rescue

    def install(self) -> None:
        """Takes over the interpreter's last resort."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        _log.error("unexpected error\n%s", details)
        text = report_text(details, self._rescued())
        self.caught.emit(text, str(write_report(text) or ""))

    def _thread_hook(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self._hook(hook.exc_type, hook.exc_value, hook.exc_traceback)

    def _rescued(self) -> Path | None:
        """Saving is tried once and never makes things worse."""
        try:
            return self._rescue()
        except Exception:
            _log.exception("the work could not be saved")
            return None


def report_text(details: str, rescued: Path | None) -> str:
    """Returns the report: versions, where the work was saved, what happened. Nothing personal."""
    saved = f"Your comparison was saved in {rescued}\n" if rescued else ""
    return (
        f"HairChoice {__version__}, Qt {qVersion()}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.release()}\n{saved}\n{details}"
    )


def write_report(text: str) -> Path | None:
    """Writes the report to a file; None when even that fails."""
    folder = paths.user_data_dir() / "reports"
    path = folder / f"error-{datetime.now().astimezone():%Y%m%d-%H%M%S}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError:
        return None
    return path
