"""The answer in three sentences: what it costs, who sees a difference, what is spent in vain."""

from __future__ import annotations

from collections.abc import Iterator

from hairchoice.engine import describe
from hairchoice.engine.describe import Formats, years_text
from hairchoice.engine.result import Comparison, Of100, TreatmentResult
from hairchoice.engine.words import count_of_100


def answer_sentences(comparison: Comparison, formats: Formats) -> list[str]:
    """Returns what stands at the top of the page: cost, people, loss.

    Args:
        comparison: What is printed.
        formats: How numbers are written.
    """
    parts = (_cost(comparison, formats), _people(comparison), _loss(comparison, formats))
    return [" ".join(part) for part in map(list, parts) if part]


def dearest_and_cheapest(comparison: Comparison) -> tuple[TreatmentResult, TreatmentResult] | None:
    """Returns the two ends of what can be priced in full; None for fewer than two."""
    priced = [result for result in comparison.treatments if not result.missing_prices]
    if len(priced) < 2:
        return None
    ordered = sorted(priced, key=lambda result: result.middle_cost)
    return ordered[-1], ordered[0]


def _cost(comparison: Comparison, formats: Formats) -> Iterator[str]:
    """Says the two ends, and always whose price is missing: it may be the dearest of all."""
    years = years_text(comparison.scenario.years)

    def both(result: TreatmentResult) -> str:
        total = formats.money(result.middle_cost, comparison.currency)
        month = formats.money(result.middle_cost_per_month, comparison.currency)
        return f"{result.in_sentence}, {total} ({month} a month)"

    missing = [each.in_sentence for each in comparison.treatments if each.missing_prices]
    unpriced = f"no full price is known for {_listed(missing)}" if missing else ""
    ends = dearest_and_cheapest(comparison)
    priced = [result for result in comparison.treatments if not result.missing_prices]
    if ends is not None:
        said = f"Over {years} the dearest is {both(ends[0])}; the cheapest is {both(ends[1])}"
    else:
        said = ""
        yield from (describe.cost_sentence(each, comparison, formats) for each in priced)
    whole = "; ".join(filter(None, (said, unpriced)))
    if whole:
        yield f"{whole[:1].upper()}{whole[1:]}."


def _people(comparison: Comparison) -> Iterator[str]:
    known = [result for result in comparison.treatments if result.benefit_known]
    unknown = [each.in_sentence for each in comparison.treatments if not each.benefit_known]
    years = years_text(comparison.scenario.years)
    if known:
        first, *rest = known
        gain, loss = describe.gain_words(first.of_100)
        start = (
            f"Of 100 people like you, {gain} visibly more hair after "
            f"{years} with {first.in_sentence} than if they had done nothing, and {loss}"
        )
        others = (f"with {each.in_sentence} it is {_split(each.of_100)}" for each in rest)
        yield "; ".join((start, *others)) + "."
    if unknown:
        yield f"Nobody can say how many with {_listed(unknown)}: there is no usable trial."


def _split(counts: Of100) -> str:
    """Returns ``44 and 56``: who sees a difference, and who does not."""
    seen, unseen = (
        count_of_100(count, sure=counts.sure) for count in (counts.visible, 100 - counts.visible)
    )
    return f"{seen} and {unseen}"


def _loss(comparison: Comparison, formats: Formats) -> Iterator[str]:
    """What the people without a visible difference spend on what costs them most."""
    found = [
        (spent, result)
        for result in comparison.treatments
        if result.benefit_known
        and (spent := result.spent_without_visible) is not None
        and spent.mean > 0
    ]
    if not found:
        return
    spent, result = max(found, key=lambda pair: pair[0].quantile(50))
    without = 100 - result.of_100.visible
    who = "The one who sees" if without == 1 else f"The {without} who see"
    if without in (0, 100):
        who = "Those who see"
    spend = "spends" if without == 1 else "spend"
    amount = describe.spent_words(spent, comparison, formats)
    yield (
        f"{who} no difference with {result.in_sentence} {spend} about {amount}; "
        f"how sure this is: {_sureness(comparison)}."
    )


def _sureness(comparison: Comparison) -> str:
    """Groups the treatments by how sure their evidence is, the least sure first."""
    groups: dict[str, list[str]] = {}
    order = ("very low", "low", "moderate", "high")
    for word in order:
        names = [each.in_sentence for each in comparison.treatments if each.certainty == word]
        if names:
            groups[word] = names
    return "; ".join(f"{word} for {_listed(names)}" for word, names in groups.items())


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
