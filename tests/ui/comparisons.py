"""Real comparisons to draw and print, computed once per test run."""

from __future__ import annotations

from functools import cache

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.result import Comparison
from hairchoice.engine.scenario import Scenario
from hairchoice.engine.simulate import Simulator

FOUR = ("exosomes", "minoxidil_topical_5", "finasteride_oral", "minoxidil_plus_finasteride")
EIGHT = (*FOUR, "prp", "laser_device", "saw_palmetto", "hair_transplant_fue")


@cache
def catalogue() -> Catalogue:
    """Returns the catalogue that comes with the program."""
    return load_catalogue()


@cache
def comparison(
    treatments: tuple[str, ...] = FOUR,
    *,
    years: int = 5,
    budget: float | None = None,
    name: str = "",
    country: str = "US",
    notes: str = "",
) -> Comparison:
    """Returns a comparison of few draws: enough to look at."""
    scenario = Scenario(
        treatments=treatments,
        years=years,
        budget=budget,
        name=name,
        country=country,
        notes=notes,
        draws=500,
    )
    return Simulator(catalogue()).run(scenario)
