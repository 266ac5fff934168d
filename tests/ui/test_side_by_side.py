"""Side by side, as a person uses it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHeaderView, QPushButton
from pytestqt.qtbot import QtBot

from hairchoice.ui import changes
from hairchoice.ui.models.columns import COLUMNS, best_of_100_sentence
from hairchoice.ui.settings import TABLE_HIDDEN, Settings
from hairchoice.ui.views.side_by_side import SideBySideView
from hairchoice.ui.workspace import Workspace
from tests.ui.hands import names_above

LEFT = Qt.MouseButton.LeftButton
KEYS = [column.key for column in COLUMNS]


def _said(view: SideBySideView, key: str) -> list[str]:
    """Returns what a row says of each treatment."""
    model = view.table.model()
    return [str(model.index(KEYS.index(key), one).data()) for one in range(model.columnCount())]


def _click_title(header: QHeaderView, row: int) -> None:
    place = QPoint(20, header.sectionViewportPosition(row) + 10)
    QTest.mouseClick(header.viewport(), LEFT, pos=place)


def test_the_table_says_what_the_engine_says(table: SideBySideView, workspace: Workspace) -> None:
    assert workspace.comparison is not None
    result = workspace.comparison.treatment("exosomes")
    row = names_above(table).index("Exosomes")
    assert _said(table, "visible")[row] == str(result.of_100.visible)
    assert _said(table, "certainty")[row] == "very low"
    assert _said(table, "approval")[row] == "not approved for hair loss"
    assert _said(table, "published")[row] == "+8.0\u2009¹"
    assert _said(table, "counted")[row] == "+3.9 (49\u00a0%)"


def test_a_click_on_a_title_sorts_by_the_figure_not_by_its_text(
    table: SideBySideView, workspace: Workspace
) -> None:
    assert workspace.comparison is not None
    by_cost = sorted(workspace.comparison.treatments, key=lambda one: one.middle_cost)
    header = table.table.verticalHeader()
    _click_title(header, KEYS.index("total"))
    assert names_above(table) == ["Doing nothing", *(one.short_name for one in by_cost)]
    _click_title(header, KEYS.index("total"))
    assert names_above(table) == [
        *(one.short_name for one in reversed(by_cost)),
        "Doing nothing",
    ]


def test_the_treatments_are_sorted_by_keyboard_and_back(
    table: SideBySideView, workspace: Workspace
) -> None:
    assert workspace.comparison is not None
    ticked = names_above(table)
    table.sort.by.setFocus()
    for _press in range(1 + KEYS.index("visible")):
        QTest.keyClick(table.sort.by, Qt.Key.Key_Down)
    QTest.keyClick(table.sort.downwards, Qt.Key.Key_Space)
    counts = {one.short_name: one.of_100.visible for one in workspace.comparison.treatments}
    shown = [counts[name] for name in names_above(table) if name in counts]
    assert shown == sorted(shown, reverse=True)
    assert shown != [counts[name] for name in ticked if name in counts]
    QTest.keyClick(table.sort.by, Qt.Key.Key_Home)
    assert names_above(table) == ticked
    assert not table.sort.downwards.isEnabled()


def test_the_prices_say_how_old_they_are(
    workspace: Workspace, table: SideBySideView, settle: Callable[[], None]
) -> None:
    this_year = int(workspace.catalogue.date[:4])
    old = next(
        (one.id, item.prices["US"].year)
        for one in workspace.catalogue.offered_to("male")
        for item in one.costs
        if "US" in item.prices and (item.prices["US"].year or this_year) < this_year - 2
    )
    workspace.apply(lambda scenario: changes.with_treatment(scenario, old[0], True))
    workspace.apply(lambda scenario: changes.with_quote(scenario, "exosomes", "session", 3000))
    settle()
    assert workspace.comparison is not None
    assert old[1] is not None
    table.set_comparison(workspace.comparison, workspace.catalogue)
    said = dict(zip(names_above(table), _said(table, "prices"), strict=True))
    name = workspace.catalogue.treatment(old[0]).short_name
    assert said[name].startswith(str(old[1]))
    assert said[name].endswith(f"{this_year - old[1]} years old")
    assert said["Exosomes"] == "your own"
    assert said["Minoxidil 5 %"] == "no year given"
    assert said["Doing nothing"] == "–"


def test_rows_can_be_hidden_and_stay_so(qtbot: QtBot, table: SideBySideView) -> None:
    table._rows.actions()[KEYS.index("harms")].trigger()
    assert table.table.isRowHidden(KEYS.index("harms"))
    again = SideBySideView(Settings())
    qtbot.addWidget(again)
    assert Settings().get(TABLE_HIDDEN) == ["harms"]
    assert again.table.isRowHidden(KEYS.index("harms"))


def test_copying_gives_what_is_shown_in_cells(qtbot: QtBot, table: SideBySideView) -> None:
    table._rows.actions()[KEYS.index("unknown")].trigger()
    copy = next(one for one in table.findChildren(QPushButton) if "Copy" in one.text())
    QTest.mouseClick(copy, LEFT)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert len(lines) == len(COLUMNS), "the names, and all rows but one"
    assert {len(cells) for cells in lines} == {1 + len(names_above(table))}
    assert lines[0][1:] == names_above(table)
    titles = [cells[0] for cells in lines]
    assert "Not known" not in titles
    assert "Cost now, USD" in titles


def test_a_treatment_is_picked_by_key_and_by_focus(qtbot: QtBot, table: SideBySideView) -> None:
    picked: list[str] = []
    table.focus_changed.connect(picked.append)
    table.set_focus("exosomes")
    assert picked == []
    table.table.setFocus()
    QTest.keyClick(table.table, Qt.Key.Key_Down)
    assert picked == []
    QTest.keyClick(table.table, Qt.Key.Key_Right)
    assert picked == ["minoxidil_topical_5"]


def test_the_sentence_gives_gain_and_loss(workspace: Workspace) -> None:
    assert workspace.comparison is not None
    best = max(one.of_100.visible for one in workspace.comparison.treatments)
    sentence = best_of_100_sentence(workspace.comparison)
    assert f"{best} of 100 people like you; {100 - best} do not" in sentence


def _cell(table: SideBySideView, name: str, key: str) -> QModelIndex:
    return table.table.model().index(KEYS.index(key), names_above(table).index(name))


def test_doing_nothing_costs_nothing_and_has_its_own_course(
    table: SideBySideView, workspace: Workspace
) -> None:
    assert workspace.comparison is not None
    assert names_above(table)[-1] == "Doing nothing"
    shown = {key: _cell(table, "Doing nothing", key).data() for key in KEYS}
    assert shown["total"] == "0"
    assert shown["visible"] == "–"
    change = workspace.comparison.untreated.quantile(50)[-1]
    assert shown["change"] == f"−{abs(round(change))}"


def test_looking_at_doing_nothing_changes_no_focus(table: SideBySideView) -> None:
    told: list[str] = []
    table.focus_changed.connect(told.append)
    table.table.setCurrentIndex(_cell(table, "Doing nothing", "now"))
    assert told == []


def test_own_figures_have_a_pencil_that_is_read_out_and_not_copied(
    workspace: Workspace, table: SideBySideView, settle: Callable[[], None]
) -> None:
    workspace.apply(lambda scenario: changes.with_quote(scenario, "exosomes", "session", 3000))
    workspace.apply(lambda scenario: changes.with_choice(scenario, "finasteride_oral", trust=0.5))
    settle()
    assert workspace.comparison is not None
    table.set_comparison(workspace.comparison, workspace.catalogue)
    cost = _cell(table, "Exosomes", "now")
    assert cost.data() == "✎\u20093,000"
    assert cost.data(Qt.ItemDataRole.AccessibleTextRole) == "Cost now, USD: 3,000, your own"
    assert "your own" in cost.data(Qt.ItemDataRole.ToolTipRole)
    assert "✎" in _cell(table, "Finasteride tablets", "counted").data()
    for sourced in (_cell(table, "Minoxidil 5 %", "now"), _cell(table, "Exosomes", "counted")):
        assert "✎" not in sourced.data()
    table.copy()
    assert "3,000" in QGuiApplication.clipboard().text()
    assert "✎" not in QGuiApplication.clipboard().text()


def test_a_row_is_read_out_with_its_title_once(table: SideBySideView) -> None:
    spoken = Qt.ItemDataRole.AccessibleTextRole
    first = _cell(table, "Exosomes", "now").data(spoken)
    others = [_cell(table, name, "now").data(spoken) for name in ("Minoxidil 5 %", "Doing nothing")]
    assert first.startswith("Cost now, USD: ")
    assert not any("Cost now" in other for other in others)


def test_a_quote_for_a_part_is_marked_in_the_combination(
    workspace: Workspace, table: SideBySideView, settle: Callable[[], None]
) -> None:
    workspace.apply(lambda scenario: changes.with_quote(scenario, "finasteride_oral", "month", 9))
    settle()
    assert workspace.comparison is not None
    table.set_comparison(workspace.comparison, workspace.catalogue)
    assert "✎" in _cell(table, "Minoxidil + finasteride", "total").data()


def test_return_on_a_figure_asks_where_it_comes_from(qtbot: QtBot, table: SideBySideView) -> None:
    asked: list[tuple[str, str]] = []
    table.line_asked.connect(lambda one, line: asked.append((one, line)))
    table.table.setFocus()
    for name, key in (("Exosomes", "published"), ("Exosomes", "visible"), ("Doing nothing", "now")):
        table.table.setCurrentIndex(_cell(table, name, key))
        QTest.keyClick(table.table, Qt.Key.Key_Return)
    assert asked == [("exosomes", "What it does for hair")]


def test_a_right_click_leads_to_the_source_or_copies_the_table(
    qtbot: QtBot, table: SideBySideView
) -> None:
    table.table.setCurrentIndex(_cell(table, "Exosomes", "published"))
    source, copy = table.cell_menu().actions()
    with qtbot.waitSignal(table.line_asked) as asked:
        source.trigger()
    assert asked.args[0] == "exosomes"
    copy.trigger()
    assert "Exosomes" in QGuiApplication.clipboard().text()
    port = table.table.viewport()
    nothing = table.table.visualRect(_cell(table, "Doing nothing", "total")).center()
    QTest.mouseClick(port, Qt.MouseButton.RightButton, pos=nothing)
    assert not table.cell_menu().actions()[0].isEnabled()


def _share(cell: str) -> float:
    said = {"fewer than 1": 0.0, "more than 99": 100.0}
    return said[cell] if cell in said else float(cell)


def test_harms_are_said_as_on_paper_with_what_is_disputed(table: SideBySideView) -> None:
    said = dict(zip(names_above(table), _said(table, "harms"), strict=True))
    assert "1.7 times as often as on placebo" in said["Finasteride tablets"]
    assert (
        "about 1 of 100 young men; whether the drug is the cause" in said["Minoxidil + finasteride"]
    )


def test_the_best_buy_depends_on_what_hair_is_worth(qtbot: QtBot, table: SideBySideView) -> None:
    names = names_above(table)

    def best(worth: str) -> str:
        edit = table.worth.edit
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, worth)
        QTest.keyClick(edit, Qt.Key.Key_Return)
        shares = [_share(cell) for cell in _said(table, "often")]
        assert sum(shares) == pytest.approx(100, abs=3)
        return names[_said(table, "average").index("best")]

    assert best("0") == "Doing nothing"
    assert best("100000") == "Minoxidil + finasteride"
    again = SideBySideView(Settings())
    qtbot.addWidget(again)
    again.worth.set_currency("USD")
    assert again.worth.value() == 100_000
