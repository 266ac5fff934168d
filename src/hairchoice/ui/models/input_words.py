"""How the values of uncertain inputs, and the measures they move, are written."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.measures import Measure
from hairchoice.engine.one_way import UncertainInput
from hairchoice.engine.sampling import PERSON
from hairchoice.engine.words import count_of_100
from hairchoice.ui.formats import LocaleFormats

_WHOLE = ("sessions", "maintenance", "grafts")
"""Counts that are whole in every future."""

translate = QCoreApplication.translate


def _unit(unit: str) -> str:
    said = {
        "hairs": translate("AnswerWords", "hairs per cm²"),
        "years": translate("AnswerWords", "years"),
        "months": translate("AnswerWords", "months"),
    }
    return said.get(unit, "")


def input_label(found: UncertainInput, treatment_id: str, catalogue: Catalogue) -> str:
    """Returns what the input is, with its unit and, for a part of a combination, whose it is."""
    label = found.label[:1].upper() + found.label[1:]
    unit = _unit(found.unit)
    if unit and unit not in label.lower():
        label = f"{label}, {unit}"
    own = found.owner in (PERSON, treatment_id)
    known = any(one.id == found.owner for one in catalogue.treatments)
    if own or not known:
        return label
    return f"{catalogue.treatment(found.owner).short_name}: {label[:1].lower()}{label[1:]}"


def input_value(
    found: UncertainInput, value: float, currency: str, months: int, formats: LocaleFormats
) -> str:
    """Returns one of the input's values.

    Args:
        found: The input.
        value: One of its two ends.
        currency: Of the prices.
        months: The horizon: whoever stops later does not stop within it.
        formats: How numbers are written.
    """
    if found.unit == "money":
        return formats.money(value, currency)
    if found.unit == "share":
        return formats.percent(value, 1 if abs(value) < 0.1 else 0)
    if found.unit == "hairs":
        return formats.signed(value)
    if found.unit == "months":
        if value <= months:
            return formats.number(value)
        return translate("AnswerWords", "over {months}").format(months=formats.number(months))
    whole = found.name in _WHOLE or value >= 20
    return formats.shortest(round(value, 0 if whole else 1))


def measure_value(measure: Measure, value: float, currency: str, formats: LocaleFormats) -> str:
    """Returns a value of a measure with its unit."""
    if measure == "cost":
        return formats.money(value, currency)
    if measure == "hair":
        return formats.signed(value, 1)
    count = count_of_100(round(value))
    return translate("AnswerWords", "{count} of 100").format(count=count)


def measure_axis(measure: Measure, currency: str) -> str:
    """Returns the title of the axis of a measure."""
    said = {
        "visible": translate("AnswerWords", "People of 100 with a visible difference"),
        "hair": translate("AnswerWords", "Difference from doing nothing, hairs per cm²"),
        "cost": translate("AnswerWords", "Mean cost over the years, {currency}"),
    }
    return said[measure].format(currency=currency)
