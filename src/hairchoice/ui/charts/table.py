"""The numbers of a chart by year: the table beside the picture."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from hairchoice.engine.describe import Formats
from hairchoice.ui import theme as themes
from hairchoice.ui.charts import words
from hairchoice.ui.charts.readout import reading
from hairchoice.ui.charts.series import Chart, Curve

_Index = QModelIndex | QPersistentModelIndex
_DISPLAY = Qt.ItemDataRole.DisplayRole


class YearTable(QAbstractTableModel):
    """A row per year (per quarter within one year), a column per option."""

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
        """Returns the number of options."""
        if self._chart is None or (parent is not None and parent.isValid()):
            return 0
        return len(self._chart.curves)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Returns the option's name, with the end of its evidence, or the year."""
        if role != _DISPLAY or self._chart is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            return words.month_text(self._months[section]).capitalize()
        curve = self._chart.curves[section]
        if curve.evidence_ends is None or curve.evidence_ends >= self._chart.last:
            return curve.label
        return words.evidence_to(curve.label, curve.evidence_ends)

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        """Returns the median with the range of 8 in 10 futures; italic beyond the evidence."""
        if self._chart is None or self._formats is None or not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        month, curve = self._months[index.row()], self._chart.curves[index.column()]
        if role == Qt.ItemDataRole.FontRole and _beyond(curve, month):
            return _italic()
        if role != _DISPLAY:
            return None
        read = reading(self._chart, curve, month, self._formats)
        return f"{read.value} ({words.span(read.low, read.high)})" if read.low else read.value


def _beyond(curve: Curve, month: int) -> bool:
    return curve.evidence_ends is not None and month > curve.evidence_ends


def _italic() -> QFont:
    font = themes.table_font()
    font.setItalic(True)
    return font
