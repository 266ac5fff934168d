"""The left side, driven with mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hairchoice.engine.result import TreatmentResult
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.panels.person import PersonPanel
from hairchoice.ui.panels.treatments import AT_ONCE, TreatmentsPanel
from hairchoice.ui.settings import DETAILS_OPENED, MORE_OPENED
from hairchoice.ui.widgets.marks import Note
from hairchoice.ui.widgets.origin import OriginNote
from hairchoice.ui.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def person(qtbot: QtBot, workspace: Workspace, settle: Callable[[], None]) -> Iterator[PersonPanel]:
    workspace.settings.set(MORE_OPENED, True)
    panel = PersonPanel(workspace)
    qtbot.addWidget(panel)
    panel.show()
    yield panel
    settle()


@pytest.fixture
def panel(
    qtbot: QtBot, workspace: Workspace, settle: Callable[[], None]
) -> Iterator[TreatmentsPanel]:
    workspace.settings.set(DETAILS_OPENED, True)
    made = TreatmentsPanel(workspace)
    qtbot.addWidget(made)
    made.show()
    yield made
    settle()


def _pick(qtbot: QtBot, combo: QComboBox, data: str) -> None:
    """Opens a list and chooses with the keyboard, as a person does."""
    target = combo.findData(data)
    combo.setFocus()
    key = Qt.Key.Key_Down if target > combo.currentIndex() else Qt.Key.Key_Up
    for _step in range(abs(target - combo.currentIndex())):
        QTest.keyClick(combo, key)


def _type(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def _notes(widget: QWidget) -> str:
    return "\n".join(note.text() for note in widget.findChildren(Note) if note.text())


def test_the_stage_brings_its_description_and_density(
    qtbot: QtBot, workspace: Workspace, person: PersonPanel
) -> None:
    before = person.density.placeholderText()
    QTest.mouseClick(person.stage.buttons["V"], LEFT)
    assert workspace.scenario.stage == "V"
    assert "band between them" in person.stage_note.text()
    assert person.density.placeholderText() != before


def test_sex_changes_the_scale(qtbot: QtBot, workspace: Workspace, person: PersonPanel) -> None:
    QTest.mouseClick(person.sex["female"], LEFT, pos=QPoint(8, 8))
    assert workspace.scenario.sex == "female"
    assert person.stage.buttons[workspace.scenario.stage].stage.scale == "Sinclair"
    workspace.undo()
    assert person.sex["male"].isChecked()
    assert person.stage.stage() == workspace.scenario.stage
    assert person.stage.buttons[workspace.scenario.stage].stage.scale == "Norwood"


def test_what_is_looked_at_is_always_offered(
    qtbot: QtBot, workspace: Workspace, person: PersonPanel
) -> None:
    workspace.set_focus("hair_transplant_fue")
    with qtbot.waitSignal(workspace.focus_changed):
        QTest.mouseClick(person.sex["female"], LEFT, pos=QPoint(8, 8))
    assert workspace.focus == workspace.scenario.treatments[0]


def test_country_changes_the_currency(
    qtbot: QtBot, workspace: Workspace, person: PersonPanel
) -> None:
    _pick(qtbot, person.country, "IN")
    assert workspace.scenario.country == "IN"
    assert person.budget_unit.text() == "₹"


def test_years_by_arrow_keys_and_by_the_box(
    qtbot: QtBot, workspace: Workspace, person: PersonPanel
) -> None:
    person.years.slider.setFocus()
    QTest.keyClick(person.years.slider, Qt.Key.Key_Right)
    assert workspace.scenario.years == 6
    person.years.box.setFocus()
    person.years.box.selectAll()
    QTest.keyClicks(person.years.box, "12")
    assert workspace.scenario.years == 6, "half a number was taken"
    QTest.keyClick(person.years.box, Qt.Key.Key_Return)
    assert workspace.scenario.years == 12


def test_dragging_the_slider_is_undone_at_once(
    qtbot: QtBot, workspace: Workspace, person: PersonPanel
) -> None:
    slider = person.years.slider
    place = QPoint(round(slider.width() * (5 - 1) / 19 * 0.94) + 5, slider.height() // 2)
    QTest.mousePress(slider, LEFT, pos=place)
    for by in range(10, 100, 10):
        QTest.mouseMove(slider, place + QPoint(by, 0))
    QTest.mouseRelease(slider, LEFT, pos=place + QPoint(90, 0))
    assert workspace.scenario.years > 7
    workspace.undo()
    assert workspace.scenario.years == 5
    assert person.years.value() == 5


def test_an_amount_can_be_typed_with_marks_and_emptied(
    qtbot: QtBot, workspace: Workspace, person: PersonPanel
) -> None:
    _type(qtbot, person.budget, "12,500")
    assert workspace.scenario.budget == 12_500
    _type(qtbot, person.budget, "")
    assert workspace.scenario.budget is None


def test_nonsense_is_refused_in_place_and_the_old_value_is_back(
    qtbot: QtBot, workspace: Workspace, person: PersonPanel
) -> None:
    _type(qtbot, person.budget, "900")
    with qtbot.waitSignal(workspace.problem, check_params_cb=bool) as said:
        _type(qtbot, person.budget, "-5")
    assert "Budget" in said.args[0]
    assert person.budget.text() == "900"
    assert workspace.scenario.budget == 900


def test_the_yearly_loss_is_typed_in_per_cent(
    qtbot: QtBot, workspace: Workspace, person: PersonPanel
) -> None:
    edit = person.percentages["yearly_decline"]
    _type(qtbot, edit, "6")
    assert workspace.scenario.yearly_decline == pytest.approx(0.06)
    _type(qtbot, edit, "")
    assert workspace.scenario.yearly_decline is None


def test_visible_and_persistence_are_choices(
    qtbot: QtBot, workspace: Workspace, person: PersonPanel
) -> None:
    person.visible_share.setFocus()
    QTest.keyClick(person.visible_share, Qt.Key.Key_Down)
    assert workspace.scenario.visible_share == 0.23
    _pick(qtbot, person.persistence, "typical")
    assert workspace.scenario.persistence == "typical"


def test_turning_the_wheel_over_a_field_scrolls_and_changes_nothing(
    workspace: Workspace, person: PersonPanel
) -> None:
    for field in (person.country, person.years.slider, person.years.box):
        field.clearFocus()
        middle = QPointF(field.rect().center())
        turn = QWheelEvent(
            middle,
            field.mapToGlobal(middle),
            QPoint(),
            QPoint(0, -240),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, turn)
    assert workspace.scenario.country == "US"
    assert workspace.scenario.years == 5


def test_what_is_compared_comes_first(panel: TreatmentsPanel, workspace: Workspace) -> None:
    rows = list(panel.rows)
    assert tuple(rows[: len(workspace.scenario.treatments)]) == workspace.scenario.treatments
    assert "none" not in rows
    assert "spironolactone" not in rows, "not offered to men"


def test_a_row_says_how_sure_and_whether_it_is_approved(panel: TreatmentsPanel) -> None:
    spoken = panel.rows["exosomes"].tick.accessibleDescription()
    assert "very low" in spoken
    assert "not approved for hair loss" in spoken
    assert "very low" not in panel.rows["finasteride_oral"].tick.accessibleDescription()


def test_a_tick_adds_a_treatment(
    qtbot: QtBot, panel: TreatmentsPanel, workspace: Workspace
) -> None:
    QTest.mouseClick(panel.rows["prp"].tick, LEFT, pos=QPoint(8, 8))
    assert workspace.scenario.treatments[-1] == "prp"
    assert workspace.focus == "prp"
    QTest.mouseClick(panel.rows["prp"].tick, LEFT, pos=QPoint(8, 8))
    assert "prp" not in workspace.scenario.treatments


def test_the_ninth_is_refused_in_place(
    qtbot: QtBot, panel: TreatmentsPanel, workspace: Workspace
) -> None:
    others = [row for row in panel.rows.values() if not row.tick.isChecked()]
    for row in others[: AT_ONCE - len(workspace.scenario.treatments)]:
        QTest.mouseClick(row.tick, LEFT, pos=QPoint(8, 8))
    assert len(workspace.scenario.treatments) == AT_ONCE
    ninth = others[-1]
    QTest.mouseClick(ninth.tick, LEFT, pos=QPoint(8, 8))
    assert len(workspace.scenario.treatments) == AT_ONCE
    assert not ninth.tick.isChecked()
    assert "Untick one first" in _notes(ninth)


def test_the_last_one_stays(qtbot: QtBot, panel: TreatmentsPanel, workspace: Workspace) -> None:
    *others, last = workspace.scenario.treatments
    for one in (*others, last):
        QTest.mouseClick(panel.rows[one].tick, LEFT, pos=QPoint(8, 8))
    assert workspace.scenario.treatments == (last,)
    assert panel.rows[last].tick.isChecked()
    assert "At least one" in _notes(panel.rows[last])


def test_arrow_keys_walk_and_the_space_bar_ticks(
    qtbot: QtBot, panel: TreatmentsPanel, workspace: Workspace
) -> None:
    first, second, *_rest = panel.rows.values()
    first.tick.setFocus()
    QTest.keyClick(first.tick, Qt.Key.Key_Down)
    assert workspace.focus == second.treatment.id
    assert second.tick.hasFocus()
    QTest.keyClick(second.tick, Qt.Key.Key_Space)
    assert second.treatment.id not in workspace.scenario.treatments


def test_tab_goes_from_the_row_to_its_controls(
    qtbot: QtBot, panel: TreatmentsPanel, workspace: Workspace
) -> None:
    workspace.set_focus("prp")
    qtbot.waitUntil(panel.details.quotes["prp", "session"].isVisible)
    focused: QWidget = panel.rows["prp"].tick
    focused.setFocus()
    for expected in panel.details.tab_stops():
        if expected.isEnabled():
            QTest.keyClick(focused, Qt.Key.Key_Tab)
            assert panel.focusWidget() is expected
            focused = expected
    assert workspace.focus == "prp"


def test_a_click_on_a_row_brings_its_controls(
    qtbot: QtBot, panel: TreatmentsPanel, workspace: Workspace
) -> None:
    QTest.mouseClick(panel.rows["prp"], LEFT, pos=QPoint(200, 30))
    assert workspace.focus == "prp"
    assert "prp" not in workspace.scenario.treatments, "looking is not choosing"
    assert panel.details.isVisible()
    assert ("prp", "session") in panel.details.quotes


def test_the_controls_are_folded_away_at_first_and_stay_as_they_were_left(
    qtbot: QtBot, workspace: Workspace
) -> None:
    panel = TreatmentsPanel(workspace)
    qtbot.addWidget(panel)
    panel.show()
    quote = panel.details.quotes["exosomes", "session"]
    assert not quote.isVisible()
    QTest.keyClick(panel.details.fold.button, Qt.Key.Key_Space)
    assert quote.isVisible()
    QTest.mouseClick(panel.rows["prp"], LEFT, pos=QPoint(200, 30))
    qtbot.waitUntil(panel.details.quotes["prp", "session"].isVisible)
    again = TreatmentsPanel(workspace)
    qtbot.addWidget(again)
    again.show()
    assert again.details.quotes["prp", "session"].isVisible()


def test_what_is_folded_away_of_the_person_is_said_in_a_line(
    qtbot: QtBot, workspace: Workspace
) -> None:
    panel = PersonPanel(workspace)
    qtbot.addWidget(panel)
    panel.show()
    assert not panel.density.isVisible()
    said = _notes(panel.more)
    assert "I can tell the difference myself; as planned: nobody stops" in said
    assert "172 hairs/cm² is typical" in said
    QTest.mouseClick(panel.more.button, LEFT)
    _type(qtbot, panel.density, "150")
    _type(qtbot, panel.percentages["price_growth"], "3")
    QTest.mouseClick(panel.more.button, LEFT)
    said = _notes(panel.more)
    assert "150 hairs/cm²" in said
    assert "Prices rise a year, %: 3" in said


def test_the_head_of_the_list_counts_what_is_compared(
    panel: TreatmentsPanel, workspace: Workspace
) -> None:
    assert "4 of 19 compared" in _notes(panel)
    QTest.mouseClick(panel.rows["prp"].tick, LEFT, pos=QPoint(8, 8))
    assert "5 of 19 compared" in _notes(panel)


def _result(workspace: Workspace, treatment_id: str) -> TreatmentResult:
    assert workspace.comparison is not None
    return workspace.comparison.treatment(treatment_id)


def test_a_quote_is_exact_and_reset_brings_the_range_back(
    qtbot: QtBot, panel: TreatmentsPanel, workspace: Workspace, settle: Callable[[], None]
) -> None:
    details = panel.details
    _type(qtbot, details.quotes["exosomes", "session"], "1000")
    assert details.sessions is not None
    assert details.maintenance is not None
    _type(qtbot, details.sessions, "3")
    _type(qtbot, details.maintenance, "0")
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
    notes = _notes(panel.details)
    assert "one session: $" in notes
    assert " – " in notes
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
    assert "You count 100\u00a0%" in _notes(panel.details)


def test_a_combination_shows_the_prices_of_its_parts(
    panel: TreatmentsPanel, workspace: Workspace
) -> None:
    workspace.set_focus("minoxidil_plus_finasteride")
    owners = {owner for owner, _item in panel.details.quotes}
    assert owners == {"minoxidil_topical_5", "finasteride_oral"}


def test_a_country_without_a_price_asks_for_the_quote(
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
    assert "no sourced price. Enter your clinic's quote." in _notes(panel.details)


def test_an_own_figure_has_a_pencil_and_says_so(
    qtbot: QtBot, workspace: Workspace, panel: TreatmentsPanel
) -> None:
    edit = panel.details.quotes["exosomes", "session"]
    assert edit.accessibleDescription() == "as published"
    before = edit.grab().toImage()
    _type(qtbot, edit, "3000")
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
    assert f"{year}, {this_year - year} years old" in _notes(panel.details)


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
