"""A comparison made up for looking at charts and pages: no engine, no data file."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np

from hairchoice.engine.result import (
    QUANTILES,
    Array,
    Comparison,
    Draws,
    Fan,
    Of100,
    Spread,
    TreatmentResult,
)
from hairchoice.engine.scenario import Scenario

ROWS = {
    # id: name, short name, first cost, session months, cost a month, gain, spread, evidence ends
    "exosomes": ("Exosome injections", "Exosomes", 0, 3250, 0, 4.0, 9.0, 4.0),
    "minoxidil_topical_5": ("Minoxidil 5 % on the scalp", "Minoxidil 5 %", 0, 0, 29, 11, 8, 60),
    "finasteride_oral": ("Finasteride tablets", "Finasteride", 150, 0, 11, 16, 8, 60),
    "minoxidil_plus_finasteride": ("Minoxidil with finasteride", "Both", 150, 0, 40, 24, 9, 12),
    "prp": ("Platelet-rich plasma", "PRP", 150, 900, 0, 9, 12, 12),
    "laser_device": ("Laser cap", "Laser cap", 895, 0, 0, 8, 7, 6),
    "saw_palmetto": ("Saw palmetto", "Saw palmetto", 0, 0, 18, 0, 11, None),
    "hair_transplant_fue": ("Hair transplant (FUE)", "Transplant", 9800, 0, 0, 38, 11, 12),
}
UNKNOWN = ("saw_palmetto",)


def sample_comparison(
    treatments: tuple[str, ...] = tuple(ROWS)[:4],
    *,
    years: int = 5,
    budget: float | None = None,
    name: str = "",
) -> Comparison:
    """Returns a comparison of the given treatments with smooth fans."""
    scenario = Scenario(treatments=treatments, years=years, budget=budget, name=name)
    months = np.arange(scenario.months + 1)
    untreated = 172 * (0.955 ** (months / 12) - 1)
    return Comparison(
        scenario=scenario,
        program="0.1.0",
        data="2026.11",
        currency="USD",
        start_density=172,
        visible_threshold=25.8,
        months=months,
        untreated=fan(untreated, 0.5 + 0.25 * np.abs(untreated)),
        treatments=tuple(_result(each, months, untreated) for each in treatments),
        warnings=(),
    )


def fan(middle: Array, spread: Array, least: float = -np.inf) -> Fan:
    """Returns a fan of normal quantiles."""
    scores = np.array([NormalDist().inv_cdf(percent / 100) for percent in QUANTILES])
    return Fan(middle, np.maximum(least, middle + scores[:, None] * spread))


def _result(treatment_id: str, months: Array, untreated: Array) -> TreatmentResult:
    name, short, once, session, monthly, gain, spread, ends = ROWS[treatment_id]
    sessions = (0, 1, 2, *range(14, int(months[-1]), 12)) if session else ()
    paid = once + monthly * np.minimum(months + 1, months[-1]) + 0.0
    for month in sessions:
        paid = paid + session * (months >= month)
    change = untreated * 0.6 + gain * np.minimum(1, months / 6) ** 2
    cost, known = fan(paid, 0.22 * paid, 0), treatment_id not in UNKNOWN
    difference = fan(change - untreated, spread * np.minimum(1, months / 6) + 0.0)
    draws = np.linspace(0, 1, 100)
    return TreatmentResult(
        id=treatment_id,
        name=name,
        short_name=short,
        regulatory="unapproved" if session else "approved",
        certainty="very low" if treatment_id in ("exosomes", *UNKNOWN) else "moderate",
        benefit_known=known,
        evidence_until_month=ends,
        published_benefit=gain * 1.6 if known else None,
        evidence_weight=0.62 if known else None,
        expected_benefit=float(gain),
        cost=cost,
        hair_change=fan(change, 1 + spread * np.minimum(1, months / 6)),
        difference=difference,
        of_100=Of100(8, 52, 40),
        spent_without_visible=Spread(float(paid[-1]), 0.7 * paid[-1], 1.4 * paid[-1]),
        cost_total=cost.at(len(months) - 1),
        cost_per_month=float(paid[-1] / months[-1]),
        session_months=sessions,
        warnings=(),
        draws=Draws(draws, draws, draws),
    )
