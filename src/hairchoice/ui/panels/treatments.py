"""The treatments: which are compared, and the controls of the one that is looked at."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from hairchoice.engine import words
from hairchoice.engine.catalogue import Treatment
from hairchoice.engine.scenario import Scenario
from hairchoice.ui import changes, theme
from hairchoice.ui.accessible import Role, notify, show_as
from hairchoice.ui.panels.details import DetailsPanel
from hairchoice.ui.plain import tip, without_keys
from hairchoice.ui.widgets.marks import SWATCH, Badge, CertaintyDots, Note, swatch_icon
from hairchoice.ui.workspace import Workspace

AT_ONCE = 8


class TreatmentRow(QWidget):
    """One treatment: tick, line, name, certainty, approval; what it is while it is looked at.

    Attributes:
        treatment: What is shown.
        tick: Whether it is compared.

    Signals:
        picked: With the id; the person wants to look at it.
        ticked: With the id and the new state.
        stepped: Arrow keys: -1 to the row above, 1 to the one below.
    """

    picked = Signal(str)
    ticked = Signal(str, bool)
    stepped = Signal(int)

    def __init__(
        self, treatment: Treatment, workspace: Workspace, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.treatment = treatment
        self._selected = False
        self.tick = QCheckBox(without_keys(treatment.short_name))
        self.tick.setIconSize(SWATCH)
        self.tick.setToolTip(tip(f"{treatment.name}. {treatment.summary}"))
        self.tick.installEventFilter(self)
        self.tick.clicked.connect(self._clicked)
        self._summary, self._refused = Note(), Note()
        show_as(self._refused, Role.Notification)
        self._lay_out(workspace)
        self._show_line()

    def show_state(self, *, ticked: bool, selected: bool) -> None:
        """Shows whether it is compared and whether it is looked at."""
        self.tick.setChecked(ticked)
        self._refused.say("")
        if selected != self._selected:
            self._selected = selected
            self.update()
        self._summary.say(_first_sentence(self.treatment.summary) if selected else "")
        # Tab stops at the list once, at the row that is looked at; arrow keys walk from there.
        stop = Qt.FocusPolicy.StrongFocus if selected else Qt.FocusPolicy.ClickFocus
        self.tick.setFocusPolicy(stop)

    def refuse(self, reason: str) -> None:
        """Says in place why the tick was not taken."""
        self._refused.say("")  # to appear anew, also when it is tried again
        self._refused.setAccessibleName(reason)
        self._refused.say(reason)
        notify(self._refused, reason)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Looks at the treatment when its tick gets the focus; arrow keys walk the list."""
        if watched is self.tick:
            if event.type() == QEvent.Type.FocusIn:
                self.picked.emit(self.treatment.id)
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._walk(event.key())
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on the row looks at the treatment."""
        self.tick.setFocus(Qt.FocusReason.MouseFocusReason)
        self.picked.emit(self.treatment.id)
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Draws the line in the colours of a new theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._show_line()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lifts the row that is looked at, with a bar in its colour."""
        if not self._selected:
            return
        appearance = theme.theme_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(appearance.panel))
        colour = theme.treatment_colour(self.treatment.id, appearance)
        painter.fillRect(0, 0, 3, self.height(), colour)

    def _lay_out(self, workspace: Workspace) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GAP, theme.GAP // 2, theme.GAP // 2, theme.GAP // 2)
        layout.setSpacing(2)
        layout.addWidget(self.tick)
        layout.addLayout(self._facts(workspace))
        layout.addWidget(self._summary)
        layout.addWidget(self._refused)

    def _facts(self, workspace: Workspace) -> QHBoxLayout:
        scenario = workspace.scenario
        certainty = self.treatment.benefit[scenario.sex].certainty
        status = words.regulatory(self.treatment, scenario, workspace.catalogue)
        badge = Badge(words.REGULATORY[status])
        badge.setToolTip(words.REGULATORY_MEANING[status])
        dots, word = CertaintyDots(certainty), Note(certainty)
        word.setWordWrap(False)
        for mark in (dots, word):
            mark.setToolTip(words.CERTAINTY_MEANING[certainty])
        facts = QHBoxLayout()
        facts.setSpacing(theme.GAP // 2)
        facts.addWidget(dots)
        facts.addWidget(word)
        facts.addStretch(1)
        facts.addWidget(badge)
        self.tick.setAccessibleDescription(
            self.tr("{approval}. Certainty: {certainty}. {summary}").format(
                approval=badge.text()[:1].upper() + badge.text()[1:],
                certainty=certainty,
                summary=self.treatment.summary,
            )
        )
        return facts

    def _show_line(self) -> None:
        self.tick.setIcon(swatch_icon(self.treatment.id, theme.theme_of(self)))

    def _clicked(self, ticked: bool) -> None:
        self.picked.emit(self.treatment.id)
        self.ticked.emit(self.treatment.id, ticked)

    def _walk(self, key: int) -> bool:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if key not in steps:
            return False
        self.stepped.emit(steps[Qt.Key(key)])
        return True


class TreatmentsPanel(QWidget):
    """The list, with the details of the treatment that is looked at below its row.

    Attributes:
        rows: By treatment id, those offered to the person's sex.
        details: The controls.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.rows: dict[str, TreatmentRow] = {}
        self.details = DetailsPanel(workspace)
        self._count = Note()
        self._shown_for: tuple[object, ...] = ()
        self._placed_for: tuple[object, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._count)
        workspace.scenario_changed.connect(self.refresh)
        workspace.focus_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Shows the scenario and the focus."""
        scenario, focus = self._workspace.scenario, self._workspace.focus
        shown_for = (scenario.sex, scenario.country, self._workspace.begun)
        if shown_for != self._shown_for:
            self._shown_for = shown_for
            self._fill(scenario)
        count = self.tr("{compared} of {offered} compared; up to {most} at once")
        self._count.say(
            count.format(compared=len(scenario.treatments), offered=len(self.rows), most=AT_ONCE)
        )
        for treatment_id, row in self.rows.items():
            row.show_state(
                ticked=treatment_id in scenario.treatments, selected=treatment_id == focus
            )
        if (focus, *shown_for) != self._placed_for:  # a drag must not lay out the whole list
            self._placed_for = (focus, *shown_for)
            self._place_details(focus)

    def _fill(self, scenario: Scenario) -> None:
        self._layout.removeWidget(self.details)
        old = list(self.rows.values())
        self.rows = {one.id: self._row(one) for one in self._offered(scenario)}
        # New children come last in the tab order of the window: here in the place of the old.
        for before, after in pairwise((*old[-1:], *self.rows.values())):
            QWidget.setTabOrder(before.tick, after.tick)
        for row in old:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _offered(self, scenario: Scenario) -> list[Treatment]:
        """Returns what is offered to the person: what they compare first, then the others.

        A row stays where it is when it is ticked, so that nothing jumps away from the pointer.
        """
        chosen = {treatment_id: place for place, treatment_id in enumerate(scenario.treatments)}
        offered = (
            one
            for one in self._workspace.catalogue.treatments
            if one.id != "none" and scenario.sex in one.benefit
        )
        return sorted(offered, key=lambda one: chosen.get(one.id, len(chosen)))

    def _row(self, treatment: Treatment) -> TreatmentRow:
        row = TreatmentRow(treatment, self._workspace, self)
        row.picked.connect(self._workspace.set_focus)
        row.ticked.connect(self._tick)
        row.stepped.connect(lambda by, row=row: self._step(row, by))
        self._layout.addWidget(row)
        return row

    def _place_details(self, focus: str) -> None:
        row = self.rows.get(focus)
        if row is None:
            self.details.hide()
            return
        self._layout.removeWidget(self.details)
        self._layout.insertWidget(self._layout.indexOf(row) + 1, self.details)
        self.details.show()
        for one, following in pairwise((row.tick, *self.details.tab_stops())):
            QWidget.setTabOrder(one, following)

    def _tick(self, treatment_id: str, shown: bool) -> None:
        chosen = self._workspace.scenario.treatments
        row = self.rows[treatment_id]
        if shown and len(chosen) >= AT_ONCE:
            row.tick.setChecked(False)
            row.refuse(
                self.tr(
                    "{count} are compared already, which is as many as can be told apart. "
                    "Untick one first."
                ).format(count=AT_ONCE)
            )
        elif not shown and chosen == (treatment_id,):
            row.tick.setChecked(True)
            row.refuse(self.tr("At least one treatment is compared. Tick another one first."))
        else:
            self._workspace.apply(
                lambda scenario: changes.with_treatment(scenario, treatment_id, shown)
            )

    def _step(self, row: TreatmentRow, by: int) -> None:
        rows = list(self.rows.values())
        target = rows.index(row) + by
        if 0 <= target < len(rows):
            rows[target].tick.setFocus(Qt.FocusReason.TabFocusReason)


def _first_sentence(text: str) -> str:
    """What it is, in a line or two; all of it is in Evidence and in the tool tip."""
    first, full_stop, _rest = text.partition(". ")
    return first + full_stop.strip()
