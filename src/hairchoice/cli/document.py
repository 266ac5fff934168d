"""The JSON document of a comparison (format hairchoice.comparison/1)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from hairchoice.engine.economics import Economics
from hairchoice.engine.result import QUANTILES, Comparison, Fan, Summary, TreatmentResult

_DECIMALS = 4

Json = dict[str, Any]


def comparison_document(comparison: Comparison, economics: Economics) -> Json:
    """Returns the document; figures keep four decimals."""
    scenario = comparison.scenario
    return {
        "format": "hairchoice.comparison/1",
        "program": comparison.program,
        "data": comparison.data,
        "seed": scenario.seed,
        "draws": scenario.draws,
        "currency": comparison.currency,
        "years": scenario.years,
        "months": comparison.months.tolist(),
        "person": {
            "name": scenario.name,
            "sex": scenario.sex,
            "stage": scenario.stage,
            "density": comparison.start_density,
            "country": scenario.country,
            "persistence": scenario.persistence,
            "visible_share": scenario.visible_share,
            "budget": scenario.budget,
            "price_growth": scenario.price_growth,
            "discount_rate": scenario.discount_rate,
        },
        "visible_threshold": round(comparison.visible_threshold, _DECIMALS),
        "untreated": {"hair_change": _fan(comparison.untreated)},
        "treatments": [_treatment(result) for result in comparison.treatments],
        "economics": _economics(economics),
        "warnings": list(comparison.warnings),
    }


def _treatment(result: TreatmentResult) -> Json:
    spent = result.spent_without_visible
    return {
        "id": result.id,
        "name": result.name,
        "regulatory": result.regulatory,
        "certainty": result.certainty,
        "benefit_known": result.benefit_known,
        "evidence_until_month": result.evidence_until_month,
        "published_benefit": _rounded(result.published_benefit),
        "evidence_weight": _rounded(result.evidence_weight),
        "expected_benefit": _rounded(result.expected_benefit),
        "cost": _fan(result.cost),
        "hair_change": _fan(result.hair_change),
        "difference": _fan(result.difference),
        "of_100": {
            "visible": result.of_100.visible,
            "too_small": result.of_100.too_small,
            "no_better": result.of_100.no_better,
        },
        "spent_without_visible": None if spent is None else _summary(spent),
        "cost_total": _summary(result.cost_total),
        "cost_per_month": {"mean": _rounded(result.cost_per_month)},
        "missing_prices": list(result.missing_prices),
        "warnings": list(result.warnings),
    }


def _economics(found: Economics) -> Json:
    return {
        "options": list(found.options),
        "left_out": list(found.left_out),
        "willingness_to_pay": _list(found.willingness_to_pay),
        "ceac": dict(zip(found.options, map(_list, found.ceac), strict=True)),
        "ceaf": _list(found.ceaf),
        "best_on_average": [found.options[k] for k in found.best],
        "most_often_best": [found.options[k] for k in found.most_often_best()],
        "expected_loss": dict(zip(found.options, map(_list, found.loss), strict=True)),
        "evpi": _list(found.evpi),
        "icer": [
            {
                "id": row.name,
                "cost": _rounded(row.cost),
                "effect": _rounded(row.effect),
                "status": row.status,
                "icer": _rounded(row.icer),
                "against": row.against,
            }
            for row in found.icer
        ],
    }


def _fan(fan: Fan) -> Json:
    rows = {f"p{q}": _list(row) for q, row in zip(QUANTILES, fan.quantiles, strict=True)}
    return {"mean": _list(fan.mean), **rows}


def _summary(summary: Summary) -> Json:
    rows = {f"p{q}": _rounded(v) for q, v in zip(QUANTILES, summary.quantiles, strict=True)}
    return {"mean": _rounded(summary.mean), **rows}


def _list(values: NDArray[np.float64]) -> list[float]:
    # Adding zero turns -0.0 into 0.0.
    rounded: list[float] = (np.round(values, _DECIMALS) + 0.0).tolist()
    return rounded


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(float(value), _DECIMALS) + 0.0
