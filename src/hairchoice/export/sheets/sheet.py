"""One sheet as its writer sees it: text is only ever text, numbers are finite, and rows fit."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from hairchoice.export.sheets.looks import (
    BASE,
    CELL,
    HEAD,
    HEAD_NUMBER,
    NUMBER,
    SUBTITLE,
    TITLE,
    Look,
)
from hairchoice.export.text import cell_text

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from hairchoice.export.sheets.book import Book, Chart

LINK_LIMIT = 2_000
_LINE_POINTS = 13.2
_ROW_PADDING = 5.0
_LETTERS_PER_WIDTH = 1.2
"""Letters of size 10 that fit into one unit of a column's width, on average."""

_SMALLEST_PRINT = 0.5
"""Of the size on screen."""

_QUOTED = tuple("=+-@")


class Sheet:
    """One sheet. Rows and columns count from 0.

    Attributes:
        name: As on its tab.
    """

    def __init__(
        self, book: Book, worksheet: Worksheet, name: str, widths: Sequence[float]
    ) -> None:
        self.name = name
        self._book = book
        self._worksheet = worksheet
        self._widths = list(widths)
        self._heights: dict[int, float] = {}
        self._folded: dict[int, dict[str, object]] = {}
        for column, width in enumerate(widths):
            worksheet.set_column(column, column, width, book.look(BASE))

    def text(self, row: int, column: int, value: str, look: Look = CELL) -> None:
        """Writes text as text, whatever it looks like, and makes the row high enough for it."""
        clean = cell_text(value)
        if clean:
            self._worksheet.write_string(row, column, clean, self._book.look(_kept(look, clean)))
            if look.get("text_wrap"):
                self._need(row, clean, self._widths[column], look)
        else:
            self._worksheet.write_blank(row, column, None, self._book.look(look))

    def spanning(self, row: int, columns: tuple[int, int], value: str, look: Look) -> None:
        """Writes text over several columns."""
        clean = cell_text(value)
        first, last = columns
        if first == last:
            self.text(row, first, value, look)
            return
        self._worksheet.merge_range(row, first, row, last, "", self._book.look(look))
        self._worksheet.write_string(row, first, clean, self._book.look(_kept(look, clean)))
        if look.get("text_wrap"):
            self._need(row, clean, sum(self._widths[first : last + 1]), look)

    def number(self, row: int, column: int, value: float | None, look: Look = NUMBER) -> None:
        """Writes a number; what is unknown or not finite is an empty cell."""
        if value is None or not math.isfinite(value):
            self._worksheet.write_blank(row, column, None, self._book.look(look))
        else:
            self._worksheet.write_number(row, column, float(value), self._book.look(look))

    def numbers(self, row: int, column: int, values: Sequence[float], look: Look) -> None:
        """Writes finite numbers of one look side by side: the quick way for many."""
        shared, write = self._book.look(look), self._worksheet.write_number
        for position, value in enumerate(values, start=column):
            write(row, position, value, shared)

    def formula(
        self, row: int, column: int, formula: str, cached: float | str, look: Look = NUMBER
    ) -> None:
        """Writes a formula together with its value, for programs that do not calculate."""
        self._worksheet.write_formula(row, column, formula, self._book.look(look), cached)

    def link(self, row: int, column: int, address: str | None, value: str, look: Look) -> None:
        """Writes text that opens an address; without one, or with a monstrous one, just text."""
        self.text(row, column, value, look)
        clean = cell_text(value)
        if address and clean and len(address) <= LINK_LIMIT:
            self._worksheet.write_url(row, column, address, self._book.look(look), clean)

    def rich(self, row: int, column: int, parts: Sequence[tuple[str, Look]], look: Look) -> None:
        """Writes text whose parts look different; at least two parts."""
        fragments: list[object] = []
        for value, part_look in parts:
            fragments += [self._book.look(part_look), value]
        self._worksheet.write_rich_string(row, column, *fragments, self._book.look(look))

    def heading(self, title: str, subtitle: str, last_column: int) -> None:
        """Writes the sheet's title in row 0 and a sentence about it in row 1."""
        self.text(0, 0, title, TITLE)
        self._heights[0] = 30
        self.spanning(1, (0, last_column), subtitle, SUBTITLE)

    def header(self, row: int, titles: Sequence[str], numeric: Collection[int] = ()) -> None:
        """Writes a table's header; the columns in ``numeric`` are right-aligned."""
        for column, title in enumerate(titles):
            self.text(row, column, title, HEAD_NUMBER if column in numeric else HEAD)

    def height(self, row: int, points: float) -> None:
        """Fixes the height of a row."""
        self._heights[row] = points

    def fold(self, first_row: int, last_row: int) -> None:
        """Hides rows behind a + beside the row after them; none where the last is before."""
        for row in range(first_row, last_row + 1):
            self._folded[row] = {"level": 1, "hidden": True}
        if first_row <= last_row:
            self._folded[last_row + 1] = {"collapsed": True}

    def allow(self, row: int, column: int, rule: Mapping[str, object]) -> None:
        """Says what may be typed into a cell."""
        self._worksheet.data_validation(row, column, row, column, dict(rule))

    def emphasise(self, area: tuple[int, int, int, int], formula: str, look: Look) -> None:
        """Changes the look of an area where a formula is true."""
        self._worksheet.conditional_format(
            *area, {"type": "formula", "criteria": formula, "format": self._book.look(look)}
        )

    def place(self, at: tuple[int, int], chart: Chart, description: str, *, right: int = 0) -> None:
        """Puts a chart on the sheet, with its description for those who cannot see it.

        Args:
            at: Row and column of its corner.
            chart: To be put there.
            description: One or two sentences.
            right: Pixels from the left edge of the column.
        """
        options = {"object_position": 1, "description": cell_text(description)[:1000],
                   "x_offset": right}  # fmt: skip
        self._worksheet.insert_chart(*at, chart, options)

    def freeze(self, row: int, column: int) -> None:
        """Keeps the rows above and the columns to the left in sight."""
        self._worksheet.freeze_panes(row, column)

    def filter(self, first_row: int, last_row: int, last_column: int) -> None:
        """Gives a table's header the arrows to filter by."""
        self._worksheet.autofilter(first_row, 0, last_row, last_column)

    def page(
        self,
        last_row: int,
        last_column: int,
        titles: tuple[int, int] | None = None,
        *,
        pages_tall: int = 0,
        breaks: Collection[int] = (),
        repeated: int = 0,
    ) -> None:
        """Sets row heights, and printing landscape, as wide as the page.

        The last that is done to a sheet, but the first to a long one.

        Args:
            last_row: Of the printed area.
            last_column: Of the printed area.
            titles: First and last row that are repeated on each page. Not together with
                ``breaks``, after which another table begins.
            pages_tall: Made to fit so many pages; 0 is as many as it takes.
            breaks: Rows with which a new page begins; they leave no choice of ``pages_tall``.
            repeated: So many columns stand at the left of every page, of which there are as many
                beside each other as legible print takes.
        """
        worksheet = self._worksheet
        worksheet.set_landscape()
        worksheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        if breaks:
            # Programs overlook breaks on pages that are made to fit.
            worksheet.set_print_scale(self._scale(last_column))
            worksheet.set_h_pagebreaks(list(breaks))
        else:
            worksheet.fit_to_pages(self._pages_wide(last_column) if repeated else 1, pages_tall)
        worksheet.print_area(0, 0, last_row, last_column)
        if titles is not None and not breaks:
            worksheet.repeat_rows(*titles)
        if repeated:
            worksheet.repeat_columns(0, repeated - 1)
        for row in self._heights.keys() | self._folded.keys():
            worksheet.set_row(row, self._heights.get(row), None, self._folded.get(row, {}))

    def _scale(self, last_column: int) -> int:
        """Percent at which the columns are as wide as the page."""
        return max(10, min(100, int(100 * self._book.page_pixels / self._across(last_column))))

    def _pages_wide(self, last_column: int) -> int:
        """Pages beside each other so that the print is not too small."""
        return math.ceil(_SMALLEST_PRINT * self._across(last_column) / self._book.page_pixels)

    def _across(self, last_column: int) -> int:
        return sum(_pixels(width) for width in self._widths[: last_column + 1])

    def _need(self, row: int, text: str, width: float, look: Look) -> None:
        """Makes a row high enough for wrapped text, as programs do not agree on doing it."""
        size = look.get("font_size", 10)
        scale = (size if isinstance(size, (int, float)) else 10) / 10
        letters = max(
            3, int(width * _LETTERS_PER_WIDTH / scale * (0.93 if look.get("bold") else 1))
        )
        lines = sum(_line_count(part, letters) for part in text.split("\n"))
        points = min(409.0, lines * _LINE_POINTS * scale + _ROW_PADDING)
        self._heights[row] = max(self._heights.get(row, 0.0), points)


def _kept(look: Look, text: str) -> Look:
    """Sees to it that text stays text when somebody opens its cell and presses Enter."""
    return {**look, "quote_prefix": True} if text.startswith(_QUOTED) else look


@lru_cache(maxsize=4096)
def _line_count(text: str, letters: int) -> int:
    """The same citation stands in many rows."""
    if len(text) <= letters:
        return 1
    return len(textwrap.wrap(text, letters)) or 1


def _pixels(width: float) -> int:
    """What a column of a width takes, in the font that the widths are meant for."""
    return int(width * 7 + 5)
