"""What the pointer is on."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF

from hairchoice.ui.charts.ink import Ink
from hairchoice.ui.charts.layout import Layout
from hairchoice.ui.charts.series import NOTHING

_REACH = 12.0
"""A line is hovered within this many pixels."""


def treatment_at(layout: Layout, place: QPointF, ink: Ink) -> str:
    """Returns the id of the line, name or hatched area at a place; empty for none."""
    plot = layout.frame.plot
    if place.x() > plot.right:
        return _name_at(layout, place, ink)
    return _line_at(layout, place) if place.x() >= plot.x else ""


def _name_at(layout: Layout, place: QPointF, ink: Ink) -> str:
    near = min(layout.labels, key=lambda label: abs(label.y - place.y()), default=None)
    if near is None or near.id == NOTHING or abs(near.y - place.y()) > ink.line_height / 2:
        return ""
    return near.id


def _line_at(layout: Layout, place: QPointF) -> str:
    best, reach = "", _REACH
    for each in layout.drawn:
        if each.curve.id == NOTHING:
            continue
        line = layout.frame.points(layout.chart.months, each.curve.anchor)
        away = abs(float(np.interp(place.x(), line[:, 0], line[:, 1])) - place.y())
        if away < reach:
            best, reach = each.curve.id, away
    return best
