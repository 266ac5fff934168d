"""What two treatments can be compared on, from the draws at the horizon only.

The full simulation gives fans by month; a search for a flip point needs one number for many inputs,
so this computes the draws at the horizon and nothing else.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.cost import payments, total_cost
from hairchoice.engine.hair import difference_at, hair_parts, natural_course
from hairchoice.engine.planning import plan_treatment
from hairchoice.engine.sampling import Streams
from hairchoice.engine.scenario import Scenario
from hairchoice.engine.setting import Setting

Array = NDArray[np.float64]

Measure = Literal["visible", "hair", "cost"]

MEASURES: dict[Measure, str] = {
    "visible": "how many of 100 people see a difference",
    "hair": "the mean difference from doing nothing",
    "cost": "the mean cost over the years",
}


class Horizon(Struct, frozen=True):
    """The draws of one treatment at the horizon.

    Attributes:
        cost: Paid within the horizon, shape (draws,).
        difference: From doing nothing, hairs/cm2, shape (draws,).
        threshold: Smallest visible difference, hairs/cm2.
    """

    cost: Array
    difference: Array
    threshold: float

    def value(self, measure: Measure) -> float:
        """Returns a measure: people of 100, hairs/cm2 or money."""
        if measure == "cost":
            return float(self.cost.mean())
        if measure == "hair":
            return float(self.difference.mean())
        return 100 * float(np.mean(self.difference >= self.threshold))


def horizon(
    treatment_id: str, scenario: Scenario, catalogue: Catalogue, streams: Streams
) -> Horizon:
    """Simulates one treatment of a checked scenario up to the horizon."""
    setting = Setting.of(scenario, catalogue)
    plan = plan_treatment(catalogue.treatment(treatment_id), scenario, catalogue)
    course = natural_course(setting.start_density, setting.decline, streams)
    parts = hair_parts(plan, course, streams)
    return Horizon(
        cost=total_cost(payments(plan, setting.money, streams), streams.draws),
        difference=difference_at(parts, course, scenario.months),
        threshold=scenario.visible_share * setting.start_density,
    )


def lead(measure: Measure, ours: float, theirs: float) -> float:
    """How far we are ahead: positive is better, also where less is better (cost)."""
    return theirs - ours if measure == "cost" else ours - theirs
