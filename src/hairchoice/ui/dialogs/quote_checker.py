"""The quote checker: what a clinic's offer comes to, and what to ask before signing it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.describe import years_text
from hairchoice.engine.offer import YEARS, Total
from hairchoice.engine.quote import CheckedQuote, check_quote
from hairchoice.engine.scenario import Scenario
from hairchoice.engine.usual_quote import UsualQuote, usual_quote
from hairchoice.ui import theme
from hairchoice.ui.accessible import Announcer
from hairchoice.ui.dialogs.quote_form import QuoteForm
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.widgets.marks import Note, Rule
from hairchoice.ui.widgets.notice import Notice
from hairchoice.ui.widgets.range_bar import RangeBar

_FORM_WIDTH = 264
_SHARE = 0.94
"""Of the height of a small screen: the frame needs room too."""


class QuoteChecker(QDialog):
    """A form on the left and, at once, what follows from it on the right.

    Attributes:
        form: What the clinic offered.
        answer: What is said about it.
        use: Takes the quote over into the comparison.

    Signals:
        quote_used: With the treatment's id and its `hairchoice.engine.scenario.Choices`.
    """

    quote_used = Signal(str, object)

    def __init__(
        self,
        catalogue: Catalogue,
        scenario: Scenario,
        treatment_id: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Check a quote"))
        self.resize(880, min(670, round(_SHARE * self.screen().availableSize().height())))
        self._catalogue = catalogue
        self._scenario = scenario
        self._formats = LocaleFormats()
        self._checked: CheckedQuote | None = None
        self.form = QuoteForm(catalogue, scenario)
        self.form.choose(treatment_id)
        self.answer = QuoteAnswer()
        self._notice = Notice()
        self._area = self._make_area()
        self._lay_out()
        self.form.changed.connect(self._work_out)
        self.form.refused.connect(self._notice.say)
        self._work_out()
        # Only from here on: what there is at first is read out with the window.
        self.form.changed.connect(Announcer(self._area, self.answer.spoken).soon)
        self.form.fields["price"].setFocus()

    def set_scenario(self, scenario: Scenario) -> None:
        """Follows the person whom the comparison is about."""
        self._scenario = scenario
        self.form.set_scenario(scenario)

    def _lay_out(self) -> None:
        self.form.setFixedWidth(_FORM_WIDTH)
        columns = QHBoxLayout()
        columns.setSpacing(3 * theme.GAP)
        columns.addWidget(self.form)
        columns.addWidget(self._area, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * (2 * theme.GAP,))
        layout.setSpacing(2 * theme.GAP)
        layout.addWidget(self._notice)
        layout.addLayout(columns, 1)
        layout.addWidget(self._buttons())

    def _make_area(self) -> QScrollArea:
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("What follows from the quote"))
        area.setWidget(self.answer)
        return area

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.use = QPushButton(self.tr("&Use this quote in the comparison"))
        buttons.addButton(self.use, QDialogButtonBox.ButtonRole.ActionRole)
        self.use.clicked.connect(self._use)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            # Return in a field ends the typing; it does not press a button.
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        return buttons

    def _work_out(self) -> None:
        offer = self.form.offer()
        self._checked = None
        if offer is not None:
            self._checked = check_quote(offer, self._scenario, self._catalogue, self._formats)
        self._notice.say("")
        if self._checked is None:
            treatment, item = self.form.chosen()
            self.answer.ask_for_price(
                usual_quote(treatment.id, item.id, self._scenario, self._catalogue, self._formats)
            )
        else:
            self.answer.show_quote(self._checked)
        self.use.setEnabled(self._checked is not None and bool(self._checked.totals))
        self._area.setAccessibleDescription(self.answer.spoken())

    def _use(self) -> None:
        if self._checked is not None:
            self.quote_used.emit(self._checked.offer.treatment, self._checked.choices)
            self.accept()


class QuoteAnswer(QWidget):
    """What is said about an offer.

    Attributes:
        headline: What it comes to.
        totals: The amount after each of `YEARS`; and by month beneath it.
        kept_up: Beneath both, the amount with the usual sessions that the offer does not mention.
        place: Where the quote sits among sourced prices.
        leaves_out, questions: Their lines.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = LocaleFormats()
        self.headline = _sentence(theme.SECTION, bold=True)
        self.counted = Note()
        self.totals = {years: (_sentence(theme.HEADLINE), Note()) for years in YEARS}
        self.kept_up = {years: Note() for years in YEARS}
        self.bar = RangeBar()
        self.place = _sentence()
        self.leaves_out = Bullets()
        self.questions = Bullets()
        self._table = self._totals_table()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 2 * theme.GAP, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self.headline)
        layout.addWidget(self.counted)
        layout.addWidget(self._table)
        place_part = _part(self.tr("Among the prices we found"), self.bar, self.place)
        self._left_part = _part(self.tr("What the price leaves out"), self.leaves_out)
        questions_part = _part(self.tr("Ask before you sign"), self.questions)
        for part in (place_part, self._left_part, questions_part):
            layout.addWidget(part)
        layout.addStretch(1)

    def ask_for_price(self, usual: UsualQuote) -> None:
        """Shows what can be said before there is a price: what others pay."""
        self.headline.setText(self.tr("Type the price you were offered."))
        self.counted.say(usual.counted)
        self._show_totals(usual.totals, usual.currency, own=False)
        self.bar.show_span(usual.span, usual.currency, usual.found, quoted=False)
        self.place.setText(usual.found)
        self._show_lines(usual.leaves_out, usual.questions)

    def show_quote(self, checked: CheckedQuote) -> None:
        """Shows all that is to be said about an offer."""
        self.headline.setText(checked.headline)
        self.counted.say("")
        self._show_totals(checked.totals, checked.currency, own=True, kept_up=checked.kept_up)
        self.bar.show_span(checked.span, checked.currency, checked.place)
        self.place.setText(checked.place)
        self._show_lines(checked.leaves_out, checked.questions)

    def spoken(self) -> str:
        """Returns in a line what the offer comes to and where its price sits."""
        shown = self._table.isVisibleTo(self)
        amounts = [amount for amount, _monthly in self.totals.values()]
        totals = [f"{amount.accessibleDescription()} {amount.text()}" for amount in amounts]
        parts = (self.headline.text(), self.counted.text(), *(totals if shown else ()))
        return " ".join(f"{part.rstrip('.:')}." for part in (*parts, self.place.text()) if part)

    def _show_totals(
        self,
        totals: tuple[Total, ...],
        currency: str,
        *,
        own: bool,
        kept_up: tuple[Total, ...] = (),
    ) -> None:
        """Shows amounts; those that are not from the person's own quote step back."""
        for note in self.kept_up.values():
            note.say("")
        for total, offered in zip(kept_up, totals, strict=False):
            if total.amount == offered.amount:
                continue
            more = self._formats.exact_money(total.amount, currency)
            said = self.tr("{amount} with later sessions")
            self.kept_up[total.years].say(said.format(amount=more))
        role = QPalette.ColorRole.WindowText if own else QPalette.ColorRole.PlaceholderText
        self._table.setVisible(bool(totals))
        for total in totals:
            amount, monthly = self.totals[total.years]
            amount.setForegroundRole(role)
            amount.setText(self._formats.exact_money(total.amount, currency))
            by_month = self._formats.money(total.per_month, currency)
            monthly.say(self.tr("{amount} a month").format(amount=by_month))

    def _show_lines(self, leaves_out: tuple[str, ...], questions: tuple[str, ...]) -> None:
        self.leaves_out.show_lines(leaves_out)
        self.questions.show_lines(questions)
        self._left_part.setVisible(bool(leaves_out))

    def _totals_table(self) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, theme.GAP // 2, 0, theme.GAP // 2)
        grid.setHorizontalSpacing(3 * theme.GAP)
        grid.setVerticalSpacing(0)
        for column, (years, (amount, monthly)) in enumerate(self.totals.items()):
            after = self.tr("after {years}").format(years=years_text(years))
            amount.setWordWrap(False)
            amount.setAccessibleDescription(after)
            grid.addWidget(Note(after), 0, column)
            grid.addWidget(amount, 1, column)
            grid.addWidget(monthly, 2, column)
            grid.addWidget(self.kept_up[years], 3, column)
            grid.setColumnStretch(column, 1)
        return table


class Bullets(QWidget):
    """Sentences with a dot before each; a long one is indented."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[str, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.GAP // 2)

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Shows sentences in place of others."""
        if lines == self.lines:
            return
        self.lines = lines
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for line in lines:
            row = _bullet(line)
            self._rows.addWidget(row)
            row.show()  # the layout would show it later, after a flicker


def _bullet(line: str) -> QWidget:
    row, sentence = QWidget(), _sentence()
    sentence.setText(line)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.GAP)
    layout.addWidget(QLabel("•"), 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(sentence, 1)
    return row


def _sentence(size: int = theme.BODY, *, bold: bool = False) -> QLabel:
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setFont(theme.font(size, bold=bold))
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _part(title: str, *widgets: QWidget) -> QWidget:
    """Returns a heading under a hairline, with what belongs to it."""
    part = QWidget()
    layout = QVBoxLayout(part)
    layout.setContentsMargins(0, theme.GAP // 2, 0, 0)
    layout.setSpacing(theme.GAP)
    heading = QLabel(title)
    heading.setFont(theme.font(theme.BODY, bold=True))
    for widget in (Rule(), heading, *widgets):
        layout.addWidget(widget)
    return part
