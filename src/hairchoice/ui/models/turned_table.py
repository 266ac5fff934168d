"""The comparison turned: a column per treatment, a row per thing that is compared."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTransposeProxyModel

Index = QModelIndex | QPersistentModelIndex


class TurnedTable(QTransposeProxyModel):
    """Turns a table; the first cell of a row is spoken with the title of the row.

    A screen reader that goes down says the cells of a row and not its title: only figures.
    """

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Returns a cell."""
        told: object = super().data(index, role)
        if role != Qt.ItemDataRole.AccessibleTextRole or index.column() != 0:
            return told
        title = self.headerData(index.row(), Qt.Orientation.Vertical)
        return self.tr("{title}: {figure}").format(title=title, figure=told)
