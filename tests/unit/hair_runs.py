"""What the tests of hair share: runs without chance, and f(m) of the method."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hairchoice.engine.catalogue import Treatment
from hairchoice.engine.result import TreatmentResult
from hairchoice.engine.scenario import Choices
from tests.catalogues import (
    catalogue,
    run_one,
    scenario,
)

Array = NDArray[np.float64]
D0 = 170.0
SINGLE = 1e-3
"""Monthly rows are single precision: of 170 hairs/cm2, that is some 1e-5 a step."""

FULL = Choices(trust=1.0)


def full(*ids: str) -> dict[str, Choices]:
    """All of the published figure counts for these."""
    return dict.fromkeys(ids, FULL)


def smooth(month: float, onset: float, peak: float) -> float:
    """f(m): 0 before the onset, 1 after the peak, 3 t^2 - 2 t^3 between."""
    t = min(max((month - onset) / (peak - onset), 0.0), 1.0)
    return 3 * t**2 - 2 * t**3


def without_spread(one: Treatment, years: int = 5, **fields: object) -> TreatmentResult:
    """A run in which everything is certain: the weight is 1 and no input has a width."""
    return run_one(catalogue(one), scenario("x", years=years, choices=full("x"), **fields))
