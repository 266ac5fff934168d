"""The view *Health economics*: CEAC with its frontier, EVPI, the plane and the ICER table."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.economics import DOING_NOTHING, Economics, economics
from hairchoice.engine.result import Comparison
from hairchoice.ui import theme as themes
from hairchoice.ui.charts.acceptability import EconomicsChart, start_at
from hairchoice.ui.charts.picture import Drawing
from hairchoice.ui.charts.plane import Cloud, Plane, clouds
from hairchoice.ui.charts.plane_chart import PlaneChart
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.jobs import Cancelled, Jobs, Latest
from hairchoice.ui.models import economics_words as words
from hairchoice.ui.settings import Settings
from hairchoice.ui.views.economics_charts import NOWHERE, CurveChart
from hairchoice.ui.views.economics_pictures import (
    acceptability_drawing,
    information_drawing,
    plane_drawing,
)
from hairchoice.ui.views.worth import worth_of_hair
from hairchoice.ui.widgets.marks import Note
from hairchoice.ui.widgets.plain_table import PlainTable
from hairchoice.ui.widgets.stack import Stack
from hairchoice.ui.widgets.view_head import ViewHead

_GAP = themes.GAP
_WIDE = 1080
_TALL = 560
"""Both charts of one column in this height; below it the view scrolls."""


class Computed(Struct, frozen=True):
    """What a thread has worked out."""

    comparison: Comparison
    economics: Economics
    names: dict[str, str]
    clouds: tuple[Cloud, ...]


def compute(comparison: Comparison, nothing: str) -> Computed:
    """Works out the economics of a comparison."""
    found = economics(comparison)
    short = {result.id: result.short_name for result in comparison.treatments}
    names = {one: nothing if one == DOING_NOTHING else short[one] for one in found.options}
    return Computed(comparison, found, names, clouds(comparison, found, names))


class HealthEconomicsView(QWidget):
    """For those who know the terms: they are allowed here.

    Attributes:
        head: The willingness to pay that is looked at, and the buttons.
        most_often, on_average: Two different answers to "which is best", and so two sentences.
        information: What knowing more would be worth.
        acceptability, evpi, plane: The charts.
        icer, curves: The tables.

    Signals:
        focus_changed: Id of the treatment the person brought forward.
        saving: A picture is to be written; what writes it, and where to.
    """

    focus_changed = Signal(str)
    saving = Signal(object, object)

    def __init__(
        self,
        jobs: Jobs,
        settings: Settings,
        formats: LocaleFormats | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._formats = formats or LocaleFormats()
        self._latest = Latest[Computed](jobs, self._take, self._fail, self)
        self._computed: Computed | None = None
        self._focus = ""
        self._pinned: int | None = None
        self._hovered = NOWHERE
        self.head = ViewHead(
            [
                (self.tr("Acceptability"), self._acceptability_drawing),
                (self.tr("Value of information"), self._information_drawing),
                (self.tr("Cost-effectiveness plane"), self._plane_drawing),
            ]
        )
        self.most_often, self.on_average, self.information = QLabel(), QLabel(), QLabel()
        self.acceptability, self.evpi = CurveChart("acceptability"), CurveChart("information")
        self.plane = PlaneChart()
        self.icer = PlainTable(self.tr("Incremental cost-effectiveness ratios"))
        self.curves = PlainTable(self.tr("Acceptability and value of information"))
        self._left_out = Note()
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._stack, self._body = Stack(), QWidget()
        self._lay_out()
        self._connect()

    @property
    def idle(self) -> bool:
        """True when the newest comparison was worked out, and all of it is shown."""
        return self._latest.idle

    def set_comparison(self, comparison: Comparison, catalogue: Catalogue) -> None:  # noqa: ARG002
        """Works out a comparison. Views all take the catalogue; this one needs nothing of it."""
        nothing = self.tr("Doing nothing")

        def work(_cancelled: Cancelled) -> Computed:
            return compute(comparison, nothing)

        # Quick beside the simulation: left to finish, whatever its number of draws.
        self._latest.submit(work, draft=True)

    def set_focus(self, treatment_id: str | None) -> None:
        """Brings a treatment forward in the charts; None for none."""
        if (treatment_id or "") != self._focus:
            self._focus = treatment_id or ""
            self._refresh()

    def apply_theme(self, theme: themes.Theme) -> None:
        """Draws in the colours of a theme."""
        for chart in (self.acceptability, self.evpi, self.plane):
            chart.apply_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Begins at what hair is worth now: it may have been changed in Side by side."""
        super().showEvent(event)
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts curves and plane beside each other where there is room."""
        wide = event.size().width() >= _WIDE
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._body.setMinimumHeight(_TALL if wide else 2 * _TALL)
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        sentences = QVBoxLayout()
        sentences.setSpacing(_GAP // 2)
        for label in (self.most_often, self.on_average, self.information):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            sentences.addWidget(label)
        self.most_often.setFont(themes.font(themes.BODY, bold=True))
        self.on_average.setFont(themes.font(themes.BODY, bold=True))
        self._stack.addWidget(self._scrolled(self._make_body()))
        self._stack.addWidget(self.curves)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * _GAP, _GAP, 2 * _GAP, 0)
        layout.setSpacing(_GAP // 2)
        layout.addWidget(self.head)
        layout.addLayout(sentences)
        layout.addSpacing(_GAP)
        layout.addWidget(self._stack, 1)
        kept = self._stack.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # or the sentences would spread over the view
        self._stack.setSizePolicy(kept)

    def _make_body(self) -> QWidget:
        curves, ratios = QVBoxLayout(), QVBoxLayout()
        curves.addWidget(self.acceptability, 3)
        curves.addWidget(self.evpi, 2)
        ratios.addWidget(self.plane, 1)
        ratios.addWidget(self.icer)
        ratios.addWidget(Note(words.dominance()))
        ratios.addWidget(self._left_out)
        for part in (curves, ratios):
            part.setSpacing(_GAP)
            self._columns.addLayout(part, 1)
        self._columns.setContentsMargins(0, 0, _GAP, _GAP)
        self._columns.setSpacing(2 * _GAP)
        self._body.setLayout(self._columns)
        return self._body

    def _scrolled(self, body: QWidget) -> QScrollArea:
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(self.tr("Health economics"))
        area.setWidget(body)
        return area

    def _connect(self) -> None:
        for chart in (self.acceptability, self.evpi):
            chart.hovered.connect(self._hover)
            chart.pinned.connect(self._pin)
        self.plane.chosen.connect(self._chosen)
        self.head.saving.connect(self.saving)
        self.head.table_button.toggled.connect(self._show_table)

    def _take(self, computed: Computed) -> None:
        self._computed = computed
        self._hovered = NOWHERE
        self._fill_curves()
        self._left_out.say(words.left_out_sentence(computed.comparison, computed.economics))
        self._refresh()
        self.icer.set_rows(words.icer_rows(self._chart(computed)))
        self.icer.setFixedHeight(self.icer.whole_height())

    def _show_table(self, shown: bool) -> None:
        self._stack.setCurrentIndex(int(shown))
        self._fill_curves()

    def _fill_curves(self) -> None:
        """Fills the table of the curves while it is in front: it has a row for each point."""
        if self._computed is not None and self.head.table_button.isChecked():
            self.curves.set_rows(words.curve_rows(self._chart(self._computed)))

    def _fail(self, error: Exception) -> None:
        raise error

    def _hover(self, point: int) -> None:
        if point != self._hovered:
            self._hovered = point
            self._refresh()

    def _pin(self, point: int) -> None:
        self._pinned, self._hovered = point, NOWHERE
        self._refresh()

    def _chosen(self, treatment_id: str) -> None:
        if treatment_id != self._focus:
            self.set_focus(treatment_id)
            self.focus_changed.emit(treatment_id)

    def _refresh(self) -> None:
        """Shows the point that is looked at, everywhere."""
        if self._computed is None:
            return
        chart = self._chart(self._computed)
        ranked = len(chart.names) > 1
        for part in (self._stack, self.head.table_button, self.head.picture_button):
            part.setVisible(ranked)
        for label in (self.on_average, self.information):
            label.setVisible(ranked)
        if not ranked:
            self.head.say(self.tr("Nothing can be ranked: that takes a price and a usable trial."))
            self.most_often.setText(self._left_out.text())
            return
        self.head.say(words.at_sentence(chart))
        self.most_often.setText(words.most_often_sentence(chart))
        self.on_average.setText(words.on_average_sentence(chart))
        self.information.setText(words.information_sentence(chart))
        self.acceptability.set_chart(chart, words.acceptability_sentence(chart))
        self.evpi.set_chart(chart, f"{words.at_sentence(chart)} {self.information.text()}")
        self.plane.set_plane(
            self._plane(self._computed, chart), words.plane_sentence(chart), self._of_option
        )

    def _of_option(self, option: str) -> str:
        if self._computed is None:
            return ""
        return words.option_sentence(self._chart(self._computed), option)

    def _chart(self, computed: Computed) -> EconomicsChart:
        currency = computed.comparison.currency
        at = self._pinned
        if at is None:
            at = start_at(computed.economics, worth_of_hair(self._settings, currency))
        return EconomicsChart(
            economics=computed.economics,
            names=tuple(computed.names.values()),
            currency=currency,
            formats=self._formats,
            at=at if self._hovered == NOWHERE else self._hovered,
            focus=self._focus if self._focus in computed.names else "",
        )

    def _plane(self, computed: Computed, chart: EconomicsChart) -> Plane:
        return Plane(computed.clouds, chart.currency, self._formats, chart.wtp, chart.focus)

    def _acceptability_drawing(self) -> Drawing | None:
        if self._computed is None:
            return None
        return acceptability_drawing(self._computed.comparison, self._chart(self._computed))

    def _information_drawing(self) -> Drawing | None:
        if self._computed is None:
            return None
        return information_drawing(self._computed.comparison, self._chart(self._computed))

    def _plane_drawing(self) -> Drawing | None:
        if self._computed is None:
            return None
        chart = self._chart(self._computed)
        return plane_drawing(self._computed.comparison, chart, self._plane(self._computed, chart))
