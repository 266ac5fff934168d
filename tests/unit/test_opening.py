"""`hairchoice open`: a file where there is one, else a code; every mistake in one clear line."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
import numpy as np
import pytest

from hairchoice.cli.opening import scenario_from
from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.run_code import encode
from hairchoice.engine.scenario import Choices, Scenario, write_scenario
from hairchoice.engine.simulate import Simulator

SCENARIO = Scenario(
    treatments=("exosomes", "prp"),
    years=3,
    seed=7,
    draws=256,
    choices={"prp": Choices(quotes={"session": 450.0}, sessions=4)},
)


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


def test_a_code_gives_the_identical_comparison() -> None:
    found, notes = scenario_from(encode(SCENARIO, catalogue().version), catalogue())
    assert notes == []
    first, again = (Simulator(catalogue()).run(each) for each in (SCENARIO, found))
    for before, after in zip(first.treatments, again.treatments, strict=True):
        assert before.of_100 == after.of_100
        assert np.array_equal(before.cost.quantiles, after.cost.quantiles)
        assert np.array_equal(before.hair_change.quantiles, after.hair_change.quantiles)


def test_a_file_is_opened_whatever_it_is_called(tmp_path: Path) -> None:
    for name in ("a.hairchoice", "0ASH9-XS4F8"):
        (tmp_path / name).write_bytes(write_scenario(SCENARIO))
        assert scenario_from(str(tmp_path / name), catalogue()) == (SCENARIO, [])


def test_a_code_of_other_data_says_so() -> None:
    found, notes = scenario_from(encode(SCENARIO, "2025.3"), catalogue())
    assert found == SCENARIO
    assert len(notes) == 1
    assert "2025.3" in notes[0]


@pytest.mark.parametrize("version", ["2025.3", "this"])
def test_a_code_that_does_not_fit_the_data_names_what_does_not(version: str) -> None:
    odd = msgspec.structs.replace(SCENARIO, treatments=("exosomes", "a_new_one"))
    code = encode(odd, catalogue().version if version == "this" else version)
    with pytest.raises(BadInputError, match="a_new_one") as caught:
        scenario_from(code, catalogue())
    assert ("2025.3" in str(caught.value)) == (version == "2025.3")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("missing.hairchoice", "cannot be read"),
        ("x\0.hairchoice", "cannot be read"),
        ("not a code at all!", "which is in no run code"),
        ("a" * 100_000, "too long"),
        ("", "not a run code"),
    ],
)
def test_a_mistake_gets_one_clear_line(text: str, said: str) -> None:
    with pytest.raises(BadInputError, match=said) as caught:
        scenario_from(text, catalogue())
    assert len(str(caught.value).splitlines()) == 1


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    damaged = tmp_path / "a.hairchoice"
    damaged.write_text("{")
    with pytest.raises(BadInputError, match="not a HairChoice comparison") as caught:
        scenario_from(str(damaged), catalogue())
    assert caught.value.problems[0].place == str(damaged)
    with damaged.open("wb") as file:
        file.truncate(11_000_000)
    with pytest.raises(BadInputError, match="too large"):
        scenario_from(str(damaged), catalogue())
