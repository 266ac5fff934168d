"""What a clinic offered, as a form."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from hairchoice.engine.catalogue import Catalogue, CostItem, Treatment
from hairchoice.engine.offer import (
    Offer,
    cost_item,
    counts_grafts,
    main_items,
    quotable,
    short_unit,
)
from hairchoice.engine.scenario import (
    MAINTENANCE_LIMIT,
    MONEY_LIMIT,
    SESSIONS_LIMIT,
    Scenario,
    person_stage,
)
from hairchoice.engine.words import SYMBOLS
from hairchoice.ui import theme
from hairchoice.ui.accessible import lead_to
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.plain import spoken, without_keys
from hairchoice.ui.widgets.inputs import NumberEdit
from hairchoice.ui.widgets.marks import Note

_GRAFTS_LIMIT = 20_000
_ABOVE_LABEL = (0, theme.GAP // 2, 0, 0)


class LiveNumber(NumberEdit):
    """A number that is read while it is typed.

    Signals:
        typed: What it holds may have changed.
    """

    typed = Signal()

    def __init__(
        self, low: float, high: float, *, whole: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("", low, high, parent)
        self._whole = whole
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.value_changed.connect(self._round)
        for change in (self.textEdited, self.value_changed, self.refused):
            change.connect(self.typed)

    def current(self) -> float | None:
        """Returns the number as typed so far; None for what is not yet one that is allowed."""
        if not self.isModified():
            return self.value()
        value = self._formats.parse(self.text())
        low, high = self._range
        if value is None or not low <= value <= high:
            return None
        return float(round(value)) if self._whole else value

    def begin_with(self, value: float | None) -> None:
        """Shows a number in place of whatever was being typed."""
        self.setModified(False)
        self.set_value(value)

    def _round(self, value: float | None) -> None:
        """Half a session cannot be had: the field shows what is counted."""
        if self._whole and value is not None:
            self.set_value(float(round(value)))


class QuoteForm(QWidget):
    """The fields of an offer; only those that the treatment has.

    Attributes:
        treatment: What was offered.
        charged: What the price is for; hidden where there is one way only.
        fields: ``price``, ``grafts``, ``sessions``, ``maintenance`` and ``extras``.

    Signals:
        changed: The offer is another one.
        refused: What was typed cannot be used.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(
        self, catalogue: Catalogue, scenario: Scenario, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._scenario = scenario
        self._formats = LocaleFormats()
        self.treatment = QComboBox()
        self.charged = QComboBox()
        self.fields = {
            "price": LiveNumber(0, MONEY_LIMIT),
            "grafts": LiveNumber(1, _GRAFTS_LIMIT, whole=True),
            "sessions": LiveNumber(1, SESSIONS_LIMIT, whole=True),
            "maintenance": LiveNumber(0, MAINTENANCE_LIMIT),
            "extras": LiveNumber(0, MONEY_LIMIT),
        }
        self._extras_note = Note()
        self._lay_out()
        self.changed.connect(self._say_where_extras_go)
        self.treatment.currentIndexChanged.connect(self._take_treatment)
        self.charged.currentIndexChanged.connect(self._take_item)
        for edit in self.fields.values():
            edit.typed.connect(self.changed)
            edit.refused.connect(self.refused)
        self.set_scenario(scenario)

    def set_scenario(self, scenario: Scenario) -> None:
        """Shows the treatments and the money of a person; what was typed stays where it can."""
        before, self._scenario = self._scenario, scenario
        offered = quotable(self._catalogue, scenario.sex)
        same = (before.sex, before.country) == (scenario.sex, scenario.country)
        if same and self.treatment.count():
            self._name_fields()
            self.changed.emit()
            return
        shown = self.treatment.currentData()
        blocked = self.treatment.blockSignals(True)
        self.treatment.clear()
        for treatment in offered:
            self.treatment.addItem(treatment.name, treatment.id)
        self.treatment.setCurrentIndex(max(0, self.treatment.findData(shown)))
        self.treatment.blockSignals(blocked)
        self._take_treatment()

    def choose(self, treatment_id: str) -> None:
        """Shows a treatment, if clinics can give a price for it."""
        found = self.treatment.findData(treatment_id)
        if found >= 0:
            self.treatment.setCurrentIndex(found)

    def offer(self) -> Offer | None:
        """Returns what was typed; None until there is a price."""
        price = self.fields["price"].current()
        if price is None:
            return None
        treatment, item = self.chosen()
        sessions = self._number("sessions", treatment)
        return Offer(
            treatment=treatment.id,
            item=item.id,
            price=price,
            grafts=self.fields["grafts"].current() if counts_grafts(treatment, item) else None,
            sessions=None if sessions is None else round(sessions),
            maintenance=self._number("maintenance", treatment),
            extras=self.fields["extras"].current() or 0.0,
        )

    def _say_where_extras_go(self) -> None:
        note = self.tr("The comparison has no place for extras: they are counted here only.")
        self._extras_note.say(note if self.fields["extras"].current() else "")

    def _number(self, field: str, treatment: Treatment) -> float | None:
        return None if treatment.sessions is None else self.fields[field].current()

    def chosen(self) -> tuple[Treatment, CostItem]:
        """Returns the treatment, and what its price is for."""
        treatment = self._catalogue.treatment(self.treatment.currentData())
        return treatment, cost_item(treatment, self.charged.currentData())

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setVerticalSpacing(theme.GAP // 2)
        for name, field in (
            (self.tr("&Treatment"), self.treatment),
            (self.tr("&Charged as"), self.charged),
        ):
            field.setAccessibleName(spoken(name))
            field.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            self._form.addRow(name, field)
            lead_to(self._label(field), field)
            self._label(field).setContentsMargins(*_ABOVE_LABEL)
        for edit in self.fields.values():
            self._form.addRow(QLabel(textFormat=Qt.TextFormat.PlainText), edit)
            self._label(edit).setContentsMargins(*_ABOVE_LABEL)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._form)
        layout.addSpacing(theme.GAP)
        layout.addWidget(Note(self.tr("Leave empty what the clinic did not say.")))
        layout.addWidget(self._extras_note)
        layout.addStretch(1)

    def _take_treatment(self) -> None:
        """Shows another treatment's fields, filled with what the comparison already has."""
        treatment = self._catalogue.treatment(self.treatment.currentData())
        chosen = self._scenario.chosen(treatment.id)
        items = main_items(treatment)
        blocked = self.charged.blockSignals(True)
        self.charged.clear()
        for item in items:
            self.charged.addItem(item.label, item.id)
        quoted = [item.id for item in items if item.id in chosen.quotes]
        self.charged.setCurrentIndex(self.charged.findData(quoted[0]) if quoted else 0)
        self.charged.blockSignals(blocked)
        self.fields["sessions"].begin_with(chosen.sessions)
        self.fields["maintenance"].begin_with(chosen.maintenance)
        self.fields["extras"].begin_with(None)
        self._take_item()

    def _take_item(self) -> None:
        treatment, item = self.chosen()
        chosen = self._scenario.chosen(treatment.id)
        self.fields["price"].begin_with(chosen.quotes.get(item.id))
        self.fields["grafts"].begin_with(None)
        self._name_fields()
        self.changed.emit()

    def _name_fields(self) -> None:
        treatment, item = self.chosen()
        shown = {
            "price": True,
            "grafts": counts_grafts(treatment, item),
            "sessions": treatment.sessions is not None,
            "maintenance": treatment.sessions is not None,
            "extras": True,
        }
        self._form.setRowVisible(self.charged, len(main_items(treatment)) > 1)
        for (field, name), usual in zip(self._names(item), self._usual(treatment), strict=True):
            edit = self.fields[field]
            self._form.setRowVisible(edit, shown[field])
            self._label(edit).setText(name)
            lead_to(self._label(edit), edit)
            edit.setAccessibleName(spoken(name))
            edit.setPlaceholderText(usual)

    def _names(self, item: CostItem) -> Iterator[tuple[str, str]]:
        currency = self._catalogue.countries[self._scenario.country].currency
        unit = without_keys(short_unit(item.unit))
        money = {"unit": unit, "symbol": SYMBOLS.get(currency, currency)}
        yield "price", self.tr("&Price of {unit}, {symbol}").format(**money)
        yield "grafts", self.tr("Number of &grafts")
        yield "sessions", self.tr("&Sessions in the first course")
        yield "maintenance", self.tr("Sessions a year &after it")
        yield "extras", self.tr("&Extras, once, {symbol}").format(**money)

    def _usual(self, treatment: Treatment) -> Iterator[str]:
        """Yields what stands in an empty field, in the order of the fields."""
        grafts = person_stage(self._scenario, self._catalogue).grafts
        plan = treatment.sessions
        yield ""
        yield self._typical(grafts.typical if grafts else None)
        yield self._typical(plan.initial.typical if plan else None)
        yield self._typical(plan.maintenance_per_year.typical if plan else None)
        yield ""

    def _typical(self, value: float | None) -> str:
        if value is None:
            return ""
        return self.tr("usually {value}").format(value=self._formats.shortest(value))

    def _label(self, edit: QWidget) -> QLabel:
        label = self._form.labelForField(edit)
        assert isinstance(label, QLabel)
        return label
