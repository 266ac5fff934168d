"""You, driven with mouse and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hairchoice.ui.panels.person import PersonPanel
from hairchoice.ui.workspace import Workspace
from tests.ui.hands import pick, type_into

LEFT = Qt.MouseButton.LeftButton


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
    pick(person.country, "IN")
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
    type_into(qtbot, person.budget, "12,500")
    assert workspace.scenario.budget == 12_500
    type_into(qtbot, person.budget, "")
    assert workspace.scenario.budget is None


def test_nonsense_is_refused_in_place_and_the_old_value_is_back(
    qtbot: QtBot, workspace: Workspace, person: PersonPanel
) -> None:
    type_into(qtbot, person.budget, "900")
    with qtbot.waitSignal(workspace.problem, check_params_cb=bool) as said:
        type_into(qtbot, person.budget, "-5")
    assert "Budget" in said.args[0]
    assert person.budget.text() == "900"
    assert workspace.scenario.budget == 900


def test_the_yearly_loss_is_typed_in_per_cent(
    qtbot: QtBot, workspace: Workspace, person: PersonPanel
) -> None:
    edit = person.percentages["yearly_decline"]
    type_into(qtbot, edit, "6")
    assert workspace.scenario.yearly_decline == pytest.approx(0.06)
    type_into(qtbot, edit, "")
    assert workspace.scenario.yearly_decline is None


def test_what_an_empty_field_stands_for_is_said_in_it_and_a_typed_0_stays(
    qtbot: QtBot, workspace: Workspace, person: PersonPanel
) -> None:
    fields = person.percentages
    assert {name: edit.placeholderText() for name, edit in fields.items()} == {
        "yearly_decline": "4.5 is typical",
        "price_growth": "0",
        "discount_rate": "0",
    }
    for edit in fields.values():
        type_into(qtbot, edit, "0")
    person.refresh()
    assert workspace.scenario.yearly_decline == 0
    assert fields["yearly_decline"].text() == "0"
    assert fields["discount_rate"].text() == ""


def test_visible_and_persistence_are_choices(
    qtbot: QtBot, workspace: Workspace, person: PersonPanel
) -> None:
    person.visible_share.setFocus()
    QTest.keyClick(person.visible_share, Qt.Key.Key_Down)
    assert workspace.scenario.visible_share == 0.23
    pick(person.persistence, "typical")
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
