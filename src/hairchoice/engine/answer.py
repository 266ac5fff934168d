"""What one treatment's draws say: counts of 100, money spent in vain, and what goes with them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hairchoice.engine.catalogue import Catalogue, NoBenefit, Treatment
from hairchoice.engine.cost_fan import CostResult
from hairchoice.engine.duration import session_months
from hairchoice.engine.fans import summary
from hairchoice.engine.hair_fan import HairResult
from hairchoice.engine.plan import Plan
from hairchoice.engine.result import Draws, Of100, Summary, TreatmentResult
from hairchoice.engine.setting import Setting
from hairchoice.engine.warnings import missing_prices, treatment_warnings

Array = NDArray[np.float64]


def treatment_result(
    treatment: Treatment,
    plan: Plan,
    cost: CostResult,
    hair: HairResult,
    setting: Setting,
    catalogue: Catalogue,
) -> TreatmentResult:
    """Puts one treatment's numbers and words together."""
    total = cost.summary
    benefit = treatment.benefit[setting.sex]
    jurisdiction = catalogue.countries[setting.country].jurisdiction
    approval = treatment.approval(jurisdiction, setting.sex)
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
        final_difference=hair.final_summary,
        of_100=of_100(hair.final, setting.visible, sure=isinstance(benefit, NoBenefit)),
        spent_without_visible=spent_without_visible(cost.total, hair.final, setting.visible),
        cost_total=total,
        cost_per_month=total.mean / setting.months,
        missing_prices=tuple(line.label for line in missing_prices(plan)),
        session_months=_typical_sessions(plan, setting.months),
        warnings=treatment_warnings(treatment, plan, setting, catalogue),
        draws=Draws(cost.total, hair.final, hair.hair_years),
        difference_fan=hair.difference,
    )


def of_100(difference: Array, threshold: float, *, sure: bool = False) -> Of100:
    """Counts the draws as people of 100; largest remainders make the sum 100.

    Args:
        difference: From doing nothing at the horizon, hairs/cm2, shape (draws,).
        threshold: Smallest visible difference, hairs/cm2.
        sure: No benefit is claimed.
    """
    visible = np.count_nonzero(difference >= threshold)
    no_better = np.count_nonzero(difference <= 0)
    exact = 100 * np.array([visible, difference.size - visible - no_better, no_better])
    counts, remainders = np.divmod(exact, difference.size)
    short = 100 - int(counts.sum())
    counts[np.argsort(-remainders, kind="stable")[:short]] += 1
    return Of100(int(counts[0]), int(counts[1]), int(counts[2]), sure)


def spent_without_visible(cost: Array, difference: Array, threshold: float) -> Summary | None:
    """Returns what is spent in the draws without a visible difference; None if all have one."""
    spent = cost[difference < threshold]
    return summary(spent) if spent.size else None


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
