"""What can be said to somebody who has no quote yet: what others are charged."""

from __future__ import annotations

from msgspec import Struct

from hairchoice.engine.catalogue import Catalogue, Treatment
from hairchoice.engine.describe import Formats
from hairchoice.engine.offer import Span, Total, usual_offer
from hairchoice.engine.quote import ExactFormats, check_quote, range_words, rate_words
from hairchoice.engine.scenario import Scenario
from hairchoice.engine.words import in_country


class UsualQuote(Struct, frozen=True):
    """What others are charged.

    Attributes:
        currency: Of the amounts.
        totals: After 1, 5 and 10 years; empty where they are not known.
        counted: What the totals count, in a sentence; empty where there are none.
        span: The sourced range; None where no source gives a price.
        found: The range in a sentence, or that there is none.
        leaves_out: What is paid beside the price, one sentence each.
        questions: What to ask the clinic.
    """

    currency: str
    totals: tuple[Total, ...]
    counted: str
    span: Span | None
    found: str
    leaves_out: tuple[str, ...]
    questions: tuple[str, ...]


def usual_quote(
    treatment_id: str,
    item_id: str,
    scenario: Scenario,
    catalogue: Catalogue,
    formats: ExactFormats,
) -> UsualQuote:
    """Says what others are charged for a treatment.

    Raises:
        KeyError: The treatment or the cost item is not in the catalogue.
    """
    treatment = catalogue.treatment(treatment_id)
    country = catalogue.countries[scenario.country]
    offer = usual_offer(treatment, item_id, scenario, catalogue)
    checked = None if offer is None else check_quote(offer, scenario, catalogue, formats)
    if checked is None or checked.span is None:
        found = f"No source gives a price in {in_country(country.name)}. Ask two clinics."
        return UsualQuote(country.currency, (), "", None, found, (), treatment.questions)
    unit = checked.span.unit
    figures = range_words(checked.span, country.currency, formats)
    return UsualQuote(
        currency=country.currency,
        totals=checked.totals,
        counted=_counted(treatment, formats),
        span=checked.span,
        found=f"{unit[:1].upper()}{unit[1:]}: {figures}.",
        leaves_out=checked.leaves_out,
        questions=treatment.questions,
    )


def _counted(treatment: Treatment, formats: Formats) -> str:
    plan = treatment.sessions
    if plan is None:
        return "At the usual price that comes to:"
    number, rate = plan.initial.typical, plan.maintenance_per_year.typical
    sessions = f"{formats.number(number)} session{'' if number == 1 else 's'}"
    then = f", then {rate_words(rate, formats)}" if rate else ""
    return f"At the usual price, with {sessions}{then}, that comes to:"
