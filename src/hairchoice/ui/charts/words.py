"""The charts' own words, in the language of the window; what the engine says is not here."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def band_name() -> str:
    """Returns what the band is called, wherever it is named."""
    return translate("Charts", "8 in 10 futures")


def band_of(name: str) -> str:
    """Returns whose band it is, where no focus says so."""
    return translate("Charts", "{name}: {band}").format(name=name, band=band_name())


def no_trial() -> str:
    """Returns what stands in a hatched area."""
    return translate("Charts", "no usable trial")


def no_price() -> str:
    """Returns what stands in place of an amount."""
    return translate("Charts", "no price")


def not_known() -> str:
    """Returns what stands in place of a change of hair that no trial tells."""
    return translate("Charts", "not known")


def over(amount: str) -> str:
    """Returns the cost of what has a price for some of its parts only."""
    return translate("Charts", "over {amount}").format(amount=amount)


def band_from(ends: str) -> str:
    """Returns the band with its two ends."""
    return translate("Charts", "{band}: {span}").format(band=band_name(), span=ends)


def price_remark(*, unpriced: bool) -> str:
    """Returns what follows a name whose price is not known, or not all of it."""
    if unpriced:
        return translate("Charts", ": no price")
    return translate("Charts", ", part unpriced")


def doing_nothing() -> str:
    """Returns the name of the option every difference is against."""
    return translate("Charts", "Doing nothing")


def paid_so_far(currency: str) -> str:
    """Returns the title of the cost axis."""
    return translate("Charts", "Paid so far, {currency}").format(currency=currency)


def hairs_against_today() -> str:
    """Returns the title of the hair axis."""
    return translate("Charts", "Hairs per cm², against today")


def budget(amount: str) -> str:
    """Returns what stands at the line of the budget."""
    return translate("Charts", "budget {amount}").format(amount=amount)


def budget_above(title: str, amount: str) -> str:
    """Returns the title of a chart that is too low for its budget."""
    said = translate("Charts", "{title}; the budget of {amount} is above this chart")
    return said.format(title=title, amount=amount)


def evidence_ends(month: float) -> str:
    """Returns what stands where a line turns dashed."""
    return translate("Charts", "evidence ends: month {month}").format(month=f"{month:.0f}")


def evidence_to(name: str, month: float) -> str:
    """Returns the title of a table's column."""
    said = translate("Charts", "{name}\nevidence to month {month}")
    return said.format(name=name, month=f"{month:.0f}")


def time() -> str:
    """Returns the title of the column of years and months."""
    return translate("Charts", "Time")


def span(low: str, high: str) -> str:
    """Returns the lower and the upper end of a band."""
    return translate("Charts", "{low} to {high}").format(low=low, high=high)


def between(value: str, low: str, high: str) -> str:
    """Returns a value with its band, as it is read out."""
    said = translate("Charts", "{value}, between {low} and {high}")
    return said.format(value=value, low=low, high=high)


def today() -> str:
    """Returns where the time axis begins, and what the hair axis is against."""
    return translate("Charts", "today")


def last_months(number: int) -> str:
    """Returns the last label of a time axis in months, which carries the unit."""
    return translate("Charts", "{number} months").format(number=number)


def last_years(number: int) -> str:
    """Returns the last label of a time axis in years, which carries the unit."""
    return translate("Charts", "{number} years").format(number=number)


def month_text(month: int) -> str:
    """Returns ``today``, ``after 7 months``, ``after 2 years`` or ``after 2 years 3 months``.

    Not "year 2, month 3": some read that as the third month of the second year.
    """
    if month == 0:
        return today()
    return translate("Charts", "after {time}").format(time=time_since(month))


def time_since(month: int) -> str:
    """Returns ``today``, ``7 months``, ``2 years`` or ``2 years 3 months``."""
    years, months = divmod(month, 12)
    return " ".join(text for text in (_years(years), _months(months)) if text) or today()


def _years(number: int) -> str:
    if number == 1:
        return translate("Charts", "1 year")
    return translate("Charts", "{number} years").format(number=number) if number else ""


def _months(number: int) -> str:
    if number == 1:
        return translate("Charts", "1 month")
    return translate("Charts", "{number} months").format(number=number) if number else ""


def short_group(group: Literal["visible", "too_small", "no_better"]) -> str:
    """Returns what stands beside a bar of 100 people; the legend has the whole words."""
    if group == "visible":
        return translate("Charts", "visible")
    if group == "too_small":
        return translate("Charts", "too small")
    return translate("Charts", "no better")


def no_difference(people: str, amount: str, *, one: bool) -> str:
    """Says how many of 100 spend how much and see nothing for it."""
    said = (
        translate("Charts", "{people} of 100 spends about {amount} and sees no visible difference.")
        if one
        else translate(
            "Charts", "{people} of 100 spend about {amount} and see no visible difference."
        )
    )
    return said.format(people=people, amount=amount)


def origin(program: str, data: str, seed: int, draws: int) -> str:
    """Returns what would make the figures of a picture again."""
    said = translate(
        "Charts",
        "HairChoice {program}, data {data}, seed {seed}, {draws} futures. "
        "An aid to a conversation, not advice.",
    )
    return said.format(program=program, data=data, seed=seed, draws=draws)
