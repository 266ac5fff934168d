"""Which figures rest on the person's own numbers: those carry a pencil everywhere."""

from __future__ import annotations

from typing import Literal

from hairchoice.engine.catalogue import Catalogue, Combination, Treatment
from hairchoice.engine.scenario import Choices, Scenario

Place = Literal["cost", "trust"]

_BY_PLACE: dict[Place, tuple[str, ...]] = {
    "cost": ("quotes", "sessions", "maintenance"),
    "trust": ("trust",),
}


def rests_on_own(
    treatment: Treatment, place: Place, scenario: Scenario, catalogue: Catalogue
) -> bool:
    """Returns whether the person's own numbers are in a figure of a treatment.

    Args:
        treatment: Whose figure it is.
        place: What it is about; a cost with the parts of a combination.
        scenario: What the person chose.
        catalogue: The data.
    """
    parts = _parts(treatment, scenario, catalogue) if place == "cost" else (treatment,)
    default = Choices()
    return any(
        getattr(scenario.chosen(one.id), field) != getattr(default, field)
        for one in parts
        for field in _BY_PLACE[place]
    )


def _parts(treatment: Treatment, scenario: Scenario, catalogue: Catalogue) -> tuple[Treatment, ...]:
    benefit = treatment.benefit.get(scenario.sex)
    if not isinstance(benefit, Combination):
        return (treatment,)
    parts = (_parts(catalogue.treatment(part), scenario, catalogue) for part in benefit.parts)
    return (treatment, *(one for some in parts for one in some))
