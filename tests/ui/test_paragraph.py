"""A printed paragraph, held against the one that QTextDocument makes of the same text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QImage, QPainter, QTextDocument, QTextLayout, QTextOption

from hairchoice.ui.charts.paper import paper_font
from hairchoice.ui.printing.blocks import BODY, SMALL, Text, plain
from hairchoice.ui.printing.paragraph import set_paragraph

pytestmark = pytest.mark.usefixtures("qapp")

_ROUNDED = 0.05
"""Of a line: Qt counts in 64ths of a unit."""


def document(html: str, font: QFont, width: float) -> QTextDocument:
    """Returns the same paragraph as Qt's own class for documents sets it."""
    made = QTextDocument()
    made.setUseDesignMetrics(True)
    made.setDocumentMargin(0)
    made.setDefaultFont(font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    made.setDefaultTextOption(option)
    made.setTextWidth(width)
    made.setHtml(f'<div style="line-height:93%">{html}</div>')
    return made


def lines(layout: QTextLayout) -> list[tuple[int, int, float]]:
    """Returns where each line begins, how long it is and how much of the width it takes."""
    found = map(layout.lineAt, range(layout.lineCount()))
    return [(each.textStart(), each.textLength(), each.naturalTextWidth()) for each in found]


def words() -> st.SearchStrategy[str]:
    """Draws words as people type them: longer than a line, of letters that Qt counts twice."""
    letters = st.characters(max_codepoint=0x24F, exclude_categories=("C", "Z"))
    return st.text(letters | st.sampled_from("αЖ漢\N{BEAR FACE}"), min_size=1, max_size=30)


def rich() -> st.SearchStrategy[str]:
    """Draws rich text: words, some of them bold or raised, and broken lines."""
    piece = st.builds(
        str.format,
        st.sampled_from(
            ("{}", "<b>{}</b>", "<sup>{}</sup>", "<b>{} <sup>{}</sup></b>", "{}<br>{}")
        ),
        words().map(plain),
        words().map(plain),
    )
    return st.lists(piece, min_size=1, max_size=12).map(" ".join)


@given(rich(), st.sampled_from((SMALL, BODY)), st.floats(300, 4000))
def test_lines_break_where_those_of_a_document_do(html: str, size: int, width: float) -> None:
    reference = document(html, paper_font(size), width)
    mine = set_paragraph(html, paper_font(size), width)
    tall = reference.size().height()  # which sets it
    assert mine.layout.text() == reference.firstBlock().text()
    assert lines(mine.layout) == lines(reference.firstBlock().layout())
    assert mine.height == pytest.approx(tall, abs=_ROUNDED * mine.layout.lineCount())


@pytest.mark.parametrize("spaced", ["a  b", "a\n\tb", " a b", "a <b> b</b>", "a<br> b"])
def test_spaces_are_those_of_html(spaced: str) -> None:
    reference = document(spaced, paper_font(SMALL), 1000)
    assert set_paragraph(spaced, paper_font(SMALL), 1000).layout.text() == (
        reference.firstBlock().text()
    )


def test_lines_hold_what_stands_on_them_whatever_the_letters() -> None:
    typed = "\N{BEAR FACE} bears, \N{LEFT SQUARE BRACKET}and words enough for a line or two\n" * 2
    found = Text(plain(typed), SMALL).set_in(600).lines()
    assert len(found) > 2
    assert " ".join(found).split() == typed.split()


def test_another_element_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="table"):
        set_paragraph("<table>", paper_font(SMALL), 1000)


def test_right_is_flush_with_the_right_edge() -> None:
    def inked(text: Text) -> tuple[int, int]:
        image = QImage(1000, 120, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        text.paint(painter, 0, 0, 1000)
        painter.end()
        columns = [
            x for x in range(1000) if any(image.pixelColor(x, y).red() < 128 for y in range(120))
        ]
        return columns[0], columns[-1]

    assert inked(Text("here", SMALL))[0] < 20
    assert inked(Text("here", SMALL, right=True))[1] > 980
