"""Sources by number: each gets the next number where it is first named, as in a journal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from hairchoice.engine.catalogue import (
    Catalogue,
    Combination,
    Difference,
    Harm,
    NoBenefit,
    Treatment,
    UnknownBenefit,
)
from hairchoice.engine.planning import plan_treatment
from hairchoice.engine.scenario import Scenario
from hairchoice.engine.sourced import Source
from hairchoice.ui.printing.blocks import plain

_AUTHOR = re.compile(r"([A-Z][\w'’-]+ [A-Z]{1,3})(?:( et al|, [A-Z][\w'’-]+ [A-Z]{1,3}\b)|[,.])")
"""An author with initials, and whether there are more."""


class SourceNotes:
    """Gives numbers to sources in the order in which the page names them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._numbers: dict[str, int] = {}

    def marks(self, sources: Iterable[str]) -> str:
        """Returns the raised numbers of sources as HTML; empty for none."""
        numbers = [self._numbers.setdefault(each, len(self._numbers) + 1) for each in sources]
        if not numbers:
            return ""
        # In brackets: a raised figure right after an amount reads as part of it.
        return f"&nbsp;<sup>[{','.join(map(str, sorted(set(numbers))))}]</sup>"

    def entries(self, *, short: bool = False, sites: bool = True) -> Iterator[str]:
        """Yields the sources named so far, by number, as HTML.

        Args:
            short: Who and year; the program has them in full.
            sites: And where it is found.
        """
        for source_id, number in self._numbers.items():
            source = self._catalogue.sources[source_id]
            reference = f"doi:{source.doi}" if source.doi else _site(source.url)
            name = _short_citation(source) if short else f"{source.citation} ({_kind(source)})."
            if (sites or not short) and reference not in name:
                name = f"{name} {reference}"
            yield f"<b>{number}</b>&nbsp;{plain(name)}"


def _kind(source: Source) -> str:
    return source.kind if source.access == "original" else f"{source.kind}, second hand"


def _short_citation(source: Source) -> str:
    """Returns the first author or the body that wrote it, with the year."""
    author = _AUTHOR.match(source.citation)
    if author:
        name = f"{author[1]} et al." if author[2] else author[1]
    else:
        found = re.match(r".{8,}?(?=\. |, |: | \(|$)", source.citation)
        name = found[0] if found else source.citation
    year = str(source.year or "")
    return name if not year or year in name else f"{name} {year}"


def _site(url: str | None) -> str:
    """The site's name is enough to read; the program opens the page itself."""
    return "" if url is None else urlsplit(url).netloc.removeprefix("www.")


def benefit_sources(treatment: Treatment, scenario: Scenario) -> tuple[str, ...]:
    """Returns where the benefit comes from."""
    benefit = treatment.benefit[scenario.sex]
    if isinstance(benefit, Combination) and benefit.adds is not None:
        return (*benefit.sources, *benefit.adds.sources)
    if isinstance(benefit, Difference | NoBenefit | UnknownBenefit | Combination):
        return benefit.sources
    return (*benefit.survival.sources, *benefit.density_set.sources)


def price_sources(
    treatment: Treatment, scenario: Scenario, catalogue: Catalogue
) -> tuple[str, ...]:
    """Returns where the prices come from that the cost is made of; a quote has no source."""
    lines = plan_treatment(treatment, scenario, catalogue).lines
    return tuple(
        source
        for line in lines
        if line.origin == "sourced"
        for source in catalogue.treatment(line.treatment)
        .costs[line.position]
        .prices[scenario.country]
        .sources
    )


def main_harms(treatment: Treatment, scenario: Scenario, most: int) -> list[Harm]:
    """Returns the harms that weigh most: the serious first, then the frequent."""
    weight = {"serious": 0, "moderate": 1, "mild": 2}
    fitting = [harm for harm in treatment.harms if harm.sex in (None, scenario.sex)]
    ordered = sorted(fitting, key=lambda harm: (weight[harm.seriousness], -(harm.of_100 or 0)))
    return ordered[:most]
