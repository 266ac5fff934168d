"""The command line as a person or a program uses it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from hairchoice import cli
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.run_code import encode
from hairchoice.engine.scenario import Scenario, write_scenario

FAST = ["--draws", "256"]
KEYS = {"format", "program", "data", "seed", "draws", "currency", "years", "months", "person",
        "visible_threshold", "untreated", "treatments", "economics", "warnings"}  # fmt: skip
TREATMENT_KEYS = {
    "id", "name", "regulatory", "certainty", "evidence_until_month", "published_benefit",
    "evidence_weight", "expected_benefit", "cost", "hair_change", "difference", "of_100",
    "spent_without_visible", "cost_total", "cost_per_month", "warnings",
}  # fmt: skip


def run(*arguments: str) -> int:
    return cli.main([*arguments])


def compare(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert run("compare", "--json", *FAST, *arguments) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    document: dict[str, Any] = json.loads(printed.out)
    return document


def complaint(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Runs what must fail and returns what it says on standard error."""
    assert run(*arguments) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "Traceback" not in printed.err
    return printed.err


def test_json_is_one_document_with_every_key_of_the_contract(
    capsys: pytest.CaptureFixture[str],
) -> None:
    document = compare(capsys, "--treatments", "exosomes,finasteride_oral", "--years", "2")
    assert set(document) >= KEYS
    assert document["format"] == "hairchoice.comparison/1"
    assert document["months"] == list(range(25))
    exosomes, finasteride = document["treatments"]
    assert set(exosomes) >= TREATMENT_KEYS
    assert (exosomes["id"], exosomes["regulatory"]) == ("exosomes", "unapproved")
    assert (exosomes["certainty"], exosomes["evidence_until_month"]) == ("very low", 4)
    assert exosomes["published_benefit"] == 8.0
    assert exosomes["evidence_weight"] == pytest.approx(0.49, abs=0.005)
    assert sum(exosomes["of_100"].values()) == 100
    assert finasteride["regulatory"] == "approved"
    for name in ("cost", "hair_change", "difference"):
        assert set(exosomes[name]) == {"mean", "p5", "p10", "p25", "p50", "p75", "p90", "p95"}
        assert len(exosomes[name]["p50"]) == 25
    assert exosomes["cost"]["p50"][-1] == exosomes["cost_total"]["p50"]


def test_economics_are_complete_and_shares_sum_to_one(capsys: pytest.CaptureFixture[str]) -> None:
    document = compare(capsys, "--treatments", "exosomes,minoxidil_topical_5,saw_palmetto")
    economics = document["economics"]
    curves = economics["ceac"]
    assert set(curves) == {"none", "exosomes", "minoxidil_topical_5"}
    assert economics["left_out"] == ["saw_palmetto"]
    for shares in zip(*curves.values(), strict=True):
        assert sum(shares) == pytest.approx(1, abs=1e-3)
    assert min(economics["evpi"]) >= 0
    assert {row["status"] for row in economics["icer"]} >= {"base"}


def test_a_quote_is_exact(capsys: pytest.CaptureFixture[str]) -> None:
    document = compare(
        capsys, "--treatments", "exosomes", "--years", "10", "--quote", "exosomes.session=2500.50",
        "--sessions", "exosomes=3", "--maintenance", "exosomes=1",
    )  # fmt: skip
    (exosomes,) = document["treatments"]
    assert exosomes["cost_total"]["p5"] == exosomes["cost_total"]["p95"] == 12 * 2500.50


def test_trust_sets_the_evidence_weight(capsys: pytest.CaptureFixture[str]) -> None:
    document = compare(capsys, "--treatments", "exosomes", "--trust", "exosomes=100")
    (exosomes,) = document["treatments"]
    assert (exosomes["evidence_weight"], exosomes["expected_benefit"]) == (1.0, 8.0)


def test_the_same_seed_gives_the_same_document(capsys: pytest.CaptureFixture[str]) -> None:
    first = compare(capsys, "--seed", "7")
    assert compare(capsys, "--seed", "7") == first
    assert compare(capsys, "--seed", "8") != first


def test_options_change_what_a_file_says(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "mine.hairchoice"
    path.write_bytes(write_scenario(Scenario(years=3, treatments=("prp",), country="GB")))
    document = compare(capsys, str(path), "--years", "4")
    assert (document["years"], document["currency"]) == (4, "GBP")
    assert [one["id"] for one in document["treatments"]] == ["prp"]


def test_a_woman_gets_her_own_stage_and_treatments(capsys: pytest.CaptureFixture[str]) -> None:
    document = compare(capsys, "--sex", "female")
    assert document["person"]["stage"] == "3"
    assert "finasteride_oral" not in [one["id"] for one in document["treatments"]]


def test_the_table_is_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("compare", *FAST, "--treatments", "exosomes,minoxidil_topical_5") == 0
    text = capsys.readouterr().out
    assert "Of 100 people like you" in text
    assert "not approved for hair loss" in text
    assert "An aid to a conversation, not advice." in text


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


@pytest.mark.parametrize("name", ["mine.hairchoice", "MINE.HAIRCHOICE"])
def test_check_of_a_comparison_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(write_scenario(Scenario(years=3)))
    assert run("check", str(path)) == 0
    capsys.readouterr()
    path.write_bytes(write_scenario(Scenario(years=3, stage="9")))
    assert "stage" in complaint(capsys, "check", str(path))


def test_evidence_gives_every_figure_with_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("evidence", "exosomes") == 0
    text = capsys.readouterr().out
    for part in ("+8.0 hairs per cm²", "20 people", "Amini", "assumption", "What nobody knows",
                 "Questions to ask", "course: 3 (1 to 5) sessions", "them: 1 month [",
                 "one session: USD 3,250 (USD 499 to USD 10,000), 2026",
                 "What it costs in the United States"):  # fmt: skip
        assert part in text


def test_treatments_lists_the_catalogue(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("treatments") == 0
    assert len(capsys.readouterr().out.splitlines()) == 21
    assert run("treatments", "--json") == 0
    assert {one["id"] for one in json.loads(capsys.readouterr().out)} >= {"none", "exosomes"}


def test_flip_says_the_price_at_which_the_order_changes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = ["flip", "exosomes", "minoxidil_topical_5", "--measure", "cost", *FAST]
    assert run(*arguments, "--input", "price") == 0
    assert "Price of one session: at USD" in capsys.readouterr().out
    assert run(*arguments, "--json") == 0
    points = json.loads(capsys.readouterr().out)["points"]
    assert {point["input"] for point in points} == {
        "price", "weight", "sessions", "years", "threshold"
    }  # fmt: skip


def test_files_are_written_without_a_display(tmp_path: Path) -> None:
    names = ["out.csv", "out.xlsx", "out.pdf", "charts"]
    options = ["--csv", "--xlsx", "--pdf", "--png"]
    pairs = [part for option, name in zip(options, names, strict=True)
             for part in (option, str(tmp_path / name))]  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "hairchoice", "compare", *FAST, *pairs],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out.csv").read_text("utf-8").startswith("treatment,")
    assert (tmp_path / "out.xlsx").read_bytes()[:2] == b"PK"
    assert (tmp_path / "out.pdf").read_bytes()[:5] == b"%PDF-"
    for chart in ("cost.png", "hair.png"):
        assert (tmp_path / "charts" / chart).read_bytes()[1:4] == b"PNG"


def test_an_unwritable_target_is_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    said = complaint(capsys, "compare", *FAST, "--csv", str(tmp_path / "no" / "such" / "out.csv"))
    assert "there is no folder" in said


def _buffered() -> dict[str, str]:
    """As everywhere: what is printed goes out in pieces, the last of it at the very end."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="such a device is Linux's")
@pytest.mark.parametrize("command", [("treatments",), ("compare", *FAST, "--json")])
def test_what_cannot_be_printed_is_said_in_one_line(command: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "hairchoice", *command],
            stdout=full, stderr=subprocess.PIPE, env=_buffered(),
            text=True, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("hairchoice: the answer cannot be printed: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_reader_that_has_gone_ends_it_without_a_word(options: tuple[str, ...]) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    done = subprocess.run(
        [sys.executable, "-m", "hairchoice", "compare", *FAST, *options],
        stdout=writes, stderr=subprocess.PIPE, env=_buffered(),
        text=True, timeout=60, check=False,
    )  # fmt: skip
    os.close(writes)
    assert (done.returncode, done.stderr) == (0, "")


def test_nowhere_to_print_to_is_no_mistake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "stdout", None)  # what the interpreter does when it is closed
    assert run("compare", *FAST, "--json", "--csv", str(tmp_path / "a.csv")) == 0
    assert (tmp_path / "a.csv").exists()


def test_json_alone_loads_no_qt_and_no_tables() -> None:
    code = (
        "import sys; from hairchoice import cli; "
        "cli.main(['compare', '--json', '--draws', '256']); "
        "heavy = {'PySide6', 'pandas', 'openpyxl', 'xlsxwriter', 'pyqtgraph'} & set(sys.modules); "
        "sys.exit(f'loaded {heavy}' if heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_transplant_is_refused_where_no_graft_count_is_known(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = complaint(capsys, "compare", "--stage", "I", "--treatments", "transplant_with_medicines")
    assert "needs a number of grafts" in said
    assert "III_vertex" in said


def test_a_run_code_opens_the_identical_comparison(capsys: pytest.CaptureFixture[str]) -> None:
    scenario = Scenario(years=7, draws=256, treatments=("prp", "exosomes"), country="GB")
    code = encode(scenario, load_catalogue().version)
    assert run("open", code.lower(), "--json") == 0
    opened = json.loads(capsys.readouterr().out)
    assert opened == compare(
        capsys, "--years", "7", "--treatments", "prp,exosomes", "--country", "GB"
    )
    damaged = code[:8] + ("2" if code[8] != "2" else "3") + code[9:]
    assert "is not a run code" in complaint(capsys, "open", damaged, "--json")


def test_an_edited_workbook_is_compared_again(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "quotes.xlsx"
    assert run("compare", *FAST, "--treatments", "exosomes", "--xlsx", str(path)) == 0
    book = openpyxl.load_workbook(path)
    sheet, cell = next(iter(book.defined_names["exosomes.session.price"].destinations))
    book[sheet][cell.replace("$", "")] = 2000.5
    book.save(path)
    capsys.readouterr()
    document = compare(capsys, str(path), "--maintenance", "exosomes=0", "--sessions", "exosomes=3")
    (exosomes,) = document["treatments"]
    assert exosomes["cost_total"]["p5"] == exosomes["cost_total"]["p95"] == 3 * 2000.5
    foreign = tmp_path / "foreign.xlsx"
    foreign.write_bytes(b"PK not a workbook")
    assert len(complaint(capsys, "compare", str(foreign)).splitlines()) == 1


def test_what_has_no_price_is_in_no_ranking_by_cost(capsys: pytest.CaptureFixture[str]) -> None:
    document = compare(capsys, "--country", "GB", "--treatments", "prp,exosomes")
    assert document["economics"]["left_out"] == ["exosomes"]
    arguments = ["exosomes", "prp", "--country", "GB", *FAST]
    said = complaint(capsys, "flip", *arguments, "--measure", "cost")
    assert "exosomes: no price known" in said
    assert run("flip", *arguments, "--measure", "hair") == 0


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


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-16"])
def test_a_terminal_of_few_characters_gets_all_it_can_show(encoding: str) -> None:
    command = [sys.executable, "-m", "hairchoice", "compare", *FAST, "--treatments", "prp"]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    table = subprocess.run(command, capture_output=True, check=True, env=environment)
    assert "Treatment" in table.stdout.decode(encoding)
    document = subprocess.run(
        [*command, "--json", "--name", "Zoë ✓"], capture_output=True, check=True, env=environment
    )
    assert json.loads(document.stdout.decode(encoding))["person"]["name"] == "Zoë ✓"


def test_a_name_cannot_turn_the_lines_of_a_document_round(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("compare", *FAST, "--json", "--name", "\u202e\x9b2J") == 0
    printed = capsys.readouterr().out
    assert printed.removesuffix("\n").isascii()
    assert json.loads(printed)["person"]["name"] == "\u202e\x9b2J"


@pytest.mark.parametrize(
    "arguments", [("check", "\x1b[2J"), ("evidence", "\x1b[2J"), ("treatments", "\x1b[2J")]
)
def test_what_is_wrong_does_nothing_to_the_terminal(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) in (1, 2)
    said = capsys.readouterr().err
    assert "\\x1b[2J" in said
    assert "\x1b" not in said
