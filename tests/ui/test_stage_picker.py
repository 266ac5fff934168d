"""The stages as pictures, chosen with mouse and keyboard."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hairchoice.engine.catalogue import Catalogue, Stage
from hairchoice.paths import bundled
from hairchoice.ui import theme
from hairchoice.ui.widgets.stage_picker import StagePicker

LEFT = Qt.MouseButton.LeftButton


def _stages(catalogue: Catalogue, sex: str) -> list[Stage]:
    return [stage for stage in catalogue.stages if stage.sex == sex]


@pytest.fixture
def picker(qtbot: QtBot, catalogue: Catalogue) -> StagePicker:
    made = StagePicker()
    qtbot.addWidget(made)
    made.set_stages(_stages(catalogue, "male"))
    made.set_stage("III_vertex")
    made.resize(264, made.sizeHint().height())
    _open(qtbot, made)
    return made


def _open(qtbot: QtBot, window: QWidget) -> None:
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def _press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_every_stage_of_the_data_has_a_drawing(catalogue: Catalogue, qapp: QApplication) -> None:
    for stage in catalogue.stages:
        path = bundled("resources", "stages", f"{stage.scale.lower()}_{stage.id}.svg")
        assert QSvgRenderer(str(path)).isValid(), path
        drawing = ET.parse(path).getroot()
        assert drawing.get("color"), "the lines follow the theme by the root's colour"
        assert "currentColor" in {part.get("stroke") for part in drawing}


def test_the_drawings_differ_at_the_size_they_are_shown(
    catalogue: Catalogue, picker: StagePicker
) -> None:
    for sex in ("male", "female"):
        picker.set_stages(_stages(catalogue, sex))
        shots = [button.grab().toImage() for button in picker.buttons.values()]
        sizes = {(shot.width(), shot.height()) for shot in shots}
        assert len(sizes) <= 2, "columns are alike but for a rounded pixel"
        assert len({_bare_pixels(shot) for shot in shots}) == len(shots)


def _bare_pixels(shot: QImage) -> int:
    """Counts what has the tone of the scalp."""
    scalp = QColor("#E9D8C4").rgb()
    return sum(shot.pixel(x, y) == scalp for x in range(shot.width()) for y in range(shot.height()))


def test_bare_scalp_grows_from_stage_to_stage(picker: StagePicker) -> None:
    order = ("I", "II", "III", "IV", "V", "VI", "VII")
    bare = [_bare_pixels(picker.buttons[one].grab().toImage()) for one in order]
    assert bare == sorted(bare)


def test_a_click_picks(qtbot: QtBot, picker: StagePicker) -> None:
    with qtbot.waitSignal(picker.stage_picked) as said:
        QTest.mouseClick(picker.buttons["V"], LEFT, pos=QPoint(4, 70))
    assert said.args == ["V"]
    assert picker.stage() == "V"
    assert not picker.buttons["III_vertex"].isChecked()


def test_showing_a_stage_says_nothing(qtbot: QtBot, picker: StagePicker) -> None:
    with qtbot.assertNotEmitted(picker.stage_picked):
        picker.set_stage("VII")
    assert picker.stage() == "VII"
    picker.set_stage("of another file")
    assert picker.stage() is None


@pytest.mark.parametrize(
    ("key", "stage"),
    [
        (Qt.Key.Key_Right, "IV"),
        (Qt.Key.Key_Left, "III"),
        (Qt.Key.Key_Down, "VII"),
        (Qt.Key.Key_Up, "III_vertex"),
        (Qt.Key.Key_Home, "I"),
        (Qt.Key.Key_End, "VII"),
    ],
)
def test_keys_walk_and_pick(qtbot: QtBot, picker: StagePicker, key: Qt.Key, stage: str) -> None:
    picker.buttons["III_vertex"].setFocus()
    _press(key)
    assert picker.stage() == stage
    assert picker.buttons[stage].hasFocus()


def test_tab_stops_once_at_the_chosen_stage(qtbot: QtBot, catalogue: Catalogue) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before, picker, after = QLineEdit(), StagePicker(), QLineEdit()
    layout = QVBoxLayout(window)
    for widget in (before, picker, after):
        layout.addWidget(widget)
    for sex, stage in (("male", "V"), ("female", "4")):
        picker.set_stages(_stages(catalogue, sex))
        picker.set_stage(stage)
    _open(qtbot, window)
    before.setFocus()
    _press(Qt.Key.Key_Tab)
    assert picker.buttons["4"].hasFocus()
    _press(Qt.Key.Key_Left)
    assert picker.stage() == "3"
    _press(Qt.Key.Key_Tab)
    assert after.hasFocus()
    _press(Qt.Key.Key_Backtab)
    assert picker.buttons["3"].hasFocus()


def test_it_says_what_it_shows(picker: StagePicker, catalogue: Catalogue) -> None:
    for stage in _stages(catalogue, "male"):
        button = picker.buttons[stage.id]
        assert button.accessibleName() == stage.label
        assert button.accessibleDescription() == stage.description
        assert stage.description in button.toolTip()
    assert picker.buttons["III_vertex"].text() == "III vertex"


def test_it_fits_the_narrow_panel(picker: StagePicker, catalogue: Catalogue) -> None:
    for sex in ("male", "female"):
        picker.set_stages(_stages(catalogue, sex))
        assert picker.minimumSizeHint().width() <= 248


def test_in_little_height_the_whole_scale_is_one_row_that_is_still_told_apart(
    picker: StagePicker,
) -> None:
    tall = picker.sizeHint().height()
    picker.set_compact(True)
    QApplication.processEvents()
    buttons = list(picker.buttons.values())
    assert len({button.y() for button in buttons}) == 1
    assert picker.sizeHint().height() < tall / 2
    assert buttons[-1].geometry().right() < 264
    assert picker.buttons["III_vertex"].accessibleName() == "Norwood III vertex"
    pictures = [button.grab().toImage() for button in buttons]
    assert all(one != other for one, other in combinations(pictures, 2))
    picker.buttons["III_vertex"].setFocus()
    _press(Qt.Key.Key_Right)
    assert picker.stage() == "IV"
    picker.set_compact(False)
    QApplication.processEvents()
    assert len({button.y() for button in buttons}) == 2


def test_focus_and_choice_can_be_seen_in_both_themes(qtbot: QtBot, picker: StagePicker) -> None:
    button = picker.buttons["III_vertex"]
    for appearance in (theme.LIGHT, theme.DARK):
        picker.setPalette(theme.qt_palette(appearance))
        button.clearFocus()
        chosen = button.grab().toImage()
        assert chosen.pixelColor(button.width() // 2, 3).name() == appearance.accent.lower()
        button.setFocus()
        assert button.grab().toImage() != chosen
        button.clearFocus()
        picker.set_stage("I")
        assert button.grab().toImage() != chosen
        picker.set_stage("III_vertex")
