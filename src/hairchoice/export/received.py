"""Opening a workbook that may have come from anywhere: bounded work, and one line if it is bad."""

from __future__ import annotations

import io
import math
import re
import sys
import warnings
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct

from hairchoice.engine.problems import BadInputError
from hairchoice.export.xml_parts import DeclaredError, elements

_FILE_LIMIT = 200_000_000
_PART_LIMIT = 4_000_000
_PARTS_LIMIT = 32_000_000
"""Bytes. A sheet of draws is larger, and is passed over unread."""

_PARTS = 100
_ELEMENTS = 25_000
_ALL_ELEMENTS = 100_000
_MOST_ELEMENTS = {"xl/workbook.xml": 1_000, "xl/styles.xml": 5_000}
"""Of XML, in a part, in all, and where one takes openpyxl long: what it reads in about a second.
Our own sheets with named cells have up to 3,000, also when LibreOffice has stored them, and the
workbook 120; a larger part is passed over."""

_ROWS, _COLUMNS = 2_000, 40
"""How far from its corner a cell is looked for."""

_NEEDED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/_rels/workbook\.xml\.rels|"
    r"xl/(workbook|sharedStrings|styles|worksheets/[^/]+)\.xml",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"'?(?P<sheet>[^'!]+)'?!\$(?P<column>[A-Z]{1,3})\$(?P<first>\d{1,7})"
    r"(?::\$(?P=column)\$(?P<last>\d{1,7}))?"
)
_OLD_OR_ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Area(Struct, frozen=True):
    """Cells of one column. Rows and columns count from 1."""

    sheet: str
    column: int
    first: int
    last: int

    def beside(self, column: int) -> Area:
        """Returns the cells of the same rows in another column."""
        return Area(self.sheet, column, self.first, self.last)


class Received:
    """What a workbook holds in the cells that have names.

    Attributes:
        path: Of the file.
        names: Where the named cells are; names of anything but cells of one column are left out.
        lost: Names that lead to no cell that can be read: it was deleted, or its whole sheet, or
            that is too large.
    """

    def __init__(self, path: Path) -> None:
        """Opens a workbook.

        Raises:
            BadInputError: It is none, or damaged, or cannot be read.
        """
        self.path = path
        self._parts = _parts(path)
        self._values = self._load(formulas=False)
        named = _names(self._values)
        sheets = set(self._values.sheetnames)
        self.names = {name: area for name, area in named.items() if area.sheet in sheets}
        self.lost = set(self._values.defined_names) - set(self.names)

    def read(
        self, areas: Iterable[Area], *, formulas: bool = False
    ) -> dict[tuple[str, int, int], object]:
        """Returns what is in cells, by sheet, row and column; empty cells are left out.

        Args:
            areas: The cells.
            formulas: What is typed, in place of what it comes to.
        """
        by_sheet: dict[str, list[Area]] = {}
        for area in areas:
            by_sheet.setdefault(area.sheet, []).append(area)
        workbook = self._load(formulas=True) if formulas else self._values
        found: dict[tuple[str, int, int], object] = {}
        try:
            for sheet in by_sheet.keys() & set(workbook.sheetnames):
                found |= _cells(workbook[sheet], by_sheet[sheet])
        except Exception as error:  # openpyxl raises nearly anything on damaged files
            raise self._damaged() from error
        return found

    def _load(self, *, formulas: bool) -> Any:  # noqa: ANN401 - an openpyxl workbook
        import openpyxl

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # about looks that it does not know
                return openpyxl.load_workbook(
                    io.BytesIO(self._parts), read_only=True, data_only=not formulas
                )
        except Exception as error:  # see above
            raise self._damaged() from error

    def _damaged(self) -> BadInputError:
        return _refused(self.path, "is damaged, or is not an Excel workbook")


def _parts(path: Path) -> bytes:
    """Returns a workbook that holds only those parts of a file that are needed, unpacked."""
    try:
        if not path.is_file():
            raise _refused(path, "cannot be read: there is no such file")
        if path.stat().st_size > _FILE_LIMIT:
            raise _refused(path, "is too large to be a workbook of this program")
        with _Bounded(io.FileIO(path)) as file:
            return _unpacked(file, path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise _refused(path, f"cannot be read: {reason}") from error


def _unpacked(file: _Bounded, path: Path) -> bytes:
    if file.read(len(_OLD_OR_ENCRYPTED)) == _OLD_OR_ENCRYPTED:
        message = "has a password, or is of an old kind; save it as .xlsx without a password"
        raise _refused(path, message)
    unpacked = io.BytesIO()
    left = _ALL_ELEMENTS
    try:
        with zipfile.ZipFile(file) as packed, zipfile.ZipFile(unpacked, "w") as kept:
            for part in _needed(packed, path):
                text = packed.read(part)
                most = min(left, _MOST_ELEMENTS.get(part.filename.lower(), _ELEMENTS))
                count = elements(text, most)
                if count <= most:
                    left -= count
                    kept.writestr(part.filename, text)
    except BadInputError:
        raise
    except DeclaredError as error:
        raise _refused(path, "declares XML entities, which no spreadsheet program does") from error
    except Exception as error:  # zipfile raises nearly anything on damaged files
        raise _refused(path, "is damaged, or is not an Excel workbook") from error
    return unpacked.getvalue()


class _Bounded(io.BufferedReader):
    """A file that is never read in a large piece; a longer list of parts is cut, and so damaged.

    `zipfile` reads the list in one go and makes objects of it: of 200 MB, three thousand.
    """

    def read(self, size: int | None = -1) -> bytes:
        """Reads no more at once than a part may have."""
        return super().read(_PART_LIMIT if size is None or size < 0 else min(size, _PART_LIMIT))


def _needed(packed: zipfile.ZipFile, path: Path) -> list[zipfile.ZipInfo]:
    """Returns the parts to read, after a look at the sizes they say; no more is ever unpacked."""
    if any(name.lower().endswith("vbaproject.bin") for name in packed.namelist()):
        raise _refused(path, "holds macros, which are not read; save it as .xlsx")
    parts = {
        part.filename: part
        for part in packed.infolist()
        if _NEEDED.fullmatch(part.filename)
        and part.file_size <= _PART_LIMIT
        and part.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    }
    if len(parts) > _PARTS or sum(part.file_size for part in parts.values()) > _PARTS_LIMIT:
        raise _refused(path, "is too large to be a workbook of this program")
    return list(parts.values())


def _names(workbook: Any) -> dict[str, Area]:  # noqa: ANN401 - an openpyxl workbook
    from openpyxl.utils import column_index_from_string

    names: dict[str, Area] = {}
    for name, defined in workbook.defined_names.items():
        found = _ADDRESS.fullmatch(str(defined.attr_text))
        if found is None:
            continue
        column = column_index_from_string(found["column"])
        first, last = int(found["first"]), int(found["last"] or found["first"])
        if column <= _COLUMNS and first <= last <= _ROWS:
            names[name] = Area(found["sheet"], column, first, last)
    return names


def _cells(sheet: Any, areas: list[Area]) -> dict[tuple[str, int, int], object]:  # noqa: ANN401
    wanted = {(row, area.column) for area in areas for row in range(area.first, area.last + 1)}
    rows = sheet.iter_rows(
        max_row=max(row for row, _ in wanted),
        max_col=max(column for _, column in wanted),
        values_only=True,
    )
    return {
        (areas[0].sheet, row, column): _as_stored(value)
        for row, values in enumerate(rows, start=1)
        for column, value in enumerate(values, start=1)
        if value is not None and (row, column) in wanted
    }


def _as_stored(value: object) -> object:
    """Returns a number as spreadsheet programs have it: one with too many digits is endless."""
    if isinstance(value, int) and abs(value) > sys.float_info.max:
        return math.copysign(math.inf, value > 0 or -1)
    return value


def _refused(path: Path, message: str) -> BadInputError:
    return BadInputError.single(str(path), message)
