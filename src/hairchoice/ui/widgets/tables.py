"""How tables look: room around the words, a calm selection, names that stay in sight."""

from __future__ import annotations

from PySide6.QtCore import (
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
        appearance = theme.theme_of(_view(option))
        state = QStyle.StateFlag
        selected = bool(_state(option) & state.State_Selected)
        rect = _rect(option)
        painter.save()
        ground = selection_colour(appearance) if selected else QColor(appearance.panel)
        painter.fillRect(rect, ground)
        painter.setFont(_font(index))
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(colour if isinstance(colour, QColor) else QColor(appearance.text))
        flags = int(index.data(Qt.ItemDataRole.TextAlignmentRole)) | Qt.TextFlag.TextWordWrap
        inner = rect.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        painter.drawText(inner, flags, str(index.data()))
        painter.setPen(QColor(appearance.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if _state(option) & state.State_HasFocus:
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


class NamesHeader(QHeaderView):
    """Row headings that stay in sight while the columns scroll: a line and a name."""

    def __init__(self, width: int, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setFixedWidth(width)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the headings, and the ground of the table below the last one."""
        super().paintEvent(event)
        below = self.viewport().rect().adjusted(0, self.length() - self.offset(), 0, 0)
        ground = QColor(theme.theme_of(self).panel)
        QPainter(self.viewport()).fillRect(below, ground)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draws one heading."""
        appearance, model = theme.theme_of(self), self.model()
        name = model.headerData(section, Qt.Orientation.Vertical)
        icon = model.headerData(section, Qt.Orientation.Vertical, Qt.ItemDataRole.DecorationRole)
        current = section == _current_row(self.parentWidget())
        painter.save()
        ground = selection_colour(appearance) if current else QColor(appearance.panel)
        painter.fillRect(rect, ground)
        painter.setFont(theme.font(bold=current))
        painter.setPen(QColor(appearance.text))
        self._draw(painter, rect, str(name), icon)
        painter.setPen(QColor(appearance.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(QPointF(rect.topRight()), QPointF(rect.bottomRight()))
        painter.restore()

    def _draw(self, painter: QPainter, rect: QRect, name: str, icon: QIcon) -> None:
        first_line = painter.fontMetrics().height()
        corner = rect.topLeft() + QPoint(_PADDING, _PADDING)
        drop = (first_line - SWATCH.height()) // 2
        icon.paint(painter, QRect(corner + QPoint(0, drop), SWATCH))
        words = QRect(corner + QPoint(SWATCH.width() + _PADDING, 0), rect.bottomRight())
        painter.drawText(words, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, name)


def _current_row(view: QWidget | None) -> int:
    """Returns the row that is looked at; -1 for none."""
    if not isinstance(view, QAbstractItemView) or not view.selectionModel().hasSelection():
        return -1
    return view.currentIndex().row()


def _font(index: Index) -> QFont:
    found = index.data(Qt.ItemDataRole.FontRole)
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
