"""What fills the window: the panels, the centre, and what the File menu does with them.

Imported only after the first frame was shown: this pulls in numpy and the charts.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QMessageBox,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from hairchoice.paths import COMPARISON_SUFFIX
from hairchoice.ui import theme
from hairchoice.ui.centre import COMPACT_BELOW, Centre
from hairchoice.ui.dialogs.changed import Answer, ask_changed
from hairchoice.ui.dialogs.front import Dialogs
from hairchoice.ui.document import Document
from hairchoice.ui.exports import Exporter
from hairchoice.ui.on_disk import Disk
from hairchoice.ui.panels.person import PersonPanel
from hairchoice.ui.panels.treatments import TreatmentsPanel
from hairchoice.ui.recovery import Recovery
from hairchoice.ui.settings import PERSON_FOLDED, SPLITTER, WELCOMED
from hairchoice.ui.widgets.fold import Fold

if TYPE_CHECKING:
    from hairchoice.ui.views.welcome import Example

_SIDE_WIDTH = 328
_SIDE_NARROWEST = 296
_SMALL_WINDOW = 1200


class SideArea(QScrollArea):
    """The left panel: never narrower than its words, and it scrolls when it is too tall.

    Signals:
        compacted: Whether there is so little height that everything has to be closer together.
    """

    compacted = Signal(bool)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Says how much height there is."""
        super().resizeEvent(event)
        self.compacted.emit(event.size().height() < COMPACT_BELOW)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grows with what is in it: other languages need longer words."""
        body = self.widget()
        if body is not None and watched is body and event.type() == QEvent.Type.LayoutRequest:
            needed = body.minimumSizeHint().width()
            bar = self.verticalScrollBar().sizeHint().width()
            self.setMinimumWidth(max(_SIDE_NARROWEST, needed + bar))
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """Wide enough for its fields and a scroll bar."""
        return QSize(_SIDE_WIDTH, 600)


class Desk(QWidget):
    """Composes panels and views around one workspace.

    Attributes:
        workspace: What they show.
        document: Its file.
        person, treatments: The panels.
        centre: The answer and the views.
        exporter: Writes and prints.
        dialogs: Help, and the quote checker.
        recovery: Keeps what is not saved.
    """

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Composes everything around a comparison that has begun to be computed."""
        super().__init__(parent)
        self.document = document
        self.workspace = document.workspace
        self.person = PersonPanel(self.workspace)
        self.treatments = TreatmentsPanel(self.workspace)
        self.centre = Centre(self.workspace)
        self.exporter = Exporter(self.document, self)
        self.centre.saving.connect(self.exporter.picture)
        self.dialogs = Dialogs(self.workspace, self.centre, self)
        self.recovery = Recovery(self.document, self)
        self.centre.example_chosen.connect(self._open_example)
        self.centre.quote_asked.connect(self.dialogs.check_quote)
        self._splitter = self._make_splitter()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)

    def greet(self, *, newcomer: bool) -> None:
        """Says welcome to a newcomer, once; offers what a crash left behind."""
        if newcomer and not self.workspace.settings.get(WELCOMED):
            self.centre.show_welcome(first=True)
        if self.recovery.found is not None:
            said = self.tr("HairChoice did not end well last time. What was not saved was kept.")
            self._offer_recovery(said)
        if self.workspace.settings.said:
            self.workspace.report(self.workspace.settings.said)

    def showEvent(self, event: QShowEvent) -> None:
        """Takes the focus, so that nothing is framed before the first Tab."""
        super().showEvent(event)
        if self.window().focusWidget() is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_down(self) -> None:
        """Remembers the width of the left panel, and stops all work, before the window goes."""
        self.workspace.settings.set(SPLITTER, self._splitter.saveState())
        self.workspace.close()
        self.document.close()
        self.recovery.close()

    def new(self) -> None:
        """Starts a new comparison, once the old one is safe."""
        if self.safe_to_leave():
            self.document.new()

    def open(self, path: Path) -> None:
        """Opens a file, once the present comparison is safe."""
        if self.safe_to_leave():
            self.document.open(path)

    def ask_open(self) -> None:
        """Asks which file to open."""
        folder = self.workspace.settings.folder() or str(Path.home())
        title, kind = self.tr("Open a comparison"), self.tr("Comparison")
        name, _filter = QFileDialog.getOpenFileName(
            self, title, folder, f"{kind} (*{COMPARISON_SUFFIX})"
        )
        if name:
            self.open(Path(name))

    def ask_import(self) -> None:
        """Asks for an exported workbook, and takes over the figures edited in it."""
        folder = self.workspace.settings.folder() or str(Path.home())
        title, kind = self.tr("Import from Excel"), self.tr("Excel workbook")
        name, _filter = QFileDialog.getOpenFileName(self, title, folder, f"{kind} (*.xlsx *.xlsm)")
        if name and self.safe_to_leave():
            self.document.import_workbook(Path(name), self.safe_to_leave)

    def ask_code(self) -> None:
        """Asks for the run code of a printed summary, and opens what it stands for."""
        code, entered = QInputDialog.getText(
            self,
            self.tr("Open a run code"),
            self.tr("Type the code that stands at the foot of a printed summary:"),
        )
        if entered and code.strip() and self.safe_to_leave():
            self.document.open_code(code)

    def save(self) -> bool:
        """Saves to the comparison's file; asks which, the first time and when it has changed."""
        path = self.document.path
        if path is None:
            return self.save_as()
        if self.document.look_at_disk() is Disk.CHANGED:
            answer = ask_changed(self, path.name)
            if answer is not Answer.REPLACE:
                return answer is Answer.OTHER and self.save_as()
        return self.document.save(path)

    def save_as(self) -> bool:
        """Asks for a file and saves to it."""
        title, kind = self.tr("Save the comparison"), self.tr("Comparison")
        path = self.exporter.ask(title, COMPARISON_SUFFIX, kind)
        return path is not None and self.document.save(path)

    def safe_to_leave(self) -> bool:
        """Asks about unsaved changes; False when the person wants to stay."""
        if not self.document.dirty:
            return True
        button = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self,
            self.tr("Unsaved changes"),
            self.tr("Save the changes to this comparison?"),
            button.Save | button.Discard | button.Cancel,
            button.Save,
        )
        return answer == button.Discard or (answer == button.Save and self.save())

    def copy_table(self) -> None:
        """Puts the table on the clipboard."""
        self.centre.tabs.setCurrentWidget(self.centre.side_by_side)
        self.centre.side_by_side.copy()

    def _open_example(self, example: Example) -> None:
        if self.safe_to_leave() and self.document.open_example(example.path, example.question):
            self.centre.show_views()

    def _offer_recovery(self, said: str) -> None:
        self.centre.offer.ask(
            said,
            {
                self.tr("Open what was not saved"): lambda: self._open_recovered(said),
                self.tr("Discard it"): self._discard_recovered,
            },
        )

    def _open_recovered(self, said: str) -> None:
        """Opens it; what an earlier crash left is offered at the next start."""
        if self.safe_to_leave():
            self.recovery.open_found()
        else:
            self._offer_recovery(said)

    def _discard_recovered(self) -> None:
        self.recovery.discard_found()
        if self.recovery.found is not None:
            said = self.tr("HairChoice kept something else too, from an earlier time.")
            self._offer_recovery(said)

    def _make_splitter(self) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._make_side())
        splitter.addWidget(self.centre)
        splitter.setStretchFactor(0, 0)
        splitter.setStretchFactor(1, 1)
        splitter.setCollapsible(1, False)
        splitter.setHandleWidth(theme.GAP // 2)
        if not splitter.restoreState(self.workspace.settings.get(SPLITTER)):
            splitter.setSizes([self._side_width(), 10_000])
        return splitter

    def _side_width(self) -> int:
        """A small screen has less room to give to the left panel."""
        window = self.parentWidget()
        small = window is not None and window.width() < _SMALL_WINDOW
        return _SIDE_NARROWEST if small else _SIDE_WIDTH

    def _make_side(self) -> SideArea:
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.addWidget(self._foldable_person())
        layout.addWidget(Fold(self.tr("Treatments"), self.treatments, size=theme.SECTION))
        layout.addStretch(1)
        area = SideArea(widgetResizable=True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(_SIDE_NARROWEST)
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        area.setAccessibleName(self.tr("You and the treatments"))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        area.compacted.connect(self.person.set_compact)
        area.compacted.connect(lambda compact: _set_room(layout, compact=compact))
        return area

    def _foldable_person(self) -> Fold:
        settings, person = self.workspace.settings, self.person
        fold = Fold(
            self.tr("You"), person, size=theme.SECTION, opened=not settings.get(PERSON_FOLDED)
        )
        fold.set_summary(person.summary())
        fold.toggled.connect(lambda opened: settings.set(PERSON_FOLDED, not opened))
        self.workspace.scenario_changed.connect(lambda: fold.set_summary(person.summary()))
        return fold


def _set_room(layout: QVBoxLayout, *, compact: bool) -> None:
    """Sets how far the parts of the left panel are from each other and from its edge."""
    around, between = (0, theme.GAP // 2) if compact else (theme.GAP * 2, theme.GAP * 2)
    layout.setContentsMargins(theme.GAP * 2, around, theme.GAP, around)
    layout.setSpacing(between)
