"""The view *100 people*: what becomes of a hundred people like this one, treatment by treatment."""

from __future__ import annotations

import math
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.describe import GROUP_WORDS, Formats, of_100_words, spent_words, years_text
from hairchoice.engine.result import Comparison
from hairchoice.ui import theme as themes
from hairchoice.ui.charts.hundred import (
    Hundred,
    grid_side,
    hundreds,
    hundreds_height,
    paint_hundreds,
)
from hairchoice.ui.charts.icon_array import GROUPS, ArrayColours, Group, paint_person
from hairchoice.ui.charts.ink import screen_ink
from hairchoice.ui.charts.people_grid import best_grid
from hairchoice.ui.charts.picture import FRAME_HEIGHT, INNER_WIDTH, Drawing, origin, picture_ink
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.views.person_card import PADDING, PersonCard
from hairchoice.ui.widgets.plain_table import PlainTable, Rows
from hairchoice.ui.widgets.stack import Stack
from hairchoice.ui.widgets.view_head import ViewHead

_GAP = themes.GAP
_PICTURE_TYPE = (6.4, 78)
"""Unit and type of the picture: three beside each other, with sentences, on a page's width."""

_GROUP_WORDS = dict(zip(GROUPS, GROUP_WORDS, strict=True))


class Glyph(QWidget):
    """One circle of the legend."""

    def __init__(self, group: Group, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = group
        self.setFixedSize(QSize(14, 14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the circle in the colour of text: the legend is for every treatment's colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = screen_ink(themes.theme_of(self))
        colours = ArrayColours(ink.muted, ink.frame)
        paint_person(painter, self._group, QPointF(7, 7), 6, colours)


class Legend(QWidget):
    """The three fills in words, once for all arrays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP // 2 + 2)
        for group in GROUPS:
            layout.addWidget(Glyph(group))
            label = QLabel(_GROUP_WORDS[group])
            label.setFont(themes.font(themes.NOTE))
            themes.set_muted(label)
            label.setMaximumWidth(label.sizeHint().width())  # one line, where there is room
            label.setWordWrap(True)
            layout.addWidget(label, 1)
            layout.addSpacing(2 * _GAP)
        layout.addStretch(1)


class HundredPeopleView(QWidget):
    """A grid of arrays, all of one size.

    Attributes:
        cards: The treatments in the scenario's order.
        head: Its sentence and buttons.
        table: The same numbers.

    Signals:
        focus_changed: Id of the treatment the person brought forward.
        saving: A picture is to be written; what writes it, and where to.
    """

    focus_changed = Signal(str)
    saving = Signal(object, object)

    def __init__(self, formats: Formats | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats or LocaleFormats()
        self._comparison: Comparison | None = None
        self._theme = themes.theme_of(self)
        self._focus: str | None = None
        self._columns = 1
        self.cards: list[PersonCard] = []
        self.head = ViewHead([(self.tr("100 people"), self._drawing)])
        self.table = PlainTable(self.tr("Of 100 people"))
        self._area, self._grid = QScrollArea(widgetResizable=True), QGridLayout()
        self._pictures, self._stack = QWidget(), Stack()
        self._build()

    @property
    def columns(self) -> int:
        """How many arrays are beside each other."""
        return self._columns

    def set_comparison(self, comparison: Comparison, catalogue: Catalogue) -> None:  # noqa: ARG002
        """Shows a comparison. Its views all take the catalogue; the counts need nothing of it."""
        self._comparison = comparison
        items = hundreds(comparison, self._formats)
        years = years_text(comparison.scenario.years)
        text = self.tr("Each circle is one of 100 people like you, {years} from now.")
        self.head.say(text.format(years=years))
        self._show(items)
        self.table.set_rows(self._rows(comparison, items))
        self._mark()

    def set_focus(self, treatment_id: str | None) -> None:
        """Marks a treatment; None for none."""
        self._focus = treatment_id
        self._mark()

    def apply_theme(self, theme: themes.Theme) -> None:
        """Draws in the colours of a theme."""
        self._theme = theme
        for card in self.cards:
            card.apply_theme(theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Puts as many beside each other as there is room for, with or without a scroll bar."""
        if watched is self._area.viewport() and event.type() == QEvent.Type.Resize:
            self._arrange()
        return False

    def _build(self) -> None:
        self.head.saving.connect(self.saving)
        self.head.table_button.toggled.connect(self._show_table)
        body = QWidget()
        body.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, _GAP)
        self._grid.setSpacing(_GAP)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._area.setWidget(body)
        self._area.viewport().installEventFilter(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setAccessibleName(self.tr("100 people"))
        pictures = QVBoxLayout(self._pictures)
        pictures.setContentsMargins(0, 0, 0, 0)
        pictures.setSpacing(_GAP)
        pictures.addWidget(Legend())
        pictures.addWidget(self._area, 1)
        self._stack.addWidget(self._pictures)
        self._stack.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * _GAP, _GAP, 2 * _GAP, 0)
        layout.setSpacing(_GAP // 2)
        layout.addWidget(self.head)
        layout.addWidget(self._stack, 1)

    def _show(self, items: tuple[Hundred, ...]) -> None:
        """Keeps the cards while only their numbers change, so that the focus stays."""
        if [card.item.id for card in self.cards] == [item.id for item in items]:
            for card, item in zip(self.cards, items, strict=True):
                card.show_item(item)
        else:
            for card in self.cards:
                card.setParent(None)
                card.deleteLater()
            self.cards = [self._card(item) for item in items]
        self._arrange()

    def _card(self, item: Hundred) -> PersonCard:
        card = PersonCard(item)
        card.apply_theme(self._theme)
        card.chosen.connect(self._chosen)
        card.stepped.connect(partial(self._step, card))
        return card

    def _arrange(self) -> None:
        if not self.cards:
            return
        port = self._area.viewport()
        grid = best_grid(len(self.cards), port.width(), port.height(), _GAP, self)
        self._columns = grid.columns
        for start in range(0, len(self.cards), grid.columns):
            row = self.cards[start : start + grid.columns]
            needed = (card.needed_height(grid.width, grid.side, beside=grid.beside) for card in row)
            height = math.ceil(max(needed))
            for column, card in enumerate(row):
                card.set_room(grid.width, height, grid.side, beside=grid.beside)
                self._grid.addWidget(card, start // grid.columns, column)

    def needed_height(self, width: float, side: float, *, beside: bool) -> float:
        """Returns how tall the tallest card is in a width, with an array of a size."""
        return max(card.needed_height(width, side, beside=beside) for card in self.cards)

    def widest_side(self, width: float, *, beside: bool) -> float:
        """Returns how large the array of a card may be in a width."""
        return grid_side(width - 2 * PADDING, screen_ink(self._theme), beside=beside)

    def _mark(self) -> None:
        for card in self.cards:
            card.set_marked(card.item.id == self._focus)

    def _chosen(self, treatment_id: str) -> None:
        changed = treatment_id != self._focus
        self.set_focus(treatment_id)
        if changed:
            self.focus_changed.emit(treatment_id)

    def _step(self, card: PersonCard, right: int, down: int) -> None:
        place = self.cards.index(card) + right + down * self._columns
        if 0 <= place < len(self.cards):
            self.cards[place].setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(self.cards[place], 0, _GAP)

    def _show_table(self, shown: bool) -> None:
        self._stack.setCurrentWidget(self.table if shown else self._pictures)

    def _rows(self, comparison: Comparison, items: tuple[Hundred, ...]) -> Rows:
        spent = self.tr("Spent without a visible difference, {currency}")
        titles = (
            self.tr("Treatment"),
            *(words.capitalize() for words in _GROUP_WORDS.values()),
            spent.format(currency=comparison.currency),
        )
        return Rows(titles, tuple(self._cells(comparison, item) for item in items))

    def _cells(self, comparison: Comparison, item: Hundred) -> tuple[str, ...]:
        if item.counts is None:
            return (item.name, *[self.tr("no usable trial")] * len(GROUPS), "")
        spent = comparison.treatment(item.id).spent_without_visible
        words = "–" if spent is None else spent_words(spent, comparison, self._formats)
        return (item.name, *(count for count, _ in of_100_words(item.counts)), words)

    def _drawing(self) -> Drawing | None:
        if self._comparison is None:
            return None
        items = hundreds(self._comparison, self._formats)
        columns, ink = min(3, len(items)), picture_ink().resized(*_PICTURE_TYPE)
        return Drawing(
            name="100-people",
            title=self.tr("100 people"),
            sentence=f"{self.head.sentence.text()} {legend_sentence()}",
            origin=origin(self._comparison),
            paint=lambda painter, area, _: paint_hundreds(painter, area, items, columns, ink),
            height=hundreds_height(items, INNER_WIDTH, columns, ink) + FRAME_HEIGHT,
        )


def legend_sentence() -> str:
    """Returns the three fills in words, for where no legend is drawn."""
    said = QCoreApplication.translate(
        "HundredPeopleView", "Full: {visible}. With a dot: {too_small}. Hollow: {no_better}."
    )
    return said.format(**_GROUP_WORDS)
