"""What the window works on: the scenario, its comparison, and undo.

The only bridge between the engine and the widgets. A widget calls `Workspace.apply` with a change;
the new scenario is computed on a thread; views hear of both by signals and never of each other.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.result import Comparison, TreatmentResult
from hairchoice.engine.scenario import DRAFT_DRAWS, Scenario, check_scenario, default_scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.ui.history import History
from hairchoice.ui.jobs import Cancelled, Jobs, Latest
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
        begun: Counts the comparisons that were begun or opened.
        said: What `problem` said last, for what is made only afterwards.

    Signals:
        scenario_changed: By a change, undo, redo, or because another comparison was begun.
        comparison_changed: A newer answer is there, a draft while something moves.
        focus_changed: With the id of the treatment.
        problem: What went wrong, to be said in place; empty when it is over. Also `said`.
        line_asked: Where a figure comes from: a treatment's id and a section of Evidence.
        busy_changed: True while work takes longer than a tenth of a second.
    """

    scenario_changed = Signal()
    comparison_changed = Signal()
    focus_changed = Signal(str)
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
        self.begun = 0
        self.said = ""
        self._simulator = simulator
        self._history = History(default_scenario())
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
            self.report(str(error))
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
        self.said = message
        self.problem.emit(message)

    def begin(self, scenario: Scenario) -> None:
        """Shows another comparison; what was done to the one before can no longer be undone."""
        self._history = History(scenario)
        self.begun += 1
        self._changed(draft=False)
        self.set_focus(scenario.treatments[0])

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

    def _changed(self, *, draft: bool) -> None:
        self.report("")
        self._keep_focus_offered()
        self.scenario_changed.emit()
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
        self.report(str(error))
