"""The evidence of one treatment as text: every figure, then its sources by number."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from hairchoice.engine.catalogue import Catalogue, Treatment
from hairchoice.engine.describe import PlainFormats
from hairchoice.engine.facts import EvidenceFacts, Fact
from hairchoice.engine.scenario import Scenario
from hairchoice.engine.sourced import Source

_WIDTH = 98


def evidence_text(treatment: Treatment, scenario: Scenario, catalogue: Catalogue) -> str:
    """Returns the facts of a treatment for a person's sex and country."""
    numbers: dict[str, int] = {}
    lines = [treatment.name, "=" * len(treatment.name), *_wrapped(treatment.summary, "")]
    for section in EvidenceFacts(scenario, catalogue, PlainFormats()).sections(treatment):
        lines += ["", section.title, "-" * len(section.title)]
        for fact in section.facts:
            lines += _fact(fact, numbers)
    lines += _list("What nobody knows yet", treatment.unknown)
    lines += _list("Questions to ask before you pay", treatment.questions)
    lines += ["", "Sources", "-------"]
    for source_id, number in numbers.items():
        lines += _wrapped(f"[{number}] {_source(catalogue.sources[source_id])}", "    ")
    return "\n".join(lines)


def _fact(fact: Fact, numbers: dict[str, int]) -> Iterator[str]:
    marks = "".join(f" [{numbers.setdefault(i, len(numbers) + 1)}]" for i in fact.sources)
    yield from _wrapped(f"{fact.what}: {fact.says}{marks}", "    ")
    if fact.assumption is not None:
        yield from _wrapped(f"    assumption: {fact.assumption}", "    ")
    if fact.note:
        yield from _wrapped(f"    {fact.note}", "    ")


def _list(title: str, texts: tuple[str, ...]) -> Iterator[str]:
    yield from ("", title, "-" * len(title))
    for text in texts:
        yield from _wrapped(f"- {text}", "  ")


def _source(source: Source) -> str:
    year = f", {source.year}" if source.year and str(source.year) not in source.citation else ""
    second_hand = ", read on a page that reports it" if source.access == "secondary" else ""
    where = f" doi:{source.doi}" if source.doi else f" {source.url}" if source.url else ""
    note = f" {source.note}" if source.note else ""
    return f"{source.citation}{year} ({source.kind}{second_hand}).{where}{note}"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, subsequent_indent=indent, break_long_words=False)
