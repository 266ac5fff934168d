"""What an undo says that it changed."""

from __future__ import annotations

import msgspec
import pytest

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.scenario import Scenario, default_scenario
from hairchoice.ui import changes
from hairchoice.ui.models.step_words import step_words

_OTHER = {
    "name": "Anna",
    "sex": "female",
    "stage": "IV",
    "density": 150.0,
    "yearly_decline": 0.05,
    "country": "DE",
    "years": 9,
    "budget": 5000.0,
    "visible_share": 0.23,
    "persistence": "typical",
    "price_growth": 0.03,
    "discount_rate": 0.03,
    "notes": "ask about blood tests",
}
_NOT_IN_THE_WINDOW = {"format", "seed", "draws", "treatments", "choices"}


@pytest.mark.parametrize("field", sorted(set(Scenario.__struct_fields__) - _NOT_IN_THE_WINDOW))
def test_every_field_of_a_person_has_words_of_its_own(catalogue: Catalogue, field: str) -> None:
    before = default_scenario()
    after = msgspec.structs.replace(before, **{field: _OTHER[field]})
    said = step_words(before, after, catalogue)
    assert said
    assert "," not in said
    assert step_words(after, before, catalogue) == said


def test_a_treatment_is_named_when_it_was_ticked_or_quoted(catalogue: Catalogue) -> None:
    before = default_scenario()
    quoted = changes.with_quote(before, "exosomes", "session", 3000)
    assert step_words(before, quoted, catalogue) == "Exosomes"
    ticked = changes.with_treatment(quoted, "prp", True)
    assert step_words(before, ticked, catalogue) == "PRP, Exosomes", "as in the catalogue"


def test_nothing_is_said_of_nothing(catalogue: Catalogue) -> None:
    assert step_words(default_scenario(), default_scenario(), catalogue) == ""
