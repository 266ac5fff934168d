"""Undo and redo: the scenarios a person went through. No Qt."""

from __future__ import annotations

from hairchoice.engine.scenario import Scenario

LIMIT = 500


class History:
    """A line of scenarios with one of them shown.

    Scenarios are frozen and share what they have in common, so keeping them whole is cheap.

    Attributes:
        present: The one that is shown.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.present = scenario
        self._past: list[Scenario] = []
        self._future: list[Scenario] = []
        self._step = ""

    @property
    def can_undo(self) -> bool:
        """True when there is an earlier scenario."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """True when something was undone."""
        return bool(self._future)

    def push(self, scenario: Scenario, step: str = "") -> None:
        """Goes on to a new scenario.

        Args:
            scenario: What to show.
            step: Changes of the same name in a row are one step, until `close_step`: a drag.
        """
        if not step or step != self._step:
            self._past = [*self._past, self.present][-LIMIT:]
        self._step = step
        self._future = []
        self.present = scenario

    def close_step(self) -> None:
        """Makes the next change a step of its own."""
        self._step = ""

    def undo(self) -> None:
        """Goes one step back, if there is one."""
        if self._past:
            self.close_step()
            self._future.append(self.present)
            self.present = self._past.pop()

    def redo(self) -> None:
        """Takes the last undo back, if there is one."""
        if self._future:
            self.close_step()
            self._past.append(self.present)
            self.present = self._future.pop()
