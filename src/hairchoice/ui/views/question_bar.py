"""Which two treatments are compared, and by what."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent, QStandardItemModel
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from hairchoice.engine.measures import Measure
from hairchoice.engine.result import Comparison, TreatmentResult
from hairchoice.ui import theme as themes
from hairchoice.ui.accessible import lead_to
from hairchoice.ui.models.turning_points import NOTHING, Question
from hairchoice.ui.widgets.inputs import guard_wheel
from hairchoice.ui.widgets.marks import SWATCH, swatch_icon

_NARROWEST = 88
_BETWEEN = 4 * themes.GAP
"""Room between the parts of the line, and for the stretches at their ends."""


class Choice(QComboBox):
    """As wide as its longest entry where there is room; narrower in a small window."""

    def minimumSizeHint(self) -> QSize:
        """Returns what its line and the beginning of a name need."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())


class QuestionBar(QWidget):
    """Two different treatments, the second may be doing nothing, and a measure.

    Attributes:
        first, second, measure: The choices.
        exchange: Puts the second first.

    Signals:
        asked: One of them was changed by the person.
        first_chosen: With the id.
    """

    asked = Signal()
    first_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.second, self.measure = Choice(), Choice(), Choice()
        self._comparison: Comparison | None = None
        self._wanted: Measure = "visible"
        self._theme = themes.theme_of(self)
        self.exchange = QPushButton(self.tr("E&xchange"))
        self._build()

    @property
    def question(self) -> Question | None:
        """What is asked; None before there is anything to ask about."""
        first, second, measure = (
            box.currentData() for box in (self.first, self.second, self.measure)
        )
        if first is None or second is None or first == second:
            return None
        return Question(first, second, measure)

    def set_comparison(self, comparison: Comparison) -> None:
        """Offers the treatments of a comparison; what was chosen stays if it is still there."""
        self._comparison = comparison
        names = {result.id: result.short_name for result in comparison.treatments}
        self._fill(self.first, names)
        self._fill(self.second, {**names, NOTHING: self.tr("Doing nothing")})
        first = self.first.currentData()
        if self.second.currentData() == first:
            self._select(self.second, self._other_than(first) or NOTHING)
        self._settle()
        self._break_line(self.width())

    def set_first(self, treatment_id: str) -> bool:
        """Puts a treatment first; False when it is there already, or not compared at all."""
        there = self.first.findData(treatment_id) >= 0
        if not there or treatment_id == self.first.currentData():
            return False
        if treatment_id == self.second.currentData():
            self._select(self.second, self.first.currentData())
        self._select(self.first, treatment_id)
        self._settle()
        return True

    @property
    def limit(self) -> str:
        """Why the two are not judged as the person wants; empty where they are."""
        if self._wanted == self.measure.currentData():
            return ""
        hair = self._wanted != "cost"
        said = (
            self.tr("{name}: no usable trial, so nobody can say what it does for hair.")
            if hair
            else self.tr("{name}: not all prices are known, so costs cannot be compared.")
        )
        lacking = [
            result.short_name
            for result in self._pair()
            if (not result.benefit_known if hair else result.missing_prices)
        ]
        return " ".join(said.format(name=name) for name in lacking)

    def apply_theme(self, theme: themes.Theme) -> None:
        """Draws the lines of the treatments in the colours of a theme."""
        self._theme = theme
        if self._comparison is not None:
            self.set_comparison(self._comparison)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Breaks the line anew."""
        self._break_line(event.size().width())
        super().resizeEvent(event)

    def _break_line(self, width: int) -> None:
        """Puts the measure below the treatments where the names would be cut beside each other."""
        direction = QBoxLayout.Direction
        # Of the parts themselves: the layouts remember how wide they were with other names.
        widths = [part.sizeHint().width() for part in self.children() if isinstance(part, QWidget)]
        needed = sum(widths) + themes.GAP * len(widths)
        fits = needed + _BETWEEN <= width
        self._rows.setDirection(direction.LeftToRight if fits else direction.TopToBottom)

    def _build(self) -> None:
        names: dict[Measure, str] = {
            "visible": self.tr("people who see a difference"),
            "hair": self.tr("hair"),
            "cost": self.tr("cost"),
        }
        for value, name in names.items():
            self.measure.addItem(name, value)
        pair, judged = QHBoxLayout(), QHBoxLayout()
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        for row in (pair, judged):
            row.setSpacing(themes.GAP)
        self._rows.addLayout(pair)
        self._rows.addLayout(judged, 1)
        self._rows.setSpacing(themes.GAP)
        parts = (
            (self.tr("&Compare"), self.tr("Compare"), self.first, pair),
            (self.tr("&with"), self.tr("With"), self.second, pair),
            (self.tr("jud&ged by"), self.tr("Judged by"), self.measure, judged),
        )
        for text, name, box, row in parts:
            label = QLabel(text)
            lead_to(label, box)
            box.setAccessibleName(name)
            box.setIconSize(SWATCH)
            box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            row.addWidget(label)
            row.addWidget(box)
        self.exchange.setAccessibleName(self.tr("Exchange the two treatments"))
        pair.addWidget(self.exchange)
        pair.addStretch(1)
        judged.addStretch(1)
        guard_wheel(self.first, self.second, self.measure)
        self.first.activated.connect(self._first_activated)
        self.second.activated.connect(self._second_activated)
        self.measure.activated.connect(self._measure_activated)
        self.exchange.clicked.connect(self._exchange)

    def _fill(self, box: QComboBox, names: dict[str, str]) -> None:
        before = box.currentData()
        box.clear()
        for treatment_id, name in names.items():
            box.addItem(swatch_icon(treatment_id, self._theme), name, treatment_id)
        self._select(box, before)

    def _select(self, box: QComboBox, treatment_id: str | None) -> None:
        box.setCurrentIndex(max(0, box.findData(treatment_id)))

    def _settle(self) -> None:
        """On each side, what the other one has cannot be chosen."""
        for box, other in ((self.first, self.second), (self.second, self.first)):
            model = box.model()
            assert isinstance(model, QStandardItemModel)
            for row in range(box.count()):
                model.item(row).setEnabled(box.itemData(row) != other.currentData())
        self.exchange.setEnabled(self.second.currentData() != NOTHING)
        self._allow()

    def _pair(self) -> list[TreatmentResult]:
        """Returns the results of the two; doing nothing has none."""
        if self._comparison is None:
            return []
        chosen = (self.first.currentData(), self.second.currentData())
        return [result for result in self._comparison.treatments if result.id in chosen]

    def _allow(self) -> None:
        """Lets choose what is known of both; what the person wants comes back when it can."""
        known = all(result.benefit_known for result in self._pair())
        priced = not any(result.missing_prices for result in self._pair())
        allowed: dict[Measure, bool] = {"visible": known, "hair": known, "cost": priced}
        model = self.measure.model()
        assert isinstance(model, QStandardItemModel)
        for row in range(self.measure.count()):
            model.item(row).setEnabled(allowed[self.measure.itemData(row)])
        possible = [self._wanted, *allowed]
        found = next((each for each in possible if allowed[each]), self._wanted)
        self._select(self.measure, found)

    def _first_activated(self) -> None:
        self._settle()
        self.first_chosen.emit(self.first.currentData())
        self.asked.emit()

    def _second_activated(self) -> None:
        self._settle()
        self.asked.emit()

    def _measure_activated(self) -> None:
        self._wanted = self.measure.currentData()
        self.asked.emit()

    def _exchange(self) -> None:
        first, second = self.first.currentData(), self.second.currentData()
        self._select(self.first, second)
        self._select(self.second, first)
        self._first_activated()

    def _other_than(self, treatment_id: str) -> str | None:
        every = (self.first.itemData(index) for index in range(self.first.count()))
        return next((each for each in every if each != treatment_id), None)
