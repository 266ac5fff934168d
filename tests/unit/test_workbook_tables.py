"""The table side by side says the same on the terminal, the clipboard and paper."""

from __future__ import annotations

import csv
import io

import pytest

from hairchoice.engine.describe import PlainFormats
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.scenario import Choices, Scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.export.tables import NO_PRICE, Table, TableColumn, TableRow, comparison_table

HOSTILE = "=1+1\tnext\x07\n@SUM(A1) <b>"


@pytest.fixture(scope="module")
def table() -> Table:
    catalogue = load_catalogue()
    scenario = Scenario(
        treatments=("exosomes", "finasteride_oral", "saw_palmetto", "prp"),
        choices={"finasteride_oral": Choices(quotes={"month": 10.0})},
        draws=200,
    )
    comparison = Simulator(catalogue).run(scenario)
    return comparison_table(comparison, catalogue, PlainFormats())


def cell(table: Table, treatment: str, key: str) -> str:
    column = [one.key for one in table.columns].index(key)
    (row,) = [one for one in table.rows if one.id == treatment]
    return row.texts[column]


def test_cost_is_said_per_month_and_in_total(table: Table) -> None:
    assert cell(table, "finasteride_oral", "month") == "USD 10"
    assert cell(table, "finasteride_oral", "total") == "USD 600"
    assert cell(table, "finasteride_oral", "range") == "USD 600"


def test_what_is_not_known_is_no_number(table: Table) -> None:
    assert cell(table, "saw_palmetto", "total") == NO_PRICE
    assert cell(table, "saw_palmetto", "visible") == "not known"
    assert cell(table, "saw_palmetto", "published") == "no usable trial"


def test_sort_keys_of_a_column_are_of_one_kind(table: Table) -> None:
    for column in range(len(table.columns)):
        kinds = {isinstance(row.sort_keys[column], str) for row in table.rows}
        assert len(kinds) == 1


@pytest.mark.parametrize("width", [40, 80, 100, 160])
def test_the_terminal_s_width_is_kept_and_nothing_is_lost(table: Table, width: int) -> None:
    text = table.as_text(width)
    assert max(map(len, text.splitlines())) <= max(width, 44)
    assert "\x1b" not in text
    words = set(text.split())
    for row in table.rows:
        assert set(row.texts[0].split()) <= words


def test_the_clipboard_has_one_line_per_treatment(table: Table) -> None:
    lines = table.as_tsv().splitlines()
    assert len(lines) == 1 + len(table.rows)
    assert {line.count("\t") for line in lines} == {len(table.columns) - 1}


def test_hostile_text_is_harmless_on_the_clipboard_and_in_html() -> None:
    columns = (TableColumn("a", "@A", "", "left"), TableColumn("b", "B", "", "right"))
    table = Table(columns, (TableRow("x", (HOSTILE, "-1"), ("", 0.0)),))
    assert table.as_tsv() == "'@A\tB\n'=1+1 next @SUM(A1) <b>\t-1\n"
    assert "&#x27;=1+1\tnext<br>@SUM(A1) &lt;b&gt;</td>" in table.as_html()
    assert '<th scope="col" align="left">&#x27;@A</th>' in table.as_html()
    assert "<b>" not in table.as_html()


def test_a_quote_does_not_swallow_the_next_cells_of_the_clipboard() -> None:
    columns = (TableColumn("a", "A", "", "left"), TableColumn("b", "B", "", "left"))
    table = Table(columns, (TableRow("x", ('"open', 'a "b"'), ("", "")),))
    text = table.as_tsv()
    assert text == 'A\tB\n"""open"\ta "b"\n'
    (_, row) = csv.reader(io.StringIO(text), delimiter="\t")
    assert row == ['"open', 'a "b"']


def test_the_program_s_own_figures_are_left_as_they_are(table: Table) -> None:
    assert "\t'" not in table.as_tsv()
    assert ">&#x27;" not in table.as_html()
    assert "\t+17.6 (89 %)\t" in table.as_tsv()
