"""Short plain words and signs for the codes of the catalogue, as a patient reads them."""

from __future__ import annotations

from hairchoice.engine.catalogue import (
    Approval,
    Catalogue,
    Certainty,
    Harm,
    Regulatory,
    Sex,
    Treatment,
)
from hairchoice.engine.scenario import Scenario

REGULATORY: dict[Regulatory, str] = {
    "approved": "approved for hair loss",
    "cleared": "cleared for sale",
    "off_label": "approved for other uses",
    "practice": "a doctor's procedure",
    "cosmetic": "sold as a cosmetic",
    "unapproved": "not approved for hair loss",
    "unknown": "approval not known",
}

REGULATORY_MEANING: dict[Regulatory, str] = {
    "approved": "The regulator has looked at trials and allowed it to be sold for hair loss.",
    "cleared": "The regulator lets the device be sold because it is like an older one; "
    "that asks less proof than an approval.",
    "off_label": "A doctor may prescribe it, but the regulator has not approved it for hair loss.",
    "practice": "An operation or procedure is not approved as a medicine is; "
    "the person doing it is regulated.",
    "cosmetic": "It is sold without having to prove that it works against hair loss.",
    "unapproved": "No regulator here has allowed it for hair loss.",
    "unknown": "We found no statement of the regulator.",
}

DOTS: dict[Certainty, int] = {"very low": 1, "low": 2, "moderate": 3, "high": 4}

CERTAINTY_MEANING: dict[Certainty, str] = {
    "high": "More trials are very unlikely to change the picture.",
    "moderate": "More trials may change the picture somewhat.",
    "low": "More trials are likely to change the picture.",
    "very low": "Anything is still possible: we know very little.",
}

SEX: dict[Sex, str] = {"male": "Man", "female": "Woman"}


def short_frequency(harm: Harm) -> str:
    """Says how often in few words; nothing is left out that the figure depends on."""
    if len(harm.frequency) <= _SHORT_FREQUENCY:
        return harm.frequency
    if harm.of_100 is not None:
        without = "" if harm.control_of_100 is None else f", {harm.control_of_100:.0f} without it"
        return f"{_harmed(harm.of_100)}{without}"
    if any(word in harm.frequency.lower() for word in _SPELLED_UNKNOWN):
        return "how often is not known"
    return harm.frequency


def _harmed(value: float) -> str:
    if 0 < value < 0.5:
        return "fewer than 1 of 100"
    return f"{'' if value == round(value) else 'about '}{value:.0f} of 100"


def in_country(name: str) -> str:
    """Returns the name of a country as it stands inside a sentence: ``the United States``."""
    return f"the {name}" if name.startswith("United ") else name


def with_range(middle: str, low: str, high: str) -> str:
    """Returns a figure with its range: ``3 (1 to 5)``; alone where there is none."""
    return middle if low == high else f"{middle} ({low} to {high})"


SYMBOLS = {"USD": "$", "GBP": "£", "EUR": "€", "INR": "₹", "TRY": "₺"}
"""A currency without an entry is written with its ISO code."""

DENSITY = "hairs/cm²"

_SHORT_FREQUENCY = 80
_SPELLED_UNKNOWN = ("not known", "unknown")


def count_of_100(count: int, *, sure: bool = False) -> str:
    """Returns a count of 100 people or futures as it is said: ``12``, or ``more than 99``.

    None or all of the simulated futures does not make it certain for a person, and rounding may
    have made it none or all.

    Args:
        count: 0 to 100.
        sure: It is so without any simulation, and is said as it is.
    """
    if sure:
        return str(count)
    return {0: "fewer than 1", 100: "more than 99"}.get(count, str(count))


def short_count_of_100(count: int, *, sure: bool = False) -> str:
    """Returns the same where there is room for a figure only: ``<1``."""
    if sure:
        return str(count)
    return {0: "<1", 100: ">99"}.get(count, str(count))


def certainty(word: Certainty) -> str:
    """Returns four dots and the word: ``●○○○ very low``."""
    return f"{'●' * DOTS[word]}{'○' * (4 - DOTS[word])} {word}"


def in_sentence(name: str) -> str:
    """Returns a name as it stands inside a sentence: lower case, but not PRP."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def approval(treatment: Treatment, scenario: Scenario, catalogue: Catalogue) -> Approval | None:
    """Returns the regulatory position for the person's sex and country, if one is known."""
    jurisdiction = catalogue.countries[scenario.country].jurisdiction
    return treatment.approval(jurisdiction, scenario.sex)


def regulatory(treatment: Treatment, scenario: Scenario, catalogue: Catalogue) -> Regulatory:
    """Returns the regulatory status for the person's sex and country."""
    found = approval(treatment, scenario, catalogue)
    return found.status if found else "unknown"
