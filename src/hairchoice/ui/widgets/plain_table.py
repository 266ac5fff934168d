"""A table of finished words: the same numbers as a chart, for those who rather read them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from textwrap import wrap

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from hairchoice.ui import theme
from hairchoice.ui.plain import unbroken
from hairchoice.ui.widgets.tables import PaddedDelegate

_LEAST = 12
"""Letters in a line of a title, at least."""
_Index = QModelIndex | QPersistentModelIndex
_DISPLAY = Qt.ItemDataRole.DisplayRole
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Rows(Struct, frozen=True):
    """What a table shows.

    Attributes:
        titles: Of the columns; the first is the column of names.
        cells: Row by row, the name first.
        words: Columns that hold words and not figures, and so begin at the left.
    """

    titles: tuple[str, ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()
    words: frozenset[int] = frozenset()

    def headings(self) -> tuple[str, ...]:
        """Returns each title in lines not much longer than the cells below it."""
        columns = zip(*self.cells, strict=True) if self.cells else ((),) * len(self.titles)
        return tuple(map(in_lines, self.titles, columns))

    def fits(self, other: Rows) -> bool:
        """Says whether others can take the place of these, line by line."""
        return self.titles == other.titles and len(self.cells) == len(other.cells)


def in_lines(title: str, cells: Iterable[str]) -> str:
    """Returns a title in lines not much longer than those of the cells below it."""
    longest = max((len(line) for cell in cells for line in cell.split("\n")), default=0)
    return "\n".join(_wrapped(part, max(_LEAST, longest)) for part in title.split("\n"))


@lru_cache(maxsize=256)
def _wrapped(title: str, width: int) -> str:
    return "\n".join(wrap(unbroken(title), width, break_long_words=False))


class PlainTableModel(QAbstractTableModel):
    """Shows `Rows`; names are ordinary cells, so that they are copied and read like the others."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = Rows()
        self._headings: tuple[str, ...] = ()
        self._font = theme.table_font()  # asked for by each cell of each picture

    def set_rows(self, rows: Rows) -> None:
        """Shows other rows. Where only figures have changed, what is looked at stays so."""
        if rows.cells and self._rows.fits(rows):
            self._rows, self._headings = rows, rows.headings()
            last = self.index(len(rows.cells) - 1, len(rows.titles) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        elif rows != self._rows:
            self.beginResetModel()
            self._rows, self._headings = rows, rows.headings()
            self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """Returns the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows.cells)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Returns the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self._rows.titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Returns a title, aligned like its column."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._rows.titles[section]
        return self._headings[section] if role == _DISPLAY else None

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        """Returns a cell."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        if role == Qt.ItemDataRole.FontRole:
            return self._font
        return self._rows.cells[index.row()][index.column()] if role == _DISPLAY else None

    def _alignment(self, column: int) -> int:
        words = column == 0 or column in self._rows.words
        side = Qt.AlignmentFlag.AlignLeft if words else Qt.AlignmentFlag.AlignRight
        return int(side | _MIDDLE)


class PlainTable(QTableView):
    """Shows `Rows`, or a model of one's own, in the look of the house."""

    def __init__(
        self, name: str, model: QAbstractTableModel | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows_model = PlainTableModel(self)
        self.setModel(model or self._rows_model)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setItemDelegate(PaddedDelegate(self))
        self.setTabKeyNavigation(False)  # else Tab never leaves the table
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._fix_rows(self.verticalHeader())
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)  # or its ground would end before theirs
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def _fix_rows(self, header: QHeaderView) -> None:
        header.hide()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.set_lines(1)

    def set_lines(self, lines: int) -> None:
        """Makes all rows as high as a number of lines: no cell is wider than its column."""
        header = self.verticalHeader()
        height = lines * QFontMetrics(theme.table_font()).height() + 2 * theme.GAP
        header.setMinimumSectionSize(height)
        header.setDefaultSectionSize(height)

    def set_rows(self, rows: Rows) -> None:
        """Shows other rows, the columns as wide as their widest cell."""
        self._rows_model.set_rows(rows)
        self.fit()

    def fit(self) -> None:
        """Makes each column as wide as its widest line, of a cell or of its title."""
        for column, width in enumerate(self.needed_widths()):
            self.setColumnWidth(column, width)

    def needed_widths(self) -> list[int]:
        """Returns how wide each column is to be."""
        model, metrics = self.model(), self.fontMetrics()
        told, needed = model.data, []  # asking the index would go through Qt for each answer
        for column in range(model.columnCount()):
            title = str(model.headerData(column, Qt.Orientation.Horizontal))
            cells = [str(told(model.index(row, column))) for row in range(model.rowCount())]
            lines = [line for text in (title, *cells) for line in text.split("\n")]
            widest = max(map(metrics.horizontalAdvance, lines))
            needed.append(widest + 2 * theme.GAP + theme.GAP // 2)
        return needed

    def whole_height(self) -> int:
        """Returns how tall it is with all its rows in sight."""
        return self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + 2
