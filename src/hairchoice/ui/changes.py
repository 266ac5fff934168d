"""What the controls do to a scenario: each function returns a new one. No Qt.

A change that breaks a rule (an unknown stage, a price below zero) is not refused here but by
`check_scenario`, which the workspace asks before it takes a change.
"""

from __future__ import annotations

from typing import TypedDict, Unpack

import msgspec

from hairchoice.engine.catalogue import Catalogue, Sex
from hairchoice.engine.scenario import DEFAULT_STAGE, DEFAULT_TREATMENTS, Choices, Scenario


class ChoiceFields(TypedDict, total=False):
    """The fields of `Choices` that a control sets; None is "as in the data"."""

    sessions: int | None
    maintenance: float | None
    trust: float | None


def with_sex(scenario: Scenario, sex: Sex, catalogue: Catalogue) -> Scenario:
    """Changes the sex, with a stage of its scale and without treatments not offered to it."""
    offered = {one.id for one in catalogue.treatments if sex in one.benefit}
    untouched = scenario.treatments == DEFAULT_TREATMENTS[scenario.sex]
    kept = () if untouched else tuple(one for one in scenario.treatments if one in offered)
    default = tuple(one for one in DEFAULT_TREATMENTS[sex] if one in offered)
    return msgspec.structs.replace(
        scenario,
        sex=sex,
        stage=DEFAULT_STAGE[sex],
        density=None,
        treatments=kept or default,
    )


def with_stage(scenario: Scenario, stage: str) -> Scenario:
    """Changes the stage; a typed density was that of the old stage."""
    return msgspec.structs.replace(scenario, stage=stage, density=None)


def with_country(scenario: Scenario, country: str) -> Scenario:
    """Changes the price book; amounts in the old currency mean nothing in the new one."""
    choices = {
        key: msgspec.structs.replace(choice, quotes={}) for key, choice in scenario.choices.items()
    }
    return msgspec.structs.replace(
        scenario, country=country, budget=None, choices=_changed_only(choices)
    )


def with_treatment(scenario: Scenario, treatment_id: str, shown: bool) -> Scenario:
    """Ticks or unticks a treatment; the one ticked last comes last."""
    others = tuple(one for one in scenario.treatments if one != treatment_id)
    added = (treatment_id,) if shown else ()
    return msgspec.structs.replace(scenario, treatments=(*others, *added))


def with_quote(scenario: Scenario, treatment_id: str, item: str, price: float | None) -> Scenario:
    """Sets what the person was quoted for a cost item; None goes back to the sourced range."""
    chosen = scenario.chosen(treatment_id)
    quotes = {key: value for key, value in chosen.quotes.items() if key != item}
    if price is not None:
        quotes[item] = price
    return _with_choices(scenario, treatment_id, msgspec.structs.replace(chosen, quotes=quotes))


def with_choice(scenario: Scenario, treatment_id: str, **fields: Unpack[ChoiceFields]) -> Scenario:
    """Sets sessions, maintenance or trust of a treatment."""
    chosen = msgspec.structs.replace(scenario.chosen(treatment_id), **fields)
    return _with_choices(scenario, treatment_id, chosen)


def with_offer(
    scenario: Scenario, treatment_id: str, chosen: Choices, *, shown: bool = True
) -> Scenario:
    """Takes over a clinic's offer; where it is to be shown, the treatment is compared too."""
    if shown and treatment_id not in scenario.treatments:
        scenario = with_treatment(scenario, treatment_id, True)
    return _with_choices(scenario, treatment_id, chosen)


def without_choices(scenario: Scenario, treatment_id: str) -> Scenario:
    """Forgets everything that was changed about a treatment."""
    return _with_choices(scenario, treatment_id, Choices())


def _with_choices(scenario: Scenario, treatment_id: str, chosen: Choices) -> Scenario:
    choices = _changed_only({**scenario.choices, treatment_id: chosen})
    return msgspec.structs.replace(scenario, choices=choices)


def _changed_only(choices: dict[str, Choices]) -> dict[str, Choices]:
    """An untouched treatment leaves no trace in the saved file."""
    return {key: choice for key, choice in choices.items() if choice != Choices()}
