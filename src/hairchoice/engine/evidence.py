"""How much of a published benefit counts: shrinkage toward no effect (docs/method.md)."""

from __future__ import annotations

import math

from msgspec import Struct

from hairchoice.engine.catalogue import Certainty, Difference, Model

CI_WIDTH_IN_SE = 3.92
"""A 95 % confidence interval spans 2 x 1.96 standard errors."""


class Counted(Struct, frozen=True):
    """The counted benefit: Normal(mean, sd), hairs/cm2.

    Attributes:
        weight: Evidence weight w, 0 to 1.
        mean: w times the published difference.
    """

    weight: float
    mean: float
    sd: float


def bias_sd(certainty: Certainty, model: Model) -> float:
    """Returns the standard deviation of bias b for a certainty, hairs/cm2."""
    by_certainty = {
        "high": model.bias_sd.high,
        "moderate": model.bias_sd.moderate,
        "low": model.bias_sd.low,
        "very low": model.bias_sd.very_low,
    }
    return by_certainty[certainty].value


def count_published(benefit: Difference, model: Model, trust: float | None = None) -> Counted:
    """Shrinks a published mean difference toward no effect (normal-normal).

    Without ``trust``: v = se^2 + b^2, w = s0^2 / (s0^2 + v), variance w v. For a chosen w the
    variance is max(s0^2 (1 - w), w se^2): the same rule wherever some b >= 0 gives that w.

    Args:
        benefit: The published difference with its 95 % confidence interval.
        model: s0 and b.
        trust: Evidence weight chosen by the person, 0 to 1.
    """
    se = (benefit.high - benefit.low) / CI_WIDTH_IN_SE
    prior_variance = model.sceptical_prior_sd.value**2
    if trust is None:
        v = se**2 + bias_sd(benefit.certainty, model) ** 2
        weight = prior_variance / (prior_variance + v)
        variance = weight * v
    else:
        weight = trust
        variance = max(prior_variance * (1 - weight), weight * se**2)
    return Counted(weight, weight * benefit.value, math.sqrt(variance))
