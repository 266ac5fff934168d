"""The workbook as a whole: its sheets, shared looks, names and charts.

This and `hairchoice.export.sheets.sheet` are the modules that touch XlsxWriter, which is imported
when a workbook is written.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from hairchoice.export.sheets.looks import Look
from hairchoice.export.sheets.sheet import Sheet
from hairchoice.export.unfailing import Unfailing
from hairchoice.export.watch import Watch

if TYPE_CHECKING:
    # XlsxWriter has no type information: to the type checker these are Any.
    from xlsxwriter.chart import Chart as _Chart  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    Chart: TypeAlias = _Chart

_LETTER, _A4 = 1, 9  # Excel's numbers of paper sizes
_PAGE_PIXELS = {_LETTER: 690, _A4: 740}
"""Of the width between the margins, landscape. There are 960 and 1026, but columns are a third
wider in a program that has to take another typeface in place of Calibri."""

_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class Book:
    """A workbook being written.

    Attributes:
        watch: Told of every sheet that is begun, and of steps within large ones.
    """

    def __init__(self, path: Path, scratch: Path | None, watch: Watch) -> None:
        """Starts a workbook.

        Args:
            path: Written when the book is closed.
            scratch: Folder for what is too large for memory; None keeps everything there.
            watch: Follows the progress.
        """
        import xlsxwriter  # type: ignore[import-untyped]

        where = {"in_memory": scratch is None, "tmpdir": scratch and str(scratch)}
        self._file = Unfailing(path)
        self._book = xlsxwriter.Workbook(self._file, {**_OPTIONS, **where})
        self._book.set_calc_mode("auto")
        self.watch = watch
        self._footer = ""
        self._paper = _A4
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def describe(self, properties: Mapping[str, object], footer: str, *, letter: bool) -> None:
        """Says what the document is and how it is printed.

        Args:
            properties: Of the document: title, subject ...
            footer: Left part of the footer of every printed page.
            letter: Paper of the size Letter instead of A4.
        """
        self._book.set_properties(dict(properties))
        self._footer = footer.replace("&", "&&")
        self._paper = _LETTER if letter else _A4

    @property
    def page_pixels(self) -> int:
        """Width of a printed page between its margins."""
        return _PAGE_PIXELS[self._paper]

    def order(self, names: Sequence[str], long: Collection[str] = ()) -> None:
        """Fixes the order of the sheets, whatever the order in which they are written.

        Args:
            names: Of the sheets.
            long: Those that are written row by row, from the top, and not kept in memory.
        """
        for name in names:
            self._book.constant_memory = name in long
            self._book.add_worksheet(name, worksheet_class=_quick_worksheet())
        self._book.constant_memory = False

    def sheet(self, name: str, widths: Sequence[float], colour: str) -> Sheet:
        """Starts a sheet of `order` with the widths of its columns and the colour of its tab."""
        self.watch.step()
        worksheet = self._book.get_worksheet_by_name(name)
        worksheet.hide_gridlines(2)
        worksheet.set_tab_color(colour)
        worksheet.set_paper(self._paper)
        worksheet.set_footer(f"&L&8{self._footer}&R&8 {name}, page &P of &N")
        return Sheet(self, worksheet, name, widths)

    def look(self, look: Look) -> Format:
        """Returns the format of a look; equal looks share one."""
        key = tuple(look.items())
        if key not in self._formats:
            self._formats[key] = self._book.add_format(dict(look))
        return self._formats[key]

    def define(self, name: str, reference: str) -> None:
        """Names a cell or range, for example ``exosomes.session.price``."""
        self._book.define_name(name, f"={reference}")

    def chart(self, kind: str, subtype: str | None = None) -> Chart:
        """Returns a new chart, to be put on a sheet."""
        options = {"type": kind} if subtype is None else {"type": kind, "subtype": subtype}
        return self._book.add_chart(options)

    def close(self) -> None:
        """Writes the file.

        Raises:
            OSError: It cannot be written.
        """
        from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]

        cause: OSError | None = None
        try:
            self._book.close()
        except FileCreateError as error:  # in the scratch folder
            cause = error.args[0]
        # Raised here and not above, where it would keep a half-made archive until the file is shut.
        if cause is not None:
            raise cause.with_traceback(None)
        self._file.check()

    def release(self) -> None:
        """Lets go of its file and those in the scratch folder, also when it was not finished."""
        self._file.close()
        for worksheet in self._book.worksheets():
            if worksheet.row_data_fh is not None:
                worksheet.row_data_fh.close()


@cache
def _quick_worksheet() -> type[Worksheet]:
    """Returns XlsxWriter's worksheet without its search for functions newer than Excel 2007.

    It looks through every formula for thirty of them, to write their names in another way, which
    takes more time than all else. None of them is used here. Were XlsxWriter to call this method by
    another name, only the time would be lost.
    """
    from xlsxwriter.worksheet import Worksheet

    class QuickWorksheet(Worksheet):  # type: ignore[misc]
        def _prepare_formula(self, formula: str, *_more: object, **_named: object) -> str:
            return formula.removeprefix("=")

    return QuickWorksheet
