"""What the charts show of a comparison, and how the person moves on them."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hairchoice.engine.problems import BadInputError
from hairchoice.engine.scenario import Choices
from hairchoice.engine.simulate import Simulator
from hairchoice.ui import theme
from hairchoice.ui.charts import picture
from hairchoice.ui.charts.canvas import TimeChart
from hairchoice.ui.charts.export import chart_picture
from hairchoice.ui.charts.frame import cut, polygon
from hairchoice.ui.charts.labels import LineMap
from hairchoice.ui.charts.series import NOTHING, cost_chart, hair_chart
from hairchoice.ui.formats import LocaleFormats
from tests.ui.comparisons import EIGHT, catalogue, comparison
from tests.ui.hands import layout_of


def end_of(canvas: TimeChart, treatment_id: str) -> QPoint:
    """Returns the middle of the name at the end of a line."""
    layout = layout_of(canvas)
    label = next(label for label in layout.labels if label.id == treatment_id)
    return QPointF(layout.frame.plot.right + 40, label.y).toPoint()


def _is_at(canvas: TimeChart, month: int) -> bool:
    return canvas.month == month


def test_doing_nothing_is_always_there() -> None:
    made = comparison(("exosomes",))
    assert cost_chart(made).curves[0].id == NOTHING
    assert hair_chart(made).curves[0].id == NOTHING


def test_lines_are_medians_and_bands_hold_eight_of_ten_futures() -> None:
    made = comparison()
    curve = hair_chart(made).curve("finasteride_oral")
    fan = made.treatment("finasteride_oral").hair_change
    assert curve is not None
    assert curve.middle is not None
    assert np.array_equal(curve.middle, fan.quantile(50))
    assert np.array_equal(curve.low, fan.quantile(10))
    assert np.array_equal(curve.high, fan.quantile(90))


def test_no_line_where_there_is_no_usable_trial_or_no_price() -> None:
    made = comparison(EIGHT)
    hair, cost = hair_chart(made).curve("saw_palmetto"), cost_chart(made).curve("saw_palmetto")
    assert hair is not None
    assert (hair.middle, hair.missing) == (None, "no usable trial")
    assert cost is not None
    assert (cost.middle, cost.end_text) == (None, "Saw palmetto: no price")


def test_a_line_is_cut_where_its_evidence_ends() -> None:
    line = np.array([[0.0, 0.0], [10.0, 10.0], [20.0, 0.0]])
    known, beyond = cut(line, 15)
    assert known[-1].tolist() == beyond[0].tolist() == [15, 5]
    assert len(cut(line, 20)[1]) == 1


def test_a_polygon_has_the_points_it_was_given() -> None:
    points = np.array([[1.5, 2.0], [3.0, 4.25]])
    made = polygon(points)
    assert [made.at(place).toTuple() for place in (0, 1)] == [(1.5, 2.0), (3.0, 4.25)]
    assert polygon(np.empty((0, 2))).isEmpty()


def test_a_near_budget_is_drawn_and_a_far_one_is_named(canvas: TimeChart) -> None:
    canvas.set_chart(cost_chart(comparison(budget=8000)), "")
    assert "budget 8,000" in [note.text for note in layout_of(canvas).notes]
    canvas.set_chart(cost_chart(comparison(budget=900_000)), "")
    assert "900,000 is above this chart" in layout_of(canvas).title


def test_names_and_words_do_not_cover_each_other(canvas: TimeChart) -> None:
    for treatment_id in (*EIGHT, ""):
        canvas.set_focus(treatment_id)
        layout = layout_of(canvas)
        centres = sorted(label.y for label in layout.labels)
        assert min(np.diff(centres)) >= 10
        boxes = [note.box for note in layout.notes]
        pairs = [(a, b) for rank, a in enumerate(boxes) for b in boxes[rank + 1 :]]
        assert not any(a.overlaps(b) for a, b in pairs)


def test_the_focused_line_gets_band_and_flag(canvas: TimeChart) -> None:
    canvas.set_focus("exosomes")
    layout = layout_of(canvas)
    texts = {note.text for note in layout.notes if note.of == "exosomes"}
    assert texts == {"8 in 10 futures", "evidence ends: month 4"}
    assert layout.bands == {"exosomes", "saw_palmetto"}


def test_the_name_of_a_band_touches_no_line(canvas: TimeChart) -> None:
    steps = msgspec.structs.replace(
        comparison().scenario,
        choices={"exosomes": Choices(quotes={"session": 3500}, sessions=4)},
    )
    canvas.resize(880, 240)
    canvas.set_chart(cost_chart(Simulator(catalogue()).run(steps)), "")
    canvas.set_focus("exosomes")
    layout = layout_of(canvas)
    name = next(note.box for note in layout.notes if note.text == "8 in 10 futures")
    curve = canvas.chart.curve("exosomes") if canvas.chart else None
    assert curve is not None
    assert curve.middle is not None
    line = layout.frame.points(np.arange(curve.middle.size), curve.middle)
    assert LineMap([line], layout.frame.plot).behind(name.grown(2)) == 0


def test_clicking_a_name_brings_its_treatment_forward(canvas: TimeChart, qtbot: QtBot) -> None:
    place, no_keys = end_of(canvas, "laser_device"), Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(canvas.chosen) as chosen:
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, no_keys, place)
    assert chosen.args == ["laser_device"]
    assert layout_of(canvas).focus == "laser_device"


def test_hovering_a_line_brings_it_forward_until_the_pointer_leaves(
    canvas: TimeChart, qtbot: QtBot
) -> None:
    frame, chart = layout_of(canvas).frame, canvas.chart
    assert chart is not None
    curve = chart.curve("hair_transplant_fue")
    assert curve is not None
    place = QPointF(frame.x(30), frame.y(float(curve.anchor[30]))).toPoint()
    QTest.mouseMove(canvas, place)
    qtbot.waitUntil(lambda: layout_of(canvas).focus == "hair_transplant_fue")
    assert canvas.month == 30
    QTest.mouseMove(canvas, end_of(canvas, NOTHING))
    qtbot.waitUntil(lambda: layout_of(canvas).focus is None)
    assert canvas.month == -1


def test_arrow_keys_walk_months_and_treatments(canvas: TimeChart, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Right):
        QTest.keyClick(canvas, key)
    assert canvas.month == 14
    QTest.keyClick(canvas, Qt.Key.Key_End)
    assert canvas.month == 60
    with qtbot.waitSignal(canvas.chosen) as chosen:
        QTest.keyClick(canvas, Qt.Key.Key_Down)
    first = chosen.args[0]
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert canvas.focus_id not in ("", first, NOTHING)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.month == -1


def test_a_screen_reader_hears_the_sentence_and_the_month(canvas: TimeChart, qtbot: QtBot) -> None:
    canvas.set_focus("exosomes")
    interface = QAccessible.queryAccessibleInterface(canvas)
    assert interface.role() == QAccessible.Role.Chart
    assert interface.text(QAccessible.Text.Name) == "Hairs per cm², against today"
    sentence = interface.text(QAccessible.Text.Description)
    assert sentence.startswith("Doing nothing loses about")
    QTest.keyClick(canvas, Qt.Key.Key_PageDown)
    month = interface.text(QAccessible.Text.Description)
    assert month.startswith("After 1 year: Exosomes"), "a step is read out without the sentence"
    assert "Doing nothing loses about" not in month
    canvas.clearFocus()
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))  # the pointer may lie on it
    said = interface.text(QAccessible.Text.Description)
    assert said == month, "a change now would be said over what the focus comes to"
    qtbot.waitUntil(lambda: interface.text(QAccessible.Text.Description) == sentence)


def test_a_screen_reader_hears_the_treatment_that_the_keys_come_to(canvas: TimeChart) -> None:
    interface = QAccessible.queryAccessibleInterface(canvas)
    canvas.set_focus("exosomes")
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert canvas.focus_id != "exosomes"
    said = interface.text(QAccessible.Text.Description)
    assert said.startswith("After 5 years: "), "no month was walked to: where its line ends"
    assert "Exosomes" not in said


def test_the_focus_is_seen_when_the_keys_bring_it(canvas: TimeChart, qtbot: QtBot) -> None:
    accent = canvas.palette().color(QPalette.ColorRole.Highlight).name()
    canvas.clearFocus()
    assert canvas.grab().toImage().pixelColor(400, 1).name() != accent
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(canvas.hasFocus)
    assert canvas.grab().toImage().pixelColor(400, 1).name() == accent


def test_colours_follow_the_theme(canvas: TimeChart) -> None:
    light = canvas.grab().toImage().pixelColor(2, 2)
    canvas.set_theme(theme.DARK)
    dark = canvas.grab().toImage().pixelColor(2, 2)
    assert light.name() == theme.LIGHT.background.lower()
    assert dark.name() == theme.DARK.background.lower()


def test_pictures_stand_on_their_own(qapp: object, tmp_path: Path) -> None:
    made = chart_picture(comparison(), "cost", LocaleFormats(), "exosomes")
    picture.save(made, tmp_path / "cost.png")
    image = QImage(str(tmp_path / "cost.png"))
    assert image.width() == round(170 / 25.4 * 300)
    assert image.dotsPerMeterX() == pytest.approx(300 / 0.0254, abs=1)
    picture.save(made, tmp_path / "cost.svg")
    assert QSvgRenderer(str(tmp_path / "cost.svg")).isValid()
    content = (tmp_path / "cost.svg").read_text(encoding="utf-8")
    assert "Over 5 years" in content
    assert "seed 1" in content


def test_a_picture_that_cannot_be_written_says_so(qapp: object, tmp_path: Path) -> None:
    made = chart_picture(comparison(), "hair", LocaleFormats(), None)
    with pytest.raises(BadInputError, match="cannot be written"):
        picture.save(made, tmp_path / "nowhere" / "hair.png")
