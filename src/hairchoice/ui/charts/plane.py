"""The cost-effectiveness plane: what each future costs and brings, against doing nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hairchoice.engine.economics import DOING_NOTHING, Economics, joint_draws
from hairchoice.engine.result import Comparison
from hairchoice.ui.charts.ink import Ink
from hairchoice.ui.charts.labels import Box
from hairchoice.ui.charts.marks import paint_mark
from hairchoice.ui.charts.painted_lines import paint_dots
from hairchoice.ui.charts.ticks import snapped
from hairchoice.ui.charts.xy import Axis, XYFrame, paint_xy_axes, tick_room, xy_frame
from hairchoice.ui.formats import LocaleFormats

translate = QCoreApplication.translate

MOST_POINTS = 600
_EDGE = (2.5, 97.5)
"""Per cent of the drawn points that the axes reach to; a few far ones would squeeze the rest."""

_OPACITY = 0.35

Array = NDArray[np.float64]


class Cloud(Struct, frozen=True):
    """One option's futures.

    Attributes:
        points: Effect and cost, shape (at most `MOST_POINTS`, 2).
        reach: Lowest and highest effect and cost that the axes show, shape (2, 2).
        mean: Effect and cost, of all draws.
    """

    id: str
    name: str
    points: Array
    reach: Array
    mean: tuple[float, float]


def clouds(comparison: Comparison, found: Economics, names: Mapping[str, str]) -> tuple[Cloud, ...]:
    """Returns the ranked treatments' futures, thinned evenly over the draws.

    Args:
        comparison: Whose futures they are.
        found: Its economics.
        names: Of its options.
    """
    every = max(1, -(-comparison.scenario.draws // MOST_POINTS))
    cost, effect = joint_draws(comparison, every=every)
    points = np.stack((effect, cost), axis=2)
    reach = np.percentile(points, _EDGE, axis=0)
    means = {row.name: (row.effect, row.cost) for row in found.icer}
    return tuple(
        Cloud(option, names[option], points[:, column], reach[:, column], means[option])
        for column, option in enumerate(found.options)
        if option != DOING_NOTHING
    )


class Plane(Struct, frozen=True):
    """What the plane shows.

    Attributes:
        wtp: Slope of the dashed line; below it an option is worth its cost.
        focus: Id of the option in front; empty for none.
    """

    clouds: tuple[Cloud, ...]
    currency: str
    formats: LocaleFormats
    wtp: float
    focus: str = ""

    @property
    def across(self) -> Axis:
        """The axis of the effect."""
        low, high = self._span(0)
        return Axis(
            translate("Economics", "Hairs per cm² × years, against doing nothing"),
            low,
            high,
            self._signed,
        )

    @property
    def up(self) -> Axis:
        """The axis of the cost."""
        low, high = self._span(1)
        return Axis(
            translate("Economics", "Cost, {currency}").format(currency=self.currency),
            low,
            high,
            self.formats.shortest,
        )

    def _signed(self, value: float) -> str:
        return self.formats.signed(value)

    def _span(self, column: int) -> tuple[float, float]:
        ends = [0.0, *(end for cloud in self.clouds for end in cloud.reach[:, column].tolist())]
        low, high = min(ends), max(ends)
        return snapped(low, high if high > low else low + 1)


def plane_frame(plane: Plane, area: Box, ink: Ink) -> XYFrame:
    """Returns where the plane lies."""
    left = tick_room(plane.up, ink)
    return xy_frame(area, plane.across, plane.up, ink, left=left, right=12 * ink.unit)


def paint_plane(painter: QPainter, area: Box, plane: Plane, ink: Ink) -> None:
    """Paints the futures as points, their means as marks with names, and the willingness to pay."""
    frame = plane_frame(plane, area, ink)
    painter.save()
    painter.setFont(ink.font)
    paint_xy_axes(painter, frame, ink)
    paint_futures(painter, plane, frame, ink)
    painter.restore()


def paint_futures(painter: QPainter, plane: Plane, frame: XYFrame, ink: Ink) -> None:
    """Paints what is inside the axes, which may show a part of the plane."""
    painter.save()
    painter.setFont(ink.font)
    painter.save()
    plot = frame.plot
    painter.setClipRect(QRectF(plot.x, plot.y, plot.width, plot.height))
    painter.setPen(ink.hairline(ink.frame))
    nothing = frame.x(0.0)
    painter.drawLine(QLineF(nothing, plot.y, nothing, plot.bottom))
    for cloud in sorted(plane.clouds, key=lambda each: each.id == plane.focus):
        _paint_points(painter, cloud, plane, frame, ink)
    _paint_worth(painter, plane, frame, ink)
    painter.restore()
    _paint_means(painter, plane, frame, ink)
    painter.restore()


def _paint_points(painter: QPainter, cloud: Cloud, plane: Plane, frame: XYFrame, ink: Ink) -> None:
    back = plane.focus not in ("", cloud.id)
    pen = QPen(ink.colour(cloud.id, _OPACITY / (3 if back else 1)), 3 * ink.unit)
    paint_dots(painter, frame.points(cloud.points[:, 0], cloud.points[:, 1]), pen, ink)


def _paint_worth(painter: QPainter, plane: Plane, frame: XYFrame, ink: Ink) -> None:
    """The line on which an option's benefit is just worth its cost."""
    pen = ink.hairline(ink.text, 1.2)
    pen.setDashPattern([5, 4])
    painter.setPen(pen)
    ends = [
        QPointF(frame.x(effect), frame.y(plane.wtp * effect))
        for effect in (frame.across.low, frame.across.high)
    ]
    painter.drawLine(QLineF(*ends))


def _paint_means(painter: QPainter, plane: Plane, frame: XYFrame, ink: Ink) -> None:
    """Paints the names with their leaders first: no mark may be hidden."""
    plot = frame.plot
    shown = [
        (rank, cloud, QPointF(x, y))
        for rank, cloud in enumerate(plane.clouds)
        for x, y in [(frame.x(cloud.mean[0]), frame.y(cloud.mean[1]))]
        if plot.x <= x <= plot.right and plot.y <= y <= plot.bottom
    ]
    half = 5 * ink.unit
    taken = [Box(place.x() - half, place.y() - half, 2 * half, 2 * half) for *_, place in shown]
    named: list[tuple[Cloud, QPointF, Box]] = []
    for _, cloud, place in shown:
        box = _place_name(cloud.name, place, taken, frame, ink)
        if box is not None:
            taken.append(box)
            named.append((cloud, place, box))
    for cloud, _, box in named:
        _write_name(painter, cloud, box, ink, bold=cloud.id == plane.focus)
    for _, place, box in named:
        _lead(painter, place, box, ink)
    larger = ink.resized(1.7 * ink.unit, ink.font.pixelSize())
    for rank, cloud, place in shown:
        paint_mark(painter, rank, place, larger, QColor(ink.colour(cloud.id)))


def _place_name(
    name: str, place: QPointF, taken: list[Box], frame: XYFrame, ink: Ink
) -> Box | None:
    """Returns a free place near a mark, on its right if there is one."""
    width, height = ink.text_width(name) + 6 * ink.unit, ink.line_height
    right, left = place.x() + 7 * ink.unit, place.x() - 7 * ink.unit - width
    candidates = (
        Box(x, place.y() - height / 2 + shift * height, width, height)
        for shift in (0, -1, 1, -2, 2, -3, 3, -4, 4, -5, -6, -7)
        for x in (right, left)
    )
    plot = frame.plot
    inside = (
        box
        for box in candidates
        if plot.x <= box.x
        and box.right <= plot.right
        and plot.y <= box.y
        and box.bottom <= plot.bottom
    )
    edges = [(box.x, box.right, box.y, box.bottom) for box in taken]
    return next((box for box in inside if _is_free(box, edges)), None)


def _is_free(box: Box, edges: Sequence[tuple[float, float, float, float]]) -> bool:
    """Says whether a box is apart from others; some hundred are tried for every picture."""
    x, right, y, bottom = box.x, box.right, box.y, box.bottom
    return all(
        right <= left or end <= x or bottom <= top or low <= y for left, end, top, low in edges
    )


def _lead(painter: QPainter, place: QPointF, box: Box, ink: Ink) -> None:
    """Ties a name to its mark where it could not be written beside it."""
    middle = box.y + box.height / 2
    if abs(middle - place.y()) > box.height / 2:
        painter.setPen(ink.hairline(ink.frame))
        edge = box.x if box.x > place.x() else box.right
        painter.drawLine(QLineF(place, QPointF(edge, middle)))


def _write_name(painter: QPainter, cloud: Cloud, box: Box, ink: Ink, *, bold: bool) -> None:
    ground = QColor(ink.ground)
    ground.setAlphaF(0.8)
    area = QRectF(box.x, box.y, box.width, box.height)
    painter.fillRect(area, ground)
    painter.setFont(ink.bold if bold else ink.font)
    painter.setPen(ink.text)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, cloud.name)
