"""The sheet of draws, and watching and cancelling the export."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.result import Comparison
from hairchoice.engine.scenario import Scenario
from hairchoice.engine.simulate import CancelledError, Simulator
from hairchoice.export.workbook import write_workbook

DRAWS = 2500


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


@cache
def comparison() -> Comparison:
    treatments = ("exosomes", "finasteride_oral")
    return Simulator(catalogue()).run(Scenario(treatments=treatments, years=2, draws=DRAWS))


def cancel_after(steps: int) -> Callable[[], bool]:
    asked = iter(range(steps))
    return lambda: next(asked, None) is None


def test_every_future_is_a_row(tmp_path: Path) -> None:
    path = tmp_path / "draws.xlsx"
    write_workbook(comparison(), catalogue(), path, draws=True)
    workbook = openpyxl.load_workbook(path, data_only=True)
    assert workbook.sheetnames[-1] == "Draws"
    sheet = workbook["Draws"]
    assert [cell.value for cell in sheet[6]][:4] == [
        "Draw",
        "Cost, USD",
        "Difference, hairs/cm²",
        "Hair-years, hairs/cm²",
    ]
    assert (sheet["B5"].value, sheet["E5"].value) == ("Exosomes", "Finasteride tablets")
    rows = list(sheet.iter_rows(min_row=7, values_only=True))
    assert [row[0] for row in rows] == list(range(1, DRAWS + 1))
    for position, result in enumerate(comparison().treatments):
        for offset, draws in enumerate(
            (result.draws.cost, result.draws.difference, result.draws.hair_years)
        ):
            shown = [row[1 + 3 * position + offset] for row in rows]
            assert shown == pytest.approx(draws.tolist(), rel=1e-12)
    assert sheet.row_dimensions[6].height > 30
    assert sheet.freeze_panes == "B7"


def test_draws_are_there_on_request_only(tmp_path: Path) -> None:
    path = tmp_path / "comparison.xlsx"
    write_workbook(comparison(), catalogue(), path)
    assert "Draws" not in openpyxl.load_workbook(path, read_only=True).sheetnames


@pytest.mark.parametrize("draws", [False, True])
def test_progress_rises_to_one(tmp_path: Path, *, draws: bool) -> None:
    seen: list[float] = []
    write_workbook(
        comparison(), catalogue(), tmp_path / "c.xlsx", draws=draws, progress=seen.append
    )
    assert len(seen) > 15
    assert seen == sorted(seen)
    assert 0 < seen[0] < 0.1
    assert seen[-2:] == pytest.approx([0.6, 1.0])


@pytest.mark.parametrize("steps", [0, 1, 9, 23])
def test_cancelling_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    path = tmp_path / "comparison.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(CancelledError):
        write_workbook(comparison(), catalogue(), path, draws=True, cancelled=cancel_after(steps))
    assert path.read_bytes() == b"old"
    assert sorted(tmp_path.iterdir()) == [path, scratch]
    assert not list(scratch.iterdir())


def test_cancelling_is_asked_once_more_when_all_is_stored(tmp_path: Path) -> None:
    asked = 0

    def count() -> bool:
        nonlocal asked
        asked += 1
        return False

    write_workbook(comparison(), catalogue(), tmp_path / "c.xlsx", cancelled=count)
    path = tmp_path / "late.xlsx"
    with pytest.raises(CancelledError):
        write_workbook(comparison(), catalogue(), path, cancelled=cancel_after(asked - 1))
    assert not path.exists()
