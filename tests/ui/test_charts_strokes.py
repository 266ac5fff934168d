"""Lines in pieces look like the lines that Qt would draw."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from hairchoice.ui.charts.frame import draw_pieces, polygon
from hairchoice.ui.charts.labels import Points
from hairchoice.ui.charts.strokes import Floats, Line, needed, pieces

X = np.linspace(10, 290, 121)
WAVE = np.column_stack([X, 50 + 30 * np.cos(X / 40)])
STAIRS = np.column_stack([X, 90.0 - 20 * (np.arange(121) // 30)])
DASHES = {"solid": [], "dash": [6, 2.5], "dots": [1.2, 2], "mixed": [6, 2, 1.2, 2]}


def picture(line: Line, *, by_qt: bool) -> Floats:
    """Returns how dark each pixel is, shape (100, 300), 0 to 1."""
    image = QImage(300, 100, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    pen = QPen(QColor("black"), line.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if by_qt:
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if line.dashes:
            pen.setDashPattern(line.dashes)
        painter.setPen(pen)
        painter.drawPolyline(polygon(line.points))
    else:
        painter.setPen(pen)
        draw_pieces(painter, pieces([line])[0])
    painter.end()
    rows = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(100, image.bytesPerLine())
    return 1 - rows[:, :300].astype(np.float64) / 255


def thinned(points: Points) -> Points:
    kept: Points = points[needed(points[None, :, 1])[0]]
    return kept


@pytest.mark.parametrize("dashes", DASHES)
@pytest.mark.parametrize("width", [2.0, 3.0])
@pytest.mark.parametrize("points", [WAVE, STAIRS], ids=["wave", "stairs"])
def test_it_looks_like_what_qt_draws(points: Points, width: float, dashes: str) -> None:
    line = Line(points, width, DASHES[dashes])
    expected = picture(line, by_qt=True)
    drawn = picture(line._replace(points=thinned(points)), by_qt=False)
    assert np.abs(drawn - expected).sum() < 0.12 * expected.sum()


def test_a_corner_has_no_notch() -> None:
    corner = np.array([[20.0, 80.0], [60.0, 80.0], [60.5, 20.0]])
    line = Line(corner, 8.0)
    assert np.abs(picture(line, by_qt=False) - picture(line, by_qt=True)).max() < 0.1


def test_no_light_shines_through_where_pieces_meet() -> None:
    level = np.column_stack([X, np.full(121, 50.0)])
    dark = picture(Line(level, 2.0), by_qt=False)[:, 12:288].sum(axis=0)
    assert dark == pytest.approx(2.0, abs=0.02)


def test_lines_are_cut_apart_again() -> None:
    apart = pieces([Line(WAVE, 2.0), Line(STAIRS[:1], 2.0), Line(STAIRS, 3.0, [6, 2.5])])
    alone = [pieces([line])[0] for line in (Line(WAVE, 2.0), Line(STAIRS, 3.0, [6, 2.5]))]
    assert [len(each) for each in apart] == [120, 0, len(alone[1])]
    assert np.allclose(apart[0], alone[0])
    assert np.allclose(apart[2], alone[1])
    assert pieces([]) == []


def test_a_line_that_goes_on_in_another_is_not_made_longer() -> None:
    first, rest = pieces([Line(WAVE[:50], 2.0), Line(WAVE[49:], 2.0)])
    assert first[-1, 2:] == pytest.approx(WAVE[49])
    assert rest[0, :2] == pytest.approx(WAVE[49])


def test_a_straight_line_needs_few_points_and_a_kink_is_kept() -> None:
    straight = np.arange(121.0)
    kinked = np.where(straight < 37, straight, 37.0)
    kept = needed(np.array([straight, kinked]))
    assert kept[0].sum() <= 8
    assert kept[1, 37]
    assert kept[:, [0, -1]].all()


@given(st.lists(st.floats(-300, 300), min_size=2, max_size=60))
def test_what_is_left_out_cannot_be_seen(heights: list[float]) -> None:
    line = np.array([heights])
    kept, places = needed(line)[0], np.arange(len(heights))
    between = np.interp(places, places[kept], line[0, kept])
    assert np.abs(between - line[0]).max() <= 0.02 * 6
