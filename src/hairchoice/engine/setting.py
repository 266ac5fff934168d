"""What all treatments of a run share."""

from __future__ import annotations

from msgspec import Struct

from hairchoice.engine.catalogue import Catalogue, Sex
from hairchoice.engine.cost import Money
from hairchoice.engine.plan import Range
from hairchoice.engine.scenario import Persistence, Scenario, start_density


class Setting(Struct, frozen=True):
    """What all treatments of a run share; hashable.

    Attributes:
        decline: Yearly decline of the natural course: low, typical, high.
        visible: Smallest visible difference, hairs/cm2.
    """

    seed: int
    draws: int
    money: Money
    start_density: float
    decline: Range
    visible: float
    sex: Sex
    country: str
    persistence: Persistence

    @classmethod
    def of(cls, scenario: Scenario, catalogue: Catalogue) -> Setting:
        """Returns a checked scenario's setting."""
        natural = catalogue.natural_course[scenario.sex].yearly_decline
        decline = (natural.low, natural.typical, natural.high)
        if scenario.yearly_decline is not None:
            decline = (scenario.yearly_decline,) * 3
        density = start_density(scenario, catalogue)
        return cls(
            seed=scenario.seed,
            draws=scenario.draws,
            money=Money(scenario.months, scenario.price_growth, scenario.discount_rate),
            start_density=density,
            decline=decline,
            visible=scenario.visible_share * density,
            sex=scenario.sex,
            country=scenario.country,
            persistence=scenario.persistence,
        )

    @property
    def months(self) -> int:
        """Horizon in months, T."""
        return self.money.months

    @property
    def hair(self) -> tuple[object, ...]:
        """What the hair depends on: everything but money."""
        return (self.seed, self.draws, self.months, self.start_density, self.decline)
