"""Side by side and Evidence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHeaderView, QPushButton
from pytestqt.qtbot import QtBot

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.scenario import Scenario, default_scenario
from hairchoice.ui import changes, theme
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.models.columns import COLUMNS, best_of_100_sentence
from hairchoice.ui.settings import TABLE_HIDDEN, Settings
from hairchoice.ui.views.evidence import EvidenceView
from hairchoice.ui.views.evidence_page import EvidencePage, anchor
from hairchoice.ui.views.side_by_side import SideBySideView
from hairchoice.ui.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton
KEYS = [column.key for column in COLUMNS]


@pytest.fixture
def table(qtbot: QtBot, workspace: Workspace) -> SideBySideView:
    view = SideBySideView(workspace.settings)
    qtbot.addWidget(view)
    view.resize(900, 500)
    assert workspace.comparison is not None
    view.set_comparison(workspace.comparison, workspace.catalogue)
    view.show()
    return view


def _names(view: SideBySideView) -> list[str]:
    model = view.table.model()
    vertical = Qt.Orientation.Vertical
    return [str(model.headerData(row, vertical)) for row in range(model.rowCount())]


def _column(view: SideBySideView, key: str) -> list[str]:
    model = view.table.model()
    return [str(model.index(row, KEYS.index(key)).data()) for row in range(model.rowCount())]


def _click_title(qtbot: QtBot, header: QHeaderView, column: int) -> None:
    place = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), LEFT, pos=place)


def test_the_table_says_what_the_engine_says(table: SideBySideView, workspace: Workspace) -> None:
    assert workspace.comparison is not None
    result = workspace.comparison.treatment("exosomes")
    row = _names(table).index("Exosomes")
    assert _column(table, "visible")[row] == str(result.of_100.visible)
    assert _column(table, "certainty")[row] == "very low"
    assert _column(table, "approval")[row] == "not approved for hair loss"
    assert _column(table, "published")[row] == "+8.0\u2009¹"
    assert _column(table, "counted")[row] == "+3.9 (49\u00a0%)"


def test_a_click_on_a_title_sorts_by_the_figure_not_by_its_text(
    qtbot: QtBot, table: SideBySideView, workspace: Workspace
) -> None:
    assert workspace.comparison is not None
    by_cost = sorted(workspace.comparison.treatments, key=lambda one: one.middle_cost)
    header = table.table.horizontalHeader()
    _click_title(qtbot, header, KEYS.index("total"))
    assert _names(table) == ["Doing nothing", *(one.short_name for one in by_cost)]
    _click_title(qtbot, header, KEYS.index("total"))
    assert _names(table) == [*(one.short_name for one in reversed(by_cost)), "Doing nothing"]


def test_no_title_is_cut(table: SideBySideView) -> None:
    header = table.table.horizontalHeader()
    room = 2 * (theme.GAP - 1)
    for position in range(len(COLUMNS)):
        title = str(table.table.model().headerData(position, Qt.Orientation.Horizontal))
        width = table.table.columnWidth(position) - room
        box = QRect(0, 0, width, 1000)
        used = header.fontMetrics().boundingRect(box, Qt.TextFlag.TextWordWrap, title)
        assert used.width() <= width, title
        assert used.height() <= header.height(), title


def test_columns_can_be_hidden_and_stay_so(qtbot: QtBot, table: SideBySideView) -> None:
    table._columns.actions()[KEYS.index("harms")].trigger()
    assert table.table.isColumnHidden(KEYS.index("harms"))
    again = SideBySideView(Settings())
    qtbot.addWidget(again)
    assert Settings().get(TABLE_HIDDEN) == ["harms"]
    assert again.table.isColumnHidden(KEYS.index("harms"))


def test_copying_gives_what_is_shown_in_cells(qtbot: QtBot, table: SideBySideView) -> None:
    table._columns.actions()[KEYS.index("unknown")].trigger()
    copy = next(one for one in table.findChildren(QPushButton) if "Copy" in one.text())
    QTest.mouseClick(copy, LEFT)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert len(lines) == 1 + len(_names(table))
    assert {len(cells) for cells in lines} == {len(COLUMNS)}
    assert "Not known" not in lines[0]
    assert lines[1][0] == _names(table)[0]


def test_a_row_is_picked_by_key_and_by_focus(qtbot: QtBot, table: SideBySideView) -> None:
    picked: list[str] = []
    table.focus_changed.connect(picked.append)
    table.set_focus("exosomes")
    assert picked == []
    table.table.setFocus()
    QTest.keyClick(table.table, Qt.Key.Key_Down)
    assert picked == ["minoxidil_topical_5"]


def test_the_sentence_gives_gain_and_loss(workspace: Workspace) -> None:
    assert workspace.comparison is not None
    best = max(one.of_100.visible for one in workspace.comparison.treatments)
    sentence = best_of_100_sentence(workspace.comparison)
    assert f"{best} of 100 people like you; {100 - best} do not" in sentence


def _cell(table: SideBySideView, name: str, key: str) -> QModelIndex:
    return table.table.model().index(_names(table).index(name), KEYS.index(key))


def test_doing_nothing_costs_nothing_and_has_its_own_course(
    table: SideBySideView, workspace: Workspace
) -> None:
    assert workspace.comparison is not None
    assert _names(table)[-1] == "Doing nothing"
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
    assert cost.data(Qt.ItemDataRole.AccessibleTextRole) == "3,000, your own"
    assert "your own" in cost.data(Qt.ItemDataRole.ToolTipRole)
    assert "✎" in _cell(table, "Finasteride tablets", "counted").data()
    for sourced in (_cell(table, "Minoxidil 5 %", "now"), _cell(table, "Exosomes", "counted")):
        assert "✎" not in sourced.data()
    table.copy()
    assert "3,000" in QGuiApplication.clipboard().text()
    assert "✎" not in QGuiApplication.clipboard().text()


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


def test_the_best_buy_depends_on_what_hair_is_worth(qtbot: QtBot, table: SideBySideView) -> None:
    names = _names(table)

    def best(worth: str) -> str:
        edit = table.worth.edit
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, worth)
        QTest.keyClick(edit, Qt.Key.Key_Return)
        shares = [float(cell) for cell in _column(table, "often")]
        assert sum(shares) == pytest.approx(100, abs=3)
        return names[_column(table, "average").index("best")]

    assert best("0") == "Doing nothing"
    assert best("100000") == "Minoxidil + finasteride"
    again = SideBySideView(Settings())
    qtbot.addWidget(again)
    again.worth.set_currency("USD")
    assert again.worth.value() == 100_000


@pytest.fixture
def evidence(qtbot: QtBot, workspace: Workspace) -> EvidenceView:
    view = EvidenceView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    assert workspace.comparison is not None
    view.set_comparison(workspace.comparison, workspace.catalogue)
    view.set_focus("exosomes")
    view.show()
    return view


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would have been opened in the browser."""
    addresses: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: addresses.append(url.toString()))
    return addresses


def test_the_page_says_what_the_data_says(evidence: EvidenceView) -> None:
    text = evidence.page.toPlainText()
    for words in (
        "The evidence ends at month 4",
        "Published difference",
        "What nobody knows yet",
        "Questions to ask before you pay",
        "not approved for hair loss",
        "Serious infection",
    ):
        assert words in text


def test_nothing_is_opened_before_it_is_clicked_and_only_the_web_is(
    evidence: EvidenceView, opened: list[str]
) -> None:
    assert opened == []
    for address in ("https://doi.org/10.1000/1", "file:///etc/passwd", "javascript:alert(1)"):
        evidence.page.anchorClicked.emit(QUrl(address))
    assert opened == ["https://doi.org/10.1000/1"]


def test_a_source_number_leads_to_the_source(evidence: EvidenceView) -> None:
    bar = evidence.page.verticalScrollBar()
    assert bar.value() == 0
    evidence.page.anchorClicked.emit(QUrl("#source3"))
    assert bar.value() > 0


def test_every_section_a_figure_names_can_be_turned_to(
    evidence: EvidenceView, workspace: Workspace
) -> None:
    page = EvidencePage(workspace.scenario, workspace.catalogue, LocaleFormats())
    html = page.html(workspace.catalogue.treatment("exosomes"))
    for line in {column.line for column in COLUMNS if column.line}:
        assert f"name='{anchor(line)}'" in html, line
    evidence.show_line("Harms")
    assert evidence.page.verticalScrollBar().value() > 0


def test_another_treatment_is_chosen_by_key(qtbot: QtBot, evidence: EvidenceView) -> None:
    evidence.chooser.setFocus()
    with qtbot.waitSignal(evidence.focus_changed) as told:
        QTest.keyClick(evidence.chooser, Qt.Key.Key_Up)
    assert told.args == [evidence.chooser.currentData()]
    assert "Needling" in evidence.page.toPlainText() or told.args != ["exosomes"]


@pytest.mark.parametrize("sex", ["male", "female"])
def test_every_treatment_has_a_page_whose_numbers_have_sources(
    catalogue: Catalogue, sex: str
) -> None:
    scenario: Scenario = default_scenario("male" if sex == "male" else "female")
    page = EvidencePage(scenario, catalogue, LocaleFormats())
    for treatment in catalogue.treatments:
        if scenario.sex not in treatment.benefit:
            continue
        html = page.html(treatment)
        numbers = set(page._numbers.values())
        assert numbers == set(range(1, len(numbers) + 1))
        for number in numbers:
            assert f"name='source{number}'" in html


def test_assumptions_are_in_italics_with_their_reason(catalogue: Catalogue) -> None:
    treatment = catalogue.treatment("exosomes")
    assert treatment.sessions is not None
    reason = treatment.sessions.lasts_months.assumption
    assert reason is not None
    html = EvidencePage(default_scenario(), catalogue, LocaleFormats()).html(treatment)
    assert "<i>Assumption: " in html
    assert reason.split("'")[0][:40] in html
