"""Pages of which one is shown."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from hairchoice.ui.accessible import Role, show_as


class Stack(QStackedWidget):
    """Shows one of its pages.

    For a screen reader it is nothing by itself: Qt's own would be called a layered pane each time
    that the focus comes in.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        show_as(self, Role.Pane)
