"""What a person sees first: three questions others have, and the way to their own."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from hairchoice.paths import bundled
from hairchoice.ui import theme
from hairchoice.ui.views.headline import Sentence
from hairchoice.ui.widgets.marks import Note, swatch_icon

translate = QCoreApplication.translate

_CARD_WIDTH = 280
_WIDE = 3 * 240
_WAY_HEIGHT = 40
_SWATCH_SIZE = (24, 12)


class Example(Struct, frozen=True):
    """A comparison that comes with the program.

    Attributes:
        file: In ``resources/examples``.
        question: What it is about, as a person would ask.
        who: Whom it is about, and what to look for.
        treatments: Whose lines the card shows.
    """

    file: str
    question: str
    who: str
    treatments: tuple[str, ...]

    @property
    def path(self) -> Path:
        """Where it is."""
        return bundled("resources", "examples", self.file)


def examples() -> tuple[Example, ...]:
    """Returns the three examples in the language of the program."""
    return (
        Example(
            "exosomes-or-tablets.hairchoice",
            translate("Example", "Exosomes, or minoxidil and finasteride?"),
            translate(
                "Example",
                "A man with a thin spot at the crown was offered three exosome sessions at $3,000 "
                "each. What would old and well tested medicines bring for the same years?",
            ),
            ("exosomes", "minoxidil_topical_5", "finasteride_oral", "minoxidil_plus_finasteride"),
        ),
        Example(
            "prp-or-minoxidil.hairchoice",
            translate("Example", "PRP, or minoxidil, for a woman?"),
            translate(
                "Example",
                "A woman in Britain whose parting has widened wonders whether injections of her "
                "own plasma are worth more than drops from the chemist.",
            ),
            ("prp", "minoxidil_topical_5", "laser_device"),
        ),
        Example(
            "transplant-in-turkey.hairchoice",
            translate("Example", "A transplant in Turkey, with or without medicines?"),
            translate(
                "Example",
                "A man flies to Istanbul for a transplant. Moved hair stays, the rest goes on "
                "thinning: what do medicines after it add over ten years?",
            ),
            ("hair_transplant_fue", "transplant_with_medicines", "minoxidil_plus_finasteride"),
        ),
    )


class Card(QAbstractButton):
    """One example: a question, a few words on it, the lines of what is compared.

    Attributes:
        example: What it opens.
    """

    def __init__(self, example: Example, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.example = example
        self.setText(example.question)
        self.setAccessibleName(example.question)
        self.setAccessibleDescription(example.who)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._lines = QHBoxLayout()
        self._lay_out()

    def apply_theme(self, appearance: theme.Theme) -> None:
        """Draws the lines in a theme's colours."""
        for place, treatment_id in enumerate(self.example.treatments):
            item = self._lines.itemAt(place)
            label = item.widget() if item is not None else None
            if isinstance(label, QLabel):
                icon = swatch_icon(treatment_id, appearance)
                label.setPixmap(icon.pixmap(*_SWATCH_SIZE))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Shows that it can be pressed."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Goes back."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws a panel with a frame, stronger under the pointer and with the focus."""
        appearance = theme.theme_of(self)
        strong = self.hasFocus() or self.underMouse()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = appearance.accent if strong else appearance.frame
        painter.setPen(QPen(QColor(colour), 2 if strong else 1))
        painter.setBrush(QColor(appearance.background if self.isDown() else appearance.panel))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _lay_out(self) -> None:
        question, who = QLabel(self.example.question), QLabel(self.example.who)
        question.setFont(theme.font(theme.SECTION, bold=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * (2 * theme.GAP,))
        layout.setSpacing(theme.GAP)
        for label in (question, who):
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addStretch(1)
        for _treatment in self.example.treatments:
            self._lines.addWidget(QLabel())
        self._lines.addStretch(1)
        layout.addLayout(self._lines)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.apply_theme(theme.theme_of(self))


class WelcomeView(QScrollArea):
    """The page of examples, in the place of the answer.

    Attributes:
        cards: The examples.
        intro: What the program is for, and where the focus begins.
        own: Goes on to the person's own comparison.
        quote: Goes on to the quote checker.

    Signals:
        example_chosen: With the `Example`.
        own_chosen: The person starts with themselves.
    """

    example_chosen = Signal(object)
    own_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Welcome"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the cards scroll into sight by themselves
        self.cards = [Card(example) for example in examples()]
        self.intro = Sentence(theme.HEADLINE)
        self.own = QPushButton()
        self.quote = QPushButton(self.tr("Check a clinic's &quote…"))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.own.clicked.connect(self.own_chosen)
        for card in self.cards:
            card.clicked.connect(lambda _checked, it=card: self.example_chosen.emit(it.example))

    def set_first(self, first: bool) -> None:
        """Names the way out: to a first comparison, or back to the one that is there."""
        words = self.tr("Start &with my own hair") if first else self.tr("Bac&k to my comparison")
        self.own.setText(words)

    def apply_theme(self, appearance: theme.Theme) -> None:
        """Draws in a theme's colours."""
        for card in self.cards:
            card.apply_theme(appearance)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the cards beside each other where there is room, else below each other."""
        direction = QBoxLayout.Direction
        wide = event.size().width() >= _WIDE
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        both = self.own.sizeHint().width() + self.quote.sizeHint().width() + 4 * theme.GAP
        beside = both <= event.size().width()
        self._ways.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        body = QWidget()
        body.setMaximumWidth(4 * _CARD_WIDTH)
        hung, layout = QVBoxLayout(body), QVBoxLayout()
        hung.setContentsMargins(0, theme.GAP, theme.GAP, theme.GAP)
        hung.setSpacing(0)
        # In a large window a page that hangs from its top looks unfinished.
        hung.addStretch(1)
        hung.addLayout(layout)
        hung.addStretch(3)
        layout.setSpacing(2 * theme.GAP)
        title, text = self.intro, Sentence(theme.BODY)
        title.setText(self.tr("What would it cost you, and what could you get for it?"))
        text.setText(
            self.tr(
                "HairChoice plays your next years thousands of times, with prices and results "
                "from published sources, and says how sure anyone can be. It does not tell you "
                "what to choose. Nothing you type leaves this computer."
            )
        )
        # The focus begins there, without a frame: who does not see the page hears what it is.
        title.setAccessibleName(f"{title.text()} {text.text()}")
        layout.addWidget(title)
        layout.addWidget(text)
        layout.addLayout(self._lay_out_ways())
        layout.addSpacing(theme.GAP)
        layout.addWidget(Note(self.tr("Or try it with one of three questions"), body))
        self._row.setSpacing(2 * theme.GAP)
        for card in self.cards:
            self._row.addWidget(card, 1)
        layout.addLayout(self._row)
        self.setWidget(body)

    def _lay_out_ways(self) -> QBoxLayout:
        """The two ways in for somebody with a question of their own."""
        ways = self._ways
        ways.setSpacing(theme.GAP)
        for button in (self.own, self.quote):
            button.setFont(theme.font(theme.SECTION))
            button.setMinimumHeight(_WAY_HEIGHT)
            ways.addWidget(button)
        ways.addStretch(1)
        return ways
