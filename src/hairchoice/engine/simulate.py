"""The simulation: a scenario in, a comparison out.

What an input does not touch is not computed again: a price leaves the hair alone, one treatment
leaves the others alone, and what counts as visible leaves both alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from threading import Lock

import msgspec
import numpy as np
from numpy.typing import NDArray

from hairchoice import __version__
from hairchoice.engine.catalogue import Catalogue, Treatment
from hairchoice.engine.cost import Money, payments, total_cost
from hairchoice.engine.cost_fan import cost_fan
from hairchoice.engine.duration import session_months
from hairchoice.engine.fans import FanBuilder, Scratch, ScratchPool, summary
from hairchoice.engine.hair import NaturalCourse, Part, difference_at, hair_parts, natural_course
from hairchoice.engine.hair_rows import HairRows
from hairchoice.engine.keep import Keep
from hairchoice.engine.plan import Plan, plan_treatment
from hairchoice.engine.result import Comparison, Draws, Fan, Of100, Spread, TreatmentResult
from hairchoice.engine.sampling import Streams
from hairchoice.engine.scenario import Scenario, check_scenario, start_density
from hairchoice.engine.setting import Setting
from hairchoice.engine.warnings import comparison_warnings, missing_prices, treatment_warnings

Array = NDArray[np.float64]

_RESULTS_KEPT = 96


class CancelledError(Exception):
    """The run was no longer wanted."""


def never() -> bool:
    """The default of ``cancelled``: nobody cancels."""
    return False


@dataclass(frozen=True, slots=True)
class CostResult:
    """Cost of one treatment: the fan and the draws of the total."""

    fan: Fan
    total: Array


@dataclass(frozen=True, slots=True)
class HairResult:
    """Hair of one treatment: the fan, and the draws at the horizon.

    Attributes:
        final: Difference from doing nothing, hairs/cm2.
        hair_years: Area between the treated and the untreated curve.
        difference: Computes the fan of the difference, once.
    """

    change: Fan
    final: Array
    hair_years: Array
    difference: Callable[[], Fan]


class Simulator:
    """Runs scenarios on one catalogue and keeps what the next run can use again.

    Runs may come from any thread; they follow one another.
    """

    def __init__(self, catalogue: Catalogue, threads: int = 2) -> None:
        """Makes a simulator.

        Args:
            catalogue: The data.
            threads: Treatments computed at the same time; sorting releases the interpreter lock.
        """
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
            cancelled: Asked before each treatment, from any thread.

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
        streams = self._keep.get(
            ("streams", setting.seed, setting.draws), lambda: Streams(setting.seed, setting.draws)
        )
        course = natural_course(setting.start_density, setting.decline, streams)

        def one(plan: Plan) -> tuple[CostResult, HairResult]:
            if cancelled():
                raise CancelledError
            return self._cost(plan, setting, streams), self._hair(plan, setting, course, streams)

        treatments = [catalogue.treatment(treatment_id) for treatment_id in scenario.treatments]
        plans = [plan_treatment(treatment, scenario, catalogue) for treatment in treatments]
        with ThreadPoolExecutor(self._threads) as pool:
            untreated, *simulated = pool.map(one, [Plan("none", ()), *plans])
        return Comparison(
            scenario=scenario,
            program=__version__,
            data=catalogue.version,
            currency=catalogue.countries[scenario.country].currency,
            start_density=setting.start_density,
            visible_threshold=scenario.visible_share * setting.start_density,
            months=np.arange(scenario.months + 1),
            untreated=untreated[1].change,
            treatments=tuple(
                treatment_result(treatment, plan, *numbers, scenario, catalogue)
                for treatment, plan, numbers in zip(treatments, plans, simulated, strict=True)
            ),
            warnings=comparison_warnings(scenario, catalogue),
        )

    def _cost(self, plan: Plan, setting: Setting, streams: Streams) -> CostResult:
        key = ("cost", plan.regimens, setting.seed, setting.draws, setting.money)

        def simulate() -> CostResult:
            with self._scratch.borrow(setting.draws) as scratch:
                return simulate_cost(plan, setting.money, streams, scratch)

        return self._keep.get(key, simulate)

    def _hair(
        self, plan: Plan, setting: Setting, course: NaturalCourse, streams: Streams
    ) -> HairResult:
        ends = tuple((r.treatment, r.sessions, r.persistence) for r in plan.regimens)
        key = ("hair", plan.parts, ends if plan.parts else (), setting.hair)
        months = setting.money.months

        def simulate() -> HairResult:
            with self._scratch.borrow(setting.draws) as scratch:
                untreated = self._keep.get(
                    ("natural", setting.hair), lambda: area_of((), course, months, scratch)
                )
                return simulate_hair(plan, course, months, streams, untreated, scratch)

        return self._keep.get(key, simulate)


def simulate_cost(plan: Plan, money: Money, streams: Streams, scratch: Scratch) -> CostResult:
    """Simulates what a plan costs."""
    lines = payments(plan, money, streams)
    total = total_cost(lines, streams.draws)
    return CostResult(cost_fan(lines, summary(total), money.months, scratch), total)


def simulate_hair(
    plan: Plan,
    course: NaturalCourse,
    months: int,
    streams: Streams,
    untreated: Array,
    scratch: Scratch,
) -> HairResult:
    """Simulates the hair under a plan, months 0 to T.

    Args:
        plan: The treatment.
        course: The person without treatment.
        months: Horizon T.
        streams: The random numbers.
        untreated: `area_of` the natural course.
        scratch: Memory to work in.
    """
    parts = hair_parts(plan, course, streams)
    change = FanBuilder(months + 1, scratch)
    area = area_of(parts, course, months, scratch, change)
    final = np.broadcast_to(difference_at(parts, course, months), area.shape)

    @cache
    def difference() -> Fan:
        return difference_fan(parts, course, months)

    return HairResult(change.fan(), final, area - untreated, difference)


def area_of(
    parts: Sequence[Part],
    course: NaturalCourse,
    months: int,
    scratch: Scratch,
    fan: FanBuilder | None = None,
) -> Array:
    """Returns the area between density and today's, hairs/cm2 x years, shape (draws,).

    Args:
        parts: Of the plan; none gives the natural course.
        course: The person without treatment.
        months: Horizon T.
        scratch: Memory to work in.
        fan: Takes the same months, where one is wanted.
    """
    rows = HairRows(parts, course, months)
    area = np.zeros(course.log_keep.size)
    for block in scratch.blocks(months + 1):
        filled = scratch.block[: block.stop - block.start]
        rows.fill(block, filled)
        area += _trapezoid(block, months) @ filled
        if fan is not None:
            fan.add(block, filled)
    return area


def difference_fan(parts: Sequence[Part], course: NaturalCourse, months: int) -> Fan:
    """Returns the fan of the difference from doing nothing, months 0 to T."""
    scratch = Scratch(course.log_keep.size)
    treated, untreated = HairRows(parts, course, months), HairRows((), course, months)
    builder = FanBuilder(months + 1, scratch)
    for block in scratch.blocks(months + 1):
        count = block.stop - block.start
        rows, natural = scratch.block[:count], scratch.other[:count]
        treated.fill(block, rows)
        untreated.fill(block, natural)
        builder.add(block, np.subtract(rows, natural, out=rows))
    return builder.fan()


def _trapezoid(block: slice, months: int) -> NDArray[np.float32]:
    """Weights of the trapezoidal rule for some months, in years."""
    weights = np.full(block.stop - block.start, 1 / 12, np.float32)
    weights[[month in (0, months) for month in range(block.start, block.stop)]] /= 2
    return weights


def treatment_result(
    treatment: Treatment,
    plan: Plan,
    cost: CostResult,
    hair: HairResult,
    scenario: Scenario,
    catalogue: Catalogue,
) -> TreatmentResult:
    """Puts one treatment's numbers and words together."""
    threshold = scenario.visible_share * start_density(scenario, catalogue)
    total = summary(cost.total)
    benefit = treatment.benefit[scenario.sex]
    jurisdiction = catalogue.countries[scenario.country].jurisdiction
    approval = treatment.approval(jurisdiction, scenario.sex)
    return TreatmentResult(
        id=treatment.id,
        name=treatment.name,
        short_name=treatment.short_name,
        regulatory=approval.status if approval else "unknown",
        certainty=benefit.certainty,
        benefit_known=plan.known,
        evidence_until_month=plan.evidence_until,
        published_benefit=plan.published,
        evidence_weight=plan.weight,
        expected_benefit=plan.expected,
        cost=cost.fan,
        hair_change=hair.change,
        final_difference=summary(hair.final),
        of_100=of_100(hair.final, threshold),
        spent_without_visible=spent_without_visible(cost.total, hair.final, threshold),
        cost_total=total,
        cost_per_month=total.mean / scenario.months,
        missing_prices=tuple(line.label for line in missing_prices(plan)),
        session_months=_typical_sessions(plan, scenario.months),
        warnings=treatment_warnings(treatment, plan, scenario, catalogue),
        draws=Draws(cost.total, hair.final, hair.hair_years),
        difference_fan=hair.difference,
    )


def of_100(difference: Array, threshold: float) -> Of100:
    """Counts the draws as people of 100; largest remainders make the sum 100.

    Args:
        difference: From doing nothing at the horizon, hairs/cm2, shape (draws,).
        threshold: Smallest visible difference, hairs/cm2.
    """
    visible = np.count_nonzero(difference >= threshold)
    no_better = np.count_nonzero(difference <= 0)
    exact = 100 * np.array([visible, difference.size - visible - no_better, no_better])
    counts, remainders = np.divmod(exact, difference.size)
    short = 100 - int(counts.sum())
    counts[np.argsort(-remainders, kind="stable")[:short]] += 1
    return Of100(*map(int, counts))


def spent_without_visible(cost: Array, difference: Array, threshold: float) -> Spread | None:
    """Returns what is spent in the draws without a visible difference; None if all have one."""
    spent = cost[difference < threshold]
    if not spent.size:
        return None
    low, high = np.quantile(spent, (0.05, 0.95))
    return Spread(float(spent.mean()), float(low), float(high))


def _typical_sessions(plan: Plan, months: int) -> tuple[int, ...]:
    """Months of the sessions of the typical plan, for marks on a chart."""
    return tuple(
        month
        for regimen in plan.regimens
        if (sessions := regimen.sessions)
        for month in session_months(
            round(sessions.initial[1]), sessions.maintenance[1], sessions.spacing_months, months
        ).tolist()
    )
