"""The budget on the cost chart: a line, and a ring where a treatment passes it."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from hairchoice.engine.simulate import Simulator
from hairchoice.ui import theme
from hairchoice.ui.charts.budget import passes
from hairchoice.ui.charts.drawing import paint_chart
from hairchoice.ui.charts.ink import screen_ink
from hairchoice.ui.charts.labels import Box
from hairchoice.ui.charts.layout import lay_out
from hairchoice.ui.charts.series import cost_chart
from hairchoice.ui.formats import LocaleFormats
from tests.ui.comparisons import FOUR, catalogue, comparison


@pytest.mark.parametrize(
    ("costs", "budget", "month"),
    [
        ([0, 10, 20, 30], 15, 1.5),
        ([0, 10, 20, 30], 20, 2.0),
        ([20, 30, 40, 50], 15, 0.0),
        ([0, 10, 20, 30], 30, None),
        ([5, 5, 5, 50], 5, 2.0),
        (None, 5, None),
    ],
)
def test_where_a_line_of_costs_passes_a_budget(
    costs: list[float] | None, budget: float, month: float | None
) -> None:
    values = None if costs is None else np.array(costs, dtype=np.float64)
    assert passes(values, budget) == month


@pytest.mark.parametrize("appearance", [theme.LIGHT, theme.DARK])
def test_a_ring_in_its_colour_marks_what_passes_it(
    qapp: QApplication, appearance: theme.Theme
) -> None:
    scenario = replace(comparison(FOUR).scenario, budget=15_000)
    chart = cost_chart(Simulator(catalogue()).run(scenario, draws=512))
    ink = screen_ink(appearance)
    picture = QImage(900, 400, QImage.Format.Format_RGB32)
    picture.fill(ink.ground)
    layout = lay_out(chart, Box(0, 0, 900, 400), ink, LocaleFormats(), focus="finasteride_oral")
    painter = QPainter(picture)
    paint_chart(painter, layout, ink)
    painter.end()
    dearest = next(curve for curve in chart.curves if curve.id == "exosomes")
    month = passes(dearest.middle, 15_000)
    assert month is not None
    x, y = layout.frame.x(month), layout.frame.y(15_000)
    ring = [picture.pixelColor(round(x), round(y + by)) for by in (-4, 4)]
    assert ink.colour("exosomes") in ring
    assert picture.pixelColor(round(x), round(y)).name() == ink.ground.name()
