"""Side by side: the treatments as a table that can be sorted, thinned out and copied."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.economics import DOING_NOTHING
from hairchoice.engine.result import Comparison
from hairchoice.ui import theme
from hairchoice.ui.models.columns import COLUMNS, best_of_100_sentence
from hairchoice.ui.models.comparison_table import PLAIN_ROLE, SORT_ROLE, ComparisonTable
from hairchoice.ui.settings import TABLE_HIDDEN, Settings
from hairchoice.ui.theme import Theme
from hairchoice.ui.views.worth import WorthOfHair
from hairchoice.ui.widgets.marks import SWATCH
from hairchoice.ui.widgets.tables import NamesHeader, PaddedDelegate

_NAMES_WIDTH = 192
_HEADER_HEIGHT = 44


class SideBySideView(QWidget):
    """The table, a sentence above it, and what can be done with it.

    Attributes:
        table: The view; its model sorts.
        worth: What hair is worth to the person, for the columns of best buys.

    Signals:
        focus_changed: With the id of the treatment whose row was picked.
        line_asked: Where a figure comes from: the treatment's id and the line in Evidence.
    """

    focus_changed = Signal(str)
    line_asked = Signal(str, str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._model = ComparisonTable(theme.theme_of(self), self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSortRole(SORT_ROLE)
        self._sorted.setSourceModel(self._model)
        self._shown: tuple[Comparison, Catalogue] | None = None
        self._sentence = QLabel(wordWrap=True)
        self.worth = WorthOfHair(settings)
        self.table = self._make_table()
        self._columns = self._make_columns_menu()
        self._lay_out()
        self._hide(settings.get(TABLE_HIDDEN))
        self.table.selectionModel().currentRowChanged.connect(self._picked)
        self.table.activated.connect(self._ask_line)
        self.worth.changed.connect(self._value_again)

    def set_comparison(self, comparison: Comparison, catalogue: Catalogue) -> None:
        """Shows an answer."""
        self._sentence.setText(best_of_100_sentence(comparison))
        self.table.setAccessibleDescription(self._sentence.text())
        self._shown = (comparison, catalogue)
        self.worth.set_currency(comparison.currency)
        self._model.set_comparison(comparison, catalogue, self.worth.value())
        self.table.resizeRowsToContents()

    def set_focus(self, treatment_id: str | None) -> None:
        """Marks the row of a treatment."""
        row = None if treatment_id is None else self._model.row_of(treatment_id)
        if row is None:
            self.table.clearSelection()
            return
        index = self._sorted.mapFromSource(self._model.index(row, 0))
        if index.row() == self.table.currentIndex().row():
            return
        # Only the row moves: the person may have scrolled to a column.
        index = index.siblingAtColumn(max(0, self.table.currentIndex().column()))
        flags = QItemSelectionModel.SelectionFlag
        blocked = self.blockSignals(True)
        self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.blockSignals(blocked)

    def apply_theme(self, appearance: Theme) -> None:
        """Draws in another theme's colours."""
        self._model.set_theme(appearance)

    def copy(self) -> None:
        """Puts the table, as it is shown, on the clipboard: cells parted by tabs."""
        shown = [one for one in range(len(COLUMNS)) if not self.table.isColumnHidden(one)]
        titles = [self._model.title(COLUMNS[one]) for one in shown]
        lines = ["\t".join([self.tr("Treatment"), *titles])]
        for row in range(self._sorted.rowCount()):
            name = self._sorted.headerData(row, Qt.Orientation.Vertical)
            cells = [self._sorted.index(row, column).data(PLAIN_ROLE) for column in shown]
            lines.append("\t".join(" ".join(str(cell).split()) for cell in (name, *cells)))
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self._sorted)
        table.setAccessibleName(self.tr("Treatments side by side"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setWordWrap(True)
        table.setShowGrid(False)
        table.setItemDelegate(PaddedDelegate(table))
        table.setFrameShape(QTableView.Shape.NoFrame)
        table.setTabKeyNavigation(False)  # else Tab never leaves the table
        table.setIconSize(SWATCH)
        self._dress_headers(table)
        # Rows are as high as the columns in sight need: long words further right would else leave
        # most of the table empty.
        table.verticalHeader().setResizeContentsPrecision(0)
        across = table.horizontalScrollBar()
        across.valueChanged.connect(table.resizeRowsToContents)
        across.rangeChanged.connect(table.resizeRowsToContents)
        table.setSortingEnabled(True)
        table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        return table

    def _dress_headers(self, table: QTableView) -> None:
        table.setVerticalHeader(NamesHeader(_NAMES_WIDTH, table))
        titles = table.horizontalHeader()
        titles.setFixedHeight(_HEADER_HEIGHT)
        titles.setHighlightSections(False)
        titles.setSectionsMovable(True)
        titles.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        titles.customContextMenuRequested.connect(
            lambda place: self._columns.popup(titles.mapToGlobal(place))
        )
        for position, column in enumerate(COLUMNS):
            table.setColumnWidth(position, column.width)

    def _make_columns_menu(self) -> QMenu:
        menu = QMenu(self)
        for position, column in enumerate(COLUMNS):
            name = column.title.split(",")[0].format(years=self.tr("the years"))
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(True)
            action.setData(position)
            action.toggled.connect(self._show_columns)
        return menu

    def _lay_out(self) -> None:
        columns = QToolButton(self)
        columns.setText(self.tr("Co&lumns"))
        columns.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        columns.setMenu(self._columns)
        copy = QPushButton(self.tr("&Copy table"), self)
        copy.clicked.connect(self.copy)
        top = QHBoxLayout()
        top.addWidget(self._sentence, 1)
        top.addWidget(columns, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GAP * 2, theme.GAP * 2, theme.GAP * 2, 0)
        layout.setSpacing(theme.GAP * 2)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.worth)

    def _hide(self, keys: list[str]) -> None:
        for action in self._columns.actions():
            action.setChecked(COLUMNS[action.data()].key not in keys)

    def _show_columns(self) -> None:
        hidden = [action.data() for action in self._columns.actions() if not action.isChecked()]
        for position in range(len(COLUMNS)):
            self.table.setColumnHidden(position, position in hidden)
        self._settings.set(TABLE_HIDDEN, [COLUMNS[position].key for position in hidden])
        self.table.resizeRowsToContents()

    def _picked(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            row = self._sorted.mapToSource(current).row()
            treatment_id = self._model.treatment_id(row)
            if treatment_id != DOING_NOTHING:
                self.focus_changed.emit(treatment_id)

    def _ask_line(self, index: QModelIndex) -> None:
        """Return, or a double click: where does this figure come from?"""
        source = self._sorted.mapToSource(index)
        line, treatment_id = COLUMNS[source.column()].line, self._model.treatment_id(source.row())
        if line and treatment_id != DOING_NOTHING:
            self.line_asked.emit(treatment_id, line)

    def _value_again(self) -> None:
        if self._shown is not None:
            self.set_comparison(*self._shown)
