"""The You panel: who it is about, and what would count."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from hairchoice.engine.describe import years_text
from hairchoice.engine.scenario import DENSITY, MONEY_LIMIT, YEARS, Scenario, person_stage
from hairchoice.engine.words import SEX, SYMBOLS
from hairchoice.ui import changes, theme
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.settings import MORE_OPENED
from hairchoice.ui.widgets.fold import Fold
from hairchoice.ui.widgets.inputs import NumberEdit, SliderSpin, guard_wheel
from hairchoice.ui.widgets.labelled import headed, labelled, row
from hairchoice.ui.widgets.marks import Note
from hairchoice.ui.widgets.stage_picker import StagePicker
from hairchoice.ui.workspace import Workspace

_SHORT = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_WIDE = 176
"""Room for names that are longer than most."""

_PERCENT_LIMITS = {"yearly_decline": (0, 30), "price_growth": (-20, 50), "discount_rate": (0, 50)}

_NONE_IS_0 = ("price_growth", "discount_rate")


class PersonPanel(QWidget):
    """Shows and changes the person's part of the scenario."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._formats = LocaleFormats()
        self._make_fields()
        self._lay_out()
        self._connect()
        workspace.scenario_changed.connect(self.refresh)
        self.refresh()

    def summary(self) -> str:
        """Returns the person in a line, for when the panel is folded away."""
        scenario, catalogue = self._workspace.scenario, self._workspace.catalogue
        return ", ".join(
            (
                SEX[scenario.sex],
                person_stage(scenario, catalogue).label,
                catalogue.countries[scenario.country].name,
                years_text(scenario.years),
            )
        )

    def refresh(self) -> None:
        """Shows the scenario."""
        scenario = self._workspace.scenario
        self.sex[scenario.sex].setChecked(True)
        self._let_in_by(self.sex[scenario.sex])
        stages = self._workspace.catalogue.stages
        self.stage.set_stages([stage for stage in stages if stage.sex == scenario.sex])
        self.stage.set_stage(scenario.stage)
        _select(self.country, scenario.country)
        _select(self.visible_share, scenario.visible_share)
        _select(self.persistence, scenario.persistence)
        self.years.set_value(scenario.years)
        for field, edit in self.percentages.items():
            share = getattr(scenario, field)
            untouched = share is None or (share == 0 and field in _NONE_IS_0)
            edit.set_value(None if untouched else round(100 * share, 6))
        self._show_amounts(scenario)

    def _let_in_by(self, chosen: QRadioButton) -> None:
        """The Tab key stops at the sex that is chosen, from both sides; arrow keys at the other."""
        self._sex_row.setFocusProxy(chosen)
        for button in self.sex.values():
            policy = Qt.FocusPolicy
            button.setFocusPolicy(policy.StrongFocus if button is chosen else policy.ClickFocus)

    def set_compact(self, compact: bool) -> None:
        """Leaves the treatments their room in a small window."""
        self.stage.set_compact(compact)
        self._form.setSpacing(theme.GAP // 2 if compact else theme.GAP)

    def _make_fields(self) -> None:
        self.sex = {code: QRadioButton(word) for code, word in SEX.items()}
        self._sexes = QButtonGroup(self)
        self._sex_row = row(*self.sex.values())
        self._sex_row.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # or its label's key led nowhere
        self.stage = StagePicker()
        self.stage_note = Note()
        self.density = NumberEdit(self.tr("Hairs per cm² today"), *DENSITY)
        self.country = QComboBox()
        for code, country in self._workspace.catalogue.countries.items():
            self.country.addItem(country.name, code)
        self.years = SliderSpin(self.tr("Years"), *YEARS, page=2)
        self.budget = NumberEdit(self.tr("Budget"), 0, MONEY_LIMIT)
        self.budget.setPlaceholderText(self.tr("no limit"))
        self.budget_unit = QLabel()
        self.visible_share = QComboBox()
        for threshold in self._workspace.catalogue.model.visible:
            self.visible_share.addItem(threshold.label, threshold.share)
        self.persistence = QComboBox()
        self.persistence.addItem(self.tr("as planned: nobody stops"), "planned")
        self.persistence.addItem(self.tr("as people typically do"), "typical")
        self.percentages = {
            field: NumberEdit(name, *_PERCENT_LIMITS[field])
            for field, name in self._percentage_names().items()
        }
        for field in _NONE_IS_0:
            self.percentages[field].setPlaceholderText(self._formats.number(0))
        self.more = self._make_more()

    def _percentage_names(self) -> dict[str, str]:
        return {
            "yearly_decline": self.tr("Your yearly loss, %"),
            "price_growth": self.tr("Prices rise a year, %"),
            "discount_rate": self.tr("Discount a year, %"),
        }

    def _lay_out(self) -> None:
        for button in self.sex.values():
            self._sexes.addButton(button)
        self._form = QVBoxLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(theme.GAP)
        years, budget = self.years, row(self.budget_unit, self.budget)
        self._form.addLayout(labelled(self.tr("&Sex"), self._sex_row))
        self._form.addLayout(headed(self.tr("St&age, seen from above"), self.stage))
        self._form.addWidget(self.stage_note)
        self._form.addLayout(labelled(self.tr("Cou&ntry"), self.country))
        self._form.addLayout(labelled(self.tr("&Years"), years, years.slider))
        self._form.addLayout(labelled(self.tr("&Budget"), budget, self.budget))
        self._form.addWidget(self.more)
        for combo in (self.country, self.visible_share, self.persistence):
            guard_wheel(combo)
            combo.setSizeAdjustPolicy(_SHORT)
            combo.setMinimumContentsLength(8)

    def _make_more(self) -> Fold:
        """What most people leave as it is; while it is folded away, a line says how it is."""
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        visible = self.tr("What co&unts as a visible change")
        layout.addLayout(headed(visible, self.visible_share))
        layout.addLayout(headed(self.tr("How long people stay &on it"), self.persistence))
        layout.addLayout(labelled(self.tr("Hairs/c&m² today"), self.density, width=_WIDE))
        for field, name in self._percentage_names().items():
            layout.addLayout(labelled(name, self.percentages[field], width=_WIDE))
        settings = self._workspace.settings
        fold = Fold(self.tr("More about you"), body, opened=settings.get(MORE_OPENED))
        fold.toggled.connect(lambda opened: settings.set(MORE_OPENED, opened))
        return fold

    def _connect(self) -> None:
        catalogue = self._workspace.catalogue
        for code, button in self.sex.items():
            button.clicked.connect(
                lambda _checked=False, code=code: self._apply(
                    lambda scenario: changes.with_sex(scenario, code, catalogue)
                )
            )
        self.stage.stage_picked.connect(
            lambda stage: self._apply(lambda scenario: changes.with_stage(scenario, stage))
        )
        _on_choice(self.country, self._apply, changes.with_country)
        _on_choice(self.visible_share, self._apply, _setter("visible_share"))
        _on_choice(self.persistence, self._apply, _setter("persistence"))
        self.years.changed.connect(self._set_years)
        self.years.released.connect(self._workspace.release)
        self._connect_number(self.density, "density", 1)
        self._connect_number(self.budget, "budget", 1)
        for field, edit in self.percentages.items():
            self._connect_number(edit, field, 100)

    def _connect_number(self, edit: NumberEdit, field: str, divisor: float) -> None:
        empty = 0.0 if field in _NONE_IS_0 else None
        change = _setter(field)

        def take(value: float | None) -> None:
            new = empty if value is None else value / divisor
            self._apply(lambda scenario: change(scenario, new))

        edit.value_changed.connect(take)
        edit.refused.connect(self._workspace.report)

    def _apply(self, change: Callable[[Scenario], Scenario]) -> None:
        if not self._workspace.apply(change):
            self.refresh()

    def _set_years(self, years: int, moving: bool) -> None:
        self._workspace.apply(
            lambda scenario: msgspec.structs.replace(scenario, years=years),
            step="years",
            moving=moving,
        )

    def _show_amounts(self, scenario: Scenario) -> None:
        stage = person_stage(scenario, self._workspace.catalogue)
        self.stage_note.say(f"{stage.label}. {stage.description}")
        density = self._formats.number(stage.density.value)
        loss = self._workspace.catalogue.natural_course[scenario.sex].yearly_decline.typical
        typical, percent = self.tr("{figure} is typical"), self._formats.shortest(100 * loss)
        self.density.setPlaceholderText(typical.format(figure=density))
        self.percentages["yearly_decline"].setPlaceholderText(typical.format(figure=percent))
        self.density.set_value(scenario.density)
        currency = self._workspace.catalogue.countries[scenario.country].currency
        self.budget_unit.setText(SYMBOLS.get(currency, currency))
        self.budget.setAccessibleName(self.tr("Budget, {currency}").format(currency=currency))
        self.budget.set_value(scenario.budget)
        self._say_more(density)

    def _say_more(self, typical: str) -> None:
        """Says what stands in the fields that are folded away."""
        parts = [self.visible_share.currentText(), self.persistence.currentText()]
        if self.density.text():
            own = self.tr("{density} hairs/cm²")
            parts.append(own.format(density=self.density.text()))
        else:
            parts.append(self.tr("{density} hairs/cm² is typical").format(density=typical))
        parts += [
            f"{name}: {self.percentages[field].text()}"
            for field, name in self._percentage_names().items()
            if self.percentages[field].text()
        ]
        self.more.set_summary("; ".join(part for part in parts if part))


def _select(combo: QComboBox, data: object) -> None:
    """Shows a choice; one that the list does not have (from an edited file) shows as empty."""
    combo.setCurrentIndex(combo.findData(data))


def _on_choice(
    combo: QComboBox,
    apply: Callable[[Callable[[Scenario], Scenario]], None],
    change: Callable[[Scenario, str], Scenario],
) -> None:
    """Applies what a person picks in a list; not what the program shows there."""
    combo.activated.connect(
        lambda index: apply(lambda scenario: change(scenario, combo.itemData(index)))
    )


def _setter(field: str) -> Callable[[Scenario, object], Scenario]:
    """Returns what sets one field of the scenario."""

    def change(scenario: Scenario, value: object) -> Scenario:
        return msgspec.structs.replace(scenario, **{field: value})

    return change
