"""The quote checker: everything that is to be said about a clinic's offer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from hairchoice.engine.catalogue import Catalogue, Combination, CostItem, Grafts, Treatment
from hairchoice.engine.describe import Formats, years_text
from hairchoice.engine.offer import (
    Offer,
    Place,
    Span,
    Total,
    comparison_choices,
    cost_item,
    graft_count,
    main_items,
    rivals,
    short_unit,
    span,
    spending,
    totals,
)
from hairchoice.engine.scenario import Choices, Scenario
from hairchoice.engine.words import in_country, in_sentence

_PLACES: dict[Place, str] = {
    "below": "below the prices we found",
    "lower": "in the lower third of the range we found",
    "middle": "in the middle third of the range we found",
    "upper": "in the upper third of the range we found",
    "above": "above the prices we found",
    "same": "the same as the only price we found",
}


class ExactFormats(Formats, Protocol):
    """Also writes amounts that a person checks against a clinic's paper."""

    def exact_money(self, value: float, currency: str) -> str:
        """Returns an amount with its currency, not rounded for reading."""


class CheckedQuote(Struct, frozen=True):
    """What is to be said about an offer.

    Attributes:
        totals: After 1, 5 and 10 years; empty where the number of grafts is not known.
        kept_up: The same with the usual sessions after the course, as the comparison counts them;
            empty where the offer says how many, or none are usual.
        headline: What it comes to, in a sentence; or what is missing to say it.
        span: The sourced range; None where no source gives a price.
        place: Where the quote sits in it, in a sentence.
        leaves_out: What the quote does not cover, one sentence each.
        questions: What to ask the clinic.
        choices: The offer as the comparison takes it.
    """

    offer: Offer
    currency: str
    totals: tuple[Total, ...]
    kept_up: tuple[Total, ...]
    headline: str
    span: Span | None
    place: str
    leaves_out: tuple[str, ...]
    questions: tuple[str, ...]
    choices: Choices


def check_quote(
    offer: Offer, scenario: Scenario, catalogue: Catalogue, formats: ExactFormats
) -> CheckedQuote:
    """Works an offer out for a person.

    Raises:
        KeyError: The treatment or the cost item is not in the catalogue.
    """
    return _Checker(offer, scenario, catalogue, formats).check()


class _Checker:
    """Says everything about one offer."""

    def __init__(
        self, offer: Offer, scenario: Scenario, catalogue: Catalogue, formats: ExactFormats
    ) -> None:
        self._offer = offer
        self._scenario = scenario
        self._catalogue = catalogue
        self._formats = formats
        self._country = catalogue.countries[scenario.country]
        self._treatment = catalogue.treatment(offer.treatment)
        self._item = cost_item(self._treatment, offer.item)

    def check(self) -> CheckedQuote:
        """Returns all of it."""
        offer, scenario, catalogue = self._offer, self._scenario, self._catalogue
        uncounted = self._item.basis == "graft" and not graft_count(offer, scenario, catalogue)
        paid = () if uncounted else totals(offer, scenario, catalogue)
        kept_up = self._kept_up()
        beside = span(offer, scenario, catalogue)
        return CheckedQuote(
            offer=offer,
            currency=self._country.currency,
            totals=paid,
            kept_up=kept_up,
            headline=self._headline(paid, kept_up),
            span=beside,
            place=self._place(beside),
            leaves_out=tuple(self._left_out(paid, kept_up)),
            questions=self._treatment.questions,
            choices=comparison_choices(offer, scenario, catalogue),
        )

    def _money(self, value: float) -> str:
        return self._formats.exact_money(value, self._country.currency)

    def _about(self, value: float) -> str:
        return self._formats.money(value, self._country.currency)

    def _kept_up(self) -> tuple[Total, ...]:
        plan = self._treatment.sessions
        if plan is None or self._offer.maintenance is not None:
            return ()
        rate = plan.maintenance_per_year.typical
        if not rate:
            return ()
        return totals(replace(self._offer, maintenance=rate), self._scenario, self._catalogue)

    def _headline(self, paid: tuple[Total, ...], kept_up: tuple[Total, ...]) -> str:
        if not paid:
            return (
                "No transplant is usual at your stage, so we do not know how many grafts to count. "
                "Type the number you were offered."
            )
        total = paid[1]
        offered = f"You would pay {self._money(total.amount)} in {years_text(total.years)}"
        if not _added(paid, kept_up):
            return f"{offered}: {self._about(total.per_month)} a month."
        return (
            f"{offered} for the first course; {self._money(kept_up[1].amount)} with the usual "
            "sessions after it."
        )

    def _place(self, beside: Span | None) -> str:
        if beside is None:
            country = in_country(self._country.name)
            return (
                f"No source gives a price in {country}, so nobody can say from here whether "
                "this is much or little. Ask a second clinic."
            )
        where = _PLACES[beside.place]
        if beside.place in ("lower", "middle", "upper"):
            where = f"{_beside_usual(beside)}, {where}"
        elif beside.low == beside.high:
            where = where.replace("the prices we found", "the only price we found")
        grafts = "" if not beside.grafts else f" of {self._formats.number(beside.grafts)} grafts"
        figures = range_words(beside, self._country.currency, self._formats)
        return f"{self._money(beside.quoted)} for {beside.unit}{grafts} is {where} ({figures})."

    def _left_out(self, paid: tuple[Total, ...], kept_up: tuple[Total, ...]) -> Iterator[str]:
        yield from self._grafts()
        yield from self._sessions(paid, kept_up)
        yield from self._replacement()
        yield from self._other_items()
        yield from self._medicines()

    def _grafts(self) -> Iterator[str]:
        if self._item.basis == "graft" and self._offer.grafts is None:
            count = graft_count(self._offer, self._scenario, self._catalogue)
            if count:
                yield (
                    "The number of grafts: we count "
                    f"{self._formats.number(count)}, which is usual at your stage."
                )

    def _sessions(self, paid: tuple[Total, ...], kept_up: tuple[Total, ...]) -> Iterator[str]:
        plan = self._treatment.sessions
        if plan is None:
            return
        if self._offer.sessions is None:
            low, usual, high = map(
                self._formats.number, (plan.initial.low, plan.initial.typical, plan.initial.high)
            )
            span_ = "" if low == high else f" ({low} to {high})"
            yield f"The number of sessions: we count {usual}, which is usual{span_}."
        more = _added(paid, kept_up)
        if more:
            usual = rate_words(plan.maintenance_per_year.typical, self._formats)
            years = years_text(kept_up[1].years)
            yield (
                f"Sessions after the first course. Usual is {usual}: at this price that adds "
                f"{self._about(more)} in {years}. The comparison counts them."
            )

    def _replacement(self) -> Iterator[str]:
        life = self._item.lifetime_years
        if life is not None:
            low, usual, high = map(self._formats.number, (life.low, life.typical, life.high))
            yield (
                f"A new one when it is worn out, after about {usual} years ({low} to {high}): "
                "the totals count it at the same price."
            )

    def _other_items(self) -> Iterator[str]:
        """What is not the quoted item, nor another way of charging for it."""
        not_asked = (self._item, *rivals(self._treatment, self._item))
        counted = main_items(self._treatment)
        for item in self._treatment.costs:
            if item not in not_asked:
                yield self._other_item(item, counted=item in counted)

    def _other_item(self, item: CostItem, *, counted: bool) -> str:
        price = item.prices.get(self._scenario.country)
        if price is None:
            return f"{item.label}: we know no price for it. Ask."
        usual, low, high = map(self._about, (price.typical, price.low, price.high))
        often = ""
        if item.visits_per_year is not None:
            often = f", {rate_words(item.visits_per_year.value, self._formats)}"
        spread = "" if price.low == price.high else f" ({low} to {high})"
        in_totals = "the totals count it" if counted else "the totals do not count it"
        unit = short_unit(item.unit)
        return f"{item.label}: usually {usual}{spread} for {unit}{often}; {in_totals}."

    def _medicines(self) -> Iterator[str]:
        """Moved hair stays; the hair around it goes on thinning without medicines."""
        if not isinstance(self._treatment.benefit[self._scenario.sex], Grafts):
            return
        for medicine in self._taken_with_transplants():
            spent = sum(spending(medicine, self._scenario, self._catalogue, 12))
            price = f" They cost about {self._about(spent)} a year." if spent else " Ask the price."
            yield (
                "Medicines afterwards, without which the hair that was not moved goes on "
                f"thinning, such as {in_sentence(medicine.name)}.{price}"
            )

    def _taken_with_transplants(self) -> Iterator[Treatment]:
        sex = self._scenario.sex
        for treatment in self._catalogue.offered_to(sex):
            benefit = treatment.benefit[sex]
            if not isinstance(benefit, Combination):
                continue
            parts = [self._catalogue.treatment(part) for part in benefit.parts]
            moved = [part for part in parts if isinstance(part.benefit.get(sex), Grafts)]
            if moved:
                yield from (part for part in parts if part not in moved)


def _added(paid: tuple[Total, ...], kept_up: tuple[Total, ...]) -> float:
    """Returns what usual later sessions add in 5 years; a long course may leave no time for any."""
    return kept_up[1].amount - paid[1].amount if kept_up else 0.0


def _beside_usual(beside: Span) -> str:
    """What most are charged comes first: a price may be dear in the lower third of a wide range."""
    if beside.quoted == beside.typical:
        return "the usual price"
    return f"{'above' if beside.quoted > beside.typical else 'below'} the usual price"


def range_words(beside: Span, currency: str, formats: ExactFormats) -> str:
    """Returns a sourced range with its usual price and its year."""
    low, usual, high = (
        formats.exact_money(value, currency) for value in (beside.low, beside.typical, beside.high)
    )
    figures = low if low == high else f"{low} to {high}, usually {usual}"
    year = "no year given" if beside.year is None else f"prices of {beside.year}"
    return f"{figures}; {year}"


def rate_words(yearly: float, formats: Formats) -> str:
    """Returns how often something happens: ``2 a year`` or ``one every 2 years``."""
    if yearly >= 1:
        return f"{formats.number(yearly, 0 if yearly == round(yearly) else 1)} a year"
    years = 1 / yearly
    return f"one every {formats.number(years, 0 if years == round(years) else 1)} years"
