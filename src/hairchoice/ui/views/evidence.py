"""Evidence: where every number of one treatment comes from."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.result import Comparison
from hairchoice.engine.scenario import Scenario
from hairchoice.ui import theme
from hairchoice.ui.accessible import lead_to, read_out
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.links import open_web_page
from hairchoice.ui.theme import Theme
from hairchoice.ui.views.evidence_page import EvidencePage, anchor, style_sheet
from hairchoice.ui.widgets.inputs import guard_wheel
from hairchoice.ui.widgets.marks import SWATCH, swatch_icon

_PAGE_WIDTH = 880


class Page(QTextBrowser):
    """Text with margins, in lines that stay readable on a wide screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        # With the keys too: else a screen reader has no way into the text.
        self.setTextInteractionFlags(
            self.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(theme.GAP * 2)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Goes to the next link, and has it said: for screen readers it is but a part of a text."""
        moved = super().focusNextPrevChild(forward)
        link = " ".join(self.textCursor().selectedText().split())
        if moved and link and self.hasFocus():
            read_out(self, self.tr("link {words}").format(words=link))
        return moved

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Uses the width up to where lines get too long."""
        self.setLineWrapColumnOrWidth(min(self.viewport().width(), _PAGE_WIDTH))
        super().resizeEvent(event)


class EvidenceView(QWidget):
    """One page per treatment, chosen above it.

    Attributes:
        chooser: The treatments offered to the person.
        page: What is known.

    Signals:
        focus_changed: With the id of the chosen treatment.
    """

    focus_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._catalogue: Catalogue | None = None
        self._focus: str | None = None
        self._theme = theme.theme_of(self)
        self.chooser = QComboBox()
        self.chooser.setIconSize(SWATCH)
        self.chooser.setAccessibleName(self.tr("Treatment"))
        self.chooser.activated.connect(self._chosen)
        guard_wheel(self.chooser)
        self.page = Page()
        self.page.setAccessibleName(self.tr("Evidence"))
        self.page.anchorClicked.connect(self._open)
        self._lay_out()

    def set_comparison(self, comparison: Comparison, catalogue: Catalogue) -> None:
        """Shows the evidence for the person of an answer."""
        if self._comparison is not None and comparison.scenario == self._comparison.scenario:
            return
        self._comparison, self._catalogue = comparison, catalogue
        self._fill(comparison.scenario, catalogue)
        self._write()

    def set_focus(self, treatment_id: str | None) -> None:
        """Shows another treatment's page, from its top."""
        if treatment_id == self._focus:
            return
        self._focus = treatment_id
        self._write()
        self.page.verticalScrollBar().setValue(0)

    def show_line(self, line: str) -> None:
        """Scrolls to a section of the page.

        Args:
            line: What the section is called.
        """
        self.page.scrollToAnchor(anchor(line))

    def apply_theme(self, appearance: Theme) -> None:
        """Draws in another theme's colours."""
        self._theme = appearance
        if self._comparison is not None and self._catalogue is not None:
            self._fill(self._comparison.scenario, self._catalogue)
            self._write()

    def _lay_out(self) -> None:
        label = QLabel(self.tr("Ev&idence for"))
        lead_to(label, self.chooser)
        top = QHBoxLayout()
        top.addWidget(label)
        top.addWidget(self.chooser)
        top.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GAP * 2, theme.GAP * 2, theme.GAP * 2, 0)
        layout.setSpacing(theme.GAP * 2)
        layout.addLayout(top)
        layout.addWidget(self.page, 1)

    def _fill(self, scenario: Scenario, catalogue: Catalogue) -> None:
        self.chooser.clear()
        for treatment in catalogue.treatments:
            if scenario.sex in treatment.benefit:
                icon = swatch_icon(treatment.id, self._theme)
                self.chooser.addItem(icon, treatment.name, treatment.id)

    def _write(self) -> None:
        if self._comparison is None or self._catalogue is None or self._focus is None:
            return
        scenario, treatment = self._comparison.scenario, self._catalogue.treatment(self._focus)
        if scenario.sex not in treatment.benefit:
            return
        self.chooser.setCurrentIndex(self.chooser.findData(self._focus))
        page = EvidencePage(scenario, self._catalogue, LocaleFormats())
        scroll = self.page.verticalScrollBar()
        place = scroll.value()
        self.page.document().setDefaultStyleSheet(style_sheet(self._theme))
        self.page.setHtml(page.html(treatment, _warnings(self._comparison, self._focus)))
        scroll.setValue(place)

    def _chosen(self, index: int) -> None:
        treatment_id = self.chooser.itemData(index)
        self.set_focus(treatment_id)
        self.focus_changed.emit(treatment_id)

    def _open(self, url: QUrl) -> None:
        """Jumps within the page, or opens a web page in the browser; nothing else."""
        if not open_web_page(url) and url.isRelative():
            self.page.scrollToAnchor(url.fragment())


def _warnings(comparison: Comparison, treatment_id: str) -> tuple[str, ...]:
    """Returns what must be known of the results; a treatment that is not compared has none."""
    own = (one.warnings for one in comparison.treatments if one.id == treatment_id)
    found = next(own, None)
    return () if found is None else (*found, *comparison.warnings)
