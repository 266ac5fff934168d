"""The window: an empty frame at first, filled once that was shown. Composes, decides nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QProgressBar, QWidget

from hairchoice.ui import theme
from hairchoice.ui.settings import GEOMETRY, THEME, Settings
from hairchoice.ui.theme import ThemeChoice

if TYPE_CHECKING:
    from hairchoice.ui.desk import Desk

_SIZE = (1280, 800)
_SMALLEST = (1024, 640)
_MESSAGE_MS = 8000


class MainWindow(QMainWindow):
    """The frame, its title, its status line and its theme.

    Attributes:
        desk: What fills it; None until the first frame was shown.

    Signals:
        filled: The panels and views are there.
    """

    filled = Signal()

    def __init__(self, settings: Settings, file: Path | None = None) -> None:
        super().__init__()
        self.desk: Desk | None = None
        self._settings = settings
        self._file = file
        self._painted = False
        self.setWindowTitle("HairChoice")
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_SIZE)
        self.restoreGeometry(settings.get(GEOMETRY))
        self.setCentralWidget(QWidget())
        self._progress = self._make_progress()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shows the empty frame, then asks for it to be filled."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.fill)

    def fill(self) -> None:
        """Puts the panels and views in; the engine and the charts are imported here."""
        if self.desk is not None:
            return
        from hairchoice.ui.desk import Desk
        from hairchoice.ui.menus import Menus

        self.desk = Desk(self._settings, self)
        Menus(self, self.desk)
        self.setCentralWidget(self.desk)
        self._connect(self.desk)
        self.apply_theme()
        if self._file is None or not self.desk.workspace.open(self._file):
            self.desk.workspace.start()
        self.filled.emit()

    def choose_theme(self, choice: ThemeChoice | str) -> None:
        """Changes the appearance of the whole program, and remembers it."""
        self._settings.set(THEME, str(choice))
        self.apply_theme()

    def apply_theme(self) -> None:
        """Draws everything in the chosen theme."""
        app = cast("QApplication", QApplication.instance())
        appearance = theme.apply_theme(app, cast("ThemeChoice", self._settings.get(THEME)))
        if self.desk is not None:
            self.desk.centre.apply_theme(appearance)

    def rescue(self) -> Path | None:
        """Saves unsaved work after a crash."""
        return self.desk.workspace.rescue() if self.desk is not None else None

    def changeEvent(self, event: QEvent) -> None:
        """Follows the desktop when it turns dark or light."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange and self._settings.get(THEME) == "system":
            self.apply_theme()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks about unsaved changes, remembers the window, stops all work."""
        if self.desk is not None:
            if not self.desk.safe_to_leave():
                event.ignore()
                return
            self.desk.remember()
            self.desk.workspace.close()
        self._settings.set(GEOMETRY, self.saveGeometry())
        event.accept()

    def _connect(self, desk: Desk) -> None:
        workspace = desk.workspace
        workspace.file_changed.connect(self._show_title)
        workspace.busy_changed.connect(self._progress.setVisible)
        desk.exporter.done.connect(lambda text: self.statusBar().showMessage(text, _MESSAGE_MS))
        self._show_title()

    def _show_title(self) -> None:
        if self.desk is None:
            return
        workspace = self.desk.workspace
        name = workspace.path.stem if workspace.path else self.tr("new comparison")
        self.setWindowTitle(f"{name}[*] – HairChoice")
        self.setWindowModified(workspace.dirty)

    def _make_progress(self) -> QProgressBar:
        progress = QProgressBar()
        progress.setRange(0, 0)
        progress.setFixedSize(120, 12)
        progress.setTextVisible(False)
        progress.setAccessibleName(self.tr("Working"))
        self.statusBar().addPermanentWidget(progress)
        progress.hide()
        return progress
