"""Pages to read: headings with a paragraph each, and the page about the program."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from hairchoice import __version__
from hairchoice.engine.catalogue import Catalogue
from hairchoice.licences import all_licences
from hairchoice.ui import theme
from hairchoice.ui.dialogs.licences import LicencesDialog

Paragraphs = tuple[tuple[str, str], ...]


class PagesDialog(QDialog):
    """One page in a window of its own.

    Attributes:
        buttons: Below the page; one to close it, and room for others.
    """

    def __init__(self, title: str, pages: Paragraphs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(600, 560)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(scrolled(title, pages), 1)
        layout.addWidget(self.buttons)


def about(parent: QWidget, catalogue: Catalogue) -> PagesDialog:
    """Returns the page with versions, the date of the data, and licences."""
    licences = all_licences()
    parts = [f"{one.title}: {one.terms}" for one in licences]
    if not any(one.name == "Qt" for one in licences):  # a package lists it by itself
        parts.insert(0, f"Qt {qVersion()}")
    data = parent.tr(
        "Version {version}, last changed on {date}: {treatments} treatments from {sources} sources."
    )
    pages = (
        (
            f"HairChoice {__version__}",
            parent.tr(
                "Compares what hair-loss treatments cost over the years and what they plausibly "
                "bring. An aid to a conversation, not medical advice. MIT licence."
            ),
        ),
        (
            parent.tr("Data"),
            data.format(
                version=catalogue.version,
                date=catalogue.date,
                treatments=len(catalogue.treatments),
                sources=len(catalogue.sources),
            ),
        ),
        (parent.tr("Made with"), "\n".join(parts)),
    )
    dialog = PagesDialog(parent.tr("About HairChoice"), pages, parent)
    button = dialog.buttons.addButton(
        parent.tr("&Licences…"), QDialogButtonBox.ButtonRole.ActionRole
    )
    button.clicked.connect(lambda: LicencesDialog(licences, dialog).open())
    return dialog


def scrolled(title: str, pages: Paragraphs) -> QScrollArea:
    """Returns a page that scrolls, also by keyboard, and whose text can be selected."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(title)
    area.setAccessibleDescription(" ".join(f"{heading}. {text}" for heading, text in pages))
    area.setWidget(_page(pages))
    return area


def _page(pages: Paragraphs) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setSpacing(theme.GAP // 2)
    for heading, text in pages:
        title = QLabel(heading)
        title.setFont(theme.font(theme.SECTION, bold=True))
        paragraph = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        paragraph.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(title)
        layout.addWidget(paragraph)
        layout.addSpacing(theme.GAP)
    layout.addStretch(1)
    return page
