"""The simulation: a scenario in, a comparison out.

What an input does not touch is not computed again: a price leaves the hair alone, one treatment
leaves the others alone, and what counts as visible leaves both alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable, Sequence
from functools import partial
from threading import Lock

import msgspec
import numpy as np

from hairchoice import __version__
from hairchoice.engine.answer import treatment_result
from hairchoice.engine.catalogue import Catalogue, Treatment
from hairchoice.engine.cost_fan import CostResult, simulate_cost
from hairchoice.engine.fans import ScratchPool
from hairchoice.engine.hair import NaturalCourse, natural_course
from hairchoice.engine.hair_fan import HairResult, NaturalResult, simulate_hair, simulate_natural
from hairchoice.engine.keep import Keep
from hairchoice.engine.parallel import work_off
from hairchoice.engine.plan import Plan
from hairchoice.engine.planning import plan_treatment
from hairchoice.engine.result import Comparison, TreatmentResult
from hairchoice.engine.sampling import Streams
from hairchoice.engine.scenario import Scenario, check_scenario
from hairchoice.engine.setting import Setting
from hairchoice.engine.warnings import comparison_warnings

_RESULTS_KEPT = 112
"""Hair, cost and answer of twelve treatments for three scenarios, as for a draft, the final run
after it and what an undo leads back to. More would only hold memory."""

_SWITCH_SECONDS = 2e-4
"""How long a thread waits for the interpreter before it insists.

The simulation is thousands of calls that give the interpreter back for some microseconds each: too
short for another thread to wake up and take it. With Python's 5 ms two threads, and the window's
beside them, mostly wait for one another.
"""


class CancelledError(Exception):
    """The run was no longer wanted."""


def never() -> bool:
    """The default of ``cancelled``: nobody cancels."""
    return False


class Simulator:
    """Runs scenarios on one catalogue and keeps what the next run can use again.

    Runs may come from any thread; they follow one another.
    """

    def __init__(self, catalogue: Catalogue, threads: int = 2) -> None:
        """Makes a simulator.

        Args:
            catalogue: The data.
            threads: Treatments computed at the same time; with more than one, all threads of the
                process take turns more often (`sys.setswitchinterval`).
        """
        if threads > 1:
            sys.setswitchinterval(min(sys.getswitchinterval(), _SWITCH_SECONDS))
        self._catalogue = catalogue
        self._threads = threads
        self._keep = Keep(_RESULTS_KEPT)
        self._scratch = ScratchPool()
        self._running = Lock()

    def run(
        self,
        scenario: Scenario,
        *,
        draws: int | None = None,
        cancelled: Callable[[], bool] = never,
    ) -> Comparison:
        """Compares the scenario's treatments.

        Args:
            scenario: What the person chose.
            draws: In place of the scenario's, for a draft while something moves.
            cancelled: Asked before each treatment's hair and each's cost, from any thread.

        Raises:
            BadInputError: The scenario does not fit the catalogue; every problem is named.
            CancelledError: ``cancelled`` said so.
        """
        if draws is not None:
            scenario = msgspec.structs.replace(scenario, draws=draws)
        check_scenario(scenario, self._catalogue)
        with self._running:
            return self._run(scenario, cancelled)

    def _run(self, scenario: Scenario, cancelled: Callable[[], bool]) -> Comparison:
        catalogue = self._catalogue
        setting = Setting.of(scenario, catalogue)
        treatments = [catalogue.treatment(treatment_id) for treatment_id in scenario.treatments]
        plans = [plan_treatment(treatment, scenario, catalogue) for treatment in treatments]
        untreated, simulated = self._simulate(plans, setting, cancelled)
        return Comparison(
            scenario=scenario,
            program=__version__,
            data=catalogue.version,
            currency=catalogue.countries[scenario.country].currency,
            start_density=setting.start_density,
            visible_threshold=setting.visible,
            months=np.arange(scenario.months + 1),
            untreated=untreated.change,
            treatments=tuple(
                self._answer(treatment, plan, *numbers, setting)
                for treatment, plan, numbers in zip(treatments, plans, simulated, strict=True)
            ),
            warnings=comparison_warnings(scenario, catalogue),
        )

    def _simulate(
        self, plans: Sequence[Plan], setting: Setting, cancelled: Callable[[], bool]
    ) -> tuple[NaturalResult, list[tuple[CostResult, HairResult]]]:
        streams = self._keep.get(
            ("streams", setting.seed, setting.draws), lambda: Streams(setting.seed, setting.draws)
        )
        course = natural_course(setting.start_density, setting.decline, streams)
        untreated = self._natural(setting, course)

        def hair(plan: Plan) -> HairResult:
            return self._hair(plan, setting, course, streams, untreated)

        def cost(plan: Plan) -> CostResult:
            return self._cost(plan, setting, streams)

        # Hair takes longer and so goes first, in order that all threads end together.
        tasks: list[Callable[[], object]] = [
            partial(hair, plan) for plan in plans if _hair_key(plan, setting) not in self._keep
        ]
        tasks += [
            partial(cost, plan) for plan in plans if _cost_key(plan, setting) not in self._keep
        ]
        self._work_off(tasks, cancelled)
        return untreated, [(cost(plan), hair(plan)) for plan in plans]

    def _work_off(
        self, tasks: Sequence[Callable[[], object]], cancelled: Callable[[], bool]
    ) -> None:
        def work(task: Callable[[], object]) -> None:
            if cancelled():
                raise CancelledError
            task()

        work_off([partial(work, task) for task in tasks], self._threads)

    def _cost(self, plan: Plan, setting: Setting, streams: Streams) -> CostResult:
        def simulate() -> CostResult:
            with self._scratch.borrow(setting.draws) as scratch:
                return simulate_cost(plan, setting.money, streams, scratch)

        return self._keep.get(_cost_key(plan, setting), simulate)

    def _natural(self, setting: Setting, course: NaturalCourse) -> NaturalResult:
        def simulate() -> NaturalResult:
            with self._scratch.borrow(setting.draws) as scratch:
                return simulate_natural(course, setting.months, scratch)

        return self._keep.get(("natural", setting.hair), simulate)

    def _hair(
        self,
        plan: Plan,
        setting: Setting,
        course: NaturalCourse,
        streams: Streams,
        untreated: NaturalResult,
    ) -> HairResult:
        months = setting.months

        def simulate() -> HairResult:
            with self._scratch.borrow(setting.draws) as scratch:
                return simulate_hair(plan, course, months, streams, untreated, scratch)

        return self._keep.get(_hair_key(plan, setting), simulate)

    def _answer(
        self,
        treatment: Treatment,
        plan: Plan,
        cost: CostResult,
        hair: HairResult,
        setting: Setting,
    ) -> TreatmentResult:
        return self._keep.get(
            ("answer", treatment.id, plan, cost, hair, setting),
            lambda: treatment_result(treatment, plan, cost, hair, setting, self._catalogue),
        )


def _cost_key(plan: Plan, setting: Setting) -> Hashable:
    return ("cost", plan.regimens, setting.seed, setting.draws, setting.money)


def _hair_key(plan: Plan, setting: Setting) -> Hashable:
    ends = tuple((r.treatment, r.sessions, r.persistence) for r in plan.regimens)
    return ("hair", plan.parts, ends if plan.parts else (), setting.hair)
