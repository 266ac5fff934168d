"""The comparison as a table: one row per treatment, one column per thing people compare."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.result import Comparison
from hairchoice.ui import theme
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.models.columns import COLUMNS, Column, Row
from hairchoice.ui.theme import Theme
from hairchoice.ui.widgets.marks import swatch_icon

Index = QModelIndex | QPersistentModelIndex

SORT_ROLE = Qt.ItemDataRole.UserRole


class ComparisonTable(QAbstractTableModel):
    """Rows are treatments (their names are the row headings), columns are `COLUMNS`."""

    def __init__(self, appearance: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._theme = appearance
        self._formats = LocaleFormats()

    def set_comparison(self, comparison: Comparison, catalogue: Catalogue) -> None:
        """Shows another answer; the selection stays while the treatments are the same."""
        rows = [
            Row(result, catalogue.treatment(result.id), comparison, self._formats)
            for result in comparison.treatments
        ]
        same = [row.result.id for row in rows] == [row.result.id for row in self._rows]
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
        return self._rows[row].result.id

    def row_of(self, treatment_id: str) -> int | None:
        """Returns the row of a treatment; None when it is not compared."""
        ids = [row.result.id for row in self._rows]
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
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(row)
        if role == SORT_ROLE:
            return column.order(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignTop
        if role == Qt.ItemDataRole.FontRole and column.numeric:
            return theme.table_font()
        return None

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
            return column.meaning
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        return None

    def title(self, column: Column) -> str:
        """Returns a column's title with the currency and the years."""
        if not self._rows:
            return column.title
        comparison = self._rows[0].comparison
        years = comparison.scenario.years
        time = f"{years} years" if years > 1 else "1 year"
        return column.title.format(currency=comparison.currency, years=time)

    def _row_header(self, row: Row, role: int) -> str | QIcon | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return row.result.short_name
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.treatment.name
        if role == Qt.ItemDataRole.DecorationRole:
            return swatch_icon(row.result.id, self._theme)
        return None
