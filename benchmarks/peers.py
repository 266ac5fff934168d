"""The same questions put to other packages, in the way that is quickest for them.

They are installed in the benchmarks' own environment only, so they are imported when needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import pandas as pd
    from heormodel.models import MicrosimModel, Outcomes

Array = NDArray[np.float64]
Index = NDArray[np.intp]

STAY = np.eye(2)


def heormodel_simulation(treatments: int, draws: int, months: int) -> MicrosimModel:
    """A discrete microsimulation: prices and effects that differ by person, on a monthly grid.

    One iteration with a person per draw: the other way round, an iteration per draw, takes it
    hundreds of times as long. It gives totals only; there is nothing by month to compare fans with.
    """
    import pandas as pd
    from heormodel.models import MicrosimModel

    names = [f"treatment {k}" for k in range(treatments)]

    def population(rng: np.random.Generator, people: int) -> pd.DataFrame:
        columns: dict[str, Array] = {}
        for k, name in enumerate(names):
            columns[f"price of {name}"] = 10 + 90 * rng.beta(2, 3, people)
            columns[f"gain of {name}"] = rng.normal(k, 5, people)
        return pd.DataFrame(columns)

    def stay(params: object, name: str, state: Index, *rest: object) -> Array:  # noqa: ARG001
        """Nobody stops."""
        return STAY[state]

    def rewards(
        _: object, name: str, state: Index, attributes: pd.DataFrame
    ) -> tuple[Array, Array]:
        treated = state == 0
        grown = min(1.0, attributes["cycle"].to_numpy()[0] / 12) / 12
        price = attributes[f"price of {name}"].to_numpy()
        gain = attributes[f"gain of {name}"].to_numpy()
        return price * treated, gain * (grown * treated)

    return MicrosimModel.discrete(
        states=("treated", "stopped"),
        transition_probabilities=stay,
        state_rewards=rewards,
        interventions=names,
        n_cycles=months,
        population=population,
        n_individuals=draws,
        cycle_length=1 / 12,
        discount_rate=0.0,
        effect="hair",
    )


def heormodel_comparison(model: MicrosimModel, points: Array) -> object:
    """Runs heormodel's simulation, its CEAC and its EVPI."""
    import pandas as pd
    from heormodel.models import Outcomes
    from heormodel.run import run_psa

    parameters = pd.DataFrame({"unused": [0.0]}, index=pd.RangeIndex(1, name="iteration"))
    result = run_psa(
        model, parameters, seed=1, collect="individuals", sequential=True, progress=False
    )
    people = result.individuals.drop(columns="iteration")
    outcomes = Outcomes.from_tidy(people, iteration="individual", effect="hair")
    return heormodel_decision(outcomes, points)


def heormodel_outcomes(cost: Array, effect: Array) -> Outcomes:
    """Puts draws x options into heormodel's table."""
    import pandas as pd
    from heormodel.models import Outcomes

    names = [f"option {k}" for k in range(cost.shape[1])]
    tables = (pd.DataFrame(values, columns=names) for values in (cost, effect))
    return Outcomes.from_wide(*tables, effect="hair")


def heormodel_decision(outcomes: Outcomes, points: Array) -> object:
    """Computes heormodel's CEAC and EVPI."""
    from heormodel.cea import ceac
    from heormodel.voi import evpi

    return ceac(outcomes, points), evpi(outcomes, points)


def pyheor_decision(cost: Array, effect: Array, points: Array) -> object:
    """Computes pyheor's CEAC (a part of its frontier) and EVPI."""
    from pyheor.analysis.comparison import CEAnalysis

    analysis = CEAnalysis(
        [f"option {k}" for k in range(cost.shape[1])],
        cost.mean(axis=0),
        effect.mean(axis=0),
        psa_costs=cost,
        psa_qalys=effect,
    )
    limits = (float(points[0]), float(points[-1]))
    return analysis.ceaf(limits, points.size), analysis.evpi(limits, points.size)
