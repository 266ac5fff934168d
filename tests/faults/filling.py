"""The real window whose disk fills up while it saves, exports and keeps unsaved work.

`python -m tests.faults.filling disk|limit FOLDER` is run on its own. With `disk` the folder is a
disk of its own, small enough to be filled; with `limit` the system refuses to make files longer.
It prints what the person was told, and what was there afterwards.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from hairchoice import paths
from hairchoice.engine.scenario import Scenario, read_scenario, write_scenario
from hairchoice.ui import app
from hairchoice.ui.charts import picture
from hairchoice.ui.charts.export import chart_picture
from hairchoice.ui.desk import Desk
from hairchoice.ui.dialogs.report import ReportDialog
from hairchoice.ui.formats import LocaleFormats

OLD = b"as it was"
EXPORTS = {"workbook": ".xlsx", "table": ".csv", "pdf": ".pdf", "picture": ".png"}
PAGE = 4096
_GIVE_UP_MS = 150_000


@contextmanager
def full(how: str, folder: Path, room: int = 0) -> Iterator[None]:
    """Leaves no more room than that, in whole pages, for as long as it is open."""
    if how == "limit":
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
        yield
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        return
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        with suppress(OSError):
            while True:
                file.write(bytes(PAGE))
        file.truncate(file.tell() - room)
    yield
    ballast.unlink()


class Story:
    """What happens in the window.

    Attributes:
        seen: What was told and found, by name.
    """

    def __init__(self, how: str, folder: Path, desk: Desk) -> None:
        self.seen: dict[str, object] = {}
        self._how, self._folder, self._desk = how, folder, desk

    def play(self) -> None:
        """Saves, exports and keeps copies on the full disk, and then where there is room."""
        # Copies are kept when the story says so: on a busy machine one more would come of itself.
        self._desk.recovery._timer.setInterval(_GIVE_UP_MS)
        self._settle()
        self._stay(8)
        self._keep_copy()
        self._stay(9)
        with full(self._how, self._folder):
            self.seen["saved"] = self._desk.save()
            self.seen["save"] = self._told()
            self._keep_copy()
        self.seen["copy"] = self._years(paths.user_data_dir() / "unsaved-0.hairchoice")
        self.seen["file"] = self._years(self._folder / "mine.hairchoice")
        with full(self._how, self._folder, PAGE):
            for name, suffix in EXPORTS.items():
                self.seen[name] = self._export(name, self._folder / f"mine{suffix}")
        self.seen["names"] = sorted(path.name for path in self._folder.glob("[.m]*"))
        self.seen["saved later"] = self._desk.save()
        self.seen["file later"] = self._years(self._folder / "mine.hairchoice")

    def _export(self, name: str, file: Path) -> str:
        self._desk.workspace.report("")
        if name == "picture":
            comparison = self._desk.workspace.comparison
            assert comparison is not None
            drawing = chart_picture(comparison, "cost", LocaleFormats(), None)
            self._desk.exporter.picture(picture.prepared(drawing, file), file)
        else:
            self._desk.exporter.ask = lambda *_arguments: file  # type: ignore[method-assign]
            getattr(self._desk.exporter, name)()
        self._settle()
        assert file.read_bytes() == OLD
        return self._told()

    def _stay(self, years: int) -> None:
        self._desk.workspace.apply(lambda scenario: replace(scenario, years=years))
        self._settle()

    def _keep_copy(self) -> None:
        self._desk.recovery._write_later()
        self._settle()

    def _settle(self) -> None:
        workspace = self._desk.workspace
        QTest.qWait(1)
        while not (workspace.settled and workspace.jobs.idle):
            QTest.qWait(20)

    def _told(self) -> str:
        return self._desk.centre.notice.text.text()

    def _years(self, file: Path) -> int:
        return read_scenario(file.read_bytes()).years


def main() -> None:
    """Prepares the folder, opens the window, tells the story."""
    how, folder = sys.argv[1], Path(sys.argv[2])
    file = folder / "mine.hairchoice"
    file.write_bytes(write_scenario(Scenario(years=7)))
    for suffix in EXPORTS.values():
        file.with_suffix(suffix).write_bytes(OLD)
    application = app.make_application()
    window = app.make_window(file)
    window.framed.connect(lambda: app._catch_errors(window))

    def begin() -> None:
        assert window.desk is not None
        story = Story(how, folder, window.desk)
        story.play()
        gc.collect()  # what is thrown away may complain too
        QTest.qWait(1)
        reports = window.findChildren(ReportDialog)  # a full disk has no room for their files
        said = [report.details.toPlainText() for report in reports]
        sys.stdout.write(json.dumps({**story.seen, "mistakes": said}))
        application.quit()

    window.filled.connect(lambda: QTimer.singleShot(0, begin))
    QTimer.singleShot(_GIVE_UP_MS, application.quit)
    application.exec()


if __name__ == "__main__":
    main()
