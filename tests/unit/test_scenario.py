"""Scenarios: what is refused, in which words, and that a file comes back as it was."""

from __future__ import annotations

import contextlib
import math

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hairchoice.engine.problems import BadInputError
from hairchoice.engine.scenario import (
    Choices,
    Scenario,
    check_scenario,
    default_scenario,
    read_scenario,
    start_density,
    write_scenario,
)
from hairchoice.engine.simulate import Simulator
from tests.catalogues import bundled, catalogue, scenario
from tests.strategies import cases

NAN = math.nan


def refused(**fields: object) -> list[str]:
    """The lines of the message for a scenario with these fields."""
    changed = msgspec.structs.replace(default_scenario(), **fields)
    with pytest.raises(BadInputError) as caught:
        Simulator(bundled()).run(changed)
    assert str(caught.value).splitlines() == [str(problem) for problem in caught.value.problems]
    return str(caught.value).splitlines()


class TestRefused:
    @pytest.mark.parametrize(
        ("field", "value", "message"),
        [
            ("years", 0, "years: is 0; allowed is 1 to 20"),
            ("years", 500, "years: is 500; allowed is 1 to 20"),
            ("years", -1, "years: is -1; allowed is 1 to 20"),
            ("draws", 0, "draws: is 0; allowed is 100 to 100,000"),
            ("draws", 10**8, "draws: is 100,000,000; allowed is 100 to 100,000"),
            ("seed", -1, "seed: is -1; allowed is 0 to 4,294,967,295"),
            ("seed", 2**32, "seed: is 4,294,967,296; allowed is 0 to 4,294,967,295"),
            ("density", NAN, "density: is nan; allowed is 10 to 400 hairs/cm2"),
            ("density", 0.0, "density: is 0; allowed is 10 to 400 hairs/cm2"),
            ("density", math.inf, "density: is inf; allowed is 10 to 400 hairs/cm2"),
            ("yearly_decline", 0.5, "yearly_decline: is 0.5; allowed is 0 to 0.3"),
            ("yearly_decline", -0.01, "yearly_decline: is -0.01; allowed is 0 to 0.3"),
            ("budget", -1.0, "budget: is -1; allowed is 0 to 1,000,000,000"),
            ("visible_share", 0.0, "visible_share: is 0; allowed is 0.01 to 1"),
            ("visible_share", NAN, "visible_share: is nan; allowed is 0.01 to 1"),
            ("price_growth", 9.0, "price_growth: is 9; allowed is -0.2 to 0.5"),
            ("discount_rate", -0.1, "discount_rate: is -0.1; allowed is 0 to 0.5"),
        ],
    )
    def test_a_number_outside_its_limits_is_named_with_the_limits(
        self, field: str, value: float, message: str
    ) -> None:
        assert refused(**{field: value}) == [message]

    def test_an_unknown_stage_is_named_with_those_there_are(self) -> None:
        (line,) = refused(stage="XII")

        assert line.startswith("stage: is 'XII'; allowed for male is I, II, III, III_vertex")

    def test_a_stage_of_the_other_sex_is_unknown(self) -> None:
        (line,) = refused(stage="3")

        assert line.startswith("stage: is '3'; allowed for male is I,")

    def test_an_unknown_country_is_named_with_those_there_are(self) -> None:
        assert refused(country="XX") == ["country: is 'XX'; allowed is US, GB, IN, DE, ES, TR"]

    def test_no_treatment_at_all_is_refused(self) -> None:
        assert refused(treatments=()) == ["treatments: is empty; choose at least one treatment"]

    def test_an_unknown_treatment_is_named_with_its_place(self) -> None:
        (line,) = refused(treatments=("exosomes", "snake_oil"))

        assert line.startswith("treatments[1]: 'snake_oil' is not known; allowed is none, ")

    def test_a_treatment_that_is_there_twice_is_refused(self) -> None:
        assert refused(treatments=("prp", "prp")) == [
            "treatments[1]: 'prp' is there twice; once is allowed"
        ]

    def test_a_treatment_of_the_other_sex_is_refused(self) -> None:
        assert refused(treatments=("spironolactone",)) == [
            "treatments[0]: 'spironolactone' is not offered to male patients in the data"
        ]

    def test_more_treatments_than_fit_are_refused(self) -> None:
        lines = refused(treatments=tuple(f"t{n}" for n in range(21)))

        assert lines[0] == "treatments: allowed is up to 20 at once"

    @pytest.mark.parametrize(
        ("treatment_id", "choices", "message"),
        [
            (
                "prp",
                Choices(sessions=10**9),
                "choices[prp].sessions: is 1,000,000,000; allowed is 1 to 200",
            ),
            ("prp", Choices(sessions=0), "choices[prp].sessions: is 0; allowed is 1 to 200"),
            (
                "prp",
                Choices(maintenance=1e9),
                "choices[prp].maintenance: is 1,000,000,000; allowed is 0 to 52",
            ),
            (
                "prp",
                Choices(maintenance=NAN),
                "choices[prp].maintenance: is nan; allowed is 0 to 52",
            ),
            ("prp", Choices(trust=1.01), "choices[prp].trust: is 1.01; allowed is 0 to 1"),
            (
                "prp",
                Choices(quotes={"session": -5.0}),
                "choices[prp].quotes[session]: is -5; allowed is 0 to 1,000,000,000",
            ),
            (
                "prp",
                Choices(quotes={"session": NAN}),
                "choices[prp].quotes[session]: is nan; allowed is 0 to 1,000,000,000",
            ),
            (
                "prp",
                Choices(quotes={"tea": 5.0}),
                "choices[prp].quotes: 'tea' is not known; allowed is session, consultation",
            ),
            (
                "none",
                Choices(quotes={"tea": 5.0}),
                (
                    "choices[none].quotes: 'tea' is not known; allowed is none: it has no cost "
                    "items of its own"
                ),
            ),
            (
                "finasteride_oral",
                Choices(sessions=3),
                "choices[finasteride_oral]: 'finasteride_oral' has no sessions to change",
            ),
        ],
    )
    def test_an_impossible_choice_is_named(
        self, treatment_id: str, choices: Choices, message: str
    ) -> None:
        assert refused(choices={treatment_id: choices}) == [message]

    def test_choices_of_an_unknown_treatment_are_refused(self) -> None:
        (line,) = refused(choices={"snake_oil": Choices()})

        assert line.startswith("choices[snake_oil]: 'snake_oil' is not known; allowed is none, ")

    def test_everything_wrong_is_said_at_once(self) -> None:
        lines = refused(years=0, draws=0, country="XX", treatments=())

        assert [line.partition(":")[0] for line in lines] == [
            "country",
            "years",
            "draws",
            "treatments",
        ]

    def test_a_sound_scenario_is_not_refused(self) -> None:
        for sex in ("male", "female"):
            check_scenario(default_scenario(sex), bundled())

    def test_maintenance_of_next_to_nothing_never_comes(self) -> None:
        rare = scenario("prp", choices={"prp": Choices(sessions=3, maintenance=1e-300)})

        (result,) = Simulator(bundled()).run(rare).treatments
        assert result.session_months == (0, 1, 2)

    def test_draws_in_place_of_the_scenario_s_are_checked_as_well(self) -> None:
        with pytest.raises(BadInputError, match="draws: is 5; allowed is 100 to 100,000"):
            Simulator(bundled()).run(default_scenario(), draws=5)


class TestDensity:
    def test_it_is_the_person_s_own_or_that_of_the_stage(self) -> None:
        data = catalogue()

        assert start_density(scenario("none"), data) == 170
        assert start_density(scenario("none", density=99.0), data) == 99
        assert start_density(scenario("none", sex="female", stage="3"), data) == 105


class TestFiles:
    @settings(max_examples=20)
    @given(cases().map(lambda case: case[1]))
    def test_a_scenario_comes_back_as_it_was_written(self, written: Scenario) -> None:
        assert read_scenario(write_scenario(written)) == written

    @settings(max_examples=40)
    @given(st.text(max_size=100))
    def test_notes_in_any_script_come_back(self, notes: str) -> None:
        written = msgspec.structs.replace(default_scenario(), notes=notes)

        assert read_scenario(write_scenario(written)).notes == notes

    def test_a_file_ends_in_a_newline_and_names_its_format(self) -> None:
        data = write_scenario(default_scenario())

        assert data.endswith(b"\n")
        assert b'"format": "hairchoice.scenario/1"' in data

    def test_half_a_surrogate_pair_does_not_stop_saving(self) -> None:
        scenario = Scenario(name="A\ud83d", notes="\ude00 \ud83d\ude00 b")

        again = read_scenario(write_scenario(scenario))

        assert (again.name, again.notes) == ("A\ufffd", "\ufffd \U0001f600 b")

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"not json",
            b"[]",
            b'{"format": "hairchoice.scenario/2"}',
            b'{"years": "five"}',
            b'{"jears": 5}',
            b'{"seed": 1.5}',
            b"\xff\xfe\x00",
            b'{"notes": "\xff"}',
            b"[" * 100_000,
        ],
    )
    def test_what_is_no_scenario_is_refused_in_one_line(self, data: bytes) -> None:
        with pytest.raises(BadInputError) as caught:
            read_scenario(data)

        assert str(caught.value).startswith("is not a HairChoice comparison: ")
        assert len(str(caught.value).splitlines()) == 1

    def test_a_wrong_field_is_named(self) -> None:
        with pytest.raises(BadInputError, match=r"\$\.years"):
            read_scenario(b'{"years": "five"}')

    @given(st.binary(max_size=300))
    def test_no_bytes_do_anything_but_read_or_be_refused(self, data: bytes) -> None:
        found: Scenario | None = None
        with contextlib.suppress(BadInputError):
            found = read_scenario(data)

        assert found is None or found.format == "hairchoice.scenario/1"
