"""The numbers of a chart by year: the table beside the picture."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from hairchoice.engine.describe import Formats
from hairchoice.ui import theme as themes
from hairchoice.ui.charts import words
from hairchoice.ui.charts.readout import short_reading
from hairchoice.ui.charts.series import Chart, Curve

_Index = QModelIndex | QPersistentModelIndex
_DISPLAY = Qt.ItemDataRole.DisplayRole
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class YearTable(QAbstractTableModel):
    """A row per year (per quarter within one year); the time, then a column per option."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._formats: Formats | None = None
        self._months: list[int] = []

    def set_chart(self, chart: Chart, formats: Formats) -> None:
        """Shows the numbers of a chart."""
        self.beginResetModel()
        self._chart, self._formats = chart, formats
        step = 3 if chart.last <= 12 else 12
        self._months = list(range(0, chart.last + 1, step))
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """Returns the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._months)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Returns the number of options, and one for the time."""
        if self._chart is None or (parent is not None and parent.isValid()):
            return 0
        return 1 + len(self._chart.curves)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Returns the option's name, with the end of its evidence."""
        if self._chart is None or orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        if role != _DISPLAY:
            return None
        if section == 0:
            return words.time()
        curve = self._chart.curves[section - 1]
        if curve.evidence_ends is None or curve.evidence_ends >= self._chart.last:
            return curve.label
        return words.evidence_to(curve.label, curve.evidence_ends)

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        """Returns the median with the range of 8 in 10 futures; italic beyond the evidence."""
        if self._chart is None or self._formats is None or not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        month = self._months[index.row()]
        if index.column() == 0:
            return words.month_text(month).capitalize() if role == _DISPLAY else None
        curve = self._chart.curves[index.column() - 1]
        if role == Qt.ItemDataRole.FontRole:
            return _font(italic=_beyond(curve, month))
        if role != _DISPLAY:
            return None
        return short_reading(self._chart, curve, month, self._formats)


def _alignment(column: int) -> int:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return int(side | _MIDDLE)


def _beyond(curve: Curve, month: int) -> bool:
    return curve.evidence_ends is not None and month > curve.evidence_ends


def _font(*, italic: bool) -> QFont:
    font = themes.table_font()
    font.setItalic(italic)
    return font
