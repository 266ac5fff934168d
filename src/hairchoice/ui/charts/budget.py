"""The budget on the cost chart: a line across it, and a ring where a treatment passes it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPainter

from hairchoice.ui.charts.ink import Ink
from hairchoice.ui.charts.layout import Layout

_RING = 4.0


def paint_budget(painter: QPainter, layout: Layout, ink: Ink) -> None:
    """Paints the line and the rings, if there is a budget and it is on the chart."""
    budget, plot = layout.chart.budget, layout.frame.plot
    if budget is None or budget > layout.chart.high:
        return
    pen = ink.hairline(ink.text, 1.2)
    pen.setDashPattern([1.5, 2.5])
    painter.setPen(pen)
    y = layout.frame.y(budget)
    painter.drawLine(QLineF(plot.x, y, plot.right, y))
    painter.setBrush(ink.ground)
    for each in layout.drawn:
        month = passes(each.curve.middle, budget)
        if month is not None:
            painter.setPen(ink.hairline(ink.colour(each.curve.id), 2.0))
            painter.drawEllipse(QPointF(layout.frame.x(month), y), *[_RING * ink.unit] * 2)


def passes(costs: NDArray[np.float64] | None, budget: float) -> float | None:
    """Returns at which month, or between which two, costs by month pass a budget.

    None where they stay within it, or are not known.
    """
    if costs is None or costs[-1] <= budget:
        return None
    month = int(np.argmax(costs > budget))
    if month == 0:
        return 0.0
    before, after = float(costs[month - 1]), float(costs[month])
    return month - 1 + (budget - before) / (after - before)
