"""The comparison as a file: opened, saved, watched while it is open, and what it is called."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from hairchoice.engine.problems import BadInputError
from hairchoice.engine.scenario import Scenario, check_scenario, default_scenario
from hairchoice.ui import files
from hairchoice.ui.on_disk import Claim, Disk, compare
from hairchoice.ui.workspace import Workspace


class Document(QObject):
    """Where the workspace's comparison comes from and is kept.

    Attributes:
        workspace: What is being compared.
        path: The file; None before it was saved once.
        title: Of the file or the example; empty for a new comparison.

    Signals:
        changed: The path, the title or the unsaved mark.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.path: Path | None = None
        self.title = ""
        self._saved: Scenario | None = workspace.scenario
        self._claim = Claim()
        self._disk = Disk.SAME
        workspace.scenario_changed.connect(self.changed)

    @property
    def dirty(self) -> bool:
        """True when there is something to lose."""
        return self.workspace.scenario != self._saved or self._disk is Disk.GONE

    def new(self) -> None:
        """Starts a new comparison."""
        self._replace(default_scenario(), None)

    def open(self, path: Path) -> bool:
        """Opens a comparison file; False when it cannot be, and why is reported."""
        scenario = self._read(path, self.tr("{name} was not opened.").format(name=path.name))
        if scenario is None:
            return False
        self._replace(scenario, path)
        self._remember(path)
        self._say_shared(path)
        return True

    def save(self, path: Path) -> bool:
        """Saves to a file; False when it cannot be, and why is reported."""
        scenario = self.workspace.scenario
        try:
            files.write_file(path, scenario)
        except BadInputError as error:
            message = self.tr("{name} was not saved.").format(name=path.name)
            self.workspace.report(f"{message}\n{error}")
            return False
        self.path, self._saved, self._disk = path, scenario, Disk.SAME
        self.title = path.stem
        self._remember(path)
        self.workspace.report("")
        self.changed.emit()
        self._say_shared(path)
        return True

    def look_at_disk(self) -> Disk:
        """Looks what became of the file, and says once when it is not as it was.

        A file that is gone leaves everything unsaved: closing asks, and a copy is kept.
        """
        if self.path is None:
            return Disk.SAME
        found = compare(self.path, self._saved)
        if found is not self._disk:
            self._disk = found
            self.workspace.report(self._disk_words(self.path.name))
            self.changed.emit()
        return found

    def take(self, scenario: Scenario) -> None:
        """Shows a comparison that came without a file; there is nothing to lose yet."""
        self._replace(scenario, None)

    def open_code(self, code: str) -> bool:
        """Opens the comparison of a run code; False when it cannot be, and why is reported."""
        from hairchoice.engine.run_code import decode, what_changed

        try:
            run = decode(code)
            check_scenario(run.scenario, self.workspace.catalogue)
        except BadInputError as error:
            self.workspace.report(str(error))
            return False
        self.take(run.scenario)
        self.workspace.report(what_changed(run.data_version, self.workspace.catalogue))
        return True

    def import_workbook(self, path: Path, may_leave: Callable[[], bool]) -> None:
        """Reads an exported workbook on a thread and takes it over, unsaved.

        Args:
            path: The workbook.
            may_leave: Asks about what was changed meanwhile, if anything was.
        """
        from hairchoice.export.readback import read_workbook

        before = self.workspace.scenario

        def take(scenario: Scenario) -> None:
            if self.workspace.scenario == before or may_leave():
                self._take_imported(scenario, path)

        self.workspace.jobs.run(
            self,
            lambda _cancelled: read_workbook(path, self.workspace.catalogue),
            take,
            lambda error: self._not_imported(error, path),
            what=self.tr("Reading {name}…").format(name=path.name),
        )

    def _take_imported(self, scenario: Scenario, path: Path) -> None:
        self.take_unsaved(scenario)
        self.workspace.settings.used(path)
        self.workspace.report("")

    def _not_imported(self, error: Exception, path: Path) -> None:
        if not isinstance(error, BadInputError):
            raise error
        message = self.tr("{name} was not imported.").format(name=path.name)
        self.workspace.report(f"{message}\n{error}")

    def take_unsaved(self, scenario: Scenario) -> None:
        """Shows a comparison that is in no comparison file yet."""
        self._replace(scenario, None)
        self._saved = None
        self.changed.emit()

    def restore(self, path: Path) -> bool:
        """Takes over a comparison that was never saved: it is as unsaved as it was."""
        opened = self._read(path, self.tr("What was not saved cannot be opened."))
        if opened is None:
            return False
        self.take_unsaved(opened)
        return True

    def open_example(self, path: Path, title: str) -> bool:
        """Opens a copy of an example; saving asks for a file, so that the example stays."""
        opened = self._read(path, self.tr("The example cannot be opened."))
        if opened is None:
            return False
        self._replace(opened, None)
        self.title = title
        self.changed.emit()
        return True

    def close(self) -> None:
        """Gives the file up, before the window goes."""
        self._claim.leave()

    def _say_shared(self, path: Path) -> None:
        if not self._claim.take(path):
            said = self.tr(
                "{name} is open in another window too. What is changed there does not show here. "
                "Saving asks first when the file has changed."
            )
            self.workspace.report(said.format(name=path.name))

    def _disk_words(self, name: str) -> str:
        said = {
            Disk.SAME: "",
            Disk.CHANGED: self.tr(
                "{name} was changed in another window or program. "
                "Open it again to see that; saving from here asks first."
            ),
            Disk.GONE: self.tr(
                "{name} is no longer there: it was moved or deleted. Save to write it again."
            ),
        }
        return said[self._disk].format(name=name)

    def _read(self, path: Path, refusal: str) -> Scenario | None:
        try:
            return files.read_file(path, self.workspace.catalogue)
        except BadInputError as error:
            self.workspace.report(f"{refusal}\n{error}")
            return None

    def _replace(self, scenario: Scenario, path: Path | None) -> None:
        self._claim.leave()
        self._saved, self.path, self._disk = scenario, path, Disk.SAME
        self.title = path.stem if path else ""
        self.workspace.begin(scenario)

    def _remember(self, path: Path) -> None:
        self.workspace.settings.used(path)
        self.workspace.settings.add_recent(path)
