"""The window: an empty frame at first, filled once that was shown. Composes, decides nothing.

What the empty frame does without is imported where it is used: `Qt` alone, which makes all of its
enumerations, would take a sixth of the time until then.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from hairchoice.paths import COMPARISON_SUFFIX
from hairchoice.ui import theme
from hairchoice.ui.settings import GEOMETRY, THEME, Settings
from hairchoice.ui.theme import ThemeChoice

if TYPE_CHECKING:
    from hairchoice.engine.problems import BadInputError
    from hairchoice.engine.scenario import Scenario
    from hairchoice.ui.desk import Desk
    from hairchoice.ui.movement import Movement
    from hairchoice.ui.widgets.busy import Busy

_SIZE = (1280, 800)
_SMALLEST = (1024, 640)
_FRAME = 40
"""What the desktop puts around a window, upwards of it for the most part."""
_MESSAGE_MS = 8000
_ASK_AFTER_MS = 1000
"""The desktop is asked what it wishes once the first answer was shown, not before."""

_DAMAGED_MARGIN = 48


def first_size(screen: QSize) -> QSize:
    """Returns how large a window is that nobody has sized yet: all of it on the screen.

    Args:
        screen: The room on it. One below the smallest window cannot hold any.
    """
    room, smallest = screen - QSize(0, _FRAME), QSize(*_SMALLEST)
    fits = room.width() >= smallest.width() and room.height() >= smallest.height()
    return QSize(*_SIZE).boundedTo(room) if fits else QSize(*_SIZE)


class MainWindow(QMainWindow):
    """The frame, its title, its status line and its theme.

    Attributes:
        desk: What fills it; None until the first frame was shown.
        busy: Says what takes long, and stops it; comes with the desk.
        movement: Whether anything may move by itself; comes with the desk.

    Signals:
        framed: The empty frame was shown.
        filled: The panels and views are there.
    """

    busy: Busy
    movement: Movement
    framed = Signal()
    filled = Signal()

    def __init__(self, settings: Settings, start: Path | Scenario | None = None) -> None:
        super().__init__()
        self.desk: Desk | None = None
        self._settings = settings
        self._start = start
        self._painted = False
        self.setWindowTitle("HairChoice")
        self.setMinimumSize(*_SMALLEST)
        self.resize(first_size(self.screen().availableSize()))
        self.restoreGeometry(settings.get(GEOMETRY))
        self.setCentralWidget(QWidget())
        self.setAcceptDrops(True)

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
        self.framed.emit()
        from hairchoice.engine.problems import BadInputError
        from hairchoice.ui.begin import begin

        try:
            document = begin(self._settings, self._start, self)
        except BadInputError as error:  # of the data file: everything else is checked in its place
            self._show_damaged(error)
            return
        self._style_application()
        from hairchoice.ui.desk import Desk
        from hairchoice.ui.menus import Menus
        from hairchoice.ui.widgets.busy import Busy, Corner

        self.desk = Desk(document, self)
        self.busy = Busy()
        self.statusBar().addPermanentWidget(Corner(self.busy))
        Menus(self, self.desk)
        self.setCentralWidget(self.desk)
        self._connect(self.desk)
        self.apply_theme()
        self.desk.greet(newcomer=self._start is None)
        self.filled.emit()
        QTimer.singleShot(_ASK_AFTER_MS, self.movement, self.movement.look)

    def open(self, path: Path) -> None:
        """Opens a file that the desktop hands over; a window not yet filled begins with it."""
        if self.desk is None:
            self._start = path
        else:
            self.desk.open(path)

    def _show_damaged(self, error: BadInputError) -> None:
        """Says that the program's own data cannot be used: there is nothing else to show."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QLabel

        said = self.tr(
            "HairChoice cannot read its own data. Install HairChoice again to mend this; "
            "your comparisons are safe."
        )
        text = f"{said}\n\n{error.problems[0]}"
        label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setMargin(_DAMAGED_MARGIN)
        self.setCentralWidget(label)

    def _style_application(self) -> None:
        """Gives the program the look that the empty frame did without: it takes long to load."""
        from PySide6.QtCore import Qt

        from hairchoice.ui.movement import Movement

        app = cast("QApplication", QApplication.instance())
        app.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus)
        self.movement = Movement(self._settings, self)

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
        """Keeps unsaved work after an error of the program's own."""
        return self.desk.recovery.write_now() if self.desk is not None else None

    def end_at_once(self) -> None:
        """Stops all work when the program has to end: unsaved work is kept, not asked about.

        It is kept twice: there may be no time to wait for the threads, and one of them may have
        been writing an older copy.
        """
        if self.desk is None:
            return
        kept = self.desk.recovery.write_at_end()
        self.desk.workspace.close()
        self.desk.document.close()
        if kept:
            self.desk.recovery.write_at_end()
        else:
            self.desk.recovery.close()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes a comparison file that is dragged over the window, and nothing else."""
        if _dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Opens a comparison file that was dropped on the window."""
        path = _dropped_file(event)
        desk = self.desk
        if path is not None and desk is not None:
            event.acceptProposedAction()
            # Asking about unsaved changes must not hold up the program that it was dragged from.
            QTimer.singleShot(0, desk, lambda: desk.open(path))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the desktop when it turns dark or light; looks at the file on coming back."""
        super().changeEvent(event)
        came_back = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if came_back and self.desk is not None:
            self.desk.document.look_at_disk()
            self.movement.look()
        if event.type() == QEvent.Type.ThemeChange and self._settings.get(THEME) == "system":
            self.apply_theme()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks about unsaved changes, remembers the window, stops all work."""
        if self.desk is not None:
            self.desk.document.look_at_disk()
            if not self.desk.safe_to_leave():
                event.ignore()
                return
            self.desk.close_down()
        self._settings.set(GEOMETRY, self.saveGeometry())
        event.accept()

    def say(self, text: str) -> None:
        """Says for a while what was done."""
        from hairchoice.ui.accessible import announce

        self.statusBar().showMessage(text, _MESSAGE_MS)
        announce(self.statusBar(), text)

    def _connect(self, desk: Desk) -> None:
        workspace = desk.workspace
        desk.document.changed.connect(self._show_title)
        workspace.busy_changed.connect(self._show_busy)
        self.busy.cancelled.connect(workspace.cancel)
        desk.exporter.progressed.connect(self.busy.show_share)
        desk.exporter.done.connect(self.say)
        self._show_title()

    def _show_title(self) -> None:
        if self.desk is None:
            return
        document = self.desk.document
        from hairchoice.engine.problems import one_line

        name = one_line(document.title) or self.tr("new comparison")
        name = name.replace("[*]", "[*][*]")  # which Qt takes for the mark of what is not saved
        self.setWindowTitle(f"{name}[*] – HairChoice")
        self.setWindowModified(document.dirty)

    def _show_busy(self, busy: bool) -> None:
        what = self.desk.workspace.jobs.what if self.desk is not None else ""
        self.busy.show_work(busy, what)


def _dropped_file(event: QDropEvent) -> Path | None:
    """Returns the one comparison file in what is dragged; None for anything else."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() == COMPARISON_SUFFIX else None
