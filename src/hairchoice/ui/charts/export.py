"""A chart over time as a picture that stands on its own: with its sentence and its origin."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from hairchoice.engine import describe
from hairchoice.engine.describe import Formats
from hairchoice.engine.result import Comparison
from hairchoice.ui.charts.drawing import paint_chart
from hairchoice.ui.charts.ink import Ink
from hairchoice.ui.charts.labels import Box
from hairchoice.ui.charts.layout import lay_out
from hairchoice.ui.charts.picture import Drawing, origin
from hairchoice.ui.charts.series import Kind, cost_chart, hair_chart


def chart_picture(
    comparison: Comparison, kind: Kind, formats: Formats, focus: str | None
) -> Drawing:
    """Returns one of a comparison's charts, to be saved or copied."""
    cost = kind == "cost"
    chart = cost_chart(comparison) if cost else hair_chart(comparison)
    say = describe.cost_chart_sentence if cost else describe.hair_chart_sentence

    def paint(painter: QPainter, area: Box, ink: Ink) -> None:
        paint_chart(painter, lay_out(chart, area, ink, formats, focus=focus), ink)

    return Drawing(kind, chart.title, say(comparison, formats), origin(comparison), paint)
