"""The list of treatments, driven with mouse and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hairchoice.ui.panels.person import PersonPanel
from hairchoice.ui.panels.treatments import AT_ONCE, TreatmentsPanel
from hairchoice.ui.widgets.marks import Note
from hairchoice.ui.workspace import Workspace
from tests.ui.hands import notes_of, type_into

LEFT = Qt.MouseButton.LeftButton


def test_what_is_compared_comes_first(panel: TreatmentsPanel, workspace: Workspace) -> None:
    rows = list(panel.rows)
    assert tuple(rows[: len(workspace.scenario.treatments)]) == workspace.scenario.treatments
    assert "none" not in rows
    assert "spironolactone" not in rows, "not offered to men"


def test_a_row_says_how_sure_and_whether_it_is_approved(panel: TreatmentsPanel) -> None:
    spoken = panel.rows["exosomes"].tick.accessibleDescription()
    assert spoken.startswith("Not approved for hair loss. Certainty: very low. ")
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
    assert "Untick one first" in notes_of(ninth)
    note = next(one for one in ninth.findChildren(Note) if "Untick" in one.text())
    heard = QAccessible.queryAccessibleInterface(note)
    assert heard.role() == QAccessible.Role.Notification
    assert heard.text(QAccessible.Text.Name) == note.text()


def test_the_last_one_stays(qtbot: QtBot, panel: TreatmentsPanel, workspace: Workspace) -> None:
    *others, last = workspace.scenario.treatments
    for one in (*others, last):
        QTest.mouseClick(panel.rows[one].tick, LEFT, pos=QPoint(8, 8))
    assert workspace.scenario.treatments == (last,)
    assert panel.rows[last].tick.isChecked()
    assert "At least one" in notes_of(panel.rows[last])


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
    said = notes_of(panel.more)
    assert "I can tell the difference myself; as planned: nobody stops" in said
    assert "172 hairs/cm² is typical" in said
    QTest.mouseClick(panel.more.button, LEFT)
    type_into(qtbot, panel.density, "150")
    type_into(qtbot, panel.percentages["price_growth"], "3")
    QTest.mouseClick(panel.more.button, LEFT)
    said = notes_of(panel.more)
    assert "150 hairs/cm²" in said
    assert "Prices rise a year, %: 3" in said


def test_the_head_of_the_list_counts_what_is_compared(
    panel: TreatmentsPanel, workspace: Workspace
) -> None:
    assert "4 of 19 compared" in notes_of(panel)
    QTest.mouseClick(panel.rows["prp"].tick, LEFT, pos=QPoint(8, 8))
    assert "5 of 19 compared" in notes_of(panel)
