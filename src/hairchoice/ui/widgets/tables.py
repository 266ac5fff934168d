"""How tables look: room around the words, a calm selection, names that stay in sight."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from hairchoice.ui import theme
from hairchoice.ui.theme import Theme
from hairchoice.ui.widgets.marks import SWATCH

Index = QModelIndex | QPersistentModelIndex

_PADDING = theme.GAP
_SELECTION_OPACITY = 0.16


def selection_colour(appearance: Theme) -> QColor:
    """Returns the ground of a selected row: the accent, faintly."""
    accent, panel = QColor(appearance.accent), QColor(appearance.panel)

    def mixed(above: int, below: int) -> int:
        return round(_SELECTION_OPACITY * above + (1 - _SELECTION_OPACITY) * below)

    return QColor(
        mixed(accent.red(), panel.red()),
        mixed(accent.green(), panel.green()),
        mixed(accent.blue(), panel.blue()),
    )


class PaddedDelegate(QStyledItemDelegate):
    """Draws cells with room around the words; the selection leaves them as they are."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws the ground, the words, a hairline below, and the focus."""
        appearance, rect = theme.theme_of(_view(option)), _rect(option)
        state, flag = _state(option), QStyle.StateFlag
        selected = bool(state & flag.State_Selected)
        told = index.model().data  # asking the index would go through Qt for each answer
        painter.save()
        ground = selection_colour(appearance) if selected else QColor(appearance.panel)
        painter.fillRect(rect, ground)
        painter.setFont(_font(index))
        colour = told(index, Qt.ItemDataRole.ForegroundRole)
        painter.setPen(colour if isinstance(colour, QColor) else QColor(appearance.text))
        flags = int(told(index, Qt.ItemDataRole.TextAlignmentRole)) | Qt.TextFlag.TextWordWrap
        inner = rect.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        painter.drawText(inner, flags, str(told(index, Qt.ItemDataRole.DisplayRole)))
        painter.setPen(QColor(appearance.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & flag.State_HasFocus:
            painter.setPen(QPen(QColor(appearance.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words need in the column's width."""
        view = _view(option)
        width = view.columnWidth(index.column()) if isinstance(view, QTableView) else 0
        room = QRect(0, 0, max(1, width - 2 * _PADDING), 10_000)
        used = QFontMetrics(_font(index)).boundingRect(
            room, Qt.TextFlag.TextWordWrap, str(index.data())
        )
        return QSize(width, used.height() + 2 * _PADDING)


def longest_word(model: QAbstractItemModel) -> int:
    """Returns how wide columns must be for the longest word of all cells, or it would be cut."""
    metrics = QFontMetrics(theme.font())
    words = {
        word
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        for word in str(model.index(row, column).data()).split()
    }
    return max(map(metrics.horizontalAdvance, words), default=0) + 2 * _PADDING


class WordsHeader(QHeaderView):
    """Headings that stay in sight while the cells scroll: a line and a name, or a name alone.

    The one of what is looked at has the ground of a selection; the one that is sorted by, an arrow.
    """

    def __init__(self, orientation: Qt.Orientation, parent: QTableView) -> None:
        super().__init__(orientation, parent)
        self._sorted_by, self._order = -1, Qt.SortOrder.AscendingOrder
        self._stacked = False
        self.setSectionsClickable(True)

    def set_stacked(self, stacked: bool) -> None:
        """Puts the lines above the names and not beside them, for narrow columns."""
        self._stacked = stacked
        self.viewport().update()

    def show_sorting(self, section: int, order: Qt.SortOrder) -> None:
        """Puts the arrow beside a heading; -1 for none."""
        self._sorted_by, self._order = section, order
        self.viewport().update()

    def needed_width(self) -> int:
        """Returns how wide columns must be for the longest word of their headings."""
        metrics = QFontMetrics(theme.font(bold=True))
        return max(
            self._beside(section) + metrics.horizontalAdvance(word) + 2 * _PADDING
            for section in range(self.count())
            for word in self._words(section).split()
        )

    def needed_thickness(self) -> int:
        """Returns how high headings above columns are when the longest one wraps."""
        heights = [
            self._words_height(
                section, self.sectionSize(section) - self._beside(section) - 2 * _PADDING
            )
            for section in range(self.count())
        ]
        above = SWATCH.height() + _PADDING // 2 if self._stacked else 0
        return max(heights, default=0) + above + 2 * _PADDING

    def sectionSizeFromContents(self, section: int) -> QSize:
        """Rows are at least as high as their titles, which may wrap in other languages."""
        if self.orientation() == Qt.Orientation.Horizontal:
            return super().sectionSizeFromContents(section)
        width = self.width() - self._beside(section) - 2 * _PADDING
        return QSize(self.width(), self._words_height(section, width) + 2 * _PADDING)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the headings, and the ground of the table after the last one."""
        super().paintEvent(event)
        across = self.orientation() == Qt.Orientation.Horizontal
        used = self.length() - self.offset()
        after = self.viewport().rect().adjusted(used if across else 0, 0 if across else used, 0, 0)
        QPainter(self.viewport()).fillRect(after, QColor(theme.theme_of(self).panel))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draws one heading."""
        appearance = theme.theme_of(self)
        current = self._is_current(section)
        painter.save()
        ground = selection_colour(appearance) if current else QColor(appearance.panel)
        painter.fillRect(rect, ground)
        painter.setFont(theme.font(bold=current))
        painter.setPen(QColor(appearance.text))
        self._draw(painter, rect, section)
        painter.setPen(QColor(appearance.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self.orientation() == Qt.Orientation.Vertical:
            painter.drawLine(QPointF(rect.topRight()), QPointF(rect.bottomRight()))
        painter.restore()

    def _draw(self, painter: QPainter, rect: QRect, section: int) -> None:
        first_line = painter.fontMetrics().height()
        corner = rect.topLeft() + QPoint(_PADDING, _PADDING)
        icon = self._told(section, Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            drop = 0 if self._stacked else (first_line - SWATCH.height()) // 2
            icon.paint(painter, QRect(corner + QPoint(0, drop), SWATCH))
            if self._stacked:
                corner += QPoint(0, SWATCH.height() + _PADDING // 2)
        words = QRect(corner + QPoint(self._beside(section), 0), rect.bottomRight())
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(words.adjusted(0, 0, -_PADDING // 2, 0), flags, self._words(section))

    def _words(self, section: int) -> str:
        name = str(self._told(section, Qt.ItemDataRole.DisplayRole)).replace(" %", "\u00a0%")
        if section != self._sorted_by:
            return name
        arrow = "\u2191" if self._order == Qt.SortOrder.AscendingOrder else "\u2193"
        return f"{name}\u00a0{arrow}"

    def _words_height(self, section: int, width: int) -> int:
        room = QRect(0, 0, max(1, width), 10_000)
        # Of the names the one that is looked at is bold; the titles of rows never are.
        bold = self.orientation() == Qt.Orientation.Horizontal
        metrics = QFontMetrics(theme.font(bold=bold))
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self._words(section)).height()

    def _beside(self, section: int) -> int:
        """The room that the line before the name takes."""
        icon = self._told(section, Qt.ItemDataRole.DecorationRole)
        return SWATCH.width() + _PADDING if isinstance(icon, QIcon) and not self._stacked else 0

    def _told(self, section: int, role: Qt.ItemDataRole) -> object:
        return self.model().headerData(section, self.orientation(), role)

    def _is_current(self, section: int) -> bool:
        view = self.parentWidget()
        if not isinstance(view, QAbstractItemView) or not view.selectionModel().hasSelection():
            return False
        across = self.orientation() == Qt.Orientation.Horizontal
        return across and section == view.currentIndex().column()


def _font(index: Index) -> QFont:
    found = index.model().data(index, Qt.ItemDataRole.FontRole)
    return found if isinstance(found, QFont) else theme.font()


def _view(option: QStyleOptionViewItem) -> QWidget:
    widget = option.widget
    assert isinstance(widget, QWidget)
    return widget


def _rect(option: QStyleOptionViewItem) -> QRect:
    return QRect(option.rect)


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    state: QStyle.StateFlag = option.state
    return state
