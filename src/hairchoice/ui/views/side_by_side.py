"""Side by side: treatments beside each other, what is compared below each other.

So a treatment can be read from top to bottom, long words have room, and what there is for most
people is in sight without scrolling sideways.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.economics import DOING_NOTHING
from hairchoice.engine.result import Comparison
from hairchoice.ui import theme
from hairchoice.ui.models.columns import COLUMNS, best_of_100_sentence, plain_title
from hairchoice.ui.models.comparison_table import PLAIN_ROLE, SORT_ROLE, ComparisonTable
from hairchoice.ui.models.turned_table import TurnedTable
from hairchoice.ui.settings import TABLE_HIDDEN, Settings
from hairchoice.ui.theme import Theme
from hairchoice.ui.views.sort_bar import SortBar
from hairchoice.ui.views.worth import WorthOfHair
from hairchoice.ui.widgets.marks import SWATCH
from hairchoice.ui.widgets.tables import PaddedDelegate, WordsHeader, longest_word

_TITLES, _NARROW_TITLES = 188, 140
_COMFORTABLE, _WIDEST = 130, 320
"""Of a treatment: long enough for its words, short enough to go from one to the next."""


class SideBySideView(QWidget):
    """The table, a sentence above it, and what can be done with it.

    Attributes:
        table: The view: a column per treatment, a row per thing that is compared.
        sort: By what the treatments are ordered.
        worth: What hair is worth to the person, for the rows of best buys.

    Signals:
        focus_changed: With the id of the treatment whose column was picked.
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
        self._turned = TurnedTable(self)
        self._turned.setSourceModel(self._sorted)
        self._shown: tuple[Comparison, Catalogue] | None = None
        self._longest = 0
        self._sentence = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.sort = SortBar([plain_title(column) for column in COLUMNS])
        self.worth = WorthOfHair(settings)
        self.table = self._make_table()
        self._titles, self._names = self._dress_headers(self.table)
        self._rows = self._make_rows_menu()
        self._lay_out()
        self._hide(settings.get(TABLE_HIDDEN))
        self._connect()

    def set_comparison(self, comparison: Comparison, catalogue: Catalogue) -> None:
        """Shows an answer."""
        self._sentence.setText(best_of_100_sentence(comparison))
        self.table.setAccessibleDescription(self._sentence.text())
        self._shown = (comparison, catalogue)
        self.worth.set_currency(comparison.currency)
        self._model.set_comparison(comparison, catalogue, self.worth.value())
        self._longest = longest_word(self._model)
        self._fit()

    def set_focus(self, treatment_id: str | None) -> None:
        """Marks the column of a treatment."""
        place = None if treatment_id is None else self._model.row_of(treatment_id)
        if place is None:
            self.table.clearSelection()
            return
        column = self._sorted.mapFromSource(self._model.index(place, 0)).row()
        current = self.table.currentIndex()
        if current.isValid() and column == current.column():
            return
        # Only the column moves: the person may have gone down to a row.
        index = self._turned.index(max(0, current.row()), column)
        flags = QItemSelectionModel.SelectionFlag
        blocked = self.blockSignals(True)
        self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Columns)
        self.blockSignals(blocked)
        self._names.viewport().update()

    def apply_theme(self, appearance: Theme) -> None:
        """Draws in another theme's colours."""
        self._model.set_theme(appearance)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Gives the treatments all the room there is."""
        if watched is self.table.viewport() and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def copy(self) -> None:
        """Puts the table, as it is shown, on the clipboard: cells parted by tabs."""
        across = range(self._turned.columnCount())
        names = [self._turned.headerData(one, Qt.Orientation.Horizontal) for one in across]
        lines = ["\t".join(["", *map(str, names)])]
        for row, column in enumerate(COLUMNS):
            if self.table.isRowHidden(row):
                continue
            cells = [self._turned.index(row, one).data(PLAIN_ROLE) for one in across]
            told = (self._model.title(column), *cells)
            lines.append("\t".join(" ".join(str(cell).split()) for cell in told))
        QGuiApplication.clipboard().setText("\n".join(lines))

    def cell_menu(self) -> QMenu:
        """Returns what can be done with the current figure; a right click makes it current."""
        index, menu = self.table.currentIndex(), QMenu(self.table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        source = menu.addAction(self.tr("Show where this comes from"))
        source.setEnabled(index.isValid() and bool(self._line(index)))
        source.triggered.connect(lambda: self._ask_line(index))
        menu.addAction(self.tr("Copy table")).triggered.connect(self.copy)
        return menu

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self._turned)
        table.setAccessibleName(self.tr("Treatments side by side"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectColumns)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setWordWrap(True)
        table.setShowGrid(False)
        table.setItemDelegate(PaddedDelegate(table))
        table.setFrameShape(QTableView.Shape.NoFrame)
        table.setTabKeyNavigation(False)  # else Tab never leaves the table
        table.setCornerButtonEnabled(False)
        table.setIconSize(SWATCH)
        return table

    def _dress_headers(self, table: QTableView) -> tuple[WordsHeader, WordsHeader]:
        titles = WordsHeader(Qt.Orientation.Vertical, table)
        names = WordsHeader(Qt.Orientation.Horizontal, table)
        table.setVerticalHeader(titles)
        table.setHorizontalHeader(names)
        titles.setFixedWidth(_TITLES)
        titles.setSectionsMovable(True)
        titles.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        return titles, names

    def _make_rows_menu(self) -> QMenu:
        menu = QMenu(self)
        for position, column in enumerate(COLUMNS):
            action = menu.addAction(plain_title(column))
            action.setCheckable(True)
            action.setChecked(True)
            action.setData(position)
            action.toggled.connect(self._show_rows)
        return menu

    def _lay_out(self) -> None:
        rows = QPushButton(self.tr("Sho&wn"), self)
        rows.setAccessibleName(self.tr("What is shown"))
        rows.setMenu(self._rows)
        copy = QPushButton(self.tr("&Copy table"), self)
        copy.clicked.connect(self.copy)
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(self._sentence, 1)
        for button in (rows, copy):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GAP * 2, theme.GAP, theme.GAP * 2, 0)
        layout.setSpacing(theme.GAP)
        layout.addLayout(head)
        layout.addWidget(self.sort)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.worth)

    def _connect(self) -> None:
        self.table.selectionModel().currentColumnChanged.connect(self._picked)
        self.table.activated.connect(self._ask_line)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(
            lambda place: self.cell_menu().popup(self.table.viewport().mapToGlobal(place))
        )
        self.table.viewport().installEventFilter(self)
        self._titles.sectionClicked.connect(self.sort.choose)
        self._titles.customContextMenuRequested.connect(
            lambda place: self._rows.popup(self._titles.mapToGlobal(place))
        )
        self.sort.changed.connect(self._sort)
        self.worth.changed.connect(self._value_again)

    def _sort(self, position: int, order: Qt.SortOrder) -> None:
        """Orders the treatments; -1 for the order in which they were chosen."""
        self._sorted.sort(position, order)
        self._titles.show_sorting(position, order)
        self._names.viewport().update()
        self._fit()  # the arrow may have taken a title's last word to another line

    def _fit(self) -> None:
        """Shares the width out, then gives every row the height that its words need."""
        count = self._turned.columnCount()
        if not count:
            return
        titles, width = self._shares(count, self.table.viewport().width() + self._titles.width())
        self._titles.setFixedWidth(titles)
        for column in range(count):
            self.table.setColumnWidth(column, width)
        self._names.setFixedHeight(self._names.needed_thickness())
        self.table.resizeRowsToContents()

    def _shares(self, count: int, room: int) -> tuple[int, int]:
        """Returns the widths of the titles and of each treatment; they scroll only where they must.

        Where it is narrow, the lines go above the names and titles wrap, down to the longest word.
        """
        self._names.set_stacked(False)
        comfortable = max(_COMFORTABLE, self._names.needed_width(), self._longest)
        if _TITLES + count * comfortable <= room:
            return _TITLES, max(comfortable, min(_WIDEST, (room - _TITLES) // count))
        self._names.set_stacked(True)
        least = max(self._names.needed_width(), self._longest)
        titles = min(_TITLES, room - count * least)
        shortest = max(_NARROW_TITLES, self._titles.needed_width())
        if titles >= shortest:
            return titles, (room - titles) // count
        return shortest, max(least, _COMFORTABLE)

    def _hide(self, keys: list[str]) -> None:
        for action in self._rows.actions():
            action.setChecked(COLUMNS[action.data()].key not in keys)

    def _show_rows(self) -> None:
        hidden = [action.data() for action in self._rows.actions() if not action.isChecked()]
        for position in range(len(COLUMNS)):
            self.table.setRowHidden(position, position in hidden)
        self._settings.set(TABLE_HIDDEN, [COLUMNS[position].key for position in hidden])

    def _picked(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._names.viewport().update()
        if current.isValid():
            treatment_id = self._treatment(current)
            if treatment_id != DOING_NOTHING:
                self.focus_changed.emit(treatment_id)

    def _ask_line(self, index: QModelIndex) -> None:
        """Return, or a double click: where does this figure come from?"""
        if line := self._line(index):
            self.line_asked.emit(self._treatment(index), line)

    def _line(self, index: QModelIndex) -> str:
        """Returns the section of Evidence that a figure comes from; empty for none."""
        nothing = self._treatment(index) == DOING_NOTHING
        return "" if nothing else COLUMNS[index.row()].line

    def _treatment(self, index: QModelIndex) -> str:
        source = self._sorted.mapToSource(self._turned.mapToSource(index))
        return self._model.treatment_id(source.row())

    def _value_again(self) -> None:
        if self._shown is not None:
            self.set_comparison(*self._shown)
