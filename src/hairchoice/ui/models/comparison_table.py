"""The comparison as a table: one row per treatment, one column per thing people compare."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QIcon

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.describe import years_text
from hairchoice.engine.economics import DOING_NOTHING, economics
from hairchoice.engine.result import Comparison
from hairchoice.ui import theme
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.models.columns import COLUMNS, Column, meaning_of, title_of
from hairchoice.ui.models.table_cells import Row
from hairchoice.ui.plain import tip
from hairchoice.ui.theme import Theme
from hairchoice.ui.widgets.inputs import PENCIL
from hairchoice.ui.widgets.marks import swatch_icon

Index = QModelIndex | QPersistentModelIndex

SORT_ROLE = Qt.ItemDataRole.UserRole
PLAIN_ROLE = Qt.ItemDataRole(SORT_ROLE + 1)
"""The figure without marks, for the clipboard."""


class ComparisonTable(QAbstractTableModel):
    """Rows are treatments, doing nothing last; columns are `COLUMNS`. The view shows it turned.

    The names of the treatments are the headings of the rows here, of the columns on screen.
    """

    def __init__(self, appearance: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._theme = appearance
        self._formats = LocaleFormats()

    def set_comparison(self, comparison: Comparison, catalogue: Catalogue, worth: float) -> None:
        """Shows another answer; the selection stays while the treatments are the same.

        Args:
            comparison: The answer.
            catalogue: What it was computed from.
            worth: Of one more hair per cm² during one year, to the person.
        """
        ranked = economics(comparison, np.array([worth]))
        results = (*comparison.treatments, None)
        rows = [
            Row(
                result,
                catalogue.treatment(result.id if result else DOING_NOTHING),
                comparison,
                catalogue,
                ranked,
                self._formats,
            )
            for result in results
        ]
        same = [row.treatment.id for row in rows] == [row.treatment.id for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = rows
        if not same:
            self.endResetModel()
            return
        last = self.index(len(rows) - 1, len(COLUMNS) - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def set_theme(self, appearance: Theme) -> None:
        """Draws the lines beside the names in another theme's colours."""
        self._theme = appearance
        if self._rows:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._rows) - 1)

    def treatment_id(self, row: int) -> str:
        """Returns the id of a row's treatment."""
        return self._rows[row].treatment.id

    def row_of(self, treatment_id: str) -> int | None:
        """Returns the row of a treatment; None when it is not compared."""
        ids = [row.treatment.id for row in self._rows]
        return ids.index(treatment_id) if treatment_id in ids else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Number of treatments."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Number of columns."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, sorting key, alignment and font of a cell."""
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        tells = {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Qt.ItemDataRole.ToolTipRole: self._origin,
            Qt.ItemDataRole.ForegroundRole: self._colour,
            Qt.ItemDataRole.TextAlignmentRole: _alignment,
            Qt.ItemDataRole.FontRole: _font,
            SORT_ROLE: _order,
            PLAIN_ROLE: _plain,
        }
        tell = tells.get(Qt.ItemDataRole(role))
        return None if tell is None else tell(row, column)

    def is_own(self, row: Row, column: Column) -> bool:
        """True where a figure rests on the person's own numbers."""
        return column.own is not None and row.result is not None and row.is_own(column.own)

    def _text(self, row: Row, column: Column) -> str:
        """Own figures have a pencil before them, published ones a number after them."""
        text = column.says(row)
        if self.is_own(row, column):
            return f"{PENCIL}\u2009{text}"
        sourced = column.key == "published" and row.result is not None
        return f"{text}\u2009¹" if sourced and row.known().published_benefit is not None else text

    def _spoken(self, row: Row, column: Column) -> str:
        text = column.says(row)
        own = self.tr("{figure}, your own").format(figure=text)
        return own if self.is_own(row, column) else text

    def _colour(self, row: Row, _column: Column) -> QColor | None:
        """Doing nothing is grey everywhere."""
        return QColor(self._theme.muted) if row.result is None else None

    def _origin(self, row: Row, column: Column) -> str | None:
        """Says where a figure comes from."""
        if not column.line or row.result is None:
            return None
        where = self.tr("Double-click, or press Return, to see where this comes from.")
        if self.is_own(row, column):
            return "{} {}".format(self.tr("Rests on your own numbers."), where)
        return where

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Titles of the columns; names and lines of the treatments."""
        if orientation == Qt.Orientation.Horizontal:
            return self._column_header(section, role)
        return self._row_header(self._rows[section], role)

    def _column_header(self, section: int, role: int) -> object:
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return meaning_of(column)
        return None

    def title(self, column: Column) -> str:
        """Returns a column's title with the currency and the years."""
        if not self._rows:
            return title_of(column)
        comparison = self._rows[0].comparison
        years = comparison.scenario.years
        return title_of(column).format(currency=comparison.currency, years=years_text(years))

    def _row_header(self, row: Row, role: int) -> str | QIcon | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(row.treatment.name)
        if role == Qt.ItemDataRole.DecorationRole:
            return swatch_icon(row.treatment.id, self._theme)
        return None


def _alignment(_row: Row, _column: Column) -> Qt.AlignmentFlag:
    """Below the name of the treatment, which begins at the left."""
    return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def _font(_row: Row, column: Column) -> QFont | None:
    return theme.table_font() if column.numeric else None


def _order(row: Row, column: Column) -> float | str:
    return column.sorts_by(row)


def _plain(row: Row, column: Column) -> str:
    return column.says(row)
