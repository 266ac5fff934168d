"""A chart as a picture that stands on its own: with its sentence and where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from hairchoice.engine import describe
from hairchoice.engine.describe import Formats
from hairchoice.engine.result import Comparison
from hairchoice.ui.charts.drawing import paint_chart
from hairchoice.ui.charts.ink import paper_ink
from hairchoice.ui.charts.labels import Box
from hairchoice.ui.charts.layout import lay_out
from hairchoice.ui.charts.paper import paper_font
from hairchoice.ui.charts.series import Chart, Kind, cost_chart, hair_chart
from hairchoice.ui.files import write_bytes

DOTS_PER_INCH = 300
_MM = 720 / 25.4
"""Pictures are laid out in tenths of a point: whole pixel sizes of type are fine enough then."""

WIDTH, HEIGHT = 170 * _MM, 95 * _MM
_MARGIN = 4 * _MM
_UNIT = 7.5


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with the words it needs away from the window.

    Attributes:
        sentence: What the chart says.
        origin: Program, data, seed: what would make it again.
    """

    chart: Chart
    sentence: str
    origin: str
    formats: Formats
    focus: str | None = None


def picture(comparison: Comparison, kind: Kind, formats: Formats, focus: str | None) -> Picture:
    """Returns one of a comparison's charts as a picture."""
    cost = kind == "cost"
    chart = cost_chart(comparison) if cost else hair_chart(comparison)
    sentence = describe.cost_chart_sentence if cost else describe.hair_chart_sentence
    return Picture(chart, sentence(comparison, formats), origin(comparison), formats, focus)


def origin(comparison: Comparison) -> str:
    """Returns what would make the same figures again."""
    scenario = comparison.scenario
    return (
        f"HairChoice {comparison.program}, data {comparison.data}, seed {scenario.seed}, "
        f"{scenario.draws} futures. An aid to a conversation, not advice."
    )


def paint_picture(painter: QPainter, picture: Picture) -> None:
    """Paints a picture of `WIDTH` x `HEIGHT` tenths of a point."""
    font = paper_font(120)
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.black)
    inner = QRectF(_MARGIN, _MARGIN, WIDTH - 2 * _MARGIN, HEIGHT - 2 * _MARGIN)
    wrap = Qt.TextFlag.TextWordWrap.value
    used = QFontMetricsF(font).boundingRect(inner, wrap, picture.sentence)
    painter.drawText(inner, wrap, picture.sentence)
    painter.setFont(paper_font(85))
    below = Qt.AlignmentFlag.AlignBottom.value
    painter.drawText(inner, below, picture.origin)
    top, foot = used.height() + 70, 130
    outer = Box(inner.x(), inner.y() + top, inner.width(), inner.height() - top - foot)
    ink = paper_ink(paper_font(100), _UNIT)
    layout = lay_out(picture.chart, outer, ink, picture.formats, focus=picture.focus)
    paint_chart(painter, layout, ink)


def image(picture: Picture) -> QImage:
    """Returns the picture at 300 dots an inch, on white."""
    scale = DOTS_PER_INCH / 720
    result = QImage(round(WIDTH * scale), round(HEIGHT * scale), QImage.Format.Format_RGB32)
    result.setDotsPerMeterX(round(DOTS_PER_INCH / 0.0254))
    result.setDotsPerMeterY(round(DOTS_PER_INCH / 0.0254))
    result.fill(Qt.GlobalColor.white)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    paint_picture(painter, picture)
    painter.end()
    return result


def save_png(picture: Picture, path: Path) -> None:
    """Writes the picture as PNG.

    Raises:
        BadInputError: The file cannot be written.
    """
    made = image(picture)
    write_bytes(path, _bytes(lambda buffer: made.save(buffer, "PNG")))  # type: ignore[call-overload]


def save_svg(picture: Picture, path: Path) -> None:
    """Writes the picture as SVG, with words that stay words.

    Raises:
        BadInputError: The file cannot be written.
    """
    write_bytes(path, _bytes(lambda buffer: _paint_svg(picture, buffer)))


def copy(picture: Picture) -> None:
    """Puts the picture on the clipboard."""
    QGuiApplication.clipboard().setImage(image(picture))


def _paint_svg(picture: Picture, device: QIODevice) -> None:
    generator = QSvgGenerator()
    generator.setOutputDevice(device)
    generator.setTitle(picture.chart.title)
    generator.setDescription(picture.sentence)
    generator.setResolution(720)
    size = QSize(round(WIDTH), round(HEIGHT))
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    painter = QPainter(generator)
    painter.fillRect(QRect(0, 0, size.width(), size.height()), Qt.GlobalColor.white)
    paint_picture(painter, picture)
    painter.end()


def _bytes(write: Callable[[QBuffer], object]) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    write(buffer)
    buffer.close()
    return bytes(content.data())
