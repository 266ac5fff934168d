"""The words and signs for codes of the catalogue, as they stand in files and tables."""

from __future__ import annotations

from hairchoice.engine.catalogue import Approval, Certainty, Regulatory, Sex

REGULATORY: dict[Regulatory, str] = {
    "approved": "approved for hair loss",
    "cleared": "cleared for sale",
    "off_label": "approved, but not for this",
    "practice": "a doctor's procedure",
    "cosmetic": "sold as a cosmetic",
    "unapproved": "not approved for hair loss",
    "unknown": "approval not known",
}

DOTS: dict[Certainty, int] = {"very low": 1, "low": 2, "moderate": 3, "high": 4}

SEX: dict[Sex, str] = {"male": "Man", "female": "Woman"}

SYMBOLS = {"USD": "$", "GBP": "£", "EUR": "€", "INR": "₹", "TRY": "₺"}
"""A currency without an entry is written with its ISO code."""

DENSITY = "hairs/cm²"


def certainty(word: Certainty) -> str:
    """Returns four dots and the word: ``●○○○ very low``."""
    return f"{'●' * DOTS[word]}{'○' * (4 - DOTS[word])} {word}"


def approval_text(found: Approval | None) -> str:
    """Returns what the regulator's position is and since when, in a sentence."""
    if found is None:
        return "We found no statement of the regulator."
    year = f" ({found.year})" if found.year else ""
    return f"{found.text}{year}"
