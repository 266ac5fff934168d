"""A small line under a field: the published figure, and where it comes from."""

from __future__ import annotations

from html import escape
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from hairchoice.ui import theme
from hairchoice.ui.accessible import Role, show_as
from hairchoice.ui.plain import tip
from hairchoice.ui.widgets.focus_frame import paint_focus_frame
from hairchoice.ui.widgets.marks import Note

_SUPERSCRIPTS = str.maketrans("0123456789,", "⁰¹²³⁴⁵⁶⁷⁸⁹˒")
_MOST = 2
_FOLLOW = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Sourced(Protocol):
    """A figure of the catalogue."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of its sources."""

    @property
    def assumption(self) -> str | None:
        """Why it was assumed."""


class OriginNote(Note):
    """Small raised numbers lead to Evidence; what was assumed is in italics, why is on hover.

    Attributes:
        leads: True where there is a number; Tab stops there, Return follows it.

    Signals:
        asked: One of the numbers was clicked.
    """

    asked = Signal()

    def __init__(
        self,
        text: str,
        figure: Sourced | None,
        numbers: dict[str, int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        found = sorted(numbers[one] for one in figure.sources if one in numbers) if figure else []
        self.leads = bool(found)
        if self.leads:
            show_as(self, Role.Link)
        self.say(text)
        assumption = figure.assumption if figure is not None else None
        self.setFont(theme.font(theme.NOTE, italic=assumption is not None))
        if assumption:
            self.setToolTip(tip(self.tr("Assumption: {reason}").format(reason=assumption)))
            self.setAccessibleDescription(self.toolTip())
        if self.leads:
            self._add_numbers(text, found)
        self.linkActivated.connect(lambda _address: self.asked.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return, or the space bar, follows the numbers."""
        if self.leads and event.key() in _FOLLOW:
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws a frame around the line that has the focus."""
        super().paintEvent(event)
        paint_focus_frame(self)

    def _add_numbers(self, text: str, found: list[int]) -> None:
        marks = ",".join(map(str, found[:_MOST])).translate(_SUPERSCRIPTS)
        more = "…" if len(found) > _MOST else ""
        self.setTextFormat(Qt.TextFormat.RichText)
        link = f"<a href='#' style='text-decoration: none'>{marks}{more}</a>"
        self.setText(f"{escape(text)}\u2009{link}")
        self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        # All numbers lead to the same place: one stop for Tab, not one for each as Qt would have.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("{figure}: where it comes from").format(figure=text))
