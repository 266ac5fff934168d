"""The columns of the table: what each says of a treatment, and what it is sorted by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hairchoice.engine import words
from hairchoice.engine.catalogue import Harm, Treatment
from hairchoice.engine.describe import rounded
from hairchoice.engine.result import Comparison, TreatmentResult
from hairchoice.ui.formats import LocaleFormats

_SHOWN = 2
_NOTHING = -1000.0
"""Sorts treatments without a figure below those with one."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a cell is made from."""

    result: TreatmentResult
    treatment: Treatment
    comparison: Comparison
    formats: LocaleFormats

    def money(self, value: float) -> str:
        """Returns an amount; the currency stands in the header.

        What is left out for want of a price is no bargain: the amount is a lower bound, or nothing.
        """
        amount = rounded(value)
        if self.result.missing_prices and amount == 0:
            return "no price known"
        figure = self.formats.number(amount, 0 if amount == round(amount) else 2)
        return f"over {figure}" if self.result.missing_prices else figure


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that is compared.

    Attributes:
        key: Names the column in the settings.
        title: ``{currency}`` and ``{years}`` are filled in.
        meaning: For the tool tip.
        text: What the cell says.
        order: What it is sorted by.
        numeric: Right-aligned figures of equal width.
        width: Pixels at 100 %.
    """

    key: str
    title: str
    meaning: str
    text: Callable[[Row], str]
    order: Callable[[Row], float | str]
    numeric: bool = False
    width: int = 200


def _published(row: Row) -> str:
    value = row.result.published_benefit
    if value is None:
        return "no usable trial" if not row.result.benefit_known else "none claimed"
    return row.formats.signed(value, 1)


def _counted(row: Row) -> str:
    if not row.result.benefit_known:
        return "not known"
    share = row.result.evidence_weight
    counted = row.formats.signed(row.result.expected_benefit, 1)
    return counted if share is None else f"{counted} ({row.formats.percent(share)})"


def _range(row: Row) -> str:
    total = row.result.cost_total
    low, high = row.money(total.quantile(10)), row.money(total.quantile(90))
    return low if low == high else f"{low} to {high}"


def _harms(row: Row) -> str:
    sex = row.comparison.scenario.sex
    return _first([_harm(harm) for harm in row.treatment.harms if harm.sex in (None, sex)])


def _harm(harm: Harm) -> str:
    """Returns the harm with its count; how it was counted is in Evidence."""
    if harm.of_100 is None:
        return f"{harm.what}: not counted"
    count = f"{harm.of_100:.0f}" if harm.of_100 >= 1 else "fewer than 1"
    return f"{harm.what}: {count} of 100"


def _first(lines: Sequence[str]) -> str:
    """Returns the first few lines, and says how many more there are."""
    more = len(lines) - _SHOWN
    shown = [f"• {line}" for line in lines[:_SHOWN]]
    return "\n".join([*shown, f"{more} more in Evidence"] if more > 0 else shown)


def _hours(row: Row) -> float:
    hours = row.treatment.effort.hours_per_year
    return hours.value if hours else float("inf")


COLUMNS: tuple[Column, ...] = (
    Column("now", "Cost now, {currency}",
           "Paid at the start. In the middle future: half pay more, half less.",
           lambda row: row.money(float(row.result.cost.quantile(50)[0])),
           lambda row: float(row.result.cost.quantile(50)[0]), True, 88),
    Column("month", "A month, {currency}",
           "The total of the middle future, spread over the months.",
           lambda row: row.money(row.result.middle_cost_per_month),
           lambda row: row.result.middle_cost_per_month, True, 88),
    Column("total", "In {years}, {currency}", "In the middle future: half pay more, half less.",
           lambda row: row.money(row.result.middle_cost),
           lambda row: row.result.middle_cost, True, 88),
    Column("range", "8 in 10 pay, {currency}",
           "1 in 10 pay less than the first figure, and 1 in 10 more than the second.",
           _range, lambda row: row.result.cost_total.quantile(90), True, 136),
    Column("visible", "Visible, of 100",
           "Of 100 people like you, how many have visibly more hair than without treatment.",
           lambda row: str(row.result.of_100.visible) if row.result.benefit_known else "not known",
           lambda row: row.result.of_100.visible if row.result.benefit_known else -1, True, 104),
    Column("certainty", "How sure", "How sure anyone can be of the published figure.",
           lambda row: row.result.certainty,
           lambda row: words.DOTS[row.result.certainty], False, 96),
    Column("approval", "Approval", "What the regulator of your country says.",
           lambda row: words.REGULATORY[row.result.regulatory],
           lambda row: row.result.regulatory, False, 136),
    Column("published", "Published, hairs per cm²",
           "The difference from no treatment that trials report.",
           _published, lambda row: row.result.published_benefit or _NOTHING, True, 120),
    Column("counted", "We count, hairs per cm²",
           "What is left of the published figure when the weakness of the evidence is weighed.",
           _counted, lambda row: row.result.expected_benefit, True, 120),
    Column("effort", "Effort", "What it asks of you.",
           lambda row: row.treatment.effort.text, _hours, False, 272),
    Column("harms", "Harms", "Unwanted effects, and how many people have them.",
           _harms, lambda row: len(row.treatment.harms), False, 320),
    Column("unknown", "Not known", "What nobody can tell you yet.",
           lambda row: _first(row.treatment.unknown),
           lambda row: len(row.treatment.unknown), False, 360),
)  # fmt: skip


def best_of_100_sentence(comparison: Comparison) -> str:
    """Says which treatment with usable trials most people see a change with; advises nothing."""
    known = [result for result in comparison.treatments if result.benefit_known]
    unknown = [result for result in comparison.treatments if not result.benefit_known]
    if not known:
        return "None of these treatments has a trial that could be used."
    most = max(result.of_100.visible for result in known)
    if most == 0:
        return "With none of these would even 1 of 100 people like you see a change."
    best = [result.name for result in known if result.of_100.visible == most]
    sentence = (
        f"Most people see a change with {_listed(best)}: {most} of 100 people like you; "
        f"{100 - most} do not."
    )
    if not unknown:
        return sentence
    return f"{sentence} Not known for {_listed([result.name for result in unknown])}."


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
