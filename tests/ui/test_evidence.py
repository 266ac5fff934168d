"""Evidence, as a person uses it."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.scenario import Scenario, default_scenario
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.models.columns import COLUMNS
from hairchoice.ui.views.evidence import EvidenceView
from hairchoice.ui.views.evidence_page import EvidencePage, anchor
from hairchoice.ui.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton


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


_TABLE_MARKS = re.compile("[\ufdd0\ufdd1]")
"""What Qt has in a text where a cell of a table begins or ends."""


def test_what_is_copied_has_none_of_the_marks_that_qt_puts_between_cells(
    evidence: EvidenceView,
) -> None:
    page = evidence.page
    QTest.keyClick(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert _TABLE_MARKS.search(page.textCursor().selectedText())
    QTest.keyClick(page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().mimeData()
    assert "\nPublished difference\n" in copied.text()
    for text in (copied.text(), copied.html()):
        assert not _TABLE_MARKS.search(text)


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


def test_the_page_begins_with_its_contents_which_lead_to_each_part(
    evidence: EvidenceView, workspace: Workspace
) -> None:
    page = EvidencePage(workspace.scenario, workspace.catalogue, LocaleFormats())
    html = page.html(workspace.catalogue.treatment("exosomes"))
    contents = html[html.index("class='contents'") : html.index("</p>", html.index("contents"))]
    led_to = re.findall(r"href='#([^']+)'", contents)
    heads = re.findall(r"class='head'><a name='([^']+)'", html)
    assert led_to == heads
    assert {anchor("Harms"), anchor("Questions to ask before you pay")} <= set(led_to)
    evidence.page.anchorClicked.emit(QUrl(f"#{led_to[-1]}"))
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
