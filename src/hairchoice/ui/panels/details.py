"""The controls of one treatment: the clinic's quote, sessions, upkeep, trust."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Unpack

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hairchoice.engine.catalogue import Combination, CostItem, Difference, Treatment
from hairchoice.engine.planning import plan_treatment
from hairchoice.engine.scenario import (
    MAINTENANCE_LIMIT,
    MONEY_LIMIT,
    SESSIONS_LIMIT,
    Choices,
    Scenario,
)
from hairchoice.engine.sourced import Price
from hairchoice.engine.warnings import OLD_PRICE_YEARS
from hairchoice.engine.words import SYMBOLS, with_range
from hairchoice.ui import changes, theme
from hairchoice.ui.accessible import lead_to
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.models.columns import BENEFIT, COSTS, COURSE
from hairchoice.ui.plain import without_keys
from hairchoice.ui.settings import DETAILS_OPENED
from hairchoice.ui.views.evidence_page import EvidencePage
from hairchoice.ui.widgets.fold import Fold
from hairchoice.ui.widgets.inputs import NumberEdit, SliderSpin
from hairchoice.ui.widgets.marks import Note
from hairchoice.ui.widgets.origin import OriginNote
from hairchoice.ui.workspace import Workspace

_FIELD_WIDTH = 96


class DetailsPanel(QWidget):
    """Shows and changes the choices of the focused treatment.

    Attributes:
        quotes: The field of each cost item, by (treatment id, item id); a combination has its
            parts' items.
        sessions, maintenance: None for treatments without sessions.
        fold: Opens and closes them; stays as it is when another treatment is looked at.
        trust: None where no published benefit could be counted for more or less.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._formats = LocaleFormats()
        self._shown: tuple[str, ...] = ()
        self._room = QWidget()
        self._layout = QVBoxLayout(self._room)
        self._layout.setContentsMargins(theme.GAP, 0, 0, theme.GAP)
        self._body: QWidget | None = None
        self.fold = self._make_fold()
        self._stops: list[QWidget] = []
        self.quotes: dict[tuple[str, str], NumberEdit] = {}
        self.sessions: NumberEdit | None = None
        self.maintenance: NumberEdit | None = None
        self.trust: SliderSpin | None = None
        workspace.scenario_changed.connect(self.refresh)
        workspace.focus_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Shows the focused treatment; its fields are kept while they belong to it."""
        scenario = self._workspace.scenario
        treatment = self._workspace.catalogue.treatment(self._workspace.focus)
        if scenario.sex not in treatment.benefit:
            return
        shown = (treatment.id, scenario.sex, scenario.country)
        if shown != self._shown:
            self._shown = shown
            self._build(treatment)
        self._show_choices(treatment, scenario)

    def tab_stops(self) -> Iterator[QWidget]:
        """Yields the controls in the order in which Tab visits them, also those folded away."""
        yield self.fold.button
        yield from self._stops
        yield from (self._reset, self._sources)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Continues the ground and the bar of the row above."""
        appearance = theme.theme_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(appearance.panel))
        colour = theme.treatment_colour(self._workspace.focus, appearance)
        painter.fillRect(0, 0, 3, self.height(), colour)

    def _make_fold(self) -> Fold:
        """The controls are folded away at first, or they would hide the rows below."""
        settings = self._workspace.settings
        title = self.tr("Your quote, sessions, trust")
        fold = Fold(title, self._room, opened=settings.get(DETAILS_OPENED))
        fold.toggled.connect(lambda opened: settings.set(DETAILS_OPENED, opened))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GAP, 0, theme.GAP, theme.GAP // 2)
        layout.addWidget(fold)
        return fold

    def _build(self, treatment: Treatment) -> None:
        if self._body is not None:
            self._layout.removeWidget(self._body)
            self._body.hide()  # until it is deleted it could be reached by Tab
            self._body.deleteLater()
        self._body = QWidget()
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.GAP // 2)
        self._grid.setColumnStretch(0, 1)
        self.quotes, self._stops = {}, []
        for owner, item in self._items(treatment):
            self._add_quote(owner, item)
        self._add_sessions(treatment)
        self._add_trust(treatment)
        self._reset = QPushButton(self.tr("&Reset to the sourced figures"))
        self._reset.clicked.connect(lambda: self._forget(treatment))
        self._sources = QPushButton(self.tr("Sources an&d reasons"))
        self._sources.clicked.connect(lambda: self._workspace.ask_line(treatment.id, BENEFIT))
        for button in (self._reset, self._sources):
            row = self._grid.rowCount()
            self._grid.addWidget(button, row, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self._layout.addWidget(self._body)

    def _items(self, treatment: Treatment) -> Iterator[tuple[str, CostItem]]:
        """Yields the cost items with their owners: a combination's are its parts'."""
        benefit = treatment.benefit.get(self._workspace.scenario.sex)
        for item in treatment.costs:
            yield treatment.id, item
        if isinstance(benefit, Combination):
            for part in benefit.parts:
                yield from self._items(self._workspace.catalogue.treatment(part))

    def _add_quote(self, owner: str, item: CostItem) -> None:
        currency = self._currency()
        name = self.tr("Quote: {item}").format(item=item.label)
        edit = NumberEdit(name, 0, MONEY_LIMIT)
        edit.value_changed.connect(lambda price: self._apply_quote(owner, item.id, price))
        price = item.prices.get(self._workspace.scenario.country)
        if price is not None:
            edit.setPlaceholderText(self._formats.shortest(price.typical))
        label = self.tr("{item}, {symbol}").format(
            item=item.label, symbol=SYMBOLS.get(currency, currency)
        )
        note = OriginNote(self._price_note(item), price, self._numbers(owner))
        note.asked.connect(lambda: self._workspace.ask_line(owner, COSTS))
        self._add_field(label, edit, note)
        self.quotes[owner, item.id] = edit

    def _price_note(self, item: CostItem) -> str:
        price = item.prices.get(self._workspace.scenario.country)
        if price is None:
            return self.tr("{unit}: no price known. Enter your own.").format(unit=item.unit)
        write, currency = self._formats.exact_money, self._currency()
        ends = (price.typical, price.low, price.high)
        figures = with_range(*(write(one, currency) for one in ends))
        year = self._price_year(price)
        extra = self.tr("; an extra, counted only with your quote") if item.optional else ""
        return f"{item.unit}: {figures}, {year}{extra}"

    def _price_year(self, price: Price) -> str:
        if price.year is None:
            return self.tr("year not given")
        age = int(self._workspace.catalogue.date[:4]) - price.year
        if age <= OLD_PRICE_YEARS:
            return str(price.year)
        return self.tr("{year}, {age} years old").format(year=price.year, age=age)

    def _numbers(self, owner: str) -> dict[str, int]:
        """Returns the numbers that the sources have on the page of a treatment."""
        workspace = self._workspace
        page = EvidencePage(workspace.scenario, workspace.catalogue, self._formats)
        return page.numbers(workspace.catalogue.treatment(owner))

    def _add_sessions(self, treatment: Treatment) -> None:
        self.sessions = self.maintenance = None
        if treatment.sessions is None:
            return
        first, later = treatment.sessions.initial, treatment.sessions.maintenance_per_year
        self.sessions = NumberEdit(self.tr("Sessions of the first course"), 1, SESSIONS_LIMIT)
        self.maintenance = NumberEdit(self.tr("Sessions a year after it"), 0, MAINTENANCE_LIMIT)
        for edit, triple in ((self.sessions, first), (self.maintenance, later)):
            edit.setPlaceholderText(self._formats.shortest(triple.typical))
            low, high = map(self._formats.shortest, (triple.low, triple.high))
            text = self.tr("usual: {low} to {high}").format(low=low, high=high)
            note = OriginNote(text, triple, self._numbers(treatment.id))
            note.asked.connect(lambda: self._workspace.ask_line(treatment.id, COURSE))
            self._add_field(edit.accessibleName(), edit, note)
        self.sessions.value_changed.connect(
            lambda value: self._apply_choice(
                treatment.id, sessions=None if value is None else round(value)
            )
        )
        self.maintenance.value_changed.connect(
            lambda value: self._apply_choice(treatment.id, maintenance=value)
        )

    def _add_trust(self, treatment: Treatment) -> None:
        self.trust = None
        benefit = treatment.benefit[self._workspace.scenario.sex]
        if not isinstance(benefit, Difference | Combination):
            return
        self.trust = SliderSpin(
            self.tr("How much of the published benefit to count, %"), 0, 100, 10
        )
        self.trust.box.setSuffix("\u00a0%")
        self.trust.changed.connect(partial(self._set_trust, treatment.id))
        self.trust.released.connect(self._workspace.release)
        self._stops += [self.trust.slider, self.trust.box]
        self._trust_note = Note()
        row = self._grid.rowCount()
        self._grid.addWidget(QLabel(self.tr("Trust in the published benefit")), row, 0, 1, 2)
        self._grid.addWidget(self.trust, row + 1, 0, 1, 2)
        self._grid.addWidget(self._trust_note, row + 2, 0, 1, 2)

    def _add_field(self, name: str, edit: NumberEdit, note: OriginNote) -> None:
        edit.setFixedWidth(_FIELD_WIDTH)
        edit.mark_own()
        edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        edit.refused.connect(self._workspace.report)
        label = QLabel(without_keys(name), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        lead_to(label, edit)
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(edit, row, 1)
        self._grid.addWidget(note, row + 1, 0, 1, 2)
        self._stops += [edit, note] if note.leads else [edit]

    def _show_choices(self, treatment: Treatment, scenario: Scenario) -> None:
        chosen = scenario.chosen(treatment.id)
        for (owner, item), edit in self.quotes.items():
            edit.set_value(scenario.chosen(owner).quotes.get(item))
        if self.sessions is not None and self.maintenance is not None:
            self.sessions.set_value(chosen.sessions)
            self.maintenance.set_value(chosen.maintenance)
        if self.trust is not None:
            self._show_trust(self.trust, treatment, scenario)
        owners = {treatment.id, *(owner for owner, _item in self.quotes)}
        self._reset.setEnabled(any(scenario.chosen(one) != Choices() for one in owners))

    def _show_trust(self, trust: SliderSpin, treatment: Treatment, scenario: Scenario) -> None:
        weight = plan_treatment(treatment, scenario, self._workspace.catalogue).weight or 0.0
        trust.set_value(round(100 * weight))
        own = scenario.chosen(treatment.id).trust is not None
        text = (
            self.tr("You count {share} of it.")
            if own
            else self.tr("We count {share} of the published benefit. Count more or less.")
        )
        self._trust_note.say(text.format(share=self._formats.percent(weight)))

    def _currency(self) -> str:
        return self._workspace.catalogue.countries[self._workspace.scenario.country].currency

    def _apply_quote(self, owner: str, item: str, price: float | None) -> None:
        self._workspace.apply(lambda scenario: changes.with_quote(scenario, owner, item, price))

    def _apply_choice(self, owner: str, **fields: Unpack[changes.ChoiceFields]) -> None:
        self._workspace.apply(lambda scenario: changes.with_choice(scenario, owner, **fields))

    def _set_trust(self, owner: str, percent: int, moving: bool) -> None:
        self._workspace.apply(
            lambda scenario: changes.with_choice(scenario, owner, trust=percent / 100),
            step=f"trust {owner}",
            moving=moving,
        )

    def _forget(self, treatment: Treatment) -> None:
        owners = {treatment.id, *(owner for owner, _item in self.quotes)}

        def change(scenario: Scenario) -> Scenario:
            for owner in owners:
                scenario = changes.without_choices(scenario, owner)
            return scenario

        self._workspace.apply(change)
