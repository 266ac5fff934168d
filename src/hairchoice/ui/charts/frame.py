"""From months and values to pixels and back."""

from __future__ import annotations

from typing import Any

import numpy as np
import shiboken6
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter, QPolygonF

from hairchoice.ui.charts.labels import Box, Points


class Frame(Struct, frozen=True):
    """Where the plot lies and what its edges stand for.

    Attributes:
        plot: Without axes, labels and title.
        last: Month at the right edge.
        low, high: Values at the lower and upper edge.
    """

    plot: Box
    last: int
    low: float
    high: float

    def x(self, month: float) -> float:
        """Returns the horizontal place of a month."""
        return self.plot.x + self.plot.width * month / self.last

    def y(self, value: float) -> float:
        """Returns the vertical place of a value."""
        return self.plot.bottom - self.plot.height * (value - self.low) / (self.high - self.low)

    def month_at(self, x: float) -> int:
        """Returns the nearest month, within the horizon."""
        month = round((x - self.plot.x) / self.plot.width * self.last)
        return min(max(month, 0), self.last)

    def points(self, months: ArrayLike, values: ArrayLike) -> Points:
        """Returns a line in pixels."""
        result = np.empty((np.size(months), 2))
        result[:, 0] = self.plot.x + np.asarray(months) * (self.plot.width / self.last)
        scale = self.plot.height / (self.high - self.low)
        result[:, 1] = self.plot.bottom - (np.asarray(values) - self.low) * scale
        return result


def polygon(points: Points) -> QPolygonF:
    """Returns a Qt polygon of the points, copied in one go: a loop takes far longer."""
    result = QPolygonF()
    if not len(points):
        return result
    result.resize(len(points))
    # The stubs know neither: data() is the address of the first point, two doubles each, and a
    # VoidPtr is a buffer.
    make: Any = shiboken6.VoidPtr
    memory = make(result.data(), points.size * 8, True)
    np.frombuffer(memory, dtype=np.float64).reshape(-1, 2)[:] = points
    return result


def draw_pieces(painter: QPainter, ends: NDArray[np.float64]) -> None:
    """Draws straight lines without making an object of each.

    Args:
        painter: With its pen set.
        ends: Of each line: x, y, x, y; shape (n, 4).
    """
    if len(ends):
        # Four doubles are what a QLineF is; Qt is given the first and how many follow.
        wrap: Any = shiboken6.wrapInstance
        painter.drawLines(wrap(ends.ctypes.data, QLineF), len(ends))


def band_points(lower: Points, upper: Points) -> Points:
    """Returns the closed outline of the area between two lines."""
    return np.concatenate([upper, lower[::-1]])


def cut(points: Points, x: float) -> tuple[Points, Points]:
    """Divides a line at a horizontal place; the two parts share the point there."""
    if x >= points[-1, 0]:
        return points, points[-1:]
    if x <= points[0, 0]:
        return points[:1], points
    split = int(np.searchsorted(points[:, 0], x))
    joint = np.array([[x, np.interp(x, points[:, 0], points[:, 1])]])
    return np.concatenate([points[:split], joint]), np.concatenate([joint, points[split:]])
