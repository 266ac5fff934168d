"""A clinic's offer: what it comes to, and the sourced range beside it.

Everything here is arithmetic that a person can repeat by hand: the engine's own plan and payments
of the treatment with the quote in it, all at today's prices and with nobody stopping.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec
from msgspec import Struct

from hairchoice.engine.catalogue import Catalogue, CostItem, Sex, Treatment
from hairchoice.engine.cost import Money, typical_payments
from hairchoice.engine.planning import plan_treatment
from hairchoice.engine.scenario import Choices, Scenario, person_stage
from hairchoice.engine.sourced import Price

YEARS = (1, 5, 10)

Place = Literal["below", "lower", "middle", "upper", "above", "same"]


class Offer(Struct, frozen=True):
    """What a clinic offered, as it was typed; None is what was not said.

    Attributes:
        item: Id of the cost item the price is for.
        price: Of one unit of it.
        grafts: How many are in it; only where `counts_grafts`.
        maintenance: Sessions a year after the course; 0 says that there is none.
        extras: A lump sum beside it, paid once at the start.
    """

    treatment: str
    item: str
    price: float
    grafts: float | None = None
    sessions: int | None = None
    maintenance: float | None = None
    extras: float = 0.0


class Span(Struct, frozen=True):
    """The sourced range beside a quote, in one unit.

    Attributes:
        quoted: The quote in that unit.
        unit: What is compared, e.g. "one session".
        year: Of the sourced prices; None where the sources give none.
        grafts: How many the compared operation has; None where prices are compared as they are.
    """

    quoted: float
    low: float
    typical: float
    high: float
    unit: str
    year: int | None
    grafts: float | None = None

    @property
    def place(self) -> Place:
        """Where the quote sits in the range."""
        if self.quoted < self.low:
            return "below"
        if self.quoted > self.high:
            return "above"
        if self.low == self.high:
            return "same"
        share = (self.quoted - self.low) / (self.high - self.low)
        return "lower" if share < 1 / 3 else "middle" if share <= 2 / 3 else "upper"


class Total(Struct, frozen=True):
    """What is paid within some years."""

    years: int
    amount: float

    @property
    def per_month(self) -> float:
        """Spread evenly over all months."""
        return self.amount / (12 * self.years)


def quotable(catalogue: Catalogue, sex: Sex) -> tuple[Treatment, ...]:
    """Returns the treatments that have a price of their own; combinations have their parts'."""
    return tuple(one for one in catalogue.offered_to(sex) if main_items(one))


def main_items(treatment: Treatment) -> tuple[CostItem, ...]:
    """Returns what the price can be for; an operation's may be per graft or all in."""
    return tuple(item for item in treatment.costs if not item.optional)


def cost_item(treatment: Treatment, item_id: str) -> CostItem:
    """Returns the cost item of that id.

    Raises:
        KeyError: There is none.
    """
    for item in treatment.costs:
        if item.id == item_id:
            return item
    raise KeyError(item_id)


def rivals(treatment: Treatment, item: CostItem) -> tuple[CostItem, ...]:
    """Returns the items that are not paid where this one is."""
    return tuple(
        other
        for other in treatment.costs
        if other.id == item.instead_of or other.instead_of == item.id
    )


def counts_grafts(treatment: Treatment, item: CostItem) -> bool:
    """True where grafts times their number are also known as a price for the whole operation."""
    return item.basis == "graft" and bool(rivals(treatment, item))


def graft_count(offer: Offer, scenario: Scenario, catalogue: Catalogue) -> float:
    """Returns the grafts in an offer, else what is usual at the person's stage; 0 if neither."""
    if offer.grafts is not None:
        return offer.grafts
    usual = person_stage(scenario, catalogue).grafts
    return usual.typical if usual else 0.0


def usual_offer(
    treatment: Treatment, item_id: str, scenario: Scenario, catalogue: Catalogue
) -> Offer | None:
    """Returns what others are offered: the usual price, sessions and repeats.

    None where no source gives a price, or where nobody knows how many grafts to count.
    """
    item = cost_item(treatment, item_id)
    price = item.prices.get(scenario.country)
    if price is None:
        return None
    plan = treatment.sessions
    offer = Offer(
        treatment.id,
        item.id,
        price.typical,
        maintenance=plan.maintenance_per_year.typical if plan else None,
    )
    uncounted = item.basis == "graft" and not graft_count(offer, scenario, catalogue)
    return None if uncounted else offer


def totals(offer: Offer, scenario: Scenario, catalogue: Catalogue) -> tuple[Total, ...]:
    """Returns what an offer comes to after `YEARS`; sessions not mentioned are not counted."""
    treatment = catalogue.treatment(offer.treatment)
    choices = _priced(offer, treatment)
    if treatment.sessions is not None:
        choices = msgspec.structs.replace(
            choices, sessions=offer.sessions, maintenance=offer.maintenance or 0.0
        )
    person = msgspec.structs.replace(scenario, choices={treatment.id: choices})
    by_month = spending(treatment, person, catalogue, 12 * max(YEARS))
    return tuple(Total(years, offer.extras + sum(by_month[: 12 * years])) for years in YEARS)


def spending(
    treatment: Treatment, scenario: Scenario, catalogue: Catalogue, months: int
) -> list[float]:
    """Returns what is paid in each month, all inputs at their typical and prices as today."""
    lines = typical_payments(plan_treatment(treatment, scenario, catalogue), Money(months))
    return [sum(float(paid[month]) for _line, paid in lines) for month in range(months)]


def comparison_choices(offer: Offer, scenario: Scenario, catalogue: Catalogue) -> Choices:
    """Returns an offer as the comparison takes it; what was not said stays as in the data."""
    treatment = catalogue.treatment(offer.treatment)
    before = scenario.chosen(treatment.id)
    priced = _priced(offer, treatment).quotes
    main = {item.id for item in main_items(treatment)}
    others = {item: price for item, price in before.quotes.items() if item not in main}
    has_sessions = treatment.sessions is not None
    return Choices(
        quotes={**others, **priced},
        sessions=offer.sessions if has_sessions else None,
        maintenance=offer.maintenance if has_sessions else None,
        trust=before.trust,
    )


def span(offer: Offer, scenario: Scenario, catalogue: Catalogue) -> Span | None:
    """Returns the sourced range beside a quote; None where no source gives a price.

    Where only the other way of charging has a price (all in, or per graft), the two are compared
    as whole operations.
    """
    treatment = catalogue.treatment(offer.treatment)
    item = cost_item(treatment, offer.item)
    price = item.prices.get(scenario.country)
    if price is not None:
        return _span(offer.price, price, 1, item.unit)
    count = graft_count(offer, scenario, catalogue)
    for other in rivals(treatment, item):
        price = other.prices.get(scenario.country)
        if price is None or not count:
            continue
        if other.basis == "graft":
            return _span(offer.price, price, count, item.unit, count)
        return _span(offer.price * count, price, 1, other.unit, count)
    return None


def _span(
    quoted: float, price: Price, times: float, unit: str, grafts: float | None = None
) -> Span:
    low, typical, high = (times * one for one in (price.low, price.typical, price.high))
    return Span(quoted, low, typical, high, short_unit(unit), price.year, grafts)


def short_unit(unit: str) -> str:
    """Returns what one price buys without its details: "one month"."""
    return unit.partition(":")[0].partition(" (")[0]


def _priced(offer: Offer, treatment: Treatment) -> Choices:
    """A number of grafts makes it the price of the operation, which then holds for any stage."""
    item = cost_item(treatment, offer.item)
    others: Sequence[CostItem] = rivals(treatment, item)
    if offer.grafts is not None and counts_grafts(treatment, item):
        return Choices(quotes={others[0].id: offer.price * offer.grafts})
    return Choices(quotes={item.id: offer.price})
