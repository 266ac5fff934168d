"""A paragraph of rich text, set in lines and painted.

Pages are set on a thread of their own, while the window goes on. A QTextDocument has signals:
making one and letting go of it takes one of Qt's locks, while the thread has the interpreter. The
interface thread may have that lock, because it deletes a widget, and ask for the interpreter: both
would wait for ever (ADR 8). A QTextLayout has no signals, and sets text with the same engine.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from msgspec import Struct
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

_LEADING = 0.93
"""Of the typeface's own distance between lines, which is generous: 9.4 points for 8-point type."""

_BREAK = "\N{LINE SEPARATOR}"
_SPACES = re.compile(r"[ \t\r\n]+")
"""What HTML takes for one space; one that may not be broken stays."""


class Paragraph(Struct, frozen=True):
    """Text set in lines.

    Attributes:
        layout: To be painted.
        height: Of all lines.
    """

    layout: QTextLayout
    height: float

    def lines(self) -> list[str]:
        """Returns what stands on each line, without the space at its end."""
        text = self.layout.text().encode("utf-16-le")  # Qt counts in these
        found = map(self.layout.lineAt, range(self.layout.lineCount()))
        cuts = ((line.textStart(), line.textStart() + line.textLength()) for line in found)
        return [text[2 * start : 2 * end].decode("utf-16-le").rstrip() for start, end in cuts]


def set_paragraph(html: str, font: QFont, width: float, *, right: bool = False) -> Paragraph:
    """Sets rich text in lines of a width.

    Args:
        html: Of elements only ``b``, ``sup`` and ``br``.
        font: Of what is neither bold nor raised.
        width: In the font's pixels.
        right: Flush with the right edge.

    Raises:
        ValueError: Another element.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    layout = QTextLayout(reader.text, font)
    layout.setFormats(reader.formats)
    option = QTextOption(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    return Paragraph(layout, _break_lines(layout, width))


def _break_lines(layout: QTextLayout, width: float) -> float:
    """Returns how tall the lines are together."""
    y = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height() * _LEADING
    layout.endLayout()
    return y


class _Reader(HTMLParser):
    """Takes rich text apart.

    Attributes:
        text: Without its elements.
        formats: What is bold or raised.
    """

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.formats: list[QTextLayout.FormatRange] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Takes an element's begin."""
        if tag == "br":
            self.text += _BREAK
        elif tag in ("b", "sup"):
            self._open.append(tag)
        else:
            raise ValueError(tag)

    def handle_endtag(self, tag: str) -> None:
        """Takes an element's end."""
        self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        """Takes what is between elements."""
        data = _SPACES.sub(" ", data)
        if data.startswith(" ") and (not self.text or self.text[-1] in (" ", _BREAK)):
            data = data[1:]
        if self._open:
            self.formats.append(self._format(data))
        self.text += data

    def _format(self, data: str) -> QTextLayout.FormatRange:
        shown = QTextCharFormat()
        if "b" in self._open:
            shown.setFontWeight(QFont.Weight.Bold)
        if "sup" in self._open:
            shown.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = _counted(self.text), _counted(data), shown
        return found


def _counted(text: str) -> int:
    """Returns how long a text is for Qt."""
    return len(text.encode("utf-16-le")) // 2
