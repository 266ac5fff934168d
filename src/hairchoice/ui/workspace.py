"""What the window works on: the scenario, its comparison, undo, and the file.

The only bridge between the engine and the widgets. A widget calls `Workspace.apply` with a change;
the new scenario is computed on a thread; views hear of both by signals and never of each other.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.result import Comparison, TreatmentResult
from hairchoice.engine.scenario import DRAFT_DRAWS, Scenario, check_scenario, default_scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.ui import files
from hairchoice.ui.history import History
from hairchoice.ui.jobs import Cancelled, Jobs, Latest
from hairchoice.ui.on_disk import Claim, Disk, compare
from hairchoice.ui.settings import Settings

Change = Callable[[Scenario], Scenario]

SETTLE_MS = 250


class Workspace(QObject):
    """Owns what is being compared.

    Attributes:
        catalogue: The data.
        jobs: Where long work runs.
        comparison: The newest answer; None until the first one is there.
        focus: Id of the treatment that the person is looking at.
        path: The file; None before it was saved once.
        title: Of the file or the example; empty for a new comparison.
        document: Counts the comparisons that were begun or opened.

    Signals:
        scenario_changed: By a change, undo, redo, or another file.
        comparison_changed: A newer answer is there, a draft while something moves.
        focus_changed: With the id of the treatment.
        file_changed: The path, the unsaved mark, or what can be undone.
        problem: What went wrong, to be said in place; empty when it is over.
        line_asked: Where a figure comes from: a treatment's id and a section of Evidence.
        busy_changed: True while work takes longer than a tenth of a second.
    """

    scenario_changed = Signal()
    comparison_changed = Signal()
    focus_changed = Signal(str)
    file_changed = Signal()
    problem = Signal(str)
    line_asked = Signal(str, str)
    busy_changed = Signal(bool)

    def __init__(
        self,
        catalogue: Catalogue,
        simulator: Simulator,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.catalogue = catalogue
        self.settings = settings
        self.jobs = Jobs(self)
        self.comparison: Comparison | None = None
        self.path: Path | None = None
        self.document = 0
        self._simulator = simulator
        self._history = History(default_scenario())
        self._saved: Scenario | None = self.scenario
        self._claim = Claim()
        self._disk = Disk.SAME
        self.title = ""
        self.focus = self.scenario.treatments[0]
        self._latest = Latest[Comparison](self.jobs, self._take, self._fail, self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.settle)
        self._held = False
        self.jobs.busy_changed.connect(self.busy_changed)

    @property
    def scenario(self) -> Scenario:
        """What is being compared now."""
        return self._history.present

    @property
    def dirty(self) -> bool:
        """True when there is something to lose."""
        return self.scenario != self._saved or self._disk is Disk.GONE

    @property
    def can_undo(self) -> bool:
        """True when a change can be taken back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """True when an undone change can be made again."""
        return self._history.can_redo

    @property
    def settled(self) -> bool:
        """True when the comparison is the final answer to the scenario."""
        return (
            self._latest.idle
            and not self._settle.isActive()
            and self.comparison is not None
            and self.comparison.scenario == self.scenario
        )

    def focused_result(self) -> TreatmentResult | None:
        """Returns the answer for the focused treatment, or for the first if it is not compared."""
        if self.comparison is None:
            return None
        results = self.comparison.treatments
        return next((one for one in results if one.id == self.focus), results[0])

    def start(self) -> None:
        """Computes the first comparison."""
        self._compute(draft=False)

    def apply(self, change: Change, *, step: str = "", moving: bool = False) -> bool:
        """Takes a change, if it keeps the rules.

        Args:
            change: Makes the new scenario from the present one.
            step: Changes of the same name that follow each other at once are undone together.
            moving: Something is being dragged: a draft is enough until it rests.

        Returns:
            False when the change was refused; why is said by `problem`.
        """
        scenario = change(self.scenario)
        if scenario == self.scenario:
            return True
        try:
            check_scenario(scenario, self.catalogue)
        except BadInputError as error:
            self.problem.emit(str(error))
            return False
        self._held = moving
        self._history.push(scenario, step)
        self._changed(draft=bool(step))
        return True

    def settle(self) -> None:
        """Computes the final answer: what was moving has come to rest."""
        self._settle.stop()
        if not self._held:
            self._history.close_step()
        self._compute(draft=False)

    def release(self) -> None:
        """A drag has ended: the next one is a step of its own."""
        self._held = False
        self.settle()

    def undo(self) -> None:
        """Takes the last change back."""
        if self.can_undo:
            self._history.undo()
            self._changed(draft=False)

    def redo(self) -> None:
        """Makes the last undone change again."""
        if self.can_redo:
            self._history.redo()
            self._changed(draft=False)

    def set_focus(self, treatment_id: str) -> None:
        """Looks at a treatment."""
        if treatment_id != self.focus:
            self.focus = treatment_id
            self.focus_changed.emit(treatment_id)

    def ask_line(self, treatment_id: str, line: str) -> None:
        """Asks where a figure comes from: a treatment's id and a section of Evidence."""
        self.line_asked.emit(treatment_id, line)

    def report(self, message: str) -> None:
        """Says in place what could not be done; empty when it is over."""
        self.problem.emit(message)

    def new(self) -> None:
        """Starts a new comparison."""
        self._replace(default_scenario(), None)

    def open(self, path: Path) -> bool:
        """Opens a comparison file; False when it cannot be, which `problem` explains."""
        scenario = self._read(path, self.tr("{name} was not opened.").format(name=path.name))
        if scenario is None:
            return False
        self._replace(scenario, path)
        self._remember(path)
        self._say_shared(path)
        return True

    def save(self, path: Path) -> bool:
        """Saves to a file; False when it cannot be, which `problem` explains."""
        scenario = self.scenario
        try:
            files.write_file(path, scenario)
        except BadInputError as error:
            message = self.tr("{name} was not saved.").format(name=path.name)
            self.problem.emit(f"{message}\n{error}")
            return False
        self.path, self._saved, self._disk = path, scenario, Disk.SAME
        self.title = path.stem
        self._remember(path)
        self.problem.emit("")
        self.file_changed.emit()
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
            self.problem.emit(self._disk_words(self.path.name))
            self.file_changed.emit()
        return found

    def take(self, scenario: Scenario) -> None:
        """Shows a comparison that came without a file; there is nothing to lose yet."""
        self._replace(scenario, None)

    def open_code(self, code: str) -> bool:
        """Opens the comparison of a run code; False when it cannot be, which `problem` explains."""
        from hairchoice.engine.run_code import decode, what_changed

        try:
            run = decode(code)
            check_scenario(run.scenario, self.catalogue)
        except BadInputError as error:
            self.problem.emit(str(error))
            return False
        self.take(run.scenario)
        self.problem.emit(what_changed(run.data_version, self.catalogue))
        return True

    def import_workbook(self, path: Path) -> None:
        """Reads an exported workbook on a thread and takes it over, unsaved."""
        from hairchoice.export.readback import read_workbook

        self.jobs.run(
            self,
            lambda _cancelled: read_workbook(path, self.catalogue),
            lambda scenario: self._take_imported(scenario, path),
            lambda error: self._not_imported(error, path),
            what=self.tr("Reading {name}…").format(name=path.name),
        )

    def _take_imported(self, scenario: Scenario, path: Path) -> None:
        self.take_unsaved(scenario)
        self.settings.used(path)
        self.problem.emit("")

    def _not_imported(self, error: Exception, path: Path) -> None:
        if not isinstance(error, BadInputError):
            raise error
        message = self.tr("{name} was not imported.").format(name=path.name)
        self.problem.emit(f"{message}\n{error}")

    def take_unsaved(self, scenario: Scenario) -> None:
        """Shows a comparison that is in no comparison file yet."""
        self._replace(scenario, None)
        self._saved = None
        self.file_changed.emit()

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
        self.file_changed.emit()
        return True

    def final_comparison(self, cancelled: Cancelled) -> Comparison:
        """Computes the final answer to the present scenario; for a thread, before an export."""
        return self._simulator.run(self.scenario, cancelled=cancelled)

    def cancel(self) -> None:
        """Stops what is running because the person does not want to wait."""
        if self.jobs.idle:
            return
        exporting = self.jobs.what
        self._settle.stop()
        self._latest.cancel()
        self.jobs.cancel()
        self.report(
            self.tr("Stopped. Nothing was written.")
            if exporting
            else self.tr("Stopped. What is shown may be from before your last change.")
        )

    def close(self) -> None:
        """Stops all work, before the window goes."""
        self._settle.stop()
        self.jobs.close()
        self._claim.leave()

    def _say_shared(self, path: Path) -> None:
        if not self._claim.take(path):
            said = self.tr(
                "{name} is open in another window too. What is changed there does not show here. "
                "Saving asks first when the file has changed."
            )
            self.problem.emit(said.format(name=path.name))

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
            return files.read_file(path, self.catalogue)
        except BadInputError as error:
            self.problem.emit(f"{refusal}\n{error}")
            return None

    def _replace(self, scenario: Scenario, path: Path | None) -> None:
        self._history = History(scenario)
        self._claim.leave()
        self._saved, self.path, self._disk = scenario, path, Disk.SAME
        self.title = path.stem if path else ""
        self.document += 1
        self._changed(draft=False)
        self.set_focus(scenario.treatments[0])

    def _remember(self, path: Path) -> None:
        self.settings.used(path)
        self.settings.add_recent(path)

    def _changed(self, *, draft: bool) -> None:
        self.problem.emit("")
        self._keep_focus_offered()
        self.scenario_changed.emit()
        self.file_changed.emit()
        self._compute(draft=draft)

    def _keep_focus_offered(self) -> None:
        """Looks at another treatment when the present one is not offered to the person's sex."""
        if self.scenario.sex not in self.catalogue.treatment(self.focus).benefit:
            self.focus = self.scenario.treatments[0]
            self.focus_changed.emit(self.focus)

    def _compute(self, *, draft: bool) -> None:
        scenario = self.scenario
        draws = min(DRAFT_DRAWS, scenario.draws) if draft else None
        if draft:
            self._settle.start()

        def simulate(cancelled: Cancelled) -> Comparison:
            return self._simulator.run(scenario, draws=draws, cancelled=cancelled)

        self._latest.submit(simulate, draft=draft)

    def _take(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.comparison_changed.emit()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, BadInputError):
            raise error
        self.problem.emit(str(error))
