"""The charts of *Health economics* as pictures that stand on their own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from hairchoice.engine.result import Comparison
from hairchoice.ui.charts.acceptability import (
    EconomicsChart,
    frontier_name,
    paint_acceptability,
    paint_information,
)
from hairchoice.ui.charts.picture import Drawing, origin
from hairchoice.ui.charts.plane import Plane, paint_plane
from hairchoice.ui.models import economics_words as words

translate = QCoreApplication.translate


def acceptability_drawing(comparison: Comparison, chart: EconomicsChart) -> Drawing:
    """Returns the curves with their frontier."""
    said = translate("HealthEconomicsView", "{sentence} Outlined: {frontier}.")
    return Drawing(
        name="ceac",
        title=chart.shares.title,
        sentence=said.format(
            sentence=words.acceptability_sentence(chart), frontier=frontier_name()
        ),
        origin=origin(comparison),
        paint=lambda painter, area, ink: paint_acceptability(
            painter, area, chart, ink, crosshair=False
        ),
    )


def information_drawing(comparison: Comparison, chart: EconomicsChart) -> Drawing:
    """Returns the value of perfect information."""
    return Drawing(
        name="evpi",
        title=chart.information.title,
        sentence=f"{words.at_sentence(chart)} {words.information_sentence(chart)}",
        origin=origin(comparison),
        paint=lambda painter, area, ink: paint_information(
            painter, area, chart, ink, crosshair=False
        ),
    )


def plane_drawing(comparison: Comparison, chart: EconomicsChart, plane: Plane) -> Drawing:
    """Returns the cost-effectiveness plane."""
    return Drawing(
        name="plane",
        title=translate("HealthEconomicsView", "Cost-effectiveness plane"),
        sentence=words.plane_sentence(chart),
        origin=origin(comparison),
        paint=lambda painter, area, ink: paint_plane(painter, area, plane, ink),
    )
