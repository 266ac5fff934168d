"""The pages of the Help menu: how to read the program, and about it."""

from __future__ import annotations

from importlib import metadata

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from hairchoice import __version__
from hairchoice.engine.catalogue import Catalogue
from hairchoice.ui import theme

LICENCES = (
    ("PySide6-Essentials", "Qt for Python, LGPL 3"),
    ("pyqtgraph", "MIT"),
    ("numpy", "BSD 3-clause"),
    ("pandas", "BSD 3-clause"),
    ("openpyxl", "MIT"),
    ("XlsxWriter", "BSD 2-clause"),
    ("msgspec", "BSD 3-clause"),
    ("platformdirs", "MIT"),
)

Paragraphs = tuple[tuple[str, str], ...]

_HOW_TO_READ = """\
What it is
HairChoice shows what each treatment would cost you, what you could get for it, and how sure
anyone can be. It does not tell you what to choose. Take it to the person you talk your hair over
with. Nothing you type leaves this computer.

Of 100 people like you
We play your future many thousand times, each time with other prices, another response and another
pace of loss, all from published ranges, or from assumptions that say so. “8 of 100” means: in 8
of 100 of those futures the change can be seen. It does not say whether you are one of the 8.

8 in 10 futures
A band or a range holds 8 of 10 futures: 1 in 10 is below it and 1 in 10 above. The line in a band
is the middle one.

How much we count
Small or weak studies promise more than later ones keep. So we count less of what they report: the
weaker the evidence, the less. You can move this for each treatment: 100 % takes the published
figure as it is.

Where evidence ends
A line turns dashed after the last month at which anybody measured. What follows is a guess that
things go on as they were.

No usable trial
Where no trial can be used, nobody knows: the treatment is neither proven nor disproven. It is
drawn hatched, and no middle line is shown.

Doing nothing
Everything is held against doing nothing, and untreated hair goes on thinning. That is why a
treatment can help even where hair is not thicker than today.

Keys
Ctrl+1 to 4 change the view. Ctrl+Z takes a change back. In the list of treatments, arrow keys
walk, and the space bar ticks.
"""


class PagesDialog(QDialog):
    """Headings with a paragraph each, to scroll and to select from."""

    def __init__(self, title: str, pages: Paragraphs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(600, 560)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setAccessibleName(title)
        area.setWidget(_page(pages))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)


def how_to_read(parent: QWidget) -> PagesDialog:
    """Returns the page that explains the pictures and the words."""
    return PagesDialog(parent.tr("How to read this"), _paragraphs(_HOW_TO_READ), parent)


def about(parent: QWidget, catalogue: Catalogue) -> PagesDialog:
    """Returns the page with versions, the date of the data, and licences."""
    parts = "\n".join(f"{name} {metadata.version(name)}: {licence}" for name, licence in LICENCES)
    pages = (
        (
            f"HairChoice {__version__}",
            (
                "Compares what hair-loss treatments cost over the years and what they plausibly "
                "bring. An aid to a conversation, not medical advice. MIT licence."
            ),
        ),
        (
            "Data",
            (
                f"Version {catalogue.version}, last changed on {catalogue.date}: "
                f"{len(catalogue.treatments)} treatments from {len(catalogue.sources)} sources."
            ),
        ),
        ("Made with", f"Qt {qVersion()}\n{parts}"),
    )
    return PagesDialog(parent.tr("About HairChoice"), pages, parent)


def _paragraphs(text: str) -> Paragraphs:
    """Returns the blocks of a text: a heading, then the lines of a paragraph."""
    blocks = (block.partition("\n") for block in text.strip().split("\n\n"))
    return tuple((heading, " ".join(lines.split())) for heading, _newline, lines in blocks)


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
