"""Impossible data files: refused with every problem named, never run into a crash or a hang."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from hairchoice.engine.catalogue import Catalogue, Treatment, json_schema
from hairchoice.engine.catalogue_check import problems
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.problems import BadInputError
from tests.catalogues import (
    catalogue,
    combination,
    course,
    difference,
    grafts,
    item,
    nothing,
    run_one,
    scenario,
    sessions,
    treatment,
)

MONTHLY = item("month", 10)


def refused(data: Catalogue, folder: Path) -> str:
    """The message for a data file with this content."""
    file = folder / "treatments.json"
    # JSON has no word for NaN and infinities: msgspec writes null, which is refused as well.
    file.write_bytes(msgspec.json.encode(data))
    with pytest.raises(BadInputError) as caught:
        load_catalogue(file)
    return str(caught.value)


@pytest.mark.parametrize(
    ("one", "place", "allowed"),
    [
        (treatment("x", nothing(), item("month", -1)), "costs[0].prices", ">= 0"),
        (
            treatment("x", nothing(), item("month", 9, 5, 7)),
            "treatments[x].costs[month].prices.US.low",
            "allowed is low <= typical <= high",
        ),
        (
            treatment("x", difference(10, half_width=-2), course=course()),
            "treatments[x].benefit.male.low",
            "allowed is low <= value <= high",
        ),
        (treatment("x", nothing(), item("month", math.nan)), "prices", "float"),
        (treatment("x", nothing(), item("month", math.inf)), "prices", "float"),
        (
            treatment("x", nothing(), sessions=sessions((1, 10**9, 10**9))),
            "treatments[x].sessions.initial.typical",
            "allowed is 1 to 200",
        ),
        (
            treatment("x", nothing(), sessions=sessions(maintenance=(0, 1, 10**9))),
            "treatments[x].sessions.maintenance_per_year.high",
            "allowed is 0 to 52",
        ),
        (
            treatment("x", difference(10), course=course(slowing=(0, 1, 2))),
            "treatments[x].course.slowing.high",
            "allowed is 0 to 1",
        ),
        (
            treatment("x", difference(10), course=course(half_life=0)),
            "treatments[x].course.fade_half_life_months.value",
            "allowed is 0.01 to 1,200",
        ),
        (
            treatment("x", difference(10, at_month=3), course=course(peak=6)),
            "treatments[x].benefit.male.at_month",
            "must be 6 (peak) or later",
        ),
        (
            treatment("x", combination("x", "none")),
            "treatments[x].benefit.male.parts",
            "a part must stand by itself",
        ),
        (
            treatment("x", combination("none", "who")),
            "treatments[x].benefit.male.parts",
            "'who' is not the id of a treatment",
        ),
        (treatment("x", difference(10)), "treatments[x].course", "is missing"),
    ],
)
def test_an_impossible_treatment_is_named_with_what_is_allowed(
    one: Treatment, place: str, allowed: str, tmp_path: Path
) -> None:
    message = refused(catalogue(one), tmp_path)

    assert place in message
    assert allowed in message


def test_two_treatments_of_one_id_are_refused(tmp_path: Path) -> None:
    message = refused(catalogue(treatment("x"), treatment("x")), tmp_path)

    assert "treatments: 'x' is there 2 times; once is allowed" in message


def test_a_file_without_doing_nothing_is_refused(tmp_path: Path) -> None:
    data = catalogue(treatment("x"))
    without = msgspec.structs.replace(data, treatments=data.treatments[1:])

    assert "treatments[none]: must be there" in refused(without, tmp_path)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b'{"format": "x"}', b"\xff", b"[" * 100_000]
)
def test_what_is_no_data_file_is_refused_with_its_name(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_bytes(content)

    with pytest.raises(BadInputError, match=r"mine\.json: is not a treatments file: "):
        load_catalogue(file)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="cannot be read: No such file"):
        load_catalogue(tmp_path / "away.json")
    with pytest.raises(BadInputError, match="cannot be read: "):
        load_catalogue(tmp_path)


def test_the_builder_s_own_catalogues_are_sound(tmp_path: Path) -> None:
    data = catalogue(
        treatment("x", difference(), MONTHLY, course=course(), persistence=[(12, 0.5)]),
        treatment("y", grafts(), item("graft", 5), course=course()),
        treatment("both", combination("x", "y")),
    )
    file = tmp_path / "treatments.json"
    file.write_bytes(msgspec.json.encode(data))

    assert problems(data) == []
    assert load_catalogue(file) == data
    assert json_schema()["$ref"] == "#/$defs/Catalogue"


MOVED = treatment("moved", grafts(), item("graft", 5), course=course())
OTHER = treatment("other", grafts(), item("graft", 5), course=course())
DRUG = treatment("drug", difference(), MONTHLY, course=course())
PAINT = treatment("paint", nothing(), MONTHLY)


def together(*parts: str, adds: bool = False) -> Treatment:
    return treatment(
        "x",
        combination(*parts, adds=difference(6, at_month=12) if adds else None),
        course=course() if adds else None,
    )


UNFIT: dict[str, Callable[[], Catalogue]] = {
    "a combination of transplants only": lambda: catalogue(
        MOVED, OTHER, together("moved", "other")
    ),
    "an add-on to a transplant": lambda: catalogue(
        MOVED, DRUG, together("moved", "drug", adds=True)
    ),
    "an add-on like a part without a course": lambda: catalogue(
        DRUG, PAINT, together("drug", "paint", adds=True)
    ),
    "a transplant inside the second part": lambda: catalogue(
        MOVED,
        DRUG,
        treatment("pair", combination("moved", "drug")),
        treatment("cream", difference(), course=course()),
        together("cream", "pair"),
    ),
    "a decline of everything in a year": lambda: catalogue(
        treatment("x", difference(), course=course()), decline=(1, 1, 1)
    ),
    "a price beyond any money": lambda: catalogue(
        treatment("x", nothing(), item("month", 1e307, 1e308, 1e308))
    ),
    "a lifetime beyond any time": lambda: catalogue(
        treatment("x", nothing(), item("once", 9, lifetime_years=(1e308, 1e308, 1e308)))
    ),
    "sessions beyond any time": lambda: catalogue(
        treatment("x", nothing(), item("session", 9), sessions=sessions(spacing_months=1e308))
    ),
    "maintenance once in the age of the universe": lambda: catalogue(
        treatment("x", nothing(), item("session", 9), sessions=sessions(maintenance=(1e-300,) * 3))
    ),
    "a half-life shorter than anything": lambda: catalogue(
        treatment("x", difference(), course=course(half_life=1e-308), persistence=[(12, 0.5)])
    ),
}


@pytest.mark.parametrize("name", UNFIT)
def test_what_the_check_lets_pass_can_be_simulated(name: str) -> None:
    data = UNFIT[name]()
    if problems(data):
        return

    run_one(data, scenario("x", persistence="typical"))


def test_a_billion_visits_a_year_are_refused() -> None:
    one = treatment("x", nothing(), item("visit", 100, visits_per_year=1e9))

    assert problems(catalogue(one))
