"""The controls of a treatment, driven with mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hairchoice.engine.result import TreatmentResult
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.panels.treatments import TreatmentsPanel
from hairchoice.ui.widgets.origin import OriginNote
from hairchoice.ui.workspace import Workspace
from tests.ui.hands import notes_of, type_into

LEFT = Qt.MouseButton.LeftButton


def _result(workspace: Workspace, treatment_id: str) -> TreatmentResult:
    assert workspace.comparison is not None
    return workspace.comparison.treatment(treatment_id)


def test_a_quote_is_exact_and_reset_brings_the_range_back(
    qtbot: QtBot, panel: TreatmentsPanel, workspace: Workspace, settle: Callable[[], None]
) -> None:
    details = panel.details
    type_into(qtbot, details.quotes["exosomes", "session"], "1000")
    assert details.sessions is not None
    assert details.maintenance is not None
    type_into(qtbot, details.sessions, "3")
    type_into(qtbot, details.maintenance, "0")
    settle()
    total = _result(workspace, "exosomes").cost_total
    assert total.mean == total.quantile(5) == total.quantile(95) == 3000
    reset = details.findChild(QPushButton)
    assert isinstance(reset, QPushButton)
    QTest.mouseClick(reset, LEFT)
    settle()
    assert _result(workspace, "exosomes").cost_total.quantile(95) > 3000
    assert details.quotes["exosomes", "session"].text() == ""
    assert not reset.isEnabled()


def test_the_sourced_range_stands_beside_the_quote(panel: TreatmentsPanel) -> None:
    notes = notes_of(panel.details)
    assert "one session: $3,250 ($499 to $10,000), 2026" in notes
    assert "We count 49\u00a0% of the published benefit" in notes


def test_trust_moves_what_is_counted(
    qtbot: QtBot, panel: TreatmentsPanel, workspace: Workspace, settle: Callable[[], None]
) -> None:
    trust = panel.details.trust
    assert trust is not None
    trust.slider.setFocus()
    QTest.keyClick(trust.slider, Qt.Key.Key_End)
    settle()
    result = _result(workspace, "exosomes")
    assert result.evidence_weight == pytest.approx(1)
    assert result.expected_benefit == pytest.approx(result.published_benefit)
    assert "You count 100\u00a0%" in notes_of(panel.details)


def test_a_combination_shows_the_prices_of_its_parts(
    panel: TreatmentsPanel, workspace: Workspace
) -> None:
    workspace.set_focus("minoxidil_plus_finasteride")
    owners = {owner for owner, _item in panel.details.quotes}
    assert owners == {"minoxidil_topical_5", "finasteride_oral"}


def test_a_country_without_a_price_asks_for_one(
    panel: TreatmentsPanel, workspace: Workspace
) -> None:
    treatment = workspace.catalogue.treatment("exosomes")
    country = next(
        code
        for code in workspace.catalogue.countries
        if any(code not in item.prices for item in treatment.costs)
    )
    from hairchoice.ui import changes

    workspace.apply(lambda scenario: changes.with_country(scenario, country))
    assert "no price known. Enter your own." in notes_of(panel.details)


def test_an_own_figure_has_a_pencil_and_says_so(
    qtbot: QtBot, workspace: Workspace, panel: TreatmentsPanel
) -> None:
    edit = panel.details.quotes["exosomes", "session"]
    assert edit.accessibleDescription() == "as published"
    before = edit.grab().toImage()
    type_into(qtbot, edit, "3000")
    assert edit.accessibleDescription() == "your own"
    margin = edit.grab().toImage().copy(0, 0, 18, before.height())
    assert margin != before.copy(0, 0, 18, before.height())
    workspace.undo()
    assert edit.accessibleDescription() == "as published"


def test_a_published_figure_leads_to_its_source(
    qtbot: QtBot, workspace: Workspace, panel: TreatmentsPanel
) -> None:
    asked: list[tuple[str, str]] = []
    workspace.line_asked.connect(lambda one, line: asked.append((one, line)))
    notes = panel.details.findChildren(OriginNote)
    price = next(note for note in notes if "3,250" in note.text())
    assert "<a href" in price.text()
    heard = QAccessible.queryAccessibleInterface(price)
    assert heard.role() == QAccessible.Role.Link
    assert heard.text(QAccessible.Text.Name).endswith("2026: where it comes from")
    price.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(price, Qt.Key.Key_Return)
    button = next(one for one in panel.findChildren(QPushButton) if "Sources" in one.text())
    QTest.mouseClick(button, LEFT)
    assert asked == [("exosomes", "What it costs"), ("exosomes", "What it does for hair")]


def test_an_assumption_is_in_italics_with_its_reason(
    workspace: Workspace, panel: TreatmentsPanel
) -> None:
    treatment = workspace.catalogue.treatment("exosomes")
    assert treatment.sessions is not None
    for triple, edit in (
        (treatment.sessions.initial, panel.details.sessions),
        (treatment.sessions.maintenance_per_year, panel.details.maintenance),
    ):
        assert edit is not None
        notes = panel.details.findChildren(OriginNote)
        low = LocaleFormats().shortest(triple.low)
        found = [note for note in notes if f"usual: {low} to" in note.text()]
        assert any(note.font().italic() == (triple.assumption is not None) for note in found)
        if triple.assumption:
            assert any(triple.assumption in note.toolTip() for note in found)


def test_an_old_price_says_its_age(workspace: Workspace, panel: TreatmentsPanel) -> None:
    catalogue, this_year = workspace.catalogue, int(workspace.catalogue.date[:4])
    country = workspace.scenario.country
    old = [
        (treatment.id, item.prices[country].year)
        for treatment in catalogue.offered_to("male")
        for item in treatment.costs
        if country in item.prices and (item.prices[country].year or this_year) < this_year - 2
    ]
    treatment_id, year = old[0]
    assert year is not None
    workspace.set_focus(treatment_id)
    assert f"{year}, {this_year - year} years old" in notes_of(panel.details)


def test_a_change_that_the_list_does_not_show_does_not_paint_it(
    qtbot: QtBot, panel: TreatmentsPanel, workspace: Workspace, settle: Callable[[], None]
) -> None:
    settle()
    QTest.qWait(20)  # what showing it left to paint
    painted: list[object] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                painted.append(watched)
            return False

    watch = Watch()
    for row in panel.rows.values():
        row.installEventFilter(watch)
    workspace.apply(lambda scenario: msgspec.structs.replace(scenario, budget=7000))
    settle()
    QTest.qWait(20)
    assert painted == []
    workspace.set_focus("prp")
    qtbot.waitUntil(lambda: bool(painted))
