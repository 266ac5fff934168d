"""The run code on paper: in letters to copy, and as a QR code to scan."""

from __future__ import annotations

from functools import lru_cache

import segno
from msgspec import Struct
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from hairchoice.engine.run_code import encode
from hairchoice.ui.printing.blocks import SMALL, Block, Row, Stack, Text, plain
from hairchoice.ui.printing.paper import Paper

_MODULE = 9.0
"""Least side of a module, 0.32 mm: finer ones are lost on a copier and on a phone's camera."""

_QUIET = 4
"""White modules around a QR code, as its standard asks."""

_FOOT_SHARE = 2020.0
"""Of the QR code and the words beside it together."""

_LONGEST_QR = 400
"""Characters; beyond them the modules are too fine to scan from paper."""


def code_block(paper: Paper) -> Block:
    """Returns the code with its QR code and how to use it."""
    code = encode(paper.scenario, paper.comparison.data)
    words = Stack(
        [
            Text("<b>Open this comparison again</b>", SMALL),
            Text(f"Run code: <b>{plain(code)}</b>", SMALL),
            Text(
                "On a computer with HairChoice: <b>hairchoice open</b> and this code. It holds "
                "your choices, not your name or notes.",
                SMALL,
            ),
        ]
    )
    if len(code) > _LONGEST_QR:
        return words
    picture = Qr(code.replace("-", ""), paper.detail.code)
    return Row([picture, words], [picture.side, _FOOT_SHARE - picture.side], gap=60)


class Qr(Struct, frozen=True):
    """A QR code of letters and digits, as vectors.

    Attributes:
        wanted: Its side.
    """

    text: str
    wanted: float

    @property
    def side(self) -> float:
        """How large it is where nothing is in the way: as wanted, or what scanning takes."""
        return max(self.wanted, _MODULE * (len(_modules(self.text)) + 2 * _QUIET))

    def height(self, width: float) -> float:
        """Returns how tall it is when set in a width."""
        return min(width, self.side)

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Paints it with its upper left corner at a place."""
        rows = _modules(self.text)
        module = self.height(width) / (len(rows) + 2 * _QUIET)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for row, cells in enumerate(rows):
            top = y + (row + _QUIET) * module
            for first, last in _runs(cells):
                # A hair taller than a module: no white seam between rows in any viewer.
                left, wide = x + (first + _QUIET) * module, (last - first) * module
                path.addRect(QRectF(left, top, wide, 1.03 * module))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillPath(path, Qt.GlobalColor.black)
        painter.restore()


@lru_cache(maxsize=8)
def _modules(text: str) -> tuple[tuple[bool, ...], ...]:
    code = segno.make(text, error="m", micro=False)
    return tuple(tuple(bool(cell) for cell in row) for row in code.matrix)


def _runs(cells: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Returns where dark modules begin and end."""
    edges = [at for at in range(len(cells) + 1) if _dark(cells, at) != _dark(cells, at - 1)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _dark(cells: tuple[bool, ...], at: int) -> bool:
    return 0 <= at < len(cells) and cells[at]
