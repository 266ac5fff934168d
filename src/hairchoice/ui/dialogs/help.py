"""Help: one page for each view, one for the words, one for the keys."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from hairchoice.paths import bundled
from hairchoice.ui import theme
from hairchoice.ui.dialogs.pages import Paragraphs, scrolled
from hairchoice.ui.widgets.stack import Stack

PAGES = (
    "reading",
    "welcome",
    "you",
    "over-time",
    "hundred-people",
    "side-by-side",
    "what-changes",
    "evidence",
    "health-economics",
)
"""Files in ``resources/help``, in the order in which they are listed."""

SHORTCUTS = "shortcuts"

translate = QCoreApplication.translate

Shortcuts = Sequence[tuple[str, str]]
"""What a key does, and the key."""

_LIST_WIDTH = 192


class Page(Struct, frozen=True):
    """One page: a title, then headings with a paragraph each."""

    title: str
    paragraphs: Paragraphs


def read_page(name: str) -> Page:
    """Returns a page of ``resources/help``: blocks, of which the first is the title."""
    text = bundled("resources", "help", f"{name}.txt").read_text(encoding="utf-8")
    title, *blocks = text.strip().split("\n\n")
    parts = (block.partition("\n") for block in blocks)
    return Page(title, tuple((heading, words) for heading, _newline, words in parts))


def shortcuts_page(shortcuts: Shortcuts) -> Page:
    """Returns the page of keys: those of the menus, and those inside the views."""
    menus = "\n".join(f"{key}  –  {words.replace('&', '')}" for words, key in shortcuts)
    inside = (
        (
            translate("HelpDialog", "Everywhere"),
            translate(
                "HelpDialog",
                "Tab goes on to the next field, Shift+Tab back. Alt with an "
                "underlined letter goes to that field or presses that button.",
            ),
        ),
        (
            translate("HelpDialog", "Stages"),
            translate("HelpDialog", "Arrow keys walk over the drawings and choose."),
        ),
        (
            translate("HelpDialog", "Treatments"),
            translate(
                "HelpDialog",
                "Arrow keys up and down walk over the list, the space bar ticks, "
                "Tab goes on to what can be changed.",
            ),
        ),
        (
            translate("HelpDialog", "Views"),
            translate(
                "HelpDialog", "Left and right on the tabs change the view, or Ctrl with its number."
            ),
        ),
        (
            translate("HelpDialog", "Charts"),
            translate(
                "HelpDialog",
                "Left and right walk through the months and read the values out, Home "
                "and End go to the ends, up and down look at another treatment.",
            ),
        ),
        (
            translate("HelpDialog", "100 people"),
            translate("HelpDialog", "Arrow keys walk from one treatment to the next."),
        ),
        (
            translate("HelpDialog", "Tables"),
            translate(
                "HelpDialog",
                "Arrow keys walk over the cells. Return shows where a figure comes from.",
            ),
        ),
        (
            translate("HelpDialog", "Evidence"),
            translate(
                "HelpDialog",
                "Arrow keys go through the text. Tab goes to the next link, Return follows it.",
            ),
        ),
    )
    return Page(
        translate("HelpDialog", "Keyboard shortcuts"),
        ((translate("HelpDialog", "In the menus"), menus), *inside),
    )


class HelpDialog(QDialog):
    """Stays open beside the window while the person tries what it explains.

    Attributes:
        contents: The titles; the page of the chosen one is shown.
    """

    def __init__(self, shortcuts: Shortcuts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Help"))
        self.resize(760, 560)
        self._names = [*PAGES, SHORTCUTS]
        self.contents = QListWidget()
        self.contents.setAccessibleName(self.tr("Pages"))
        self.contents.setFixedWidth(_LIST_WIDTH)
        self.contents.setSpacing(theme.GAP // 4)
        self._pages = Stack()
        for page in (*map(read_page, PAGES), shortcuts_page(shortcuts)):
            self.contents.addItem(page.title)
            self._pages.addWidget(scrolled(page.title, page.paragraphs))
        self.contents.currentRowChanged.connect(self._pages.setCurrentIndex)
        self._lay_out()

    def show_page(self, name: str) -> None:
        """Turns to a page: one of `PAGES`, or `SHORTCUTS`."""
        self.contents.setCurrentRow(self._names.index(name))

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        columns = QHBoxLayout()
        columns.setSpacing(2 * theme.GAP)
        columns.addWidget(self.contents)
        columns.addWidget(self._pages, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(columns, 1)
        layout.addWidget(buttons)
        self.contents.setFocus(Qt.FocusReason.OtherFocusReason)
