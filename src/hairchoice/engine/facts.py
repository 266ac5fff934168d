"""Everything the data file says about one treatment, as facts with their sources."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from hairchoice.engine import words
from hairchoice.engine.catalogue import (
    Approval,
    Catalogue,
    Combination,
    CostItem,
    Difference,
    Grafts,
    NoBenefit,
    Treatment,
    UnknownBenefit,
)
from hairchoice.engine.describe import Formats
from hairchoice.engine.figures import (
    Figure,
    course_figures,
    graft_figures,
    item_figures,
    reported_figures,
)
from hairchoice.engine.planning import plan_treatment
from hairchoice.engine.scenario import Scenario
from hairchoice.engine.sourced import Price
from hairchoice.engine.warnings import OLD_PRICE_YEARS


class Fact(Struct, frozen=True):
    """One figure or statement.

    Attributes:
        what: Its name.
        says: The figure in words.
        sources: Ids.
        assumption: Why it was assumed; None when a source gives it.
        note: How it was obtained.
    """

    what: str
    says: str
    sources: tuple[str, ...] = ()
    assumption: str | None = None
    note: str = ""


class Section(Struct, frozen=True):
    """Facts that belong together."""

    title: str
    facts: tuple[Fact, ...]


class EvidenceFacts:
    """Collects the facts for one person: their sex, their country."""

    def __init__(self, scenario: Scenario, catalogue: Catalogue, formats: Formats) -> None:
        self._scenario = scenario
        self._catalogue = catalogue
        self._formats = formats

    def sections(self, treatment: Treatment) -> tuple[Section, ...]:
        """Returns the sections that have something to say."""
        country = self._catalogue.countries[self._scenario.country].name
        sections = (
            Section("What it does for hair", tuple(self._benefit(treatment))),
            Section("How it goes over time", tuple(self._course(treatment))),
            Section(f"What it costs in {words.in_country(country)}", tuple(self._costs(treatment))),
            Section("Harms", tuple(self._harms(treatment))),
            Section("Approval", tuple(self._approvals(treatment))),
        )
        return tuple(section for section in sections if section.facts)

    def _benefit(self, treatment: Treatment) -> Iterator[Fact]:
        benefit = treatment.benefit[self._scenario.sex]
        if isinstance(benefit, Difference):
            yield from self._difference(benefit, "Published difference")
            yield from self._counted(treatment)
        elif isinstance(benefit, Combination):
            yield from self._combination(treatment, benefit)
        elif isinstance(benefit, Grafts):
            yield from map(self._fact, graft_figures(treatment.name, benefit))
            yield Fact("Certainty", f"{benefit.certainty}: {benefit.certainty_reason}",
                       benefit.sources, benefit.assumption, benefit.note)  # fmt: skip
        elif isinstance(benefit, UnknownBenefit):
            spread = f"assumed spread ±{self._formats.number(benefit.ignorance_sd)} hairs per cm²"
            yield Fact("No usable trial", f"{benefit.reason} ({spread})", benefit.sources,
                       benefit.assumption, benefit.note)  # fmt: skip
            yield from map(self._fact, reported_figures(treatment.name, benefit.reported))
        else:
            yield from _nothing(benefit)

    def _difference(self, benefit: Difference, name: str) -> Iterator[Fact]:
        sign, number = self._formats.signed, self._formats.number
        yield Fact(
            name,
            f"{sign(benefit.value, 1)} hairs per cm² ({sign(benefit.low, 1)} to "
            f"{sign(benefit.high, 1)}) after {number(benefit.at_month)} months, "
            f"against {benefit.comparator}{self._size(benefit)}",
            benefit.sources,
            benefit.assumption,
            benefit.note,
        )
        yield Fact("Certainty", f"{benefit.certainty}: {benefit.certainty_reason}")
        yield Fact("Longest follow-up", f"{number(benefit.evidence_until_month)} months")
        yield from map(self._fact, reported_figures(name, benefit.reported))

    def _size(self, benefit: Difference) -> str:
        parts = []
        if benefit.trials is not None:
            parts.append("1 trial" if benefit.trials == 1 else f"{benefit.trials} trials")
        if benefit.participants is not None:
            parts.append(f"{self._formats.number(benefit.participants)} people")
        return f"; {', '.join(parts)}" if parts else ""

    def _counted(self, treatment: Treatment) -> Iterator[Fact]:
        plan = plan_treatment(treatment, self._scenario, self._catalogue)
        if plan.weight is None:
            return
        own = self._scenario.chosen(treatment.id).trust is not None
        reason = "your own choice" if own else "weighed by its certainty and the size of its trials"
        yield Fact(
            "We count",
            f"{self._formats.percent(plan.weight)} of it, "
            f"{self._formats.signed(plan.expected, 1)} hairs per cm²",
            assumption=f"The share is {reason}; see How to read this.",
        )

    def _combination(self, treatment: Treatment, benefit: Combination) -> Iterator[Fact]:
        names = " + ".join(self._catalogue.treatment(part).name for part in benefit.parts)
        yield Fact("Made of", names, benefit.sources, benefit.assumption, benefit.note)
        if benefit.adds is None:
            yield Fact("Certainty", f"{benefit.certainty}: {benefit.certainty_reason}")
        else:
            yield from self._difference(benefit.adds, "Published gain of the two together")
        yield from self._counted(treatment)

    def _course(self, treatment: Treatment) -> Iterator[Fact]:
        yield from map(self._fact, course_figures(treatment))
        for point in treatment.persistence or ():
            share = self._formats.percent(point.share)
            yield Fact(f"Still on it after {self._formats.number(point.month)} months", share,
                       point.sources, point.assumption, point.note)  # fmt: skip

    def _costs(self, treatment: Treatment) -> Iterator[Fact]:
        for item in treatment.costs:
            price = item.prices.get(self._scenario.country)
            if price is None:
                yield Fact(item.label, f"{item.unit}: no price known; enter your own")
            else:
                yield Fact(item.label, f"{item.unit}: {self._price(price)}{_extra(item)}",
                           price.sources, price.assumption, price.note)  # fmt: skip
            yield from map(self._fact, item_figures(treatment.name, item))

    def _price(self, price: Price) -> str:
        currency = self._catalogue.countries[self._scenario.country].currency
        figures = (price.typical, price.low, price.high)
        shown = words.with_range(*(self._formats.exact_money(one, currency) for one in figures))
        if price.year is None:
            return f"{shown}, no date"
        age = int(self._catalogue.date[:4]) - price.year
        old = f" ({age} years old)" if age > OLD_PRICE_YEARS else ""
        return f"{shown}, {price.year}{old}"

    def _harms(self, treatment: Treatment) -> Iterator[Fact]:
        for harm in treatment.harms:
            if harm.sex in (None, self._scenario.sex):
                yield Fact(f"{harm.what} ({harm.seriousness})", harm.frequency,
                           harm.sources, harm.assumption, harm.note)  # fmt: skip

    def _approvals(self, treatment: Treatment) -> Iterator[Fact]:
        here = words.approval(treatment, self._scenario, self._catalogue)
        # The person's own country first; the others follow as the data has them.
        for one in sorted(treatment.regulatory, key=lambda approval: approval is not here):
            if one.sex in (None, self._scenario.sex):
                yield _approval(one)

    def _fact(self, figure: Figure) -> Fact:
        """A plain figure in words, with its unit."""
        unit = figure.unit.replace(words.DENSITY, "hairs per cm²")
        shown = self._range(figure)
        if shown == "1":
            unit = unit.removesuffix("s")
        value = f"{shown} {unit}".strip()
        return Fact(figure.what, value, figure.sources, figure.assumption,
                    figure.note)  # fmt: skip

    def _range(self, figure: Figure) -> str:
        """Returns a figure, with its range where it has one; empty for a statement."""
        if figure.value is None:
            return ""
        ends = (figure.value if one is None else one for one in (figure.low, figure.high))
        return words.with_range(*map(self._formats.shortest, (figure.value, *ends)))


def _nothing(benefit: NoBenefit) -> Iterator[Fact]:
    yield Fact("No benefit for hair growth", benefit.reason, benefit.sources,
               benefit.assumption, benefit.note)  # fmt: skip


def _extra(item: CostItem) -> str:
    return " (an extra: counted only with your quote)" if item.optional else ""


def _approval(one: Approval) -> Fact:
    year = f" ({one.year})" if one.year else ""
    return Fact(f"{one.jurisdiction}: {words.REGULATORY[one.status]}", f"{one.text}{year}",
                one.sources, one.assumption, one.note)  # fmt: skip
