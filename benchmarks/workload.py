"""The comparison that is measured: 12 treatments, 10,000 draws, 120 months."""

from __future__ import annotations

from functools import cache

import msgspec

from hairchoice.engine import distributions, sampling
from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.economics import Economics, economics
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.result import Comparison
from hairchoice.engine.scenario import Scenario
from hairchoice.engine.simulate import Simulator

DRAWS = 10_000
YEARS = 10
POINTS = 101

# All with a usable trial or grafts, so that the decision analysis has as many options.
TREATMENTS = (
    "exosomes",
    "minoxidil_topical_5",
    "finasteride_oral",
    "minoxidil_plus_finasteride",
    "prp",
    "laser_device",
    "hair_transplant_fue",
    "dutasteride_oral",
    "minoxidil_oral",
    "finasteride_topical",
    "microneedling_plus_minoxidil",
    "transplant_with_medicines",
)

SCENARIO = Scenario(treatments=TREATMENTS, years=YEARS, draws=DRAWS)
STOPPING = msgspec.structs.replace(SCENARIO, persistence="typical")


@cache
def catalogue() -> Catalogue:
    """The data that come with the program; read once, like in the program."""
    return load_catalogue()


def full_comparison(threads: int, scenario: Scenario = SCENARIO) -> tuple[Comparison, Economics]:
    """Everything a result window shows, with no earlier result to use again."""
    comparison = Simulator(catalogue(), threads=threads).run(scenario)
    return comparison, economics(comparison)


def cold_comparison(threads: int) -> tuple[Comparison, Economics]:
    """The first comparison of a process: tables of quantiles and directions are made too."""
    for table in (
        distributions.middles,
        distributions.normal_table,
        distributions._beta_table,  # noqa: SLF001 - emptied, not used
        sampling._sobol,  # noqa: SLF001
        sampling._published_directions,  # noqa: SLF001
    ):
        table.cache_clear()
    return full_comparison(threads)


def whole_catalogue() -> tuple[Catalogue, Scenario]:
    """As much as a comparison can hold: 20 treatments over 20 years.

    One treatment is there twice, under two names, because a man is offered 19.
    """
    data = catalogue()
    offered = [t for t in data.treatments if "male" in t.benefit and t.id != "none"]
    laser = next(t for t in offered if t.id == "laser_device")
    copy = msgspec.structs.replace(laser, id="laser_device_again")
    data = msgspec.structs.replace(data, treatments=(*data.treatments, copy))
    ids = tuple(t.id for t in (*offered, copy))[:20]
    return data, Scenario(treatments=ids, years=20, draws=DRAWS)
