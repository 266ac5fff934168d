"""What the command line cannot do: one clear message, and nothing of the person's written over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hairchoice.engine.scenario import Scenario, write_scenario
from tests.e2e.commands import FAST, complaint, run


@pytest.mark.parametrize(
    ("arguments", "place", "allowed"),
    [
        (["--years", "0"], "--years", "1 to 20"),
        (["--years", "500"], "--years", "1 to 20"),
        (["--draws", "0"], "--draws", "100 to 100,000"),
        (["--draws", "100000000"], "--draws", "100 to 100,000"),
        (["--stage", "IX"], "--stage", "III_vertex"),
        (["--density", "nan"], "--density", "10 to 400"),
        (["--country", "XX"], "--country", "US"),
        (["--treatments", ""], "--treatments", "at least one"),
        (["--treatments", "snake_oil"], "--treatments[0]", "minoxidil_topical_5"),
        (["--quote", "prp.session=-1"], "--quote prp.session", "0 to"),
        (["--quote", "prp.session=inf"], "--quote prp.session", "0 to"),
        (["--quote", "prp.box=5"], "--quote prp", "session"),
        (["--quote", "prp=5"], "--quote", "ID.ITEM=PRICE"),
        (["--trust", "prp=101"], "--trust prp", "0 to 100"),
        (["--sessions", "prp=1000000000"], "--sessions prp", "1 to 200"),
        (["--maintenance", "prp=nan"], "--maintenance prp", "0 to 52"),
    ],
)
def test_bad_input_names_the_option_and_what_is_allowed(
    capsys: pytest.CaptureFixture[str], arguments: list[str], place: str, allowed: str
) -> None:
    said = complaint(capsys, "compare", *arguments)
    assert f"hairchoice: {place}: " in said
    assert allowed in said


def test_every_problem_is_said_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    said = complaint(capsys, "compare", "--years", "0", "--draws", "1", "--country", "XX")
    assert len(said.splitlines()) == 3


@pytest.mark.parametrize(
    "arguments",
    [["compare", "--nonsense"], ["compare", "--quote", "prp"], ["compare", "--years", "many"],
     ["dance"], []],
)  # fmt: skip
def test_wrong_usage_is_2(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert run(*arguments) == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "typed", "said"),
    [
        ("--quote", "prp", "'prp' is not of the form ID.ITEM=PRICE"),
        ("--quote", "prp.session=dear", "'dear' in 'prp.session=dear' is not a number"),
        ("--sessions", "prp=2.5", "'2.5' in 'prp=2.5' is not a whole number"),
    ],
)
def test_what_is_no_pair_or_no_number_is_said_as_it_was_typed(
    capsys: pytest.CaptureFixture[str], option: str, typed: str, said: str
) -> None:
    assert run("compare", option, typed) == 2
    assert said in capsys.readouterr().err


def test_a_file_that_is_not_there_or_not_ours_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    missing = tmp_path / "missing.hairchoice"
    assert "cannot be read" in complaint(capsys, "compare", str(missing))
    foreign = tmp_path / "foreign.hairchoice"
    foreign.write_bytes(b'{"format": "something else"}')
    assert "is not a HairChoice comparison" in complaint(capsys, "compare", str(foreign))


def test_check_finds_every_problem_with_its_place(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run("check", "data/treatments.json") == 0
    capsys.readouterr()
    broken = json.loads(Path("data/treatments.json").read_text("utf-8"))
    broken["treatments"][1]["costs"][0]["prices"]["US"]["low"] = 1e6
    broken["treatments"][2]["short_name"] = broken["treatments"][1]["short_name"]
    broken["treatments"][3]["id"] = broken["treatments"][1]["id"]
    path = tmp_path / "treatments.json"
    path.write_text(json.dumps(broken), "utf-8")
    said = complaint(capsys, "check", str(path))
    assert "prices.US" in said
    assert len(said.splitlines()) >= 2


def test_an_unwritable_target_is_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    said = complaint(capsys, "compare", *FAST, "--csv", str(tmp_path / "no" / "such" / "out.csv"))
    assert "there is no folder" in said


def test_a_transplant_is_refused_where_no_graft_count_is_known(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = complaint(capsys, "compare", "--stage", "I", "--treatments", "transplant_with_medicines")
    assert "needs a number of grafts" in said
    assert "III_vertex" in said


@pytest.mark.parametrize(
    ("pair", "place"), [(("snake_oil", "prp"), "A"), (("prp", "snake_oil"), "B")]
)
def test_flip_names_which_of_the_two_is_wrong(
    capsys: pytest.CaptureFixture[str], pair: tuple[str, str], place: str
) -> None:
    assert complaint(capsys, "flip", *pair, "--measure", "cost").startswith(f"hairchoice: {place}:")


@pytest.mark.parametrize("option", ["--csv", "--xlsx", "--pdf"])
def test_a_comparison_is_never_written_over(
    option: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    mine, other = tmp_path / "mine.hairchoice", tmp_path / "OTHER.HAIRCHOICE"
    for path in (mine, other):
        path.write_bytes(write_scenario(Scenario(draws=256)))
        before = path.read_bytes()
        said = complaint(capsys, "compare", str(mine), option, str(path))
        assert f"{option}: {path} is named as a comparison" in said
        assert path.read_bytes() == before


def test_nothing_is_written_over_what_is_read_or_was_just_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    book = tmp_path / "mine.xlsx"
    assert run("compare", *FAST, "--xlsx", str(book)) == 0
    before = book.read_bytes()
    capsys.readouterr()
    link = tmp_path / "link.xlsx"
    link.symlink_to(book)

    assert "is what is read" in complaint(capsys, "compare", str(book), "--xlsx", str(link))
    assert book.read_bytes() == before
    new = str(tmp_path / "new")
    said = complaint(capsys, "compare", *FAST, "--csv", new, "--xlsx", new)
    assert "is written by --csv; give the name of another file" in said
