"""The workbook holds the engine's numbers, and text in it is only ever text."""

from __future__ import annotations

import errno
import zipfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import openpyxl
import pytest

from hairchoice import palette
from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.cost import Money, typical_payments
from hairchoice.engine.figures import comparison_figures
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.planning import plan_treatment
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.result import Comparison
from hairchoice.engine.scenario import Choices, Scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.export.workbook import write_workbook

Sheets: TypeAlias = Any
"""An openpyxl workbook, whose cells hold anything."""

HOSTILE_NAME = '=HYPERLINK("http://example.org","x")'
HOSTILE_NOTES = "@SUM(1)\x00\x0b " + "n" * 19_000
TREATMENTS = ("exosomes", "finasteride_oral", "minoxidil_plus_finasteride", "saw_palmetto",
              "laser_device", "transplant_with_medicines")  # fmt: skip
SHEETS = ("Read me", "Summary", "Inputs", "Costs by year", "Payments by month",
          "Outcomes by year", "Outcome charts", "100 people", "Evidence and sources", "Sources",
          "Method and run record", "Chart data")  # fmt: skip


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


@cache
def comparison() -> Comparison:
    scenario = Scenario(
        name=HOSTILE_NAME,
        notes=HOSTILE_NOTES,
        treatments=TREATMENTS,
        choices={"exosomes": Choices(quotes={"session": 4000.0}, sessions=4)},
        years=7,
        price_growth=0.03,
        discount_rate=0.01,
        draws=200,
    )
    return Simulator(catalogue()).run(scenario)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("workbook") / "comparison.xlsx"
    write_workbook(comparison(), catalogue(), path, written=date(2026, 11, 22))
    return path


@pytest.fixture(scope="module")
def values(path: Path) -> Sheets:
    """The workbook as a preview shows it: values that were stored with the formulas."""
    return openpyxl.load_workbook(path, data_only=True)


@pytest.fixture(scope="module")
def formulas(path: Path) -> Sheets:
    return openpyxl.load_workbook(path)


def by_year(treatment_id: str) -> list[float]:
    scenario = comparison().scenario
    plan = plan_treatment(catalogue().treatment(treatment_id), scenario, catalogue())
    money = Money(scenario.months, scenario.price_growth, scenario.discount_rate)
    paid = sum((line for _, line in typical_payments(plan, money)), np.zeros(scenario.months))
    return [float(year.sum()) for year in paid.reshape(-1, 12)]


def test_the_sheets_are_there_in_order(values: Sheets) -> None:
    assert tuple(values.sheetnames) == SHEETS


def test_costs_by_year_are_the_engine_s_to_the_cent(values: Sheets) -> None:
    sheet = values["Costs by year"]
    for column, treatment_id in enumerate(TREATMENTS, start=2):
        if treatment_id == "saw_palmetto":
            assert sheet.cell(5, column).value == "enter a quote"
            continue
        expected = by_year(treatment_id)
        shown = [sheet.cell(7 + year, column).value for year in range(len(expected))]
        assert shown == pytest.approx(expected, abs=0.005)
        assert sheet.cell(5, column).value == pytest.approx(sum(expected), abs=0.005)
        assert not sheet.cell(7 + len(expected), column).value


def test_every_formula_has_a_stored_value(values: Sheets, formulas: Sheets) -> None:
    count = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    count += 1
                    assert values[sheet.title][cell.coordinate].data_type != "f"
    assert count > 2000


def test_only_our_own_sheets_hold_formulas(formulas: Sheets) -> None:
    own = {"Payments by month", "Costs by year", "Chart data"}
    for sheet in formulas:
        found = [c.value for row in sheet.iter_rows() for c in row if c.data_type == "f"]
        if sheet.title == "Summary":
            assert all("Costs by year" in f or "ISNUMBER" in f or "inputs.changed" in f
                       for f in found)  # fmt: skip
        elif sheet.title not in own:
            assert all(formula.startswith("=IF(inputs.changed") for formula in found)


def test_hostile_text_stays_text(values: Sheets, formulas: Sheets) -> None:
    subtitle = formulas["Summary"]["A2"]
    assert subtitle.data_type == "s"
    assert subtitle.value.startswith(HOSTILE_NAME)
    texts = [c.value for row in values["Inputs"].iter_rows() for c in row if c.data_type == "s"]
    (notes,) = [text for text in texts if text.startswith("@SUM(1)")]
    assert notes == "@SUM(1)\\x00\\x0b " + "n" * 19_000
    assert HOSTILE_NAME in texts


def test_inputs_are_named_marked_and_bounded(formulas: Sheets) -> None:
    sheet = formulas["Inputs"]
    expected = {
        "horizon.years": (7, "your choice"),
        "exosomes.session.price": (4000, "your quote"),
        "exosomes.sessions": (4, "your choice"),
        "exosomes.maintenance": (1, "assumption"),
        "finasteride_oral.month.price": (10.83, "sourced"),
        "saw_palmetto.month.price": (None, "no price: enter a quote"),
    }
    for name, (value, mark) in expected.items():
        reference = formulas.defined_names[name].attr_text
        row = int(reference.rsplit("$", 1)[1])
        assert reference == f"Inputs!$B${row}"
        assert sheet.cell(row, 2).value == value
        assert sheet.cell(row, 4).value == mark
    ruled = {str(rule.sqref) for rule in sheet.data_validations.dataValidation}
    ours = [name for name in formulas.defined_names if "_xlnm" not in name]
    assert len(ruled) == len(ours) - len(("inputs.changed", "inputs.exported", "comparison.file"))


def test_a_shared_part_is_an_input_once(formulas: Sheets) -> None:
    prices = [name for name in formulas.defined_names if name.endswith("oral.month.price")]
    assert prices == ["finasteride_oral.month.price"]


def test_simulated_sheets_hold_the_engine_s_quantiles(values: Sheets) -> None:
    sheet = values["Outcomes by year"]
    result = comparison().treatment("finasteride_oral")
    rows = {(r[0], r[1], r[2]): r[3:11] for r in sheet.iter_rows(min_row=6, values_only=True)}
    shown = rows[result.short_name, "Hair against today", 7]
    fan = result.hair_change.at(84)
    assert shown == pytest.approx((fan.mean, *fan.quantiles))
    cost = rows[result.short_name, "Cost so far", 7]
    assert cost[0] == pytest.approx(result.cost_total.mean, rel=1e-6)


def test_what_is_not_measured_says_so(values: Sheets) -> None:
    rows = list(values["Outcomes by year"].iter_rows(min_row=6, values_only=True))
    said = {
        row[2]: row[12] for row in rows if row[:2] == ("Exosomes", "Hair against doing nothing")
    }
    assert said[7] == "not measured: evidence ends at month 4"


def test_nobody_is_counted_where_no_trial_can_be_used(values: Sheets) -> None:
    rows = {row[0]: row for row in values["100 people"].iter_rows(min_row=6, values_only=True)}
    assert rows["Saw palmetto capsules"][1:5] == ("no usable trial: nobody can say",) + 3 * (None,)
    exosomes = comparison().treatment("exosomes").of_100
    assert rows["Exosome injections"][2] == exosomes.visible


def test_every_number_is_listed_with_its_sources(values: Sheets) -> None:
    figures = list(comparison_figures(comparison().scenario, catalogue()))
    rows = list(values["Evidence and sources"].iter_rows(min_row=5, values_only=True))
    assert len(rows) == len(figures)
    cited = {source for figure in figures for source in figure.sources}
    assert len(list(values["Sources"].iter_rows(min_row=5))) == len(cited)
    for figure, row in zip(figures, rows, strict=True):
        if figure.assumption is not None:
            assert row[7] == "assumption"
            assert figure.assumption in row[12]


def test_charts_are_native_with_axis_titles_and_the_program_s_colours(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        charts = [archive.read(n).decode() for n in archive.namelist() if "charts/chart" in n]
    assert len(charts) == len(TREATMENTS) + 4
    everything = "".join(charts)
    assert "Paid so far, USD" in everything
    assert "Change, hairs per cm²" in everything
    for treatment_id in TREATMENTS:
        assert palette.style(treatment_id).light.strip("#") in everything


def test_sheets_are_set_up_for_print_and_reading(formulas: Sheets) -> None:
    for sheet in formulas:
        assert sheet.freeze_panes, sheet.title
        assert sheet.print_area, sheet.title
        assert sheet.page_setup.orientation == "landscape"
    for name in (
        "Inputs",
        "Payments by month",
        "Outcomes by year",
        "Evidence and sources",
        "Sources",
    ):
        assert formulas[name].print_title_rows, name
    assert formulas["Payments by month"].print_title_cols == "$A:$C"
    # Six treatments: other tables and charts begin on a page of their own.
    assert formulas["100 people"].row_breaks.brk
    assert not formulas["100 people"].print_title_rows


def test_years_after_the_horizon_are_folded_away(formulas: Sheets) -> None:
    years, months = formulas["Costs by year"], formulas["Payments by month"]
    for sheet, first, shown, last in ((years, 7, 7, 20), (years, 30, 7, 20), (months, 7, 84, 240)):
        hidden = [sheet.row_dimensions[first + row].hidden for row in range(last)]
        assert hidden == [False] * shown + [True] * (last - shown)
    assert formulas["Summary"].row_breaks.brk  # six treatments: the charts are on a second page


def test_the_run_can_be_repeated_from_its_record(values: Sheets) -> None:
    record = dict(values["Method and run record"].iter_rows(max_col=2, values_only=True))
    assert record["Seed"] == "1"
    assert record["Data"].startswith(f"version {comparison().data}")
    assert record["Written on"] == "2026-11-22"


def test_a_full_disk_leaves_the_old_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import xlsxwriter.workbook  # type: ignore[import-untyped]

    def full(*args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "comparison.xlsx"
    path.write_bytes(b"old")
    monkeypatch.setattr(xlsxwriter.workbook.Workbook, "_store_workbook", full)
    with pytest.raises(BadInputError, match="the disk is full"):
        write_workbook(comparison(), catalogue(), path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
