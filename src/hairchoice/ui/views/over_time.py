"""The view *Over time*: what is paid so far above, hair below, on the same time axis."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from hairchoice.engine import describe
from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.describe import Formats
from hairchoice.engine.result import Comparison
from hairchoice.ui import theme as themes
from hairchoice.ui.charts.canvas import TimeChart
from hairchoice.ui.charts.series import Kind, cost_chart, hair_chart
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.plain import spoken, unbroken
from hairchoice.ui.widgets.marks import Note
from hairchoice.ui.widgets.stack import Stack

if TYPE_CHECKING:
    from hairchoice.ui.charts.picture import Drawing
    from hairchoice.ui.charts.table import YearTable

_GAP = themes.GAP


class ChartWithTable(QWidget):
    """One chart, the sentence above it, and the table that can take its place.

    Signals:
        saving: The picture is to be written; what writes it, on any thread, and where to.
    """

    saving = Signal(object, object)

    def __init__(self, kind: Kind, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._formats = formats
        self._comparison: Comparison | None = None
        self._said = ""
        self.sentence = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.canvas = TimeChart(formats)
        self.unit = Note()
        self._tabled = QVBoxLayout()
        self._stack = Stack()
        self.head = QHBoxLayout()
        self._build()

    def _build(self) -> None:
        self.sentence.setFont(themes.font(themes.BODY))
        self._stack.addWidget(self.canvas)
        tabled = QWidget()
        tabled.setLayout(self._tabled)
        self._tabled.setContentsMargins(0, 0, 0, 0)
        self._tabled.setSpacing(_GAP // 2)
        self._tabled.addWidget(self.unit)
        self._stack.addWidget(tabled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP // 2)
        self.head.addWidget(self.sentence, 1)
        layout.addLayout(self.head)
        layout.addWidget(self._stack, 1)
        self._add_picture_actions()

    def _add_picture_actions(self) -> None:
        self.copy_action = QAction(self.tr("&Copy picture"), self)
        self.copy_action.triggered.connect(self.copy)
        self.save_action = QAction(self.tr("&Save picture…"), self)
        self.save_action.triggered.connect(self._ask_and_save)
        self.canvas.addActions([self.copy_action, self.save_action])
        self.canvas.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def set_comparison(self, comparison: Comparison) -> None:
        """Shows a comparison."""
        self._comparison = comparison
        cost = self.kind == "cost"
        chart = cost_chart(comparison) if cost else hair_chart(comparison)
        say = describe.cost_chart_sentence if cost else describe.hair_chart_sentence
        text = say(comparison, self._formats)
        self._said = text
        self.sentence.setText(unbroken(text))
        self.canvas.set_chart(chart, text)
        self._fill_table()

    @cached_property
    def table(self) -> YearTable:
        """The same numbers; made when first wanted: the first charts do not wait for it."""
        from hairchoice.ui.charts.table import YearTable

        return YearTable()

    def show_table(self, shown: bool) -> None:
        """Puts the table in the place of the chart, or back."""
        if shown:
            self._tabled.addWidget(self.table, 1)  # once more does nothing
        self._stack.setCurrentIndex(int(shown))
        self._fill_table()

    def _fill_table(self) -> None:
        """Fills the table while it is in front: a drag does not wait for what nobody sees."""
        chart = self.canvas.chart
        if chart is not None and self._stack.currentIndex() == 1:
            self.unit.say(chart.title)
            self.table.set_chart(chart, self._formats)
            self.table.setAccessibleName(chart.title)
            self.table.setAccessibleDescription(self._said)

    def save(self, path: Path) -> None:
        """Paints the chart, and asks for it to be written.

        As a drawing where the name ends in .svg, else with 300 dots an inch.
        """
        from hairchoice.ui.charts import picture

        if self._comparison is not None:
            path = path if path.suffix else path.with_suffix(".png")
            self.saving.emit(picture.prepared(self._picture(self._comparison), path), path)

    def copy(self) -> None:
        """Puts the chart on the clipboard."""
        from hairchoice.ui.charts import picture

        if self._comparison is not None:
            picture.copy(self._picture(self._comparison))

    def _picture(self, comparison: Comparison) -> Drawing:
        from hairchoice.ui.charts.export import chart_picture

        return chart_picture(comparison, self.kind, self._formats, self.canvas.focus_id)

    def _ask_and_save(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save picture"),
            f"hairchoice-{self.kind}.png",
            self.tr("Picture (*.png);;Drawing (*.svg)"),
        )
        if chosen:
            self.save(Path(chosen))


class OverTimeView(QWidget):
    """Both charts over the same years, linked: one focus, one crosshair.

    Signals:
        focus_changed: Id of the treatment the person brought forward; empty for none.
        saving: A picture is to be written; what writes it, and where to.
    """

    focus_changed = Signal(str)
    saving = Signal(object, object)

    def __init__(self, formats: Formats | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        formats = formats or LocaleFormats()
        self.cost = ChartWithTable("cost", formats)
        self.hair = ChartWithTable("hair", formats)
        self.table_button = QPushButton(self.tr("Show &table"))
        self.picture_button = QPushButton(self.tr("&Picture"))
        self._focus: str | None = None
        self._build()
        self._link(self.cost.canvas, self.hair.canvas)
        self._link(self.hair.canvas, self.cost.canvas)

    def _build(self) -> None:
        self.table_button.setCheckable(True)
        menu = QMenu(self.picture_button)
        for part, title in ((self.cost, self.tr("Cost chart")), (self.hair, self.tr("Hair chart"))):
            menu.addSection(title)
            menu.addActions([part.copy_action, part.save_action])
            part.saving.connect(self.saving)
        self.picture_button.setMenu(menu)
        self.table_button.toggled.connect(self._show_tables)
        for button in (self.table_button, self.picture_button):
            button.setAccessibleName(spoken(button.text()))
            self.cost.head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * _GAP, _GAP, 2 * _GAP, _GAP)
        layout.setSpacing(_GAP)
        layout.addWidget(self.cost, 1)
        layout.addWidget(self.hair, 1)

    def _link(self, canvas: TimeChart, other: TimeChart) -> None:
        canvas.month_changed.connect(other.set_month)
        canvas.hovered.connect(other.set_hover)
        canvas.chosen.connect(self._chosen)

    def set_comparison(self, comparison: Comparison, catalogue: Catalogue) -> None:  # noqa: ARG002
        """Shows a comparison. Its views all take the catalogue; the charts need nothing of it."""
        self.cost.set_comparison(comparison)
        self.hair.set_comparison(comparison)
        needed = self.cost.canvas.needed_margins().or_wider(self.hair.canvas.needed_margins())
        self.cost.canvas.set_margins(needed)
        self.hair.canvas.set_margins(needed)
        self._apply_focus()

    def set_focus(self, treatment_id: str | None) -> None:
        """Brings a treatment forward in both charts; None for none."""
        self._focus = treatment_id
        self._apply_focus()

    def apply_theme(self, theme: themes.Theme) -> None:
        """Draws in the colours of a theme."""
        self.cost.canvas.set_theme(theme)
        self.hair.canvas.set_theme(theme)

    def _apply_focus(self) -> None:
        self.cost.canvas.set_focus(self._focus or "")
        self.hair.canvas.set_focus(self._focus or "")

    def _chosen(self, treatment_id: str) -> None:
        self.set_focus(treatment_id or None)
        self.focus_changed.emit(treatment_id)

    def _show_tables(self, shown: bool) -> None:
        self.cost.show_table(shown)
        self.hair.show_table(shown)
