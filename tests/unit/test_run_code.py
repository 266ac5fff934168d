"""The run code: what it keeps, what it leaves out, and what it makes of damage."""

from __future__ import annotations

import time
from functools import cache
from typing import Literal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hairchoice.engine import run_code
from hairchoice.engine.catalogue import Catalogue, DataVersion
from hairchoice.engine.catalogue_check import problems
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.packing import (
    LETTERS,
    DamagedError,
    Reader,
    Writer,
    from_letters,
    to_letters,
)
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.run_code import RunCode, decode, encode, what_changed
from hairchoice.engine.scenario import Choices, Scenario, check_scenario, default_scenario

QUOTED = Scenario(
    choices={
        "exosomes": Choices(quotes={"session": 2800.0}),
        "minoxidil_topical_5": Choices(quotes={"month": 19.99}),
    }
)
QUICK = settings(max_examples=60, deadline=None)


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


def maybe(low: float, high: float) -> st.SearchStrategy[float | None]:
    return st.none() | st.floats(low, high)


IDS = st.sampled_from([*run_code.TREATMENTS[:6], "of_another_catalogue"])
CHOICES = st.builds(
    Choices,
    quotes=st.dictionaries(
        st.sampled_from([*run_code.ITEMS, "serum"]), st.floats(0, 1e9), max_size=3
    ),
    sessions=st.none() | st.integers(1, 200),
    maintenance=maybe(0, 52),
    trust=maybe(0, 1),
)
SEXES: st.SearchStrategy[Literal["male", "female"]] = st.sampled_from(["male", "female"])
SCENARIOS = st.builds(
    Scenario,
    sex=SEXES,
    stage=st.sampled_from([*run_code.STAGES, "VIII"]),
    density=maybe(10, 400),
    yearly_decline=maybe(0, 0.3),
    country=st.sampled_from([*run_code.COUNTRIES, "FR"]),
    years=st.integers(1, 20),
    budget=maybe(0, 1e9),
    visible_share=st.floats(0.01, 1),
    persistence=st.sampled_from(["planned", "typical"]),
    price_growth=st.floats(-0.2, 0.5),
    discount_rate=st.floats(0, 0.5),
    treatments=st.lists(IDS, unique=True, min_size=1, max_size=5).map(tuple),
    choices=st.dictionaries(IDS, CHOICES.filter(lambda chosen: chosen != Choices()), max_size=3),
    seed=st.integers(0, 2**32 - 1),
    draws=st.integers(100, 100_000),
)


@QUICK
@given(SCENARIOS, st.from_regex(r"[12][0-9]{3}[.][0-9]{1,2}([.][0-9]+)?", fullmatch=True))
def test_every_choice_comes_back_exactly(scenario: Scenario, version: str) -> None:
    assert decode(encode(scenario, version)) == RunCode(scenario, version)


@pytest.mark.parametrize("sex", ["male", "female"])
def test_the_comparison_a_new_user_sees_has_the_shortest_code(
    sex: Literal["male", "female"],
) -> None:
    scenario = default_scenario(sex)
    code = encode(scenario, "2026.11")
    assert len(code) == len("ABCDE-FGHJK")
    assert decode(code).scenario == scenario


def test_two_quotes_stay_short_enough_to_copy() -> None:
    assert len(encode(QUOTED, "2026.11")) <= 36


def test_a_code_that_was_printed_reads_the_same_for_ever() -> None:
    assert decode("0ASH8-0021M-403G2-Q0440-5F9Y0-FFYP") == RunCode(QUOTED, "2026.11")


def test_the_words_of_the_data_are_short() -> None:
    data = catalogue()
    assert {treatment.id for treatment in data.treatments} <= set(run_code.TREATMENTS)
    assert {item.id for each in data.treatments for item in each.costs} <= set(run_code.ITEMS)
    assert {stage.id for stage in data.stages} <= set(run_code.STAGES)
    assert set(data.countries) <= set(run_code.COUNTRIES)


def test_name_and_notes_are_not_in_the_code() -> None:
    private = msgspec.structs.replace(QUOTED, name="A. Example", notes="Ask about needles")
    assert encode(private, "2026.11") == encode(QUOTED, "2026.11")


def test_choices_that_change_nothing_are_left_out() -> None:
    scenario = msgspec.structs.replace(QUOTED, choices={**QUOTED.choices, "prp": Choices()})
    assert encode(scenario, "2026.11") == encode(QUOTED, "2026.11")


@pytest.mark.parametrize(
    "written",
    [
        str.lower,
        lambda code: code.replace("-", ""),
        lambda code: code.replace("-", " \n"),
        lambda code: code.replace("-", "\u2013"),
        lambda code: code.replace("0", "O"),
        lambda code: code.replace("1", "l"),
        lambda code: code.replace("1", "I"),
        lambda code: f"  {code}\u200b",
    ],
)
def test_how_a_code_is_written_does_not_matter(written: object) -> None:
    assert callable(written)
    code = encode(QUOTED, "2026.11")
    assert decode(written(code)).scenario == QUOTED


def test_every_wrong_letter_and_every_swap_is_noticed() -> None:
    code = encode(QUOTED, "2026.11").replace("-", "")
    swaps = [
        code[:at] + code[at + 1] + code[at] + code[at + 2 :]
        for at in range(len(code) - 1)
        if code[at] != code[at + 1]
    ]
    wrong = [
        code[:at] + letter + code[at + 1 :]
        for at in range(len(code))
        for letter in LETTERS
        if letter != code[at]
    ]
    for damaged in (*swaps, *wrong, *(code[:length] for length in range(len(code)))):
        with pytest.raises(BadInputError):
            decode(damaged)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("", "not a run code"),
        ("hull", "has 'U'"),
        ("0ASH8-0021M!", "has '!'"),
        ("0ASH8-0021M", "not a run code"),
        ("A" * 8001, "too long"),
        ("A" * 8000, "not a run code"),
    ],
)
def test_what_is_no_code_gets_one_clear_line(code: str, said: str) -> None:
    with pytest.raises(BadInputError, match=said) as caught:
        decode(code)
    assert len(caught.value.problems) == 1
    assert "\n" not in str(caught.value)


def is_code_or_clear_problem(text: str) -> bool:
    """Whether a text is read, or refused in one line; anything else is raised."""
    try:
        return isinstance(decode(text).scenario, Scenario)
    except BadInputError as error:
        return len(error.problems) == 1 and "\n" not in str(error)


@QUICK
@given(st.text(max_size=300) | st.text(alphabet=LETTERS, max_size=300))
def test_any_text_is_a_code_or_a_clear_problem(text: str) -> None:
    assert is_code_or_clear_problem(text)


@QUICK
@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_with_a_right_checksum_are_bounded_work(content: bytes) -> None:
    forged = to_letters(content + run_code.checksum(content))
    started = time.perf_counter()
    assert is_code_or_clear_problem(forged)
    assert time.perf_counter() - started < 1


def test_a_count_beyond_the_bytes_ends_at_once() -> None:
    writer = Writer()
    for value in (2, 2611, 1, 2**62):  # format, data version, tag of treatments, their number
        writer.whole(value)
    with pytest.raises(BadInputError):
        decode(to_letters(bytes(writer.data) + run_code.checksum(writer.data)))


def test_a_newer_format_is_said() -> None:
    writer = Writer()
    writer.whole(99 << 1)
    with pytest.raises(BadInputError, match="another version of HairChoice"):
        decode(to_letters(bytes(writer.data) + run_code.checksum(writer.data)))


def test_what_is_decoded_is_still_checked_against_the_data() -> None:
    odd = msgspec.structs.replace(QUOTED, treatments=("of_another_catalogue",))
    found = decode(encode(odd, "2026.11")).scenario
    with pytest.raises(BadInputError, match="of_another_catalogue"):
        check_scenario(found, catalogue())


def test_another_data_version_is_said_and_the_same_is_not() -> None:
    data = catalogue()
    assert what_changed(data.version, data) == ""
    said = what_changed("2025.3", data)
    assert "2025.3" in said
    assert data.version in said
    assert "can differ" in said
    assert "does not know what is different" in said


def test_what_later_versions_changed_is_said_and_what_earlier_ones_did_is_not() -> None:
    changes = (("2026.11", "The first."), ("2027.1", "Prices in India."), ("2027.10", "A trial."))
    history = tuple(DataVersion(version=version, changes=(what,)) for version, what in changes)
    data = msgspec.structs.replace(catalogue(), version="2027.10", history=history)
    assert problems(data) == []
    said = what_changed("2026.11", data)
    assert said.endswith(" Changed in 2027.1: Prices in India. Changed in 2027.10: A trial.")
    assert "India" not in what_changed("2027.1", data)


def test_the_history_is_whole() -> None:
    data = catalogue()
    assert data.history[-1].version == data.version
    forgotten = msgspec.structs.replace(data, version="2031.1")
    assert [each.place for each in problems(forgotten)] == ["history"]
    twice = msgspec.structs.replace(data, history=data.history * 2)
    assert [each.place for each in problems(twice)] == ["history"]


@QUICK
@given(st.floats(allow_nan=False) | st.integers(0, 10**6).map(lambda cents: cents / 100))
def test_numbers_come_back_to_the_last_bit(value: float) -> None:
    writer = Writer()
    writer.number(value)
    assert Reader(bytes(writer.data)).number().hex() == value.hex()


def test_prices_as_people_write_them_take_few_bytes() -> None:
    for price, most in ((19.99, 2), (2800.0, 2), (0.045, 2), (12_345.67, 4)):
        writer = Writer()
        writer.number(price)
        assert len(writer.data) <= most, price


def test_a_negative_count_is_refused_and_a_cut_text_noticed() -> None:
    with pytest.raises(ValueError, match="negative"):
        Writer().whole(-1)
    for data in (b"\x05ab", b"\x02\xff\xfe", b"\x80", b"\xff" * 11):
        with pytest.raises(DamagedError):
            Reader(data).text()


@given(st.binary(max_size=60))
def test_letters_give_the_bytes_back(data: bytes) -> None:
    assert from_letters(to_letters(data)) == data
