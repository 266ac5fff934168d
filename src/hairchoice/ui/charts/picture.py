"""Any painting as a picture that stands on its own: PNG, SVG or the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from hairchoice.engine.result import Comparison
from hairchoice.export.safe import replace_bytes
from hairchoice.ui.charts import words
from hairchoice.ui.charts.ink import Ink, paper_ink
from hairchoice.ui.charts.labels import Box
from hairchoice.ui.charts.paper import paper_font

DOTS_PER_INCH = 300
_MM = 720 / 25.4
"""Pictures are laid out in tenths of a point: whole pixel sizes of type are fine enough then."""

WIDTH, HEIGHT = 170 * _MM, 95 * _MM
_MARGIN = 110.0
_SENTENCE, _TYPE, _ORIGIN = 120, 100, 85
"""Sizes of type, in tenths of a point like everything here."""

_UNIT = 8.4
INNER_WIDTH = WIDTH - 2 * _MARGIN
FRAME_HEIGHT = 2 * _MARGIN + 500.0
"""What a picture needs beside its painting: margins, a sentence of two lines, its origin."""

_WRAP = Qt.TextFlag.TextWordWrap.value

Paint = Callable[[QPainter, Box, Ink], None]


class Drawing(Struct, frozen=True):
    """A painting with the words it needs away from the window.

    Attributes:
        name: For the file: lower case, no spaces.
        title: What it shows.
        sentence: What it says.
        origin: Program, data, seed: what would make it again.
        paint: Paints it into a box.
        height: Of the whole picture, tenths of a point.
    """

    name: str
    title: str
    sentence: str
    origin: str
    paint: Paint
    height: float = HEIGHT


def origin(comparison: Comparison) -> str:
    """Returns what would make the same figures again."""
    scenario = comparison.scenario
    return words.origin(comparison.program, comparison.data, scenario.seed, scenario.draws)


def picture_ink() -> Ink:
    """Returns how pictures look."""
    return paper_ink(paper_font(_TYPE), _UNIT)


def paint_drawing(painter: QPainter, drawing: Drawing) -> None:
    """Paints a picture of `WIDTH` x its height, in tenths of a point."""
    inner = QRectF(_MARGIN, _MARGIN, WIDTH - 2 * _MARGIN, drawing.height - 2 * _MARGIN)
    font = paper_font(_SENTENCE)
    painter.setPen(Qt.GlobalColor.black)
    painter.setFont(font)
    painter.drawText(inner, _WRAP, drawing.sentence)
    used = QFontMetricsF(font).boundingRect(inner, _WRAP, drawing.sentence).height()
    painter.setFont(paper_font(_ORIGIN))
    painter.drawText(inner, Qt.AlignmentFlag.AlignBottom.value, drawing.origin)
    top, foot = used + 70, 130
    area = Box(inner.x(), inner.y() + top, inner.width(), inner.height() - top - foot)
    drawing.paint(painter, area, picture_ink())


def image(drawing: Drawing) -> QImage:
    """Returns the picture at 300 dots an inch, on white."""
    scale = DOTS_PER_INCH / 720
    size = QSize(round(WIDTH * scale), round(drawing.height * scale))
    result = QImage(size, QImage.Format.Format_RGB32)
    result.setDotsPerMeterX(round(DOTS_PER_INCH / 0.0254))
    result.setDotsPerMeterY(round(DOTS_PER_INCH / 0.0254))
    result.fill(Qt.GlobalColor.white)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    paint_drawing(painter, drawing)
    painter.end()
    return result


def prepared(drawing: Drawing, path: Path) -> Callable[[], None]:
    """Paints the picture, and returns what writes it: SVG with words that stay words, or else PNG.

    Painting takes little and needs the interface thread. Packing a PNG and storing a file take
    longer, and may be done on any.
    """
    if path.suffix.lower() == ".svg":
        content = _bytes(lambda buffer: _paint_svg(drawing, buffer))
        return lambda: replace_bytes(path, content)
    made = image(drawing)
    return lambda: replace_bytes(path, _bytes(lambda buffer: made.save(buffer, "PNG")))  # type: ignore[call-overload]


def save(drawing: Drawing, path: Path) -> None:
    """Paints and writes the picture.

    Raises:
        BadInputError: The file cannot be written.
    """
    prepared(drawing, path)()


def copy(drawing: Drawing) -> None:
    """Puts the picture on the clipboard."""
    QGuiApplication.clipboard().setImage(image(drawing))


def _paint_svg(drawing: Drawing, device: QIODevice) -> None:
    size = QSize(round(WIDTH), round(drawing.height))
    generator = QSvgGenerator()
    generator.setOutputDevice(device)
    generator.setTitle(drawing.title)
    generator.setDescription(drawing.sentence)
    generator.setResolution(720)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    painter = QPainter(generator)
    painter.fillRect(QRect(0, 0, size.width(), size.height()), Qt.GlobalColor.white)
    paint_drawing(painter, drawing)
    painter.end()


def _bytes(write: Callable[[QBuffer], object]) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    write(buffer)
    buffer.close()
    return bytes(content.data())
