"""The command line as a person or a program uses it."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from hairchoice.engine.load import load_catalogue
from hairchoice.engine.run_code import encode
from hairchoice.engine.scenario import Scenario, write_scenario
from tests.e2e.commands import FAST, compare, complaint, run

KEYS = {"format", "program", "data", "seed", "draws", "currency", "years", "months", "person",
        "visible_threshold", "untreated", "treatments", "economics", "warnings"}  # fmt: skip
TREATMENT_KEYS = {
    "id", "name", "regulatory", "certainty", "evidence_until_month", "published_benefit",
    "evidence_weight", "expected_benefit", "cost", "hair_change", "difference", "of_100",
    "spent_without_visible", "cost_total", "cost_per_month", "warnings",
}  # fmt: skip


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
