"""The titles of the views, with room for their letters."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTabBar

_ROOM = 6


class TabTitles(QTabBar):
    """Higher than Fusion's, which lets the line below cut the tails of letters."""

    def tabSizeHint(self, index: int) -> QSize:
        """Returns how much room a title takes."""
        return super().tabSizeHint(index) + QSize(0, _ROOM)
