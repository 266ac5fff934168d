"""The numbers of a chart by year: the table beside the picture."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QResizeEvent

from hairchoice.engine.describe import Formats
from hairchoice.ui import theme as themes
from hairchoice.ui.charts import words
from hairchoice.ui.charts.readout import short_reading
from hairchoice.ui.charts.series import Chart, Curve
from hairchoice.ui.widgets.plain_table import PlainTable, in_lines

_Index = QModelIndex | QPersistentModelIndex
_DISPLAY = Qt.ItemDataRole.DisplayRole
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Width(IntEnum):
    """How the columns take less room, each way narrower than the one before."""

    WHOLE = 0
    WRAPPED_TITLES = 1
    RANGES_BELOW = 2


class YearModel(QAbstractTableModel):
    """A row per year (per quarter within one year); the time, then a column per option."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._months: list[int] = []
        self._titles: list[str] = []
        self._columns: list[list[tuple[str, str]]] = []
        self._width = Width.WHOLE

    def set_chart(self, chart: Chart, formats: Formats) -> None:
        """Shows the numbers of a chart."""
        self.beginResetModel()
        self._chart = chart
        step = 3 if chart.last <= 12 else 12
        self._months = list(range(0, chart.last + 1, step))
        self._titles = [words.time(), *(_title(chart, curve) for curve in chart.curves)]
        times = [(words.time_since(month).capitalize(), "") for month in self._months]
        readings = (
            [short_reading(chart, curve, month, formats) for month in self._months]
            for curve in chart.curves
        )
        self._columns = [times, *readings]
        self.endResetModel()

    def set_width(self, width: Width) -> None:
        """Says titles, and figures with their ranges, in one line or in more."""
        if width != self._width and self._columns:
            self._width = width
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last.column())

    def rowCount(self, parent: _Index | None = None) -> int:
        """Returns the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._months)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Returns the number of options, and one for the time."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Returns the option's name with the end of its evidence."""
        if orientation == Qt.Orientation.Vertical or section >= len(self._columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        if role not in (_DISPLAY, Qt.ItemDataRole.AccessibleTextRole):
            return None
        title = self._titles[section]
        if self._width == Width.WHOLE or role != _DISPLAY:
            return title
        return in_lines(title, map(self._text, self._columns[section]))

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        """Returns the median with the range of 8 in 10 futures; italic beyond the evidence."""
        if self._chart is None or not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.FontRole and index.column():
            curve = self._chart.curves[index.column() - 1]
            return _font(italic=_beyond(curve, self._months[index.row()]))
        if role != _DISPLAY:
            return None
        return self._text(self._columns[index.column()][index.row()])

    def _text(self, reading: tuple[str, str]) -> str:
        value, span = reading
        if not span:
            return value
        return f"{value}\n{span}" if self._width == Width.RANGES_BELOW else f"{value} ({span})"


class YearTable(PlainTable):
    """Shows a `YearModel` without scrolling sideways wherever that can be done.

    Attributes:
        years: Its model.
    """

    def __init__(self) -> None:
        self.years = YearModel()
        super().__init__("", self.years)
        self.years.setParent(self)

    def set_chart(self, chart: Chart, formats: Formats) -> None:
        """Shows the numbers of a chart."""
        self.years.set_chart(chart, formats)
        self.fit()

    def fit(self) -> None:
        """Makes the columns no narrower than they have to be; all in vain, it leaves them wide."""
        width = next((one for one in Width if self._spare(one) >= 0), Width.WHOLE)
        spare = max(0, self._spare(width))
        self.set_lines(2 if width == Width.RANGES_BELOW else 1)
        for column, needed in enumerate(self.needed_widths()):
            self.setColumnWidth(column, needed + spare // self.years.columnCount())

    def _spare(self, width: Width) -> int:
        """Returns the room that the columns leave; below 0 what they lack."""
        self.years.set_width(width)
        # With the bar at the side in any case: it comes and goes with the height of the rows.
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        return room - sum(self.needed_widths())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Uses the room there is."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


def _title(chart: Chart, curve: Curve) -> str:
    if curve.evidence_ends is None or curve.evidence_ends >= chart.last:
        return curve.label
    return words.evidence_to(curve.label, curve.evidence_ends)


def _alignment(column: int) -> int:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return int(side | _MIDDLE)


def _beyond(curve: Curve, month: int) -> bool:
    return curve.evidence_ends is not None and month > curve.evidence_ends


def _font(*, italic: bool) -> QFont:
    font = themes.table_font()
    font.setItalic(italic)
    return font
