"""Sentences from results, in plain language; the same on screen, on paper and on the terminal.

Nothing here formats a number by itself: callers pass a `Formats`, so that the window can follow the
person's locale while the command line stays the same everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Protocol

import numpy as np

from hairchoice.engine.result import Comparison, Of100, Summary, TreatmentResult
from hairchoice.engine.words import count_of_100, with_range


class Formats(Protocol):
    """How numbers are written."""

    def money(self, value: float, currency: str) -> str:
        """Returns an amount with its currency, rounded to two or three figures."""

    def exact_money(self, value: float, currency: str) -> str:
        """Returns an amount with its currency as it is, for what was typed or printed."""

    def number(self, value: float, decimals: int = 0) -> str:
        """Returns a number with its group and decimal marks."""

    def shortest(self, value: float) -> str:
        """Returns a number: whole where it is whole, else as short as it can be."""

    def percent(self, share: float, decimals: int = 0) -> str:
        """Returns a share, 0 to 1, in per cent."""

    def signed(self, value: float, decimals: int = 0) -> str:
        """Returns a number with its sign, also for plus."""


class PlainFormats:
    """Locale-independent formats for the command line and tests: ``USD 4,900``."""

    def money(self, value: float, currency: str) -> str:
        """Returns e.g. ``USD 4,900``."""
        amount = rounded(value)
        return f"{currency} {amount:,.{0 if abs(amount) >= 10 or amount == 0 else 2}f}"

    def exact_money(self, value: float, currency: str) -> str:
        """Returns e.g. ``USD 28.75``."""
        return f"{currency} {value:,.{0 if value == round(value) else 2}f}"

    def number(self, value: float, decimals: int = 0) -> str:
        """Returns e.g. ``1,234.5``."""
        return f"{value:,.{decimals}f}"

    def shortest(self, value: float) -> str:
        """Returns e.g. ``3`` or ``0.95``."""
        return f"{value:,.0f}" if value == round(value) else f"{value:.6g}"

    def percent(self, share: float, decimals: int = 0) -> str:
        """Returns e.g. ``49 %``."""
        return f"{self.number(100 * share, decimals)} %"

    def signed(self, value: float, decimals: int = 0) -> str:
        """Returns e.g. ``+3.9``; a figure that rounds to zero has no sign."""
        text = f"{value:+,.{decimals}f}"
        return text[1:] if float(text.replace(",", "")) == 0 else text


def rounded(value: float, figures: int = 3) -> float:
    """Rounds an amount for reading: three significant figures, never finer than a hundredth.

    An amount under 1,000 keeps its whole units: 715 stays 715, 39,142 becomes 39,100.
    """
    if value == 0 or not math.isfinite(value):
        return value
    decimals = min(2, figures - 1 - math.floor(math.log10(abs(value))))
    return round(value, decimals)


def years_text(years: int) -> str:
    """Returns ``1 year`` or ``5 years``."""
    return "1 year" if years == 1 else f"{years} years"


def cost_sentence(result: TreatmentResult, comparison: Comparison, formats: Formats) -> str:
    """Says whose cost it is, in total and per month together, with the range as numbers."""
    return f"{result.name}: {cost_words(result, comparison, formats)}"


def cost_words(result: TreatmentResult, comparison: Comparison, formats: Formats) -> str:
    """The same without the name, for where that was said already."""
    total, years = result.cost_total, years_text(comparison.scenario.years)
    if result.missing_prices and total.quantile(95) == 0:
        return "no price known; enter your own."
    money = _money(comparison, formats)
    low, high = money(total.quantile(10)), money(total.quantile(90))
    span = "" if low == high else f", between {low} and {high} in 8 of 10 futures"
    missing = " Some of its prices are not known." if result.missing_prices else ""
    return (
        f"about {money(result.middle_cost)} over {years}{span}; "
        f"{money(result.middle_cost_per_month)} a month.{missing}"
    )


def of_100_sentence(result: TreatmentResult, comparison: Comparison, formats: Formats) -> str:
    """Says gain and loss together in natural frequencies, and what is spent either way."""
    gain = gain_sentence(result, comparison)
    return f"{gain} {spent_sentence(result, comparison, formats)}".strip()


def gain_sentence(result: TreatmentResult, comparison: Comparison) -> str:
    """Says how many of 100 gain, and how many do not."""
    years = years_text(comparison.scenario.years)
    if not result.benefit_known:
        return (
            f"{result.name}: no usable trial. Nobody can say how many of 100 people "
            f"would see a difference after {years}."
        )
    return _gain(result, f" after {years} with {result.in_sentence}")


def short_gain_sentence(result: TreatmentResult, comparison: Comparison) -> str:
    """The same for where the treatment and the years stand above it already."""
    return _gain(result, "") if result.benefit_known else gain_sentence(result, comparison)


def _gain(result: TreatmentResult, when: str) -> str:
    gains, rest = gain_words(result.of_100)
    return (
        f"Of 100 people like you, {gains} visibly more hair{when} than if they had done nothing; "
        f"{rest}."
    )


def gain_words(counts: Of100) -> tuple[str, str]:
    """Returns ``12 have`` and ``88 do not``; ``fewer than 1`` is followed by a singular."""
    visible, sure = counts.visible, counts.sure
    singular = {1} if sure else {0, 1}
    has = "has" if visible in singular else "have"
    does = "does" if 100 - visible in singular else "do"
    without = count_of_100(100 - visible, sure=sure)
    return f"{count_of_100(visible, sure=sure)} {has}", f"{without} {does} not"


def spent_sentence(result: TreatmentResult, comparison: Comparison, formats: Formats) -> str:
    """Says what those spend who gain nothing visible; empty where nobody does, or nobody knows."""
    spent, visible = result.spent_without_visible, result.of_100.visible
    if not result.benefit_known or spent is None or spent.mean == 0 or visible == 100:
        return ""
    who = f"The other {100 - visible}"
    if not visible:
        who = "All 100" if result.of_100.sure else "Those who see no difference"
    verb = "spends" if visible == 99 else "spend"
    return f"{who} {verb} about {spent_words(spent, comparison, formats)}."


def spent_words(spent: Summary, comparison: Comparison, formats: Formats) -> str:
    """Returns the middle amount and that of 8 in 10, as everywhere else.

    A mean beside the middle of all people would read as if those who gain spent far less.
    """
    money = _money(comparison, formats)
    return with_range(*(money(spent.quantile(percent)) for percent in (50, 10, 90)))


def counted_sentence(result: TreatmentResult, formats: Formats) -> str:
    """Says what is published and how much of it is counted."""
    if result.published_benefit is None or result.evidence_weight is None:
        if not result.benefit_known:
            return "No usable trial: neither proven nor disproven."
        return "No benefit for hair density is claimed or counted."
    return (
        f"Published: {formats.signed(result.published_benefit, 1)} hairs per cm² against "
        f"placebo or no treatment. Certainty {result.certainty}: we count "
        f"{formats.number(100 * result.evidence_weight)} % of it, "
        f"{formats.signed(result.expected_benefit, 1)}."
    )


def answer(comparison: Comparison, formats: Formats) -> list[str]:
    """The whole comparison in a few sentences, one treatment after the other."""
    return [
        " ".join(
            (
                cost_sentence(result, comparison, formats),
                of_100_sentence(result, comparison, formats),
            )
        )
        for result in comparison.treatments
    ]


def cost_chart_sentence(comparison: Comparison, formats: Formats) -> str:
    """What the cost chart shows: the dearest and the cheapest option, and what passes a budget."""
    ends, budget = _ends_sentence(comparison, formats), budget_sentence(comparison, formats)
    return f"{ends} {budget}".strip()


def budget_sentence(comparison: Comparison, formats: Formats) -> str:
    """Says what costs more than the person's budget, and from when; empty without a budget."""
    budget = comparison.scenario.budget
    priced = [result for result in comparison.treatments if not result.missing_prices]
    if budget is None or not priced:
        return ""
    amount = formats.exact_money(budget, comparison.currency)
    passing = sorted(
        (month, result.in_sentence)
        for result in priced
        if (month := month_over(result, budget)) is not None
    )
    if not passing:
        return f"All that has a price stays within your budget of {amount}."
    names = ", ".join(
        f"{name} from {f'month {month}' if month else 'the start'}" for month, name in passing
    )
    return f"Over your budget of {amount}: {names}."


def month_over(result: TreatmentResult, budget: float) -> int | None:
    """Returns the first month in which the middle future has cost more; None for never."""
    over = np.flatnonzero(result.cost.quantile(50) > budget)
    return int(over[0]) if over.size else None


def _ends_sentence(comparison: Comparison, formats: Formats) -> str:
    money = _money(comparison, formats)
    priced = [result for result in comparison.treatments if not result.missing_prices]
    if not priced:
        return "No price known for what is shown; enter your own."
    ordered = sorted(priced, key=lambda result: result.middle_cost)
    years = years_text(comparison.scenario.years)
    cheap, dear = ordered[0], ordered[-1]
    most = f"Over {years} the dearest is {dear.in_sentence}, about {money(dear.middle_cost)}"
    if cheap is dear:
        return f"Over {years}, {dear.in_sentence}: about {money(dear.middle_cost)}."
    return f"{most}; the cheapest is {cheap.in_sentence}, about {money(cheap.middle_cost)}."


def hair_chart_sentence(comparison: Comparison, formats: Formats) -> str:
    """One sentence for the hair chart: what is lost without treatment, and who gains most."""
    years = years_text(comparison.scenario.years)
    lost = formats.number(abs(float(comparison.untreated.quantile(50)[-1])))
    start = f"Doing nothing loses about {lost} hairs per cm² in {years}"
    known = [result for result in comparison.treatments if result.benefit_known]
    if not known:
        return f"{start}; for the treatments shown there is no usable trial."
    best = max(known, key=_middle_gap)
    gap = formats.signed(_middle_gap(best))
    return f"{start}; most is expected of {best.in_sentence}, about {gap} against that."


def _middle_gap(result: TreatmentResult) -> float:
    return result.final_difference.quantile(50)


def of_100_words(counts: Of100) -> tuple[tuple[str, str], ...]:
    """Returns the three groups with their counts, in the order they are drawn."""
    said = (
        count_of_100(count, sure=counts.sure)
        for count in (counts.visible, counts.too_small, counts.no_better)
    )
    return tuple(zip(said, GROUP_WORDS, strict=True))


GROUP_WORDS = (
    "visible difference",
    "difference too small to see",
    "no better than doing nothing",
)
"""The three groups of 100 people, in the order they are drawn."""


def _money(comparison: Comparison, formats: Formats) -> Callable[[float], str]:
    """Returns what writes amounts in the comparison's currency."""

    def write(value: float) -> str:
        return formats.money(value, comparison.currency)

    return write
