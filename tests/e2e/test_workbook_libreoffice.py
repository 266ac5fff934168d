"""LibreOffice recalculates the workbook, as exported and edited, to what the engine computes."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

import msgspec
import numpy as np
import openpyxl
import pytest

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.cost import Money, typical_payments
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.planning import plan_treatment
from hairchoice.engine.scenario import Choices, Scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.export.readback import read_workbook
from hairchoice.export.workbook import write_workbook

Sheets: TypeAlias = Any
"""An openpyxl workbook, whose cells hold anything."""

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(
    OFFICE is None,
    reason="soffice is not installed (apt-get install libreoffice-calc-nogui)",
)

TREATMENTS = ("exosomes", "minoxidil_topical_5", "finasteride_oral", "minoxidil_plus_finasteride",
              "prp", "laser_device", "hair_transplant_fue", "transplant_with_medicines",
              "scalp_micropigmentation", "ketoconazole_shampoo", "saw_palmetto",
              "microneedling_plus_minoxidil")  # fmt: skip
EXPORTED = Scenario(treatments=TREATMENTS, draws=100, years=5)

BRITISH = Scenario(
    sex="female",
    stage="4",
    country="GB",
    treatments=("prp", "spironolactone", "microneedling_plus_minoxidil", "exosomes"),
    years=3,
    price_growth=0.02,
    choices={
        "prp": Choices(quotes={"session": 321.5}, sessions=6, maintenance=1.0),
        "spironolactone": Choices(quotes={"month": 12.0, "blood_test": 25.0}),
    },
    draws=100,
)
"""Exported with quotes of its own, items without a price, and a part with a single one."""

# Each case: what was exported, what is typed into the named cells, and the same as choices of the
# program.
CASES: Mapping[str, tuple[Scenario, Mapping[str, float], Scenario]] = {
    "unedited": (EXPORTED, {}, EXPORTED),
    "own_quotes": (BRITISH, {}, BRITISH),
    "own_quotes_edited": (
        BRITISH,
        {
            "prp.session.price": 299.99,
            "prp.sessions": 4,
            "prp.maintenance": 0,
            "spironolactone.month.price": 9.5,
            "spironolactone.visit.price": 80,
            "spironolactone.visit.counted": 1,
            "spironolactone.consultation.counted": 1,
            "microneedling.session.price": 175.25,
            "exosomes.session.price": 1999,
            "price.growth": -0.01,
            "discount.rate": 0.035,
            "horizon.years": 6,
        },
        msgspec.structs.replace(
            BRITISH,
            years=6,
            price_growth=-0.01,
            discount_rate=0.035,
            choices={
                "prp": Choices(quotes={"session": 299.99}, sessions=4, maintenance=0.0),
                "spironolactone": Choices(
                    quotes={"month": 9.5, "blood_test": 25.0, "visit": 80.0, "consultation": 225.0}
                ),
                "microneedling": Choices(quotes={"session": 175.25}),
                "exosomes": Choices(quotes={"session": 1999.0}),
            },
        ),
    ),
    "prices_and_sessions": (
        EXPORTED,
        {
            "exosomes.session.price": 4321.09,
            "exosomes.sessions": 5,
            "exosomes.maintenance": 2.5,
            "prp.maintenance": 0,
            "minoxidil_topical_5.month.price": 33.33,
            "finasteride_oral.visit.counted": 1,
            "finasteride_oral.consultation.counted": 1,
            "laser_device.device.price": 777,
            "saw_palmetto.month.price": 12.5,
            "horizon.years": 9,
        },
        msgspec.structs.replace(
            EXPORTED,
            years=9,
            choices={
                "exosomes": Choices(quotes={"session": 4321.09}, sessions=5, maintenance=2.5),
                "prp": Choices(maintenance=0.0),
                "minoxidil_topical_5": Choices(quotes={"month": 33.33}),
                "finasteride_oral": Choices(quotes={"visit": 150.0, "consultation": 240.0}),
                "laser_device": Choices(quotes={"device": 777.0}),
                "saw_palmetto": Choices(quotes={"month": 12.5}),
            },
        ),
    ),
    "growth_and_horizon": (
        EXPORTED,
        {
            "horizon.years": 20,
            "price.growth": 0.03,
            "discount.rate": 0.05,
            "scalp_micropigmentation.sessions": 2,
            "scalp_micropigmentation.maintenance": 0.3,
        },
        msgspec.structs.replace(
            EXPORTED,
            years=20,
            price_growth=0.03,
            discount_rate=0.05,
            choices={"scalp_micropigmentation": Choices(sessions=2, maintenance=0.3)},
        ),
    ),
    "one_year": (EXPORTED, {"horizon.years": 1}, msgspec.structs.replace(EXPORTED, years=1)),
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def files(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Every case, saved without stored values and calculated anew in one start of LibreOffice."""
    folder = tmp_path_factory.mktemp("office")
    exported = {}
    for name, scenario in (("exported", EXPORTED), ("british", BRITISH)):
        exported[name] = folder / f"{name}.xlsx"
        write_workbook(Simulator(catalogue).run(scenario), catalogue, exported[name])
    books = {
        scenario.country: openpyxl.load_workbook(path)
        for path, scenario in zip(exported.values(), (EXPORTED, BRITISH), strict=True)
    }
    edited = []
    for name, (scenario, edits, _) in CASES.items():
        workbook = books[scenario.country]
        unedited = {cell: _named(workbook, cell).value for cell in edits}
        for cell, value in edits.items():
            _named(workbook, cell).value = value
        edited.append(folder / f"{name}.xlsx")
        workbook.save(edited[-1])
        for cell, value in unedited.items():
            _named(workbook, cell).value = value
    out = folder / "recalculated"
    _convert(edited, out, folder / "profile")
    return {name: out / f"{name}.xlsx" for name in CASES} | exported


@pytest.fixture(scope="module")
def recalculated(files: Mapping[str, Path]) -> Mapping[str, Sheets]:
    return {name: openpyxl.load_workbook(path, data_only=True) for name, path in files.items()}


def _named(workbook: Sheets, name: str) -> Sheets:
    sheet, reference = workbook.defined_names[name].attr_text.split("!")
    return workbook[sheet][reference.replace("$", "")]


def _convert(files: list[Path], out: Path, profile: Path) -> None:
    assert OFFICE is not None
    command = [OFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
               "--convert-to", "xlsx", "--outdir", str(out), *map(str, files)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)


def engine_costs(treatment_id: str, scenario: Scenario, catalogue: Catalogue) -> list[float]:
    plan = plan_treatment(catalogue.treatment(treatment_id), scenario, catalogue)
    money = Money(scenario.months, scenario.price_growth, scenario.discount_rate)
    paid = sum((line for _, line in typical_payments(plan, money)), np.zeros(scenario.months))
    return [float(year.sum()) for year in paid.reshape(-1, 12)]


@pytest.mark.parametrize("case", CASES)
def test_every_year_equals_the_engine_to_the_cent(
    case: str, recalculated: Mapping[str, Sheets], catalogue: Catalogue
) -> None:
    scenario = CASES[case][2]
    sheet = recalculated[case]["Costs by year"]
    headers = [sheet.cell(4, column).value for column in range(2, 2 + len(scenario.treatments))]
    assert headers == [catalogue.treatment(one).short_name for one in scenario.treatments]
    for column, treatment_id in enumerate(scenario.treatments, start=2):
        expected = engine_costs(treatment_id, scenario, catalogue)
        shown = [sheet.cell(7 + year, column).value for year in range(20)]
        assert shown[: scenario.years] == pytest.approx(expected, abs=0.005), treatment_id
        assert not any(shown[scenario.years :])
        total = sheet.cell(5, column).value
        assert total == (pytest.approx(sum(expected), abs=0.005) if any(expected)
                         else "enter a quote")  # fmt: skip
        added_up = sheet.cell(29 + scenario.years, column).value
        assert added_up == pytest.approx(sum(expected), abs=0.005)


@pytest.mark.parametrize("case", CASES)
def test_what_was_typed_is_read_back_as_choices(
    case: str, files: Mapping[str, Path], catalogue: Catalogue
) -> None:
    assert read_workbook(files[case], catalogue) == CASES[case][2]


@pytest.mark.parametrize(
    ("exported", "again"), [("exported", "unedited"), ("british", "own_quotes")]
)
def test_recalculation_changes_no_stored_value(
    exported: str, again: str, recalculated: Mapping[str, Sheets]
) -> None:
    for sheet in recalculated[exported]:
        anew = recalculated[again][sheet.title]
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, (int, float)):
                    assert anew[cell.coordinate].value == pytest.approx(cell.value, abs=0.005)
                elif cell.value:
                    assert anew[cell.coordinate].value == cell.value


def test_a_changed_input_is_said_where_figures_do_not_follow_it(
    recalculated: Mapping[str, Sheets],
) -> None:
    for sheet in ("Summary", "Outcomes by year", "Outcome charts", "100 people"):
        assert not recalculated["unedited"][sheet]["A3"].value
        assert "were changed" in recalculated["one_year"][sheet]["A3"].value
