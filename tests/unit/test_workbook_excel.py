"""What Excel is strict about and LibreOffice is not; there is no Excel to try it with here."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.scenario import Choices, Scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.export.sheets.looks import as_given, axis_money, exact_money, whole_money
from hairchoice.export.workbook import write_workbook

Sheets: TypeAlias = Any

FUNCTIONS = {"IF", "INT", "ISNUMBER", "MAX", "MIN", "MOD", "NA", "ROUND", "ROUNDUP", "SUM",
             "SUMPRODUCT"}  # fmt: skip
"""Functions of Excel 2007: newer ones are stored under another name, which is not done."""

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NAME = re.compile(r"[A-Za-z_\\][A-Za-z0-9_.\\]*")
CELL = re.compile(r"\$?[A-Za-z]{1,3}\$?[0-9]+")
R1C1 = re.compile(r"([Rr][0-9]*)?([Cc][0-9]*)?")
STRING = re.compile(r'"(?:[^"]|"")*"')
PLAIN = set("0#?.,;+[]>=<%0123456789")
"""What may stand in a number format without quotes."""

NAMES = ("=1+1", "+A1", "-2", "@x", "'quoted", "<b>&amp;", "\ud83d\ude00", "x" * 200)


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


def scenarios() -> Iterator[Scenario]:
    every = [each for each in catalogue().treatments if "male" in each.benefit]
    for start in (0, 10):
        chosen = every[start : start + 10]
        yield Scenario(
            name=NAMES[start // 10],
            notes="=cmd|' /C calc'!A0\nsecond line",
            treatments=tuple(each.id for each in chosen),
            stage="IV",
            country=("US", "IN")[start // 10],
            years=20,
            choices={
                each.id: Choices(quotes={item.id: 1234.56 for item in each.costs})
                for each in chosen
            },
            draws=100,
        )


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("excel")
    paths = []
    for number, scenario in enumerate(scenarios()):
        paths.append(folder / f"{number}.xlsx")
        made = Simulator(catalogue()).run(scenario)
        write_workbook(made, catalogue(), paths[-1], written=date(2026, 11, 22))
    return paths


@pytest.fixture(scope="module")
def books(paths: list[Path]) -> list[Sheets]:
    return [openpyxl.load_workbook(path) for path in paths]


def formulas(book: Sheets) -> Iterator[str]:
    for sheet in book:
        for row in sheet.iter_rows():
            yield from (cell.value for cell in row if cell.data_type == "f")
        for area in sheet.conditional_formatting:
            for rule in area.rules:
                yield from (f"={formula}" for formula in rule.formula)
    yield from (f"={name.attr_text}" for name in book.defined_names.values())


def xml(path: Path, pattern: str) -> Iterator[ET.Element]:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if re.fullmatch(pattern, name):
                yield ET.fromstring(archive.read(name))


def test_formulas_use_only_functions_that_every_excel_knows(books: list[Sheets]) -> None:
    used: set[str] = set()
    for book in books:
        for formula in formulas(book):
            used |= set(re.findall(r"([A-Za-z][A-Za-z0-9.]*)\(", STRING.sub("", formula)))
    assert used <= FUNCTIONS
    assert len(used) > 6


def test_formulas_keep_excel_s_limits(books: list[Sheets]) -> None:
    for book in books:
        for formula in formulas(book):
            assert len(formula) <= 8192
            assert all(len(text) - 2 <= 255 for text in STRING.findall(formula))
            bare = STRING.sub("", formula)
            depth = most = 0
            for letter in bare:
                depth += (letter == "(") - (letter == ")")
                most = max(most, depth)
            assert depth == 0
            assert most <= 64
            assert ";" not in bare  # arguments are separated by commas in the file


def test_every_name_in_a_formula_is_defined(books: list[Sheets]) -> None:
    for book in books:
        defined = set(book.defined_names)
        for formula in formulas(book):
            bare = re.sub(r"'[^']*'!|\b[A-Za-z]+!", "", STRING.sub("", formula))
            words = set(re.findall(r"(?<![A-Za-z0-9_.$])[a-z_][a-z0-9_.]+", bare))
            assert words <= defined, formula


def test_names_are_legal(books: list[Sheets]) -> None:
    for book in books:
        seen = set()
        for name in book.defined_names:
            assert NAME.fullmatch(name), name
            assert len(name) <= 255
            assert not CELL.fullmatch(name), name
            assert not R1C1.fullmatch(name), name
            assert name.lower() not in seen
            seen.add(name.lower())
        for sheet in book.sheetnames:
            assert len(sheet) <= 31
            assert not set(sheet) & set("[]:*?/\\")
            assert not sheet.startswith("'")


def cells(books: list[Sheets]) -> Iterator[Any]:
    for book in books:
        for sheet in book:
            for row in sheet.iter_rows():
                yield from row


def test_links_and_texts_keep_their_limits(books: list[Sheets]) -> None:
    links = [cell.hyperlink.target for cell in cells(books) if cell.hyperlink is not None]
    assert 100 < len(links) <= 65_530
    assert max(map(len, links)) <= 2079
    assert max(len(cell.value) for cell in cells(books) if cell.data_type == "s") <= 32_767


def test_validations_and_footers_keep_their_limits(books: list[Sheets]) -> None:
    for sheet in (sheet for book in books for sheet in book):
        for rule in sheet.data_validations.dataValidation:
            assert len(rule.error or "") <= 225
            assert len(rule.errorTitle or "") <= 32
            assert len(rule.formula1) <= 255
        for footer in (sheet.oddHeader, sheet.oddFooter):
            parts = (footer.left, footer.center, footer.right)
            assert sum(len(part.text or "") for part in parts) <= 255


def test_text_like_a_formula_stays_text_when_its_cell_is_entered(books: list[Sheets]) -> None:
    found = [
        cell
        for cell in cells(books)
        if cell.data_type == "s" and cell.value.startswith(("=", "+", "-", "@"))
    ]
    assert {cell.value for cell in found} >= {"=1+1", "+A1"}
    assert all(cell.quotePrefix for cell in found)


@pytest.mark.parametrize("currency", ["USD", "GBP", "EUR", "INR", "TRY", "CHF"])
def test_what_is_no_figure_in_a_number_format_is_quoted(currency: str) -> None:
    looks = (exact_money(currency), whole_money(currency), axis_money(currency))
    for look in looks:
        code = str(look["num_format"])
        bare = re.sub(r"\\\\?.|\\.", "", STRING.sub("", code))
        assert set(bare) <= PLAIN, code
        assert len(code) <= 255
        assert code.count(";") <= 3


def test_number_formats_of_the_file_are_quoted_too(paths: list[Path]) -> None:
    codes = {
        str(each.get("formatCode"))
        for path in paths
        for sheet in xml(path, r"xl/styles\.xml")
        for each in sheet.iter(f"{MAIN}numFmt")
    }
    assert codes
    for code in codes - {"General"}:
        assert set(re.sub(r"\\.", "", STRING.sub("", code))) <= PLAIN, code


@pytest.mark.parametrize(
    ("value", "code"),
    [(5, "#,##0"), (0.5, "#,##0.0"), (1234.25, "#,##0.00"), (1 / 3, "#,##0.0000"), (None, "#,##0")],
)
def test_whole_numbers_end_without_a_point(value: float | None, code: str) -> None:
    assert as_given(value)["num_format"] == code


def test_every_chart_has_a_title_and_named_axes(paths: list[Path]) -> None:
    chart = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    for path in paths:
        drawn = list(xml(path, r"xl/charts/chart\d+\.xml"))
        assert len(drawn) > 10
        for each in drawn:
            assert each.find(f"{chart}chart/{chart}title") is not None
            axes = [
                axis
                for kind in ("catAx", "valAx", "dateAx")
                for axis in each.iter(f"{chart}{kind}")
                if axis.find(f"{chart}delete") is None
            ]
            named = [axis for axis in axes if axis.find(f"{chart}title") is not None]
            assert named
            for reference in each.iter(f"{chart}f"):
                assert len(reference.text or "") <= 8192


def test_xlsxwriter_searches_formulas_where_this_is_turned_off() -> None:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    assert callable(Worksheet._prepare_formula)
