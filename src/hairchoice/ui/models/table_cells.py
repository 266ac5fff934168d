"""What stands in a cell of the table, and where it comes from."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from hairchoice.engine import words
from hairchoice.engine.catalogue import Catalogue, Treatment
from hairchoice.engine.describe import rounded
from hairchoice.engine.economics import Economics
from hairchoice.engine.planning import plan_treatment
from hairchoice.engine.result import Comparison, Fan, TreatmentResult
from hairchoice.engine.sourced import Price
from hairchoice.engine.warnings import OLD_PRICE_YEARS
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.models.own import Place, rests_on_own

translate = QCoreApplication.translate

_SHOWN = 2
NOT_SAID = "\u2013"
NOTHING = -1000.0
"""Sorts treatments without a figure below those with one."""


class Row(Struct, frozen=True):
    """What a cell is made from.

    Attributes:
        result: None for doing nothing, which costs nothing and has only its own course.
        catalogue: What the result was computed from.
        economics: At the person's worth of hair; None where nothing can be ranked.
    """

    result: TreatmentResult | None
    treatment: Treatment
    comparison: Comparison
    catalogue: Catalogue
    economics: Economics
    formats: LocaleFormats

    @property
    def name(self) -> str:
        """What the row is called."""
        return self.result.short_name if self.result else self.treatment.short_name

    def money(self, value: float) -> str:
        """Returns an amount; the currency stands in the header.

        What is left out for want of a price is no bargain: the amount is a lower bound, or nothing.
        """
        amount = rounded(value)
        missing = self.result is not None and bool(self.result.missing_prices)
        if missing and amount == 0:
            return translate("TableCells", "no price known")
        figure = self.formats.number(amount, 0 if amount == round(amount) else 2)
        return translate("TableCells", "over {amount}").format(amount=figure) if missing else figure

    def is_own(self, place: Place) -> bool:
        """Returns whether the person's own numbers are in a figure."""
        return rests_on_own(self.treatment, place, self.comparison.scenario, self.catalogue)

    def known(self) -> TreatmentResult:
        """Returns the result of a treatment, for columns that doing nothing has no cell in."""
        assert self.result is not None
        return self.result


def prices_from(row: Row) -> str:
    """The years of the prices that count; how old the oldest is, once that matters."""
    prices = _sourced_prices(row)
    years = sorted({price.year for price in prices if price.year is not None})
    if not prices:
        return translate("TableCells", "your own") if row.is_own("cost") else NOT_SAID
    if not years:
        return translate("TableCells", "no year given")
    oldest, newest = years[0], years[-1]
    span = str(oldest) if oldest == newest else _to(str(oldest), str(newest))
    age = int(row.catalogue.date[:4]) - oldest
    if age <= OLD_PRICE_YEARS:
        return span
    return translate("TableCells", "{years}, {age} years old").format(years=span, age=age)


def oldest_price(row: Row) -> float:
    """The year of the oldest price that counts."""
    return float(min((price.year or 0 for price in _sourced_prices(row)), default=0))


def _sourced_prices(row: Row) -> list[Price]:
    """Returns the prices that count and are not the person's own."""
    scenario, catalogue = row.comparison.scenario, row.catalogue
    return [
        catalogue.treatment(line.treatment).costs[line.position].prices[scenario.country]
        for line in plan_treatment(row.treatment, scenario, catalogue).lines
        if line.origin == "sourced"
    ]


def published(row: Row) -> str:
    """The difference that trials report."""
    result = row.known()
    if result.published_benefit is None:
        known = result.benefit_known
        return (
            translate("TableCells", "none claimed")
            if known
            else translate("TableCells", "no usable trial")
        )
    return row.formats.signed(result.published_benefit, 1)


def counted(row: Row) -> str:
    """What is left of it, and the share."""
    result = row.known()
    if not result.benefit_known:
        return not_known()
    share, amount = result.evidence_weight, row.formats.signed(result.expected_benefit, 1)
    return amount if share is None else f"{amount} ({row.formats.percent(share)})"


def cost_range(row: Row) -> str:
    """What 8 in 10 pay."""
    total = row.known().cost_total
    low, high = row.money(total.quantile(10)), row.money(total.quantile(90))
    return low if low == high else _to(low, high)


def course(row: Row) -> Fan:
    """The change against today by month."""
    return row.result.hair_change if row.result else row.comparison.untreated


def change(row: Row) -> str:
    """What becomes of the hair in the middle future."""
    if row.result is not None and not row.result.benefit_known:
        return not_known()
    return row.formats.signed(float(course(row).quantile(50)[-1]))


def harms(row: Row) -> str:
    """The first few harms and how often they happen, in the words of paper; all are in Evidence."""
    sex = row.comparison.scenario.sex
    found = (harm for harm in row.treatment.harms if harm.sex in (None, sex))
    return first([f"{harm.what}: {words.short_frequency(harm)}" for harm in found])


def first(lines: Sequence[str]) -> str:
    """Returns the first few lines, and says how many more there are."""
    more = len(lines) - _SHOWN
    shown = [f"• {line}" for line in lines[:_SHOWN]]
    rest = translate("TableCells", "{more} more in Evidence").format(more=more)
    return "\n".join([*shown, rest] if more > 0 else shown)


def hours(row: Row) -> float:
    """Hours a year, for sorting."""
    found = row.treatment.effort.hours_per_year
    return found.value if found else float("inf")


def often(row: Row) -> float:
    """Of 100 futures, how many it is the best buy in."""
    place = _option(row)
    return NOTHING if place is None else 100 * float(row.economics.ceac[place, 0])


def visible(result: TreatmentResult) -> str:
    """Of 100 people, how many see a difference."""
    counts = result.of_100
    return words.count_of_100(counts.visible, sure=counts.sure)


def often_text(row: Row) -> str:
    """The same in words."""
    value = often(row)
    return _not_ranked() if value == NOTHING else words.count_of_100(round(value))


def average(row: Row) -> float:
    """How much worse a buy it is than the best on average."""
    place = _option(row)
    return float("inf") if place is None else float(row.economics.loss[place, 0])


def average_text(row: Row) -> str:
    """The same in words."""
    place = _option(row)
    if place is None:
        return _not_ranked()
    if place == int(row.economics.best[0]):
        return translate("TableCells", "best")
    worse = float(row.economics.loss[place, 0])
    amount = row.formats.number(rounded(worse))
    return translate("TableCells", "{amount} worse").format(amount=amount)


def not_known() -> str:
    """Where no usable trial says."""
    return translate("TableCells", "not known")


def _not_ranked() -> str:
    return translate("TableCells", "not ranked")


def _to(low: str, high: str) -> str:
    return translate("TableCells", "{low} to {high}").format(low=low, high=high)


def _option(row: Row) -> int | None:
    options = row.economics.options
    return options.index(row.treatment.id) if row.treatment.id in options else None
