"""What a step back or forward in the comparison changed, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.scenario import Scenario

translate = QCoreApplication.translate


def step_words(before: Scenario, after: Scenario, catalogue: Catalogue) -> str:
    """Returns what differs between two scenarios: names of fields and of treatments."""
    names = {
        "name": translate("StepWords", "name"),
        "sex": translate("StepWords", "sex"),
        "stage": translate("StepWords", "stage"),
        "density": translate("StepWords", "hairs per cm² today"),
        "yearly_decline": translate("StepWords", "your yearly loss"),
        "country": translate("StepWords", "country"),
        "years": translate("StepWords", "years"),
        "budget": translate("StepWords", "budget"),
        "visible_share": translate("StepWords", "what counts as visible"),
        "persistence": translate("StepWords", "how long people stay on it"),
        "price_growth": translate("StepWords", "how prices rise"),
        "discount_rate": translate("StepWords", "discount"),
        "notes": translate("StepWords", "notes"),
    }
    fields = [
        said for field, said in names.items() if getattr(before, field) != getattr(after, field)
    ]
    ticked = set(before.treatments) ^ set(after.treatments)
    choices = before.choices.keys() | after.choices.keys()
    changed = {one for one in choices if before.chosen(one) != after.chosen(one)}
    treatments = [
        one.short_name for one in catalogue.treatments if one.id in ticked or one.id in changed
    ]
    return ", ".join([*fields, *treatments])
