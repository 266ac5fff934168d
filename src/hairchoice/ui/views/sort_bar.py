"""By what the treatments of the table are ordered: also for those who do not use a mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QWidget

from hairchoice.ui import theme
from hairchoice.ui.accessible import lead_to
from hairchoice.ui.widgets.inputs import guard_wheel

CHOSEN_ORDER = -1
_LETTERS = 22
"""Room for the longest title in English; a longer one is shown whole in the open list."""


class SortBar(QWidget):
    """What is sorted by, and whether the largest comes first.

    Attributes:
        by: Its data is the position of what is sorted by; `CHOSEN_ORDER` for none.
        downwards: Ticked for the largest first.

    Signals:
        changed: With the position and the order.
    """

    changed = Signal(int, Qt.SortOrder)

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by = QComboBox()
        self.by.setAccessibleName(self.tr("Sort by"))
        self.by.addItem(self.tr("the order I ticked them"), CHOSEN_ORDER)
        for position, title in enumerate(titles):
            self.by.addItem(title, position)
        guard_wheel(self.by)
        self.by.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.by.setMinimumContentsLength(_LETTERS)
        self.downwards = QCheckBox(self.tr("&Largest first"))
        label = QLabel(self.tr("Sor&t by"))
        lead_to(label, self.by)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        for widget in (label, self.by, self.downwards):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.by.activated.connect(self._tell)
        self.downwards.clicked.connect(self._tell)
        self._allow()

    def choose(self, position: int) -> None:
        """Sorts by what was clicked; the other way round when it is clicked again."""
        again = self.by.currentData() == position
        self.downwards.setChecked(again and not self.downwards.isChecked())
        self.by.setCurrentIndex(self.by.findData(position))
        self._tell()

    def _tell(self) -> None:
        self._allow()
        order = Qt.SortOrder
        down = self.downwards.isChecked()
        self.changed.emit(
            self.by.currentData(), order.DescendingOrder if down else order.AscendingOrder
        )

    def _allow(self) -> None:
        """The order of one's own choice has no largest."""
        sortable = self.by.currentData() != CHOSEN_ORDER
        self.downwards.setEnabled(sortable)
        if not sortable:
            self.downwards.setChecked(False)
