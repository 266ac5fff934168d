"""The view *What would change it*: at which value the order turns, and what matters most."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.result import Comparison
from hairchoice.engine.scenario import DRAFT_DRAWS
from hairchoice.engine.words import in_sentence
from hairchoice.ui import theme as themes
from hairchoice.ui.charts.picture import Drawing
from hairchoice.ui.charts.tornado import key_words
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.jobs import BUSY_AFTER_MS, Cancelled, Jobs, Latest
from hairchoice.ui.models.swing_bars import AnswerWords
from hairchoice.ui.models.turning_points import Answer, ask
from hairchoice.ui.views.question_bar import QuestionBar
from hairchoice.ui.views.turning_rows import TurningRows
from hairchoice.ui.views.what_matters import WhatMatters
from hairchoice.ui.widgets.marks import Note
from hairchoice.ui.widgets.plain_table import PlainTable
from hairchoice.ui.widgets.stack import Stack
from hairchoice.ui.widgets.view_head import ViewHead

_GAP = themes.GAP
_WIDE = 860
"""From here on flip points and bars are beside each other."""


class WhatChangesView(QWidget):
    """Asks the engine on a thread and shows the newest answer.

    Attributes:
        bar: The two treatments and the measure.
        head: Who is ahead, and the buttons.
        turning: The flip points.
        first: What matters most for the first treatment.
        second: The same for the second; hidden where that is doing nothing.
        problem: Why there is no answer; empty while there is one.
        limit: Why the two are not judged by what was chosen before.
        working: Shown while an answer takes longer than a tenth of a second.
        turning_table, swings_table: The same numbers.

    Signals:
        focus_changed: Id of the treatment that was put first.
        saving: A picture is to be written; what writes it, and where to.
    """

    focus_changed = Signal(str)
    saving = Signal(object, object)

    def __init__(
        self, jobs: Jobs, formats: LocaleFormats | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._formats = formats or LocaleFormats()
        self._asked: tuple[Comparison, Catalogue] | None = None
        self._answer: Answer | None = None
        self._latest = Latest[Answer](jobs, self._take, self._fail, self)
        self._patience = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self.working = QLabel(self.tr("Working…"))
        self.bar = QuestionBar()
        self.head = ViewHead(
            [
                (self.tr("What matters most, first treatment"), self._first_drawing),
                (self.tr("What matters most, second treatment"), self._second_drawing),
            ]
        )
        self.problem, self.limit = Note(), Note()
        self.turning = TurningRows(self._formats)
        self.first, self.second = WhatMatters(key_words()), WhatMatters()
        self.turning_table = PlainTable(self.tr("What would turn it around"))
        self.swings_table = PlainTable(self.tr("What matters most"))
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._tables = QVBoxLayout()
        self._stack = Stack()
        self._lay_out()
        self._connect()

    @property
    def idle(self) -> bool:
        """True when the newest question was answered."""
        return self._latest.idle

    @property
    def answer(self) -> Answer | None:
        """What is shown."""
        return self._answer

    def set_comparison(self, comparison: Comparison, catalogue: Catalogue) -> None:
        """Asks again for the person and the treatments of a comparison."""
        self._asked = (comparison, catalogue)
        self.bar.set_comparison(comparison)
        self._ask()

    def set_focus(self, treatment_id: str | None) -> None:
        """Puts a treatment first, and asks about it."""
        if treatment_id is not None and self.bar.set_first(treatment_id):
            self._ask()

    def apply_theme(self, theme: themes.Theme) -> None:
        """Draws in the colours of a theme."""
        self.bar.apply_theme(theme)
        self.turning.apply_theme(theme)
        for part in (self.first, self.second):
            part.chart.apply_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts both parts beside each other where there is room."""
        wide = event.size().width() >= _WIDE
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        themes.set_muted(self.working)
        kept = self.working.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # or everything would jump when it comes
        self.working.setSizePolicy(kept)
        self.working.hide()
        self.head.sentence.setFont(themes.font(themes.SECTION))
        self.problem.setFont(themes.font(themes.SECTION))
        self._stack.addWidget(self._scrolled(self._make_pictures()))
        tables = QWidget()
        tables.setLayout(self._tables)
        self._tables.setContentsMargins(0, 0, 0, 0)
        for table in (self.turning_table, self.swings_table):
            self._tables.addWidget(table)
        self._stack.addWidget(tables)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * _GAP, _GAP, 2 * _GAP, 0)
        layout.setSpacing(_GAP)
        for widget in (self.bar, self.limit, self.head, self.problem):
            layout.addWidget(widget)
        layout.addWidget(self._stack, 1)
        kept = self._stack.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # the question stays at the top
        self._stack.setSizePolicy(kept)
        self._stack.hide()  # until there is an answer

    def _make_pictures(self) -> QWidget:
        turning, matters = QVBoxLayout(), QVBoxLayout()
        heading = QHBoxLayout()
        heading.addWidget(self._heading(QLabel(self.tr("What would turn it around"))))
        heading.addWidget(self.working, 0, Qt.AlignmentFlag.AlignTop)
        turning.addLayout(heading)
        turning.addWidget(self.turning)
        matters.addWidget(self.first)
        matters.addWidget(self.second)
        for part in (turning, matters):
            part.setSpacing(_GAP)
            part.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._columns.addLayout(part, 1)
        self._columns.setContentsMargins(0, 0, _GAP, 0)
        self._columns.setSpacing(4 * _GAP)
        body = QWidget()
        body.setLayout(self._columns)
        return body

    def _heading(self, label: QLabel) -> QLabel:
        label.setFont(themes.font(themes.BODY, bold=True))
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return label

    def _scrolled(self, body: QWidget) -> QScrollArea:
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(self.tr("What would change it"))
        area.setWidget(body)
        return area

    def _connect(self) -> None:
        self._patience.timeout.connect(self._say_working)
        self.bar.asked.connect(self._ask)
        self.bar.first_chosen.connect(self.focus_changed)
        self.head.saving.connect(self.saving)
        self.head.table_button.toggled.connect(lambda on: self._stack.setCurrentIndex(int(on)))

    def _ask(self) -> None:
        question = self.bar.question
        self.limit.say(self.bar.limit)
        if self._asked is None or question is None:
            return
        comparison, catalogue = self._asked
        scenario, formats = comparison.scenario, self._formats

        def answer(cancelled: Cancelled) -> Answer:
            return ask(question, scenario, catalogue, formats, cancelled)

        self._patience.start()
        self._latest.submit(answer, draft=scenario.draws <= DRAFT_DRAWS)

    def _take(self, answer: Answer) -> None:
        # The newest question may be another one: then its answer is on the way.
        if answer.question == self.bar.question:
            self._show(answer)
        if self._asked is not None and answer.scenario == self._asked[0].scenario:
            self._rest()

    def _fail(self, error: Exception) -> None:
        self._rest()
        if not isinstance(error, BadInputError):
            raise error
        self._refuse(error)

    def _refuse(self, error: BadInputError) -> None:
        """Says why there is no answer; what was shown before answered another question."""
        assert self._asked is not None
        catalogue = self._asked[1]
        names = {each.id: each.short_name for each in catalogue.treatments}
        lines = [
            f"{names.get(problem.place, problem.place)}: {problem.message}."
            for problem in error.problems
        ]
        self._answer = None
        self._show_answer(False)
        self.problem.say("\n".join(lines))

    def _show_answer(self, shown: bool) -> None:
        """Shows the answer, or the room for what is said instead of one."""
        self.head.setVisible(shown)
        self._stack.setVisible(shown)
        if shown:
            self.problem.say("")

    def _say_working(self) -> None:
        self.working.show()
        if self._answer is None:
            self._show_answer(True)
            self.head.say(self.working.text())

    def _rest(self) -> None:
        self._patience.stop()
        self.working.hide()

    def _show(self, answer: Answer) -> None:
        assert self._asked is not None
        comparison, catalogue = self._asked
        words = AnswerWords(answer, comparison, catalogue, self._formats)
        self._answer = answer
        self._show_answer(True)
        self.head.say(answer.start)
        self.turning.set_turns(answer.turns, comparison.currency)
        self.turning_table.set_rows(words.turning_rows())
        self.swings_table.set_rows(words.swing_rows())
        for part, bars in zip((self.first, self.second), answer.bars, strict=False):
            name = in_sentence(catalogue.treatment(bars.treatment).short_name)
            part.set_tornado(words.tornado(bars), name)
        self.second.setVisible(len(answer.bars) > 1)

    def _first_drawing(self) -> Drawing | None:
        return self._drawing(self.first, "what-matters")

    def _second_drawing(self) -> Drawing | None:
        return self._drawing(self.second, "what-matters-second")

    def _drawing(self, part: WhatMatters, name: str) -> Drawing | None:
        if self._asked is None or self._answer is None or part.isHidden():
            return None
        return part.drawing(name, self._asked[0])
