"""The column of values beside the names: what stands there, and that it covers nothing."""

from __future__ import annotations

import re
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hairchoice.ui.charts.canvas import TimeChart
from hairchoice.ui.charts.readout import short_band, short_value
from hairchoice.ui.charts.series import cost_chart, hair_chart
from hairchoice.ui.formats import LocaleFormats
from tests.ui.comparisons import EIGHT, comparison
from tests.ui.hands import layout_of


def _is_at(canvas: TimeChart, month: int) -> bool:
    return canvas.month == month


def _pixels(canvas: TimeChart) -> NDArray[np.uint32]:
    image = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), dtype=np.uint32)
    return pixels.reshape(image.height(), image.bytesPerLine() // 4).copy()


def test_reading_another_month_covers_no_line_and_changes_the_values(
    canvas: TimeChart, qtbot: QtBot
) -> None:
    plot = layout_of(canvas).frame.plot
    left, right, top, bottom = map(round, (plot.x, plot.right, plot.y, plot.bottom))
    before = _pixels(canvas)
    for month in (12, 30, 50):
        x = round(layout_of(canvas).frame.x(month))
        QTest.mouseMove(canvas, QPoint(x, top + 1))
        qtbot.waitUntil(partial(_is_at, canvas, month))
        changed = (_pixels(canvas) != before)[top:bottom]
        columns = np.flatnonzero(changed[:, left:right].any(axis=0)) + left
        assert columns.size
        assert abs(columns - x).max() <= 5
        assert changed[:, right:].any()


def test_values_stand_at_the_right_edge_for_each_name(canvas: TimeChart) -> None:
    layout = layout_of(canvas)
    shown = [label.text for label in layout.labels]
    widest = max(map(canvas._ink.text_width, shown))
    values = max(
        canvas._ink.text_width(short_value(layout.chart, curve, layout.chart.last, LocaleFormats()))
        for curve in layout.chart.curves
    )
    assert layout.frame.plot.right + 26 + widest + values < layout.edge
    assert "Saw palmetto" in shown


def test_what_has_no_price_hangs_on_no_line(canvas: TimeChart) -> None:
    canvas.set_chart(cost_chart(comparison(EIGHT)), "")
    canvas.set_focus("saw_palmetto")
    ends = {label.id: label.line_y for label in layout_of(canvas).labels}
    assert ends["saw_palmetto"] is None
    assert None not in [end for name, end in ends.items() if name != "saw_palmetto"]


def test_without_any_price_the_axis_of_money_has_no_scale(canvas: TimeChart) -> None:
    canvas.set_chart(cost_chart(comparison(("saw_palmetto",))), "")
    assert layout_of(canvas).ticks == ((0.0, "0"),)


def test_a_figure_says_what_is_missing_of_it() -> None:
    made = comparison(("minoxidil_plus_finasteride", "minoxidil_topical_5"), country="IN")
    cost, formats = cost_chart(made), LocaleFormats()
    said = [short_value(cost, curve, 60, formats) for curve in cost.curves]
    assert said[0] == "0"
    assert said[1].startswith("over ")
    assert said[2] == "no price"
    hair = hair_chart(comparison(EIGHT))
    palmetto = hair.curve("saw_palmetto")
    assert palmetto is not None
    assert short_value(hair, palmetto, 60, formats) == "not known"
    assert short_band(hair, "saw_palmetto", 60, formats) == ""
    assert re.fullmatch(r"8 in 10 futures: \S+ to \S+", short_band(hair, "exosomes", 60, formats))
