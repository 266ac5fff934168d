"""An exported workbook is read back: unedited to the identical scenario, edited to its choices."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import msgspec
import openpyxl
import pytest

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.scenario import Choices, Scenario, default_scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.export.readback import read_workbook
from hairchoice.export.workbook import write_workbook

Sheets: TypeAlias = Any
"""An openpyxl workbook, whose cells hold anything."""

NAME = '=HYPERLINK("x")\ud83d\ude00\x07\uffff'.encode("utf-16", "surrogatepass").decode("utf-16")
FULL = Scenario(
    name=NAME,
    density=151.25,
    yearly_decline=0.0333333333333,
    years=7,
    budget=12_345.67,
    visible_share=0.1,
    persistence="typical",
    price_growth=0.021,
    discount_rate=1 / 3,
    treatments=("exosomes", "finasteride_oral", "minoxidil_plus_finasteride", "saw_palmetto",
                "hair_transplant_fue", "prp"),
    choices={
        "exosomes": Choices(quotes={"session": 4000.1}, sessions=4, maintenance=1.5, trust=0.25),
        "finasteride_oral": Choices(quotes={"visit": 150.0}),
        "laser_device": Choices(quotes={"device": 777.0}),
        "prp": Choices(),
    },
    notes="  two lines\n and " + "ä\x00" * 9_000,
    seed=2**32 - 1,
    draws=123,
)  # fmt: skip


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


def export(scenario: Scenario, path: Path) -> Path:
    write_workbook(Simulator(catalogue()).run(scenario), catalogue(), path)
    return path


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(FULL, tmp_path_factory.mktemp("exported") / "full.xlsx")


Edit = Callable[[Mapping[str, object]], Path]


@pytest.fixture
def edit(exported: Path, tmp_path: Path) -> Edit:
    """Types into named cells and saves under another name."""

    def edited(values: Mapping[str, object]) -> Path:
        workbook = openpyxl.load_workbook(exported)
        for name, value in values.items():
            cell(workbook, name).value = value
        workbook.save(tmp_path / "edited.xlsx")
        return tmp_path / "edited.xlsx"

    return edited


def cell(workbook: Sheets, name: str) -> Sheets:
    sheet, reference = workbook.defined_names[name].attr_text.split("!")
    return workbook[sheet][reference.replace("$", "")]


def message(path: Path) -> str:
    with pytest.raises(BadInputError) as caught:
        read_workbook(path, catalogue())
    assert len(caught.value.problems) == len(str(caught.value).splitlines()) == 1
    return str(caught.value)


def with_choices(**choices: Choices) -> Scenario:
    return msgspec.structs.replace(FULL, choices={**FULL.choices, **choices})


def test_an_unedited_workbook_is_the_identical_scenario(exported: Path) -> None:
    assert read_workbook(exported, catalogue()) == FULL


def test_so_is_one_that_another_program_saved(edit: Edit) -> None:
    assert read_workbook(edit({}), catalogue()) == FULL


@pytest.mark.parametrize("scenario", [default_scenario("male"), default_scenario("female")])
def test_so_is_the_comparison_a_new_user_sees(tmp_path: Path, scenario: Scenario) -> None:
    path = export(scenario, tmp_path / "default.xlsx")
    assert read_workbook(path, catalogue()) == scenario


def test_so_is_one_with_a_sheet_of_draws(tmp_path: Path) -> None:
    comparison = Simulator(catalogue()).run(FULL)
    path = tmp_path / "draws.xlsx"
    write_workbook(comparison, catalogue(), path, draws=True)
    assert read_workbook(path, catalogue()) == FULL


def test_typed_values_become_choices(edit: Edit) -> None:
    path = edit({
        "horizon.years": 9,
        "price.growth": 0.05,
        "discount.rate": 0,
        "exosomes.session.price": 3000,
        "exosomes.sessions": 6,
        "prp.maintenance": 3.5,
        "saw_palmetto.month.price": 12.5,
        "minoxidil_topical_5.month.price": 33.33,
        "finasteride_oral.visit.price": 99,
    })  # fmt: skip
    expected = with_choices(
        exosomes=Choices(quotes={"session": 3000.0}, sessions=6, maintenance=1.5, trust=0.25),
        prp=Choices(maintenance=3.5),
        saw_palmetto=Choices(quotes={"month": 12.5}),
        minoxidil_topical_5=Choices(quotes={"month": 33.33}),
        finasteride_oral=Choices(quotes={"visit": 99.0}),
    )
    expected = msgspec.structs.replace(expected, years=9, price_growth=0.05, discount_rate=0.0)
    assert read_workbook(path, catalogue()) == expected


def test_the_sourced_figure_typed_back_takes_a_choice_away(edit: Edit) -> None:
    data = catalogue().treatment("exosomes")
    assert data.sessions is not None
    session = next(item for item in data.costs if item.id == "session")
    path = edit({
        "exosomes.session.price": session.prices["US"].typical,
        "exosomes.sessions": data.sessions.initial.typical,
        "exosomes.maintenance": data.sessions.maintenance_per_year.typical,
    })  # fmt: skip
    assert read_workbook(path, catalogue()) == with_choices(exosomes=Choices(trust=0.25))


def test_an_extra_is_counted_and_left_out(edit: Edit) -> None:
    path = edit({"finasteride_oral.consultation.counted": 1, "finasteride_oral.visit.counted": 0})
    expected = Choices(quotes={"consultation": 240.0})
    assert read_workbook(path, catalogue()) == with_choices(finasteride_oral=expected)


def test_of_two_ways_to_pay_the_other_is_counted(edit: Edit) -> None:
    fue = "hair_transplant_fue"
    switched = {f"{fue}.operation.counted": 1, f"{fue}.operation.price": 9000}
    path = edit({**switched, f"{fue}.graft.counted": 0})
    expected = with_choices(hair_transplant_fue=Choices(quotes={"operation": 9000.0}))
    assert read_workbook(path, catalogue()) == expected
    assert "says 1, but another way" in message(edit(switched))
    assert "says 0, but one way to pay" in message(edit({f"{fue}.graft.counted": 0}))


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("exosomes.session.price", "a lot", "holds 'a lot'; type a number"),
        ("exosomes.session.price", "=2500*1.2", "a formula that was never worked out"),
        ("exosomes.session.price", None, "is empty; type a number"),
        ("exosomes.session.price", True, "holds 'True'"),
        ("exosomes.session.price", -1, "is -1; allowed is 0 to 1,000,000,000"),
        ("exosomes.sessions", 2.5, "is 2.5; allowed is 1 to 200, whole numbers"),
        ("horizon.years", 21, "allowed is 1 to 20"),
        ("exosomes.spacing", 3, "put back 1"),
        ("finasteride_oral.consultation.price", 99, "says 0, but a price was typed"),
    ],
)
def test_what_cannot_be_a_choice_is_said_with_its_cell(
    edit: Edit, name: str, value: object, says: str
) -> None:
    said = message(edit({name: value}))
    assert says in said
    assert said.startswith("edited.xlsx, Inputs!B")


def test_each_bad_cell_has_its_line(edit: Edit) -> None:
    with pytest.raises(BadInputError) as caught:
        read_workbook(edit({"horizon.years": 0, "prp.sessions": "x"}), catalogue())
    assert len(caught.value.problems) == 2


def test_a_formula_counts_by_its_stored_value(edit: Edit, tmp_path: Path) -> None:
    path = edit({"exosomes.session.price": "=2500*1.2"})
    stored = tmp_path / "stored.xlsx"
    change(path, stored, lambda _, data: data.replace(b"<f>2500*1.2</f><v />",
                                                      b"<f>2500*1.2</f><v>3000</v>"))  # fmt: skip
    found = read_workbook(stored, catalogue())
    assert found.chosen("exosomes").quotes == {"session": 3000.0}


def test_moved_cells_are_found_by_their_names(exported: Path, tmp_path: Path) -> None:
    renamed = tmp_path / "renamed.xlsx"
    change(exported, renamed, lambda _, data: data.replace(b'name="Inputs"', b'name="Prices"')
           .replace(b">Inputs!", b">Prices!"))  # fmt: skip
    assert read_workbook(renamed, catalogue()) == FULL


def test_a_cell_that_was_deleted_is_said(exported: Path, tmp_path: Path) -> None:
    """Whatever was typed into it: spreadsheets leave its name behind, which leads nowhere."""
    workbook = openpyxl.load_workbook(exported)
    workbook.defined_names["exosomes.session.price"].attr_text = "Inputs!#REF!"
    workbook.save(tmp_path / "edited.xlsx")
    said = message(tmp_path / "edited.xlsx")
    assert said.startswith("edited.xlsx (Exosome session): its cell was deleted")


def test_names_that_are_gone_altogether_are_said_and_nothing_is_taken_over(
    exported: Path, tmp_path: Path
) -> None:
    workbook = openpyxl.load_workbook(exported)
    cell(workbook, "horizon.years").value = 9
    for name in ("exosomes.session.price", "prp.sessions"):
        del workbook.defined_names[name]
    workbook.save(tmp_path / "edited.xlsx")
    said = message(tmp_path / "edited.xlsx")
    assert "edited.xlsx: these cells were deleted or moved away: " in said
    assert "(exosomes.session.price)" in said
    assert "(prp.sessions)" in said
    assert "put it back or export again" in said


@pytest.mark.parametrize("row_too", [False, True])
def test_a_workbook_of_other_data_lacks_what_only_the_data_of_today_has(
    exported: Path, tmp_path: Path, *, row_too: bool
) -> None:
    """Where its row still names it, it was there and is missed all the same."""
    workbook = openpyxl.load_workbook(exported)
    record = next(
        row for row in workbook["Method and run record"].iter_rows() if row[0].value == "Data"
    )
    record[1].value = "version 2020.1, last changed 2020-01-01"
    price = cell(workbook, "exosomes.session.price")
    del workbook.defined_names["exosomes.session.price"]
    if row_too:
        for beside in workbook["Inputs"][price.row]:
            beside.value = None
    workbook.save(tmp_path / "edited.xlsx")
    if row_too:
        assert read_workbook(tmp_path / "edited.xlsx", catalogue()) == FULL
    else:
        assert "its cell was deleted" in message(tmp_path / "edited.xlsx")


def _without_inputs(workbook: Sheets) -> None:
    del workbook["Inputs"]


def _with_much_beside(workbook: Sheets) -> None:
    cell(workbook, "exosomes.session.price").value = 3000
    for row in range(1000, 26_000):
        workbook["Inputs"].cell(row, 12, 1)


@pytest.mark.parametrize("do", [_without_inputs, _with_much_beside])
def test_what_was_typed_on_a_sheet_that_cannot_be_read_is_not_passed_over(
    exported: Path, tmp_path: Path, do: Callable[[Sheets], None]
) -> None:
    workbook = openpyxl.load_workbook(exported)
    do(workbook)
    workbook.save(tmp_path / "edited.xlsx")
    assert "has none of the cells that can be changed" in message(tmp_path / "edited.xlsx")


def change(path: Path, target: Path, replace: Callable[[str, bytes], bytes | None]) -> None:
    """Copies a zip file part by part; None leaves a part out."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = replace(name, old.read(name))
            if data is not None:
                new.writestr(name, data)


def foreign(path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.save(path)


def empty_zip(path: Path) -> None:
    zipfile.ZipFile(path, "w").close()


def encrypted(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (Path.absolute, "no such file"),
        (Path.mkdir, "no such file"),
        (Path.touch, "is damaged, or is not an Excel workbook"),
        (lambda path: path.write_text("a,b\n1,2\n"), "is not an Excel workbook"),
        (empty_zip, "is damaged, or is not an Excel workbook"),
        (encrypted, "has a password"),
        (foreign, "is not a workbook that HairChoice exported"),
    ],
)
def test_what_is_no_exported_workbook_gets_one_line(
    tmp_path: Path, make: Callable[[Path], object], says: str
) -> None:
    path = tmp_path / "strange.xlsx"
    make(path)
    said = message(path)
    assert said.startswith(str(path))
    assert says in said


def test_a_path_that_cannot_be_one_gets_one_line() -> None:
    assert "cannot be read" in message(Path("a\0b.xlsx"))
    assert "cannot be read" in message(Path("x" * 5000))


def test_macros_are_refused(exported: Path, tmp_path: Path) -> None:
    path = tmp_path / "macros.xlsm"
    shutil.copy(exported, path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"")
    assert "holds macros" in message(path)


@pytest.mark.parametrize("sheets", [1, 40])
def test_a_bomb_is_not_unpacked(exported: Path, tmp_path: Path, sheets: int) -> None:
    path = tmp_path / "bomb.xlsx"
    shutil.copy(exported, path)
    size = 3_000_000 if sheets > 1 else 500_000_000  # small enough each, too much in all
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(sheets):
            with archive.open(f"xl/worksheets/more{number}.xml", "w") as part:
                for _ in range(size // 1_000_000):
                    part.write(bytes(1_000_000))
    if sheets == 1:  # one large sheet is passed over
        assert read_workbook(path, catalogue()) == FULL
    else:
        assert "is too large" in message(path)


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet3.xml",
             "xl/worksheets/sheet11.xml", "[Content_Types].xml", "xl/styles.xml"]
)  # fmt: skip
@pytest.mark.parametrize("damage", [lambda data: data[: len(data) // 2], lambda data: data[:0],
                                    lambda data: b"\x00" * len(data), lambda _: None,
                                    lambda _: b"<a/>"])  # fmt: skip
def test_damage_gets_one_line_or_none_at_all(
    exported: Path, tmp_path: Path, part: str, damage: Callable[[bytes], bytes | None]
) -> None:
    path = tmp_path / "damaged.xlsx"
    change(exported, path, lambda name, data: damage(data) if name == part else data)
    try:
        found = read_workbook(path, catalogue())
    except BadInputError as error:
        assert len(str(error).splitlines()) == len(error.problems)  # noqa: PT017
    else:
        assert found == FULL


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_half_a_download_gets_one_line(exported: Path, tmp_path: Path, share: float) -> None:
    data = exported.read_bytes()
    path = tmp_path / "half.xlsx"
    path.write_bytes(data[: int(share * len(data))])
    assert "is damaged" in message(path)


def test_what_does_not_fit_the_data_is_said(exported: Path, tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    change(exported, path, lambda _, data: data.replace(b"III_vertex", b"III_nowhere"))
    assert "stage: is 'III_nowhere'" in message(path)
