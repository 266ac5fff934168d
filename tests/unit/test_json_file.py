"""Files from anywhere: bounded work, and one plain line for what is wrong with them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from hairchoice.engine.comparison_file import read_comparison_file
from hairchoice.engine.json_file import UnfitError, decode, read_bounded, refuse_doubles
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.problems import BadInputError, Problem, one_line, spelt_out
from hairchoice.engine.scenario import Scenario, check_scenario, write_scenario
from hairchoice.paths import bundled
from tests.catalogues import bundled as catalogue

GIGABYTE = 1_000_000_000


def said(path: Path) -> str:
    """What is said of a file that cannot be opened."""
    read = load_catalogue if path.suffix == ".json" else read_comparison_file
    with pytest.raises(BadInputError) as caught:
        read(path)
    assert len(caught.value.problems) == 1
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("a.hairchoice", "is too large to be a comparison; allowed is up to 2 MB"),
        ("a.json", "is too large to be a treatments file; allowed is up to 4 MB"),
    ],
)
def test_a_file_of_a_gigabyte_is_not_read(name: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.touch()
    os.truncate(path, GIGABYTE)  # takes no room on the disk

    assert says in said(path)


def test_what_never_ends_is_not_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.hairchoice"
    os.mkfifo(pipe)

    assert "it is no file" in said(pipe)
    for endless in (Path("/dev/zero"), tmp_path):
        with pytest.raises(BadInputError, match="it is no file"):
            read_bounded(endless, 1, "a comparison")


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "notepad.hairchoice"
    path.write_bytes(b"\xef\xbb\xbf" + write_scenario(Scenario(years=7)))

    assert read_comparison_file(path) == Scenario(years=7)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_another_encoding_is_named(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "other.hairchoice"
    path.write_bytes(write_scenario(Scenario()).decode().encode(encoding))

    assert "it is text in UTF-16 or UTF-32; save it as UTF-8" in said(path)


def test_bytes_that_are_no_text_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "latin.hairchoice"
    path.write_bytes('{"name":"Zoë"}'.encode("latin-1"))

    assert "byte 11 is no UTF-8 text; save it as UTF-8" in said(path)


def test_a_name_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "double.hairchoice"
    path.write_bytes(b'{"years": 5, "years": 10}')
    assert "'years' is there twice in one object; once is allowed" in said(path)

    path.write_bytes(b'{"choices": {"prp": {}, "prp": {"sessions": 3}}}')
    assert "'prp' is there twice" in said(path)


def test_a_double_in_a_data_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "double.json"
    text = bundled("data", "treatments.json").read_text(encoding="utf-8")
    path.write_text(text.replace('"format"', '"format": "hairchoice.treatments/1", "format"', 1),
                    encoding="utf-8")  # fmt: skip

    assert "'format' is there twice" in said(path)


def test_the_data_file_of_the_program_says_nothing_twice() -> None:
    refuse_doubles(bundled("data", "treatments.json").read_bytes())


@pytest.mark.parametrize(
    "text", [b"[" * 500_000, b'{"choices":' * 100_000, b'{"x":' + b"[" * 500_000]
)
def test_deep_nesting_is_refused(text: bytes) -> None:
    with pytest.raises(UnfitError):
        decode(text, Scenario)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "1" + "0" * 5000])
@pytest.mark.parametrize("field", ["seed", "years", "density", "budget"])
def test_what_is_no_number_in_range_is_refused(field: str, number: str, tmp_path: Path) -> None:
    path = tmp_path / "number.hairchoice"
    path.write_text(f'{{"{field}": {number}}}', encoding="utf-8")

    with pytest.raises(BadInputError):
        check_scenario(read_comparison_file(path), catalogue())


def test_a_comparison_of_very_many_treatments_is_refused_at_once(tmp_path: Path) -> None:
    """Looking for doubles among them would take time with the square of their number."""
    path = tmp_path / "many.hairchoice"
    for text in (
        json.dumps({"treatments": ["x"] * 300_000}),
        json.dumps({"choices": {f"x{number}": {} for number in range(90_000)}}),
    ):
        path.write_text(text, encoding="utf-8")
        assert "of length <= 1000" in said(path)


def test_a_name_longer_than_a_file_may_hold_is_refused() -> None:
    with pytest.raises(BadInputError, match=r"name: has 201 characters; allowed is up to 200"):
        check_scenario(Scenario(name="x" * 201), catalogue())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("plain, £ and 毛", "plain, £ and 毛"),
        ("a\nb\x1b[2J", "a\\nb\\x1b[2J"),
        ("\u202egnp", "\\u202egnp"),
        ("half \udcff", "half \\udcff"),
        ("narrow\u202fspace", "narrow\u202fspace"),
    ],
)
def test_a_problem_is_one_line_that_only_reads(text: str, line: str) -> None:
    assert one_line(text) == line
    assert str(Problem(text, text)) == f"{line}: {line}"
    assert str(BadInputError.single("", text)) == line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ann\u202e · 5", "Ann\\u202e · 5"),
        ("\x1b[2J\x7f\x85", "\\x1b[2J\\x7f\\x85"),
        ("\u2066a\u2069\u200f\u061c", "\\u2066a\\u2069\\u200f\\u061c"),
        ("half \ud800", "half \\ud800"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        (
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
        ("🧑🏽\u200d🦲", "🧑🏽\u200d🦲"),
    ],
)
def test_a_text_of_a_person_steers_nothing_and_keeps_what_words_need(text: str, shown: str) -> None:
    assert spelt_out(text) == shown
    assert spelt_out(shown) == shown


def test_a_long_problem_keeps_both_its_ends() -> None:
    line = one_line("where" + "x" * 100_000 + "what is allowed")

    assert len(line) < 1300
    assert line.startswith("wherexxx")
    assert line.endswith("what is allowed")
